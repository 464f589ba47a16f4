// SPDX-License-Identifier: MIT
#include "access/tokens.h"

#include <algorithm>
#include <array>

#include "crypt/hash.h"

namespace sharewell::access {
namespace {

constexpr std::string_view kFront = "sharewell.";
constexpr std::size_t kTokenBytes = 256;

}  // namespace

std::string make_token(std::string_view organisation, const record::TokenRef& ref, const Random& random) {
  std::array<std::uint8_t, 32> secret{};
  random(secret);
  return std::string(kFront) + std::string(organisation) + "." + ref.text() + "." + to_base64url(secret);
}

std::string token_hash(std::string_view token) { return to_hex(crypt::sha256(bytes_of(token))); }

std::optional<TokenName> name_in(std::string_view token) {
  if (token.size() > kTokenBytes || !token.starts_with(kFront)) return std::nullopt;
  token.remove_prefix(kFront.size());
  const auto first = token.find('.'), last = token.rfind('.');
  if (first == std::string_view::npos || first == last) return std::nullopt;
  const std::string_view typed = token.substr(first + 1, last - first - 1);
  auto ref = record::TokenRef::parse(typed);
  if (!ref || ref->text() != typed) return std::nullopt;
  return TokenName{token.substr(0, first), *std::move(ref)};
}

Result<void> Tokens::apply(const record::EntryBody& entry) {
  const std::unique_lock lock(mutex_);
  if (entry.kind == record::EntryKind::TokenMade) {
    SW_TRY(const auto made, record::read_body<record::TokenMade>(entry));
    rows_.push_back(
        {{made.token, made.name, made.person, entry.recorded_at, made.until, made.writes}, made.sha256});
  } else if (entry.kind == record::EntryKind::TokenEnded) {
    SW_TRY(const auto ended, record::read_body<record::TokenEnded>(entry));
    for (Row& row : rows_)
      if (row.token.ref == ended.token) row.token.ended = true;
  }
  return {};
}

std::optional<Token> Tokens::find(std::string_view token, Instant now) const {
  const auto name = name_in(token);
  if (!name) return std::nullopt;
  const std::string sent = token_hash(token);
  const std::shared_lock lock(mutex_);
  const auto row = std::ranges::find(rows_, name->ref, [](const Row& one) { return one.token.ref; });
  if (row == rows_.end() || !crypt::same(bytes_of(sent), bytes_of(row->sha256))) return std::nullopt;
  if (row->token.ended || row->token.until < now) return std::nullopt;
  return row->token;
}

std::optional<Token> Tokens::find(const record::TokenRef& ref) const {
  const std::shared_lock lock(mutex_);
  for (const Row& row : rows_)
    if (row.token.ref == ref) return row.token;
  return std::nullopt;
}

std::vector<Token> Tokens::all() const {
  const std::shared_lock lock(mutex_);
  std::vector<Token> out;
  out.reserve(rows_.size());
  for (const Row& row : rows_) out.push_back(row.token);
  return out;
}

}  // namespace sharewell::access
