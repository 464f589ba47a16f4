// SPDX-License-Identifier: MIT
// The data protection principles with the steps that give effect to them, and what the advice leads on to.
// @cite requirements R030, R170
#include "web/components/stacked_table.h"
#include "web/form_parts.h"
#include "web/pages/pages.h"
#include "web/reference_words.h"

namespace sharewell::web::pages {
namespace {

Answer reference(const Visit& visit, words::Text title, const Html& top, const Html& rest) {
  return respond(visit, {.title = std::string(title),
                         .main = two_thirds(join({heading_l(title), top})) + rest,
                         .before = render(BackLink{.href = "/guidance"}),
                         .exit_this_page = visit.signed_in()});
}

std::vector<Html> principle_cells(const words::Principle& one) {
  std::vector<Html> ways;
  for (const words::Step& step : one.steps) {
    const auto to = Url::inside(step.to);
    SW_CHECK(to.has_value());
    ways.push_back(link(step.label, *to));
  }
  return {join({text(one.name), small_print(one.says)}), join({paragraph(one.step), bullet_list(ways)}),
          cite_line({{one.page, one.heading}})};
}

Html resources_table(words::Text caption, std::span<const words::Resource> resources) {
  StackedTable table{.caption = caption,
                     .head = {std::string(words::kResourceHead), std::string(words::kResourceEdition),
                              std::string(words::kResourceNote), std::string(words::kPrincipleAdvice)}};
  for (const words::Resource& one : resources)
    table.rows.push_back(
        {text(one.title), text(one.edition), text(one.note), cite_line({{one.page, one.heading}})});
  return join({heading_m(caption), render(table)});
}

}  // namespace

Answer principles(const Visit& visit) {
  StackedTable table{.caption = words::kPrinciplesCaption,
                     .head = {std::string(words::kPrincipleHead), std::string(words::kPrincipleStep),
                              std::string(words::kPrincipleAdvice)}};
  for (const words::Principle& one : words::kPrinciples) table.rows.push_back(principle_cells(one));
  return reference(visit, words::kPrinciplesTitle,
                   join({lead(words::kPrinciplesLead), paragraph(words::kPrinciplesLaw),
                         cite_line({{5, words::kOnGdpr}}), paragraph(words::kPrinciplesSince)}),
                   render(table));
}

Answer resources(const Visit& visit) {
  return reference(visit, words::kResourcesTitle,
                   join({lead(words::kResourcesLead), paragraph(words::kResourcesSeen)}),
                   join({resources_table(words::kResourcesFive, words::kFiveResources),
                         resources_table(words::kResourcesThree, words::kThreeReports)}));
}

}  // namespace sharewell::web::pages
