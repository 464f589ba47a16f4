// SPDX-License-Identifier: MIT
// What the store says when its folder, keys or disk are not as they should be, and drafts.
#include <sys/mount.h>
#include <unistd.h>

#include <atomic>
#include <fstream>
#include <thread>

#include "fixture.h"
#include "store/database.h"
#include "store/verify.h"
#include "tamper.h"

namespace sharewell::store {
namespace {

class OpeningTest : public StoreTest {
 protected:
  [[nodiscard]] std::filesystem::path database() const { return folder() / "sharewell.db"; }
  FileRef fill(Store& store, int decisions) const {
    const FileRef file = store.new_file();
    (void)value_of(store.commit({{opened(file, ann_)}, "", {}}));
    for (int i = 0; i < decisions; ++i) (void)value_of(store.commit({{decided(file, ann_, "w")}, "", {}}));
    return file;
  }
};

TEST_F(OpeningTest, TwoServersNeverWriteOneStore) {
  auto store = open();
  EXPECT_EQ(try_open().error().code, ErrorCode::Busy);
  store.reset();
  EXPECT_TRUE(try_open().has_value());
}

TEST_F(OpeningTest, OtherKeysAreRefused) {
  fill(*open(), 1);
  succeed(ring_->add_organisation("southbank", random_));
  const auto other = Store::open(place(), *ring_->find("southbank"), clock(), random_);
  ASSERT_FALSE(other.has_value());
  EXPECT_EQ(other.error().code, ErrorCode::KeysMissing);
  std::filesystem::remove(folder() / "lock");
  EXPECT_EQ(Store::open(place(), *ring_->find("southbank"), clock(), random_).error().code,
            ErrorCode::KeysMissing);
}

TEST_F(OpeningTest, AHalfWrittenDatabaseIsDamagedAndStaysAsItIs) {
  fill(*open(), 30);
  const auto whole = std::filesystem::file_size(database());
  std::filesystem::copy_file(database(), data_.path() / "kept");
  for (const std::uintmax_t length : {std::uintmax_t{0}, std::uintmax_t{1}, std::uintmax_t{100},
                                      std::uintmax_t{4096}, whole / 2, whole - 4096}) {
    std::filesystem::copy_file(data_.path() / "kept", database(),
                               std::filesystem::copy_options::overwrite_existing);
    std::filesystem::resize_file(database(), length);
    const auto store = try_open();
    ASSERT_FALSE(store.has_value()) << length << " of " << whole << " bytes";
    EXPECT_EQ(store.error().code, ErrorCode::Damaged) << length << ": " << one_line(store.error());
    EXPECT_NE(store.error().detail.find("safe copy"), std::string::npos) << store.error().detail;
    EXPECT_FALSE(verify(place(), keys()).has_value());
  }
  std::filesystem::remove(database());
  EXPECT_EQ(try_open().error().code, ErrorCode::Damaged) << "a lost database is not made anew";
  std::ofstream(database())
      << "this is no database, but it is long enough to be looked at as if it were one, "
         "a hundred bytes and more of it";
  EXPECT_EQ(try_open().error().code, ErrorCode::Damaged);
}

TEST_F(OpeningTest, ARegisterThatDoesNotFitItsCheckpointIsDamaged) {
  fill(*open(), 5);
  for (const char* crime :
       {"DELETE FROM entry WHERE idx = 5", "DELETE FROM leaf WHERE idx = 5",
        "UPDATE leaf SET hash = zeroblob(32) WHERE idx = 2", "UPDATE leaf SET note = '' WHERE idx = 5",
        "UPDATE leaf SET note = note || char(10) WHERE idx = 5"}) {
    const Kept kept(place(), data_.path() / "kept");
    {
      Tamper(place()).run(crime);
    }
    const auto store = try_open();
    ASSERT_FALSE(store.has_value()) << crime;
    EXPECT_EQ(store.error().code, ErrorCode::Damaged) << crime;
    kept.put_back();
  }
  EXPECT_TRUE(try_open().has_value());
}

TEST_F(OpeningTest, ALeafThatNamesAnotherFilesFirstEntryIsDamaged) {
  const FileRef first = fill(*open(), 2), second = fill(*open(), 2);
  const auto begins = [&](const FileRef& file) {
    Tamper tamper(place());
    const Bytes text = tamper.value("SELECT hex(min(idx)) FROM entry WHERE file = '" + file.text() + "'");
    return std::string(text_of(text));
  };
  for (const std::string& change : {"first = " + begins(first) + " WHERE idx = " + begins(second),
                                    std::string("first = 1 WHERE idx = 0")}) {
    const Kept kept(place(), data_.path() / "kept");
    Tamper(place()).run("UPDATE leaf SET " + change);
    const auto store = try_open();
    ASSERT_FALSE(store.has_value()) << change;
    EXPECT_EQ(store.error().code, ErrorCode::Damaged) << change;
    EXPECT_NE(store.error().place.find("column first"), std::string::npos) << store.error().place;
    kept.put_back();
  }
}

TEST_F(OpeningTest, AnEntryChangedUnderARunningServerIsNotShown) {
  const auto store = open();
  const FileRef file = fill(*store, 3);
  const Looked looked = value_of(store->look(file, ann_));
  {
    Tamper(place()).run("UPDATE entry SET sealed = zeroblob(600) WHERE idx = 2");
  }
  const auto entries = store->read(looked, file);
  ASSERT_FALSE(entries.has_value());
  EXPECT_EQ(entries.error().code, ErrorCode::Damaged);
  EXPECT_EQ(entries.error().place, "entry 2");
}

TEST_F(OpeningTest, EverybodyWhoWaitsHearsOfAFullDisk) {
  const auto store = open({.pages_max = 200});
  const FileRef file = fill(*store, 1);
  std::atomic<std::uint64_t> kept = store->size();
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 12; ++t)
      threads.emplace_back([&] {
        Result<Committed> last;
        while ((last = store->commit({{decided(file, ann_, std::string(2000, 'w'))}, "", {}}))) ++kept;
        EXPECT_EQ(last.error().code, ErrorCode::DiskFull);
      });
    for (int i = 0; i < 20; ++i) {  // which empties the log when its turn comes
      const auto swept = store->sweep_drafts();
      EXPECT_TRUE(swept || swept.error().code == ErrorCode::DiskFull) << "as its whole group may";
    }
  }
  EXPECT_EQ(store->size(), kept);
  EXPECT_EQ(value_of(verify(place(), keys())).entries, kept);
}

