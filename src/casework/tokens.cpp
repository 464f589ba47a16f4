// SPDX-License-Identifier: MIT
#include "casework/tokens.h"

#include <algorithm>

#include "base/limits.h"
#include "base/text.h"

namespace sharewell::casework {
namespace {

constexpr std::size_t kHashCharacters = 64;

Result<void> keep(Organisation& organisation, record::EntryKind kind, json::object body, std::string once,
                  Instant now) {
  record::EntryBody entry{kind, organisation.store->office(), {}, {}, now, now, std::move(body)};
  SW_TRY([[maybe_unused]] const auto kept,
         organisation.store->commit({{std::move(entry)}, std::move(once), {}}));
  return organisation.trouble();
}

Result<void> check(const NewToken& wanted) {
  const std::string& name = wanted.name;
  if (name.empty() || name.size() > limits::kShortTextBytes || !is_plain_text(name) ||
      name.find_first_of("\n\r\t") != std::string::npos)
    return fail(ErrorCode::BadInput, "say on one line which program it is for", "name");
  if (wanted.days < 1 || wanted.days > kTokenDays)
    return fail(ErrorCode::BadInput, "a token is good for 1 to " + std::to_string(kTokenDays) + " days",
                "days");
  const bool is_hash =
      wanted.sha256.size() == kHashCharacters && std::ranges::all_of(wanted.sha256, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
      });
  if (!is_hash || wanted.ref.empty())
    return fail(ErrorCode::BadInput, "a token needs a reference and a hash", "token");
  return {};
}

}  // namespace

FreshToken fresh_token(std::string_view organisation, const Random& random) {
  auto ref = record::TokenRef::make(random);
  std::string text = access::make_token(organisation, ref, random);
  std::string sha256 = access::token_hash(text);
  return {std::move(ref), std::move(text), std::move(sha256)};
}

Result<Instant> add_token(Organisation& organisation, const NewToken& wanted, Instant now) {
  SW_DO(check(wanted));
  const auto person = organisation.people.find_user(wanted.user);
  if (!person) return fail(ErrorCode::NotFound, "there is nobody with this user name", wanted.user);
  if (organisation.tokens.find(wanted.ref))
    return fail(ErrorCode::BadInput, "there is a token with this reference already", "token");
  const Instant until = end_of_london_day(now, wanted.days);
  const record::TokenMade made{wanted.ref, wanted.name, person->ref, wanted.sha256, until, wanted.writes};
  SW_DO(keep(organisation, record::EntryKind::TokenMade, record::to_json(made), "token " + wanted.ref.text(),
             now));
  return until;
}

Result<void> end_token(Organisation& organisation, const record::TokenRef& ref, Instant now) {
  const auto token = organisation.tokens.find(ref);
  if (!token) return fail(ErrorCode::NotFound, "there is no such token");
  if (token->ended) return {};
  return keep(organisation, record::EntryKind::TokenEnded, record::to_json(record::TokenEnded{ref}),
              "end token " + ref.text(), now);
}

}  // namespace sharewell::casework
