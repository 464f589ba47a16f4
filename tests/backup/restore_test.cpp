// SPDX-License-Identifier: MIT
// Putting back: the same records, or nothing at all.
#include "backup/restore.h"

#include "backup/check.h"
#include "backup/key_pack.h"
#include "crypt/key_file.h"
#include "custodian.h"
#include "record/keeping_bodies.h"
#include "store/database.h"
#include "store/shown.h"
#include "store/verify.h"

namespace sharewell::backup {
namespace {

namespace fs = std::filesystem;

/// Every row of a store, but its drafts.
std::string rows_of(const fs::path& folder) {
  auto database = store::value_of(store::Database::open_reader(folder / "sharewell.db"));
  std::string all;
  for (const char* sql : {"SELECT hex(key) || hex(value) FROM meta ORDER BY 1",
                          "SELECT file || epoch || hex(wrapped) FROM file_key ORDER BY 1",
                          "SELECT idx || file || kind || hex(uid) || hex(sealed) FROM entry ORDER BY idx",
                          "SELECT idx || hex(hash) || hex(once) || first || note FROM leaf ORDER BY idx",
                          "SELECT place || ref || state || file || sharing || obligation || owner || due "
                          "|| settled_by FROM task ORDER BY 1"}) {
    auto row = store::value_of(database.query(sql));
    while (store::value_of(row.next())) all += std::string(row.text(0)) + "\n";
  }
  return all;
}

Result<void> verified(const fs::path& data, const crypt::KeyRing& ring) {
  for (const std::string& name : ring.organisations()) {
    const auto report = store::verify(data / "orgs" / name, *ring.find(name));
    if (!report) return std::unexpected(report.error());
  }
  return {};
}

class RestoreTest : public Custody {
 protected:
  [[nodiscard]] RestoreFrom back_up_all() const {
    (void)store::value_of(back_up());
    const auto pack = store::value_of(make_key_pack(data_.path(), packs(), {kCustodian}, clock()()));
    return {backup(), pack.file, identity()};
  }
  [[nodiscard]] std::uint64_t ask(const FileRef& file) const {
    const auto store = open();
    record::EntryBody entry{record::EntryKind::ErasureAsked, store->office(), {}, ann_, {}, {}, {}};
    entry.body = record::to_json(record::ErasureAsked{file, "time-is-over", "", false});
    return store::value_of(store->commit({{entry}, "", {}})).entries.front().index();
  }
  void agree(std::uint64_t asked) const {
    *now_ms_ += store::kErasureWaitMs;
    (void)store::value_of(
        open()->erase(asked, ben_, [](const FileRef&, const store::Draft&) { return false; }));
  }
  void erase(const FileRef& file) const { agree(ask(file)); }
  void rotate_signing() {
    store::succeed(ring_->begin_signing("northbank", random_));
    store::succeed(open()->hand_over());
    store::succeed(ring_->end_signing("northbank", random_));
  }
  /// Ends the epoch that the destroyed key was wrapped under.
  void roll() {
    store::succeed(ring_->begin_epoch("northbank", random_));
    store::succeed(open()->rewrap_keys());
    store::succeed(ring_->end_epochs_before("northbank", keys().epoch(), random_));
  }
  /// What was put back opens and is gone on with; of this file nothing is there, of another all.
  void expect_erased(const FileRef& file) const {
    {
      auto database = store::value_of(store::Database::open_reader(target() / "orgs/northbank/sharewell.db"));
      auto row = store::value_of(database.query("SELECT epoch, length(wrapped) FROM file_key WHERE file = ?",
                                                std::string_view(file.text())));
      ASSERT_TRUE(store::value_of(row.next()));
      EXPECT_EQ(row.number(0), 0);
      EXPECT_EQ(row.number(1), 0);
      auto task =
          store::value_of(database.query("SELECT 1 FROM task WHERE file = ?", std::string_view(file.text())));
      EXPECT_FALSE(store::value_of(task.next()));
    }
    const auto ring = store::value_of(crypt::KeyRing::open(target()));
    const auto& restored = *ring.find("northbank");
    const auto size = store::value_of(store::verify(target() / "orgs/northbank", restored)).entries;
    store::Options options;
    options.shown = store::shown_path(target(), "northbank");
    store::succeed(store::let_go_on(options.shown, size));
    const auto store =
        store::value_of(store::Store::open(target() / "orgs/northbank", restored, clock(), random_, options));
    EXPECT_FALSE(store->find_file(file));
    EXPECT_EQ(store->look(file, ann_).error().code, ErrorCode::NotFound);
    EXPECT_TRUE(store->look(files_[2], ann_));
    EXPECT_GT(store->size(), size);
  }
  [[nodiscard]] fs::path target() const { return elsewhere_.path() / "new"; }
  /// No folder, and no part of one.
  [[nodiscard]] bool nothing_there() const {
    return !fs::exists(target()) && !fs::exists(target().string() + ".part");
  }
};

TEST_F(RestoreTest, PutsBackEveryRowSoThatItVerifiesAndGoesOn) {
  const std::string before = rows_of(folder());
  const auto report = store::value_of(restore(back_up_all(), target(), verified));
  EXPECT_EQ(report.organisations[0].size, 24U);
  EXPECT_EQ(report.organisations[0].erased, 0U);
  EXPECT_EQ(rows_of(target() / "orgs/northbank"), before);
  const auto ring = store::value_of(crypt::KeyRing::open(target()));
  EXPECT_TRUE(verified(target(), ring));
  const auto was = files_below(data_.path()), now = files_below(target());
  for (const auto& [path, bytes] : was)
    EXPECT_TRUE(path.find("sharewell.db") != path.npos || path.find(".unfinished") != path.npos ||
                path == crypt::kLockFile || now.at(path) == bytes)
        << path;
  EXPECT_FALSE(fs::exists(target().string() + ".part"));
}

TEST_F(RestoreTest, ADrillDoesAllOfItAndLeavesNothing) {
  const auto drills = [] {
    std::size_t found = 0;
    for (const auto& one : fs::directory_iterator(fs::temp_directory_path()))
      found += one.path().filename().string().starts_with("sharewell-drill");
    return found;
  };
  const std::size_t before = drills();
  bool checked = false;
  const auto report =
      store::value_of(drill(back_up_all(), [&](const fs::path& data, const crypt::KeyRing& ring) {
        checked = true;
        EXPECT_FALSE(fs::exists(data / "root.key"));
        EXPECT_EQ(store::bytes_of_folder(data).find(files_below(data_.path()).at("root.key").substr(0, 20)),
                  std::string::npos);
        return verified(data, ring);
      }));
  EXPECT_TRUE(checked);
  EXPECT_EQ(report.organisations.size(), 1U);
  EXPECT_EQ(drills(), before);
}

TEST_F(RestoreTest, LeavesNothingWhereTheCheckFailsAndNoKeyWasOnTheDisk) {
  const auto failed =
      restore(back_up_all(), target(), [](const fs::path& data, const crypt::KeyRing&) -> Result<void> {
        EXPECT_FALSE(fs::exists(data / "root.key"));
        return fail(ErrorCode::Damaged, "as the test wants it");
      });
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().detail, "as the test wants it");
  EXPECT_TRUE(nothing_there());
}

TEST_F(RestoreTest, NamesWhatIsNotWhatWasWrittenAndLeavesNothing) {
  const RestoreFrom from = back_up_all();
  std::map<fs::path, std::string> all;
  for (const auto& [path, bytes] : files_below(backup())) all.emplace(backup() / path, bytes);
  all.emplace(from.key_pack, files_below(packs()).begin()->second);
  for (const auto& [path, bytes] : all) {
    std::string changed = bytes;
    changed[changed.size() / 2] = static_cast<char>(changed[changed.size() / 2] ^ 1);
    write_file(path, changed);
    const auto failed = restore(from, target(), verified);
    ASSERT_FALSE(failed) << path;
    EXPECT_EQ(failed.error().place, path.string());
    EXPECT_TRUE(nothing_there());
    write_file(path, bytes);
  }
  EXPECT_TRUE(restore(from, target(), verified));
}

TEST_F(RestoreTest, IsRefusedWhereAManifestWasWrittenBySomebodyWithoutTheKeys) {
  const RestoreFrom from = back_up_all();
  Manifest manifest = store::value_of(load_manifest(backup()));
  std::string& note = manifest.registers[0].checkpoint;
  // The signature's last letters but the padding.
  note[note.size() - 8] = note[note.size() - 8] == 'A' ? 'B' : 'A';
  write_file(manifest_path(backup()), write_manifest(manifest));
  EXPECT_TRUE(check_backup(backup()));
  const auto failed = restore(from, target(), verified);
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().code, ErrorCode::Damaged);
  EXPECT_TRUE(nothing_there());
}

