// SPDX-License-Identifier: MIT
// Where one signed-in person works: their organisation's store and people, the pack, a clock and randomness.
//
// In: parts built by `app`. Out: handed by reference to each verb of casework. Never: owned or kept by a
// verb.
#pragma once

#include "access/people.h"
#include "guidance/pack.h"
#include "store/store.h"

namespace sharewell::casework {

struct Desk {
  store::Store& store;
  const access::People& people;
  access::Person me;
  const guidance::Pack& pack;
  const Clock& clock;
  const Random& random;
};

}  // namespace sharewell::casework
