// SPDX-License-Identifier: MIT
#include "web/pages/danger.h"

#include "casework/interview.h"
#include "web/form_parts.h"
#include "web/pages/contact_list.h"
#include "web/pages/pages.h"
#include "web/ways_words.h"

namespace sharewell::web::pages {
namespace {

Html call(std::string_view number, std::string_view label) {
  return render(Button{.text = label, .classes = "govuk-button--warning", .href = Url::telephone(number)});
}

}  // namespace

Html danger_help(const guidance::Pack& pack) {
  return join(
      {heading_l(pack.text("danger_do")), lead(pack.text("danger_lead")),
       call(pack.text("emergency_number"), pack.text("danger_call")),
       heading_m(pack.text("danger_what_to_say")), listed(pack.text("danger_say")),
       paragraph(pack.text("danger_cannot_talk")), paragraph(pack.text("danger_then")),
       heading_m(pack.text("danger_others")),
       paragraph(join({text(pack.text("danger_police_not_urgent")), text(" "),
                       telephone_link(pack.text("police_number"))})),
       paragraph(
           join({text(pack.text("danger_nspcc")), text(" "), telephone_link(pack.text("nspcc_number"))})),
       cite_line({{7, "Being alert to signs of abuse and neglect and taking action"}, {9, "Timely"}})});
}

Answer danger(const Visit& visit) {
  // The same bytes for everybody, signed in or not: browsers keep it for when there is no network.
  const Visit nobody{
      .parts = visit.parts, .request = visit.request, .recorded = visit.recorded, .carrier = visit.carrier};
  const Html main =
      join({danger_help(visit.pack()), heading_m(visit.text("danger_afterwards")),
            paragraph(visit.text("danger_record_later")),
            paragraph(link(visit.text("start_emergency"), "/emergency")),
            plain_list({link(words::kCardLink, "/danger/card"), link(words::kCardSave, "/danger/save")})});
  http::Response response = respond(nobody, {.title = std::string(visit.text("danger_do")),
                                             .main = two_thirds(main),
                                             .exit_this_page = false,
                                             .emergency_line = false});
  response.headers.emplace_back("Cache-Control", std::string(kDangerCaching));
  return response;
}

Answer danger_now(const Visit& visit) {
  SW_TRY(const DraftRef ref, ref_at<DraftRef>(visit, 0));
  SW_TRY(const casework::Draft draft, casework::load_draft(visit.desk(), ref));
  const Url here = Url("/drafts") / draft.ref.text();
  const Html next = button_group(
      {render(Button{.text = words::kCalled, .href = here / "emergency"}),
       render(Button{.text = words::kCarryOn, .classes = "govuk-button--secondary", .href = here})});
  const Html main =
      join({danger_help(visit.pack()), contacts_html(visit, {"police", "childrens-social-care", "mash"}),
            heading_m(visit.text("danger_afterwards")), paragraph(visit.text("danger_record_later")), next});
  return respond(visit, {.title = std::string(visit.text("danger_do")),
                         .main = two_thirds(main),
                         .before = render(BackLink{.href = here / "danger"}),
                         .emergency_line = false});
}

}  // namespace sharewell::web::pages
