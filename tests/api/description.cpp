// SPDX-License-Identifier: MIT
#include "description.h"

#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <charconv>
#include <regex>

#include "base/time.h"

namespace sharewell::testing_api {
namespace {

/// A plain scalar is null, a truth or a whole number if it looks like one; a quoted one is a text.
json::value from_scalar(const YAML::Node& node) {
  const std::string& text = node.Scalar();
  if (node.Tag() == "!") return json::value(text);
  if (text == "null" || text == "~") return nullptr;
  if (text == "true" || text == "false") return text == "true";
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc() && end == text.data() + text.size()) return number;
  return json::value(text);
}

json::value from_yaml(const YAML::Node& node) {
  if (node.IsScalar()) return from_scalar(node);
  if (node.IsSequence()) {
    json::array out;
    for (const YAML::Node& one : node) out.push_back(from_yaml(one));
    return out;
  }
  json::object out;
  if (node.IsMap())
    for (const auto& member : node) out[member.first.Scalar()] = from_yaml(member.second);
  return out;
}

const json::value* member(const json::value* value, std::string_view name) {
  return value != nullptr && value->is_object() ? value->get_object().if_contains(name) : nullptr;
}

std::string text_of(const json::value* value) {
  return value != nullptr && value->is_string() ? std::string(std::string_view(value->get_string())) : "";
}

bool is_method(std::string_view name) { return name == "get" || name == "post"; }

std::string upper(std::string_view name) { return name == "get" ? "GET" : "POST"; }

std::string kind_of(const json::value& value) {
  switch (value.kind()) {
    case json::kind::null:
      return "null";
    case json::kind::bool_:
      return "boolean";
    case json::kind::string:
      return "string";
    case json::kind::array:
      return "array";
    case json::kind::object:
      return "object";
    default:
      return "integer";
  }
}

bool is_one_of(const json::value& wanted, const std::string& kind) {
  if (wanted.is_string()) return text_of(&wanted) == kind;
  return std::ranges::any_of(wanted.as_array(),
                             [&](const json::value& one) { return text_of(&one) == kind; });
}

}  // namespace

Description::Description(const std::string& yaml) : all_(from_yaml(YAML::Load(yaml))) {}

const json::value& Description::follow(const json::value& value) const {
  const std::string to = text_of(member(&value, "$ref"));
  if (to.empty()) return value;
  const json::value* found = &all_;
  for (std::size_t at = 2; found != nullptr && at <= to.size();) {
    const std::size_t end = std::min(to.find('/', at), to.size());
    found = member(found, to.substr(at, end - at));
    at = end + 1;
  }
  EXPECT_NE(found, nullptr) << to;
  return found == nullptr ? value : *found;
}

std::vector<std::string> Description::operations() const {
  std::vector<std::string> out;
  for (const auto& path : member(&all_, "paths")->as_object())
    for (const auto& operation : path.value().as_object())
      if (is_method(operation.key()))
        out.push_back(upper(operation.key()) + " " + std::string(std::string_view(path.key())));
  return out;
}

std::vector<Example> Description::examples() const {
  std::vector<Example> out;
  for (const auto& path : member(&all_, "paths")->as_object())
    for (const auto& operation : path.value().as_object()) {
      if (!is_method(operation.key())) continue;
      for (const auto& response : member(&operation.value(), "responses")->as_object())
        for (const auto& content : member(&follow(response.value()), "content")->as_object()) {
          const json::value* examples = member(&content.value(), "examples");
          if (examples == nullptr) continue;
          for (const auto& one : examples->as_object()) {
            const std::string token = text_of(member(&one.value(), "x-token"));
            out.push_back({upper(operation.key()), std::string(std::string_view(path.key())),
                           std::string(std::string_view(one.key())), &operation.value().as_object(),
                           std::string(std::string_view(response.key())),
                           std::string(std::string_view(content.key())), &response.value().as_object(),
                           *member(&one.value(), "value"), token.empty() ? "write" : token,
                           member(&content.value(), "schema")});
          }
        }
    }
  return out;
}

std::vector<std::string> Description::unanswered() const {
  const std::vector<Example> answered = examples();
  std::vector<std::string> out;
  for (const auto& path : member(&all_, "paths")->as_object())
    for (const auto& operation : path.value().as_object()) {
      const json::value* content = member(member(&operation.value(), "requestBody"), "content");
      const json::value* sent = member(member(content, "application/json"), "examples");
      if (sent == nullptr) continue;
      for (const auto& one : sent->as_object()) {
        const bool is = std::ranges::any_of(answered, [&](const Example& example) {
          return example.operation == &operation.value().as_object() && example.name == one.key();
        });
        if (!is) out.push_back(std::string(std::string_view(path.key())) + " " + std::string(one.key()));
      }
    }
  return out;
}

std::vector<const json::object*> Description::parameters(const Example& example) const {
  std::vector<const json::object*> out;
  if (const json::value* all = example.operation->if_contains("parameters"))
    for (const json::value& one : all->as_array()) out.push_back(&follow(one).as_object());
  return out;
}

const json::value* Description::parameter(const Example& example, const json::object& parameter) const {
  if (const json::value* only = parameter.if_contains("example")) return only;
  const json::value* examples = parameter.if_contains("examples");
  return member(member(examples, example.name), "value");
}

const json::value* Description::body(const Example& example) const {
  const json::value* content = member(example.operation->if_contains("requestBody"), "content");
  return member(member(member(member(content, "application/json"), "examples"), example.name), "value");
}

std::string Description::object_mismatch(const json::object& schema, const json::object& value,
                                         const std::string& at) const {
  if (const json::value* required = schema.if_contains("required"))
    for (const json::value& name : required->as_array())
      if (!value.contains(text_of(&name))) return at + " lacks " + text_of(&name);
  const json::value* rest = schema.if_contains("additionalProperties");
  for (const auto& one : value) {
    const std::string name(std::string_view(one.key()));
    const json::value* known = member(schema.if_contains("properties"), name);
    if (known == nullptr && rest != nullptr && rest->is_bool() && !rest->get_bool())
      return at + " has " + name + ", which is not described";
    if (known == nullptr && rest != nullptr && rest->is_object()) known = rest;
    if (known == nullptr) continue;
    if (std::string wrong = mismatch(*known, one.value(), at + "." + name); !wrong.empty()) return wrong;
  }
  return {};
}

std::string Description::mismatch(const json::value& unresolved, const json::value& value,
                                  const std::string& at) const {
  const json::object& schema = follow(unresolved).as_object();
  if (const json::value* type = schema.if_contains("type");
      type != nullptr && !is_one_of(*type, kind_of(value)))
    return at + " is " + kind_of(value);
  if (const json::value* list = schema.if_contains("enum");
      list != nullptr && std::ranges::find(list->as_array(), value) == list->as_array().end())
    return at + " is none of those listed";
  if (const json::value* pattern = schema.if_contains("pattern");
      pattern != nullptr && !std::regex_match(text_of(&value), std::regex(text_of(pattern))))
    return at + " does not match";
  if (text_of(schema.if_contains("format")) == "date-time" && !from_rfc3339(text_of(&value)))
    return at + " is no time";
  if (value.is_object()) return object_mismatch(schema, value.get_object(), at);
  const json::value* items = schema.if_contains("items");
  if (!value.is_array() || items == nullptr) return {};
  for (std::size_t i = 0; i < value.get_array().size(); ++i)
    if (std::string wrong = mismatch(*items, value.get_array()[i], at + "[" + std::to_string(i) + "]");
        !wrong.empty())
      return wrong;
  return {};
}

}  // namespace sharewell::testing_api