TEST_F(RestoreTest, ChangesNothingWhereThereIsSomething) {
  const RestoreFrom from = back_up_all();
  EXPECT_EQ(restore(from, data_.path(), verified).error().code, ErrorCode::BadInput);
  fs::create_directories(target().string() + ".part");
  EXPECT_EQ(restore(from, target(), verified).error().code, ErrorCode::BadInput);
  EXPECT_TRUE(fs::remove(target().string() + ".part"));
  fs::create_directories(target());
  EXPECT_TRUE(restore(from, target(), verified)) << "an empty folder is as good as none";
}

TEST_F(RestoreTest, TakesAPackThatIsNewerThanTheSegmentsAndRefusesAnOlderOne) {
  const RestoreFrom older = back_up_all();
  record(*open(), 2);
  *now_ms_ += kDayMs;
  const auto newer = store::value_of(make_key_pack(data_.path(), packs(), {kCustodian}, clock()()));
  EXPECT_TRUE(restore({backup(), newer.file, identity()}, target(), verified));
  (void)store::value_of(back_up());
  const auto failed = restore(older, elsewhere_.path() / "another", verified);
  ASSERT_FALSE(failed);
  EXPECT_NE(failed.error().detail.find("the keys of 2 case files"), std::string::npos)
      << failed.error().detail;
}

