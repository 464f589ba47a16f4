// SPDX-License-Identifier: MIT
// Puts the records of an organisation, as they were rebuilt, into its place in a PostgreSQL database that has
// none of it.
//
// In: the place, a rebuilt SQLite database, the organisation's keys. Out: the same rows there, after leaves
// and root were found to be those that were signed, once it is told to commit. Never: adds to records that
// are there; leaves a part of them; reads what an entry says.
#pragma once

#include <filesystem>
#include <string>

#include "backup/backup.h"
#include "store/database.h"

namespace sharewell::crypt {
class OrganisationKeys;
}

namespace sharewell::backup {

class IntoDatabase {
 public:
  /// Nobody else writes to the organisation's records from now on. errors  Busy: something was kept there
  /// already. Unavailable: the database cannot be reached as the organisation's role, or is not set up.
  [[nodiscard]] static Result<IntoDatabase> begin(const store::Place& place);
  /// errors  Damaged: what came to lie there is not what was signed. Unavailable, DiskFull.
  [[nodiscard]] Result<void> copy(const std::filesystem::path& sqlite, const crypt::OrganisationKeys& keys,
                                  const Progress& progress);
  [[nodiscard]] Result<void> commit() { return to_.commit(); }

 private:
  explicit IntoDatabase(store::Database to) : to_(std::move(to)) {}
  [[nodiscard]] Result<void> copy_entries(store::Database& from, const std::string& name,
                                          const Progress& progress);
  [[nodiscard]] Result<void> copy_the_rest(store::Database& from);
  store::Database to_;
};

}  // namespace sharewell::backup
