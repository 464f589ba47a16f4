// SPDX-License-Identifier: MIT
// Key packs: who opens them, what is in them, how long they live.
#include "backup/key_pack.h"

#include "backup/age.h"
#include "custodian.h"
#include "store/database.h"

namespace sharewell::backup {
namespace {

namespace fs = std::filesystem;

class KeyPackTest : public Custody {
 protected:
  [[nodiscard]] Result<KeyPackReport> make(const std::vector<std::string>& recipients = {kCustodian}) const {
    return make_key_pack(data_.path(), packs(), recipients, clock()());
  }
};

std::string text_of_file(const fs::path& path) {
  return files_below(path.parent_path()).at(path.filename().string());
}

TEST_F(KeyPackTest, HoldsTheKeyFilesAndEveryFilesKeyForWhoeverItIsFor) {
  const auto made = store::value_of(make({kCustodian, kOther}));
  EXPECT_EQ(made.file.filename(), "keys-20261122T100000Z.age");
  for (const fs::path& who : {identity(), other_identity()}) {
    const KeyPack pack = store::value_of(read_key_pack(made.file, who));
    EXPECT_EQ(pack.made, clock()());
    EXPECT_EQ(pack.key_files.at("root.key"), text_of_file(data_.path() / "root.key"));
    EXPECT_EQ(pack.key_files.at("keyring"), text_of_file(data_.path() / "keyring"));
    const PackedRegister* one = pack.find("northbank");
    ASSERT_NE(one, nullptr);
    EXPECT_EQ(one->size, 24U);
    EXPECT_EQ(one->file_keys.size(), 11U);  // ten files and the office
    EXPECT_EQ(one->meta.at("organisation"), keys().id());
  }
}

TEST_F(KeyPackTest, OpensForNobodyElseAndHasNoKeyInTheClear) {
  const auto made = store::value_of(make());
  const auto opened = read_key_pack(made.file, other_identity());
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::KeysMissing);
  const std::string held = store::bytes_of_folder(packs()), root = text_of_file(data_.path() / "root.key");
  EXPECT_EQ(held.find(root.substr(0, 20)), std::string::npos);
  for (const FileRef& file : files_) EXPECT_EQ(held.find(file.text()), std::string::npos);
  EXPECT_EQ(files_below(packs()).size(), 1U);
}

TEST_F(KeyPackTest, HasNoKeyOfADraft) {
  const auto made = store::value_of(make());
  const std::string plain = store::value_of(decrypt(identity(), made.file));
  auto database = store::value_of(store::Database::open_reader(folder() / "sharewell.db"));
  auto row = store::value_of(database.query("SELECT wrapped_key FROM draft"));
  ASSERT_TRUE(store::value_of(row.next()));
  EXPECT_EQ(plain.find(to_base64(row.bytes(0))), std::string::npos);
  EXPECT_EQ(plain.find(draft_.text()), std::string::npos);
  EXPECT_NE(plain.find(files_.front().text()), std::string::npos);
}

TEST_F(KeyPackTest, IsRefusedWhereOneBitWasFlippedOrItsEndIsMissing) {
  const auto made = store::value_of(make());
  const std::string bytes = text_of_file(made.file);
  for (std::size_t i = 0; i < 24; ++i) {
    std::string changed = bytes;
    const std::size_t bit = (bytes.size() * 8 - 1) * i / 23;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
    write_file(made.file, changed);
    const auto opened = read_key_pack(made.file, identity());
    ASSERT_FALSE(opened) << "bit " << bit;
    EXPECT_EQ(opened.error().place, made.file.string());
  }
  write_file(made.file, bytes.substr(0, bytes.size() - 1));
  EXPECT_FALSE(read_key_pack(made.file, identity()));
  write_file(made.file, bytes);
  EXPECT_TRUE(read_key_pack(made.file, identity()));
}

TEST_F(KeyPackTest, TakesRecipientsFromAFileToo) {
  const fs::path list = elsewhere_.path() / "recipients";
  write_file(list, std::string("# who looks after keys\n") + kCustodian + "\n" + kOther + "\n");
  const auto made = store::value_of(make({list.string()}));
  EXPECT_TRUE(read_key_pack(made.file, other_identity()));
}

TEST_F(KeyPackTest, GoesAfterThirtyFiveDaysWhenANewOneIsThereAndIsNamed) {
  const auto first = store::value_of(make());
  write_file(packs() / "notes.txt", "whose keys these are");
  *now_ms_ += 35 * kDayMs;
  EXPECT_TRUE(store::value_of(make()).deleted.empty());
  *now_ms_ += 1;
  EXPECT_FALSE(make({"age1nobody"}));
  EXPECT_TRUE(fs::exists(first.file));
  *now_ms_ += 60'000;
  EXPECT_EQ(store::value_of(make()).deleted, std::vector<std::string>{first.file.filename().string()});
  EXPECT_FALSE(fs::exists(first.file));
  EXPECT_TRUE(fs::exists(packs() / "notes.txt"));
}

TEST_F(KeyPackTest, LeavesNothingWhereAgeCannotUseARecipient) {
  for (const char* wrong : {"age1nobody", "/no/such/file", "-o"}) {
    const auto made = make({wrong});
    ASSERT_FALSE(made) << wrong;
    EXPECT_EQ(made.error().code, ErrorCode::BadInput);
    EXPECT_TRUE(files_below(packs()).empty());
  }
}

}  // namespace
}  // namespace sharewell::backup
