// SPDX-License-Identifier: MIT
#include "web/components/select.h"

#include "web/components/fields.h"

namespace sharewell::web {
namespace {

Html option(const Select& select, const SelectItem& item) {
  const bool chosen = !select.value.empty() && item.value.value_or(item.text) == select.value;
  Writer out;
  out << "<option";
  if (item.value) out << Attributes{}.set("value", *item.value);
  out.flag("selected", item.selected.value_or(chosen)).flag("disabled", item.disabled) << item.attributes;
  (out << ">").plain(item.text) << "</option>\n";
  return out.done();
}

}  // namespace

Html render(const Select& select) {
  const std::string id = select.id.empty() ? select.name : select.id;
  DescribedBy described_by(select.described_by);
  Label label = select.label;
  label.for_id = id;
  const Html hint = hint_of(select.hint, id, described_by);
  const Html error = error_of(select.error_message, id, described_by);
  std::string more = select.classes;
  if (select.error_message) more += more.empty() ? "govuk-select--error" : " govuk-select--error";
  Writer out;
  out << render(label) << hint << error << select.form_group.before << "<select";
  out.classes("govuk-select", more).attribute("id", id).attribute("name", select.name);
  out.flag("disabled", select.disabled).attribute("aria-describedby", described_by.ids())
      << select.attributes << ">\n";
  for (const SelectItem& item : select.items) out << option(select, item);
  out << "</select>\n" << select.form_group.after;
  return group_of(select.form_group, select.error_message.has_value(), out.done());
}

}  // namespace sharewell::web
