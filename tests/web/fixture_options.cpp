// SPDX-License-Identifier: MIT
#include "fixture_options.h"

#include <boost/json/serialize.hpp>

namespace sharewell::web {

Html FixtureDoor::markup(std::string_view raw) {
  Html html;
  html.rope_.write(raw);
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

ErrorMessage message_of(const Options& message) {
  ErrorMessage out{.text = content_at(message),
                   .id = string_at(message, "id"),
                   .classes = string_at(message, "classes"),
                   .attributes = FixtureDoor::attributes(message)};
  if (message.contains("visuallyHiddenText"))
    out.visually_hidden_text = string_at(message, "visuallyHiddenText");
  return out;
}

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

}  // namespace sharewell::web
