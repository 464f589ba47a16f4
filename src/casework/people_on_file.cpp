// SPDX-License-Identifier: MIT
#include "casework/people_on_file.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/limits.h"
#include "base/text.h"
#include "casework/file_life.h"
#include "casework/typed_text.h"
#include "search/birth.h"
#include "search/number.h"

namespace sharewell::casework {
namespace {

using Faults = std::vector<decide::FieldFault>;
using Text = Personal<std::string>;

Text short_text(std::string_view typed, std::string_view field, Faults& faults) {
  return Text(typed_text(typed, field, limits::kShortTextBytes, "", faults));
}

Text reason(std::string_view typed, std::string_view missing, Faults& faults) {
  return Text(typed_text(typed, "why", limits::kOwnWordsBytes, missing, faults));
}

Text nhs_number(std::string_view typed, Faults& faults) {
  Text text = short_text(typed, "nhs_number", faults);
  const std::string number = search::number_of(text.reveal());
  if (!text.reveal().empty() && (number.size() != 10 || search::fails_nhs_check(number)))
    faults.push_back({"nhs_number", "An NHS number has 10 digits that fit together: check each of them"});
  return text;
}

record::PersonNoted person_from(const Desk& desk, const TypedPerson& typed, Faults& faults) {
  record::PersonNoted one;
  one.name = short_text(typed.name, "name", faults);
  one.known_as = short_text(typed.known_as, "known_as", faults);
  if (one.name.reveal().empty() && one.known_as.reveal().empty())
    faults.push_back({"name", "Write a name, or what they are known as"});
  const auto born = birth_as_typed(typed.born, desk.clock());
  if (!born) faults.push_back({"born", "Write a birth date like 27 3 2014, or only the year"});
  one.born = Text(born.value_or(""));
  one.nhs_number = nhs_number(typed.nhs_number, faults);
  one.pupil_number = short_text(typed.pupil_number, "pupil_number", faults);
  one.other_number = short_text(typed.other_number, "other_number", faults);
  const auto part = record::part_named(typed.part);
  if (!part) faults.push_back({"part", "Say what they are in this case file"});
  one.part = part.value_or(record::Part::Child);
  return one;
}

/// What is noted of somebody who is on the file now.
Result<record::PersonNoted> noted(const Desk& desk, const FileRef& ref, std::uint64_t of) {
  SW_TRY(const CaseFileView file, open_mine(desk, ref));
  const auto person = std::ranges::find(file.people, of, &PersonView::index);
  if (person == file.people.end()) return fail(ErrorCode::NotFound, "nobody like this is on the case file");
  return person->noted;
}

Result<DoneOrFaults> keep(const Desk& desk, const FileRef& file, const record::PersonNoted& person,
                          Faults faults, std::string_view once) {
  if (!faults.empty()) return DoneOrFaults(std::move(faults));
  record::EntryBody entry{record::EntryKind::PersonNoted, file, {}, desk.me.ref, desk.clock(), desk.clock(),
                          record::to_json(person)};
  SW_TRY([[maybe_unused]] const auto done, desk.store.commit({{std::move(entry)}, std::string(once), {}}));
  return DoneOrFaults(file);
}

std::optional<int> number_in(std::string_view typed) {
  const std::string digits = tidy(typed);
  if (digits.empty() || digits.size() > 4 || digits.find_first_not_of("0123456789") != std::string::npos)
    return std::nullopt;
  return std::stoi(digits);
}

}  // namespace

std::optional<std::string> birth_as_typed(const TypedDay& typed, Instant now) {
  const bool no_day = tidy(typed.day).empty(), no_month = tidy(typed.month).empty();
  if (no_day && no_month && tidy(typed.year).empty()) return "";
  const auto day = number_in(typed.day), month = number_in(typed.month), year = number_in(typed.year);
  if (!year || (!no_month && !month) || (!no_day && (!day || !month))) return std::nullopt;
  std::string iso = fmt::format("{:04}", *year);
  if (month) iso += fmt::format("-{:02}", *month);
  if (day) iso += fmt::format("-{:02}", *day);
  const LondonTime today = london_time(now);
  const std::string until = fmt::format("{:04}-{:02}-{:02}", today.year, today.month, today.day);
  if (!search::birth_from(iso) || iso > until.substr(0, iso.size())) return std::nullopt;
  return iso;
}

Result<DoneOrFaults> note_person(const Desk& desk, const FileRef& file, const TypedPerson& typed,
                                 std::string_view once) {
  SW_TRY([[maybe_unused]] const CaseFileView mine, open_mine(desk, file));
  Faults faults;
  const record::PersonNoted person = person_from(desk, typed, faults);
  return keep(desk, file, person, std::move(faults), once);
}

Result<DoneOrFaults> correct_person(const Desk& desk, const FileRef& file, std::uint64_t of,
                                    const TypedPerson& typed, std::string_view once) {
  SW_TRY([[maybe_unused]] const record::PersonNoted before, noted(desk, file, of));
  Faults faults;
  record::PersonNoted person = person_from(desk, typed, faults);
  person.of = of;
  person.why = reason(typed.why, "Say what was wrong, and how you know", faults);
  return keep(desk, file, person, std::move(faults), once);
}

Result<DoneOrFaults> take_person_off(const Desk& desk, const FileRef& file, std::uint64_t of,
                                     std::string_view why, std::string_view once) {
  SW_TRY(record::PersonNoted person, noted(desk, file, of));
  Faults faults;
  person.of = of;
  person.gone = true;
  person.why = reason(why, "Say why they do not belong on this case file", faults);
  return keep(desk, file, person, std::move(faults), once);
}

}  // namespace sharewell::casework
