// SPDX-License-Identifier: MIT
// Key packs: who opens them, what is in them, how long they live.
#include "backup/key_pack.h"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "backup/age.h"
#include "backup/key_pack_lines.h"
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

char mask(char c) { return static_cast<char>(c ^ 0x55); }

/// Some letters in a spelling that is not what is sought.
std::string masked(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), mask);
  return out;
}

/// Whether these letters stand anywhere in what this process may write to.
bool in_memory(const std::string& masked_letters) {
  std::ifstream maps("/proc/self/maps"), memory;
  memory.rdbuf()->pubsetbuf(nullptr, 0);  // a buffer of its own would be found by the next search
  memory.open("/proc/self/mem", std::ios::binary);
  for (std::string line; std::getline(maps, line);) {
    std::size_t from = 0, to = 0;
    char dash = 0;
    std::string rights;
    std::istringstream(line) >> std::hex >> from >> dash >> to >> rights;
    if (!rights.starts_with("rw") || to - from > std::size_t{1} << 28) continue;
    if (line.ends_with("[stack]")) continue;  // where the search itself leaves what it found
    std::string bytes(to - from, '\0');
    memory.clear();
    memory.seekg(static_cast<std::streamoff>(from));
    memory.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    const bool found =
        !std::ranges::search(bytes, masked_letters, {}, [](char c) { return mask(c); }).empty();
    forget(bytes);
    if (found) return true;
  }
  return false;
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

TEST_F(KeyPackTest, LeavesNoKeyFileInMemory) {
  std::string key, lines;
  key.reserve(30'000);
  lines.reserve(50'000);
  while (key.size() < 30'000) key += "a key that is long, and not in a place that is soon used again; ";
  std::string letters = to_base64(bytes_of(key));
  const std::string in_pack = masked(std::string_view(letters).substr(20'000, 64));
  EXPECT_TRUE(in_memory(in_pack)) << "the search finds what is there";
  forget(letters);
  {
    KeyPack pack;
    pack.key_files["keyring"] = key;
    store::succeed(write_lines(pack, [&lines](std::string_view line) {
      lines += line;
      return Result<void>{};
    }));
  }
  EXPECT_EQ(store::value_of(read_lines(lines, "here")).key_files.at("keyring"), key);
  forget(lines);
  EXPECT_FALSE(in_memory(in_pack));
}

TEST_F(KeyPackTest, TakesNoOtherFileThanThoseThatOpenTheRecords) {
  const auto made = store::value_of(make());
  const std::string plain = store::value_of(decrypt(identity(), made.file));
  EXPECT_TRUE(read_lines(plain, "here"));
  const std::string name = R"("key_file":"keyring"})";
  for (const char* other :
       {R"("key_file":"../keyring"})", R"("key_file":"root.key.before"})", R"("key_file":""})", "", "\"}"}) {
    std::string changed = plain;
    changed.replace(changed.find(name), name.size(), other);
    const auto read = read_lines(changed, "here");
    ASSERT_FALSE(read) << other;
    EXPECT_EQ(read.error().code, ErrorCode::Damaged);
  }
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