TEST_F(OpeningTest, WhoReadsForLongHoldsUpNobodyWhoWrites) {
  const auto store = open();
  const FileRef file = fill(*store, 1);
  auto reader = value_of(Database::open_reader(database()));
  succeed(reader.begin_read());
  EXPECT_EQ(value_of(reader.number("SELECT count(*) FROM entry")), 2);
  (void)value_of(store->commit({{decided(file, ann_, "after it began to read")}, "", {}}));
  std::atomic<bool> emptied = false;
  std::jthread emptying([&] {
    EXPECT_TRUE(store->rewrap_keys().has_value()) << "once the reader has gone";
    emptied = true;
  });
  for (int i = 0; i < 200 && !emptied; ++i)
    (void)value_of(store->commit({{decided(file, ann_, "meanwhile")}, "", {}}));
  EXPECT_FALSE(emptied) << "or those that write waited until it gave up";
  reader.roll_back();
  emptying.join();
  EXPECT_EQ(std::filesystem::file_size(folder() / "sharewell.db-wal"), 0u);
}

TEST_F(OpeningTest, WithoutRoomNothingIsKeptAndNothingShown) {
  FileRef file;
  std::uint64_t kept = 0;
  {
    const auto store = open({.pages_max = 60});
    file = fill(*store, 1);
    Result<Committed> last;
    while ((last = store->commit({{decided(file, ann_, std::string(2000, 'w'))}, "", {}}))) continue;
    EXPECT_EQ(last.error().code, ErrorCode::DiskFull);
    kept = store->size();
    EXPECT_EQ(store->commit({{decided(file, ann_, std::string(9000, 'w'))}, "", {}}).error().code,
              ErrorCode::DiskFull);
    while (store->look(file, ref<PersonRef>())) kept = store->size();
    EXPECT_EQ(store->look(file, ben_).error().code, ErrorCode::DiskFull)
        << "no look on record, nothing to read with";
    EXPECT_EQ(store->size(), kept);
    EXPECT_EQ(value_of(verify(place(), keys())).entries, kept);
  }
  const auto store = open();
  EXPECT_EQ(store->size(), kept);
  (void)value_of(store->commit({{decided(file, ann_, "room again")}, "", {}}));
  EXPECT_EQ(value_of(verify(place(), keys())).entries, kept + 1);
}

