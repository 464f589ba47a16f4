// SPDX-License-Identifier: MIT
#include "store/rules.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/limits.h"
#include "base/text.h"
#include "record/file_bodies.h"
#include "record/move_bodies.h"
#include "record/paper_bodies.h"

namespace sharewell::store {
namespace {

using record::EntryKind;

// Below what base/json reads back, so that nothing is kept that could not be read again.
constexpr std::size_t kDepth = limits::kJsonDepth - 2, kMembers = 1024, kKeyBytes = 256, kElements = 8192;

/// Whether canonical JSON can say the value and read it again.
bool is_sayable(const json::value& value, std::size_t depth);

bool is_sayable(const json::object& object, std::size_t depth) {
  if (depth > kDepth || object.size() > kMembers) return false;
  return std::all_of(object.begin(), object.end(), [&](const auto& member) {
    return member.key().size() <= kKeyBytes && !bad_utf8_at(member.key()) &&
           is_sayable(member.value(), depth + 1);
  });
}

bool is_sayable(const json::value& value, std::size_t depth) {
  switch (value.kind()) {
    case json::kind::double_:
      return false;
    case json::kind::uint64:
      return value.get_uint64() <= static_cast<std::uint64_t>(INT64_MAX);
    case json::kind::string:
      return !bad_utf8_at(value.get_string());
    case json::kind::object:
      return is_sayable(value.get_object(), depth);
    case json::kind::array: {
      const json::array& array = value.get_array();
      return depth <= kDepth && array.size() <= kElements &&
             std::all_of(array.begin(), array.end(),
                         [&](const json::value& one) { return is_sayable(one, depth + 1); });
    }
    default:
      return true;
  }
}

bool belongs_to_office(EntryKind kind) {
  return kind == EntryKind::OrganisationMade || kind == EntryKind::PersonAdded ||
         kind == EntryKind::Refused || kind == EntryKind::GuidanceChosen || kind == EntryKind::ContactKept ||
         kind == EntryKind::RegisterWatched || kind == EntryKind::CheckpointCosigned ||
         kind == EntryKind::ProcedureKept || kind == EntryKind::PolicyKept || kind == EntryKind::TokenMade ||
         kind == EntryKind::TokenEnded || kind == EntryKind::ArrangementKept || kind == EntryKind::DutyKept ||
         kind == EntryKind::BarrierNoted || kind == EntryKind::TrainingKept ||
         kind == EntryKind::RetentionKept || kind == EntryKind::ErasureAsked ||
         kind == EntryKind::FileErased || kind == EntryKind::KeyHandedOver ||
         kind == EntryKind::WitnessesChosen || kind == EntryKind::CheckpointStamped ||
         kind == EntryKind::FiguresTaken;
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

bool is_decision(EntryKind kind) { return kind == EntryKind::Decided || kind == EntryKind::SharingTaken; }

Result<std::optional<std::uint64_t>> decision_of(const record::EntryBody& entry) {
  if (entry.kind == EntryKind::Considered) {
    SW_TRY(const record::Considered considered, record::read_body<record::Considered>(entry));
    return considered.decision;
  }
  if (entry.kind == EntryKind::Corrected) {
    SW_TRY(const record::Corrected corrected, record::read_body<record::Corrected>(entry));
    return corrected.decision;
  }
  if (entry.kind == EntryKind::SharingMoved) {
    SW_TRY(const record::SharingMoved moved, record::read_body<record::SharingMoved>(entry));
    return moved.decision;
  }
  if (entry.kind == EntryKind::FormMade) {
    SW_TRY(const record::FormMade made, record::read_body<record::FormMade>(entry));
    return made.decision;
  }
  return std::nullopt;
}

Result<std::string> text_to_keep(const record::EntryBody& entry) {
  if (!is_sayable(entry.body, 2))
    return fail(
        ErrorCode::BadInput,
        "an entry holds a number that is not whole, text that is not UTF-8, or too much in one place");
  std::string text = record::canonical(entry);
  if (text.size() > limits::kEntryBytes)
    return fail(ErrorCode::TooLarge,
                fmt::format("an entry of {} bytes, and the limit is {}", text.size(), limits::kEntryBytes));
  return text;
}

}  // namespace sharewell::store
