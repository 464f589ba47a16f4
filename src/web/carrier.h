// SPDX-License-Identifier: MIT
// Answers of somebody who is not signed in, carried in the form itself: sealed, so that they say nothing to
// whoever looks into the page, and so that nobody can put anything else there.
//
// In: a draft that is not saved, or a token that a form sent. Out: the other of the two. Never: stored
// anywhere; opens what is older than two hours, larger than it may be, changed by one bit, or of another
// start of the program.
#pragma once

#include <string>
#include <string_view>

#include "casework/draft.h"
#include "crypt/secret.h"

namespace sharewell::web {

inline constexpr std::int64_t kCarriedLifeMs = 2 * kHourMs;          ///< counted from the last answer
inline constexpr std::size_t kCarriedBytes = std::size_t{8} * 1024;  ///< of a token

class Carrier {
 public:
  explicit Carrier(Random random);
  /// base64url, for a hidden field.
  [[nodiscard]] std::string seal(const casework::Draft& draft, Instant now) const;
  /// errors  TooLarge; BadInput: it is no token of this program. Stale: too old.
  [[nodiscard]] Result<casework::Draft> open(std::string_view token, Instant now) const;

 private:
  Random random_;
  crypt::SecretKey key_;
};

}  // namespace sharewell::web
