// SPDX-License-Identifier: MIT
// Every kind of defect in a pack, one a file under bad/: an edit of the small pack and the faults that must
// be listed.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "small_pack.h"

namespace sharewell::guidance {
namespace {

namespace fs = std::filesystem;

struct Defect {
  std::vector<PackFile> files = small_pack();
  std::vector<std::string> expected;
};

std::string unescaped(std::string text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      out += text[i];
      continue;
    }
    out += text[++i] == 'n' ? '\n' : text[i];
  }
  return out;
}

/// Lines: "in FILE", "replace TEXT", "with TEXT" (\n is a line end), "expect FAULT".
Defect read_defect(const fs::path& path) {
  Defect defect;
  std::ifstream in(path);
  std::string line, file, replaced;
  while (std::getline(in, line)) {
    const std::size_t space = line.find(' ');
    const std::string word = line.substr(0, space), rest = line.substr(space + 1);
    if (word == "in") file = rest;
    if (word == "replace") replaced = rest;
    if (word == "expect") defect.expected.push_back(rest);
    if (word != "with") continue;
    std::string& bytes = bytes_of_file(defect.files, file);
    const std::size_t at = bytes.find(replaced);
    EXPECT_NE(at, std::string::npos) << path << " replaces what is not there: " << replaced;
    if (at != std::string::npos) bytes.replace(at, replaced.size(), unescaped(rest));
  }
  return defect;
}

class BadPack : public testing::TestWithParam<fs::path> {};

TEST_P(BadPack, IsRefusedWithExactlyItsFaults) {
  const Defect defect = read_defect(GetParam());
  const auto pack = Pack::load(defect.files);
  ASSERT_FALSE(pack.has_value());
  std::vector<std::string> found;
  for (const Fault& fault : pack.error()) found.push_back(one_line(fault));
  EXPECT_EQ(found, defect.expected) << [&] {
    std::string lines;
    for (const std::string& one : found) lines += "expect " + one + "\n";
    return lines;
  }();
}

std::vector<fs::path> defects() {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(fs::path(SHAREWELL_SOURCE_DIR) / "tests/guidance/bad"))
    paths.push_back(entry.path());
  std::ranges::sort(paths);
  return paths;
}

std::string name_of(const testing::TestParamInfo<fs::path>& info) {
  std::string name = info.param.stem().string();
  std::ranges::replace(name, '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Each, BadPack, testing::ValuesIn(defects()), name_of);

}  // namespace
}  // namespace sharewell::guidance
