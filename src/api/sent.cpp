// SPDX-License-Identifier: MIT
#include "api/sent.h"

#include <algorithm>

#include "base/text.h"

namespace sharewell::api {
namespace {

constexpr std::size_t kNameShown = 40;

}  // namespace

const json::value* Sent::find(std::string_view member, json::kind kind, Must must, const char* what) {
  asked_.push_back(member);
  const json::value* value = object_.if_contains(member);
  if (value == nullptr && must == Must::MayLack) return nullptr;
  if (value == nullptr)
    wrong(member, std::string("It is missing; it is ") + what);
  else if (value->kind() != kind)
    wrong(member, std::string("It must be ") + what);
  return value != nullptr && value->kind() == kind ? value : nullptr;
}

std::string Sent::text(std::string_view member, Must must) {
  const json::value* value = find(member, json::kind::string, must, "a text");
  return value == nullptr ? std::string{} : std::string(std::string_view(value->get_string()));
}

std::optional<bool> Sent::truth(std::string_view member, Must must) {
  const json::value* value = find(member, json::kind::bool_, must, "true or false");
  return value == nullptr ? std::nullopt : std::optional(value->get_bool());
}

const json::object* Sent::object(std::string_view member, Must must) {
  const json::value* value = find(member, json::kind::object, must, "an object");
  return value == nullptr ? nullptr : &value->get_object();
}

std::optional<Instant> Sent::time(std::string_view member, Must must) {
  constexpr const char* kTime = "a time in UTC, as 2026-11-22T13:44:05.000Z";
  const json::value* value = find(member, json::kind::string, must, kTime);
  if (value == nullptr) return std::nullopt;
  const auto at = from_rfc3339(std::string_view(value->get_string()));
  if (!at) wrong(member, std::string("It must be ") + kTime);
  return at;
}

void Sent::wrong(std::string_view member, std::string message) {
  faults_.push_back({std::string(member), std::move(message)});
}

std::vector<decide::FieldFault> Sent::faults() const {
  std::vector<decide::FieldFault> out = faults_;
  for (const auto& member : object_) {
    const std::string_view name = member.key();
    if (std::ranges::find(asked_, name) != asked_.end()) continue;
    const auto near = nearest(name, asked_);
    out.push_back({std::string(name.size() > kNameShown ? std::string_view("(a long name)") : name),
                   near ? "There is no such member; did you mean `" + std::string(*near) + "`?"
                        : "There is no such member"});
  }
  return out;
}

}  // namespace sharewell::api
