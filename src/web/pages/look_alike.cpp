// SPDX-License-Identifier: MIT
#include "web/pages/look_alike.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "web/form_parts.h"
#include "web/pages/people_on_file.h"
#include "web/pages/record_url.h"
#include "web/search_words.h"

namespace sharewell::web::pages {
namespace {

using search::BirthHow;
using search::How;
using search::NumberHow;

words::Text words_of(How how, bool lacks_words) {
  switch (how) {
    case How::Same:
      return words::kWhyName;
    case How::Nickname:
      return words::kWhyNickname;
    case How::Shortened:
      return words::kWhyShortened;
    case How::Sounds:
      return words::kWhySounds;
    case How::OneLetter:
      return words::kWhyOneLetter;
    case How::TwoLetters:
      return words::kWhyTwoLetters;
    case How::Initial:
      return words::kWhyInitial;
    case How::None:
      break;
  }
  return lacks_words ? words::kWhyPart : words::kWhyOtherName;
}

words::Text words_of(BirthHow how) {
  switch (how) {
    case BirthHow::Same:
      return words::kWhyBorn;
    case BirthHow::Fits:
      return words::kWhyBornFits;
    case BirthHow::Swapped:
      return words::kWhyBornSwapped;
    case BirthHow::OneDigit:
      return words::kWhyBornDigit;
    case BirthHow::YearNear:
      return words::kWhyBornYear;
    case BirthHow::DayNear:
      return words::kWhyBornDay;
    case BirthHow::OnePart:
      return words::kWhyBornPart;
    case BirthHow::SameYear:
      return words::kWhyBornSameYear;
    case BirthHow::Other:
      return words::kWhyBornOther;
    case BirthHow::NotCompared:
      break;
  }
  return {};
}

Html found_item(const casework::PersonFound& one) {
  const casework::Hit& hit = one.hit;
  const bool is_file = hit.person == 0;
  const std::string name = hit.name.empty() ? name_of_file(one.label) : hit.name;
  Html said = join({link(name, file_url(hit.file), hit.file.spaced())});
  if (!hit.born.empty()) said += join({text(", "), text(words::kBornOn), text(born_in_words(hit.born))});
  said += markup("<br>");
  said += is_file ? text(words::kSearchIsFile)
                  : join({text(words::kSearchOnFile), strong(name_of_file(one.label))});
  said += join({markup("<br>"), text(why_in_words(hit.why))});
  return said;
}

/// What a form was warned about, so that other names warn again; it says nothing by itself.
std::string mark_of(const casework::TypedSearch& typed) {
  const casework::TypedDay& born = typed.born;
  std::size_t hash = 0;
  for (const std::string* part : {&typed.name, &born.day, &born.month, &born.year, &typed.number})
    hash = hash * 31 + std::hash<std::string>{}(*part);
  return fmt::format("{:016x}", hash);
}

}  // namespace

std::string why_in_words(const search::Why& why) {
  std::vector<words::Text> parts;
  const auto say = [&](words::Text part) {
    if (!part.empty() && std::ranges::find(parts, part) == parts.end()) parts.push_back(part);
  };
  if (why.number == NumberHow::Same) say(words::kWhyNumber);
  if (why.number == NumberHow::OneWrong) say(words::kWhyNumberDigit);
  const bool same = std::ranges::all_of(why.words, [](How how) { return how == How::Same; });
  for (const How how : why.words)
    if (same || how != How::Same) say(words_of(how, why.lacks_words));
  if (why.other_order) say(words::kWhyOrder);
  say(words_of(why.birth));
  std::string sentence;
  for (const words::Text part : parts) sentence += (sentence.empty() ? "" : ", ") + std::string(part);
  if (!sentence.empty() && sentence.front() >= 'a' && sentence.front() <= 'z')
    sentence.front() = static_cast<char>(sentence.front() - 32);
  return sentence;
}

Html found_html(const casework::PeopleFound& found) {
  std::vector<Html> items;
  for (const casework::PersonFound& one : found.seen) items.push_back(found_item(one));
  Html out = items.empty() ? Html{} : bullet_list(items);
  for (const std::string& whom : found.ask)
    out += render(InsetText{.text = join({text(words::kSearchOthers), strong(whom), text(".")})});
  return out;
}

Alike look_alikes(const Visit& visit, const casework::TypedSearch& typed, const FileRef& file,
                  words::Text what_to_do) {
  Alike alike;
  alike.mark = {"alike", mark_of(typed)};
  if (visit.typed("alike") == alike.mark.value) return alike;
  const auto found = casework::find_look_alikes(visit.desk(), *visit.organisation->finder, typed, file);
  if (!found || found->nothing()) return alike;
  for (const casework::PersonFound& one : found->seen) alike.files.push_back(one.hit.file);
  alike.warning = render(
      NotificationBanner{.content = join({found->seen.empty() ? Html{} : paragraph(strong(words::kAlikeLead)),
                                          found_html(*found), paragraph(what_to_do)}),
                         .title = words::kAlikeTitle});
  return alike;
}

Hidden alike_mark(const Visit& visit) { return {"alike", visit.typed("alike")}; }

std::vector<Hidden> with_mark(std::vector<Hidden> hidden, const Hidden& mark) {
  if (!mark.value.empty()) hidden.push_back(mark);
  return hidden;
}

}  // namespace sharewell::web::pages
