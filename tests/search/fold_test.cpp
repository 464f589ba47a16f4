// SPDX-License-Identifier: MIT
#include "search/fold.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "search/birth.h"
#include "search/nicknames.h"
#include "search/number.h"

using namespace sharewell::search;
using Words = std::vector<std::string>;

TEST(Fold, NamesAsPeopleWriteThemBecomeTheSameWords) {
  EXPECT_EQ(words_of("Siân"), words_of("SIAN"));
  EXPECT_EQ(words_of("Niamh Ó Néill"), words_of("niamh o'neill"));
  EXPECT_EQ(words_of("Niamh O\u2019Neill"), (Words{"niamh", "oneill"}));
  EXPECT_EQ(words_of("Nguyễn Văn Anh"), words_of("Nguyen Van Anh"));
  EXPECT_EQ(words_of("MacDonald"), words_of("Mc Donald"));
  EXPECT_EQ(words_of("Łukasz Zieliński"), (Words{"lukasz", "zielinski"}));
  EXPECT_EQ(words_of("Smith-Jones"), (Words{"smith", "jones"}));
  EXPECT_EQ(words_of("Βασίλης"), (Words{"basiles"})) << "other scripts are written in Latin letters";
  EXPECT_EQ(words_of("Анна"), (Words{"anna"}));
}

TEST(Fold, WordsThatNameNobodyGoIfAnotherStays) {
  EXPECT_EQ(words_of("Marlow family"), (Words{"marlow"}));
  EXPECT_EQ(words_of("Baby Rowe and the twins"), (Words{"rowe"}));
  EXPECT_TRUE(words_of("The family 12").empty()) << "a name that nobody has";
  EXPECT_EQ(words_of("Lee Child"), (Words{"lee"}));
  EXPECT_EQ(words_of("Child"), (Words{"child"}));
  EXPECT_EQ(words_of("Ludwig van Beethoven"), (Words{"ludwig", "beethoven"}));
  EXPECT_EQ(words_of("Anh Le"), (Words{"anh", "le"})) << "a surname too";
  EXPECT_EQ(words_of("O Jones"), (Words{"o", "jones"})) << "an initial, not O'Jones";
  EXPECT_TRUE(words_of(" - ' 12 ").empty());
}

TEST(Fold, TextThatIsNoNameDoesNoHarm) {
  EXPECT_LE(words_of(std::string(5000, 'x')).front().size(), kLettersOfAWord);
  EXPECT_LE(words_of("a b c d e f g h i j k l m n").size(), kWordsOfAName);
  static_cast<void>(words_of("\xff\xfe broken"));
  static_cast<void>(words_of(std::string("nul\0nul", 7)));
}

TEST(Nicknames, GoBothWays) {
  const auto has = [](const char* word, const char* other) {
    const auto those = nicknames_of(word);
    return std::ranges::find(those, other) != those.end();
  };
  EXPECT_TRUE(has("william", "bill"));
  EXPECT_TRUE(has("bill", "william"));
  EXPECT_TRUE(has("bill", "billy"));
  EXPECT_FALSE(has("bill", "bill"));
  EXPECT_FALSE(has("bill", "margaret"));
  EXPECT_TRUE(nicknames_of("zzz").empty());
}

TEST(Birth, IsReadWholeOrInPartAndNothingElseIs) {
  for (const char* fine : {"2014-03-09", "2014-03", "2014", "", "2016-02-29"})
    EXPECT_EQ(iso_of(birth_from(fine).value()), fine);
  for (const char* wrong : {"2014-13-01", "2015-02-29", "2014-3-9", "14", "2014-00", "2014-03-00",
                            "1066-10-14", "2014/03/09", "yesterday"})
    EXPECT_FALSE(birth_from(wrong)) << wrong;
}

TEST(Birth, SlipsOfTheHandAreToldApart) {
  const auto how = [](const char* typed, const char* recorded) {
    return TypedBirth(*birth_from(typed)).likeness(*birth_from(recorded));
  };
  EXPECT_EQ(how("2014-03-09", "2014-03-09"), BirthHow::Same);
  EXPECT_EQ(how("2014-09-03", "2014-03-09"), BirthHow::Swapped);
  EXPECT_EQ(how("2014-03-19", "2014-03-09"), BirthHow::OneDigit);
  EXPECT_EQ(how("2041-03-09", "2014-03-09"), BirthHow::OneDigit) << "neighbours swapped";
  EXPECT_EQ(how("2019-03-09", "2020-03-09"), BirthHow::YearNear);
  EXPECT_EQ(how("2014-03-10", "2014-03-09"), BirthHow::DayNear);
  EXPECT_EQ(how("2014-03-28", "2014-03-09"), BirthHow::OnePart);
  EXPECT_EQ(how("2014", "2014-03-09"), BirthHow::Fits);
  EXPECT_EQ(how("2014-03", "2014-03-09"), BirthHow::Fits);
  EXPECT_EQ(how("2014-04", "2014-03-09"), BirthHow::SameYear);
  EXPECT_EQ(how("2013", "2014-03-09"), BirthHow::YearNear);
  EXPECT_EQ(how("2014-11-28", "2014-03-09"), BirthHow::SameYear);
  EXPECT_EQ(how("2009-11-28", "2014-03-09"), BirthHow::Other);
  EXPECT_EQ(how("", "2014-03-09"), BirthHow::NotCompared);
}

TEST(Number, IsComparedWithoutSpacesAndAnNhsNumberIsChecked) {
  EXPECT_EQ(number_of("943 476 5919"), "9434765919");
  EXPECT_EQ(number_of("a-123/b"), "A123B");
  EXPECT_EQ(number_of("12"), "");
  EXPECT_FALSE(fails_nhs_check("9434765919"));
  EXPECT_TRUE(fails_nhs_check("9434765918"));
  EXPECT_FALSE(fails_nhs_check("94347659")) << "no NHS number at all";
  for (const std::string& slip : slips_of("9434765919")) EXPECT_TRUE(fails_nhs_check(slip)) << slip;
}
