// SPDX-License-Identifier: MIT
// GOV.UK Frontend's select as a value (see form.h for how components mirror its macros).
//
// In: options. Out: markup. Never: chooses for anybody; without a value the browser shows the first item.
#pragma once

#include "web/components/form.h"

namespace sharewell::web {

struct SelectItem {
  std::optional<std::string> value{};  ///< absent: the text is the value
  std::string text{};
  std::optional<bool> selected{};  ///< absent: by `Select::value`
  bool disabled = false;
  Attributes attributes{};
};
struct Select {
  std::string id{}, name{};  ///< without an id the name is the id
  std::string value{}, classes{}, described_by{};
  bool disabled = false;
  Label label{};
  std::optional<Hint> hint{};
  std::optional<ErrorMessage> error_message{};
  std::vector<SelectItem> items{};
  FormGroup form_group{};
  Attributes attributes{};
};
[[nodiscard]] Html render(const Select& select);

}  // namespace sharewell::web
