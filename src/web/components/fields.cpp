// SPDX-License-Identifier: MIT
#include "web/components/fields.h"

#include "web/components/form.h"

namespace sharewell::web {

void DescribedBy::add(std::string_view id) {
  if (id.empty()) return;
  if (!ids_.empty()) ids_ += ' ';
  ids_ += id;
}

Html hint_of(const std::optional<Hint>& hint, const std::string& owner, DescribedBy& described_by) {
  if (!hint) return {};
  Hint with_id = *hint;
  with_id.id = owner + "-hint";
  described_by.add(with_id.id);
  return render(with_id);
}

Html error_of(const std::optional<ErrorMessage>& message, const std::string& owner,
              DescribedBy& described_by) {
  if (!message) return {};
  ErrorMessage with_id = *message;
  with_id.id = owner + "-error";
  described_by.add(with_id.id);
  return render(with_id);
}

Html group_of(const FormGroup& group, bool has_error, const Html& content) {
  Writer out;
  out << "<div class=\"govuk-form-group";
  if (has_error) out << " govuk-form-group--error";
  if (!group.classes.empty()) out << " ";
  out.plain(group.classes) << "\"" << group.attributes << ">\n" << content << "</div>\n";
  return out.done();
}

Html render(const Label& label) {
  if (label.text.empty()) return {};
  Writer out;
  if (label.is_page_heading) out << "<h1 class=\"govuk-label-wrapper\">";
  out << "<label";
  out.classes("govuk-label", label.classes) << label.attributes;
  out.attribute("for", label.for_id) << ">" << label.text << "</label>";
  if (label.is_page_heading) out << "</h1>";
  out << "\n";
  return out.done();
}

Html render(const Hint& hint) {
  Writer out;
  out << "<div";
  out.attribute("id", hint.id).classes("govuk-hint", hint.classes)
      << hint.attributes << ">" << hint.text << "</div>\n";
  return out.done();
}

Html render(const ErrorMessage& message) {
  Writer out;
  out << "<p";
  out.attribute("id", message.id).classes("govuk-error-message", message.classes)
      << message.attributes << ">";
  if (!message.visually_hidden_text.empty()) {
    out << "<span class=\"govuk-visually-hidden\">";
    out.plain(message.visually_hidden_text) << ":</span> ";
  }
  out << message.text << "</p>\n";
  return out.done();
}

Html render(const Fieldset& fieldset) {
  Writer out;
  out << "<fieldset";
  out.classes("govuk-fieldset", fieldset.classes).attribute("role", fieldset.role);
  out.attribute("aria-describedby", fieldset.described_by) << fieldset.attributes << ">\n";
  const Legend& legend = fieldset.legend;
  if (!legend.text.empty()) {
    out << "<legend";
    out.classes("govuk-fieldset__legend", legend.classes) << ">";
    if (legend.is_page_heading) out << "<h1 class=\"govuk-fieldset__heading\">";
    out << legend.text;
    if (legend.is_page_heading) out << "</h1>";
    out << "</legend>\n";
  }
  out << fieldset.content << "</fieldset>\n";
  return out.done();
}

namespace {

Html affix(const Affix& affix, bool before) {
  Writer out;
  out << "<div";
  if (before)
    out.classes("govuk-input__prefix", affix.classes);
  else
    out.classes("govuk-input__suffix", affix.classes);
  out << " aria-hidden=\"true\"" << affix.attributes << ">" << affix.text << "</div>";
  return out.done();
}

Html input_element(const Input& input, const std::string& id, const DescribedBy& described_by) {
  Writer out;
  out << "<input";
  std::string more = input.classes;
  if (input.error_message) more += more.empty() ? "govuk-input--error" : " govuk-input--error";
  out.classes("govuk-input", more).attribute("id", id).attribute("name", input.name);
  out.attribute("type", input.type.empty() ? "text" : input.type);
  if (input.spellcheck) out.attribute("spellcheck", *input.spellcheck ? "true" : "false");
  out.attribute("value", input.value).flag("disabled", input.disabled);
  out.attribute("aria-describedby", described_by.ids()).attribute("autocomplete", input.autocomplete);
  out.attribute("autocapitalize", input.autocapitalize).attribute("pattern", input.pattern);
  out.attribute("inputmode", input.inputmode) << input.attributes << ">\n";
  return out.done();
}

}  // namespace

Html render(const Input& input) {
  const std::string& id = input.id.empty() ? input.name : input.id;
  Label label = input.label;
  label.for_id = id;
  DescribedBy described_by(input.described_by);
  Writer out;
  out << render(label) << hint_of(input.hint, id, described_by)
      << error_of(input.error_message, id, described_by);
  const bool wrapped =
      input.prefix || input.suffix || !input.form_group.before.empty() || !input.form_group.after.empty();
  if (wrapped) {
    out << "<div";
    out.classes("govuk-input__wrapper", input.input_wrapper.classes) << input.input_wrapper.attributes << ">";
    out << input.form_group.before;
    if (input.prefix) out << affix(*input.prefix, true);
  }
  out << input_element(input, id, described_by);
  if (wrapped) {
    if (input.suffix) out << affix(*input.suffix, false);
    out << input.form_group.after << "</div>\n";
  }
  return group_of(input.form_group, input.error_message.has_value(), out.done());
}

Html render(const PasswordInput& password) {
  const std::string& id = password.id.empty() ? password.name : password.id;
  Input input{.id = id, .name = password.name, .type = "password", .value = password.value};
  const auto with = [](const std::string& base, const std::string& more) {
    return more.empty() ? base : base + " " + more;
  };
  input.classes = with("govuk-password-input__input govuk-js-password-input-input", password.classes);
  input.described_by = password.described_by;
  input.autocomplete = password.autocomplete;
  input.autocapitalize = "none";
  input.spellcheck = false;
  input.disabled = password.disabled;
  input.label = password.label;
  input.hint = password.hint;
  input.error_message = password.error_message;
  input.input_wrapper.classes = "govuk-password-input__wrapper";
  input.attributes = password.attributes;
  input.form_group = password.form_group;
  input.form_group.classes = with("govuk-password-input", password.form_group.classes);
  input.form_group.attributes.set("data-module", "govuk-password-input");
  Button show{.text = "Show", .type = "button"};
  show.classes = "govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle";
  show.attributes.set("aria-controls", id).set("aria-label", "Show password").flag("hidden");
  input.form_group.after = render(show) + password.form_group.after;
  return render(input);
}

Html render(const Textarea& textarea) {
  const std::string& id = textarea.id.empty() ? textarea.name : textarea.id;
  Label label = textarea.label;
  label.for_id = id;
  DescribedBy described_by(textarea.described_by);
  std::string more = textarea.classes;
  if (textarea.error_message) more = more.empty() ? "govuk-textarea--error" : "govuk-textarea--error " + more;
  Writer out;
  out << render(label) << hint_of(textarea.hint, id, described_by);
  out << error_of(textarea.error_message, id, described_by) << textarea.form_group.before << "<textarea";
  out.classes("govuk-textarea", more).attribute("id", id).attribute("name", textarea.name);
  out.attribute("rows", std::to_string(textarea.rows));
  if (textarea.spellcheck) out.attribute("spellcheck", *textarea.spellcheck ? "true" : "false");
  out.flag("disabled", textarea.disabled).attribute("aria-describedby", described_by.ids());
  out.attribute("autocomplete", textarea.autocomplete) << textarea.attributes << ">";
  // A browser drops one line end after the tag, so one that the person typed first needs another before it.
  if (textarea.value.starts_with('\n') || textarea.value.starts_with('\r')) out << "\n";
  out.plain(textarea.value) << "</textarea>\n" << textarea.form_group.after;
  return group_of(textarea.form_group, textarea.error_message.has_value(), out.done());
}

}  // namespace sharewell::web
