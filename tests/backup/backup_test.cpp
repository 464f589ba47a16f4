// SPDX-License-Identifier: MIT
// Segments, manifest and their check: what is copied, what is not, what goes on, what is found.
#include <sys/stat.h>

#include <atomic>
#include <thread>

#include "backup/check.h"
#include "kept.h"
#include "store/database.h"

namespace sharewell::backup {
namespace {

namespace fs = std::filesystem;

using BackupTest = Kept;

TEST_F(BackupTest, HoldsEveryEntryAndWhatRecordsNeedAndIsFoundWhole) {
  const auto report = store::value_of(back_up());
  ASSERT_EQ(report.organisations.size(), 1U);
  EXPECT_EQ(report.organisations[0].size, 24U);
  EXPECT_EQ(report.organisations[0].already, 0U);
  EXPECT_EQ(report.files, 3U);
  const Manifest manifest = store::value_of(check_backup(backup()));
  EXPECT_EQ(manifest.registers[0].size, 24U);
  EXPECT_EQ(manifest.registers[0].segments.size(), 3U);
  const auto store = open();
  const auto now = reg::open_checkpoint(store->checkpoint(), store->verifier_key());
  EXPECT_EQ(store::value_of(checkpoint_of(manifest.registers[0].checkpoint)), store::value_of(now));
  EXPECT_EQ(manifest.files[0].path, "orgs/northbank/forms/mash.toml");
  EXPECT_EQ(store::value_of(load_kept(backup(), manifest.files[0])), "id = 'mash'\n");
}

TEST_F(BackupTest, GoesOnWithWhatIsThereAndChangesNoSegmentThatIsFull) {
  (void)store::value_of(back_up());
  const auto before = files_below(backup());
  record(*open(), 3);
  const auto report = store::value_of(back_up());
  EXPECT_EQ(report.organisations[0].size, 31U);
  EXPECT_EQ(report.organisations[0].already, 24U);
  const auto after = files_below(backup());
  for (const auto& [path, bytes] : before) EXPECT_TRUE(path == "manifest" || after.at(path) == bytes) << path;
  record(*open(), 1);
  EXPECT_EQ(store::value_of(back_up()).organisations[0].already, 24U);
  EXPECT_FALSE(fs::exists(backup() / "segments/northbank" / segment_name(24, 7)));
  EXPECT_TRUE(check_backup(backup()));
}

TEST_F(BackupTest, IsTheSameBytesWhetherMadeAtOnceOrBitByBit) {
  (void)store::value_of(back_up());
  record(*open(), 5);
  (void)store::value_of(back_up());
  (void)store::value_of(back_up_to(elsewhere_.path() / "at-once"));
  EXPECT_EQ(files_below(backup()), files_below(elsewhere_.path() / "at-once"));
}

TEST_F(BackupTest, HoldsNoWordNoKeyAndNoDraft) {
  std::vector<std::string> secret = words_;
  {
    auto database = store::value_of(store::Database::open_reader(folder() / "sharewell.db"));
    for (const char* sql :
         {"SELECT wrapped FROM file_key", "SELECT wrapped_key FROM draft", "SELECT sealed FROM draft"}) {
      auto row = store::value_of(database.query(sql));
      while (store::value_of(row.next())) secret.emplace_back(text_of(row.bytes(0)));
    }
  }
  ASSERT_GT(secret.size(), words_.size() + 10);
  secret.push_back(draft_.text());
  secret.push_back(keys().name() == "northbank" ? "Duty team" : "");
  (void)store::value_of(back_up());
  const std::string held = store::bytes_of_folder(backup());
  for (const std::string& one : secret) EXPECT_EQ(held.find(one), std::string::npos);
  // The same look does find what is there.
  EXPECT_NE(held.find(files_.front().text()), std::string::npos);
  EXPECT_NE(store::bytes_of_folder(data_.path()).find(secret[words_.size()]), std::string::npos);
}

TEST_F(BackupTest, NamesTheFileOfWhichOneBitWasFlipped) {
  (void)store::value_of(back_up());
  std::size_t found = 0, flipped = 0;
  for (const auto& [path, bytes] : files_below(backup()))
    for (std::size_t i = 0; i < 24; ++i) {
      std::string changed = bytes;
      const std::size_t bit = (bytes.size() * 8 - 1) * i / 23;
      changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
      write_file(backup() / path, changed);
      const auto checked = check_backup(backup());
      ++flipped;
      found += !checked && checked.error().code == ErrorCode::Damaged &&
               checked.error().place == (backup() / path).string();
      write_file(backup() / path, bytes);
    }
  EXPECT_EQ(found, flipped);
  EXPECT_GE(flipped, 7U * 24);
  EXPECT_TRUE(check_backup(backup()));
}

TEST_F(BackupTest, NamesWhatIsMissing) {
  (void)store::value_of(back_up());
  for (const auto& [path, bytes] : files_below(backup())) {
    fs::remove(backup() / path);
    const auto checked = check_backup(backup());
    ASSERT_FALSE(checked);
    EXPECT_TRUE(checked.error().place == (backup() / path).string() || path == "manifest")
        << one_line(checked.error());
    write_file(backup() / path, bytes);
  }
}

TEST_F(BackupTest, MakesASegmentAgainThatIsNotWhatWasWrittenAndSaysSo) {
  (void)store::value_of(back_up());
  const auto before = files_below(backup());
  const fs::path one = backup() / "segments/northbank" / segment_name(8, 8);
  write_file(one, before.at("segments/northbank/" + segment_name(8, 8)) + "x");
  EXPECT_EQ(store::value_of(back_up()).mended, std::vector<std::string>{one.string()});
  EXPECT_EQ(files_below(backup()), before);
}

TEST_F(BackupTest, IsNotWrittenOverByAShorterOrAnotherRegister) {
  const fs::path earlier = elsewhere_.path() / "earlier";
  fs::copy(data_.path(), earlier, fs::copy_options::recursive);
  record(*open(), 2);
  (void)store::value_of(back_up());
  const auto before = files_below(backup());
  const auto shorter = make_backup(earlier, backup(), {clock()(), kFew, {}});
  ASSERT_FALSE(shorter);
  EXPECT_NE(shorter.error().detail.find("put back to an earlier state"), std::string::npos)
      << shorter.error().detail;
  // As long, but with other entries since.
  {
    auto ring = store::value_of(crypt::KeyRing::open(earlier));
    const auto forked = store::value_of(
        store::Store::open(earlier / "orgs/northbank", *ring.find("northbank"), clock(), random_));
    record(*forked, 4);
  }
  const auto other = make_backup(earlier, backup(), {clock()(), kFew, {}});
  ASSERT_FALSE(other);
  EXPECT_NE(other.error().detail.find("another register"), std::string::npos) << other.error().detail;
  const auto after = files_below(backup());
  for (const auto& [path, bytes] : before) EXPECT_EQ(after.at(path), bytes) << path;
  EXPECT_TRUE(check_backup(backup()));
}

TEST_F(BackupTest, IsRefusedInTheDataFolderAndWhileAnotherIsUnderWay) {
  EXPECT_EQ(back_up_to(data_.path() / "backup").error().code, ErrorCode::BadInput);
  BackupOptions slow{clock()(), kFew, {}};
  std::optional<ErrorCode> second;
  slow.progress = [&](std::string_view, std::uint64_t, std::uint64_t) {
    if (const auto tried = back_up(); !tried) second = tried.error().code;
  };
  EXPECT_TRUE(make_backup(data_.path(), backup(), slow));
  EXPECT_EQ(second, ErrorCode::Busy);
}

TEST_F(BackupTest, IsOfOneStateWhileSomebodyWrites) {
  const auto store = open();
  std::atomic<bool> stop = false;
  std::jthread writer([&] {
    while (!stop) record(*store, 1);
  });
  for (int i = 0; i < 20; ++i) {
    (void)store::value_of(back_up());
    EXPECT_TRUE(check_backup(backup()));
  }
  stop = true;
}

TEST_F(BackupTest, MayBeReadByAMachineThatPullsItAndByNobodyElse) {
  (void)store::value_of(back_up());
  for (const auto& [path, bytes] : files_below(backup())) {
    struct stat about{};
    ASSERT_EQ(::stat((backup() / path).c_str(), &about), 0);
    EXPECT_EQ(about.st_mode & 0777U, 0640U) << path;
  }
}

}  // namespace
}  // namespace sharewell::backup
