// SPDX-License-Identifier: MIT
// Letting a program act for a person, until a day, and ending that. For whoever looks after an installation.
//
// In: an organisation, what was typed, the hash of a token. Out: entries of the office file; and, apart from
// them, a token that nobody has yet. Never: keeps a token; makes one for longer than kTokenDays; gives a
// program more than its person has.
#pragma once

#include "casework/installation.h"

namespace sharewell::casework {

inline constexpr int kTokenDays = 366;

/// A token that nobody has yet: its text for whoever asked, and the rest for add_token.
struct FreshToken {
  record::TokenRef ref;
  std::string text, sha256;
};
[[nodiscard]] FreshToken fresh_token(std::string_view organisation, const Random& random);

struct NewToken {
  record::TokenRef ref;
  std::string name;    ///< of the program
  std::string user;    ///< whom it acts for, as typed before the @
  std::string sha256;  ///< of its text
  int days = 0;        ///< 1 to kTokenDays; it ends with the last of them
  bool writes = false;
};

/// out     when it ends.
/// errors  BadInput naming what cannot be used; NotFound: no such person.
[[nodiscard]] Result<Instant> add_token(Organisation& organisation, const NewToken& wanted, Instant now);

/// Ending one twice is fine. errors  NotFound: no such token.
[[nodiscard]] Result<void> end_token(Organisation& organisation, const record::TokenRef& ref, Instant now);

}  // namespace sharewell::casework
