// SPDX-License-Identifier: MIT
// Answers as one JSON object, question id to answer id. Strict in, pack order out.
//
// In: untrusted bytes. Out: answers, or one Error with place, value and the nearest good one.
// Never: accepts an unknown question or answer, a question twice, a value that is no string, bad UTF-8, more
// text after the object.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "guidance/pack.h"

namespace sharewell::decide {

/// `place` names the source in errors ("answers.json").
[[nodiscard]] Result<guidance::Answers> answers_from_json(const guidance::Pack& pack, std::string_view bytes,
                                                          std::string_view place);
/// {"risk":"none",...}: the given ones only, in pack order, on one line.
[[nodiscard]] std::string answers_to_json(const guidance::Pack& pack, const guidance::Answers& answers);

}  // namespace sharewell::decide
