// SPDX-License-Identifier: MIT
#include "search/likeness.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

using namespace sharewell::search;

namespace {

/// The same by the textbook: a table of all beginnings, with a swap of neighbours as one edit.
std::size_t plain_edits(const std::string& a, const std::string& b) {
  std::vector<std::vector<std::size_t>> table(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i)
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        table[i][j] = i + j;
        continue;
      }
      table[i][j] = std::min(
          {table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0u : 1u)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        table[i][j] = std::min(table[i][j], table[i - 2][j - 2] + 1);
    }
  return table[a.size()][b.size()];
}

std::string word_of(std::mt19937& engine, std::size_t letters) {
  std::string word;
  for (std::size_t i = 0; i < letters; ++i) word += static_cast<char>('a' + engine() % 5);
  return word;
}

}  // namespace

TEST(Likeness, EditsAreThoseOfTheTextbookOnRandomWords) {
  std::mt19937 engine(5);
  for (int i = 0; i < 20'000; ++i) {
    const std::string a = word_of(engine, 1 + engine() % 31), b = word_of(engine, 1 + engine() % 31);
    ASSERT_EQ(Typed(a).edits_to(b), plain_edits(a, b)) << a << ' ' << b;
  }
}

TEST(Likeness, TheLettersRuleOutNoWordThatIsNear) {
  std::mt19937 engine(6);
  for (int i = 0; i < 20'000; ++i) {
    const std::string a = word_of(engine, 2 + engine() % 6), b = word_of(engine, 2 + engine() % 6);
    const std::size_t edits = plain_edits(a, b);
    const std::uint32_t letters = letters_of(b);
    std::vector<std::uint32_t> places;
    Typed(a).may_be({&letters, 1}, edits, places);
    ASSERT_EQ(places.size(), 1u) << a << ' ' << b;
  }
}

TEST(Likeness, WordsThatSoundAlikeHaveOneSound) {
  for (const auto& [a, b] : std::vector<std::pair<const char*, const char*>>{{"stephen", "steven"},
                                                                             {"philips", "fillips"},
                                                                             {"catherine", "katharine"},
                                                                             {"knight", "nite"},
                                                                             {"shaun", "shawn"},
                                                                             {"mohammed", "muhamad"},
                                                                             {"clarke", "clark"},
                                                                             {"wright", "rite"}})
    EXPECT_EQ(sound_of(a), sound_of(b)) << a << ' ' << b;
  EXPECT_NE(sound_of("smith"), sound_of("jones"));
  EXPECT_EQ(sound_of("leo"), 0u) << "too short to tell";
}
