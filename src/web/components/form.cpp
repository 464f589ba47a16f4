// SPDX-License-Identifier: MIT
#include "web/components/form.h"

#include <algorithm>

#include "web/components/fields.h"

namespace sharewell::web {
namespace {

bool marked(const DateItem& item) {
  return item.error.value_or(false) || item.classes.find("govuk-input--error") != std::string::npos;
}

std::string date_classes(const DateItem& item, bool in_error) {
  std::string classes = "govuk-date-input__input";
  if (in_error && item.classes.find("govuk-input--error") == std::string::npos)
    classes += " govuk-input--error";
  if (item.classes.find("govuk-input--width-") == std::string::npos) {
    classes += item.name.ends_with("year") ? " govuk-input--width-4" : " govuk-input--width-2";
  }
  return item.classes.empty() ? classes : classes + " " + item.classes;
}

std::string capitalised(std::string word) {
  std::ranges::transform(word, word.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  if (!word.empty() && word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - 32);
  return word;
}

Html date_item(const DateInput& date, const DateItem& item, bool in_error) {
  Input input;
  input.id = item.id.empty() ? date.id + "-" + item.name : item.id;
  input.name = date.name_prefix.empty() ? item.name : date.name_prefix + "-" + item.name;
  input.value = item.value;
  input.classes = date_classes(item, in_error);
  input.inputmode = item.inputmode;
  input.autocomplete = item.autocomplete;
  input.pattern = item.pattern;
  input.attributes = item.attributes;
  input.label = {.text = item.label.empty() ? capitalised(item.name) : item.label,
                 .classes = "govuk-date-input__label"};
  return element("div", Attributes{}.classes("govuk-date-input__item"), render(input));
}

Html button_text(const Button& button) {
  if (!button.is_start_button) return button.text;
  // The button is a flex box, in which spaces between elements would be lost.
  const bool elements = button.text.bytes().find('<') != std::string::npos;
  return (elements ? element("span", button.text) : button.text) +
         markup(
             "\n<svg class=\"govuk-button__start-icon\" xmlns=\"http://www.w3.org/2000/svg\" width=\"17.5\" "
             "height=\"19\" viewBox=\"0 0 33 40\" aria-hidden=\"true\" focusable=\"false\">"
             "<path fill=\"currentColor\" d=\"M0 0h13l20 20-20 20H0l20-20z\"/></svg>");
}

Attributes button_attributes(const Button& button) {
  Attributes all;
  all.classes("govuk-button" + (button.classes.empty() ? "" : " " + button.classes) +
              (button.is_start_button ? " govuk-button--start" : ""));
  all.set("data-module", "govuk-button");
  if (!button.id.empty()) all.id(button.id);
  return all;
}

}  // namespace

Html render(const DateInput& date) {
  DescribedBy described_by(date.fieldset ? date.fieldset->described_by : "");
  Writer out;
  out << hint_of(date.hint, date.id, described_by) << error_of(date.error_message, date.id, described_by)
      << "<div";
  out.classes("govuk-date-input", date.classes) << date.attributes;
  out.attribute("id", date.id) << ">\n" << date.form_group.before;
  const bool any_marked = std::ranges::any_of(date.items, marked);
  for (const DateItem& item : date.items) {
    const bool all_marked = date.error_message && !any_marked && item.error.value_or(true);
    out << date_item(date, item, marked(item) || all_marked);
  }
  out << date.form_group.after << "</div>\n";
  Html content = out.done();
  if (date.fieldset) {
    Fieldset fieldset = *date.fieldset;
    fieldset.described_by = described_by.ids();
    fieldset.role = "group";
    fieldset.content = std::move(content);
    content = render(fieldset);
  }
  return group_of(date.form_group, date.error_message.has_value(), content);
}

Html render(const Button& button) {
  Writer out;
  if (button.href) {
    out << "<a";
    out.url("href", *button.href) << " role=\"button\" draggable=\"false\"";
    out << button_attributes(button) << button.attributes << ">" << button_text(button) << "</a>\n";
    return out.done();
  }
  out << "<button";
  out.attribute("type", button.type.empty() ? "submit" : button.type).attribute("value", button.value);
  out.attribute("name", button.name);
  if (button.disabled) out << " disabled aria-disabled=\"true\"";
  if (button.prevent_double_click) {
    out.attribute("data-prevent-double-click", *button.prevent_double_click ? "true" : "false");
  }
  out << button_attributes(button) << button.attributes << ">" << button_text(button) << "</button>\n";
  return out.done();
}

Html button_group(std::initializer_list<Html> buttons) {
  return element("div", Attributes{}.classes("govuk-button-group"), join(buttons));
}

Html render(const ErrorSummary& summary) {
  Writer out;
  out << "<div";
  out.classes("govuk-error-summary", summary.classes);
  if (summary.disable_auto_focus)
    out.attribute("data-disable-auto-focus", *summary.disable_auto_focus ? "true" : "false");
  out << summary.attributes << " data-module=\"govuk-error-summary\"><div role=\"alert\">\n"
      << "<h2 class=\"govuk-error-summary__title\">" << summary.title << "</h2>\n"
      << "<div class=\"govuk-error-summary__body\">";
  if (!summary.description.empty()) out << "<p>" << summary.description << "</p>\n";
  if (!summary.error_list.empty()) {
    out << "<ul class=\"govuk-list govuk-error-summary__list\">\n";
    for (const ErrorItem& item : summary.error_list) {
      out << "<li>";
      if (item.href)
        (out << "<a").url("href", *item.href) << item.attributes << ">" << item.text << "</a>";
      else
        out << item.text;
      out << "</li>\n";
    }
    out << "</ul>\n";
  }
  out << "</div></div></div>\n";
  return out.done();
}

Html render(const Form& form) {
  Writer out;
  out << "<form";
  out.url("action", form.action).attribute("class", form.classes);
  if (form.get)
    out << " method=\"get\"";
  else
    out << " method=\"post\"";
  out << " novalidate>\n";
  for (const Hidden& hidden : form.hidden) {
    Attributes pair;
    pair.set("name", hidden.name).set("value", hidden.value);
    out << "<input type=\"hidden\"" << pair << ">\n";
  }
  out << form.content << "</form>\n";
  return out.done();
}

}  // namespace sharewell::web
