// SPDX-License-Identifier: MIT
#include "casework/command.h"

#include <fmt/format.h>

#include "base/limits.h"

namespace sharewell::casework {
namespace {

std::string text_of(const json::object& object, std::string_view key) {
  const json::value* value = object.if_contains(key);
  return value != nullptr && value->is_string() ? std::string(std::string_view(value->get_string()))
                                                : std::string{};
}

Result<std::string> carry_out(Installation& installation, const json::object& command) {
  const std::string name = text_of(command, "command");
  if (name == "org-add") {
    SW_DO(installation.add_organisation(text_of(command, "id"), text_of(command, "name")));
    return fmt::format("organisation {} added", text_of(command, "id"));
  }
  if (name == "user-add") {
    const auto role = record::role_named(text_of(command, "role"));
    if (!role) return fail(ErrorCode::BadInput, "a role is practitioner or lead", "role");
    const NewPerson person{text_of(command, "user"),     text_of(command, "name"),
                           text_of(command, "position"), *role,
                           text_of(command, "team"),     text_of(command, "password_hash")};
    SW_TRY(const PersonRef ref, installation.add_person(text_of(command, "organisation"), person));
    return fmt::format("user {}@{} added, reference {}", person.user, text_of(command, "organisation"),
                       ref.spaced());
  }
  if (name == "guidance-choose") {
    const std::string organisation = text_of(command, "organisation"), from = text_of(command, "from");
    SW_DO(installation.choose_guidance(organisation, text_of(command, "sha256"), from));
    return fmt::format("from {} new decisions of {} are made under it; earlier ones keep theirs", from,
                       organisation);
  }
  return fail(ErrorCode::BadInput, "no such command");
}

ErrorCode code_named(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(ErrorCode::Usage); ++i)
    if (row(static_cast<ErrorCode>(i)).name == name) return static_cast<ErrorCode>(i);
  return ErrorCode::Unavailable;
}

}  // namespace

std::string command_line(const std::string& id, const std::string& name) {
  return to_canonical_json(json::object{{"command", "org-add"}, {"id", id}, {"name", name}});
}

std::string command_line(const std::string& organisation, const NewPerson& person) {
  return to_canonical_json(json::object{{"command", "user-add"},
                                        {"organisation", organisation},
                                        {"user", person.user},
                                        {"name", person.name},
                                        {"position", person.position},
                                        {"role", record::name_of(person.role)},
                                        {"team", person.team},
                                        {"password_hash", person.password_hash}});
}

std::string command_line(const GuidanceChoice& choice) {
  return to_canonical_json(json::object{{"command", "guidance-choose"},
                                        {"organisation", choice.organisation},
                                        {"sha256", choice.sha256},
                                        {"from", choice.from}});
}

std::string run_command(Installation& installation, std::string_view line) {
  const auto command = parse_json(line, limits::kAnswersBytes, "command");
  auto done = !command ? Result<std::string>(std::unexpected(command.error()))
              : !command->is_object()
                  ? Result<std::string>(fail(ErrorCode::BadInput, "a command is a JSON object"))
                  : carry_out(installation, command->get_object());
  if (done) return to_canonical_json(json::object{{"done", *done}});
  const Error& error = done.error();
  return to_canonical_json(json::object{
      {"error",
       json::object{{"code", row(error.code).name}, {"detail", error.detail}, {"place", error.place}}}});
}

Result<std::string> read_reply(std::string_view line) {
  SW_TRY(const json::value reply, parse_json(line, limits::kAnswersBytes, "reply"));
  if (!reply.is_object()) return fail(ErrorCode::Unavailable, "the server gave no reply that can be read");
  const json::object& object = reply.get_object();
  if (const json::value* error = object.if_contains("error"); error != nullptr && error->is_object()) {
    const json::object& e = error->get_object();
    return fail(code_named(text_of(e, "code")), text_of(e, "detail"), text_of(e, "place"));
  }
  return text_of(object, "done");
}

}  // namespace sharewell::casework
