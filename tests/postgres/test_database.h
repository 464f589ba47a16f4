// SPDX-License-Identifier: MIT
// The switch that lets a test run on PostgreSQL: a database of its own on the server of
// $SHAREWELL_TEST_DATABASE, emptied for each data folder and dropped with the process. Without that variable
// tests run on SQLite.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace sharewell::testing_postgres {

/// True if there is a server to test with.
[[nodiscard]] bool is_there();
/// From now on this new data folder names a database that is set up and holds no rows; nothing if there is no
/// server.
void keep_in_database(const std::filesystem::path& data);
/// How libpq reaches that database, as whoever administers the server or as another role.
[[nodiscard]] std::string conninfo(const std::string& user = "admin");
/// The first column of each row; throws with the server's words. @pre is_there()
std::vector<std::string> ask(const std::string& conninfo, const std::string& sql);

}  // namespace sharewell::testing_postgres