class SmallDisk {
 public:
  explicit SmallDisk(const std::filesystem::path& at) : at_(at) {
    std::filesystem::create_directories(at);
    mounted_ = ::mount("tmpfs", at.c_str(), "tmpfs", 0, "size=3m") == 0;
  }
  ~SmallDisk() {
    if (mounted_) ::umount2(at_.c_str(), MNT_DETACH);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;
  [[nodiscard]] bool mounted() const { return mounted_; }

 private:
  std::filesystem::path at_;
  bool mounted_ = false;
};

TEST_F(OpeningTest, AFullDiskLosesNothingAndTheSameStoreGoesOnWhenThereIsRoom) {
  const SmallDisk disk(data_.path() / "orgs");
  if (!disk.mounted()) GTEST_SKIP() << "a small disk can be mounted by root only";
  const auto store = open();
  const FileRef file = fill(*store, 3);
  const std::filesystem::path filler = data_.path() / "orgs" / "filler";
  for (int round = 0; round < 5; ++round) {
    std::filesystem::remove(filler);
    {
      std::ofstream fill_up(filler, std::ios::binary);
      while (fill_up.write(std::string(4096, 'x').data(), 4096).flush()) continue;
    }
    Result<Committed> last;
    std::uint64_t kept = store->size();
    while ((last = store->commit({{decided(file, ann_, std::string(3000, 'w'))}, "", {}})))
      kept = store->size();
    EXPECT_EQ(last.error().code, ErrorCode::DiskFull) << one_line(last.error());
    EXPECT_EQ(store->size(), kept);
    std::filesystem::resize_file(filler, std::filesystem::file_size(filler) - 200'000);
    (void)value_of(store->commit({{decided(file, ann_, "room again")}, "", {}}));
    EXPECT_EQ(store->size(), kept + 1);
    EXPECT_EQ(value_of(verify(place(), keys())).entries, kept + 1);
  }
}

TEST_F(OpeningTest, ADraftIsItsAuthorsAloneAndEachSaveKnowsTheLast) {
  const auto store = open();
  const DraftRef draft = store->new_draft();
  const auto text = [](const char* words) { return Personal(std::string(words)); };
  EXPECT_EQ(value_of(store->save_draft(draft, ann_, text("one"), 0)), 1);
  EXPECT_EQ(value_of(store->save_draft(draft, ann_, text("two"), 1)), 2);
  EXPECT_EQ(store->save_draft(draft, ann_, text("another window"), 1).error().code, ErrorCode::Stale);
  EXPECT_EQ(store->save_draft(draft, ann_, text("new?"), 0).error().code, ErrorCode::Stale);
  EXPECT_EQ(store->save_draft(store->new_draft(), ann_, text("gone"), 3).error().code, ErrorCode::Stale);
  EXPECT_EQ(value_of(store->load_draft(draft, ann_)).content.reveal(), "two");
  EXPECT_EQ(store->load_draft(draft, ben_).error().code, ErrorCode::NotFound);
  EXPECT_EQ(store->save_draft(draft, ben_, text("mine"), 2).error().code, ErrorCode::NotFound);
  EXPECT_EQ(store->drop_draft(draft, ben_).error().code, ErrorCode::NotFound);
  EXPECT_TRUE(value_of(store->drafts_of(ben_)).empty());
  EXPECT_EQ(value_of(store->drafts_of(ann_)).size(), 1u);
  const FileRef file = fill(*store, 0);
  EXPECT_EQ(store->commit({{decided(file, ben_, "w")}, "", draft}).error().code, ErrorCode::NotFound);
  (void)value_of(store->commit({{decided(file, ann_, "w")}, "", draft}));
  EXPECT_EQ(store->load_draft(draft, ann_).error().code, ErrorCode::NotFound);
  (void)value_of(store->commit({{decided(file, ann_, "w")}, "", draft}));
  succeed(store->drop_draft(draft, ann_));
}

TEST_F(OpeningTest, ADraftDiesAfterFourteenDays) {
  auto store = open();
  const DraftRef old = store->new_draft(), newer = store->new_draft();
  (void)value_of(store->save_draft(old, ann_, Personal(std::string("old")), 0));
  *now_ms_ += kDayMs;
  (void)value_of(store->save_draft(newer, ann_, Personal(std::string("newer")), 0));
  *now_ms_ += kDraftLifeMs - kDayMs + 1;
  EXPECT_EQ(value_of(store->sweep_drafts()), 1u);
  EXPECT_EQ(store->load_draft(old, ann_).error().code, ErrorCode::NotFound);
  EXPECT_TRUE(store->load_draft(newer, ann_).has_value());
  *now_ms_ += kDayMs;
  store.reset();
  store = open();
  EXPECT_TRUE(value_of(store->drafts_of(ann_)).empty()) << "opening sweeps too";
}

TEST_F(OpeningTest, NothingOfADroppedDraftIsLeftOnTheDisk) {
  const auto store = open();
  const DraftRef draft = store->new_draft();
  std::vector<std::string> secrets;
  for (int version = 0; version < 3; ++version) {
    (void)value_of(store->save_draft(draft, ann_, Personal(std::string(3000, 'x')), version));
    Tamper reader(place());
    for (const char* column : {"wrapped_key", "sealed"}) {
      const Bytes value = reader.value("SELECT hex(" + std::string(column) + ") FROM draft");
      secrets.emplace_back(text_of(ByteView(value).subspan(20, 60)));
    }
  }
  EXPECT_NE(bytes_of_folder(folder()).find(secrets.back()), std::string::npos) << "the scan itself works";
  succeed(store->drop_draft(draft, ann_));
  (void)value_of(store->sweep_drafts());
  const std::string left = bytes_of_folder(folder());
  for (const std::string& secret : secrets) EXPECT_EQ(left.find(secret), std::string::npos);
}

}  // namespace
}  // namespace sharewell::store
