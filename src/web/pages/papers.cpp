// SPDX-License-Identifier: MIT
#include "web/pages/papers.h"

#include "casework/papers.h"
#include "web/form_parts.h"
#include "web/pages/chronology.h"
#include "web/pages/decision_paper.h"
#include "web/paper_words.h"

namespace sharewell::web::pages {
namespace {

std::string once_of(const Visit& visit) {
  const std::string once = visit.typed("once");
  return once.size() > 100 ? std::string() : once;
}

/// The mark before the text tells spreadsheets that it is UTF-8.
http::Response csv(std::string_view name, const paper::Table& table) {
  return download("text/csv; charset=utf-8", name, "\xef\xbb\xbf" + paper::to_csv(table));
}

}  // namespace

bool may_take(const Visit& visit, const casework::CaseFileView& file) {
  const auto card = visit.organisation->store->find_file(file.ref);
  return card && access::may_open(*visit.me, *card);
}

Html take_button(const Visit& visit, const Url& action, std::string_view label, std::vector<Hidden> more) {
  more.push_back({"once", make_once(visit)});
  return render(visit.form(action, render(Button{.text = text(label), .classes = "govuk-button--secondary"}),
                           std::move(more)));
}

Html decision_papers(const Visit& visit, const casework::CaseFileView& file,
                     const casework::DecisionView& decision) {
  if (!may_take(visit, file)) return {};
  const Url here = record_url(file.ref, decision.sharing);
  std::vector<Html> made;
  for (const casework::FormView& form : file.forms)
    if (form.sharing == decision.sharing)
      made.push_back(link(join({text(form.form.title), text(", "), text(london_date_time(form.at))}),
                          file_url(file.ref) / "forms" / std::to_string(form.index)));
  const Html forms = made.empty() ? Html{} : join({heading_s(words::kFormsOfDecision), bullet_list(made)});
  return join(
      {heading_m(words::kPaperHeading), take_button(visit, here / "pdf", words::kDecisionPdf),
       render(Button{.text = words::kFormMake, .classes = "govuk-button--secondary", .href = here / "form"}),
       forms, small_print(words::kPaperAudit)});
}

Html file_papers(const Visit& visit, const casework::CaseFileView& file) {
  if (!may_take(visit, file)) return {};
  const Url here = file_url(file.ref) / "chronology";
  return join(
      {heading_m(words::kPaperHeading), take_button(visit, here, words::kChronologyPdf, {{"as", "pdf"}}),
       take_button(visit, here, words::kChronologyCsv, {{"as", "csv"}}), small_print(words::kPaperAudit)});
}

Answer take_decision_pdf(const Visit& visit) {
  const DecisionOrPage opened = open_decision(visit);
  if (opened.page) return *opened.page;
  const SharingRef& sharing = opened.decision->sharing;
  SW_TRY(const casework::CaseFileView file,
         casework::take_on_paper(visit.desk(), opened.file->ref,
                                 std::string(words::kDecisionPdfTaken) + sharing.spaced(), once_of(visit)));
  const casework::DecisionView* decision = file.find(sharing);
  if (decision == nullptr) return fail(ErrorCode::NotFound, "no such decision");
  SW_TRY(const guidance::Pack* const pack, casework::pack_of(visit.desk(), *decision));
  SW_TRY(std::string pdf, paper::to_pdf(decision_paper(visit, *pack, file, *decision)));
  return download("application/pdf", "decision-" + sharing.text() + ".pdf", std::move(pdf));
}

Answer take_chronology(const Visit& visit) {
  const FileOrPage opened = open_case_file(visit);
  if (opened.page) return *opened.page;
  const bool table = visit.typed("as") == "csv";
  SW_TRY(const casework::CaseFileView file,
         casework::take_on_paper(visit.desk(), opened.file->ref,
                                 table ? words::kChronologyCsvTaken : words::kChronologyPdfTaken,
                                 once_of(visit)));
  const std::string name = "chronology-" + file.ref.text();
  if (table) return csv(name + ".csv", chronology_table(visit, file));
  SW_TRY(std::string pdf, paper::to_pdf(chronology_paper(visit, file)));
  return download("application/pdf", name + ".pdf", std::move(pdf));
}

}  // namespace sharewell::web::pages
