// SPDX-License-Identifier: MIT
// GOV.UK Frontend's file upload as a value (see form.h for how components mirror its macros). The zone to
// drop files on is its script's, and we run none.
//
// In: options. Out: markup. Never: says which files are taken; the server does.
#pragma once

#include "web/components/form.h"

namespace sharewell::web {

struct FileUpload {
  std::string id{}, name{};  ///< without an id the name is the id
  std::string classes{}, described_by{};
  bool disabled = false;
  bool multiple = false;
  Label label{};
  std::optional<Hint> hint{};
  std::optional<ErrorMessage> error_message{};
  FormGroup form_group{};
  Attributes attributes{};  ///< "accept"
};
[[nodiscard]] Html render(const FileUpload& upload);

}  // namespace sharewell::web
