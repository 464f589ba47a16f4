// SPDX-License-Identifier: MIT
// An enquiry that is not recorded yet: private to its author and outside the register.
// In: what the author typed so far. Out: the same. Never: outlives its recording or 14 days; its key dies
// then.
#pragma once

#include <cstdint>
#include <string>

#include "base/personal.h"
#include "base/ref.h"
#include "base/time.h"

namespace sharewell::store {

inline constexpr std::int64_t kDraftLifeMs = 14 * kDayMs;  ///< counted from the last save

struct Draft {
  DraftRef ref;
  PersonRef author;
  std::int64_t version = 0;  ///< 1 after the first save, one more with each
  Instant saved_at;
  Personal<std::string> content;
  bool opens = true;  ///< false: what is kept is damaged; it has no content
};

/// That a draft is there, without what it says.
struct DraftSaved {
  PersonRef author;
  Instant saved_at;
  bool opens = true;  ///< false: it is damaged
};

}  // namespace sharewell::store
