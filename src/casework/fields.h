// SPDX-License-Identifier: MIT
// The fields of the interview: what each asks in the words of the pack, and whether what was chosen fits it.
//
// In: the pack and a draft, or what was sent. Out: one field, or its faults. Never: decides which field is
// put.
#pragma once

#include <string_view>
#include <vector>

#include "casework/interview.h"

namespace sharewell::casework {

/// The question of the pack that a field answers: "purpose_kind" answers "purpose".
[[nodiscard]] std::string_view question_of(std::string_view field);
/// Asked for the record alone: whether it is likely to help, which heads it. No answer to it changes
/// anything.
/// @cite hmg-2018 p.9 The principles
[[nodiscard]] bool is_for_the_record(std::string_view field);
/// A field as it is put, with what the draft has for it.
[[nodiscard]] Field field_of(const guidance::Pack& pack, std::string_view id, const Draft& draft);
/// Adds what is wrong with `chosen` as an answer to the field.
void check_field(const Field& field, const Values& chosen, std::vector<FieldFault>& faults);

}  // namespace sharewell::casework
