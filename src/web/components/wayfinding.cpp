// SPDX-License-Identifier: MIT
#include "web/components/wayfinding.h"

namespace sharewell::web {
namespace {

Html breadcrumb(const Breadcrumb& item) {
  Writer out;
  if (!item.href) {
    out << "<li class=\"govuk-breadcrumbs__list-item\" aria-current=\"page\">" << item.text << "</li>\n";
    return out.done();
  }
  (out << "<li class=\"govuk-breadcrumbs__list-item\"><a class=\"govuk-breadcrumbs__link\"")
      .url("href", *item.href);
  out << item.attributes << ">" << item.text << "</a></li>\n";
  return out.done();
}

Html arrow(bool back) {
  if (back)
    return markup(
        "<svg class=\"govuk-pagination__icon govuk-pagination__icon--prev\" "
        "xmlns=\"http://www.w3.org/2000/svg\" height=\"13\" width=\"15\" aria-hidden=\"true\" "
        "focusable=\"false\" viewBox=\"0 0 15 13\"><path d=\"m6.5938-0.0078125-6.7266 6.7266 6.7441 "
        "6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z\"></path></svg>");
  return markup(
      "<svg class=\"govuk-pagination__icon govuk-pagination__icon--next\" "
      "xmlns=\"http://www.w3.org/2000/svg\" height=\"13\" width=\"15\" aria-hidden=\"true\" "
      "focusable=\"false\" viewBox=\"0 0 15 13\"><path d=\"m8.107-0.0078125-1.4136 1.414 4.2926 "
      "4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z\"></path></svg>");
}

Html arrow_words(const PaginationLink& link, bool back) {
  if (!link.text.empty()) return link.text;
  return back ? markup("Previous<span class=\"govuk-visually-hidden\"> page</span>")
              : markup("Next<span class=\"govuk-visually-hidden\"> page</span>");
}

/// `alone`: there are no numbers, so the arrows stand one over the other with what they lead to.
Html arrow_link(const PaginationLink& link, bool back, bool alone) {
  Writer out;
  if (back)
    out << "<div class=\"govuk-pagination__prev\"><a rel=\"prev\"";
  else
    out << "<div class=\"govuk-pagination__next\"><a rel=\"next\"";
  out << " class=\"govuk-link govuk-pagination__link\"";
  out.url("href", link.href) << link.attributes << ">";
  if (alone || back) out << arrow(back);
  out << "<span";
  out.classes("govuk-pagination__link-title",
              alone && link.label_text.empty() ? "govuk-pagination__link-title--decorated" : "")
      << ">" << arrow_words(link, back) << "</span>\n";
  if (alone && !link.label_text.empty()) {
    out << "<span class=\"govuk-visually-hidden\">:</span>\n<span class=\"govuk-pagination__link-label\">";
    out.plain(link.label_text) << "</span>\n";
  }
  if (!alone && !back) out << arrow(back);
  out << "</a></div>\n";
  return out.done();
}

Html page_item(const PaginationItem& item) {
  Writer out;
  out << "<li class=\"govuk-pagination__item";
  if (item.current) out << " govuk-pagination__item--current";
  if (item.ellipsis) {
    out << " govuk-pagination__item--ellipsis\">&ctdot;</li>\n";
    return out.done();
  }
  out << "\"><a class=\"govuk-link govuk-pagination__link\"";
  out.url("href", item.href) << Attributes{}.set("aria-label",
                                                 item.visually_hidden_text.value_or("Page " + item.number));
  if (item.current) out << " aria-current=\"page\"";
  (out << item.attributes << ">").plain(item.number) << "</a></li>\n";
  return out.done();
}

Html language(const Language& item) {
  Writer out;
  out << "<li class=\"govuk-language-navigation__list-item\">";
  if (item.current || !item.href) {
    (out << "<span").classes("govuk-language-navigation__text", item.classes) << " aria-current=\"true\"";
    out.attribute("lang", item.lang).attribute("dir", item.dir)
        << item.attributes << ">" << item.text << "</span></li>\n";
    return out.done();
  }
  (out << "<a").classes("govuk-language-navigation__link", item.classes).url("href", *item.href);
  out << " rel=\"alternate\"";
  out.attribute("lang", item.lang).attribute("hreflang", item.href_lang.empty() ? item.lang : item.href_lang);
  out.attribute("dir", item.dir) << item.attributes << ">" << item.text;
  if (!item.description.empty())
    (out << "<span class=\"govuk-visually-hidden\"> ").plain(item.description) << "</span>";
  out << "</a></li>\n";
  return out.done();
}

std::string panel_id(const Tabs& tabs, std::size_t at) {
  return tabs.items[at].id.empty() ? tabs.id_prefix + "-" + std::to_string(at + 1) : tabs.items[at].id;
}

Html tab_link(const Tabs& tabs, std::size_t at) {
  Writer out;
  (out << "<li").classes("govuk-tabs__list-item", at == 0 ? "govuk-tabs__list-item--selected" : "") << ">";
  (out << "<a class=\"govuk-tabs__tab\"").url("href", Url::fragment(panel_id(tabs, at)));
  (out << tabs.items[at].attributes << ">").plain(tabs.items[at].label) << "</a></li>\n";
  return out.done();
}

Html tab_panel(const Tabs& tabs, std::size_t at) {
  const Tab& tab = tabs.items[at];
  Writer out;
  (out << "<div").classes("govuk-tabs__panel", at > 0 ? "govuk-tabs__panel--hidden" : "");
  out.attribute("id", panel_id(tabs, at)) << tab.panel_attributes << ">";
  if (!tab.content.empty())
    out << tab.content;
  else if (!tab.text.empty())
    out << "<p class=\"govuk-body\">" << tab.text << "</p>";
  out << "</div>\n";
  return out.done();
}

}  // namespace

Html render(const Breadcrumbs& breadcrumbs) {
  Writer out;
  out << "<nav class=\"govuk-breadcrumbs";
  if (!breadcrumbs.classes.empty()) (out << " ").plain(breadcrumbs.classes);
  if (breadcrumbs.collapse_on_mobile) out << " govuk-breadcrumbs--collapse-on-mobile";
  out << "\"" << breadcrumbs.attributes << Attributes{}.set("aria-label", breadcrumbs.label_text);
  out << "><ol class=\"govuk-breadcrumbs__list\">\n";
  for (const Breadcrumb& item : breadcrumbs.items) out << breadcrumb(item);
  out << "</ol></nav>\n";
  return out.done();
}

Html render(const Pagination& pagination) {
  const bool alone = !pagination.items && (pagination.previous || pagination.next);
  Writer out;
  out << "<nav class=\"govuk-pagination";
  if (alone) out << " govuk-pagination--block";
  if (!pagination.classes.empty()) (out << " ").plain(pagination.classes);
  out << "\"" << Attributes{}.set("aria-label", pagination.landmark_label) << pagination.attributes << ">\n";
  if (pagination.previous) out << arrow_link(*pagination.previous, true, alone);
  if (pagination.items) {
    out << "<ul class=\"govuk-pagination__list\">\n";
    for (const PaginationItem& item : *pagination.items) out << page_item(item);
    out << "</ul>\n";
  }
  if (pagination.next) out << arrow_link(*pagination.next, false, alone);
  out << "</nav>\n";
  return out.done();
}

Html render(const LanguageNavigation& navigation) {
  Writer out;
  (out << "<nav").classes("govuk-language-navigation", navigation.classes) << navigation.attributes;
  out << Attributes{}.set("aria-label", navigation.aria_label);
  out << "><ul class=\"govuk-language-navigation__list\">\n";
  for (const Language& item : navigation.items) out << language(item);
  out << "</ul></nav>\n";
  return out.done();
}

Html render(const Tabs& tabs) {
  Writer out;
  (out << "<div").attribute("id", tabs.id).classes("govuk-tabs", tabs.classes) << tabs.attributes;
  (out << " data-module=\"govuk-tabs\"><h2 class=\"govuk-tabs__title\">").plain(tabs.title) << "</h2>\n";
  if (!tabs.items.empty()) {
    out << "<ul class=\"govuk-tabs__list\">\n";
    for (std::size_t at = 0; at < tabs.items.size(); ++at) out << tab_link(tabs, at);
    out << "</ul>\n";
    for (std::size_t at = 0; at < tabs.items.size(); ++at) out << tab_panel(tabs, at);
  }
  out << "</div>\n";
  return out.done();
}

}  // namespace sharewell::web
