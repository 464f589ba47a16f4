// SPDX-License-Identifier: MIT
#include "web/form_parts.h"
#include "web/pages/danger.h"
#include "web/pages/pages.h"
#include "web/ways_words.h"

namespace sharewell::web::pages {
namespace {

/// A line to write a number on by hand: local numbers are the reader's, not the program's.
Html to_fill_in(words::Text label) { return join({paragraph(label), box("app-card__line", {})}); }

Html card(const guidance::Pack& pack) {
  const Html front = join(
      {heading_m(words::kCardFront), paragraph(strong(pack.text("danger_do"))),
       bullet_list(
           {join({text(pack.text("danger_police_not_urgent")), text(" "),
                  telephone_link(pack.text("police_number"))}),
            join({text(pack.text("danger_nspcc")), text(" "), telephone_link(pack.text("nspcc_number"))})}),
       to_fill_in(words::kCardLocal), to_fill_in(words::kCardOut), to_fill_in(words::kCardMyLead)});
  const Html back = join({heading_m(pack.text("danger_what_to_say")), listed(pack.text("danger_say"))});
  return box("app-card", join({box("app-card__side", front), box("app-card__side", back)}));
}

}  // namespace

Answer danger_card(const Visit& visit) {
  const Visit nobody{
      .parts = visit.parts, .request = visit.request, .recorded = visit.recorded, .carrier = visit.carrier};
  const Html head = join({heading_l(words::kCardTitle), paragraph(words::kCardPrint)});
  http::Response response = respond(nobody, {.title = std::string(words::kCardTitle),
                                             .main = join({box("app-no-print", head), card(visit.pack())}),
                                             .before = render(BackLink{.href = "/danger"}),
                                             .exit_this_page = false});
  response.headers.emplace_back("Cache-Control", std::string(kDangerCaching));
  return response;
}

/// One file that needs no other: no style sheet, no picture, no script.
Answer danger_saved(const Visit& visit) {
  const guidance::Parts& pack = visit.pack().parts();
  Writer out;
  out << "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
         "<style>body{font:1.2rem/1.4 sans-serif;max-width:40rem;margin:0 auto;padding:1rem;color:#0b0c0c;"
         "background:#fff}a{color:#a80f1e}a.govuk-button{display:block;padding:.8rem 1rem;background:#a80f1e;"
         "color:#fff;font-weight:bold;text-align:center}</style>\n<title>";
  out.plain(visit.text("danger_do"));
  out << "</title>\n</head>\n<body>\n<main>\n" << danger_help(visit.pack());
  out << small_print(join({text(pack.publisher), text(" advice, "), text(pack.edition), text(". "),
                           text(visit.text("non_statutory"))}));
  out << "</main>\n</body>\n</html>\n";
  return download("text/html; charset=utf-8", "danger.html", out.done().bytes());
}

}  // namespace sharewell::web::pages
