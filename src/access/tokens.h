// SPDX-License-Identifier: MIT
// Which programs may act for whom in one organisation, as a fold of its office entries. A program says who it
// is by a token, "sharewell.ORGANISATION.REFERENCE.SECRET", in the Authorization header (RFC 6750).
//
// In: office entries in register order; what a program sent. Out: the token that it bears, or nothing. Any
// thread may call it. Never: keeps a token (only its SHA-256: 256 random bits need no slower hash); tells an
// ended one from one that never was.
#pragma once

#include <optional>
#include <shared_mutex>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "record/token_bodies.h"

namespace sharewell::access {

struct Token {
  record::TokenRef ref;
  std::string name;  ///< of the program
  PersonRef person;  ///< whom it acts for
  Instant made, until;
  bool writes = false;  ///< else it only reads
  bool ended = false;
};

/// A new token's text.
[[nodiscard]] std::string make_token(std::string_view organisation, const record::TokenRef& ref,
                                     const Random& random);
/// The SHA-256 of a token's text, in hexadecimal, as it is kept.
[[nodiscard]] std::string token_hash(std::string_view token);
/// The organisation and the reference that stand in a token's text, whoever wrote it; nullopt if it has
/// another shape.
struct TokenName {
  std::string_view organisation;
  record::TokenRef ref;
};
[[nodiscard]] std::optional<TokenName> name_in(std::string_view token);

class Tokens {
 public:
  /// errors  Damaged if an office entry cannot be read.
  [[nodiscard]] Result<void> apply(const record::EntryBody& entry);
  /// The token with this text, if it was made here, has not ended and is not past its last day. The secret is
  /// compared in a time that does not depend on it.
  [[nodiscard]] std::optional<Token> find(std::string_view token, Instant now) const;
  [[nodiscard]] std::optional<Token> find(const record::TokenRef& ref) const;
  /// In the order in which they were made, ended ones too.
  [[nodiscard]] std::vector<Token> all() const;

 private:
  struct Row {
    Token token;
    std::string sha256;
  };
  mutable std::shared_mutex mutex_;
  std::vector<Row> rows_;
};

}  // namespace sharewell::access
