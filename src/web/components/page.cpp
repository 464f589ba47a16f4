// SPDX-License-Identifier: MIT
#include "web/components/page.h"

#include "web/assets.h"
#include "web/components/content.h"
#include "web/components/form.h"
#include "web/components/record.h"
#include "web/components/typography.h"

namespace sharewell::web {
namespace {

Html head(const Page& page) {
  Writer out;
  out << "<head>\n<meta charset=\"utf-8\">\n<title>";
  if (page.has_errors) out << "Error: ";
  out.plain(page.title);
  if (!page.title.empty()) out << " - ";
  out << "Sharewell</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1, "
         "viewport-fit=cover\">\n"
      << "<meta name=\"theme-color\" content=\"#0b5d66\">\n<meta name=\"robots\" content=\"noindex\">\n<link "
         "rel=\"icon\"";
  out.url("href", asset_url("favicon.svg")) << " type=\"image/svg+xml\">\n<link rel=\"stylesheet\"";
  out.url("href", asset_url("sharewell.css")) << ">\n</head>\n";
  return out.done();
}

Html logo(const Page& page) {
  Writer out;
  out << "<span class=\"app-header__name\">Sharewell</span>";
  if (!page.organisation.empty())
    (out << " <span class=\"app-header__organisation\">").plain(page.organisation) << "</span>";
  return out.done();
}

/// Who is signed in, and the way out, at the end of the navigation.
Html who(const Page& page) {
  if (!page.signed_in) return {};
  Form form{.action = page.signed_in->sign_out,
            .hidden = {{"csrf", page.signed_in->csrf}},
            .classes = "app-who__form"};
  form.content = markup("<button type=\"submit\" class=\"app-who__button\">Sign out</button>");
  return box("app-who",
             element("span", Attributes{}.classes("app-who__name"), page.signed_in->name) + render(form));
}

Html header(const Page& page) {
  Writer out;
  out << "<header class=\"govuk-template__header\">\n" << render(GenericHeader{.logo = logo(page)});
  Html end = who(page);
  if (!page.navigation.empty() || !end.empty()) {
    ServiceNavigation navigation{
        .navigation = page.navigation, .aria_label = "Sharewell", .end = std::move(end), .end_inline = true};
    navigation.collapse_navigation_on_mobile = false;
    navigation.navigation_label = "Main";
    out << render(navigation);
  }
  if (page.emergency_line) out << render(EmergencyLine{.href = page.emergency});
  out << "</header>\n";
  return out.done();
}

Html help_heading(const Html& text) { return element("h2", Attributes{}.classes("govuk-heading-s"), text); }

/// Before the footer, in the same place on every page: whom to ask, which advice, and what Sharewell is not.
Html help_strip(const Page& page) {
  Html left = help_heading("Who to ask");
  left +=
      page.ask.empty() ? paragraph("Your safeguarding lead, or your information governance lead.") : page.ask;
  Html right = help_heading("Which advice this is");
  right += page.edition;
  right += small_print("Sharewell supports and does not replace your judgement. You decide.");
  return element(
      "aside", Attributes{}.classes("app-help").set("aria-label", "Help and the advice used"),
      box("govuk-width-container", box("govuk-grid-row", box("govuk-grid-column-one-half", left) +
                                                             box("govuk-grid-column-one-half", right))));
}

/// The back link, in a landmark so that nothing on the page is outside all of them.
Html before(const Page& page) {
  if (page.before.empty()) return {};
  return element("nav", Attributes{}.classes("app-before").set("aria-label", "Back"), page.before);
}

Html licence() {
  Writer out;
  out << "Sharewell is independent software under the MIT licence. It follows advice of HM Government, which "
         "is "
      << "<span class=\"app-nowrap\">© Crown copyright 2018</span> and used under the "
      << link("Open Government Licence v3.0",
              "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/")
      << ".";
  return out.done();
}

}  // namespace

Html page(const Page& page) {
  Writer out;
  out << "<!DOCTYPE html>\n<html lang=\"en\" class=\"govuk-template\">\n" << head(page) << "<body";
  out.classes("govuk-template__body", page.body_classes)
      << ">\n"
      << render(SkipLink{.href = "#main-content"}) << header(page)
      << "<div class=\"govuk-width-container\">\n";
  if (page.exit_this_page) out << render(ExitThisPage{});
  out << before(page) << "<main class=\"govuk-main-wrapper\" id=\"main-content\">\n"
      << page.main << "</main>\n</div>\n"
      << help_strip(page) << "<footer class=\"govuk-template__footer\">\n"
      << render(Footer{.links = page.footer_links, .licence = licence()}) << "</footer>\n</body>\n</html>\n";
  return out.done();
}

}  // namespace sharewell::web
