// SPDX-License-Identifier: MIT
#include "casework/fields.h"
#include "web/asking_words.h"
#include "web/pages/asking.h"
#include "web/pages/day_fields.h"
#include "web/pages/file_form.h"
#include "web/pages/from_others.h"
#include "web/pages/on_file.h"
#include "web/pages/task_parts.h"

namespace sharewell::web::pages {
namespace {

using casework::CaseFileView;

Html line(const Visit& visit, std::string_view name, words::Text label, words::Text hint,
          const Faults& faults) {
  return render(Input{.id = std::string(name),
                      .name = std::string(name),
                      .value = visit.typed(name),
                      .autocomplete = "off",
                      .label = {.text = label, .classes = "govuk-label--m"},
                      .hint = Hint{.text = hint},
                      .error_message = message_for(faults, name)});
}

Html power_radios(const Visit& visit, const Faults& faults) {
  return render(Radios{
      .name = "power",
      .value = visit.typed("power"),
      .fieldset = Fieldset{.legend = {.text = words::kAskPower, .classes = "govuk-fieldset__legend--m"}},
      .error_message = message_for(faults, "power"),
      .items = {{.value = "none", .text = words::kAskPowerNone},
                {.value = "16h", .text = words::kAskPower16h},
                {.value = "14b", .text = words::kAskPower14b}}});
}

Html tick(const Visit& visit, std::string_view name, words::Text asks, words::Text label,
          const Faults& faults) {
  return render(
      Checkboxes{.name = std::string(name),
                 .values = visit.typed_all(name),
                 .fieldset = Fieldset{.legend = {.text = asks, .classes = "govuk-fieldset__legend--m"}},
                 .error_message = message_for(faults, name),
                 .items = {{.value = "yes", .text = label}}});
}

std::vector<Html> fields(const Visit& visit, const Faults& faults) {
  return {body_radios(visit, "of", words::kAskOf, faults),
          line(visit, "whom", words::kAskPerson, words::kAskPersonHint, faults),
          note_area(visit, "what", words::kAskForWhat, words::kAskForWhatHint, faults),
          tick(visit, "no_wider", words::kAskNoWiderAsk, words::kAskNoWider, faults),
          note_area(visit, "why", words::kAskWhy, {}, faults),
          line(visit, "purpose", words::kAskPurpose, words::kAskPurposeHint, faults),
          power_radios(visit, faults),
          line(visit, "basis", words::kAskBasis, words::kAskBasisHint, faults),
          tick(visit, "ours", words::kAskSection, words::kAskOurs, faults),
          note_area(visit, "explanation", words::kAskExplain, words::kAskExplainHint, faults),
          note_area(visit, "burden", words::kAskBurden, words::kAskBurdenHint, faults),
          day_fields(visit, "by", words::kAskBy, words::kAskByHint, {}, faults)};
}

http::Response show(const Visit& visit, const CaseFileView& file, const Faults& faults) {
  const Html main =
      join({heading_l(words::kAskOthers), lead(words::kAskOthersLead),
            form_once(visit, file_url(file.ref) / "ask", fields(visit, faults), words::kAskSaveText),
            cite_line({{4, "The seven golden rules to sharing information"}, {8, "Legislative framework"}})});
  return form_page(visit, words::kAskOthers, main, file_url(file.ref), on_day(faults, "by"));
}

/// What is handed over, line by line.
std::string letter(const Visit& visit, const CaseFileView& file, const casework::AskedView& one) {
  std::string out;
  const auto say = [&](words::Text before, const std::string& said) {
    out.append(before).append(said).append("\n");
  };
  const auto block = [&](words::Text heading, const std::string& said) {
    if (!said.empty()) out.append("\n").append(heading).append("\n").append(said).append("\n");
  };
  const auto author = visit.organisation->people->find(one.by);
  std::string from = visit.organisation->people->name_of(one.by);
  if (author && !author->position.empty()) from += ", " + author->position;
  say(words::kLetterTo, one.asked.whom.reveal() + " (" + body_words(visit, one.asked.of) + ")");
  say(words::kLetterFrom, from + ", " + visit.organisation->people->organisation_name());
  say(words::kLetterDay, london_date(one.asked_at));
  say(words::kLetterReference, file.ref.spaced());
  block(words::kLetterWhat, one.asked.what.reveal());
  block(words::kLetterWhy, one.asked.why.reveal());
  block(words::kLetterPurpose, one.asked.purpose);
  block(words::kLetterBasis, one.asked.basis);
  block(words::kLetterBurden, one.asked.burden.reveal());
  out.append("\n").append(words::kLetterNoWider).append("\n");
  if (one.asked.by.empty())
    say(words::kLetterSoon, "");
  else
    say(words::kLetterBy, day_words(one.asked.by) + ".");
  return out.append(words::kLetterIfNot).append("\n");
}

}  // namespace

Html body_radios(const Visit& visit, std::string_view name, std::string_view asks, const Faults& faults) {
  Radios radios{.name = std::string(name),
                .value = visit.typed(name),
                .fieldset = Fieldset{.legend = {.text = text(asks), .classes = "govuk-fieldset__legend--m"}},
                .error_message = message_for(faults, name)};
  for (const casework::Choice& choice : casework::field_of(visit.pack(), "recipient", {}).choices)
    if (choice.id != "not-known") radios.items.push_back({.value = choice.id, .text = choice.label});
  return render(radios);
}

Answer ask_others(const Visit& visit) {
  const FileOrPage opened = open_own_file(visit);
  return opened.page ? *opened.page : show(visit, *opened.file, {});
}

Answer save_ask_others(const Visit& visit) {
  const FileOrPage opened = open_own_file(visit);
  if (opened.page) return *opened.page;
  const casework::TypedAsk typed{visit.typed("of"),     visit.typed("whom"),     visit.typed("what"),
                                 visit.typed("why"),    visit.typed("purpose"),  visit.typed("power"),
                                 visit.typed("basis"),  visit.typed("ours"),     visit.typed("explanation"),
                                 visit.typed("burden"), visit.typed("no_wider"), typed_day(visit, "by")};
  const FileRef& file = opened.file->ref;
  SW_TRY(const auto kept, casework::ask_for_information(visit.desk(), file, typed, once_of(visit).value));
  if (const auto* faults = std::get_if<Faults>(&kept)) return show(visit, *opened.file, *faults);
  return go_to(file_url(file) / "asked" / std::to_string(std::get<std::uint64_t>(kept)));
}

Answer asked_text(const Visit& visit) {
  const FileOrPage opened = open_case_file(visit);
  if (opened.page) return *opened.page;
  const CaseFileView& file = *opened.file;
  const casework::AskedView* found = nullptr;
  for (const casework::AskedView& one : file.asked)
    if (std::to_string(one.index) == visit.captured.at(1)) found = &one;
  if (found == nullptr) return fail(ErrorCode::NotFound, "no such request");
  const Html note = file.mine ? render(Button{.text = words::kNoteReceived,
                                              .classes = "govuk-button--secondary",
                                              .href = file_url(file.ref) / "received"})
                              : Html{};
  const Html main = join({heading_l(words::kAskedText), paragraph(words::kAskedTextLead),
                          copy_block(words::kAskedText, letter(visit, file, *found)), note});
  return respond(visit, {.title = std::string(words::kAskedText),
                         .main = two_thirds(main),
                         .before = render(BackLink{.href = file_url(file.ref)})});
}

}  // namespace sharewell::web::pages
