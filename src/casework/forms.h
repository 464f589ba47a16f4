// SPDX-License-Identifier: MIT
// The templates of an organisation's referral forms: what others want to be told, in their order, and where
// each answer comes from. One TOML file each, in DATA/orgs/NAME/forms/; with none, the built-in one
// (docs/formats/form.md).
//
// In: a file's bytes, or an organisation's folder. Out: a checked template, or every fault in it at once.
// Never: what a case file says (see referral.h); a template from outside the organisation's folder.
#pragma once

#include <expected>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "guidance/fault.h"

namespace sharewell::casework {

struct FormField {
  std::string label, hint;
  std::string from;     ///< of form_sources(), or "answer." or "note." and an id; empty: for the practitioner
  bool needed = false;  ///< marked while it is empty
};
struct FormSection {
  std::string title, lead;
  std::vector<FormField> fields;
};
struct FormTemplate {
  std::string id, title, lead;
  std::vector<FormSection> sections;
  std::string sha256;  ///< of the file's bytes
};

inline constexpr std::size_t kFormBytes = std::size_t{64} * 1024;
inline constexpr std::size_t kFormTemplateFields = 120;  ///< of all sections

/// Where a field may be filled from, as templates name it, and what that is.
struct FormSource {
  std::string_view name, what;
};
[[nodiscard]] std::span<const FormSource> form_sources();

[[nodiscard]] std::expected<FormTemplate, std::vector<guidance::Fault>> read_form(
    const guidance::PackFile& file);

/// A referral in general, for an organisation that has no form of its own.
[[nodiscard]] const guidance::PackFile& built_in_form_file();
[[nodiscard]] const FormTemplate& built_in_form();

/// Keeps a template under its id; an earlier one of that id goes. errors  NotFound: no such organisation.
/// BadInput: it has faults. TooLarge: a folder that holds as many as it may. DiskFull, Unavailable.
[[nodiscard]] Result<void> keep_form(const std::filesystem::path& organisation,
                                     const guidance::PackFile& file);

class Forms {
 public:
  Forms() = default;
  explicit Forms(std::filesystem::path organisation) : organisation_(std::move(organisation)) {}
  /// Read anew each time, so that a command may add one beside a running server; by name. The built-in one,
  /// if there are none. errors  Unavailable, TooLarge.
  [[nodiscard]] Result<std::vector<guidance::PackFile>> files() const;
  /// The same as templates. errors  Damaged: one that is kept has faults.
  [[nodiscard]] Result<std::vector<FormTemplate>> all() const;

 private:
  std::filesystem::path organisation_;
};

}  // namespace sharewell::casework
