// SPDX-License-Identifier: MIT
#include "fixture_options.h"

#include <boost/json/serialize.hpp>

namespace sharewell::web {

Html FixtureDoor::markup(std::string_view raw) {
  Html html;
  html.bytes_ = raw;
  return html;
}

Url FixtureDoor::url(std::string_view raw) { return Url(Url::Made{}, std::string(raw)); }

Attributes FixtureDoor::attributes(const Options& options) {
  Attributes out;
  for (const auto& [name, value] : object_at(options, "attributes")) {
    out.put(name, value.is_string() ? std::string_view(value.get_string()) : json::serialize(value));
  }
  return out;
}

namespace {

const json::value* find(const Options& options, std::string_view key) { return options.if_contains(key); }

bool is_true(const json::value* value) {
  if (value == nullptr || value->is_null()) return false;
  if (value->is_bool()) return value->get_bool();
  if (value->is_string()) return !value->get_string().empty();
  if (value->is_int64()) return value->get_int64() != 0;
  return true;
}

}  // namespace

bool truthy(const Options& options, std::string_view key) { return is_true(find(options, key)); }

const Options& object_at(const Options& options, std::string_view key) {
  static const Options none;
  const json::value* value = find(options, key);
  return value != nullptr && value->is_object() ? value->get_object() : none;
}

std::string string_at(const Options& options, std::string_view key) {
  const json::value* value = find(options, key);
  if (value == nullptr || value->is_null()) return "";
  if (value->is_string()) return std::string(value->get_string());
  return json::serialize(*value);
}

std::optional<bool> flag_at(const Options& options, std::string_view key) {
  const json::value* value = find(options, key);
  return value != nullptr && value->is_bool() ? std::optional(value->get_bool()) : std::nullopt;
}

std::optional<Url> url_at(const Options& options, std::string_view key) {
  return truthy(options, key) ? std::optional(FixtureDoor::url(string_at(options, key))) : std::nullopt;
}

Html content_at(const Options& options, std::string_view html, std::string_view text) {
  if (truthy(options, html)) return FixtureDoor::markup(string_at(options, html));
  return string_at(options, text);
}

std::vector<Options> items_at(const Options& options, std::string_view key) {
  std::vector<Options> out;
  const json::value* value = find(options, key);
  if (value == nullptr || !value->is_array()) return out;
  for (const json::value& item : value->get_array())
    out.push_back(item.is_object() ? item.get_object() : Options{});
  return out;
}

Label label_of(const Options& options) {
  const Options& label = object_at(options, "label");
  return {.text = content_at(label),
          .classes = string_at(label, "classes"),
          .is_page_heading = truthy(label, "isPageHeading"),
          .for_id = string_at(label, "for"),
          .attributes = FixtureDoor::attributes(label)};
}

std::optional<Hint> hint_of(const Options& options) {
  if (!truthy(options, "hint")) return std::nullopt;
  const Options& hint = object_at(options, "hint");
  return Hint{.text = content_at(hint),
              .id = string_at(hint, "id"),
              .classes = string_at(hint, "classes"),
              .attributes = FixtureDoor::attributes(hint)};
}

namespace {

ErrorMessage message_of(const Options& message) {
  ErrorMessage out{.text = content_at(message),
                   .id = string_at(message, "id"),
                   .classes = string_at(message, "classes"),
                   .attributes = FixtureDoor::attributes(message)};
  if (message.contains("visuallyHiddenText"))
    out.visually_hidden_text = string_at(message, "visuallyHiddenText");
  return out;
}

}  // namespace

std::optional<ErrorMessage> error_of(const Options& options) {
  if (!truthy(options, "errorMessage")) return std::nullopt;
  return message_of(object_at(options, "errorMessage"));
}

Fieldset fieldset_of(const Options& fieldset) {
  const Options& legend = object_at(fieldset, "legend");
  return {.legend = {.text = content_at(legend),
                     .classes = string_at(legend, "classes"),
                     .is_page_heading = truthy(legend, "isPageHeading")},
          .classes = string_at(fieldset, "classes"),
          .role = string_at(fieldset, "role"),
          .described_by = string_at(fieldset, "describedBy"),
          .attributes = FixtureDoor::attributes(fieldset),
          .content = content_at(fieldset, "html", "-")};
}

FormGroup group_of(const Options& options, std::string_view before, std::string_view after) {
  const Options& group = object_at(options, "formGroup");
  return {.classes = string_at(group, "classes"),
          .attributes = FixtureDoor::attributes(group),
          .before = content_at(object_at(group, before)),
          .after = content_at(object_at(group, after))};
}

Tag tag_of(const Options& tag) {
  return {.text = content_at(tag),
          .classes = string_at(tag, "classes"),
          .attributes = FixtureDoor::attributes(tag)};
}

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
                                                     {"button", build_button},
                                                     {"checkboxes", build_checkboxes},
                                                     {"date-input", build_date_input},
                                                     {"details", build_details},
                                                     {"error-message", build_error_message},
                                                     {"error-summary", build_error_summary},
                                                     {"exit-this-page", build_exit_this_page},
                                                     {"fieldset", build_fieldset},
                                                     {"generic-header", build_generic_header},
                                                     {"hint", build_hint},
                                                     {"input", build_input},
                                                     {"inset-text", build_inset_text},
                                                     {"label", build_label},
                                                     {"notification-banner", build_notification_banner},
                                                     {"panel", build_panel},
                                                     {"password-input", build_password_input},
                                                     {"phase-banner", build_phase_banner},
                                                     {"radios", build_radios},
                                                     {"service-navigation", build_service_navigation},
                                                     {"skip-link", build_skip_link},
                                                     {"summary-list", build_summary_list},
                                                     {"table", build_table},
                                                     {"tag", build_tag},
                                                     {"task-list", build_task_list},
                                                     {"textarea", build_textarea},
                                                     {"warning-text", build_warning_text}};
  return all;
}

}  // namespace sharewell::web
