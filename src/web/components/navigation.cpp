// SPDX-License-Identifier: MIT
#include "web/components/navigation.h"

#include "web/components/form.h"

namespace sharewell::web {
namespace {

Html navigation_text(const NavigationItem& item) {
  if (!item.active && !item.current) return item.text;
  return element("strong", Attributes{}.classes("govuk-service-navigation__active-fallback"), item.text);
}

Html navigation_item(const NavigationItem& item) {
  const bool here = item.active || item.current;
  Writer out;
  out << "<li class=\"govuk-service-navigation__item";
  if (here) out << " govuk-service-navigation__item--active";
  out << "\">";
  Attributes current;
  if (here) current.set("aria-current", item.current ? "page" : "true");
  if (item.href) {
    (out << "<a class=\"govuk-service-navigation__link\"").url("href", *item.href)
        << current << item.attributes << ">" << navigation_text(item) << "</a>";
  } else {
    out << "<span class=\"govuk-service-navigation__text\"" << current << ">" << navigation_text(item)
        << "</span>";
  }
  out << "</li>\n";
  return out.done();
}

Html service_name(const ServiceNavigation& navigation) {
  Writer out;
  out << "<span class=\"govuk-service-navigation__service-name\">";
  if (navigation.service_url) {
    (out << "<a").url("href", *navigation.service_url) << " class=\"govuk-service-navigation__link\">";
    out.plain(navigation.service_name) << "</a>";
  } else {
    (out << "<span class=\"govuk-service-navigation__text\">").plain(navigation.service_name) << "</span>";
  }
  out << "</span>\n";
  return out.done();
}

Html navigation_list(const ServiceNavigation& navigation) {
  const std::string& label =
      navigation.navigation_label.empty() ? navigation.menu_button_text : navigation.navigation_label;
  Writer out;
  (out << "<nav").attribute("aria-label", label);
  out.classes("govuk-service-navigation__wrapper", navigation.navigation_classes) << ">\n";
  if (navigation.collapse_navigation_on_mobile.value_or(navigation.navigation.size() > 1)) {
    (out << "<button type=\"button\" class=\"govuk-service-navigation__toggle "
            "govuk-js-service-navigation-toggle\"")
        .attribute("aria-controls", navigation.navigation_id);
    if (navigation.menu_button_label != navigation.menu_button_text)
      out.attribute("aria-label", navigation.menu_button_label);
    (out << " hidden aria-hidden=\"true\">").plain(navigation.menu_button_text) << "</button>\n";
  }
  (out << "<ul class=\"govuk-service-navigation__list\"").attribute("id", navigation.navigation_id) << ">\n";
  out << navigation.navigation_start;
  for (const NavigationItem& item : navigation.navigation) out << navigation_item(item);
  out << navigation.navigation_end << "</ul></nav>\n";
  return out.done();
}

}  // namespace

Html render(const SkipLink& link) {
  Writer out;
  (out << "<a").url("href", link.href).classes("govuk-skip-link", link.classes) << link.attributes;
  out << " data-module=\"govuk-skip-link\">" << link.text << "</a>\n";
  return out.done();
}

Html render(const GenericHeader& header) {
  Writer out;
  (out << "<div").classes("govuk-generic-header", header.classes) << header.attributes << "><div";
  out.classes("govuk-generic-header__container", header.container_classes)
      << "><div class=\"govuk-generic-header__logo\"><a";
  out.url("href", header.url) << " class=\"govuk-generic-header__homepage-link\">" << header.logo
                              << "</a></div></div></div>\n";
  return out.done();
}

Html render(const ServiceNavigation& navigation) {
  const bool region =
      !navigation.service_name.empty() || !navigation.start.empty() || !navigation.end.empty();
  Writer out;
  if (region)
    (out << "<section").attribute("aria-label", navigation.aria_label);
  else
    out << "<div";
  out.classes("govuk-service-navigation", navigation.classes) << " data-module=\"govuk-service-navigation\"";
  out << navigation.attributes << "><div class=\"govuk-width-container";
  if (navigation.end_inline) out << " govuk-service-navigation__inlining-container";
  out << "\">" << navigation.start << "<div class=\"govuk-service-navigation__container\">\n";
  if (!navigation.service_name.empty()) out << service_name(navigation);
  if (!navigation.navigation.empty() || !navigation.navigation_start.empty() ||
      !navigation.navigation_end.empty()) {
    out << navigation_list(navigation);
  }
  out << "</div>" << navigation.end << "</div>";
  if (region)
    out << "</section>\n";
  else
    out << "</div>\n";
  return out.done();
}

Html render(const ExitThisPage& exit) {
  Writer out;
  (out << "<div").attribute("id", exit.id).classes("govuk-exit-this-page", exit.classes);
  out << " data-module=\"govuk-exit-this-page\"" << exit.attributes << ">";
  Button button{.text = exit.text, .href = exit.redirect_url};
  button.classes = "govuk-button--warning govuk-exit-this-page__button govuk-js-exit-this-page-button";
  button.attributes.set("rel", "nofollow noreferrer");
  out << render(button) << "</div>\n";
  return out.done();
}

Html render(const Footer& footer) {
  Writer out;
  out << "<div class=\"app-footer\"><div class=\"govuk-width-container\">\n";
  if (!footer.links.empty()) {
    out << "<h2 class=\"govuk-visually-hidden\">Support links</h2><ul class=\"app-footer__links\">\n";
    for (const FooterLink& link : footer.links) {
      (out << "<li><a class=\"govuk-link app-footer__link\"").url("href", link.href);
      out << ">" << link.text << "</a></li>\n";
    }
    out << "</ul>\n";
  }
  if (!footer.licence.empty()) out << "<p class=\"app-footer__licence\">" << footer.licence << "</p>\n";
  out << "</div></div>\n";
  return out.done();
}

}  // namespace sharewell::web
