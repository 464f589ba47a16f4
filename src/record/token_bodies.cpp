// SPDX-License-Identifier: MIT
#include "record/token_bodies.h"

#include "record/members.h"

namespace sharewell::record {

json::object to_json(const TokenMade& b) {
  return {{"token", b.token.text()}, {"name", b.name},      {"person", b.person.text()},
          {"sha256", b.sha256},      {"until", b.until.ms}, {"writes", b.writes}};
}

json::object to_json(const TokenEnded& b) { return {{"token", b.token.text()}}; }

template <>
Result<TokenMade> read_body(const EntryBody& entry) {
  SW_DO(expect_kind(entry, EntryKind::TokenMade));
  Members m(entry.body);
  TokenMade body{m.ref<TokenRef>("token"),   m.text("name"),   m.ref<PersonRef>("person"), m.text("sha256"),
                 Instant{m.number("until")}, m.truth("writes")};
  return checked(m, std::move(body));
}

template <>
Result<TokenEnded> read_body(const EntryBody& entry) {
  SW_DO(expect_kind(entry, EntryKind::TokenEnded));
  Members m(entry.body);
  return checked(m, TokenEnded{m.ref<TokenRef>("token")});
}

}  // namespace sharewell::record
