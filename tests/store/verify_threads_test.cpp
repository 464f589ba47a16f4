// SPDX-License-Identifier: MIT
// Verify by several threads: the same counts, and the same first thing that is wrong.
#include <atomic>
#include <thread>

#include "fixture.h"
#include "store/verify.h"
#include "tamper.h"

namespace sharewell::store {
namespace {

constexpr std::uint64_t kWrites = 24, kEntries = 10 + kWrites * 64;

class VerifyThreadsTest : public StoreTest {
 protected:
  void fill();
  [[nodiscard]] Result<VerifyReport> verify_by(unsigned threads);
  FileRef first_, second_;
};

/// As many entries as threads have to share out, of most of the kinds that are read quickly and of others.
void VerifyThreadsTest::fill() {
  const auto store = open();
  first_ = store->new_file();
  second_ = store->new_file();
  for (const FileRef& file : {first_, second_}) keep_some_of_each(*store, file, Ends::BothTasks);
  for (std::uint64_t write = 0; write < kWrites; ++write) {
    std::vector<record::EntryBody> entries;
    while (entries.size() < 64)
      entries.push_back(
          decided(first_, ben_, "more", {{ref<TaskRef>(), "tell-the-family", Instant{2000}, ann_}}));
    (void)value_of(store->commit({std::move(entries), "more " + std::to_string(write), {}}));
  }
}

Result<VerifyReport> VerifyThreadsTest::verify_by(unsigned threads) {
  VerifyCallbacks callbacks;
  callbacks.threads = threads;
  return verify(place(), keys(), callbacks);
}

TEST_F(VerifyThreadsTest, AnyNumberOfThreadsFindsTheSameRecordRight) {
  fill();
  const VerifyReport alone = value_of(verify_by(1));
  EXPECT_EQ(alone.entries, kEntries);
  for (const unsigned threads : {2u, 3u, 8u}) {
    const VerifyReport report = value_of(verify_by(threads));
    EXPECT_EQ(report.entries, alone.entries);
    EXPECT_EQ(report.decisions, alone.decisions);
    EXPECT_EQ(report.tasks, alone.tasks);
    EXPECT_EQ(report.files, alone.files);
    EXPECT_EQ(report.drafts, alone.drafts);
    EXPECT_EQ(report.checkpoint, alone.checkpoint);
  }
}

TEST_F(VerifyThreadsTest, AnyNumberOfThreadsNamesTheSameFirstThingThatIsWrong) {
  fill();
  const Kept kept(place(), data_.path() / "kept");
  const std::string cut =
      place().is_shared() ? "substr(sealed, 1, 80)" : "CAST(substr(sealed, 1, 80) AS BLOB)";
  const std::vector<std::pair<std::string, std::string>> crimes{
      {"DELETE FROM entry WHERE idx = 1100", "entry 1100, table entry"},
      {"DELETE FROM leaf WHERE idx = 512", "entry 512, table leaf"},
      {"DELETE FROM entry WHERE idx >= 1024 AND idx < 1536", "entry 1024, table entry"},
      {"DELETE FROM entry WHERE idx = 0", "entry 0, table entry"},
      {"UPDATE entry SET idx = -3 WHERE idx = 1200", "entry 0, table entry"},
      {"UPDATE entry SET idx = 90000 WHERE idx = 1200", "entry 1200, table entry"},
      {"UPDATE entry SET sealed = " + cut + " WHERE idx IN (1400, 900, 1300)", "entry 900, table entry"},
      {"UPDATE leaf SET first = 5 WHERE idx = 1030; DELETE FROM entry WHERE idx = 1031",
       "entry 1030, table leaf, column first"},
      {"UPDATE leaf SET first = 5 WHERE idx = 1030; UPDATE entry SET sealed = " + cut + " WHERE idx = 1030",
       "entry 1030, table leaf, column first"},
      {"UPDATE leaf SET hash = (SELECT hash FROM leaf WHERE idx = 5) WHERE idx = 700",
       "entry 700, table leaf, column hash"},
      {"UPDATE leaf SET once = x'' WHERE idx = 1545", "entry 1545, table leaf, column once"},
      {"UPDATE leaf SET note = (SELECT note FROM leaf WHERE idx = 1545) WHERE idx = 1500",
       "entry 1500, table leaf, column note"},
      {"UPDATE entry SET kind = 6 WHERE idx = 1000", "entry 1000, table entry, column kind"},
      {"UPDATE task SET due = due + 1 WHERE place / 1024 = 1200", "table task, column due"},
      {"DELETE FROM task WHERE place / 1024 = 1200", "table task"},
      {"DELETE FROM entry WHERE idx = 1545; DELETE FROM leaf WHERE idx = 1545",
       "table leaf, columns idx, note"},
  };
  for (const auto& [sql, named] : crimes) {
    {
      Tamper(place()).run(sql);
    }
    const auto alone = verify_by(1);
    ASSERT_FALSE(alone.has_value()) << sql;
    EXPECT_TRUE(alone.error().place.starts_with(named)) << sql << ": " << one_line(alone.error());
    for (const unsigned threads : {2u, 5u}) {
      const auto report = verify_by(threads);
      ASSERT_FALSE(report.has_value()) << sql;
      EXPECT_EQ(one_line(report.error()), one_line(alone.error())) << sql;
    }
    kept.put_back();
  }
}

TEST_F(VerifyThreadsTest, ByThreadsARunningServerIsVerifiedAndGoesOnWriting) {
  fill();
  const auto store = open();
  EXPECT_EQ(value_of(verify_by(3)).entries, kEntries);
  std::atomic<bool> done = false;
  std::jthread writer([&] {
    while (!done) (void)value_of(store->commit({{decided(second_, ann_, "meanwhile")}, "", {}}));
  });
  for (int i = 0; i < 10; ++i) EXPECT_GE(value_of(verify_by(3)).entries, kEntries);
  done = true;
}

}  // namespace
}  // namespace sharewell::store
