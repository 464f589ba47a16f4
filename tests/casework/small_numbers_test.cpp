// SPDX-License-Identifier: MIT
#include "casework/small_numbers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

using namespace sharewell::casework;

namespace {

/// Every table of counts that fits what is shown, with what is held back within one or two of what it was.
/// Shares nothing with the rings of the program: it adds up rows and columns, and nothing else.
class Reader {
 public:
  Reader(const Counts& counts, Shown shown) : counts_(counts), shown_(std::move(shown)), try_(counts) {
    seen_.assign(counts.size() + 1, std::vector<std::vector<std::uint64_t>>(counts.front().size() + 1));
    go_through(0);
  }
  /// A place whose count follows from what is shown, or nothing.
  [[nodiscard]] std::string given_away() const {
    for (std::size_t r = 0; r < shown_.size(); ++r)
      for (std::size_t c = 0; c < shown_[r].size(); ++c)
        if (!shown_[r][c] && seen_[r][c].size() < 2) return std::to_string(r) + "," + std::to_string(c);
    return {};
  }

 private:
  [[nodiscard]] std::uint64_t at(std::size_t r, std::size_t c) const {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < try_.size(); ++i)
      for (std::size_t j = 0; j < try_[i].size(); ++j)
        if ((r == try_.size() || r == i) && (c == try_[i].size() || c == j)) sum += try_[i][j];
    return sum;
  }
  [[nodiscard]] bool fits() const {
    for (std::size_t r = 0; r < shown_.size(); ++r)
      for (std::size_t c = 0; c < shown_[r].size(); ++c)
        if (shown_[r][c] ? *shown_[r][c] != at(r, c) : at(r, c) == 0) return false;
    return true;
  }
  void note() {
    for (std::size_t r = 0; r < shown_.size(); ++r)
      for (std::size_t c = 0; c < shown_[r].size(); ++c)
        if (const auto value = at(r, c); std::ranges::find(seen_[r][c], value) == seen_[r][c].end())
          seen_[r][c].push_back(value);
  }
  void go_through(std::size_t place) {
    const std::size_t width = counts_.front().size();
    if (place == counts_.size() * width) {
      if (fits()) note();
      return;
    }
    const std::size_t r = place / width, c = place % width;
    if (shown_[r][c]) return go_through(place + 1);
    for (const int step : {-1, 0, 1}) {
      try_[r][c] = static_cast<std::uint32_t>(static_cast<int>(counts_[r][c]) + step);
      if (try_[r][c] > 0) go_through(place + 1);
    }
    try_[r][c] = counts_[r][c];
  }
  Counts counts_;
  Shown shown_;
  Counts try_;
  std::vector<std::vector<std::vector<std::uint64_t>>> seen_;
};

std::string said(const Shown& shown) {
  std::string out;
  for (const auto& row : shown) {
    for (const auto& cell : row) out += (cell ? std::to_string(*cell) : "-") + " ";
    out += "/ ";
  }
  return out;
}

TEST(SmallNumbers, ACountOfTwoIsHeldBackAndDoesNotFollowFromTheTotals) {
  const Counts counts{{2, 9, 7}, {8, 6, 11}, {10, 12, 5}};
  const Shown shown = shown_counts(counts, 5);
  EXPECT_FALSE(shown[0][0]);
  EXPECT_EQ(Reader(counts, shown).given_away(), "") << said(shown);
  EXPECT_EQ(said(shown), "- 9 - 18 / 8 6 11 25 / - 12 - 27 / 20 27 23 70 / ") << "no more than it takes";
}

TEST(SmallNumbers, WithNothingSmallEverythingIsShownWithItsTotals) {
  EXPECT_EQ(said(shown_counts({{5, 0}, {7, 12}}, 5)), "5 0 5 / 7 12 19 / 12 12 24 / ");
  EXPECT_EQ(said(shown_counts({{0}}, 5)), "0 0 / 0 0 / ");
  EXPECT_EQ(said(shown_counts({{1, 2}}, 1)), "1 2 3 / 1 2 3 / ") << "a least of one holds nothing back";
}

TEST(SmallNumbers, TwoOnesThatAddUpToAShownTotalWouldGiveEachOtherAway) {
  // Only 1 and 1 add up to 2 where a zero would be shown, so that the total must go as well.
  const Counts counts{{1, 1}, {9, 9}};
  const Shown shown = shown_counts(counts, 2);
  EXPECT_EQ(Reader(counts, shown).given_away(), "") << said(shown);
  EXPECT_FALSE(shown[0][2] && *shown[0][2] == 2) << said(shown);
}

TEST(SmallNumbers, ALoneSmallCountTakesItsTotalsWithIt) {
  const Counts counts{{2}};
  EXPECT_EQ(said(shown_counts(counts, 5)), "- - / - - / ");
  const Counts beside_zeros{{2, 0}, {0, 30}};
  const Shown shown = shown_counts(beside_zeros, 5);
  EXPECT_EQ(Reader(beside_zeros, shown).given_away(), "") << said(shown);
}

TEST(SmallNumbers, NothingHeldBackFollowsFromWhatIsShownInAnyOfTenThousandRandomTables) {
  std::mt19937 engine(20260711);
  const auto draw = [&](std::uint32_t below) { return static_cast<std::uint32_t>(engine() % below); };
  std::size_t some_held = 0, some_shown = 0;
  for (int i = 0; i < 10'000; ++i) {
    const std::size_t rows = 1 + draw(3), columns = 1 + draw(3);
    const std::uint32_t least = 1 + draw(6), most = 2 + draw(12);
    Counts counts(rows, std::vector<std::uint32_t>(columns));
    for (auto& row : counts)
      for (auto& cell : row) cell = draw(3) == 0 ? 0 : draw(most);
    const Shown shown = shown_counts(counts, least);
    ASSERT_EQ(Reader(counts, shown).given_away(), "") << i << ": " << said(shown);
    bool held = false, kept = false;
    for (std::size_t r = 0; r <= rows; ++r)
      for (std::size_t c = 0; c <= columns; ++c) {
        (shown[r][c] ? kept : held) = true;
        if (shown[r][c]) {
          ASSERT_TRUE(*shown[r][c] == 0 || *shown[r][c] >= least) << i << ": " << said(shown);
        }
      }
    some_held += held && kept ? 1 : 0;
    some_shown += held ? 0 : 1;
  }
  EXPECT_GT(some_held, 1000u) << "the tables are of use as a test";
  EXPECT_GT(some_shown, 500u);
}

TEST(SmallNumbers, ALargeTableIsDoneAtOnce) {
  std::mt19937 engine(3);
  Counts counts(40, std::vector<std::uint32_t>(40));
  for (auto& row : counts)
    for (auto& cell : row) cell = static_cast<std::uint32_t>(engine() % 12);
  const Shown shown = shown_counts(counts, 5);
  EXPECT_EQ(shown.size(), 41u);
  EXPECT_TRUE(shown[40][40]) << "the grand total need not go";
}

}  // namespace
