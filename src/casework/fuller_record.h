// SPDX-License-Identifier: MIT
// What a finished record says beside the decision: the facts relied on, what could follow either way, what
// the person knows, how much and with whom and when, the quality of what is shared. All of it can be said
// later and none of it is seen by the engine. @cite hmg-2018 p.4 The seven golden rules to sharing
// information
//
// In: a desk, a decision, what was written. Out: a `considered` entry with these notes laid over those that
// stand. Never: asks for any of it before a decision, or holds one up; fills in a word.
#pragma once

#include <map>
#include <span>

#include "casework/tasks.h"

namespace sharewell::casework {

enum class FullerKind : std::uint8_t {
  Text,  ///< in one's own words
  One,   ///< one of the choices
  Many,  ///< any of the choices; kept with a space between
};
struct FullerField {
  std::string_view id;  ///< of the note, and of the form's field
  FullerKind kind = FullerKind::Text;
  std::span<const std::string_view> choices{};
  int page = 0;              ///< of the advice
  std::string_view heading;  ///< there
};
struct FullerGroup {
  std::string_view id;
  std::span<const FullerField> fields;
};
/// In the order in which they are asked and shown.
[[nodiscard]] std::span<const FullerGroup> fuller_groups();

/// The note in which a person ticks what their own words at the decision say already; its choices are ids of
/// fields. @see finished_record.h
inline constexpr std::string_view kCoveredNote = "covered";
/// What the person was told: why, what, how, with whom; and when and by whom. @cite hmg-2018 p.4 (rule 2)
[[nodiscard]] std::span<const std::string_view> openness_elements();

/// What is on record, in that order; nothing that was not said.
struct FullerLine {
  const FullerField* field;
  std::string said;
};
[[nodiscard]] std::vector<FullerLine> fuller_lines(const json::object& notes);
/// Whether the later notes say something else of it than the earlier ones.
[[nodiscard]] bool says_more_than(const json::object& later, const json::object& earlier);

/// in      said: by field; one that is missing stays as it stands, an empty one is taken out.
/// out     faults by field; as consider.
[[nodiscard]] Result<DoneOrFaults> say_more(const Desk& desk, const FileRef& file, const SharingRef& sharing,
                                            const std::map<std::string, std::string>& said,
                                            std::string_view once);

}  // namespace sharewell::casework
