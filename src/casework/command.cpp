// SPDX-License-Identifier: MIT
#include "casework/command.h"

#include <fmt/format.h>

#include "base/limits.h"
#include "bundle/bundle.h"
#include "casework/copy.h"
#include "casework/erasure_command.h"
#include "casework/register_command.h"
#include "casework/said_note.h"
#include "casework/tokens.h"
#include "crypt/password.h"
#include "store/store.h"

namespace sharewell::casework {
namespace {

constexpr std::size_t kReplyBytes = bundle::kBundleBytes / 3 * 4 + limits::kAnswersBytes;

/// The person with this password. SignInNeeded if there is none, in about the same time.
Result<access::Person> who_asks(const Organisation* organisation, const json::object& command) {
  const std::string user = own_text_in(command, "user"), password = own_text_in(command, "password");
  const auto hash = organisation == nullptr ? std::nullopt : organisation->people.password_hash(user);
  const bool fits = crypt::password_fits(hash ? *hash : crypt::dummy_hash(), password);
  if (!hash || !fits)
    return fail(ErrorCode::SignInNeeded, "the name and the password do not belong together");
  return *organisation->people.find_user(user);
}

Result<std::string> copy_out(Installation& installation, const json::object& command) {
  const Organisation* organisation = installation.find(own_text_in(command, "organisation"));
  SW_TRY(access::Person me, who_asks(organisation, command));
  const auto file = FileRef::parse(own_text_in(command, "file"));
  if (!file)
    return fail(ErrorCode::BadInput, "a case file's reference is ten characters and a check digit", "file");
  const Desk desk = installation.desk(*organisation, std::move(me));
  SW_TRY(const auto taken,
         take_copy(desk, *file, own_text_in(command, "purpose"), own_text_in(command, "once")));
  if (const auto* faults = std::get_if<std::vector<decide::FieldFault>>(&taken))
    return fail(ErrorCode::BadInput, faults->front().message, "for");
  SW_TRY(const std::string bundle,
         bundle_of(desk, organisation->witnessing, *file, std::get<std::uint64_t>(taken)));
  return to_base64(bytes_of(bundle));
}

/// The parts of casework/register_command.h.
Result<std::string> on_registers(Installation& installation, const json::object& command) {
  const std::string name = own_text_in(command, "command"), id = own_text_in(command, "organisation");
  const std::string what = own_text_in(command, "what");
  Organisation* organisation = installation.find(id);
  if (organisation == nullptr)
    return fail(ErrorCode::NotFound, fmt::format("there is no organisation `{}`", id));
  if (name == "register") return of_register(*organisation, what, own_text_in(command, "from"));
  if (name == "witness")
    return as_witness(*organisation, what, own_text_in(command, "text"), installation.now());
  return keep_stamp(*organisation, command, installation.now());
}

std::string token_list(const Organisation& organisation, Instant now) {
  std::string out;
  for (const access::Token& one : organisation.tokens.all())
    out += fmt::format("{}  {}  for {}, {}, {} {}\n", one.ref.spaced(), one.name,
                       organisation.people.name_of(one.person), one.writes ? "reads and writes" : "reads",
                       one.ended         ? "ended; was good until"
                       : one.until < now ? "over since"
                                         : "until",
                       london_date(one.until));
  return out.empty() ? "there is no token\n" : out;
}

Result<std::string> on_tokens(Installation& installation, const json::object& command) {
  const std::string id = own_text_in(command, "organisation"), what = own_text_in(command, "what");
  Organisation* organisation = installation.find(id);
  if (organisation == nullptr)
    return fail(ErrorCode::NotFound, fmt::format("there is no organisation `{}`", id));
  if (what == "list") return token_list(*organisation, installation.now());
  const auto ref = record::TokenRef::parse(own_text_in(command, "token"));
  if (!ref)
    return fail(ErrorCode::BadInput, "a token's reference is ten characters and a check digit", "token");
  if (what == "end") {
    SW_DO(end_token(*organisation, *ref, installation.now()));
    return fmt::format("token {} has ended\n", ref->spaced());
  }
  if (what != "add") return fail(ErrorCode::BadInput, "no such part of the command", "token");
  const json::value* days = command.if_contains("days");
  const NewToken wanted{*ref,
                        own_text_in(command, "name"),
                        own_text_in(command, "user"),
                        own_text_in(command, "sha256"),
                        days != nullptr && days->is_int64() && days->get_int64() <= kTokenDays
                            ? static_cast<int>(std::max<std::int64_t>(days->get_int64(), 0))
                            : 0,
                        own_text_in(command, "may") == "write"};
  SW_TRY(const Instant until, add_token(*organisation, wanted, installation.now()));
  return fmt::format("token {} is good until {}\n", ref->spaced(), london_date(until));
}

Result<std::string> of_erasures(Installation& installation, const json::object& command) {
  const std::string id = own_text_in(command, "organisation"), what = own_text_in(command, "what");
  Organisation* organisation = installation.find(id);
  if (organisation == nullptr)
    return fail(ErrorCode::NotFound, fmt::format("there is no organisation `{}`", id));
  if (what == "list" || what == "finish") return on_erasures(installation, *organisation, what);
  SW_TRY(access::Person me, who_asks(organisation, command));
  return on_erasures_by(installation, *organisation, std::move(me), command);
}

Result<std::string> carry_out(Installation& installation, const json::object& command) {
  const std::string name = own_text_in(command, "command");
  if (Organisation* const known = installation.find(own_text_in(command, "organisation")))
    SW_DO(known->follow());
  if (name == "org-add") {
    SW_DO(installation.add_organisation(own_text_in(command, "id"), own_text_in(command, "name")));
    return fmt::format("organisation {} added", own_text_in(command, "id"));
  }
  if (name == "user-add") {
    const auto role = record::role_named(own_text_in(command, "role"));
    if (!role) return fail(ErrorCode::BadInput, "a role is practitioner or lead", "role");
    const NewPerson person{own_text_in(command, "user"),     own_text_in(command, "name"),
                           own_text_in(command, "position"), *role,
                           own_text_in(command, "team"),     own_text_in(command, "password_hash")};
    SW_TRY(const PersonRef ref, installation.add_person(own_text_in(command, "organisation"), person));
    return fmt::format("user {}@{} added, reference {}", person.user, own_text_in(command, "organisation"),
                       ref.spaced());
  }
  if (name == "guidance-choose") {
    const std::string organisation = own_text_in(command, "organisation"),
                      from = own_text_in(command, "from");
    SW_DO(installation.choose_guidance(organisation, own_text_in(command, "sha256"), from));
    return fmt::format("from {} new decisions of {} are made under it; earlier ones keep theirs", from,
                       organisation);
  }
  if (name == "register" || name == "witness" || name == "timestamp")
    return on_registers(installation, command);
  if (name == "token") return on_tokens(installation, command);
  if (name == "erasure") return of_erasures(installation, command);
  if (name == "export") return copy_out(installation, command);
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

std::string command_line(const CopyWanted& wanted) {
  return to_canonical_json(json::object{{"command", "export"},
                                        {"organisation", wanted.organisation},
                                        {"user", wanted.user},
                                        {"password", wanted.password},
                                        {"file", wanted.file},
                                        {"purpose", wanted.purpose},
                                        {"once", wanted.once}});
}

std::string command_line(const RegisterWanted& wanted) {
  return to_canonical_json(json::object{{"command", "register"},
                                        {"organisation", wanted.organisation},
                                        {"what", wanted.what},
                                        {"from", wanted.from}});
}

std::string command_line(const WitnessWanted& wanted) {
  return to_canonical_json(json::object{{"command", "witness"},
                                        {"organisation", wanted.organisation},
                                        {"what", wanted.what},
                                        {"text", wanted.text}});
}

std::string command_line(const StampWanted& wanted) {
  return to_canonical_json(json::object{{"command", "timestamp"},
                                        {"organisation", wanted.organisation},
                                        {"note", wanted.offered.note},
                                        {"reply", to_base64(wanted.offered.reply)},
                                        {"request", to_base64(wanted.offered.request)},
                                        {"authority", wanted.offered.authority}});
}

std::string command_line(const TokenWanted& wanted) {
  return to_canonical_json(json::object{{"command", "token"},
                                        {"organisation", wanted.organisation},
                                        {"what", wanted.what},
                                        {"token", wanted.token},
                                        {"name", wanted.name},
                                        {"user", wanted.user},
                                        {"sha256", wanted.sha256},
                                        {"days", wanted.days},
                                        {"may", wanted.writes ? "write" : "read"}});
}

std::string command_line(const ErasureWanted& wanted) {
  return to_canonical_json(json::object{{"command", "erasure"},
                                        {"organisation", wanted.organisation},
                                        {"what", wanted.what},
                                        {"user", wanted.user},
                                        {"password", wanted.password},
                                        {"file", wanted.file},
                                        {"once", wanted.once},
                                        {"ground", wanted.ground},
                                        {"words", wanted.words},
                                        {"to", wanted.to}});
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
  SW_TRY(const json::value reply, parse_json(line, kReplyBytes, "reply"));
  if (!reply.is_object()) return fail(ErrorCode::Unavailable, "the server gave no reply that can be read");
  const json::object& object = reply.get_object();
  if (const json::value* error = object.if_contains("error"); error != nullptr && error->is_object()) {
    const json::object& e = error->get_object();
    return fail(code_named(own_text_in(e, "code")), own_text_in(e, "detail"), own_text_in(e, "place"));
  }
  return own_text_in(object, "done");
}

}  // namespace sharewell::casework
