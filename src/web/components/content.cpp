// SPDX-License-Identifier: MIT
#include "web/components/content.h"

#include "web/components/form.h"

namespace sharewell::web {
namespace {

/// <h1> to <h6> with the attributes.
Html heading(int level, const Attributes& attributes, const Html& content) {
  switch (level) {
    case 1:
      return element("h1", attributes, content);
    case 2:
      return element("h2", attributes, content);
    case 3:
      return element("h3", attributes, content);
    case 4:
      return element("h4", attributes, content);
    case 5:
      return element("h5", attributes, content);
    default:
      return element("h6", attributes, content);
  }
}

Html panel_action(const PanelAction& action) {
  const auto with = [](const std::string& base, const std::string& more) {
    return more.empty() ? base : base + " " + more;
  };
  if (!action.href || action.type == "button") {
    return render(Button{.text = action.text,
                         .classes = with("govuk-button--inverse", action.classes),
                         .type = action.type.empty() ? "button" : action.type,
                         .href = action.href,
                         .attributes = action.attributes});
  }
  Writer out;
  out << "<a";
  out.classes("govuk-link govuk-link--inverse", action.classes).url("href", *action.href);
  out << action.attributes << ">" << action.text << "</a>\n";
  return out.done();
}

}  // namespace

Html render(const BackLink& link) {
  Writer out;
  out << "<a";
  out.url("href", link.href).classes("govuk-back-link", link.classes)
      << link.attributes << ">" << link.text << "</a>\n";
  return out.done();
}

Html render(const Details& details) {
  Writer out;
  out << "<details";
  out.attribute("id", details.id).classes("govuk-details", details.classes) << details.attributes;
  out.flag("open", details.open) << "><summary class=\"govuk-details__summary\">"
                                 << "<span class=\"govuk-details__summary-text\">" << details.summary
                                 << "</span></summary>\n"
                                 << "<div class=\"govuk-details__text\">" << details.text
                                 << "</div></details>\n";
  return out.done();
}

Html render(const InsetText& inset) {
  Writer out;
  out << "<div";
  out.attribute("id", inset.id).classes("govuk-inset-text", inset.classes)
      << inset.attributes << ">" << inset.text << "</div>\n";
  return out.done();
}

Html render(const WarningText& warning) {
  Writer out;
  out << "<div";
  out.classes("govuk-warning-text", warning.classes)
      << warning.attributes << "><span class=\"govuk-warning-text__icon\" aria-hidden=\"true\">!</span> "
      << "<strong class=\"govuk-warning-text__text\"><span class=\"govuk-visually-hidden\">";
  out.plain(warning.icon_fallback_text) << "</span> " << warning.text << "</strong></div>\n";
  return out.done();
}

Html render(const NotificationBanner& banner) {
  std::string role = banner.role;
  if (role.empty()) role = banner.success ? "alert" : "region";
  Html title = banner.title;
  if (title.empty()) title = banner.success ? "Success" : "Important";
  Writer out;
  out << "<div";
  std::string more = banner.success ? "govuk-notification-banner--success" : "";
  if (!banner.classes.empty()) more += (more.empty() ? "" : " ") + banner.classes;
  out.classes("govuk-notification-banner", more)
      .attribute("role", role)
      .attribute("aria-labelledby", banner.title_id);
  out << " data-module=\"govuk-notification-banner\"";
  if (banner.disable_auto_focus)
    out.attribute("data-disable-auto-focus", *banner.disable_auto_focus ? "true" : "false");
  out << banner.attributes << "><div class=\"govuk-notification-banner__header\">"
      << heading(banner.title_heading_level,
                 Attributes{}.classes("govuk-notification-banner__title").id(banner.title_id), title)
      << "</div>\n<div class=\"govuk-notification-banner__content\">";
  if (!banner.content.empty())
    out << banner.content;
  else if (!banner.text.empty())
    out << "<p class=\"govuk-notification-banner__heading\">" << banner.text << "</p>";
  out << "</div></div>\n";
  return out.done();
}

Html render(const Panel& panel) {
  const bool interruption = panel.classes.find("govuk-panel--interruption") != std::string::npos;
  Writer out;
  out << "<div";
  std::string more = interruption ? "" : "govuk-panel--confirmation";
  if (!panel.classes.empty()) more += (more.empty() ? "" : " ") + panel.classes;
  out.classes("govuk-panel", more) << panel.attributes << ">"
                                   << heading(panel.heading_level, Attributes{}.classes("govuk-panel__title"),
                                              panel.title);
  if (!panel.text.empty()) out << "<div class=\"govuk-panel__body\">" << panel.text << "</div>\n";
  if (interruption && panel.actions) {
    out << "<div";
    out.classes("govuk-panel__actions", panel.actions->classes) << panel.actions->attributes << ">";
    if (!panel.actions->items.empty()) {
      out << "<div class=\"govuk-button-group\">";
      for (const PanelAction& action : panel.actions->items) out << panel_action(action);
      out << "</div>\n";
    }
    out << "</div>\n";
  }
  out << "</div>\n";
  return out.done();
}

Html render(const Tag& tag) {
  Writer out;
  out << "<strong";
  out.classes("govuk-tag", tag.classes) << tag.attributes << ">" << tag.text << "</strong>";
  return out.done();
}

Html render(const PhaseBanner& banner) {
  Tag tag{.text = banner.tag.text, .classes = "govuk-phase-banner__content__tag"};
  if (!banner.tag.classes.empty()) tag.classes += " " + banner.tag.classes;
  Writer out;
  out << "<div";
  out.classes("govuk-phase-banner govuk-width-container", banner.classes)
      << banner.attributes << "><p class=\"govuk-phase-banner__content\">" << render(tag)
      << " <span class=\"govuk-phase-banner__text\">" << banner.text << "</span></p></div>\n";
  return out.done();
}

}  // namespace sharewell::web
