// SPDX-License-Identifier: MIT
#include "casework/retention.h"

#include <fmt/format.h>

#include <array>
#include <charconv>

#include "base/limits.h"
#include "casework/own_duties.h"
#include "casework/service.h"
#include "casework/typed_text.h"

namespace sharewell::casework {
namespace {

using record::RetentionKept;

constexpr std::int64_t kYearsMax = 150, kReviewMonthsMax = 36;
constexpr std::int64_t kGrownUp = 18;  // at its opening, nobody whom a file is about is older
constexpr std::int64_t kFarOff = 90 * kDayMs;
constexpr std::int64_t kMonthMs = 30 * kDayMs;

/// The same wherever Sharewell runs: entries name these.
record::RetentionRef built_in_ref(std::uint8_t number) {
  return record::RetentionRef::make(
      [number](std::span<std::uint8_t> out) { std::ranges::fill(out, number); });
}

std::vector<RetentionKept> make_built_in() {
  return {
      {built_in_ref(1), "Child protection: until the child is 25", "birth", 25, 0,
       "Information Management Toolkit for Schools (IRMS, 2019); NHS Records Management Code of Practice "
       "2021, children's records",
       true, false},
      {built_in_ref(2), "Looked after: until 75 years from the birth of the child", "birth", 75, 0,
       "Care Planning, Placement and Case Review (England) Regulations 2010, regulation 50", false, false},
      {built_in_ref(3), "Nothing further was needed: six years from the last entry", "last-activity", 6, 0,
       "Limitation Act 1980, section 2: claims may be brought for six years", false, false},
      {built_in_ref(4), "No end date: looked at once a year", "never", 0, 12,
       "Information sharing advice for safeguarding practitioners (2018), page 10: reviewed at regular "
       "intervals",
       false, false},
  };
}

int number_at(std::string_view text, std::size_t at, std::size_t size) {
  int number = 0;
  if (text.size() >= at + size) std::from_chars(text.data() + at, text.data() + at + size, number);
  return number;
}

int days_in(int year, int month) {
  constexpr std::array<int, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

/// When the youngest child on the file was born, as far as that is noted.
std::string birth_in(const CaseFileView& file) {
  std::string last, last_day;
  for (const PersonView& person : file.people) {
    const std::string& born = person.noted.born.reveal();
    if (person.noted.part != record::Part::Child || born.empty()) continue;
    const std::string day = years_after(born, 0);
    if (day > last_day) last_day = day, last = born;
  }
  return last;
}

std::vector<decide::FieldFault> faults_of(RetentionKept& typed) {
  std::vector<decide::FieldFault> faults;
  typed.title =
      typed_text(typed.title, "title", limits::kShortTextBytes, "Write what the class is for", faults);
  const auto events = record::retention_events();
  if (std::ranges::find(events, typed.counts_from) == events.end())
    faults.push_back({"counts_from", "Choose from when it counts"});
  const bool never = typed.counts_from == "never";
  if (!never && (typed.years < 1 || typed.years > kYearsMax))
    faults.push_back({"years", fmt::format("Enter a number of years from 1 to {}", kYearsMax)});
  if (never && (typed.review_months < 1 || typed.review_months > kReviewMonthsMax))
    faults.push_back(
        {"review_months",
         fmt::format("Enter after how many months it is looked at again, from 1 to {}", kReviewMonthsMax)});
  (never ? typed.years : typed.review_months) = 0;
  typed.source = typed_text(typed.source, "source", 2 * limits::kShortTextBytes,
                            "Write which law, code or schedule says so", faults);
  return faults;
}

/// The earliest moment at which the class may say that a file's time is over, by what is known without
/// opening it.
Instant earliest_of(const RetentionKept& standard, Instant opened) {
  if (standard.counts_from == "never") return opened + standard.review_months * kMonthMs;
  const std::int64_t years =
      standard.counts_from == "birth" ? std::max<std::int64_t>(standard.years - kGrownUp, 0) : standard.years;
  return end_of_day(years_after(day_of(opened), years));
}

/// Those to look at, still without their names.
Result<std::vector<KeepingDue>> due_unnamed(const Desk& desk, const RetentionKept& standard) {
  const Instant now = desk.clock();
  SW_TRY(const auto tasks, desk.store.open_tasks());
  std::vector<KeepingDue> due;
  for (const store::FileCard& card : desk.store.files()) {
    if (!access::may_open(desk.me, card)) continue;
    bool looked_after = false;
    for (const record::TaskRow& row : tasks) {
      if (row.file != card.file() || (row.obligation != kReviewKeeping && row.obligation != kReviewHold))
        continue;
      looked_after = looked_after || row.obligation == kReviewKeeping;
      if (row.due <= now) due.push_back({card.file(), {}, row.due, row.obligation == kReviewHold, false});
    }
    const Instant earliest = earliest_of(standard, card.opened_at());
    if (!looked_after && earliest <= now) due.push_back({card.file(), {}, earliest, false, true});
  }
  std::ranges::stable_sort(due, {}, [](const KeepingDue& one) { return one.due; });
  return due;
}

}  // namespace

bool retention_before(const RetentionKept& a, const RetentionKept& b) { return a.title < b.title; }

const std::vector<RetentionKept>& built_in_retentions() {
  static const std::vector<RetentionKept> built_in = make_built_in();
  return built_in;
}

std::vector<RetentionKept> retentions_here(const Retentions& own) {
  std::vector<RetentionKept> here = own.all();
  const auto standard = std::ranges::find(here, true, &RetentionKept::standard);
  const bool own_standard = standard != here.end();
  for (auto other = own_standard ? standard + 1 : here.end(); other != here.end(); ++other)
    other->standard = false;  // of two that are called so the first in the order shown
  for (RetentionKept one : built_in_retentions()) {
    one.standard = one.standard && !own_standard;
    here.push_back(std::move(one));
  }
  return here;
}

std::vector<RetentionKept> retentions_ever(const Retentions& own) {
  std::vector<RetentionKept> known = retentions_here(own);
  for (RetentionKept one : own.gone()) {
    one.standard = false;
    known.push_back(std::move(one));
  }
  return known;
}

Result<RetentionOrFaults> keep_retention(const Desk& desk, Retentions& own, RetentionKept typed,
                                         std::string_view once) {
  auto faults = faults_of(typed);
  return keep_line(desk, own, std::move(typed), std::move(faults), once);
}

std::string years_after(std::string_view day, std::int64_t years) {
  const int year = number_at(day, 0, 4) + static_cast<int>(years);
  const int month = day.size() >= 7 ? std::clamp(number_at(day, 5, 2), 1, 12) : 12;
  const int last = days_in(year, month);
  const int of_month = day.size() >= 10 ? std::clamp(number_at(day, 8, 2), 1, last) : last;
  return fmt::format("{:04}-{:02}-{:02}", year, month, of_month);
}

Instant end_of_day(std::string_view day) {
  const auto noon = from_rfc3339(std::string(day) + "T12:00:00.000Z");
  SW_CHECK(noon.has_value());
  return end_of_london_day(*noon, 0);
}

Keeping keeping_of(const CaseFileView& file, const std::vector<RetentionKept>& known) {
  Keeping keeping;
  const record::RetentionRef wanted = file.keeping ? file.keeping->retention : record::RetentionRef{};
  auto at = std::ranges::find(known, wanted, &RetentionKept::retention);
  keeping.chosen = !wanted.empty() && at != known.end();
  if (!keeping.chosen) at = std::ranges::find(known, true, &RetentionKept::standard);
  SW_CHECK(at != known.end());
  keeping.retention = *at;
  if (file.keeping) {
    keeping.held = file.keeping->held;
    keeping.why = file.keeping->why.reveal();
    keeping.hold_why = file.keeping->hold_why.reveal();
  }
  if (at->counts_from == "never") return keeping;
  const std::string birth = at->counts_from == "birth" ? birth_in(file) : std::string{};
  keeping.birth_missing = at->counts_from == "birth" && birth.empty();
  keeping.counted_from = !birth.empty()                       ? birth
                         : at->counts_from == "last-activity" ? day_of(file.last_activity)
                                                              : day_of(file.opened_at);
  keeping.until = years_after(keeping.counted_from, at->years);
  return keeping;
}

Result<std::vector<KeepingDue>> keeping_due(const Desk& desk, const Retentions& own) {
  if (!desk.me.leads()) return fail(ErrorCode::NotAllowed, "only a safeguarding lead sees this list");
  const auto here = retentions_here(own);
  SW_TRY(auto due, due_unnamed(desk, *std::ranges::find(here, true, &RetentionKept::standard)));
  if (due.empty()) return due;
  std::vector<FileRef> files;
  files.reserve(due.size());
  for (const KeepingDue& one : due) files.push_back(one.file);
  SW_TRY(const store::Looked looked, desk.store.look_list(files, desk.me.ref));
  for (KeepingDue& one : due)
    if (const auto card = desk.store.find_file(one.file)) one.label = card->label(looked).reveal();
  return due;
}

bool is_far_off(const record::TaskRow& row, Instant now) {
  return (row.obligation == kReviewKeeping || row.obligation == kReviewHold) && row.due > now + kFarOff;
}

}  // namespace sharewell::casework
