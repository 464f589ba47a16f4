// SPDX-License-Identifier: MIT
// The tables of a store in PostgreSQL (docs/formats/store.md), who may do what to which, and the check that
// they are still these.
//
// In: for the check, an organisation's connection; to set up, one of whoever administers the server. Out: one
// schema for all organisations, of which each role sees its own rows and no others. Never: changes a table
// that is there; keeps or prints a password but where it is asked to.
#pragma once

#include <string>
#include <vector>

#include "base/ref.h"
#include "store/database.h"

namespace sharewell::store {

/// Damaged, or Unavailable with what to do, if a table, column, policy or rule is not as it was made.
[[nodiscard]] Result<void> check_postgres_tables(Database& database);

struct PostgresSetUp {
  bool made_tables = false;
  std::vector<std::string> made_roles, had_roles;
  std::vector<std::string> let_in_roles;  ///< were there without rights to the tables, and got them
  std::string passwords;  ///< lines of a password file, one for each role that was made; to be forgotten
};
/// Makes schema, tables and roles where they are not there yet: whole or not at all, and safe to repeat.
/// `with_passwords`: each new role gets a random one; else it signs in by what the server's pg_hba.conf
/// allows. errors  BadInput: no name of an organisation. Damaged: tables of that name that are others.
/// Unavailable.
[[nodiscard]] Result<PostgresSetUp> set_up_postgres(const std::string& conninfo,
                                                    const std::vector<std::string>& organisations,
                                                    bool with_passwords, const Random& random);

}  // namespace sharewell::store
