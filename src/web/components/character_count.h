// SPDX-License-Identifier: MIT
// GOV.UK Frontend's character count as a value (see form.h for how components mirror its macros): a text area
// that says how much fits. Counting while somebody types is its script's; we run none, so the limit stands
// there in words, and the server counts.
//
// In: options. Out: markup. Never: cuts what was typed.
#pragma once

#include "web/components/form.h"

namespace sharewell::web {

struct CharacterCount {
  Textarea textarea{};
  int max_length = 0, max_words = 0;  ///< 0: no such limit
  int threshold = 0;                  ///< per cent from which the library's script would count; 0: not said
  std::string count_type{};           ///< "words", "characters"; without one: by which limit there is
  std::string description{};          ///< without one: "You can enter up to %{count} characters", or words
  std::string message_classes{};
};
[[nodiscard]] Html render(const CharacterCount& count);

}  // namespace sharewell::web
