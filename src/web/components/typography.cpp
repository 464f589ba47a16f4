// SPDX-License-Identifier: MIT
#include "web/components/typography.h"

namespace sharewell::web {
namespace {

Html classed(Literal name, Literal classes, const Html& content) {
  Writer out;
  out.element(name, classes, content) << "\n";
  return out.done();
}

Html list_items(const std::vector<Html>& items) {
  Writer out;
  for (const Html& item : items) out << "<li>" << item << "</li>\n";
  return out.done();
}

}  // namespace

Html heading_xl(const Html& text) { return classed("h1", "govuk-heading-xl", text); }
Html heading_l(const Html& text) { return classed("h1", "govuk-heading-l", text); }
Html heading_m(const Html& text) { return classed("h2", "govuk-heading-m", text); }
Html heading_s(const Html& text) { return classed("h3", "govuk-heading-s", text); }
Html caption_l(const Html& text) { return classed("span", "govuk-caption-l", text); }
Html paragraph(const Html& text) { return classed("p", "govuk-body", text); }
Html lead(const Html& text) { return classed("p", "govuk-body-l", text); }
Html small_print(const Html& text) { return classed("p", "govuk-body-s", text); }
Html strong(const Html& text) {
  Writer out;
  out << "<strong>" << text << "</strong>";
  return out.done();
}
Html visually_hidden(const Html& text) {
  return element("span", Attributes{}.classes("govuk-visually-hidden"), text);
}
Html section_break() {
  return markup("<hr class=\"govuk-section-break govuk-section-break--m govuk-section-break--visible\">\n");
}
Html citation(const Html& text) {
  Writer out;
  out << "<span class=\"app-citation\">" << text << "</span>";
  return out.done();
}

Html link(const Html& text, const Url& to) {
  Attributes attributes;
  attributes.classes("govuk-link").href(to);
  if (to.leaves_site()) attributes.set("rel", "noreferrer");
  return element("a", attributes, text);
}

Html link(const Html& text, const Url& to, std::string_view hidden) {
  return link(text + visually_hidden(" " + std::string(hidden)), to);
}

Html telephone_link(std::string_view number) {
  return element("a", Attributes{}.classes("govuk-link app-telephone").href(Url::telephone(number)), number);
}

Html bullet_list(const std::vector<Html>& items) {
  return classed("ul", "govuk-list govuk-list--bullet", list_items(items));
}
Html number_list(const std::vector<Html>& items) {
  return classed("ol", "govuk-list govuk-list--number", list_items(items));
}
Html plain_list(const std::vector<Html>& items) { return classed("ul", "govuk-list", list_items(items)); }

Html box(Literal classes, const Html& content) { return classed("div", classes, content); }

Html section(Literal classes, std::string_view id, const Html& content) {
  return element("section", Attributes{}.classes(classes.text()).id(id), content) + markup("\n");
}

Html two_thirds(const Html& content) {
  return box("govuk-grid-row", box("govuk-grid-column-two-thirds", content));
}

Html two_columns(const Html& content, const Html& aside) {
  return box("govuk-grid-row",
             box("govuk-grid-column-two-thirds", content) + box("govuk-grid-column-one-third", aside));
}

}  // namespace sharewell::web
