// SPDX-License-Identifier: MIT
#include <algorithm>

#include "guidance/draw.h"
#include "web/form_parts.h"
#include "web/pages/on_draft.h"
#include "web/pages/pages.h"
#include "web/words.h"

namespace sharewell::web::pages {
namespace {

Html drawing(const Url& of, std::string_view alternative) {
  Attributes attributes;
  attributes.src(of).set("alt", alternative).classes("app-flow__drawing").set("loading", "lazy");
  Writer out;
  out << "<img" << attributes << ">";
  return box("app-flow", out.done());
}

Answer svg(const Visit& visit, const std::string& dot) {
  if (!visit.parts.draw) return fail(ErrorCode::NotFound, "no drawing program");
  SW_TRY(std::string drawn, visit.parts.draw(dot));
  return http::Response{.status = 200, .type = "image/svg+xml", .body = std::move(drawn)};
}

Html question_item(const guidance::Question& question) {
  std::vector<Html> answers;
  answers.reserve(question.answers.size());
  for (const guidance::Answer& answer : question.answers) answers.push_back(text(answer.label));
  return render(
      Details{.summary = question.ask,
              .text = join({paragraph(question.why), bullet_list(answers), cite_line(question.cite)})});
}

/// The printed flowchart, step by step. @cite hmg-2018 p.12
Html flow_in_words(const Visit& visit) {
  std::vector<Html> steps;
  for (const std::string_view key :
       {"flow_start", "flow_purpose", "flow_consent", "flow_identifiable", "flow_lawful_reason",
        "flow_can_share", "flow_do_not_share", "flow_record", "flow_advice"})
    steps.push_back(text(visit.text(key)));
  return number_list(steps);
}

Html rules_list(const guidance::Pack& pack) {
  std::vector<Html> items;
  for (const guidance::Rule& rule : pack.rules()) {
    if (!items.empty() && &rule != &pack.rules().front() && (&rule - 1)->id == rule.id) continue;
    items.push_back(join({strong(pack.outcomes()[rule.outcome].title), text(". "), text(rule.text), text(" "),
                          citation(cited(rule.cite))}));
  }
  return number_list(items);
}

Html glossary(const guidance::Pack& pack) {
  SummaryList list;
  for (const guidance::Term& term : pack.terms())
    list.rows.push_back({.key = {.text = term.term}, .value = {.text = term.meaning}});
  return render(list);
}

}  // namespace

Html path_in_words(const guidance::Pack& pack, const casework::Draft& draft) {
  std::vector<Html> steps;
  for (const casework::PageDef* page : casework::answered_pages(pack, draft))
    for (const casework::Field& field : casework::fields_on(pack, *page, draft))
      if (!field.chosen.empty()) steps.push_back(join({text(field.ask), text(" "), strong(said_in(field))}));
  return number_list(steps);
}

Html path_beside(const Visit& visit, const casework::Draft& draft) {
  const Url picture = draft_url(draft) / "path.svg";
  const Html image = !visit.parts.draw ? Html{}
                                       : drawing(picture, words::kPathAlternative) +
                                             paragraph(link(words::kOpenDrawing, picture));
  return section("app-path", "path",
                 join({heading_m(words::kPathHeading), path_in_words(visit.pack(), draft), image}));
}

Answer guidance(const Visit& visit) {
  const guidance::Pack& pack = visit.pack();
  Html questions, myths;
  for (const guidance::Question& question : pack.questions()) questions += question_item(question);
  for (const guidance::Myth& myth : pack.myths())
    myths +=
        render(Details{.summary = myth.myth, .text = join({paragraph(myth.answer), cite_line(myth.cite)})});
  const Html image =
      visit.parts.draw ? drawing("/guidance/flowchart.svg", visit.text("flowchart_alternative")) : Html{};
  const Html main =
      join({heading_l(words::kGuidance), paragraph(visit.text("edition_details")),
            heading_m(visit.text("guidance_flow")), flow_in_words(visit), image,
            heading_m(visit.text("guidance_rules")), paragraph(visit.text("guidance_rules_lead")),
            rules_list(pack), heading_m(visit.text("guidance_questions")), questions,
            heading_m(visit.text("guidance_myths")), myths, heading_m(visit.text("guidance_terms")),
            glossary(pack)});
  return respond(visit, {.title = std::string(words::kGuidance),
                         .main = two_thirds(main),
                         .exit_this_page = visit.signed_in()});
}

Answer flowchart(const Visit& visit) { return svg(visit, guidance::draw(visit.pack(), std::nullopt)); }

Answer path_drawing(const Visit& visit) {
  const DraftOrGone found = open_draft(visit);
  if (found.gone) return *found.gone;
  const guidance::Facts facts = visit.pack().complete(casework::answers_of(visit.pack(), *found.draft));
  return svg(visit, guidance::draw(visit.pack(), facts));
}

}  // namespace sharewell::web::pages
