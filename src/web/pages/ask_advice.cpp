// SPDX-License-Identifier: MIT
#include "casework/task_moves.h"
#include "web/pages/contact_list.h"
#include "web/pages/on_file.h"
#include "web/pages/pages.h"
#include "web/pages/task_parts.h"
#include "web/work_words.h"

namespace sharewell::web::pages {
namespace {

/// Whom somebody asks who works by themselves, or leads alone. @cite requirements R195
Html outside_html(const Visit& visit, const Url& record) {
  const Html nspcc = join({text(words::kAdviserNspcc), telephone_link(visit.text("nspcc_number"))});
  return join({paragraph(words::kNoAdviser),
               bullet_list({text(words::kAdviserManager), text(words::kAdviserTrustee),
                            text(words::kAdviserCare), nspcc}),
               cite_line({{4, "The seven golden rules to sharing information"},
                          {7, "Being alert to signs of abuse and neglect and taking action"}}),
               paragraph(words::kAdviserNoNames), contacts_html(visit),
               paragraph(link(words::kAdviserWrite, record / "fuller"))});
}

http::Response show(const Visit& visit, const DecisionOrPage& opened, const Faults& faults) {
  const FileRef& file = opened.file->ref;
  const Url record = record_url(file, opened.decision->sharing);
  const auto card = visit.organisation->store->find_file(file);
  const auto people = card ? casework::advisers(visit.desk(), *card) : std::vector<access::Person>{};
  const Html fields = join({people_radios(visit, people, words::kAskWhom, {}, faults),
                            note_area(visit, "note", words::kAskQuestion, words::kAskQuestionHint, faults),
                            render(Button{.text = words::kAskSave})});
  const Html form = people.empty() ? outside_html(visit, record)
                                   : join({paragraph(words::kAskAdviceLead),
                                           render(visit.form(record / "advice", fields, {once_of(visit)}))});
  const Html main = join({summary_of(faults), heading_l(words::kAskAdviceTitle), form});
  return respond(visit, {.title = std::string(words::kAskAdviceTitle),
                         .main = two_thirds(main),
                         .before = render(BackLink{.href = record}),
                         .has_errors = !faults.empty()});
}

}  // namespace

Answer ask_advice(const Visit& visit) {
  const DecisionOrPage opened = open_decision(visit);
  return opened.page ? *opened.page : show(visit, opened, {});
}

Answer save_ask_advice(const Visit& visit) {
  const DecisionOrPage opened = open_decision(visit);
  if (opened.page) return *opened.page;
  SW_TRY(const auto kept, casework::ask_advice(visit.desk(), opened.file->ref, opened.decision->sharing,
                                               visit.typed("to"), visit.typed("note"), once_of(visit).value));
  if (const auto* faults = std::get_if<Faults>(&kept)) return show(visit, opened, *faults);
  return go_to(record_url(opened.file->ref, opened.decision->sharing));
}

}  // namespace sharewell::web::pages
