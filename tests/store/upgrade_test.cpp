// SPDX-License-Identifier: MIT
// Records that an earlier Sharewell kept are brought up once, whole or not at all.
#include "fixture.h"
#include "store/verify.h"
#include "tamper.h"

namespace sharewell::store {
namespace {

/// As version 1 kept them: checkpoint and once ids in tables of their own, tasks by the entry that raised
/// them.
constexpr const char* kFrom2To1 = R"(
ALTER TABLE leaf RENAME TO leaf_2;
ALTER TABLE task RENAME TO task_2;
CREATE TABLE leaf(idx INTEGER PRIMARY KEY, hash BLOB NOT NULL) STRICT;
CREATE TABLE checkpoint(one INTEGER PRIMARY KEY CHECK (one = 1), size INTEGER NOT NULL, note TEXT NOT NULL) STRICT;
CREATE TABLE task(ref TEXT NOT NULL, file TEXT NOT NULL, sharing TEXT NOT NULL, obligation TEXT NOT NULL,
  owner TEXT NOT NULL, due INTEGER NOT NULL, state INTEGER NOT NULL, raised_by INTEGER NOT NULL,
  settled_by INTEGER NOT NULL, PRIMARY KEY(raised_by, ref)) STRICT, WITHOUT ROWID;
CREATE INDEX task_open ON task(raised_by) WHERE state = 0;
CREATE TABLE once(id BLOB PRIMARY KEY, idx INTEGER NOT NULL, entries INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO leaf SELECT idx, hash FROM leaf_2;
INSERT INTO checkpoint SELECT 1, (SELECT count(*) FROM leaf), coalesce((SELECT note FROM leaf_2 ORDER BY idx DESC),
  (SELECT value FROM meta WHERE key = 'began'));
INSERT INTO task SELECT ref, file, sharing, obligation, owner, due, state, raised_by, settled_by FROM task_2;
INSERT INTO once SELECT once, min(idx), count(*) FROM leaf_2 WHERE length(once) > 0 GROUP BY once;
DROP TABLE leaf_2;
DROP TABLE task_2;
DELETE FROM meta WHERE key = 'began';
UPDATE meta SET value = '1' WHERE key = 'schema';
VACUUM;
)";

/// As version 4 kept them: tasks by state, entry and reference.
constexpr const char* kFrom5To4 = R"(
ALTER TABLE task RENAME TO task_5;
CREATE TABLE task(state INTEGER NOT NULL, raised_by INTEGER NOT NULL, ref TEXT NOT NULL, file TEXT NOT NULL,
  sharing TEXT NOT NULL, obligation TEXT NOT NULL, owner TEXT NOT NULL, due INTEGER NOT NULL,
  settled_by INTEGER NOT NULL, PRIMARY KEY(state, raised_by, ref)) STRICT, WITHOUT ROWID;
INSERT INTO task SELECT state, abs(place) / 1024, ref, file, sharing, obligation, owner, due, settled_by FROM task_5;
DROP TABLE task_5;
UPDATE meta SET value = '4' WHERE key = 'schema';
)";

/// As version 3 kept them: an index of fewer entries, by kind.
constexpr const char* kFrom4To3 = R"(
DROP INDEX entry_naming;
CREATE INDEX entry_opening ON entry(kind) WHERE kind IN (3, 14, 19, 22);
UPDATE meta SET value = '3' WHERE key = 'schema';
)";

/// As version 2 kept them: an index of entries by file, and nothing of it on the leaves.
constexpr const char* kFrom3To2 = R"(
ALTER TABLE leaf RENAME TO leaf_3;
CREATE TABLE leaf(idx INTEGER PRIMARY KEY, hash BLOB NOT NULL, once BLOB NOT NULL, note TEXT NOT NULL) STRICT;
INSERT INTO leaf SELECT idx, hash, once, note FROM leaf_3;
DROP TABLE leaf_3;
CREATE INDEX entry_of_file ON entry(file);
DROP INDEX entry_opening;
CREATE INDEX entry_opening ON entry(kind) WHERE kind = 3;
UPDATE meta SET value = '2' WHERE key = 'schema';
)";

class UpgradeTest : public StoreTest, public ::testing::WithParamInterface<int> {
 protected:
  [[nodiscard]] std::filesystem::path database() const { return folder() / "sharewell.db"; }
  void as_before(const std::string& then = "") {
    std::string back = kFrom5To4;
    if (GetParam() <= 3) back += kFrom4To3;
    if (GetParam() <= 2) back += kFrom3To2;
    if (GetParam() == 1) back += kFrom2To1;
    Tamper(place()).run(back + then);
  }
  void fill(int decisions);
  [[nodiscard]] Write last_write() const {
    return {{decided(file_, ann_, "w", {{task_, "tell-the-family", Instant{2000}, ann_}})}, "the last", {}};
  }
  FileRef file_;
  TaskRef task_;
};

