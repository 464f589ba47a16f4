// SPDX-License-Identifier: MIT
#include "casework/repeat.h"
#include "casework/service.h"
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

Legend legend(words::Text asks) { return {.text = asks, .classes = "govuk-fieldset__legend--m"}; }

/// Newest first, those without an answer before the others; that nobody had asked is always there.
Html asked_radios(const Visit& visit, const CaseFileView& file, const Faults& faults) {
  if (file.asked.empty()) return {};
  Radios radios{.name = "asked",
                .value = visit.typed("asked"),
                .fieldset = Fieldset{.legend = legend(words::kReceivedAsked)},
                .error_message = message_for(faults, "asked")};
  for (const bool answered : {false, true})
    for (auto one = file.asked.rbegin(); one != file.asked.rend(); ++one)
      if (one->answered == answered)
        radios.items.push_back({.value = std::to_string(one->index),
                                .text = join({text(body_words(visit, one->asked.of)), text(", "),
                                              text(one->asked.whom.reveal())}),
                                .hint = Hint{.text = join({text(london_date(one->asked_at)), text(": "),
                                                           text(one->asked.what.reveal())})}});
  radios.items.push_back({.value = "0", .text = words::kReceivedUnasked});
  return render(radios);
}

Html basis_radios(const Visit& visit, const Faults& faults) {
  return render(Radios{.name = "basis",
                       .value = visit.typed("basis"),
                       .fieldset = Fieldset{.legend = legend(words::kReceivedBasis)},
                       .error_message = message_for(faults, "basis"),
                       .items = {{.value = "fact", .text = words::kReceivedFact},
                                 {.value = "opinion", .text = words::kReceivedOpinion}}});
}

Html whom_input(const Visit& visit, const Faults& faults) {
  return render(Input{.id = "whom",
                      .name = "whom",
                      .value = visit.typed("whom"),
                      .autocomplete = "off",
                      .label = {.text = words::kReceivedWhom, .classes = "govuk-label--m"},
                      .error_message = message_for(faults, "whom")});
}

/// As the organisation's setting says, from today.
std::string usual_day(const Visit& visit) {
  return casework::day_of(visit.parts.clock() + visit.parts.keep_received_days * kDayMs);
}

http::Response show(const Visit& visit, const CaseFileView& file, const Faults& faults) {
  const Html main =
      join({heading_l(words::kNoteReceived), lead(words::kNoteReceivedLead),
            form_once(visit, file_url(file.ref) / "received",
                      {asked_radios(visit, file, faults),
                       body_radios(visit, "from", words::kReceivedFrom, faults), whom_input(visit, faults),
                       note_area(visit, "what", words::kReceivedWhat, words::kReceivedWhatHint, faults),
                       basis_radios(visit, faults), when_fields(visit, faults, words::kReceivedWhen),
                       day_fields(visit, "keep_until", words::kReceivedKeep, words::kReceivedKeepHint,
                                  usual_day(visit), faults)},
                      words::kSave),
            cite_line({{10, "Record"}, {14, "Myth-busting guide"}})});
  return form_page(visit, words::kNoteReceived, main, file_url(file.ref), on_day(faults, "keep_until"));
}

}  // namespace

Answer received(const Visit& visit) {
  const FileOrPage opened = open_own_file(visit);
  return opened.page ? *opened.page : show(visit, *opened.file, {});
}

Answer save_received(const Visit& visit) {
  const FileOrPage opened = open_own_file(visit);
  if (opened.page) return *opened.page;
  const CaseFileView& file = *opened.file;
  const auto when = typed_when(visit);
  if (!when) return show(visit, file, {when.error()});
  const casework::TypedReceived typed{file.asked.empty() ? "0" : visit.typed("asked"),
                                      visit.typed("from"),
                                      visit.typed("whom"),
                                      visit.typed("what"),
                                      visit.typed("basis"),
                                      typed_day(visit, "keep_until"),
                                      *when};
  SW_TRY(const auto kept, casework::note_received(visit.desk(), file.ref, typed, once_of(visit).value));
  if (const auto* faults = std::get_if<Faults>(&kept)) return show(visit, file, *faults);
  return go_to(file_url(file.ref));
}

Answer decide_here(const Visit& visit) {
  const FileOrPage opened = open_own_file(visit);
  if (opened.page) return *opened.page;
  casework::Draft begun;
  casework::keep_file(begun, opened.file->ref);
  SW_TRY(const casework::Draft draft, casework::start_draft(visit.desk(), std::move(begun)));
  return go_to(draft_url(draft) / casework::pages().front().slug);
}

}  // namespace sharewell::web::pages
