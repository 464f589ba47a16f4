// SPDX-License-Identifier: MIT
#include "casework/file_life.h"

#include "casework/repeat.h"
#include "web/file_words.h"
#include "web/form_parts.h"
#include "web/pages/look_alike.h"
#include "web/pages/on_draft.h"
#include "web/pages/on_file.h"
#include "web/pages/pages.h"
#include "web/pages/signs.h"
#include "web/pages/task_parts.h"
#include "web/search_words.h"

namespace sharewell::web::pages {
namespace {

using casework::CaseFileView;

Html area(const Visit& visit, std::string_view name, words::Text label, words::Text hint, int rows,
          const Faults& faults) {
  Textarea textarea{.id = std::string(name),
                    .name = std::string(name),
                    .value = visit.typed(name),
                    .rows = rows,
                    .label = {.text = label, .classes = "govuk-label--s"},
                    .error_message = message_for(faults, name)};
  if (!hint.empty()) textarea.hint = Hint{.text = hint};
  return render(textarea);
}

Html input(const Visit& visit, std::string_view name, words::Text label, words::Text hint,
           const Faults& faults) {
  Input one{.id = std::string(name),
            .name = std::string(name),
            .value = visit.typed(name),
            .label = {.text = label, .classes = "govuk-label--s"},
            .error_message = message_for(faults, name)};
  if (!hint.empty()) one.hint = Hint{.text = hint};
  return render(one);
}

http::Response page(const Visit& visit, words::Text title, const Html& main, const Url& before,
                    const Faults& faults) {
  return respond(visit, {.title = std::string(title),
                         .main = two_thirds(join({summary_of(faults), main})),
                         .before = render(BackLink{.href = before}),
                         .has_errors = !faults.empty()});
}

/// A form of a page of the file, which counts once however often it is sent.
Html form(const Visit& visit, const Url& action, std::vector<Html> fields, words::Text button,
          const Hidden& mark = {}) {
  fields.push_back(render(Button{.text = button}));
  return render(visit.form(action, join(fields), with_mark({once_of(visit)}, mark)));
}

http::Response show_name(const Visit& visit, const CaseFileView& file, const Faults& faults,
                         const Alike& alike) {
  const bool fresh = file.label.empty();
  const words::Text title = fresh ? words::kNameTitle : words::kRenameTitle;
  std::vector<Html> fields{
      input(visit, "label", words::kNameLabel, fresh ? words::kFirstNameHint : words::kNameHint, faults)};
  if (!fresh) fields.push_back(area(visit, "why", words::kNameWhy, {}, 3, faults));
  const Html now = fresh ? Html{} : paragraph(join({text(words::kNameNow), strong(file.label), text(".")}));
  const Html main =
      join({alike.warning, heading_l(title), now,
            form(visit, file_url(file.ref) / "name", std::move(fields), words::kSave, alike.mark)});
  return page(visit, title, main, file_url(file.ref), faults);
}

http::Response show_correct(const Visit& visit, const DecisionOrPage& opened, const Faults& faults) {
  const Url record = record_url(opened.file->ref, opened.decision->sharing);
  const Html main =
      join({heading_l(words::kCorrectTitle), paragraph(words::kCorrectLead), heading_m(words::kCorrectFirst),
            render(InsetText{.text = lines(opened.decision->decided.words.reveal())}),
            form(visit, record / "correct",
                 {area(visit, "words", words::kCorrectWords, {}, 6, faults),
                  area(visit, "why", words::kCorrectWhy, {}, 3, faults)},
                 words::kCorrectSave)});
  return page(visit, words::kCorrectTitle, main, record, faults);
}

Html basis_radios(const Visit& visit, const Faults& faults) {
  return render(Radios{
      .name = "basis",
      .value = visit.typed("basis"),
      .fieldset = Fieldset{.legend = {.text = words::kSignBasis, .classes = "govuk-fieldset__legend--s"}},
      .error_message = message_for(faults, "basis"),
      .items = {{.value = "fact", .text = words::kSignFact},
                {.value = "opinion", .text = words::kSignOpinion}}});
}

Html whole_radios(const Visit& visit, const Faults& faults) {
  return render(Radios{
      .name = "whole",
      .value = visit.typed("whole"),
      .fieldset = Fieldset{.legend = {.text = words::kSignWhole, .classes = "govuk-fieldset__legend--s"}},
      .error_message = message_for(faults, "whole"),
      .items = {
          {.value = "changes", .text = words::kSignChanges, .hint = Hint{.text = words::kSignChangesHint}},
          {.value = "same", .text = words::kSignSame}}});
}

http::Response show_signs(const Visit& visit, const CaseFileView& file, const Faults& faults) {
  const Html earlier = file.signs.empty() ? paragraph(words::kSignsNone) : signs_html(visit, file.signs);
  const Html main =
      join({heading_l(words::kSignAdd), lead(words::kSignLead), heading_m(words::kSignsEarlier), earlier,
            form(visit, file_url(file.ref) / "signs",
                 {when_fields(visit, faults, words::kSignWhen),
                  area(visit, "what", words::kSignWhat, words::kSignWhatHint, 5, faults),
                  area(visit, "own_words", words::kSignOwn, {}, 2, faults),
                  input(visit, "present", words::kSignPresent, {}, faults), basis_radios(visit, faults),
                  whole_radios(visit, faults), area(visit, "why", words::kSignWhy, {}, 3, faults)},
                 words::kSignSave)});
  return page(visit, words::kSignAdd, main, file_url(file.ref), faults);
}

}  // namespace

Html signs_html(const Visit& visit, const std::vector<casework::SignView>& signs) {
  std::vector<TimelineEntry> entries;
  for (auto one = signs.rbegin(); one != signs.rend(); ++one) {
    const record::SignNoted& sign = one->sign;
    Html said = lines(sign.what.reveal());
    const auto more = [&](words::Text before, const std::string& what) {
      if (!what.empty()) said += join({markup("<br>"), text(before), lines(what)});
    };
    more(words::kSignSaid, sign.own_words.reveal());
    more(words::kSignThere, sign.present.reveal());
    more(sign.changes ? words::kSignMore : words::kSignNotMore, sign.why.reveal());
    entries.push_back({.title = text(sign.fact ? words::kSignIsFact : words::kSignIsOpinion),
                       .when = text(london_date_time(one->seen_at)),
                       .datetime = to_rfc3339(one->seen_at),
                       .by = text(visit.organisation->people->name_of(one->by)),
                       .text = std::move(said)});
  }
  return timeline(entries);
}

Answer name_file(const Visit& visit) {
  const FileOrPage opened = open_case_file(visit);
  return opened.page ? *opened.page : show_name(visit, *opened.file, {}, {.mark = alike_mark(visit)});
}

Answer save_name(const Visit& visit) {
  const FileOrPage opened = open_case_file(visit);
  if (opened.page) return *opened.page;
  if (const Alike alike =
          look_alikes(visit, {visit.typed("label"), {}, {}}, opened.file->ref, words::kAlikeOpen);
      !alike.warning.empty())
    return show_name(visit, *opened.file, {}, alike);
  SW_TRY(const auto kept, casework::name_file(visit.desk(), opened.file->ref, visit.typed("label"),
                                              visit.typed("why"), once_of(visit).value));
  if (const auto* faults = std::get_if<Faults>(&kept))
    return show_name(visit, *opened.file, *faults, {.mark = alike_mark(visit)});
  return go_to(file_url(opened.file->ref));
}

Answer correct(const Visit& visit) {
  const DecisionOrPage opened = open_decision(visit);
  return opened.page ? *opened.page : show_correct(visit, opened, {});
}

Answer save_correct(const Visit& visit) {
  const DecisionOrPage opened = open_decision(visit);
  if (opened.page) return *opened.page;
  const SharingRef sharing = opened.decision->sharing;
  SW_TRY(const auto kept,
         casework::correct_words(visit.desk(), opened.file->ref, sharing, visit.typed("words"),
                                 visit.typed("why"), once_of(visit).value));
  if (const auto* faults = std::get_if<Faults>(&kept)) return show_correct(visit, opened, *faults);
  return go_to(record_url(opened.file->ref, sharing));
}

Answer signs(const Visit& visit) {
  const FileOrPage opened = open_case_file(visit);
  return opened.page ? *opened.page : show_signs(visit, *opened.file, {});
}

Answer save_sign(const Visit& visit) {
  const FileOrPage opened = open_case_file(visit);
  if (opened.page) return *opened.page;
  const CaseFileView& file = *opened.file;
  const auto when = typed_when(visit);
  if (!when) return show_signs(visit, file, {when.error()});
  const casework::TypedSign typed{visit.typed("what"),
                                  visit.typed("own_words"),
                                  visit.typed("present"),
                                  visit.typed("basis"),
                                  visit.typed("whole"),
                                  visit.typed("why"),
                                  *when};
  SW_TRY(const auto kept, casework::note_sign(visit.desk(), file.ref, typed, once_of(visit).value));
  if (const auto* faults = std::get_if<Faults>(&kept)) return show_signs(visit, file, *faults);
  if (typed.whole != "changes") return go_to(file_url(file.ref));
  casework::Draft begun;
  casework::keep_file(begun, file.ref);
  SW_TRY(const casework::Draft draft, casework::start_draft(visit.desk(), std::move(begun)));
  return go_to(draft_url(draft) / casework::pages().front().slug);
}

}  // namespace sharewell::web::pages
