// SPDX-License-Identifier: MIT
#include "web/carrier.h"

#include "base/limits.h"
#include "crypt/seal.h"

namespace sharewell::web {
namespace {

constexpr std::size_t kBucket = 1024;  // so that the length says nothing about the answers

Bytes bound() { return crypt::bind({"sharewell carried answers 1"}); }

std::unexpected<Error> no_token() {
  return fail(ErrorCode::BadInput, "these are no answers carried from here");
}

}  // namespace

Carrier::Carrier(Random random) : random_(std::move(random)), key_(crypt::SecretKey::make(random_)) {}

std::string Carrier::seal(const casework::Draft& draft, Instant now) const {
  const std::string text =
      to_canonical_json(json::object{{"at", now.ms}, {"values", casework::values_json(draft)}});
  return to_base64url(crypt::seal(key_, crypt::pad(bytes_of(text), kBucket), bound(), random_));
}

Result<casework::Draft> Carrier::open(std::string_view token, Instant now) const {
  if (token.size() > kCarriedBytes) return fail(ErrorCode::TooLarge, "carried answers beyond their limit");
  const auto sealed = from_base64url(token);
  if (!sealed) return no_token();
  const auto padded = crypt::open(key_, *sealed, bound());
  if (!padded) return no_token();
  SW_TRY(const ByteView plain, crypt::unpad(*padded, kBucket));
  SW_TRY(const json::value value, parse_json(text_of(plain), limits::kAnswersBytes, "carried answers"));
  const json::object* object = value.if_object();
  const json::value* at = object == nullptr ? nullptr : object->if_contains("at");
  const json::value* values = object == nullptr ? nullptr : object->if_contains("values");
  if (at == nullptr || !at->is_int64() || values == nullptr || !values->is_object()) return no_token();
  if (now - Instant{at->get_int64()} > kCarriedLifeMs)
    return fail(ErrorCode::Stale, "carried answers are older than two hours");
  return casework::draft_with(values->get_object());
}

}  // namespace sharewell::web
