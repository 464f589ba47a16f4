// SPDX-License-Identifier: MIT
#include "record/bodies.h"

#include <array>

#include "base/canonical_json.h"
#include "record/members.h"

namespace sharewell::record {
namespace {

json::array people_json(const std::vector<NamedPerson>& people) {
  json::array out;
  for (const NamedPerson& person : people)
    out.push_back(
        json::object{{"ref", person.ref.text()}, {"name", person.name}, {"position", person.position}});
  return out;
}

}  // namespace

json::array tasks_json(const std::vector<RaisedTask>& tasks) {
  json::array out;
  for (const RaisedTask& task : tasks)
    out.push_back(json::object{{"ref", task.ref.text()},
                               {"obligation", task.obligation},
                               {"due", task.due.ms},
                               {"owner", task.owner.text()}});
  return out;
}

std::string_view name_of(Role role) { return role == Role::Lead ? "lead" : "practitioner"; }

std::optional<Role> role_named(std::string_view name) {
  if (name == "lead") return Role::Lead;
  if (name == "practitioner") return Role::Practitioner;
  return std::nullopt;
}

std::string_view name_of(Choice choice) {
  constexpr std::array<std::string_view, 3> names{"share", "do-not-share", "seek-advice-first"};
  return names.at(static_cast<std::size_t>(choice));
}

std::optional<Choice> choice_named(std::string_view name) {
  for (const Choice choice : {Choice::Share, Choice::DoNotShare, Choice::SeekAdvice})
    if (name_of(choice) == name) return choice;
  return std::nullopt;
}

json::object to_json(const OrganisationMade& b) { return {{"id", b.id}, {"name", b.name}}; }

json::object to_json(const PersonAdded& b) {
  return {{"person", b.person.text()},       {"user", b.user},          {"name", b.name},
          {"position", b.position},          {"role", name_of(b.role)}, {"team", b.team},
          {"password_hash", b.password_hash}};
}

json::object to_json(const FileOpened& b) { return {{"label", b.label.reveal()}, {"team", b.team}}; }

json::object to_json(const Looked& b) { return {{"files", refs_json(b.files)}, {"listed", b.listed}}; }

json::object to_json(Decided b) {
  return {{"answers", std::move(b.answers)},
          {"recommendation", std::move(b.recommendation)},
          {"notes", std::move(b.notes)},
          {"choice", name_of(b.choice)},
          {"words", b.words.reveal()},
          {"departure", b.departure},
          {"consulted", b.consulted},
          {"emergency", b.emergency},
          {"late", b.late},
          {"tasks", tasks_json(b.tasks)}};
}

json::object to_json(Considered b) {
  return {{"decision", static_cast<std::int64_t>(b.decision)},
          {"answers", std::move(b.answers)},
          {"recommendation", std::move(b.recommendation)},
          {"notes", std::move(b.notes)},
          {"tasks", tasks_json(b.tasks)},
          {"ended", refs_json(b.ended)}};
}

json::object to_json(const TaskSettled& b) {
  return {{"task", b.task.text()}, {"done", b.done}, {"note", b.note.reveal()}};
}

json::object to_json(const Refused& b) { return {{"file", b.file.text()}}; }

json::object to_json(const GuidanceChosen& b) {
  return {{"sha256", b.sha256}, {"id", b.id}, {"edition", b.edition}, {"from", b.from}};
}

json::object to_json(const CopyTaken& b) {
  return {{"for", b.purpose.reveal()},
          {"entries", static_cast<std::int64_t>(b.entries)},
          {"root", b.root},
          {"people", people_json(b.people)}};
}

json::object to_json(const RegisterWatched& b) { return {{"key", b.key}}; }

json::object to_json(const CheckpointCosigned& b) { return {{"note", b.note}}; }

json::object to_json(const KeyHandedOver& b) { return {{"note", b.note}}; }

json::object to_json(const CheckpointStamped& b) { return {{"note", b.note}, {"reply", b.reply}}; }

json::object to_json(const WitnessesChosen& b) { return {{"policy", b.policy}}; }

template <>
Result<OrganisationMade> read_body(const EntryBody& entry) {
  SW_DO(expect_kind(entry, EntryKind::OrganisationMade));
  Members m(entry.body);
  OrganisationMade body{m.text("id"), m.text("name")};
  return checked(m, std::move(body));
}

template <>
Result<PersonAdded> read_body(const EntryBody& entry) {
  SW_DO(expect_kind(entry, EntryKind::PersonAdded));
  Members m(entry.body);
  PersonAdded body{
      m.ref<PersonRef>("person"),           m.text("user"), m.text("name"),         m.text("position"),
      m.one_of(role_named(m.text("role"))), m.text("team"), m.text("password_hash")};
  return checked(m, std::move(body));
}

template <>
Result<FileOpened> read_body(const EntryBody& entry) {
  SW_DO(expect_kind(entry, EntryKind::FileOpened));
  Members m(entry.body);
  FileOpened body{Personal<std::string>(m.text("label")), m.text("team")};
  return checked(m, std::move(body));
}

template <>
Result<Looked> read_body(const EntryBody& entry) {
  SW_DO(expect_kind(entry, EntryKind::Looked));
  Members m(entry.body);
  Looked body{m.refs<FileRef>("files"), m.truth("listed")};
  return checked(m, std::move(body));
}

namespace {

Result<Decided> decided_in(const EntryBody& entry, Members::Objects objects) {
  SW_DO(expect_kind(entry, EntryKind::Decided));
  Members m(entry, objects);
  Decided body{m.object("answers"),
               m.object("recommendation"),
               m.object("notes"),
               m.one_of(choice_named(m.text("choice"))),
               Personal<std::string>(m.text("words")),
               m.text("departure"),
               m.text("consulted"),
               m.truth("emergency"),
               m.truth("late"),
               m.tasks("tasks")};
  return checked(m, std::move(body));
}

Result<Considered> considered_in(const EntryBody& entry, Members::Objects objects) {
  SW_DO(expect_kind(entry, EntryKind::Considered));
  Members m(entry, objects);
  Considered body{static_cast<std::uint64_t>(m.number("decision")),
                  m.object("answers"),
                  m.object("recommendation"),
                  m.object("notes"),
                  m.tasks("tasks"),
                  m.refs<TaskRef>("ended")};
  return checked(m, std::move(body));
}

}  // namespace

template <>
Result<Decided> read_body(const EntryBody& entry) {
  return decided_in(entry, Members::Objects::Copied);
}

template <>
Result<Decided> read_brief(const EntryBody& entry) {
  return decided_in(entry, Members::Objects::Left);
}

std::string advised_in(const EntryBody& entry) {
  constexpr std::string_view kOutcome = "outcome";
  if (entry.spelt) {
    CanonicalReading from(entry.spelt->text);
    while (from.take("{") || from.take(",")) {
      const auto key = from.plain_text();
      if (!key || !from.take(":")) break;
      if (*key == kOutcome) return std::string(from.plain_text().value_or(""));
      if (!from.pass_value()) break;
    }
    return {};
  }
  const json::value* advice = entry.body.if_contains("recommendation");
  if (advice == nullptr || !advice->is_object()) return {};
  const json::value* outcome = advice->get_object().if_contains(kOutcome);
  return outcome != nullptr && outcome->is_string() ? std::string(std::string_view(outcome->get_string()))
                                                    : std::string{};
}

template <>
Result<Considered> read_body(const EntryBody& entry) {
  return considered_in(entry, Members::Objects::Copied);
}

template <>
Result<Considered> read_brief(const EntryBody& entry) {
  return considered_in(entry, Members::Objects::Left);
}

template <>
Result<TaskSettled> read_body(const EntryBody& entry) {
  SW_DO(expect_kind(entry, EntryKind::TaskSettled));
  Members m(entry.body);
  TaskSettled body{m.ref<TaskRef>("task"), m.truth("done"), Personal<std::string>(m.text("note"))};
  return checked(m, std::move(body));
}

template <>
Result<Refused> read_body(const EntryBody& entry) {
  SW_DO(expect_kind(entry, EntryKind::Refused));
  Members m(entry.body);
  Refused body{m.ref<FileRef>("file")};
  return checked(m, std::move(body));
}

template <>
Result<GuidanceChosen> read_body(const EntryBody& entry) {
  SW_DO(expect_kind(entry, EntryKind::GuidanceChosen));
  Members m(entry.body);
  GuidanceChosen body{m.text("sha256"), m.text("id"), m.text("edition"), m.text("from")};
  return checked(m, std::move(body));
}

template <>
Result<CopyTaken> read_body(const EntryBody& entry) {
  SW_DO(expect_kind(entry, EntryKind::CopyTaken));
  Members m(entry.body);
  CopyTaken body{Personal<std::string>(m.text("for")), static_cast<std::uint64_t>(m.number("entries")),
                 m.text("root"), m.people("people")};
  return checked(m, std::move(body));
}

template <>
Result<RegisterWatched> read_body(const EntryBody& entry) {
  SW_DO(expect_kind(entry, EntryKind::RegisterWatched));
  Members m(entry.body);
  RegisterWatched body{m.text("key")};
  return checked(m, std::move(body));
}

template <>
Result<CheckpointCosigned> read_body(const EntryBody& entry) {
  SW_DO(expect_kind(entry, EntryKind::CheckpointCosigned));
  Members m(entry.body);
  CheckpointCosigned body{m.text("note")};
  return checked(m, std::move(body));
}

template <>
Result<KeyHandedOver> read_body(const EntryBody& entry) {
  SW_DO(expect_kind(entry, EntryKind::KeyHandedOver));
  Members m(entry.body);
  KeyHandedOver body{m.text("note")};
  return checked(m, std::move(body));
}

template <>
Result<WitnessesChosen> read_body(const EntryBody& entry) {
  SW_DO(expect_kind(entry, EntryKind::WitnessesChosen));
  Members m(entry.body);
  WitnessesChosen body{m.text("policy")};
  return checked(m, std::move(body));
}

template <>
Result<CheckpointStamped> read_body(const EntryBody& entry) {
  SW_DO(expect_kind(entry, EntryKind::CheckpointStamped));
  Members m(entry.body);
  CheckpointStamped body{m.text("note"), m.text("reply")};
  return checked(m, std::move(body));
}

}  // namespace sharewell::record
