// SPDX-License-Identifier: MIT
#include <charconv>

#include "web/pages/look_alike.h"
#include "web/pages/on_file.h"
#include "web/pages/pages.h"
#include "web/pages/people_on_file.h"
#include "web/pages/task_parts.h"
#include "web/retyped.h"
#include "web/search_words.h"

namespace sharewell::web::pages {
namespace {

using casework::CaseFileView;
using casework::PersonView;
using record::Part;

words::Text words_of(Part part) {
  switch (part) {
    case Part::Child:
      return words::kPartChild;
    case Part::Sibling:
      return words::kPartSibling;
    case Part::Parent:
      return words::kPartParent;
    case Part::Carer:
      return words::kPartCarer;
    case Part::OtherChild:
      return words::kPartOtherChild;
    case Part::OtherAdult:
      break;
  }
  return words::kPartOtherAdult;
}

std::string shown_name(const record::PersonNoted& one) {
  const std::string &name = one.name.reveal(), &known = one.known_as.reveal();
  return name.empty() ? known : known.empty() ? name : name + " (" + known + ")";
}

Html said_of(const record::PersonNoted& one) {
  std::vector<Html> lines{text(words_of(one.part))};
  if (!one.born.reveal().empty())
    lines.push_back(join({text(words::kBornOn), text(born_in_words(one.born.reveal()))}));
  const auto number = [&](words::Text what, const std::string& value) {
    if (!value.empty()) lines.push_back(join({text(what), text(": "), text(value)}));
  };
  number(words::kPersonNhs, one.nhs_number.reveal());
  number(words::kPersonPupil, one.pupil_number.reveal());
  number(words::kPersonOther, one.other_number.reveal());
  Html out;
  for (const Html& line : lines) out += out.empty() ? line : join({markup("<br>"), line});
  return out;
}

Html list_of(const std::vector<PersonView>& people, const FileRef* change) {
  SummaryList list;
  for (const PersonView& person : people) {
    SummaryRow row{.key = {.text = shown_name(person.noted)}, .value = {.text = said_of(person.noted)}};
    if (change != nullptr)
      row.actions =
          SummaryActions{.items = {{.text = words::kPersonChange,
                                    .href = file_url(*change) / "people" / std::to_string(person.index),
                                    .visually_hidden_text = shown_name(person.noted)}}};
    list.rows.push_back(std::move(row));
  }
  return render(list);
}

Html input(const Visit& visit, std::string_view name, words::Text label, words::Text hint,
           const Faults& faults) {
  Input one{.id = std::string(name),
            .name = std::string(name),
            .value = visit.typed(name),
            .autocomplete = "off",
            .spellcheck = false,
            .label = {.text = label, .classes = "govuk-label--s"},
            .error_message = message_for(faults, name)};
  if (!hint.empty()) one.hint = Hint{.text = hint};
  return render(one);
}

Html why_field(const Visit& visit, words::Text label, const Faults& faults) {
  return render(Textarea{.id = "why",
                         .name = "why",
                         .value = visit.typed("why"),
                         .rows = 3,
                         .label = {.text = label, .classes = "govuk-label--s"},
                         .error_message = message_for(faults, "why")});
}

Html fields_html(const Visit& visit, const Faults& faults) {
  Radios part{
      .name = "part",
      .value = visit.typed("part"),
      .fieldset = Fieldset{.legend = {.text = words::kPersonPart, .classes = "govuk-fieldset__legend--s"}},
      .error_message = message_for(faults, "part")};
  for (const Part one :
       {Part::Child, Part::Sibling, Part::Parent, Part::Carer, Part::OtherChild, Part::OtherAdult})
    part.items.push_back({.value = std::string(record::name_of(one)), .text = words_of(one)});
  const Html numbers = join({input(visit, "nhs_number", words::kPersonNhs, {}, faults),
                             input(visit, "pupil_number", words::kPersonPupil, {}, faults),
                             input(visit, "other_number", words::kPersonOther, {}, faults)});
  const bool typed = !visit.typed("nhs_number").empty() || !visit.typed("pupil_number").empty() ||
                     !visit.typed("other_number").empty();
  return join({input(visit, "name", words::kPersonName, words::kPersonNameHint, faults),
               input(visit, "known_as", words::kPersonKnownAs, words::kPersonKnownAsHint, faults),
               born_fields(visit, faults), render(part),
               render(Details{.summary = words::kPersonMore, .text = numbers, .open = typed})});
}

casework::TypedPerson typed_person(const Visit& visit) {
  return {visit.typed("name"),       visit.typed("known_as"),     typed_born(visit),
          visit.typed("nhs_number"), visit.typed("pupil_number"), visit.typed("other_number"),
          visit.typed("part"),       visit.typed("why")};
}

http::Response page(const Visit& visit, words::Text title, const Html& main, const Url& before,
                    const Faults& faults) {
  return respond(visit, {.title = std::string(title),
                         .main = two_thirds(join({summary_of(faults), main})),
                         .before = render(BackLink{.href = before}),
                         .has_errors = !faults.empty()});
}

http::Response show_people(const Visit& visit, const CaseFileView& file, const Faults& faults,
                           const Alike& alike) {
  const Html now = file.people.empty() ? paragraph(words::kPeopleNone) : list_of(file.people, &file.ref);
  const Html form =
      render(visit.form(file_url(file.ref) / "people",
                        join({fields_html(visit, faults), render(Button{.text = words::kPersonSave})}),
                        with_mark({once_of(visit)}, alike.mark)));
  return page(visit, words::kPeopleTitle,
              join({alike.warning, heading_l(words::kPeopleTitle), lead(words::kPeopleLead), now,
                    heading_m(words::kPersonAdd), form}),
              file_url(file.ref), faults);
}

/// Somebody on the file, as in the address; the page to show if there is none.
struct PersonOrPage {
  FileOrPage file;
  const PersonView* person = nullptr;  ///< points into `file`
};
PersonOrPage open_person(const Visit& visit) {
  PersonOrPage out{open_file_to_change(visit)};
  if (out.file.page) return out;
  const std::string& typed = visit.captured.at(1);
  std::uint64_t index = 0;
  const auto read = std::from_chars(typed.data(), typed.data() + typed.size(), index);
  if (read.ec == std::errc{} && read.ptr == typed.data() + typed.size())
    for (const PersonView& person : out.file.file->people)
      if (person.index == index) out.person = &person;
  if (out.person == nullptr)
    out.file.page = failure(visit, {ErrorCode::NotFound, "nobody like this is on the case file", {}});
  return out;
}

http::Response show_person(const Visit& visit, const PersonOrPage& opened, const Faults& correcting,
                           const Faults& taking_off) {
  const FileRef& file = opened.file.file->ref;
  const Url here = file_url(file) / "people" / std::to_string(opened.person->index);
  const Html correct =
      render(visit.form(here,
                        join({fields_html(visit, correcting), why_field(visit, words::kPersonWhy, correcting),
                              render(Button{.text = words::kPersonSave})}),
                        {once_of(visit)}));
  Textarea why{.id = "off_why",
               .name = "off_why",
               .value = visit.typed("off_why"),
               .rows = 3,
               .label = {.text = words::kPersonOffWhy, .classes = "govuk-label--s"},
               .error_message = message_for(taking_off, "off_why")};
  const Html off = render(visit.form(
      here / "off",
      join({render(why), render(Button{.text = words::kPersonOff, .classes = "govuk-button--secondary"})}),
      {once_of(visit)}));
  Faults faults = correcting;
  faults.insert(faults.end(), taking_off.begin(), taking_off.end());
  return page(visit, words::kPersonCorrectTitle,
              join({heading_l(words::kPersonCorrectTitle), correct, heading_m(words::kPersonOffTitle),
                    paragraph(words::kPersonOffLead), off}),
              file_url(file) / "people", faults);
}

/// The fields as if what is noted had just been typed.
http::Fields noted_fields(const record::PersonNoted& one) {
  const std::string& born = one.born.reveal();
  const auto piece = [&](std::size_t at, std::size_t count) {
    return at < born.size() ? born.substr(at, count) : std::string();
  };
  return {{"name", one.name.reveal()},
          {"known_as", one.known_as.reveal()},
          {"born-day", piece(8, 2)},
          {"born-month", piece(5, 2)},
          {"born-year", piece(0, 4)},
          {"nhs_number", one.nhs_number.reveal()},
          {"pupil_number", one.pupil_number.reveal()},
          {"other_number", one.other_number.reveal()},
          {"part", std::string(record::name_of(one.part))}};
}

}  // namespace

Html people_html(const std::vector<PersonView>& people) {
  if (people.empty()) return {};
  return join({heading_m(words::kPeopleTitle), list_of(people, nullptr)});
}

std::string born_in_words(std::string_view iso) {
  if (iso.size() < 7) return std::string(iso);
  const std::string day = iso.size() == 7 ? std::string(iso) + "-01" : std::string(iso);
  const auto noon = from_rfc3339(day + "T12:00:00.000Z");
  if (!noon) return std::string(iso);
  const std::string date = london_date(*noon);
  return iso.size() == 7 ? date.substr(date.find(' ') + 1) : date;
}

Html born_fields(const Visit& visit, const Faults& faults) {
  const auto part = [&](const std::string& name, std::string classes) {
    return DateItem{.name = name, .value = visit.typed("born-" + name), .classes = std::move(classes)};
  };
  return render(DateInput{
      .id = "born",
      .name_prefix = "born",
      .fieldset = Fieldset{.legend = {.text = words::kPersonBorn, .classes = "govuk-fieldset__legend--s"}},
      .hint = Hint{.text = words::kPersonBornHint},
      .error_message = message_for(faults, "born"),
      .items = {part("day", "govuk-input--width-2"), part("month", "govuk-input--width-2"),
                part("year", "govuk-input--width-4")}});
}

casework::TypedDay typed_born(const Visit& visit) {
  return {visit.typed("born-day"), visit.typed("born-month"), visit.typed("born-year")};
}

Answer file_people(const Visit& visit) {
  const FileOrPage opened = open_file_to_change(visit);
  return opened.page ? *opened.page : show_people(visit, *opened.file, {}, {.mark = alike_mark(visit)});
}

Answer save_person(const Visit& visit) {
  const FileOrPage opened = open_file_to_change(visit);
  if (opened.page) return *opened.page;
  const FileRef& file = opened.file->ref;
  const casework::TypedPerson typed = typed_person(visit);
  const casework::TypedSearch who{typed.name, typed.born, typed.nhs_number};
  if (const Alike alike = look_alikes(visit, who, file, words::kAlikeOpen); !alike.warning.empty())
    return show_people(visit, *opened.file, {}, alike);
  SW_TRY(const auto kept, casework::note_person(visit.desk(), file, typed, once_of(visit).value));
  if (const auto* faults = std::get_if<Faults>(&kept))
    return show_people(visit, *opened.file, *faults, {.mark = alike_mark(visit)});
  return go_to(file_url(file) / "people");
}

Answer file_person(const Visit& visit) {
  const PersonOrPage opened = open_person(visit);
  if (opened.file.page) return *opened.file.page;
  const Retyped as_noted(visit, noted_fields(opened.person->noted));
  return show_person(as_noted.visit(), opened, {}, {});
}

Answer save_corrected_person(const Visit& visit) {
  const PersonOrPage opened = open_person(visit);
  if (opened.file.page) return *opened.file.page;
  const FileRef& file = opened.file.file->ref;
  SW_TRY(const auto kept, casework::correct_person(visit.desk(), file, opened.person->index,
                                                   typed_person(visit), once_of(visit).value));
  if (const auto* faults = std::get_if<Faults>(&kept)) return show_person(visit, opened, *faults, {});
  return go_to(file_url(file) / "people");
}

Answer save_person_off(const Visit& visit) {
  const PersonOrPage opened = open_person(visit);
  if (opened.file.page) return *opened.file.page;
  const FileRef& file = opened.file.file->ref;
  SW_TRY(const auto kept, casework::take_person_off(visit.desk(), file, opened.person->index,
                                                    visit.typed("off_why"), once_of(visit).value));
  if (const auto* faults = std::get_if<Faults>(&kept)) {
    http::Fields fields = noted_fields(opened.person->noted);
    fields.emplace_back("off_why", visit.typed("off_why"));
    const Retyped as_noted(visit, std::move(fields));
    return show_person(as_noted.visit(), opened, {}, {{"off_why", faults->front().message}});
  }
  return go_to(file_url(file) / "people");
}

}  // namespace sharewell::web::pages
