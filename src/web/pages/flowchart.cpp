// SPDX-License-Identifier: MIT
#include "web/pages/flowchart.h"

#include "guidance/draw.h"
#include "web/form_parts.h"
#include "web/pages/on_draft.h"
#include "web/pages/pack_html.h"
#include "web/pages/pages.h"
#include "web/words.h"

namespace sharewell::web::pages {
namespace {

using guidance::FlowBox;
using guidance::Flowchart;
using guidance::FlowStep;

Html image(const Url& of, std::string_view alternative, std::string_view classes) {
  Attributes attributes;
  attributes.src(of).set("alt", alternative).classes(classes);
  Writer out;
  out << "<img" << attributes << ">";
  return out.done();
}

/// Both are there and the style sheet shows one: the narrow one on a phone and a tablet, the other on a wide
/// screen and on paper. A browser that prints does not always fetch a picture that it has not shown before.
Html picture(const Url& paper, const Url& phone, std::string_view alternative) {
  return join({image(phone, alternative, "app-flow__image app-flow__image--phone"),
               image(paper, alternative, "app-flow__image app-flow__image--paper"),
               paragraph(link(words::kOpenDrawing, paper))});
}

Html box_item(const PackHtml& words, const FlowBox& box) {
  const PackHtml::Rule& rule = words.rules[box.rule];
  Html item = rule.ask.html() + strong(guidance::said_of(box));
  for (const std::string& because : box.because) item += join({text(" "), text(because)});
  if (box.state != FlowBox::State::Passed) item += rule.says.html();
  return item + rule.where.html();
}

Html step_items(const PackHtml& words, const FlowStep& step, bool lit, int& count) {
  Html items;
  Attributes list;
  list.classes("govuk-list govuk-list--number govuk-list--spaced").set("start", std::to_string(count + 1));
  for (const FlowBox& box : step.boxes) {
    if (lit && box.state == FlowBox::State::Open) continue;
    items += element("li", box_item(words, box));
    ++count;
  }
  return items.empty() ? Html{} : element("ol", list, items);
}

Html question_items(const FlowStep& step) {
  std::vector<Html> items;
  for (const guidance::FlowQuestion& question : step.questions)
    items.push_back(
        join({text(question.ask), text(" "), question.answer.empty() ? Html{} : strong(question.answer)}));
  return items.empty() ? Html{} : bullet_list(items);
}

Html list_of(const guidance::Pack& pack, const Flowchart& chart) {
  const PackHtml& words = html_of(pack);
  const bool lit = chart.decides() != nullptr;
  Html out;
  int count = 0;
  for (const FlowStep& step : chart.steps) {
    if (lit && !step.lit) continue;
    if (!step.title.empty()) out += heading_s(step.title);
    if (!step.lead.empty())
      out += step.lead.find('\n') == std::string_view::npos ? paragraph(step.lead) : listed(step.lead);
    out += question_items(step);
    out += step_items(words, step, lit, count);
  }
  return out;
}

Html beside(const Html& image, const Html& list) {
  return box("app-flow", join({box("app-flow__picture", image), box("app-flow__list", list)}));
}

guidance::Answers answers_of(const Visit& visit, const casework::Draft& draft) {
  return casework::answers_of(visit.pack(), draft);
}

Answer svg(const Visit& visit, const std::optional<guidance::Answers>& answers, guidance::Sheet sheet) {
  const Flowchart chart = guidance::flowchart_of(visit.pack(), answers);
  return http::Response{.status = 200, .type = "image/svg+xml", .body = guidance::draw_svg(chart, sheet)};
}

Answer path_svg(const Visit& visit, guidance::Sheet sheet) {
  const DraftOrGone found = open_draft(visit);
  if (found.gone) return *found.gone;
  return svg(visit, answers_of(visit, *found.draft), sheet);
}

}  // namespace

Html whole_flowchart(const Visit& visit) {
  const Html image = picture("/guidance/flowchart.svg", "/guidance/flowchart-phone.svg",
                             visit.text("flowchart_alternative"));
  const Html list = list_of(visit.pack(), guidance::flowchart_of(visit.pack(), std::nullopt));
  return section("app-path", "flowchart",
                 join({heading_m(visit.text("guidance_flow")), paragraph(visit.text("guidance_flow_lead")),
                       beside(image, list)}));
}

Html path_through(const Visit& visit, const casework::Draft& draft, const guidance::Answers& answers) {
  const Url here = draft_url(draft);
  const Flowchart chart = guidance::flowchart_of(visit.pack(), answers);
  const Html image = picture(here / "path.svg", here / "path-phone.svg", words::kPathAlternative);
  return section(
      "app-path", "path",
      join({heading_m(words::kPathHeading), image,
            render(Details{.summary = words::kPathInWords, .text = list_of(visit.pack(), chart)})}));
}

Answer flowchart(const Visit& visit) { return svg(visit, std::nullopt, guidance::Sheet::Paper); }
Answer flowchart_phone(const Visit& visit) { return svg(visit, std::nullopt, guidance::Sheet::Phone); }
Answer path(const Visit& visit) { return path_svg(visit, guidance::Sheet::Paper); }
Answer path_phone(const Visit& visit) { return path_svg(visit, guidance::Sheet::Phone); }

}  // namespace sharewell::web::pages
