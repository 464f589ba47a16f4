// SPDX-License-Identifier: MIT
#include "store/verify.h"

#include <fstream>
#include <map>

#include "fixture.h"
#include "register/tree.h"
#include "tamper.h"

namespace sharewell::store {
namespace {

class VerifyTest : public StoreTest {
 protected:
  [[nodiscard]] std::filesystem::path database() const { return folder() / "sharewell.db"; }
  void fill();
  FileRef first_, second_;
};

void VerifyTest::fill() {
  const auto store = open();
  first_ = store->new_file();
  second_ = store->new_file();
  (void)value_of(store->commit({{person_added(store->office(), ann_, "ann")}, "", {}}));
  for (const FileRef& file : {first_, second_}) keep_some_of_each(*store, file, Ends::TheFirst);
}

TEST_F(VerifyTest, ACopyThatSaysOtherThanWhatItsFileHeldIsNamed) {
  const auto said = [&](std::uint64_t entries, std::string root) {
    {
      const auto store = open();
      record::EntryBody entry = opened(first_, ann_);
      entry.kind = record::EntryKind::CopyTaken;
      entry.body =
          record::to_json(record::CopyTaken{Personal(std::string("Review")), entries, std::move(root), {}});
      (void)value_of(store->commit({{entry}, "", {}}));
    }
    const auto report = verify(place(), keys());
    return report ? std::string("verified") : report.error().detail;
  };
  fill();
  std::vector<Digest> leaves;
  {
    const auto store = open();
    const Looked looked = value_of(store->look(first_, ann_));
    const auto entries = value_of(store->read(looked, first_));
    for (const record::Entry& entry : entries)
      leaves.push_back(value_of(store->proof_of(looked, entry.index())).leaf_hash);
  }
  const auto root = [&](std::size_t first) {
    return to_base64(reg::root_of(std::span<const Digest>(leaves).first(first)));
  };
  EXPECT_EQ(said(leaves.size(), root(leaves.size())), "verified");
  EXPECT_EQ(said(3, root(3)), "verified") << "more was recorded while it was taken";
  EXPECT_NE(said(2, root(3)).find("are not those that it held"), std::string::npos);
}

TEST_F(VerifyTest, ACopyThatCountsMoreThanItsFileHeldIsNamed) {
  fill();
  {
    const auto store = open();
    record::EntryBody entry = opened(first_, ann_);
    entry.kind = record::EntryKind::CopyTaken;
    entry.body = record::to_json(record::CopyTaken{Personal(std::string("Review")), 1000, "", {}});
    (void)value_of(store->commit({{entry}, "", {}}));
  }
  EXPECT_NE(verify(place(), keys()).error().detail.find("held 1000 entries, and it held 5"),
            std::string::npos);
}

TEST_F(VerifyTest, OneFlippedBitInAnyStoredColumnIsNamed) {
  fill();
  std::mt19937 dice(20261122);
  Tamper tamper(place());
  const std::vector<Column> columns = tamper.columns();
  ASSERT_EQ(columns.size(), 31u) << "a new column wants a check in verify";
  int named = 0, column_named = 0;
  constexpr int kFlips = 210;  // seven for each column
  for (int i = 0; i < kFlips; ++i) {
    const Column& column = columns[static_cast<std::size_t>(i) % columns.size()];
    const std::string what = tamper.flip(column, dice);
    const auto report = verify(place(), keys());
    tamper.undo();
    ASSERT_FALSE(report.has_value()) << what << " went unseen";
    const std::string& place = report.error().place;
    EXPECT_NE(place.find("table " + column.table), std::string::npos)
        << what << ": " << one_line(report.error());
    named += place.find("table " + column.table) != std::string::npos;
    column_named += place.find(column.name) != std::string::npos;
  }
  std::cout << named << " of " << kFlips << " flipped bits named with their table, " << column_named
            << " with their column\n";
  EXPECT_EQ(value_of(verify(place(), keys())).entries, 11u) << "and all is well once they are flipped back";
}

TEST_F(VerifyTest, AFlippedBitOfTheFileNeverGoesUnseenWhereItMatters) {
  fill();
  std::mt19937 dice(7);
  const auto size = std::filesystem::file_size(database());
  int seen = 0;
  for (int i = 0; i < 150; ++i) {
    const auto at = static_cast<std::streamoff>(dice() % size);
    const auto bit = static_cast<char>(1u << (dice() % 8));
    const auto flip = [&] {
      std::fstream file(database(), std::ios::in | std::ios::out | std::ios::binary);
      file.seekg(at);
      const char byte = static_cast<char>(file.get());
      file.seekp(at);
      file.put(static_cast<char>(byte ^ bit));
    };
    flip();
    if (const auto report = verify(place(), keys()); report)
      EXPECT_EQ(report->entries, 11u);
    else
      ++seen;
    flip();
  }
  std::cout << seen << " of 150 bits flipped anywhere in the file seen (the others lie in unused space)\n";
  EXPECT_TRUE(verify(place(), keys()).has_value());
}

TEST_F(VerifyTest, ARowThatIsLostOrAddedIsNamed) {
  fill();
  std::map<std::string, std::string> crimes{
      {"DELETE FROM entry WHERE idx = 10", "entry"},
      {"DELETE FROM entry WHERE idx = 10; DELETE FROM leaf WHERE idx = 10", "leaf"},
      {"DELETE FROM leaf WHERE idx = 4", "leaf"},
      {"DELETE FROM task WHERE state = 0", "task"},
      {"UPDATE leaf SET once = x''", "leaf, column once"},
      {"UPDATE leaf SET once = randomblob(32) WHERE idx = 1", "leaf, column once"},
      {"UPDATE leaf SET first = 0 WHERE idx = 3", "leaf, column first"},
      {"UPDATE leaf SET first = 1000 WHERE idx = 3", "leaf, column first"},
      {"UPDATE leaf SET note = ''", "leaf, columns idx, note"},
      {"UPDATE leaf SET note = (SELECT note FROM leaf WHERE idx = 10) WHERE idx = 3", "leaf, column note"},
      {"DELETE FROM entry; DELETE FROM leaf", "file_key"},
      {"DELETE FROM meta WHERE key = 'began'", "meta"},
      {"DELETE FROM meta WHERE key = 'office'", "meta"},
      {"DELETE FROM file_key", "file_key"},
      {"UPDATE meta SET key = 'note' WHERE key = 'began'", "meta"},
      {"UPDATE entry SET idx = -1 WHERE idx = 3; UPDATE entry SET idx = 3 WHERE idx = 4; "
       "UPDATE entry SET idx = 4 WHERE idx = -1",
       "leaf"},
  };
  if (!place().is_shared()) {
    crimes.emplace("INSERT INTO meta VALUES('note', 'x')", "meta");
    crimes.emplace("CREATE TRIGGER late AFTER INSERT ON entry BEGIN DELETE FROM task; END", "sharewell.db");
    crimes.emplace("DROP INDEX entry_naming", "sharewell.db");
  }
  const Kept kept(place(), data_.path() / "kept");
  for (const auto& [sql, named] : crimes) {
    {
      Tamper(place()).run(sql);
    }
    const auto report = verify(place(), keys());
    ASSERT_FALSE(report.has_value()) << sql;
    EXPECT_EQ(report.error().code, ErrorCode::Damaged) << sql;
    EXPECT_NE(report.error().place.find(named), std::string::npos) << sql << ": " << one_line(report.error());
    kept.put_back();
  }
}

TEST_F(VerifyTest, EachRecommendationIsRunAgain) {
  fill();
  VerifyCallbacks callbacks;
  std::uint64_t asked = 0, told = 0;
  callbacks.re_evaluate = [&](const record::EntryBody&) -> Result<void> {
    if (++asked < 3) return {};
    return fail(ErrorCode::Damaged, "the recommendation is not what the guidance says on these answers");
  };
  callbacks.progress = [&](std::uint64_t, std::uint64_t) { ++told; };
  const auto report = verify(place(), keys(), callbacks);
  ASSERT_FALSE(report.has_value());
  EXPECT_EQ(report.error().place, "entry 7");
  EXPECT_NE(report.error().detail.find("not what the guidance says"), std::string::npos);
  callbacks.re_evaluate = [](const record::EntryBody&) -> Result<void> { return {}; };
  EXPECT_EQ(value_of(verify(place(), keys(), callbacks)).re_evaluated, 4u);
  EXPECT_GT(told, 0u);
}

TEST_F(VerifyTest, WhatTheQuickWayDoesNotKnowToBeTheSameIsRunAgain) {
  fill();
  VerifyCallbacks callbacks;
  int quick = 0, slow = 0;
  callbacks.same_advice = [&](unsigned) {
    return [&](std::string_view text) {
      EXPECT_TRUE(record::entry_from_canonical(text).has_value());
      return ++quick % 2 == 0;
    };
  };
  callbacks.re_evaluate = [&](const record::EntryBody&) -> Result<void> {
    ++slow;
    return {};
  };
  EXPECT_EQ(value_of(verify(place(), keys(), callbacks)).re_evaluated, 4u);
  EXPECT_EQ(quick, 4);
  EXPECT_EQ(slow, 2);
  callbacks.re_evaluate = [&](const record::EntryBody&) -> Result<void> {
    return fail(ErrorCode::Damaged, "it is another");
  };
  EXPECT_EQ(verify(place(), keys(), callbacks).error().place, "entry 2");
}

TEST_F(VerifyTest, ARunningServerIsVerifiedAndGoesOnWriting) {
  fill();
  const auto store = open();
  EXPECT_EQ(value_of(verify(place(), keys())).entries, 11u);
  (void)value_of(store->commit({{decided(first_, ann_, "meanwhile")}, "", {}}));
  EXPECT_EQ(value_of(verify(place(), keys())).entries, 12u);
}

TEST_F(VerifyTest, WithoutAStoreOrWithOtherKeysItSaysSo) {
  EXPECT_EQ(verify(place(), keys()).error().code, ErrorCode::NotFound);
  fill();
  succeed(ring_->add_organisation("southbank", random_));
  EXPECT_EQ(verify(place(), *ring_->find("southbank")).error().code, ErrorCode::KeysMissing);
}

}  // namespace
}  // namespace sharewell::store
