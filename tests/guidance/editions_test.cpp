// SPDX-License-Identifier: MIT
#include "guidance/editions.h"

#include <gtest/gtest.h>

#include "small_overlay.h"

namespace sharewell::guidance {
namespace {

class Editions : public testing::Test {
 protected:
  std::string add(std::vector<PackFile> files) {
    const auto pack = shelf_.add(std::move(files));
    EXPECT_TRUE(pack.has_value());
    return (*pack)->sha256();
  }
  /// The small pack, in force between these days in this jurisdiction.
  std::string small(const std::string& from, const std::string& until = "",
                    const std::string& where = "Nowhere") {
    auto files = small_pack();
    std::string& about = bytes_of_file(files, "pack.toml");
    about.replace(about.find("2018-07-01"), 10, from + (until.empty() ? "" : "\nsuperseded_on = " + until));
    about.replace(about.find("Nowhere"), 7, where);
    return add(std::move(files));
  }
  std::string chosen(const std::string& date, const std::string& where = "") {
    return in_force(shelf_, put_, {date, where}).sha256();
  }
  Shelf shelf_;
  std::vector<InService> put_;
  const std::string built_in_ = built_in().sha256();
};

TEST_F(Editions, TheBuiltInPackIsInForceUnlessAnotherIsAlthoughItWasSuperseded) {
  EXPECT_FALSE(built_in().parts().superseded_on.empty());
  EXPECT_EQ(chosen("2026-12-01"), built_in_);
  EXPECT_EQ(chosen("2010-01-01", "Wales"), built_in_);
}

TEST_F(Editions, APackServesFromTheDayThatItsOrganisationSays) {
  put_ = {{small("2020-01-01"), "2026-12-01"}};
  EXPECT_EQ(chosen("2026-11-30"), built_in_);
  EXPECT_EQ(chosen("2026-12-01"), put_[0].sha256);
}

TEST_F(Editions, APackServesOnlyWithinItsOwnDates) {
  put_ = {{small("2026-06-01", "2026-09-01"), "2026-01-01"}};
  EXPECT_EQ(chosen("2026-05-31"), built_in_);
  EXPECT_EQ(chosen("2026-06-01"), put_[0].sha256);
  EXPECT_EQ(chosen("2026-08-31"), put_[0].sha256);
  EXPECT_EQ(chosen("2026-09-01"), built_in_);
}

TEST_F(Editions, TheLatestDayCountsAndOfOneDayTheLastChoice) {
  const std::string a = small("2020-01-01"), b = small("2020-01-02"), c = small("2020-01-03");
  put_ = {{b, "2026-03-01"}, {a, "2026-02-01"}, {c, "2026-03-01"}};
  EXPECT_EQ(chosen("2026-02-15"), a);
  EXPECT_EQ(chosen("2026-03-15"), c);
}

TEST_F(Editions, WhenTheLatestEndsTheOneBeforeServesAgain) {
  const std::string a = small("2020-01-01"), b = small("2020-01-01", "2026-06-01");
  put_ = {{a, "2026-01-01"}, {b, "2026-02-01"}};
  EXPECT_EQ(chosen("2026-05-01"), b);
  EXPECT_EQ(chosen("2026-06-01"), a);
}

TEST_F(Editions, AnOrganisationCanGoBackToTheBuiltInPack) {
  put_ = {{small("2020-01-01"), "2026-01-01"}, {built_in_, "2026-02-01"}};
  EXPECT_EQ(chosen("2026-01-15"), put_[0].sha256);
  EXPECT_EQ(chosen("2026-02-15"), built_in_);
}

TEST_F(Editions, GoingBackHoldsAfterTheProgramBringsOtherWords) {
  auto earlier = built_in_files();
  bytes_of_file(earlier, "words.en.toml") += "# as an earlier program had it\n";
  put_ = {{small("2020-01-01"), "2026-01-01"}, {add(std::move(earlier)), "2026-02-01"}};
  EXPECT_EQ(chosen("2026-01-15"), put_[0].sha256);
  EXPECT_EQ(chosen("2026-02-15"), built_in_);
}

TEST_F(Editions, APackOfAnotherJurisdictionDoesNotServe) {
  put_ = {{small("2020-01-01", "", "Wales"), "2026-01-01"}};
  EXPECT_EQ(chosen("2026-02-01", "England"), built_in_);
  EXPECT_EQ(chosen("2026-02-01", "Wales"), put_[0].sha256);
}

TEST_F(Editions, AnOverlayServesByItsOwnDatesOnASupersededBase) {
  auto files = small_overlay();
  const std::string from = "in_force_from = 2026-01-01\n";
  files[0].bytes.insert(files[0].bytes.find(from) + from.size(), "superseded_on = 2026-07-01\n");
  put_ = {{add(files), "2025-01-01"}};
  EXPECT_EQ(chosen("2025-12-31"), built_in_);
  EXPECT_EQ(chosen("2026-01-01"), put_[0].sha256);
  EXPECT_EQ(chosen("2026-06-30"), put_[0].sha256);
  EXPECT_EQ(chosen("2026-07-01"), built_in_);
}

TEST_F(Editions, APackThatIsNotHereDoesNotServe) {
  put_ = {{std::string(64, '0'), "2026-01-01"}};
  EXPECT_EQ(chosen("2026-02-01"), built_in_);
}

TEST_F(Editions, TheShelfFindsEveryPackByItsHashAndKeepsEachOnce) {
  const std::string a = small("2020-01-01");
  EXPECT_EQ(shelf_.find(a), *shelf_.add([] {
    auto files = small_pack();
    std::string& about = bytes_of_file(files, "pack.toml");
    about.replace(about.find("2018-07-01"), 10, "2020-01-01");
    return files;
  }()));
  EXPECT_EQ(shelf_.find(built_in_), &built_in());
  EXPECT_EQ(shelf_.find("nothing"), nullptr);
  EXPECT_EQ(shelf_.all().size(), 2u);
  EXPECT_FALSE(shelf_.add({{"pack.toml", ""}}).has_value());
}

}  // namespace
}  // namespace sharewell::guidance
