// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>

#include "casework/said_note.h"
#include "casework/ways_out.h"
#include "web/form_parts.h"
#include "web/pages/arrangements_shown.h"
#include "web/pages/legal_shown.h"
#include "web/pages/on_file.h"
#include "web/pages/pages.h"
#include "web/paper_words.h"
#include "web/words.h"

namespace sharewell::web::pages {
namespace {

using casework::DecisionView;
using casework::own_text_in;

constexpr std::array<std::string_view, 6> kQuestions{
    "contains_opinion", "contains_historical",      "third_parties",
    "special_category", "informing_increases_risk", "retention"};
struct Step {
  std::string_view id, key;
};
constexpr std::array<Step, 5> kSteps{{{"how-much", "how_1"},
                                      {"fact-opinion", "how_2"},
                                      {"right-person", "how_3"},
                                      {"secure", "how_4"},
                                      {"tell", "how_5"}}};
struct Note {
  std::string_view id;
  words::Text label;
  bool long_text;
};
constexpr std::array<Note, 4> kNotes{{{"shared_what", words::kNoteWhat, true},
                                      {"recipient_name", words::kNoteRecipient, false},
                                      {"channel", words::kNoteChannel, false},
                                      {"words", words::kNoteWords, true}}};

Html question_html(const Visit& visit, const guidance::Pack& pack, const DecisionView& decision,
                   std::string_view id) {
  const auto index = pack.find_question(id);
  SW_CHECK(index.has_value());
  const guidance::Question& question = pack.questions()[*index];
  const std::string typed = visit.typed(id);
  Radios radios{
      .name = std::string(id),
      .value = typed.empty() ? own_text_in(decision.answers_now(), id) : typed,
      .classes = "govuk-radios--small",
      .fieldset = Fieldset{.legend = {.text = question.ask, .classes = "govuk-fieldset__legend--s"}}};
  if (!question.hint.empty()) radios.hint = Hint{.text = question.hint};
  for (const guidance::Answer& answer : question.answers)
    radios.items.push_back({.value = answer.id, .text = answer.label});
  const Html why = join({paragraph(question.why), cite_line(question.cite)});
  return render(radios) + render(Details{.summary = words::kWhyWeAsk, .text = why});
}

Html steps_html(const Visit& visit, const DecisionView& decision) {
  Checkboxes boxes{
      .name = "settled",
      .fieldset = Fieldset{.legend = {.text = words::kHowSettled, .classes = "govuk-fieldset__legend--m"}}};
  const bool sent = visit.request.method == "POST";
  if (sent) boxes.values = visit.typed_all("settled");
  for (const Step& step : kSteps) {
    if (!sent && !own_text_in(decision.notes_now(), "settled_" + std::string(step.id)).empty())
      boxes.values.emplace_back(step.id);
    boxes.items.push_back({.value = std::string(step.id), .text = visit.text(step.key)});
  }
  return render(boxes);
}

Html note_html(const Visit& visit, const DecisionView& decision, const Note& note, const Faults& faults) {
  const std::string name = "note." + std::string(note.id);
  const std::string id = "note-" + std::string(note.id);
  const auto typed = visit.request.form_value(name);
  const std::string value = typed ? std::string(*typed) : own_text_in(decision.notes_now(), note.id);
  const Label label{.text = note.label, .classes = "govuk-label--s"};
  if (note.long_text)
    return render(Textarea{.id = id,
                           .name = name,
                           .value = value,
                           .rows = 3,
                           .label = label,
                           .error_message = message_for(faults, id)});
  return render(Input{
      .id = id, .name = name, .value = value, .label = label, .error_message = message_for(faults, id)});
}

/// Folded away: most of it is for somebody who looks after information, and none of it holds a decision up.
Html formal_html(const Visit& visit, const DecisionView& decision, const Faults& faults) {
  Html inside = paragraph(words::kFormalLead);
  bool open = false;
  for (const words::FormalNote& note : words::kFormalNotes) {
    const std::string name = "note." + std::string(note.id), id = "note-" + std::string(note.id);
    const auto typed = visit.request.form_value(name);
    const std::string value = typed ? std::string(*typed) : own_text_in(decision.notes_now(), note.id);
    open = open || message_for(faults, id);
    Textarea area{.id = id,
                  .name = name,
                  .value = value,
                  .rows = 2,
                  .label = {.text = note.label, .classes = "govuk-label--s"},
                  .error_message = message_for(faults, id)};
    if (!note.hint.empty()) area.hint = Hint{.text = note.hint};
    inside += render(area);
  }
  return render(Details{.summary = words::kFormalDetails, .text = inside, .open = open});
}

Answer show(const Visit& visit, const DecisionOrPage& opened, const Faults& faults) {
  const DecisionView& decision = *opened.decision;
  SW_TRY(const guidance::Pack* const pack, casework::pack_of(visit.desk(), decision));
  Html content;
  for (const std::string_view id : kQuestions) content += question_html(visit, *pack, decision, id);
  content += steps_html(visit, decision);
  content += heading_m(words::kHowNotes);
  const Html way = way_html(visit, decision, faults);
  for (const Note& note : kNotes)
    content += note.id == casework::kWayNote && !way.empty() ? way : note_html(visit, decision, note, faults);
  content += formal_html(visit, decision, faults);
  content += render(Button{.text = words::kSave});
  const Url record = record_url(opened.file->ref, decision.sharing);
  const std::string once = visit.typed("once");
  const Html form =
      render(visit.form(record / "how", content, {{"once", once.empty() ? make_once(visit) : once}}));
  const Html main =
      join({summary_of(faults), heading_l(words::kHowTitle), cite_line({{11, "How"}, {9, "The principles"}}),
            inside_html(visit, own_text_in(decision.answers_now(), "recipient")), form,
            basis_html(*opened.file, decision)});
  return respond(visit, {.title = std::string(words::kHowTitle),
                         .main = two_thirds(main),
                         .before = render(BackLink{.href = record}),
                         .has_errors = !faults.empty()});
}

casework::HowSteps read_form(const Visit& visit, const guidance::Pack& pack) {
  casework::HowSteps steps;
  for (const std::string_view id : kQuestions)
    if (const auto question = pack.find_question(id))
      if (const auto answer = pack.find_answer(*question, visit.typed(id)))
        steps.answers.at[*question] = *answer;
  steps.settled = visit.typed_all("settled");
  for (const Note& note : kNotes)
    steps.notes[std::string(note.id)] = visit.typed("note." + std::string(note.id));
  for (const words::FormalNote& note : words::kFormalNotes)
    steps.notes[std::string(note.id)] = visit.typed("note." + std::string(note.id));
  return steps;
}

/// Faults under the names of the fields that are shown.
Faults on_fields(const Visit& visit, Faults faults) {
  const bool another = visit.typed("way") == casework::kAnotherWay;
  for (decide::FieldFault& fault : faults)
    if (fault.field == casework::kWayNote && another)
      fault.field = "way_words";
    else if (fault.field != "way")
      fault.field = "note-" + fault.field;
  return faults;
}

}  // namespace

Answer how(const Visit& visit) {
  const DecisionOrPage opened = open_decision(visit);
  if (opened.page) return *opened.page;
  return show(visit, opened, {});
}

Answer record_how(const Visit& visit) {
  const DecisionOrPage opened = open_decision(visit);
  if (opened.page) return *opened.page;
  const std::string once = visit.typed("once");
  SW_TRY(const guidance::Pack* const pack, casework::pack_of(visit.desk(), *opened.decision));
  SW_TRY(const auto kept,
         casework::consider_with_way(visit.desk(), *visit.organisation->arrangements, opened.file->ref,
                                     opened.decision->sharing, read_form(visit, *pack),
                                     {visit.typed("way"), visit.typed("way_words")},
                                     once.size() > 100 ? make_once(visit) : once));
  if (const auto* found = std::get_if<Faults>(&kept)) return show(visit, opened, on_fields(visit, *found));
  return go_to(record_url(opened.file->ref, opened.decision->sharing));
}

}  // namespace sharewell::web::pages
