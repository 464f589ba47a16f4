// SPDX-License-Identifier: MIT
#include "web/form_parts.h"
#include "web/pages/pages.h"
#include "web/ways_words.h"

namespace sharewell::web::pages {

Answer start(const Visit& visit) {
  const guidance::Pack& pack = visit.pack();
  const Html begin =
      render(visit.form("/drafts", render(Button{.text = words::kStartNow, .is_start_button = true})));
  const Html work = visit.signed_in() ? paragraph(link(words::kMyWork, "/work")) : Html{};
  const Html guide = visit.signed_in() ? Html{} : paragraph(link(words::kGuideTitle, "/guide"));
  // Signed in, all questions on one page; signed out, the questions with nothing stored.
  const Html other = visit.signed_in()
                         ? render(visit.form("/drafts", render(Button{.text = words::kOnePageBegin,
                                                                      .name = "then",
                                                                      .value = "all",
                                                                      .classes = "govuk-button--secondary"})))
                         : paragraph(link(words::kSignedOutBegin, "/questions"));
  const Html ways =
      join({heading_m(words::kWaysHeading), plain_list({link(visit.text("start_already"), "/already"),
                                                        link(visit.text("start_asked"), "/asked")})});
  const Html main = join({heading_xl(visit.text("start_heading")), lead(visit.text("why_sharing_matters")),
                          cite_line({{3, "Summary"}}), listed(visit.text("start_points")), begin, other, work,
                          guide, ways, heading_m(visit.text("start_exits")),
                          plain_list({link(visit.text("start_not_covered"), "/not-covered"),
                                      link(visit.text("start_own_record"), "/own-record"),
                                      link(visit.text("start_emergency"), "/emergency")}),
                          small_print(pack.text("own_words_line"))});
  return respond(visit, {.title = std::string(visit.text("start_title")),
                         .main = two_thirds(main),
                         .exit_this_page = visit.signed_in()});
}

}  // namespace sharewell::web::pages
