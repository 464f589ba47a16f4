// SPDX-License-Identifier: MIT
// Where one signed-in person works: their organisation's store and people, the pack, a clock and randomness.
//
// In: parts built by `app`. Out: handed by reference to each verb of casework. Never: owned or kept by a
// verb.
#pragma once

#include "access/people.h"
#include "guidance/shelf.h"
#include "store/store.h"

namespace sharewell::casework {

struct Desk {
  store::Store& store;
  const access::People& people;
  access::Person me;
  const guidance::Pack& pack;  ///< in force for new decisions
  const Clock& clock;
  const Random& random;
  const guidance::Shelf& shelf;  ///< the packs of old decisions too
};

/// The words of a task: those of the pack in force, else of any other that has such an obligation, else our
/// own (own_duties.h); nullptr if none.
[[nodiscard]] const guidance::Obligation* find_duty(const Desk& desk, std::string_view obligation);

}  // namespace sharewell::casework
