// SPDX-License-Identifier: MIT
#include "store/rules.h"

#include <fmt/format.h>

#include "base/limits.h"

namespace sharewell::store {
namespace {

using record::EntryKind;

template <class Body>
Result<void> reads_as(const record::EntryBody& entry) {
  SW_TRY([[maybe_unused]] const Body body, record::read_body<Body>(entry));
  return {};
}

Result<void> read_by_kind(const record::EntryBody& entry) {
  switch (entry.kind) {
    case EntryKind::OrganisationMade:
      return reads_as<record::OrganisationMade>(entry);
    case EntryKind::PersonAdded:
      return reads_as<record::PersonAdded>(entry);
    case EntryKind::FileOpened:
      return reads_as<record::FileOpened>(entry);
    case EntryKind::Looked:
      return reads_as<record::Looked>(entry);
    case EntryKind::Decided:
      return reads_as<record::Decided>(entry);
    case EntryKind::Considered:
      return reads_as<record::Considered>(entry);
    case EntryKind::TaskSettled:
      return reads_as<record::TaskSettled>(entry);
    case EntryKind::Refused:
      return reads_as<record::Refused>(entry);
  }
  return fail(ErrorCode::BadInput, "an entry has no known kind");
}

/// Whether canonical JSON can say the value and read it again.
bool is_sayable(const json::value& value, std::size_t depth) {
  if (depth > limits::kJsonDepth) return false;
  if (value.is_double()) return false;
  if (value.is_uint64()) return value.get_uint64() <= static_cast<std::uint64_t>(INT64_MAX);
  if (value.is_array()) {
    for (const json::value& one : value.get_array())
      if (!is_sayable(one, depth + 1)) return false;
  } else if (value.is_object()) {
    for (const auto& member : value.get_object())
      if (!is_sayable(member.value(), depth + 1)) return false;
  }
  return true;
}

bool belongs_to_office(EntryKind kind) {
  return kind == EntryKind::OrganisationMade || kind == EntryKind::PersonAdded || kind == EntryKind::Refused;
}

}  // namespace

Result<void> check_place(EntryKind kind, bool office, bool file_has_begun) {
  if (kind != EntryKind::Looked && belongs_to_office(kind) != office)
    return fail(ErrorCode::BadInput, fmt::format("an entry '{}' does not belong to {}", record::name_of(kind),
                                                 office ? "the office file" : "a case file"));
  if (office || (kind == EntryKind::FileOpened) != file_has_begun) return {};
  return file_has_begun ? fail(ErrorCode::BadInput, "a case file is opened a second time")
                        : fail(ErrorCode::BadInput, "the first entry of a case file does not open it");
}

Result<bool> changes_task(const record::TaskRow& task, const record::TaskChange& change,
                          const FileRef& file) {
  if (task.file != file) return fail(ErrorCode::NotFound, "the task is not one of this case file");
  if (task.state == record::TaskState::Open) return true;
  if (change.state == record::TaskState::NoLongerNeeded) return false;
  return fail(ErrorCode::Stale, "the task was settled before");
}

Result<void> check_body(const record::EntryBody& entry) {
  for (const auto& member : entry.body)
    if (!is_sayable(member.value(), 2))
      return fail(ErrorCode::BadInput, "an entry holds a number that is not whole, or is nested too deeply");
  const std::string canonical = record::canonical(entry);
  if (canonical.size() > limits::kEntryBytes)
    return fail(ErrorCode::TooLarge, fmt::format("an entry of {} bytes, and the limit is {}",
                                                 canonical.size(), limits::kEntryBytes));
  if (const auto again = record::entry_from_canonical(canonical); !again)
    return fail(ErrorCode::BadInput, "an entry could not be read again: " + again.error().detail);
  if (const auto read = read_by_kind(entry); !read) return fail(ErrorCode::BadInput, read.error().detail);
  return {};
}

}  // namespace sharewell::store
