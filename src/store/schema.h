// SPDX-License-Identifier: MIT
// The tables of a store (docs/formats/store.md) and the check that they are still these and no others.
// In: a connection. Out: tables made, brought up from earlier versions, or found as expected.
// Never: changes tables unasked.
#pragma once

#include "store/database.h"

namespace sharewell::store {

/// The entries that `is_on_card` (file_card.h).
#define SW_ON_CARD "kind IN (3, 14, 19, 22)"
/// Of these and of the entries that name people there is an index by number. SQLite looks for an IN with more
/// than two values in a table that it makes anew for every row it writes; not so for this.
#define SW_NAMING "(kind = 3 OR kind = 14 OR kind = 19 OR kind = 22 OR kind = 26)"
#define SW_NAMING_ENTRIES "entry INDEXED BY entry_naming WHERE " SW_NAMING

inline constexpr std::string_view kSchemaVersion = "5";
[[nodiscard]] bool is_earlier_version(std::string_view schema);

[[nodiscard]] Result<void> make_tables(Database& database);
/// Brings the tables of version 1 to version 2, but for the row 'began' of meta. To be called in a
/// transaction.
[[nodiscard]] Result<void> step_tables_to_2(Database& database);
/// From version 2 to 3. To be called in a transaction.
[[nodiscard]] Result<void> step_tables_to_3(Database& database);
/// From version 3 to 4. To be called in a transaction.
[[nodiscard]] Result<void> step_tables_to_4(Database& database);
/// From version 4 to 5. To be called in a transaction.
[[nodiscard]] Result<void> step_tables_to_5(Database& database);
/// Damaged, naming the table or index, if any was added, lost or changed.
[[nodiscard]] Result<void> check_tables(Database& database);
/// True if nothing was ever kept in it: there is no table in SQLite, and no row of the organisation in
/// PostgreSQL.
[[nodiscard]] Result<bool> was_never_used(Database& database);

/// The value of a row of table meta; Damaged if it is not there.
[[nodiscard]] Result<std::string> meta_value(Database& database, std::string_view key);

}  // namespace sharewell::store
