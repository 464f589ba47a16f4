// SPDX-License-Identifier: MIT
#include <algorithm>

#include "casework/already_shared.h"
#include "casework/repeat.h"
#include "decide/decision.h"
#include "web/form_parts.h"
#include "web/pages/advice.h"
#include "web/pages/from_others.h"
#include "web/pages/look_alike.h"
#include "web/pages/on_draft.h"
#include "web/pages/pages.h"
#include "web/pages/record_url.h"
#include "web/search_words.h"
#include "web/ways_words.h"

namespace sharewell::web::pages {
namespace {

/// Which case file is for the person to choose, unless they began in one.
std::string preset_of(const casework::Draft& draft) {
  const auto file = casework::file_of(draft);
  return file ? file->text() : "";
}

/// What the advice on a page goes by. A decision is recorded beside the advice that its maker read, or not
/// yet.
std::string read_under(const Visit& visit, const casework::Draft& draft) {
  return std::to_string(draft.version) + "." + visit.pack().sha256();
}

bool has(const Faults& faults, std::string_view field) {
  return std::ranges::any_of(faults, [&](const decide::FieldFault& f) { return f.field == field; });
}

/// What the page says of what may yet be shared, and of what was shared already.
struct Wording {
  words::Text title = words::kDecideTitle, own = words::kOwnWords, why = words::kDepartureLabel,
              differs = words::kDepartureInset, differing = words::kDepartureSummary,
              record = words::kRecordDecision;
};
Wording wording_of(const casework::Draft& draft) {
  if (!casework::shared_at(draft)) return {};
  return {words::kAlreadyDecide,           words::kAlreadyWords,
          words::kAlreadyDepartureLabel,   words::kAlreadyDeparture,
          words::kAlreadyDepartureSummary, words::kAlreadyRecord};
}

/// What was shared already leaves no choice to make.
Html choices(const Visit& visit, const casework::Draft& draft, const Faults& faults) {
  if (const auto at = casework::shared_at(draft))
    return join({heading_l(words::kAlreadyDecide),
                 render(InsetText{
                     .text = join({text(words::kAlreadyShared), strong(london_date_time(*at)), text(". "),
                                   link(words::kAlreadyChange, draft_url(draft) / "when")})})});
  const auto item = [](record::Choice choice) {
    return RadioItem{.value = std::string(record::name_of(choice)), .text = words_of(choice)};
  };
  return render(Radios{.name = "choice",
                       .value = visit.typed("choice"),
                       .fieldset = Fieldset{.legend = {.text = words::kDecideTitle,
                                                       .classes = "govuk-fieldset__legend--l",
                                                       .is_page_heading = true}},
                       .error_message = message_for(faults, "choice"),
                       .items = {item(record::Choice::Share), item(record::Choice::DoNotShare),
                                 item(record::Choice::SeekAdvice)}});
}

Html own_words(const Visit& visit, const Wording& wording, const Faults& faults) {
  return render(Textarea{.id = "words",
                         .name = "words",
                         .value = visit.typed("words"),
                         .rows = 6,
                         .label = {.text = wording.own, .classes = "govuk-label--m"},
                         .hint = Hint{.text = visit.text("own_words_prompt")},
                         .error_message = message_for(faults, "words")});
}

/// Always there, so that it works without a script; opened where the choice departs and says no reason.
Html departure(const Visit& visit, const Wording& wording, const Faults& faults) {
  const Html fields =
      join({render(Textarea{.id = "departure",
                            .name = "departure",
                            .value = visit.typed("departure"),
                            .rows = 3,
                            .label = {.text = wording.why, .classes = "govuk-label--s"},
                            .hint = Hint{.text = visit.text("departure_hint")},
                            .error_message = message_for(faults, "departure")}),
            render(Input{.id = "consulted",
                         .name = "consulted",
                         .value = visit.typed("consulted"),
                         .label = {.text = words::kConsultedLabel, .classes = "govuk-label--s"},
                         .hint = Hint{.text = visit.text("departure_consulted")},
                         .error_message = message_for(faults, "consulted")})});
  if (has(faults, "departure")) return join({render(InsetText{.text = wording.differs}), fields});
  const bool typed = !visit.typed("departure").empty() || !visit.typed("consulted").empty();
  return render(
      Details{.summary = wording.differing, .text = fields, .open = typed || has(faults, "consulted")});
}

/// What the form warned of before it came back for another reason.
Hidden mark_sent(const Visit& visit) {
  const std::string read = visit.typed("read");
  return read.empty() ? alike_mark(visit) : Hidden{"read", read};
}

/// Those that the person is warned about stand first, to be chosen instead of a new one.
void put_first(const std::vector<FileRef>& warned, std::vector<casework::FileLine>& files) {
  std::ranges::stable_partition(files, [&](const casework::FileLine& file) {
    return std::ranges::find(warned, file.ref) != warned.end();
  });
}

Result<http::Response> show(const Visit& visit, const casework::Draft& draft, const Faults& faults,
                            const Alike& alike) {
  SW_TRY(auto files, casework::my_files(visit.desk()));
  put_first(alike.files, files);
  const auto advice = casework::recommendation_for(visit.desk(), draft);
  const Wording wording = wording_of(draft);
  const bool past = casework::shared_at(draft).has_value();
  const Html content =
      join({choices(visit, draft, faults), own_words(visit, wording, faults),
            departure(visit, wording, faults), file_fields(visit, files, faults, preset_of(draft)),
            past ? Html{} : when_fields(visit, faults, words::kWhenLegend),
            render(Button{.text = wording.record})});
  const Url here = draft_url(draft) / "decide";
  const Html pointed =
      render(InsetText{.text = join({text(words::kAdvicePointsTo), text(": "), strong(advice.outcome().title),
                                     text(". "), text(visit.text("judgement"))})});
  const Html form =
      render(visit.form(here, content, with_mark({{"v", read_under(visit, draft)}}, alike.mark)));
  const Html beside = join(
      {beside_questions(visit, draft), heading_m(words::kPathHeading), path_in_words(visit.pack(), draft)});
  return respond(visit,
                 {.title = std::string(wording.title),
                  .main = two_columns(join({summary_of(faults), alike.warning, pointed, form}), beside),
                  .before = render(BackLink{.href = draft_url(draft) / "recommendation"}),
                  .has_errors = !faults.empty()});
}

/// What the form says, or everything that is wrong with it. A choice that nobody made is never guessed.
struct Typed {
  decide::Statement statement;
  casework::ChosenFile file;
  Faults faults;
};

Typed read_form(const Visit& visit, const casework::Draft& draft) {
  Typed typed;
  const bool past = casework::shared_at(draft).has_value();
  const auto choice = past ? record::Choice::Share : record::choice_named(visit.typed("choice"));
  if (!choice) typed.faults.push_back({"choice", std::string(words::kChooseDecision)});
  if (visit.typed("v") != read_under(visit, draft))
    typed.faults.push_back({"choice", std::string(words::kAnswersChanged)});
  const auto when = typed_when(visit);
  const auto file = typed_file(visit, preset_of(draft));
  typed.statement = {.choice = choice.value_or(record::Choice::SeekAdvice),
                     .words = Personal<std::string>(visit.typed("words")),
                     .departure = visit.typed("departure"),
                     .consulted = visit.typed("consulted"),
                     .notes = {},
                     .emergency = false,
                     .happened_at = when.value_or(visit.parts.clock())};
  if (!file) typed.faults.push_back(file.error());
  if (file) typed.file = *file;
  if (!when) typed.faults.push_back(when.error());
  return typed;
}

}  // namespace

Answer decide(const Visit& visit) {
  const DraftOrGone found = open_draft(visit);
  return found.gone ? Answer(*found.gone) : show(visit, *found.draft, {}, {.mark = mark_sent(visit)});
}

Answer record_decision(const Visit& visit) {
  const DraftOrGone found = open_draft(visit);
  if (found.gone) return *found.gone;
  Typed typed = read_form(visit, *found.draft);
  if (!typed.faults.empty()) {
    // The other faults are shown at once too, not one after the other.
    const auto advice = casework::recommendation_for(visit.desk(), *found.draft);
    if (const auto made = decide::Decision::make(advice, typed.statement);
        !made && !has(typed.faults, "choice"))
      typed.faults.insert(typed.faults.begin(), made.error().begin(), made.error().end());
    return show(visit, *found.draft, typed.faults, {.mark = mark_sent(visit)});
  }
  if (typed.file.existing.empty())
    if (const Alike alike = look_alikes(visit, {typed.file.label.reveal(), {}, {}}, {}, words::kAlikeChoose);
        !alike.warning.empty())
      return show(visit, *found.draft, {}, alike);
  if (!typed.file.existing.empty()) {
    SW_TRY(const ReadFirst first, read_first(visit, *found.draft, typed.file.existing));
    if (!first.warning.empty())
      return show(visit, *found.draft, {}, {.warning = first.warning, .files = {}, .mark = first.mark});
  }
  SW_TRY(const auto kept,
         casework::record_decision(visit.desk(), *found.draft, std::move(typed.statement), typed.file));
  if (const auto* faults = std::get_if<Faults>(&kept))
    return show(visit, *found.draft, on_form(*faults), {.mark = mark_sent(visit)});
  const Url record = record_url(std::get<casework::Recorded>(kept));
  visit.recorded.note(found.draft->ref, visit.me->ref, std::string(record.text()));
  return go_to(record);
}

}  // namespace sharewell::web::pages
