// SPDX-License-Identifier: MIT
// How surely people are found among many, and how often a warning is false: figures, with the floor that the
// product promises.
#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>

#include "crowd.h"
#include "search/index.h"

using namespace sharewell;
using testing_search::Asked;
using testing_search::Crowd;
using testing_search::Somebody;

namespace {

constexpr std::size_t kPeople = 100'000, kQuestions = 4'000;

class Accuracy : public ::testing::Test {
 protected:
  void SetUp() override {
    for (std::size_t i = 0; i < kPeople; ++i) {
      people_.push_back(crowd_.somebody());
      const std::string name = people_.back().name();
      static_cast<void>(index_.add({name, {}, *search::birth_from(people_.back().born.iso()), {}}));
    }
    index_.settle();
  }
  [[nodiscard]] std::vector<search::Found> find(const std::string& name, const std::string& born) const {
    return index_.find({name, search::birth_from(born).value_or(0), {}}, 10);
  }
  static double share(std::size_t some, std::size_t of) {
    return 100.0 * static_cast<double>(some) / static_cast<double>(of);
  }
  Crowd crowd_{20'261'129};
  std::vector<Somebody> people_;
  search::Index index_;
};

TEST_F(Accuracy, TheRightPersonIsAmongTheFirstTenInNinetyNineOfAHundred) {
  std::size_t found = 0, first = 0;
  for (std::size_t q = 0; q < kQuestions; ++q) {
    const std::size_t who = (q * 7919) % kPeople;
    const Asked asked = crowd_.asked_about(people_[who]);
    const auto answer = find(asked.name, asked.born.iso());
    const auto at = std::ranges::find(answer, who, &search::Found::person);
    found += at != answer.end() ? 1 : 0;
    first += !answer.empty() && at == answer.begin() ? 1 : 0;
  }
  std::cout << "among the first ten: " << share(found, kQuestions)
            << " %, the first: " << share(first, kQuestions) << " %\n";
  EXPECT_GE(share(found, kQuestions), 99.0);
}

TEST_F(Accuracy, AWarningComesForMostWhoAreKnownAndForFewWhoAreNot) {
  std::size_t known = 0, strangers = 0, by_name_alone = 0;
  for (std::size_t q = 0; q < kQuestions; ++q) {
    const std::size_t who = (q * 7919) % kPeople;
    const Asked asked = crowd_.asked_about(people_[who]);
    const auto answer = find(asked.name, asked.born.iso());
    known +=
        std::ranges::any_of(answer, [&](const auto& one) { return one.person == who && one.why.alike(); });
    const Somebody stranger = crowd_.somebody();
    const auto alike = [](const search::Found& one) { return one.why.alike(); };
    strangers += std::ranges::any_of(find(stranger.name(), stranger.born.iso()), alike);
    by_name_alone += std::ranges::any_of(find(stranger.name(), ""), alike);
  }
  std::cout << "warned of somebody who is known, in spite of slips: " << share(known, kQuestions)
            << " %; of a stranger with a birth date: " << share(strangers, kQuestions)
            << " %, by the name alone: " << share(by_name_alone, kQuestions) << " %\n";
  EXPECT_GE(share(known, kQuestions), 75.0);
  EXPECT_LE(share(strangers, kQuestions), 5.0);
}

}  // namespace
