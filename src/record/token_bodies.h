// SPDX-License-Identifier: MIT
// What the entries say by which a program may act for a person: a token made, a token ended. Shapes:
// docs/formats/entry.md.
//
// In: typed values, or the JSON body of an entry that was kept. Out: the other of the two. Never: the token's
// secret; only its SHA-256.
#pragma once

#include "record/bodies.h"

namespace sharewell::record {

using TokenRef = Ref<struct TokenTag>;

struct TokenMade {
  TokenRef token;
  std::string name;    ///< of the program, for people who look after tokens
  PersonRef person;    ///< whom it acts for
  std::string sha256;  ///< of the whole token, in hexadecimal
  Instant until;
  bool writes = false;  ///< else it only reads
};

struct TokenEnded {
  TokenRef token;
};

[[nodiscard]] json::object to_json(const TokenMade& body);
[[nodiscard]] json::object to_json(const TokenEnded& body);

template <>
[[nodiscard]] Result<TokenMade> read_body(const EntryBody& entry);
template <>
[[nodiscard]] Result<TokenEnded> read_body(const EntryBody& entry);

}  // namespace sharewell::record
