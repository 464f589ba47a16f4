// SPDX-License-Identifier: MIT
// What goes through the gathered writes of the log is what SQLite wrote, on the real disk.
#include <algorithm>
#include <fstream>
#include <random>

#include "fixture.h"
#include "store/database.h"

namespace sharewell::store {
namespace {

Bytes some_bytes(std::mt19937& dice, std::size_t size) {
  Bytes out(size);
  for (std::uint8_t& byte : out) byte = static_cast<std::uint8_t>(dice());
  return out;
}

TEST(LogWrites, ArriveWholeWhateverTheSizeOfTheTransaction) {
  const TemporaryFolder folder;
  const std::filesystem::path file = folder.path() / "some.db";
  std::ofstream(file).close();
  Database writer = value_of(Database::open_writer(file, 0));
  succeed(writer.run_script("CREATE TABLE t(id INTEGER PRIMARY KEY, b BLOB NOT NULL)"));
  Database reader = value_of(Database::open_reader(file));
  std::mt19937 dice(3);
  std::vector<Bytes> all;
  for (const std::size_t size : {1, 4000, 60'000, 65'536, 131'072, 262'144, 1'000'000, 3}) {
    all.push_back(some_bytes(dice, size));
    succeed(writer.run("INSERT INTO t(b) VALUES(?)", ByteView(all.back())));
    if (size == 131'072) succeed(writer.checkpoint());
    Query rows = value_of(reader.query("SELECT b FROM t ORDER BY id"));
    for (const Bytes& one : all) {
      ASSERT_TRUE(value_of(rows.next()));
      EXPECT_TRUE(std::ranges::equal(rows.bytes(0), one)) << "after one of " << size;
    }
  }
}

}  // namespace
}  // namespace sharewell::store
