// SPDX-License-Identifier: MIT
#include "bundle/tar.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

using namespace sharewell;
using namespace sharewell::bundle;

namespace {

const std::string kLong(90, 'a');

std::vector<Member> some() {
  return {{"one.txt", "first"},
          {"folder/two", std::string(512, 'x')},
          {"empty", ""},
          {"packs/" + kLong + "/words.en.toml", "long"}};
}

ErrorCode refusal(std::string_view bytes) {
  const auto read = read_tar(bytes);
  return read ? ErrorCode::Usage : read.error().code;
}

}  // namespace

TEST(AnArchive, IsReadAsItWasWritten) {
  const auto read = read_tar(write_tar(some(), 1'795'000'000));
  ASSERT_TRUE(read) << one_line(read.error());
  EXPECT_EQ(read->seconds, 1'795'000'000);
  ASSERT_EQ(read->members.size(), some().size());
  for (std::size_t i = 0; i < some().size(); ++i) {
    EXPECT_EQ(read->members[i].name, some()[i].name);
    EXPECT_EQ(read->members[i].bytes, some()[i].bytes);
  }
}

TEST(AnArchive, IsUnpackedByTheTarCommandForItsOwnerOnly) {
  char name[] = "/tmp/sharewell-tar-XXXXXX";
  const std::filesystem::path folder = mkdtemp(name);
  std::ofstream(folder / "a.tar", std::ios::binary) << write_tar(some(), 1'795'000'000);
  EXPECT_EQ(std::system(("cd " + folder.string() + " && tar xf a.tar && printf first | cmp - one.txt && " +
                         "test \"$(stat -c '%a %s %Y' folder/two)\" = '600 512 1795000000' && " +
                         "test \"$(cat packs/*/words.en.toml)\" = long")
                            .c_str()),
            0);
  std::filesystem::remove_all(folder);
}

TEST(AnArchive, IsRefusedUnlessItIsSpeltAsItWouldBeWritten) {
  const std::string bytes = write_tar(some(), 1'795'000'000);
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ 2);
    const auto read = read_tar(changed);
    ASSERT_TRUE(!read || write_tar(read->members, read->seconds) == changed) << at;
  }
  EXPECT_EQ(refusal(""), ErrorCode::BadInput);
  EXPECT_EQ(refusal(bytes + std::string(512, '\0')), ErrorCode::BadInput);
  EXPECT_EQ(refusal(bytes.substr(0, bytes.size() - 512)), ErrorCode::BadInput);
  EXPECT_EQ(refusal(std::string(512, '\0') + bytes), ErrorCode::BadInput);
}

TEST(AnArchive, HasNoNameThatLeadsOutOfItsFolder) {
  for (const char* bad : {"", "/etc/passwd", "../up", "a/../b", "a b", "a\\b", "caf\xc3\xa9", "a\nb"})
    EXPECT_FALSE(is_member_name(bad)) << bad;
  EXPECT_FALSE(is_member_name(std::string(101, 'a')));
  EXPECT_TRUE(is_member_name("packs/0123/base/words.en.toml"));
  std::string named = write_tar(some(), 1);
  named.replace(0, 7, "../a.tx");
  EXPECT_EQ(refusal(named), ErrorCode::BadInput);
}
