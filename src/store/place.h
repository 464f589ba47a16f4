// SPDX-License-Identifier: MIT
// Where one organisation's records lie: in SQLite in its folder, or in a PostgreSQL database that the data
// folder names in DATA/database (docs/postgresql.md).
//
// In: a data folder and an organisation's name. Out: what a connection is opened with. Never: a password.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sharewell::store {

struct Place {
  Place(std::filesystem::path at) : folder(std::move(at)) {}  // NOLINT(google-explicit-constructor)
  Place(std::filesystem::path at, std::string conninfo)
      : folder(std::move(at)), server(std::move(conninfo)) {}
  std::filesystem::path folder;
  std::string server{};  ///< how libpq reaches the database, as the organisation's own role; empty: SQLite
  [[nodiscard]] bool is_shared() const { return !server.empty(); }
  [[nodiscard]] std::filesystem::path file() const { return folder / "sharewell.db"; }
};

/// The place of an organisation of this data folder. errors  BadConfig: why DATA/database cannot be used.
[[nodiscard]] Result<Place> place_of(const std::filesystem::path& data, std::string_view organisation);

/// Nothing for SQLite. errors  Unavailable: the database cannot be reached as the organisation's role, or is
/// not set up for it.
[[nodiscard]] Result<void> check_reachable(const Place& place);
/// The same, and that nothing was ever kept there: else Busy, for whoever is about to make new keys.
[[nodiscard]] Result<void> check_unused(const Place& place);

/// As long as it lives, no server serves the organisation from its PostgreSQL database. Of SQLite it holds
/// nothing: the folder's own lock does.
using HeldAlone = std::shared_ptr<void>;
/// errors  Busy: one does. Unavailable: the database cannot be reached.
[[nodiscard]] Result<HeldAlone> be_alone(const Place& place);

/// The setting in DATA/database; empty if the records are in SQLite.
[[nodiscard]] Result<std::string> database_setting(const std::filesystem::path& data);
/// Writes DATA/database. errors  BadConfig: libpq cannot read it; a password or a user in it. Unavailable.
[[nodiscard]] Result<void> keep_database_setting(const std::filesystem::path& data, std::string_view setting);

}  // namespace sharewell::store