void UpgradeTest::fill(int decisions) {
  const auto store = open();
  file_ = store->new_file();
  task_ = ref<TaskRef>();
  const TaskRef other = ref<TaskRef>();
  (void)value_of(store->commit({{opened(file_, ann_)}, "", {}}));
  for (int i = 0; i < decisions; ++i)
    (void)value_of(
        store->commit({{decided(file_, ann_, "w"), decided(file_, ann_, "v")}, std::to_string(i), {}}));
  const record::RaisedTask third{ref<TaskRef>(), "record-the-reply", Instant{3000}, ann_};
  (void)value_of(store->commit(
      {{decided(file_, ann_, "w", {{other, "tell-the-family", Instant{2000}, ann_}, third})}, "", {}}));
  (void)value_of(store->commit({{settled(file_, ann_, other)}, "settled", {}}));
  (void)value_of(store->commit(last_write()));
}

TEST_P(UpgradeTest, NothingIsLostAndEveryOnceIdStillCounts) {
  fill(20);
  const std::string before = open()->checkpoint();
  as_before();
  const auto store = open();
  EXPECT_EQ(store->checkpoint(), before) << "not one entry was added or signed anew";
  const VerifyReport report = value_of(verify(place(), keys()));
  EXPECT_EQ(report.entries, 44u);
  EXPECT_EQ(report.tasks, 3u);
  EXPECT_TRUE(value_of(store->commit(last_write())).already);
  const Committed pair =
      value_of(store->commit({{decided(file_, ann_, "w"), decided(file_, ann_, "v")}, "7", {}}));
  EXPECT_TRUE(pair.already);
  EXPECT_EQ(pair.entries.size(), 2u);
  EXPECT_EQ(value_of(store->open_tasks()).size(), 2u);
  (void)value_of(store->commit({{settled(file_, ann_, task_)}, "", {}}));
  EXPECT_EQ(value_of(store->open_tasks()).size(), 1u);
  EXPECT_EQ(value_of(verify(place(), keys())).entries, 45u);
}

TEST_P(UpgradeTest, AStoreWithoutAnEntryIsBroughtUpToo) {
  {
    const auto store = open();
  }
  as_before();
  {
    const auto store = open();
  }
  EXPECT_EQ(value_of(verify(place(), keys())).entries, 0u);
}

TEST_P(UpgradeTest, VerifyingItBeforeSaysWhatToDo) {
  fill(1);
  as_before();
  const auto report = verify(place(), keys());
  ASSERT_FALSE(report.has_value());
  EXPECT_EQ(report.error().code, ErrorCode::Unavailable);
  EXPECT_NE(report.error().detail.find("sharewell serve"), std::string::npos);
}

TEST_P(UpgradeTest, WithoutRoomItStaysAsItWasAndIsBroughtUpLater) {
  fill(200);
  as_before();
  const auto pages = static_cast<std::int64_t>(std::filesystem::file_size(database()) / 4096);
  if (GetParam() < 3) {
    EXPECT_EQ(try_open({.pages_max = pages}).error().code, ErrorCode::DiskFull);
    EXPECT_EQ(verify(place(), keys()).error().code, ErrorCode::Unavailable) << "still the earlier version";
  }
  {
    // From 3 the new index has the room of the old one.
    const auto store = open(GetParam() < 3 ? Options{} : Options{.pages_max = pages});
  }
  EXPECT_EQ(value_of(verify(place(), keys())).entries, 404u);
}

TEST_P(UpgradeTest, OneThatDoesNotFitItsCheckpointIsLeftAsItIs) {
  fill(3);
  as_before("UPDATE leaf SET hash = zeroblob(32) WHERE idx = 2");
  EXPECT_EQ(try_open().error().code, ErrorCode::Damaged);
  EXPECT_EQ(Tamper(place()).value("SELECT hex(value) FROM meta WHERE key = 'schema'"),
            Bytes(1, static_cast<std::uint8_t>('0' + GetParam())));
  EXPECT_EQ(Tamper(place()).rows("leaf"), 10);
}

INSTANTIATE_TEST_SUITE_P(From, UpgradeTest, ::testing::Values(1, 2, 3, 4));

}  // namespace
}  // namespace sharewell::store
