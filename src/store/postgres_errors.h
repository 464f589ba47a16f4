// SPDX-License-Identifier: MIT
// What PostgreSQL says that went wrong, as one Error of the closed list.
// In: libpq's answer or sentence. Out: an Error that says what to do. Never: a value of a row, a password.
#pragma once

#include <string_view>

#include "base/result.h"

struct pg_result;

namespace sharewell::store {

/// Of a statement that failed.
[[nodiscard]] Error error_of(const pg_result* answer);
/// Of a connection that is not there, or no longer; libpq's own words.
[[nodiscard]] Error not_reached(std::string_view why);
/// Of whoever wants to be alone with an organisation's records where others serve, or to serve where somebody
/// is.
[[nodiscard]] Error in_the_way(bool wants_to_be_alone);

}  // namespace sharewell::store
