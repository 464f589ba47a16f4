// SPDX-License-Identifier: MIT
#include "web/form_parts.h"
#include "web/pages/pages.h"
#include "web/words.h"

namespace sharewell::web::pages {
namespace {

Answer information(const Visit& visit, std::string_view title, const Html& content) {
  return respond(visit, {.title = std::string(title),
                         .main = two_thirds(join({heading_l(title), content})),
                         .before = render(BackLink{.href = "/"}),
                         .exit_this_page = false});
}

}  // namespace

Answer not_covered(const Visit& visit) {
  return information(visit, visit.text("not_covered_title"), paragraph(visit.text("standing_arrangement")));
}

Answer own_record(const Visit& visit) {
  return information(visit, visit.text("own_record_title"), paragraph(visit.text("own_record_request")));
}

/// Where it comes from, on what terms, and what it does not know. @cite requirements R002, R005, R008
Answer about(const Visit& visit) {
  const guidance::Parts& pack = visit.pack().parts();
  std::vector<Html> notices;
  for (const guidance::Notice* notice : visit.pack().notices(visit.pack().complete({})))
    notices.push_back(join(
        {text(notice->text), text(" ("), text(notice->evidence), text(", "), text(notice->date), text(")")}));
  const Html content = join(
      {lead(visit.text("who_it_is_for")), heading_m(visit.text("about_advice")),
       paragraph(visit.text("edition_details")), paragraph(visit.text("non_statutory")),
       paragraph(visit.text("licence_line")), paragraph(visit.text("own_words_line")),
       heading_m(words::kNoticesHeading), bullet_list(notices), heading_m(visit.text("about_how")),
       paragraph(visit.text("not_a_ruling")), paragraph(visit.text("judgement")),
       paragraph(visit.text("about_record")), heading_m(visit.text("about_cookies")),
       paragraph(visit.text("about_cookie_text")),
       render(SummaryList{.rows = {{.key = {.text = visit.text("about_pack")},
                                    .value = {.text = join({text(pack.id), text(", "), text(pack.edition)})}},
                                   {.key = {.text = visit.text("about_hash")},
                                    .value = {.text = visit.pack().sha256(), .classes = "app-hash"}}}})});
  return information(visit, words::kAbout, content);
}

}  // namespace sharewell::web::pages
