// SPDX-License-Identifier: MIT
#include "casework/repeat.h"

#include "web/file_words.h"
#include "web/form_parts.h"
#include "web/pages/on_draft.h"
#include "web/pages/on_file.h"
#include "web/pages/pages.h"
#include "web/ways_words.h"

namespace sharewell::web::pages {
namespace {

http::Response show(const Visit& visit, const Url& record, const Faults& faults) {
  const Html fields =
      join({render(Radios{.name = "repeat",
                          .value = visit.typed("repeat"),
                          .fieldset = Fieldset{.legend = {.text = words::kRepeatLegend,
                                                          .classes = "govuk-fieldset__legend--m"}},
                          .error_message = message_for(faults, "repeat"),
                          .items = {{.value = "recipient",
                                     .text = words::kRepeatRecipient,
                                     .hint = Hint{.text = words::kRepeatRecipientHint}},
                                    {.value = "person",
                                     .text = words::kRepeatPerson,
                                     .hint = Hint{.text = words::kRepeatPersonHint}},
                                    {.value = "again",
                                     .text = words::kDecideAgain,
                                     .hint = Hint{.text = words::kDecideAgainHint}}}}),
            render(Button{.text = words::kContinue})});
  const Html main = join({summary_of(faults), heading_l(words::kRepeatTitle), paragraph(words::kRepeatLead),
                          render(visit.form(record / "repeat", fields))});
  return respond(visit, {.title = std::string(words::kRepeatTitle),
                         .main = two_thirds(main),
                         .before = render(BackLink{.href = record}),
                         .has_errors = !faults.empty()});
}

}  // namespace

Answer repeat(const Visit& visit) {
  const DecisionOrPage opened = open_decision(visit);
  if (opened.page) return *opened.page;
  return show(visit, record_url(opened.file->ref, opened.decision->sharing), {});
}

Answer begin_repeat(const Visit& visit) {
  const DecisionOrPage opened = open_decision(visit);
  if (opened.page) return *opened.page;
  const std::string typed = visit.typed("repeat");
  const auto repeat = typed == "person"      ? std::optional(casework::Repeat::AnotherPerson)
                      : typed == "recipient" ? std::optional(casework::Repeat::AnotherRecipient)
                      : typed == "again"     ? std::optional(casework::Repeat::Again)
                                             : std::nullopt;
  if (!repeat)
    return show(visit, record_url(opened.file->ref, opened.decision->sharing),
                {{"repeat", std::string(words::kRepeatChoose)}});
  casework::Draft begun = casework::answers_again(visit.pack(), *opened.decision, *repeat);
  if (*repeat == casework::Repeat::Again) casework::keep_file(begun, opened.file->ref);
  SW_TRY(const casework::Draft draft, casework::start_draft(visit.desk(), std::move(begun)));
  return go_to(after_answers(visit, draft));
}

}  // namespace sharewell::web::pages
