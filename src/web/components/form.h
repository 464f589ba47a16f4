// SPDX-License-Identifier: MIT
// GOV.UK Frontend's form components as values: the options of its Nunjucks macros that Sharewell uses, same
// names in our spelling, `text` for both its `text` and `html`. Rendered trees equal the library's own
// fixtures (tests/web).
//
// In: options. Out: markup. Never: guesses a label; a field without one is the caller's to see.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "web/html.h"

namespace sharewell::web {

struct Label {
  Html text{};
  std::string classes{};  ///< "govuk-label--m"
  bool is_page_heading = false;
  std::string for_id{};  ///< set by the component that holds the label
  Attributes attributes{};
};
[[nodiscard]] Html render(const Label& label);

struct Hint {
  Html text{};
  std::string id{}, classes{};
  Attributes attributes{};
};
[[nodiscard]] Html render(const Hint& hint);

struct ErrorMessage {
  Html text{};
  std::string id{}, classes{};
  std::string visually_hidden_text = "Error";  ///< empty: none
  Attributes attributes{};
};
[[nodiscard]] Html render(const ErrorMessage& message);

struct Legend {
  Html text{};
  std::string classes{};  ///< "govuk-fieldset__legend--l"
  bool is_page_heading = false;
};
struct Fieldset {
  Legend legend{};
  std::string classes{}, role{}, described_by{};
  Attributes attributes{};
  Html content{};
};
[[nodiscard]] Html render(const Fieldset& fieldset);

struct FormGroup {
  std::string classes{};
  Attributes attributes{};
  Html before{}, after{};  ///< before and after the input or inputs
};

struct Affix {  ///< "£" before or "days" after an input
  Html text{};
  std::string classes{};
  Attributes attributes{};
};
struct InputWrapper {
  std::string classes{};
  Attributes attributes{};
};
struct Input {
  std::string id{}, name{};  ///< without an id the name is the id
  std::string type = "text";
  std::string value{}, classes{}, described_by{}, autocomplete{}, autocapitalize{}, pattern{}, inputmode{};
  std::optional<bool> spellcheck{};
  bool disabled = false;
  Label label{};
  std::optional<Hint> hint{};
  std::optional<ErrorMessage> error_message{};
  std::optional<Affix> prefix{}, suffix{};
  FormGroup form_group{};
  InputWrapper input_wrapper{};
  Attributes attributes{};
};
[[nodiscard]] Html render(const Input& input);

/// A password field as the library draws it; its Show button stays hidden, since we run no script.
struct PasswordInput {
  std::string id{}, name{}, value{}, classes{}, described_by{};
  std::string autocomplete = "current-password";
  bool disabled = false;
  Label label{};
  std::optional<Hint> hint{};
  std::optional<ErrorMessage> error_message{};
  FormGroup form_group{};
  Attributes attributes{};
};
[[nodiscard]] Html render(const PasswordInput& input);

struct Textarea {
  std::string id{}, name{}, value{}, classes{}, described_by{}, autocomplete{};
  int rows = 5;
  std::optional<bool> spellcheck{};
  bool disabled = false;
  Label label{};
  std::optional<Hint> hint{};
  std::optional<ErrorMessage> error_message{};
  FormGroup form_group{};
  Attributes attributes{};
};
[[nodiscard]] Html render(const Textarea& textarea);

struct ChoiceLabel {
  std::string classes{};
  Attributes attributes{};
};
struct RadioItem {
  std::string value{};
  Html text{};
  std::string id{};  ///< without one: name, name-2, name-3, ...
  std::optional<Hint> hint{};
  std::optional<bool> checked{};  ///< absent: by `Radios::value`
  bool disabled = false;
  Html conditional{};     ///< always shown under the item, since we run no script
  std::string divider{};  ///< "or": a divider instead of a choice
  ChoiceLabel label{};
  Attributes attributes{};
};
struct Radios {
  std::string name{}, id_prefix{}, value{}, classes{};
  std::optional<Fieldset> fieldset{};
  std::optional<Hint> hint{};
  std::optional<ErrorMessage> error_message{};
  std::vector<RadioItem> items{};
  FormGroup form_group{};
  Attributes attributes{};
};
[[nodiscard]] Html render(const Radios& radios);

struct CheckboxItem {
  std::string value{};
  Html text{};
  std::string id{}, name{};  ///< without a name: that of the group
  std::optional<Hint> hint{};
  std::optional<bool> checked{};  ///< absent: by `Checkboxes::values`
  bool disabled = false;
  Html conditional{};
  std::string divider{};
  std::string behaviour{};  ///< "exclusive" for "none of these"
  ChoiceLabel label{};
  Attributes attributes{};
};
struct Checkboxes {
  std::string name{}, id_prefix{}, classes{}, described_by{};
  std::vector<std::string> values{};
  std::optional<Fieldset> fieldset{};
  std::optional<Hint> hint{};
  std::optional<ErrorMessage> error_message{};
  std::vector<CheckboxItem> items{};
  FormGroup form_group{};
  Attributes attributes{};
};
[[nodiscard]] Html render(const Checkboxes& checkboxes);

struct DateItem {
  std::string name{};   ///< "day", "month", "year" or another; sent as prefix-name
  std::string label{};  ///< without one: the name with a capital
  std::string id{}, value{}, classes{}, autocomplete{}, pattern{};
  std::string inputmode = "numeric";
  std::optional<bool> error{};  ///< absent: all items are marked if there is a message and no item says which
  Attributes attributes{};
};
struct DateInput {
  std::string id{}, name_prefix{}, classes{};
  std::optional<Fieldset> fieldset{};
  std::optional<Hint> hint{};
  std::optional<ErrorMessage> error_message{};
  std::vector<DateItem> items{{.name = "day"}, {.name = "month"}, {.name = "year"}};
  FormGroup form_group{};
  Attributes attributes{};
};
[[nodiscard]] Html render(const DateInput& date);

struct Button {
  Html text{};
  std::string name{}, value{}, id{}, classes{};
  std::string type = "submit";
  std::optional<Url> href{};  ///< a link that looks like a button
  bool disabled = false;
  bool is_start_button = false;
  std::optional<bool> prevent_double_click{};
  Attributes attributes{};
};
[[nodiscard]] Html render(const Button& button);
/// Buttons side by side, links among them too.
[[nodiscard]] Html button_group(std::initializer_list<Html> buttons);

struct ErrorItem {
  Html text{};
  std::optional<Url> href{};  ///< Url::fragment of the field's id
  Attributes attributes{};
};
struct ErrorSummary {
  Html title = "There is a problem";
  Html description{};
  std::vector<ErrorItem> error_list{};
  std::string classes{};
  std::optional<bool> disable_auto_focus{};
  Attributes attributes{};
};
[[nodiscard]] Html render(const ErrorSummary& summary);

struct Hidden {
  std::string name{}, value{};
};
/// A form that posts to one of our pages, without browser validation (the server's messages are the ones
/// shown).
struct Form {
  Url action = "/";
  std::vector<Hidden> hidden{};  ///< the CSRF token, the draft's version, ...
  Html content{};
  std::string classes{};
  bool get = false;  ///< a search, whose address may be kept
};
[[nodiscard]] Html render(const Form& form);

}  // namespace sharewell::web
