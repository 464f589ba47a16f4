// SPDX-License-Identifier: MIT
#include "base/calendar.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

using namespace sharewell;

namespace {

std::vector<std::string> holidays_of(int year) {
  std::vector<std::string> days;
  for (int month = 1; month <= 12; ++month)
    for (int day = 1; day <= 31; ++day)
      if (from_london(year, month, day, 12, 0) && bank_holiday(year, month, day))
        days.push_back(fmt::format("{:02}-{:02}", month, day));
  return days;
}
using Days = std::vector<std::string>;

std::string end_after(const char* from, int days) {
  return to_rfc3339(end_of_working_day(*from_rfc3339(from), days));
}

// As gov.uk/bank-holidays lists them for England and Wales.
TEST(BankHolidays, AreThoseThatGovUkListsWithSubstituteDays) {
  EXPECT_EQ(holidays_of(2021),
            (Days{"01-01", "04-02", "04-05", "05-03", "05-31", "08-30", "12-27", "12-28"}));
  EXPECT_EQ(holidays_of(2026),
            (Days{"01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28"}));
  EXPECT_EQ(holidays_of(2027),
            (Days{"01-01", "03-26", "03-29", "05-03", "05-31", "08-30", "12-27", "12-28"}));
  EXPECT_EQ(holidays_of(2028),
            (Days{"01-03", "04-14", "04-17", "05-01", "05-29", "08-28", "12-25", "12-26"}));
}

TEST(BankHolidays, FollowTheDatedTableWhereADayWasMovedOrAdded) {
  EXPECT_EQ(holidays_of(2020),
            (Days{"01-01", "04-10", "04-13", "05-08", "05-25", "08-31", "12-25", "12-28"}));
  EXPECT_EQ(holidays_of(2022),
            (Days{"01-03", "04-15", "04-18", "05-02", "06-02", "06-03", "08-29", "09-19", "12-26", "12-27"}));
  EXPECT_EQ(holidays_of(2023),
            (Days{"01-02", "04-07", "04-10", "05-01", "05-08", "05-29", "08-28", "12-25", "12-26"}));
}

TEST(WorkingDays, SkipWeekendsAndBankHolidays) {
  EXPECT_EQ(end_after("2026-11-20T10:00:00.000Z", 1), "2026-11-23T23:59:00.000Z") << "Friday to Monday";
  EXPECT_EQ(end_after("2026-12-24T10:00:00.000Z", 1), "2026-12-29T23:59:00.000Z") << "over Christmas";
  EXPECT_EQ(end_after("2027-03-25T10:00:00.000Z", 2), "2027-03-31T22:59:00.000Z")
      << "over Easter and the clocks";
  EXPECT_EQ(end_after("2026-11-21T10:00:00.000Z", 0), "2026-11-21T23:59:00.000Z") << "a Saturday itself";
}

TEST(WorkingDays, AreDaysInLondonAlsoInTheNightsWhenTheClocksChange) {
  // 28 March 2026, 23:30: an hour short of 24 before Sunday is over.
  const Instant spring = *from_rfc3339("2026-03-28T23:30:00.000Z");
  EXPECT_EQ(to_rfc3339(end_of_london_day(spring, 1)), "2026-03-29T22:59:00.000Z");
  EXPECT_EQ(end_after("2026-03-28T23:30:00.000Z", 1), "2026-03-30T22:59:00.000Z");
  // 24 October 2026, 00:30 in London, and the 25 hours of the day after.
  const Instant autumn = *from_rfc3339("2026-10-23T23:30:00.000Z");
  EXPECT_EQ(to_rfc3339(end_of_london_day(autumn, 1)), "2026-10-25T23:59:00.000Z");
  EXPECT_EQ(end_after("2026-10-23T23:30:00.000Z", 1), "2026-10-26T23:59:00.000Z");
}

TEST(London, ADayEndsInEveryYearThatAMomentCanHave) {
  const auto end = [](const char* at, int days) {
    return to_rfc3339(end_of_london_day(*from_rfc3339(at), days));
  };
  EXPECT_EQ(end("0000-03-05T12:00:00.000Z", 0), "0000-03-05T23:59:00.000Z");
  EXPECT_EQ(end("1900-01-01T12:00:00.000Z", -1), "1899-12-31T23:59:00.000Z");
  EXPECT_EQ(end("9999-12-31T12:00:00.000Z", 0), "9999-12-31T23:59:00.000Z");
}

}  // namespace
