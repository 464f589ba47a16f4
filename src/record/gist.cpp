// SPDX-License-Identifier: MIT
#include "record/gist.h"

#include "base/canonical_json.h"
#include "base/limits.h"

namespace sharewell::record {
namespace {

bool read_ref(CanonicalReading& from, RefCode& out) {
  const auto text = from.plain_text();
  const auto code = text ? RefCode::of(*text) : std::nullopt;
  if (!code) return false;
  out = *code;
  return true;
}

/// A text that is a reference, or empty.
bool read_ref_text(CanonicalReading& from, std::string_view& out) {
  const auto text = from.plain_text();
  if (!text || !RefCode::of(*text)) return false;
  out = *text;
  return true;
}

bool read_instant(CanonicalReading& from, Instant& out) {
  const auto number = from.number();
  if (!number) return false;
  out.ms = *number;
  return true;
}

bool pass_list(CanonicalReading& from, const auto& one) {
  if (!from.take("[")) return false;
  if (from.take("]")) return true;
  do {
    if (!one()) return false;
  } while (from.take(","));
  return from.take("]");
}

bool read_tasks(CanonicalReading& from, std::vector<Gist::Raised>& out) {
  return pass_list(from, [&] {
    Gist::Raised& task = out.emplace_back();
    if (!from.take(R"({"due":)") || !read_instant(from, task.due) || !from.take(R"(,"obligation":)"))
      return false;
    const auto obligation = from.plain_text();
    if (!obligation) return false;
    task.obligation = *obligation;
    return from.take(R"(,"owner":)") && read_ref(from, task.owner) && from.take(R"(,"ref":)") &&
           read_ref(from, task.ref) && !task.ref.empty() && from.take("}");
  });
}

bool read_ended(CanonicalReading& from, std::vector<Gist::Changed>& out) {
  return pass_list(from, [&] {
    Gist::Changed& change = out.emplace_back();
    change.state = TaskState::NoLongerNeeded;
    return read_ref(from, change.ref) && !change.ref.empty();
  });
}

// Bodies: the keys of docs/formats/entry.md, in the order that RFC 8785 gives them.

bool read_rest_of_decided(CanonicalReading& from, Gist& out) {
  const auto choice = from.plain_text();
  if (!choice || !choice_named(*choice)) return false;
  return from.take(R"(,"consulted":)") && from.pass_text() && from.take(R"(,"departure":)") &&
         from.pass_text() && from.take(R"(,"emergency":)") && from.truth() && from.take(R"(,"late":)") &&
         from.truth() && from.take(R"(,"notes":)") && from.pass_object() &&
         from.take(R"(,"recommendation":)") && from.pass_object() && from.take(R"(,"tasks":)") &&
         read_tasks(from, out.raised) && from.take(R"(,"words":)") && from.pass_text() && from.take("}");
}

bool read_rest_of_considered(CanonicalReading& from, Gist& out) {
  const auto decision = from.number();
  if (!decision || *decision < 0) return false;
  out.decision = static_cast<std::uint64_t>(*decision);
  return from.take(R"(,"ended":)") && read_ended(from, out.changed) && from.take(R"(,"notes":)") &&
         from.pass_object() && from.take(R"(,"recommendation":)") && from.pass_object() &&
         from.take(R"(,"tasks":)") && read_tasks(from, out.raised) && from.take("}");
}

bool read_rest_of_looked(CanonicalReading& from) {
  std::string_view file;
  return pass_list(from, [&] { return read_ref_text(from, file) && !file.empty(); }) &&
         from.take(R"(,"listed":)") && from.truth() && from.take("}");
}

bool read_rest_of_settled(CanonicalReading& from, Gist& out) {
  const auto done = from.truth();
  if (!done || !from.take(R"(,"note":)") || !from.pass_text() || !from.take(R"(,"task":)")) return false;
  Gist::Changed& change = out.changed.emplace_back();
  change.state = *done ? TaskState::Done : TaskState::NotDone;
  return read_ref(from, change.ref) && !change.ref.empty() && from.take("}");
}

/// The kind that has a body like this one; none if it is read another way.
std::optional<EntryKind> read_body_of(CanonicalReading& from, Gist& out) {
  const auto if_read = [](bool read, EntryKind kind) { return read ? std::optional(kind) : std::nullopt; };
  if (from.take(R"({"answers":)")) {
    if (!from.pass_object()) return std::nullopt;
    if (from.take(R"(,"choice":)")) return if_read(read_rest_of_decided(from, out), EntryKind::Decided);
    return if_read(from.take(R"(,"decision":)") && read_rest_of_considered(from, out), EntryKind::Considered);
  }
  if (from.take(R"({"files":)")) return if_read(read_rest_of_looked(from), EntryKind::Looked);
  return if_read(from.take(R"({"done":)") && read_rest_of_settled(from, out), EntryKind::TaskSettled);
}

bool read_before_body(CanonicalReading& from, EntryHead& out) {
  return from.take(R"({"actor":)") && read_ref_text(from, out.actor) && from.take(R"(,"body":)");
}

bool read_after_body(CanonicalReading& from, EntryHead& out) {
  if (!from.take(R"(,"file":)") || !read_ref_text(from, out.file) || !from.take(R"(,"happened_at":)") ||
      !read_instant(from, out.happened_at) || !from.take(R"(,"kind":)"))
    return false;
  const auto name = from.plain_text();
  const auto kind = name ? kind_named(*name) : std::nullopt;
  if (!kind || !from.take(R"(,"recorded_at":)") || !read_instant(from, out.recorded_at)) return false;
  out.kind = *kind;
  return from.take(R"(,"sharing":)") && read_ref_text(from, out.sharing) && from.take(R"(,"v":1})") &&
         from.at_end();
}

}  // namespace

std::optional<json::object> read_entry(std::string_view text, EntryHead& head) {
  CanonicalReading from(text);
  if (text.size() > limits::kEntryBytes || !read_before_body(from, head)) return std::nullopt;
  auto body = from.object();
  if (!body || !read_after_body(from, head)) return std::nullopt;
  return body;
}

bool read_gist(std::string_view text, Gist& out) {
  out.decision.reset();
  out.raised.clear();
  out.changed.clear();
  CanonicalReading from(text);
  if (text.size() > limits::kEntryBytes || !read_before_body(from, out.head)) return false;
  const auto kind = read_body_of(from, out);
  if (!kind || out.raised.size() > limits::kTasksOfAnEntry) return false;
  return read_after_body(from, out.head) && out.head.kind == *kind;
}

}  // namespace sharewell::record
