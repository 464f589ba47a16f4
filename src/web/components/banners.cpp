// SPDX-License-Identifier: MIT
#include "web/components/banners.h"

#include "web/components/form.h"

namespace sharewell::web {
namespace {

Html action(const CookieAction& one) {
  if (!one.href || one.type == "button")
    return render(Button{.text = one.text,
                         .name = one.name,
                         .value = one.value,
                         .classes = one.classes,
                         .type = one.type.empty() ? "button" : one.type,
                         .href = one.href,
                         .attributes = one.attributes});
  Writer out;
  (out << "<a").classes("govuk-link", one.classes).url("href", *one.href);
  (out << one.attributes << ">").plain(one.text) << "</a>\n";
  return out.done();
}

Html message(const CookieMessage& one) {
  Writer out;
  out << "<div class=\"govuk-cookie-banner__message ";
  out.plain(one.classes) << " govuk-width-container\"";
  out.attribute("role", one.role) << one.attributes;
  out.flag("hidden", one.hidden)
      << ">\n<div class=\"govuk-grid-row\"><div class=\"govuk-grid-column-two-thirds\">\n";
  if (!one.heading.empty())
    out << "<h2 class=\"govuk-cookie-banner__heading govuk-heading-m\">" << one.heading << "</h2>\n";
  out << "<div class=\"govuk-cookie-banner__content\">";
  if (!one.content.empty())
    out << one.content;
  else if (!one.text.empty())
    out << "<p class=\"govuk-body\">" << one.text << "</p>";
  out << "</div>\n</div></div>\n";
  if (!one.actions.empty()) {
    out << "<div class=\"govuk-button-group\">\n";
    for (const CookieAction& each : one.actions) out << action(each);
    out << "</div>\n";
  }
  out << "</div>\n";
  return out.done();
}

Html feedback_title(const Feedback& feedback) {
  const Attributes attributes = Attributes{}.classes("govuk-feedback__title");
  switch (feedback.heading_level) {
    case 1:
      return element("h1", attributes, feedback.title);
    case 3:
      return element("h3", attributes, feedback.title);
    case 4:
      return element("h4", attributes, feedback.title);
    default:
      return element("h2", attributes, feedback.title);
  }
}

Html footer_link(const FooterItem& item) {
  Writer out;
  (out << "<a class=\"govuk-footer__link\"").url("href", item.href);
  (out << item.attributes << ">").plain(item.text) << "</a>";
  return out.done();
}

Html footer_section(const FooterSection& section) {
  Writer out;
  out << "<div class=\"govuk-footer__section govuk-grid-column-";
  out.plain(section.width) << "\"><h2 class=\"govuk-footer__heading govuk-heading-m\">";
  out.plain(section.title) << "</h2>\n";
  if (!section.items.empty()) {
    out << "<ul class=\"govuk-footer__list";
    if (section.columns > 0) (out << " govuk-footer__list--columns-").number(section.columns);
    out << "\">\n";
    for (const FooterItem& item : section.items)
      out << "<li class=\"govuk-footer__list-item\">" << footer_link(item) << "</li>\n";
    out << "</ul>\n";
  }
  out << "</div>\n";
  return out.done();
}

Html footer_meta(const FooterMeta& meta) {
  Writer out;
  (out << "<h2 class=\"govuk-visually-hidden\">").plain(meta.visually_hidden_title) << "</h2>\n";
  if (!meta.items.empty()) {
    out << "<ul class=\"govuk-footer__inline-list\">\n";
    for (const FooterItem& item : meta.items)
      out << "<li class=\"govuk-footer__inline-list-item\">" << footer_link(item) << "</li>\n";
    out << "</ul>\n";
  }
  if (!meta.text.empty()) out << "<div class=\"govuk-footer__meta-custom\">" << meta.text << "</div>\n";
  return out.done();
}

Html licence_logo() {
  return markup(
      "<svg aria-hidden=\"true\" focusable=\"false\" class=\"govuk-footer__licence-logo\" "
      "xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 483.2 195.7\" height=\"17\" width=\"41\"><path "
      "fill=\"currentColor\" d=\"M421.5 142.8V.1l-50.7 32.3v161.1h112.4v-50.7zm-122.3-9.6A47.12 47.12 0 0 1 "
      "221 97.8c0-26 21.1-47.1 47.1-47.1 16.7 0 31.4 8.7 39.7 21.8l42.7-27.2A97.63 97.63 0 0 0 268.1 "
      "0c-36.5 0-68.3 20.1-85.1 49.7A98 98 0 0 0 97.8 0C43.9 0 0 43.9 0 97.8s43.9 97.8 97.8 97.8c36.5 0 "
      "68.3-20.1 85.1-49.7a97.76 97.76 0 0 0 149.6 25.4l19.4 22.2h3v-87.8h-80l24.3 27.5zM97.8 145c-26 "
      "0-47.1-21.1-47.1-47.1s21.1-47.1 47.1-47.1 47.2 21 47.2 47S123.8 145 97.8 145\"></path></svg>\n");
}

Html licence_words(const GovukFooter& footer) {
  if (!footer.licence.empty()) return footer.licence;
  return markup(
      "All content is available under the <a class=\"govuk-footer__link\" "
      "href=\"https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/\" "
      "rel=\"license\">Open Government Licence v3.0</a>, except where otherwise stated");
}

}  // namespace

Html render(const CookieBanner& banner) {
  Writer out;
  (out << "<div").classes("govuk-cookie-banner", banner.classes) << " data-nosnippet role=\"region\"";
  out << Attributes{}.set("aria-label", banner.aria_label);
  out.flag("hidden", banner.hidden) << banner.attributes << ">\n";
  for (const CookieMessage& one : banner.messages) out << message(one);
  out << "</div>\n";
  return out.done();
}

Html render(const Feedback& feedback) {
  Writer out;
  out << "<div class=\"govuk-feedback govuk-width-container";
  if (!feedback.classes.empty()) (out << " ").plain(feedback.classes);
  out << "\"" << feedback.attributes
      << "><div class=\"govuk-grid-row\"><div class=\"govuk-grid-column-two-thirds\">\n";
  out << feedback_title(feedback);
  if (!feedback.content.empty())
    out << "<div class=\"govuk-feedback__body\">" << feedback.content << "</div>\n";
  else if (!feedback.text.empty())
    out << "<div class=\"govuk-feedback__body\"><p class=\"govuk-body\">" << feedback.text << "</p></div>\n";
  out << "</div></div></div>\n";
  return out.done();
}

Html render(const GovukFooter& footer) {
  Writer out;
  (out << "<div").classes("govuk-footer", footer.classes) << footer.attributes << "><div";
  out.classes("govuk-width-container", footer.container_classes) << ">\n";
  if (!footer.navigation.empty()) {
    out << "<div class=\"govuk-footer__navigation\">\n";
    for (const FooterSection& section : footer.navigation) out << footer_section(section);
    out << "</div>\n<hr class=\"govuk-footer__section-break\">\n";
  }
  out << "<div class=\"govuk-footer__meta\"><div class=\"govuk-footer__meta-item "
         "govuk-footer__meta-item--grow\">\n";
  if (footer.meta) out << footer_meta(*footer.meta);
  if (footer.has_licence)
    out << licence_logo() << "<span class=\"govuk-footer__licence-description\">" << licence_words(footer)
        << "</span>\n";
  out << "</div>\n<div class=\"govuk-footer__meta-item\"><a class=\"govuk-footer__link "
         "govuk-footer__copyright-logo\" "
         "href=\"https://www.nationalarchives.gov.uk/information-management/"
         "re-using-public-sector-information/uk-government-licensing-framework/crown-copyright/\">";
  out << (footer.copyright.empty() ? text("© Crown copyright") : footer.copyright);
  out << "</a></div></div></div></div>\n";
  return out.done();
}

}  // namespace sharewell::web
