// SPDX-License-Identifier: MIT
#include "casework/typed_text.h"

#include "base/text.h"

namespace sharewell::casework {

void check_text(std::string_view text, std::string_view field, std::size_t bytes_max,
                std::string_view missing, std::vector<decide::FieldFault>& faults) {
  if (text.empty() && !missing.empty())
    faults.push_back({std::string(field), std::string(missing)});
  else if (text.size() > bytes_max || !is_plain_text(text))
    faults.push_back({std::string(field),
                      "Shorten this to " + std::to_string(bytes_max) + " characters of ordinary text"});
}

std::string typed_text(std::string_view typed, std::string_view field, std::size_t bytes_max,
                       std::string_view missing, std::vector<decide::FieldFault>& faults) {
  std::string text = tidy(typed);
  check_text(text, field, bytes_max, missing, faults);
  return text;
}

}  // namespace sharewell::casework
