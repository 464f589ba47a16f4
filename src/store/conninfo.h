// SPDX-License-Identifier: MIT
// How libpq is told where a database is and who signs in.
// In: what DATA/database or somebody at a terminal says. Out: libpq's words for it. Never: a password: libpq
// finds that itself.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "store/place.h"

namespace sharewell::store {

inline constexpr std::string_view kRolePrefix = "sharewell_";

/// The role that an organisation signs in as.
[[nodiscard]] std::string role_of(std::string_view organisation);
/// BadConfig if libpq cannot read it, or it says a user or a password.
[[nodiscard]] Result<void> check_conninfo(const std::string& setting);
/// The same with a user; with libpq's own choice if that is empty.
[[nodiscard]] Result<std::string> conninfo_as(const std::string& setting, std::string_view user);

/// The place of an organisation of this data folder if its setting were this; empty: in SQLite. errors
/// BadConfig.
[[nodiscard]] Result<Place> place_in(const std::filesystem::path& data, std::string_view organisation,
                                     const std::string& setting);

}  // namespace sharewell::store
