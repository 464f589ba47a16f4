// SPDX-License-Identifier: MIT
// Options without lists of items, and the table of all builders.
#include "fixture_options.h"

namespace sharewell::web {
namespace {

Html build_back_link(const Options& o) {
  BackLink link{.classes = string_at(o, "classes"), .attributes = FixtureDoor::attributes(o)};
  if (truthy(o, "html") || truthy(o, "text")) link.text = content_at(o);
  if (const auto href = url_at(o, "href")) link.href = *href;
  return render(link);
}

Button button_of(const Options& o) {
  return {.text = content_at(o),
          .name = string_at(o, "name"),
          .value = string_at(o, "value"),
          .id = string_at(o, "id"),
          .classes = string_at(o, "classes"),
          .type = string_at(o, "type"),
          .href = url_at(o, "href"),
          .disabled = truthy(o, "disabled"),
          .is_start_button = truthy(o, "isStartButton"),
          .prevent_double_click = flag_at(o, "preventDoubleClick"),
          .attributes = FixtureDoor::attributes(o)};
}
Html build_button(const Options& o) { return render(button_of(o)); }

Html build_details(const Options& o) {
  return render(Details{.summary = content_at(o, "summaryHtml", "summaryText"),
                        .text = content_at(o),
                        .open = truthy(o, "open"),
                        .id = string_at(o, "id"),
                        .classes = string_at(o, "classes"),
                        .attributes = FixtureDoor::attributes(o)});
}

Html build_error_message(const Options& o) { return render(message_of(o)); }

Html build_error_summary(const Options& o) {
  ErrorSummary summary{.title = content_at(o, "titleHtml", "titleText"),
                       .description = content_at(o, "descriptionHtml", "descriptionText"),
                       .classes = string_at(o, "classes"),
                       .disable_auto_focus = flag_at(o, "disableAutoFocus"),
                       .attributes = FixtureDoor::attributes(o)};
  for (const Options& item : items_at(o, "errorList")) {
    summary.error_list.push_back({.text = content_at(item),
                                  .href = url_at(item, "href"),
                                  .attributes = FixtureDoor::attributes(item)});
  }
  return render(summary);
}

Html build_fieldset(const Options& o) { return render(fieldset_of(o)); }

Html build_hint(const Options& o) {
  return render(Hint{.text = content_at(o),
                     .id = string_at(o, "id"),
                     .classes = string_at(o, "classes"),
                     .attributes = FixtureDoor::attributes(o)});
}

std::optional<Affix> affix_of(const Options& o, std::string_view key) {
  const Options& affix = object_at(o, key);
  if (!truthy(affix, "text") && !truthy(affix, "html")) return std::nullopt;
  return Affix{.text = content_at(affix),
               .classes = string_at(affix, "classes"),
               .attributes = FixtureDoor::attributes(affix)};
}

Html build_input(const Options& o) {
  const Options& wrapper = object_at(o, "inputWrapper");
  return render(Input{.id = string_at(o, "id"),
                      .name = string_at(o, "name"),
                      .type = string_at(o, "type"),
                      .value = string_at(o, "value"),
                      .classes = string_at(o, "classes"),
                      .described_by = string_at(o, "describedBy"),
                      .autocomplete = string_at(o, "autocomplete"),
                      .autocapitalize = string_at(o, "autocapitalize"),
                      .pattern = string_at(o, "pattern"),
                      .inputmode = string_at(o, "inputmode"),
                      .spellcheck = flag_at(o, "spellcheck"),
                      .disabled = truthy(o, "disabled"),
                      .label = label_of(o),
                      .hint = hint_of(o),
                      .error_message = error_of(o),
                      .prefix = affix_of(o, "prefix"),
                      .suffix = affix_of(o, "suffix"),
                      .form_group = group_of(o, "beforeInput", "afterInput"),
                      .input_wrapper = {.classes = string_at(wrapper, "classes"),
                                        .attributes = FixtureDoor::attributes(wrapper)},
                      .attributes = FixtureDoor::attributes(o)});
}

Html build_inset_text(const Options& o) {
  return render(InsetText{.text = content_at(o),
                          .id = string_at(o, "id"),
                          .classes = string_at(o, "classes"),
                          .attributes = FixtureDoor::attributes(o)});
}

Html build_label(const Options& o) { return render(label_of(Options{{"label", o}})); }

Html build_notification_banner(const Options& o) {
  NotificationBanner banner{.title = content_at(o, "titleHtml", "titleText"),
                            .success = string_at(o, "type") == "success",
                            .role = string_at(o, "role"),
                            .classes = string_at(o, "classes"),
                            .disable_auto_focus = flag_at(o, "disableAutoFocus"),
                            .attributes = FixtureDoor::attributes(o)};
  if (truthy(o, "html"))
    banner.content = content_at(o);
  else
    banner.text = string_at(o, "text");
  if (truthy(o, "titleHeadingLevel"))
    banner.title_heading_level = std::stoi(string_at(o, "titleHeadingLevel"));
  if (truthy(o, "titleId")) banner.title_id = string_at(o, "titleId");
  return render(banner);
}

Html build_panel(const Options& o) {
  Panel panel{.title = content_at(o, "titleHtml", "titleText"),
              .text = content_at(o),
              .classes = string_at(o, "classes"),
              .attributes = FixtureDoor::attributes(o)};
  if (truthy(o, "headingLevel")) panel.heading_level = std::stoi(string_at(o, "headingLevel"));
  if (truthy(o, "actions")) {
    const Options& actions = object_at(o, "actions");
    panel.actions = PanelActions{.classes = string_at(actions, "classes"),
                                 .attributes = FixtureDoor::attributes(actions)};
    for (const Options& item : items_at(actions, "items")) {
      panel.actions->items.push_back({.text = content_at(item),
                                      .href = url_at(item, "href"),
                                      .type = string_at(item, "type"),
                                      .classes = string_at(item, "classes"),
                                      .attributes = FixtureDoor::attributes(item)});
    }
  }
  return render(panel);
}

Html build_password_input(const Options& o) {
  PasswordInput input{.id = string_at(o, "id"),
                      .name = string_at(o, "name"),
                      .value = string_at(o, "value"),
                      .classes = string_at(o, "classes"),
                      .described_by = string_at(o, "describedBy"),
                      .disabled = truthy(o, "disabled"),
                      .label = label_of(o),
                      .hint = hint_of(o),
                      .error_message = error_of(o),
                      .form_group = group_of(o, "beforeInput", "afterInput"),
                      .attributes = FixtureDoor::attributes(o)};
  if (truthy(o, "autocomplete")) input.autocomplete = string_at(o, "autocomplete");
  return render(input);
}

Html build_phase_banner(const Options& o) {
  return render(PhaseBanner{.tag = tag_of(object_at(o, "tag")),
                            .text = content_at(o),
                            .classes = string_at(o, "classes"),
                            .attributes = FixtureDoor::attributes(o)});
}

Html build_skip_link(const Options& o) {
  SkipLink link{
      .text = content_at(o), .classes = string_at(o, "classes"), .attributes = FixtureDoor::attributes(o)};
  if (const auto href = url_at(o, "href")) link.href = *href;
  return render(link);
}

Html build_tag(const Options& o) { return render(tag_of(o)); }

Html build_textarea(const Options& o) {
  Textarea area{.id = string_at(o, "id"),
                .name = string_at(o, "name"),
                .value = string_at(o, "value"),
                .classes = string_at(o, "classes"),
                .described_by = string_at(o, "describedBy"),
                .autocomplete = string_at(o, "autocomplete"),
                .spellcheck = flag_at(o, "spellcheck"),
                .disabled = truthy(o, "disabled"),
                .label = label_of(o),
                .hint = hint_of(o),
                .error_message = error_of(o),
                .form_group = group_of(o, "beforeInput", "afterInput"),
                .attributes = FixtureDoor::attributes(o)};
  if (truthy(o, "rows")) area.rows = std::stoi(string_at(o, "rows"));
  return render(area);
}

Html build_warning_text(const Options& o) {
  WarningText warning{
      .text = content_at(o), .classes = string_at(o, "classes"), .attributes = FixtureDoor::attributes(o)};
  if (truthy(o, "iconFallbackText")) warning.icon_fallback_text = string_at(o, "iconFallbackText");
  return render(warning);
}

Html build_generic_header(const Options& o) {
  GenericHeader header{.logo = content_at(o, "logoHtml", "logoText"),
                       .classes = string_at(o, "classes"),
                       .attributes = FixtureDoor::attributes(o)};
  if (const auto url = url_at(o, "url")) header.url = *url;
  if (truthy(o, "containerClasses")) header.container_classes = string_at(o, "containerClasses");
  return render(header);
}

Html build_exit_this_page(const Options& o) {
  ExitThisPage exit{.redirect_url = "https://www.bbc.co.uk/weather",
                    .id = string_at(o, "id"),
                    .classes = string_at(o, "classes"),
                    .attributes = FixtureDoor::attributes(o)};
  if (truthy(o, "html") || truthy(o, "text")) exit.text = content_at(o);
  if (const auto url = url_at(o, "redirectUrl")) exit.redirect_url = *url;
  return render(exit);
}

Html build_service_navigation(const Options& o) {
  const Options& slots = object_at(o, "slots");
  const Options& end = object_at(slots, "end");
  const auto slot = [&](std::string_view name) { return FixtureDoor::markup(string_at(slots, name)); };
  ServiceNavigation navigation{.service_name = string_at(o, "serviceName"),
                               .service_url = url_at(o, "serviceUrl"),
                               .menu_button_label = string_at(o, "menuButtonLabel"),
                               .navigation_label = string_at(o, "navigationLabel"),
                               .navigation_classes = string_at(o, "navigationClasses"),
                               .collapse_navigation_on_mobile = flag_at(o, "collapseNavigationOnMobile"),
                               .start = slot("start"),
                               .end = end.empty() ? slot("end") : content_at(end),
                               .navigation_start = slot("navigationStart"),
                               .navigation_end = slot("navigationEnd"),
                               .end_inline = string_at(end, "align") == "inline",
                               .classes = string_at(o, "classes"),
                               .attributes = FixtureDoor::attributes(o)};
  if (truthy(o, "menuButtonText")) navigation.menu_button_text = string_at(o, "menuButtonText");
  if (truthy(o, "navigationId")) navigation.navigation_id = string_at(o, "navigationId");
  if (truthy(o, "ariaLabel")) navigation.aria_label = string_at(o, "ariaLabel");
  for (const Options& item : items_at(o, "navigation")) {
    if (item.empty()) continue;
    navigation.navigation.push_back({.text = content_at(item),
                                     .href = url_at(item, "href"),
                                     .current = truthy(item, "current"),
                                     .active = truthy(item, "active"),
                                     .attributes = FixtureDoor::attributes(item)});
  }
  return render(navigation);
}

}  // namespace

const std::map<std::string, Builder>& builders() {
  static const std::map<std::string, Builder> all = {{"back-link", build_back_link},
                                                     {"breadcrumbs", build_breadcrumbs},
                                                     {"button", build_button},
                                                     {"character-count", build_character_count},
                                                     {"checkboxes", build_checkboxes},
                                                     {"cookie-banner", build_cookie_banner},
                                                     {"date-input", build_date_input},
                                                     {"details", build_details},
                                                     {"error-message", build_error_message},
                                                     {"error-summary", build_error_summary},
                                                     {"exit-this-page", build_exit_this_page},
                                                     {"feedback", build_feedback},
                                                     {"fieldset", build_fieldset},
                                                     {"file-upload", build_file_upload},
                                                     {"footer", build_footer},
                                                     {"generic-header", build_generic_header},
                                                     {"hint", build_hint},
                                                     {"input", build_input},
                                                     {"inset-text", build_inset_text},
                                                     {"label", build_label},
                                                     {"language-navigation", build_language_navigation},
                                                     {"notification-banner", build_notification_banner},
                                                     {"pagination", build_pagination},
                                                     {"panel", build_panel},
                                                     {"password-input", build_password_input},
                                                     {"phase-banner", build_phase_banner},
                                                     {"radios", build_radios},
                                                     {"select", build_select},
                                                     {"service-navigation", build_service_navigation},
                                                     {"skip-link", build_skip_link},
                                                     {"summary-list", build_summary_list},
                                                     {"table", build_table},
                                                     {"tabs", build_tabs},
                                                     {"tag", build_tag},
                                                     {"task-list", build_task_list},
                                                     {"textarea", build_textarea},
                                                     {"warning-text", build_warning_text}};
  return all;
}

}  // namespace sharewell::web
