// SPDX-License-Identifier: MIT
#include "search/index.h"

#include <gtest/gtest.h>

using namespace sharewell::search;

namespace {

class TheIndex : public ::testing::Test {
 protected:
  PersonId add(const char* name, const char* born = "", const char* number = "", const char* known_as = "") {
    const PersonId id = index_.add({name, known_as, *birth_from(born), {number}});
    index_.settle();
    return id;
  }
  std::vector<Found> find(const char* name, const char* born = "", const char* number = "") {
    return index_.find({name, *birth_from(born), number}, 10);
  }
  /// The nearest; 99 if nobody was found.
  PersonId first(const char* name, const char* born = "", const char* number = "") {
    const auto found = find(name, born, number);
    return found.empty() ? 99 : found.front().person;
  }
  Index index_;
};

TEST_F(TheIndex, FindsThroughEverySlip) {
  const PersonId one = add("William Ó Néill", "2014-03-09", "943 476 5919");
  add("Kayleigh Marsh", "2013-03-11");
  add("Wilma Thorne", "2014-05-21");
  for (const char* name : {"William O'Neill", "william oneil", "Bill O'Neill", "O'Neill William", "W ONeill",
                           "Wiliam O Neil", "Willian Oneal", "Will Ó Néill", "William John O'Neill"})
    EXPECT_EQ(first(name), one) << name;
  EXPECT_EQ(first("William Blackwood", "2014-03-09"), one) << "another surname, but the birth date";
  EXPECT_EQ(first("", "2014-03-09"), one);
  EXPECT_EQ(first("", "", "9434765919"), one);
  EXPECT_EQ(first("", "", "943 476 5991"), one) << "two digits swapped";
  EXPECT_EQ(first("", "", "943 476 5819"), one) << "one digit wrong";
  EXPECT_EQ(first("Somebody Else", "", "9434765919"), one);
  EXPECT_TRUE(find("Zachary Quill").empty());
  EXPECT_TRUE(find("", "", "9434760000").empty());
  EXPECT_TRUE(find("").empty());
}

TEST_F(TheIndex, SaysWhy) {
  add("William Hart", "2014-03-09", "943 476 5919");
  const Why same = find("William Hart", "2014-03-09").front().why;
  EXPECT_EQ(same.words, (std::vector{How::Same, How::Same}));
  EXPECT_EQ(same.birth, BirthHow::Same);
  EXPECT_EQ(same.all_apart(), 0);
  const Why off = find("Harp Billy", "2014-09-03", "9434765918").front().why;
  EXPECT_EQ(off.words, (std::vector{How::OneLetter, How::Nickname}));
  EXPECT_TRUE(off.other_order);
  EXPECT_EQ(off.birth, BirthHow::Swapped);
  EXPECT_EQ(off.number, NumberHow::OneWrong);
}

TEST_F(TheIndex, TheNearestStandsFirst) {
  const PersonId smyth = add("Jon Smyth", "2012-01-01");
  const PersonId smith = add("John Smith", "2014-03-09");
  const PersonId other = add("John Smith", "2009-11-28");
  const auto found = find("John Smith", "2014-03-09");
  ASSERT_GE(found.size(), 1u);
  EXPECT_EQ(found.front().person, smith);
  const auto all = find("John Smith");
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0].person, smith) << "the earlier of two who fit the same";
  EXPECT_EQ(all[1].person, other);
  EXPECT_EQ(all[2].person, smyth);
}

TEST_F(TheIndex, AFamilysNameIsFoundByWhoeverBearsIt) {
  const PersonId family = add("Marlow family");
  EXPECT_EQ(first("Marlow"), family);
  EXPECT_EQ(first("Siân Marlowe"), family);
  EXPECT_TRUE(find("Siân Marlow").front().why.lacks_words);
}

TEST_F(TheIndex, WhatSomebodyIsKnownAsCountsInAnyOrder) {
  const PersonId one = add("Oluwaseun Adeyemi", "", "", "Shay");
  EXPECT_EQ(first("Shay Adeyemi"), one);
  EXPECT_FALSE(find("Shay Adeyemi").front().why.other_order);
}

TEST_F(TheIndex, WhoWasDroppedIsNotFoundAndTheirNameIsGone) {
  const PersonId one = add("Kayleigh Marsh", "2013-03-11", "999 012 3454");
  index_.drop(one);
  EXPECT_TRUE(find("Kayleigh Marsh").empty());
  EXPECT_TRUE(find("", "2013-03-11").empty());
  EXPECT_TRUE(find("", "", "9990123454").empty());
  EXPECT_EQ(index_.name_of(one).find("Kayleigh"), std::string_view::npos);
  const PersonId again = add("Kaylee Marsh", "2013-03-11");
  EXPECT_EQ(first("Kayleigh Marsh"), again);
}

TEST_F(TheIndex, WarnsOfTheSameChildAndNotOfAnother) {
  add("Kayleigh Marsh", "2013-03-11", "999 012 3454");
  const auto alike = [&](const char* name, const char* born = "", const char* number = "") {
    const auto found = find(name, born, number);
    return !found.empty() && found.front().why.alike();
  };
  EXPECT_TRUE(alike("Kayleigh Marsh"));
  EXPECT_TRUE(alike("Kayleigh Marsch", "2013-11-03"));
  EXPECT_TRUE(alike("Somebody Else", "2001-01-01", "9990123454")) << "one number is one person";
  EXPECT_FALSE(alike("Kayleigh Marsh", "2009-07-28")) << "another birth date";
  EXPECT_FALSE(alike("Kyle Marshall"));
  EXPECT_FALSE(alike("Donna Marsh"));
  EXPECT_FALSE(alike("", "2013-03-11"));
}

}  // namespace