TEST_F(RestoreTest, DoesNotBringBackAFileWhoseKeyWasDestroyed) {
  erase(files_.front());
  roll();
  const std::string before = rows_of(folder());
  const auto report = store::value_of(restore(back_up_all(), target(), verified));
  EXPECT_EQ(report.organisations[0].erased, 1U);
  EXPECT_EQ(rows_of(target() / "orgs/northbank"), before);
  expect_erased(files_.front());
}

TEST_F(RestoreTest, DoesNotBringBackWithAnOlderPackWhatWasErasedSince) {
  const auto older = store::value_of(make_key_pack(data_.path(), packs(), {kCustodian}, clock()()));
  erase(files_[1]);  // whose task is open
  roll();
  (void)store::value_of(back_up());
  const auto report = store::value_of(restore({backup(), older.file, identity()}, target(), verified));
  EXPECT_EQ(report.organisations[0].erased, 1U);
  expect_erased(files_[1]);
}

TEST_F(RestoreTest, MissesNoKeyOfAFileThatWasOpenedAndErasedAfterThePackWasMade) {
  const auto older = store::value_of(make_key_pack(data_.path(), packs(), {kCustodian}, clock()()));
  record(*open(), 1);
  erase(files_.back());
  (void)store::value_of(back_up());
  const auto report = store::value_of(restore({backup(), older.file, identity()}, target(), verified));
  EXPECT_EQ(report.organisations[0].erased, 1U);
  expect_erased(files_.back());
}

TEST_F(RestoreTest, WantsNewerSegmentsWhereOnlyThePackShowsAnErasure) {
  const std::uint64_t asked = ask(files_.front());
  (void)store::value_of(back_up());
  agree(asked);
  const auto newer = store::value_of(make_key_pack(data_.path(), packs(), {kCustodian}, clock()()));
  bool checked = false;
  const auto failed = restore({backup(), newer.file, identity()}, target(),
                              [&](const fs::path& data, const crypt::KeyRing& ring) {
                                checked = true;
                                return verified(data, ring);
                              });
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().code, ErrorCode::BadInput);
  EXPECT_NE(failed.error().detail.find("the keys of 1 case files are destroyed"), std::string::npos)
      << failed.error().detail;
  EXPECT_NE(failed.error().detail.find("give newer segments"), std::string::npos);
  EXPECT_FALSE(checked);
  EXPECT_TRUE(nothing_there());
  (void)store::value_of(back_up());
  EXPECT_TRUE(restore({backup(), newer.file, identity()}, target(), verified));
}

TEST_F(RestoreTest, GoesOnUnderTheKeyThatTheRegisterWentOverTo) {
  rotate_signing();
  record(*open(), 1);
  rotate_signing();
  const std::string before = rows_of(folder()), key = open()->verifier_key();
  (void)store::value_of(restore(back_up_all(), target(), verified));
  EXPECT_EQ(rows_of(target() / "orgs/northbank"), before);
  const auto ring = store::value_of(crypt::KeyRing::open(target()));
  store::Options options;
  options.shown = store::shown_path(target(), "northbank");
  store::succeed(store::let_go_on(options.shown, 1));
  const auto store = store::value_of(
      store::Store::open(target() / "orgs/northbank", *ring.find("northbank"), clock(), random_, options));
  EXPECT_EQ(store->verifier_key(), key);
  record(*store, 1);
}

TEST_F(RestoreTest, WantsSegmentsAndKeysFromTheSameSideOfARotationOfTheSigningKey) {
  const RestoreFrom before = back_up_all();
  const auto refused = [&](const RestoreFrom& from) {
    const auto failed = restore(from, target(), verified);
    EXPECT_TRUE(nothing_there());
    return failed ? std::string("put back") : failed.error().detail;
  };
  for (const bool more : {false, true}) {
    *now_ms_ += kDayMs;
    if (more)
      record(*open(), 1);
    else
      rotate_signing();
    const auto newer = store::value_of(make_key_pack(data_.path(), packs(), {kCustodian}, clock()()));
    if (!more) {
      EXPECT_NE(refused({backup(), newer.file, identity()}).find("the segments are older than the key pack"),
                std::string::npos);
    }
    (void)store::value_of(back_up());
    EXPECT_NE(refused(before).find("not signed with a key that the key pack has"), std::string::npos) << more;
  }
}

TEST_F(RestoreTest, IsRefusedWithThePackOfAnotherInstallation) {
  const RestoreFrom from = back_up_all();
  const store::TemporaryFolder others;
  store::succeed(crypt::KeyRing::create(others.path(), random_));
  auto ring = store::value_of(crypt::KeyRing::open(others.path()));
  store::succeed(ring.add_organisation("northbank", random_));
  {
    (void)store::value_of(
        store::Store::open(others.path() / "orgs/northbank", *ring.find("northbank"), clock(), random_));
  }
  const auto pack =
      store::value_of(make_key_pack(others.path(), others.path() / "packs", {kCustodian}, clock()()));
  const auto failed = restore({from.backup, pack.file, identity()}, target(), verified);
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().code, ErrorCode::BadInput);
  EXPECT_TRUE(nothing_there());
}

}  // namespace
}  // namespace sharewell::backup
