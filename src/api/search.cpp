// SPDX-License-Identifier: MIT
#include <array>

#include "api/problem.h"
#include "api/resources.h"
#include "api/sent.h"
#include "casework/find_people.h"

namespace sharewell::api {
namespace {

using search::BirthHow;
using search::How;
using search::NumberHow;

std::string_view name_of(How how) {
  switch (how) {
    case How::Same:
      return "same";
    case How::Nickname:
      return "nickname";
    case How::Shortened:
      return "shortened";
    case How::Sounds:
      return "sounds-alike";
    case How::OneLetter:
      return "one-letter";
    case How::TwoLetters:
      return "two-letters";
    case How::Initial:
      return "initial";
    case How::None:
      break;
  }
  return "no-such-word";
}

std::string_view name_of(BirthHow how) {
  switch (how) {
    case BirthHow::Same:
      return "same";
    case BirthHow::Fits:
      return "fits";
    case BirthHow::Swapped:
      return "swapped";
    case BirthHow::OneDigit:
      return "one-digit";
    case BirthHow::YearNear:
      return "year-near";
    case BirthHow::DayNear:
      return "day-near";
    case BirthHow::OnePart:
      return "one-part";
    case BirthHow::SameYear:
      return "same-year";
    case BirthHow::Other:
      return "other";
    case BirthHow::NotCompared:
      break;
  }
  return "not-compared";
}

std::string_view name_of(NumberHow how) {
  switch (how) {
    case NumberHow::Same:
      return "same";
    case NumberHow::OneWrong:
      return "one-digit";
    case NumberHow::NotCompared:
      break;
  }
  return "not-compared";
}

json::object shown(const casework::PersonFound& one) {
  json::array words;
  for (const How how : one.hit.why.words) words.emplace_back(name_of(how));
  return {{"file", one.hit.file.text()},
          {"label", one.label},
          {"name", one.hit.name},
          {"born", one.hit.born},
          {"alike", one.hit.why.alike()},
          {"why", json::object{{"words", std::move(words)},
                               {"other_order", one.hit.why.other_order},
                               {"born", name_of(one.hit.why.birth)},
                               {"number", name_of(one.hit.why.number)}}}};
}

/// "2014-03-09", "2014-03" or "2014" as a person types it; what is none of these is left to be found wrong.
casework::TypedDay typed_day(const std::string& born) {
  casework::TypedDay day;
  day.year = born.substr(0, born.find('-'));
  if (day.year.size() == born.size()) return day;
  const std::string rest = born.substr(day.year.size() + 1);
  day.month = rest.substr(0, rest.find('-'));
  if (day.month.size() < rest.size()) day.day = rest.substr(day.month.size() + 1);
  return day;
}

}  // namespace

// What is looked for is sent in the body, so that no name stands in an address.
Answer search_people(const Call& call) {
  SW_DO(only_parameters(call, {}));
  SW_TRY(const json::object object, sent_object(call));
  Sent sent(object);
  const casework::TypedSearch typed{sent.text("name", Must::MayLack),
                                    typed_day(sent.text("born", Must::MayLack)),
                                    sent.text("number", Must::MayLack)};
  auto faults = sent.faults();
  const casework::Desk desk = call.desk();
  if (faults.empty()) faults = casework::faults_of(typed, desk.clock());
  if (!faults.empty())
    return respond(Problem{Kind::Faults, "Nothing was looked for.", {}, std::move(faults)});
  SW_TRY(const casework::PeopleFound found,
         casework::find_people(desk, *call.caller->organisation->finder, typed));
  json::array people, ask;
  for (const casework::PersonFound& one : found.seen) people.push_back(shown(one));
  for (const std::string& whom : found.ask) ask.emplace_back(whom);
  return ok(json::object{{"found", std::move(people)}, {"ask", std::move(ask)}});
}

}  // namespace sharewell::api
