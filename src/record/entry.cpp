// SPDX-License-Identifier: MIT
#include "record/entry.h"

#include <fmt/format.h>

#include <array>

#include "base/limits.h"
#include "record/gist.h"

namespace sharewell::record {
namespace {

struct KindName {
  EntryKind kind;
  std::string_view name;
};
constexpr std::array<KindName, 42> kKinds{{{EntryKind::OrganisationMade, "organisation-made"},
                                           {EntryKind::PersonAdded, "person-added"},
                                           {EntryKind::FileOpened, "file-opened"},
                                           {EntryKind::Looked, "looked"},
                                           {EntryKind::Decided, "decided"},
                                           {EntryKind::Considered, "considered"},
                                           {EntryKind::TaskSettled, "task-settled"},
                                           {EntryKind::Refused, "refused"},
                                           {EntryKind::GuidanceChosen, "guidance-chosen"},
                                           {EntryKind::CopyTaken, "copy-taken"},
                                           {EntryKind::TaskRaised, "task-raised"},
                                           {EntryKind::TaskMoved, "task-moved"},
                                           {EntryKind::ContactKept, "contact-kept"},
                                           {EntryKind::FileNamed, "file-named"},
                                           {EntryKind::Corrected, "corrected"},
                                           {EntryKind::SignNoted, "sign-noted"},
                                           {EntryKind::RegisterWatched, "register-watched"},
                                           {EntryKind::CheckpointCosigned, "checkpoint-cosigned"},
                                           {EntryKind::SharingMoved, "sharing-moved"},
                                           {EntryKind::SharingTaken, "sharing-taken"},
                                           {EntryKind::FileJoined, "file-joined"},
                                           {EntryKind::FileRestricted, "file-restricted"},
                                           {EntryKind::PersonNoted, "person-noted"},
                                           {EntryKind::FormMade, "form-made"},
                                           {EntryKind::ProcedureKept, "procedure-kept"},
                                           {EntryKind::PolicyKept, "policy-kept"},
                                           {EntryKind::TokenMade, "token-made"},
                                           {EntryKind::TokenEnded, "token-ended"},
                                           {EntryKind::ArrangementKept, "arrangement-kept"},
                                           {EntryKind::DutyKept, "duty-kept"},
                                           {EntryKind::InformationAsked, "information-asked"},
                                           {EntryKind::InformationReceived, "information-received"},
                                           {EntryKind::BarrierNoted, "barrier-noted"},
                                           {EntryKind::TrainingKept, "training-kept"},
                                           {EntryKind::RetentionKept, "retention-kept"},
                                           {EntryKind::KeepingSet, "keeping-set"},
                                           {EntryKind::ErasureAsked, "erasure-asked"},
                                           {EntryKind::FileErased, "file-erased"},
                                           {EntryKind::KeyHandedOver, "key-handed-over"},
                                           {EntryKind::WitnessesChosen, "witnesses-chosen"},
                                           {EntryKind::CheckpointStamped, "checkpoint-stamped"},
                                           {EntryKind::FiguresTaken, "figures-taken"}}};

std::unexpected<Error> damaged(std::string what) { return fail(ErrorCode::Damaged, std::move(what)); }

const std::string_view* text_member(const json::object& object, std::string_view key, std::string_view& out) {
  const json::value* value = object.if_contains(key);
  if (value == nullptr || !value->is_string()) return nullptr;
  out = std::string_view(value->get_string());
  return &out;
}

/// An empty reference is written as "".
template <class AnyRef>
bool read_ref(const json::object& object, std::string_view key, AnyRef& out) {
  std::string_view text;
  if (text_member(object, key, text) == nullptr) return false;
  if (text.empty()) return true;
  auto ref = AnyRef::parse(text);
  if (!ref || ref->text() != text) return false;
  out = *std::move(ref);
  return true;
}

bool read_instant(const json::object& object, std::string_view key, Instant& out) {
  const json::value* value = object.if_contains(key);
  if (value == nullptr || !value->is_int64()) return false;
  out.ms = value->get_int64();
  return true;
}

}  // namespace

std::string_view name_of(EntryKind kind) {
  for (const auto& one : kKinds)
    if (one.kind == kind) return one.name;
  broken_invariant("every kind has a name", __FILE__, __LINE__);
}

std::optional<EntryKind> kind_named(std::string_view name) {
  for (const auto& one : kKinds)
    if (one.name == name) return one.kind;
  return std::nullopt;
}

std::optional<EntryKind> kind_numbered(std::int64_t number) {
  for (const auto& one : kKinds)
    if (static_cast<std::int64_t>(one.kind) == number) return one.kind;
  return std::nullopt;
}

// Written in the order of the keys. References, kinds and numbers need no escape, and the body is not copied
// into a value.
std::string canonical(const EntryBody& entry) {
  constexpr std::size_t kMostAreShorter = 2000;
  std::string out;
  out.reserve(kMostAreShorter + (entry.spelt ? entry.spelt->text.size() : 0));
  fmt::format_to(std::back_inserter(out), R"({{"actor":"{}","body":)", entry.actor.text());
  append_canonical_json(out, entry.body, entry.spelt);
  fmt::format_to(std::back_inserter(out),
                 R"(,"file":"{}","happened_at":{},"kind":"{}","recorded_at":{},"sharing":"{}","v":1}})",
                 entry.file.text(), entry.happened_at.ms, name_of(entry.kind), entry.recorded_at.ms,
                 entry.sharing.text());
  return out;
}

namespace {

/// Any text, as it is said in the header.
Result<EntryBody> read_slowly(std::string_view text) {
  auto parsed = parse_json(text, limits::kEntryBytes, "entry");
  if (!parsed || !parsed->is_object()) return damaged("an entry is not a JSON object");
  const json::object& object = parsed->get_object();
  EntryBody entry;
  std::string_view kind;
  const json::value* body = object.if_contains("body");
  if (text_member(object, "kind", kind) == nullptr || !kind_named(kind))
    return damaged("an entry has no known kind");
  if (body == nullptr || !body->is_object()) return damaged("an entry has no body");
  entry.kind = *kind_named(kind);
  entry.body = body->get_object();
  if (!read_ref(object, "file", entry.file) || !read_ref(object, "sharing", entry.sharing) ||
      !read_ref(object, "actor", entry.actor) || !read_instant(object, "happened_at", entry.happened_at) ||
      !read_instant(object, "recorded_at", entry.recorded_at))
    return damaged("an entry lacks a reference or a time");
  if (canonical(entry) != text) return damaged("an entry is not in its canonical form");
  return entry;
}

template <class AnyRef>
AnyRef ref_of(std::string_view text) {
  return text.empty() ? AnyRef() : AnyRef::parse(text).value_or(AnyRef());
}

}  // namespace

// Almost every text is canonical in a usual way: it is read once, and not spelt again to compare.
Result<EntryBody> entry_from_canonical(std::string_view text) {
  EntryHead head;
  auto body = read_entry(text, head);
  if (!body) return read_slowly(text);
  return EntryBody{head.kind,
                   ref_of<FileRef>(head.file),
                   ref_of<SharingRef>(head.sharing),
                   ref_of<PersonRef>(head.actor),
                   head.happened_at,
                   head.recorded_at,
                   *std::move(body)};
}

}  // namespace sharewell::record
