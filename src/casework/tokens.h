// SPDX-License-Identifier: MIT
// Letting a program act for a person, until a day, and ending that. For whoever looks after an installation.
//
// In: an organisation, what was typed, the hash of a token that was made elsewhere. Out: entries of the
// office file. Never: sees a token; makes one for longer than kTokenDays; gives a program more than its
// person has.
#pragma once

#include "casework/installation.h"

namespace sharewell::casework {

inline constexpr int kTokenDays = 366;

struct NewToken {
  record::TokenRef ref;
  std::string name;    ///< of the program
  std::string user;    ///< whom it acts for, as typed before the @
  std::string sha256;  ///< access::token_hash of its text
  int days = 0;        ///< 1 to kTokenDays; it ends with the last of them
  bool writes = false;
};

/// out     when it ends.
/// errors  BadInput naming what cannot be used; NotFound: no such person.
[[nodiscard]] Result<Instant> add_token(Organisation& organisation, const NewToken& wanted, Instant now);

/// Ending one twice is fine. errors  NotFound: no such token.
[[nodiscard]] Result<void> end_token(Organisation& organisation, const record::TokenRef& ref, Instant now);

}  // namespace sharewell::casework
