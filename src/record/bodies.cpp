// SPDX-License-Identifier: MIT
#include "record/bodies.h"

#include <array>

namespace sharewell::record {
namespace {

/// Reads members and remembers whether each was there and of its type, so that a reader is one list of
/// members.
class Members {
 public:
  explicit Members(const json::object& object) : object_(object) {}
  std::string text(std::string_view key) {
    const json::value* value = find(key, json::kind::string);
    return value == nullptr ? std::string{} : std::string(std::string_view(value->get_string()));
  }
  bool truth(std::string_view key) {
    const json::value* value = find(key, json::kind::bool_);
    return value != nullptr && value->get_bool();
  }
  std::int64_t number(std::string_view key) {
    const json::value* value = find(key, json::kind::int64);
    return value == nullptr ? 0 : value->get_int64();
  }
  json::object object(std::string_view key) {
    const json::value* value = find(key, json::kind::object);
    return value == nullptr ? json::object{} : value->get_object();
  }
  template <class AnyRef>
  AnyRef ref(std::string_view key) {
    const std::string typed = text(key);
    return ref_from<AnyRef>(typed);
  }
  template <class AnyRef>
  std::vector<AnyRef> refs(std::string_view key) {
    std::vector<AnyRef> out;
    if (const json::value* value = find(key, json::kind::array))
      for (const json::value& one : value->get_array())
        out.push_back(ref_from<AnyRef>(one.is_string() ? std::string_view(one.get_string()) : "?"));
    return out;
  }
  std::vector<RaisedTask> tasks(std::string_view key);
  std::vector<NamedPerson> people(std::string_view key);
  template <class T>
  T one_of(const std::optional<T>& value) {
    ok_ = ok_ && value.has_value();
    return value.value_or(T{});
  }
  [[nodiscard]] bool ok() const { return ok_; }

 private:
  const json::value* find(std::string_view key, json::kind kind) {
    const json::value* value = object_.if_contains(key);
    ok_ = ok_ && value != nullptr && value->kind() == kind;
    return ok_ ? value : nullptr;
  }
  /// What `read` makes of each object of a list.
  template <class Read>
  auto each(std::string_view key, Read read) {
    std::vector<decltype(read(*this))> out;
    const json::value* value = find(key, json::kind::array);
    if (value == nullptr) return out;
    for (const json::value& one : value->get_array()) {
      ok_ = ok_ && one.is_object();
      if (!ok_) return decltype(out){};
      Members members(one.get_object());
      out.push_back(read(members));
      ok_ = ok_ && members.ok();
    }
    return out;
  }
  template <class AnyRef>
  AnyRef ref_from(std::string_view typed) {
    if (typed.empty()) return {};
    return one_of(AnyRef::parse(typed));
  }
  const json::object& object_;
  bool ok_ = true;
};

std::vector<RaisedTask> Members::tasks(std::string_view key) {
  return each(key, [](Members& task) {
    return RaisedTask{task.ref<TaskRef>("ref"), task.text("obligation"), Instant{task.number("due")},
                      task.ref<PersonRef>("owner")};
  });
}

std::vector<NamedPerson> Members::people(std::string_view key) {
  return each(key, [](Members& person) {
    return NamedPerson{person.ref<PersonRef>("ref"), person.text("name"), person.text("position")};
  });
}

json::array people_json(const std::vector<NamedPerson>& people) {
  json::array out;
  for (const NamedPerson& person : people)
    out.push_back(
        json::object{{"ref", person.ref.text()}, {"name", person.name}, {"position", person.position}});
  return out;
}

json::array tasks_json(const std::vector<RaisedTask>& tasks) {
  json::array out;
  for (const RaisedTask& task : tasks)
    out.push_back(json::object{{"ref", task.ref.text()},
                               {"obligation", task.obligation},
                               {"due", task.due.ms},
                               {"owner", task.owner.text()}});
  return out;
}

template <class AnyRef>
json::array refs_json(const std::vector<AnyRef>& refs) {
  json::array out;
  for (const AnyRef& ref : refs) out.emplace_back(ref.text());
  return out;
}

template <class Body>
Result<Body> checked(const Members& members, Body body) {
  if (!members.ok())
    return fail(ErrorCode::Damaged, "the body of an entry has another shape than its kind says");
  return body;
}

Result<void> expect_kind(const EntryBody& entry, EntryKind kind) {
  if (entry.kind != kind) return fail(ErrorCode::Damaged, "an entry has another kind than its place says");
  return {};
}

}  // namespace

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

json::object to_json(const Decided& b) {
  return {{"answers", b.answers},        {"recommendation", b.recommendation}, {"notes", b.notes},
          {"choice", name_of(b.choice)}, {"words", b.words.reveal()},          {"departure", b.departure},
          {"consulted", b.consulted},    {"emergency", b.emergency},           {"late", b.late},
          {"tasks", tasks_json(b.tasks)}};
}

json::object to_json(const Considered& b) {
  return {{"decision", static_cast<std::int64_t>(b.decision)},
          {"answers", b.answers},
          {"recommendation", b.recommendation},
          {"notes", b.notes},
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

template <>
Result<Decided> read_body(const EntryBody& entry) {
  SW_DO(expect_kind(entry, EntryKind::Decided));
  Members m(entry.body);
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

template <>
Result<Considered> read_body(const EntryBody& entry) {
  SW_DO(expect_kind(entry, EntryKind::Considered));
  Members m(entry.body);
  Considered body{static_cast<std::uint64_t>(m.number("decision")),
                  m.object("answers"),
                  m.object("recommendation"),
                  m.object("notes"),
                  m.tasks("tasks"),
                  m.refs<TaskRef>("ended")};
  return checked(m, std::move(body));
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

}  // namespace sharewell::record
