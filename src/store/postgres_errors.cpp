// SPDX-License-Identifier: MIT
#include "store/postgres_errors.h"

#include <fmt/format.h>
#include <libpq-fe.h>

#include <string>

namespace sharewell::store {
namespace {

constexpr const char* kPlace = "PostgreSQL";

/// One line of what somebody else's program says.
std::string one_line_of(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '\n' || c == '\t' || c == '\r' ? ' ' : c;
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

Error by_state(std::string_view state, const std::string& message) {
  const std::string_view kind = state.substr(0, 2);
  if (state == "53100") return {ErrorCode::DiskFull, fmt::format("nothing was written: {}", message), kPlace};
  if (state == "55P03" || kind == "40")
    return {ErrorCode::Busy, fmt::format("the database is in use: {}", message), kPlace};
  if (state == "42P01" || state == "3F000" || state == "42501" || state == "3D000")
    return {
        ErrorCode::Unavailable,
        fmt::format("this database is not set up for the organisation ({}); see `sharewell db setup --help`",
                    message),
        kPlace};
  if (kind == "22" || kind == "23" || kind == "42" || kind == "XX")
    return {
        ErrorCode::Damaged,
        fmt::format("the database is not as it was written ({}); keep it as it is, run 'sharewell verify', "
                    "and put back your newest safe copy",
                    message),
        kPlace};
  return {ErrorCode::Unavailable, fmt::format("the database server failed: {}", message), kPlace};
}

}  // namespace

Error error_of(const pg_result* answer) {
  const char* state = PQresultErrorField(answer, PG_DIAG_SQLSTATE);
  const char* message = PQresultErrorField(answer, PG_DIAG_MESSAGE_PRIMARY);
  if (state == nullptr) return not_reached(PQresultErrorMessage(answer));
  return by_state(state, one_line_of(message == nullptr ? "" : message));
}

Error not_reached(std::string_view why) {
  const std::string said = one_line_of(why);
  return {ErrorCode::Unavailable,
          said.empty() ? "the database server cannot be reached"
                       : fmt::format("the database server cannot be reached: {}", said),
          kPlace};
}

Error in_the_way(bool wants_to_be_alone) {
  return {
      ErrorCode::Busy,
      wants_to_be_alone
          ? "another sharewell serves this organisation from the same database; stop every one of them, and "
            "try again"
          : "a command that has to be alone with this organisation's records runs (`sharewell key rotate`); "
            "try again when it has ended",
      kPlace};
}

}  // namespace sharewell::store
