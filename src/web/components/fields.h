// SPDX-License-Identifier: MIT
// What the form components share: the group around a field, and the hint and message that describe it.
//
// In: parts of form.h's values. Out: markup, and the ids for aria-describedby. Never: used by pages.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "web/components/form.h"

namespace sharewell::web {

/// Ids of the elements that describe a field, in the order they are read out.
class DescribedBy {
 public:
  explicit DescribedBy(std::string_view first) : ids_(first) {}
  void add(std::string_view id);
  [[nodiscard]] const std::string& ids() const { return ids_; }

 private:
  std::string ids_;
};

/// The hint with id "<owner>-hint", or nothing; its id is added.
[[nodiscard]] Html hint_of(const std::optional<Hint>& hint, const std::string& owner,
                           DescribedBy& described_by);
/// The message with id "<owner>-error", or nothing; its id is added.
[[nodiscard]] Html error_of(const std::optional<ErrorMessage>& message, const std::string& owner,
                            DescribedBy& described_by);
[[nodiscard]] Html group_of(const FormGroup& group, bool has_error, const Html& content);

}  // namespace sharewell::web
