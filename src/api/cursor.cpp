// SPDX-License-Identifier: MIT
#include "api/cursor.h"

#include <charconv>

namespace sharewell::api {
namespace {

constexpr std::size_t kCursorBytes = 120;

}  // namespace

std::unexpected<Error> bad_cursor() {
  return fail(ErrorCode::BadInput, "it is not a cursor of this list; begin without one", "cursor");
}

Result<PartWanted> part_wanted(const Call& call) {
  PartWanted wanted;
  if (const auto cursor = call.request.query_value("cursor")) {
    const auto key = cursor->size() > kCursorBytes ? std::nullopt : from_base64url(*cursor);
    if (!key || key->empty()) return bad_cursor();
    wanted.after = text_of(*key);
  }
  if (const auto limit = call.request.query_value("limit")) {
    const auto [end, error] = std::from_chars(limit->data(), limit->data() + limit->size(), wanted.most);
    if (error != std::errc() || end != limit->data() + limit->size() || wanted.most < 1 ||
        wanted.most > kPartMost)
      return fail(ErrorCode::BadInput, "it is a whole number from 1 to " + std::to_string(kPartMost),
                  "limit");
  }
  return wanted;
}

std::string cursor_after(std::string_view key) { return to_base64url(bytes_of(key)); }

}  // namespace sharewell::api
