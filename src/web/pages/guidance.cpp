// SPDX-License-Identifier: MIT
#include <algorithm>

#include "web/duty_words.h"
#include "web/form_parts.h"
#include "web/pages/flowchart.h"
#include "web/pages/on_draft.h"
#include "web/pages/pages.h"
#include "web/reference_words.h"
#include "web/words_changes.h"

namespace sharewell::web::pages {
namespace {

Html question_item(const guidance::Question& question) {
  std::vector<Html> answers;
  answers.reserve(question.answers.size());
  for (const guidance::Answer& answer : question.answers) answers.push_back(text(answer.label));
  return render(
      Details{.summary = question.ask,
              .text = join({paragraph(question.why), bullet_list(answers), cite_line(question.cite)}),
              .id = "question-" + question.id});
}

Html glossary(const guidance::Pack& pack) {
  SummaryList list;
  for (const guidance::Term& term : pack.terms())
    list.rows.push_back({.key = {.text = term.term}, .value = {.text = term.meaning}});
  return render(list);
}

Html more_about() {
  return join({heading_m(words::kReferenceHeading),
               bullet_list({link(words::kPrinciplesTitle, "/guidance/data-protection"),
                            link(words::kDutyTitle, "/guidance/duties"),
                            link(words::kResourcesTitle, "/guidance/resources")})});
}

}  // namespace

Html path_in_words(const guidance::Pack& pack, const casework::Draft& draft) {
  std::vector<Html> steps;
  for (const casework::PageDef* page : casework::answered_pages(pack, draft))
    for (const casework::Field& field : casework::fields_on(pack, *page, draft))
      if (!field.chosen.empty()) steps.push_back(join({text(field.ask), text(" "), strong(said_in(field))}));
  return number_list(steps);
}

Answer guidance(const Visit& visit) {
  const guidance::Pack& pack = visit.pack();
  Html questions, myths;
  for (const guidance::Question& question : pack.questions()) questions += question_item(question);
  for (const guidance::Myth& myth : pack.myths())
    myths +=
        render(Details{.summary = myth.myth, .text = join({paragraph(myth.answer), cite_line(myth.cite)})});
  const Html leads = visit.signed_in() && visit.me->leads()
                         ? paragraph(link(words::kChangesLink, "/guidance/what-would-change"))
                         : Html{};
  const Html before = join({heading_l(words::kGuidance), paragraph(visit.text("edition_details")), leads});
  const Html after = join({more_about(), heading_m(visit.text("guidance_questions")), questions,
                           heading_m(visit.text("guidance_myths")), myths,
                           heading_m(visit.text("guidance_terms")), glossary(pack)});
  return respond(visit, {.title = std::string(words::kGuidance),
                         .main = two_thirds(before) + whole_flowchart(visit) + two_thirds(after),
                         .exit_this_page = visit.signed_in()});
}

}  // namespace sharewell::web::pages
