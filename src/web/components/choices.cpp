// SPDX-License-Identifier: MIT
#include <algorithm>

#include "web/components/fields.h"

namespace sharewell::web {
namespace {

/// The words that differ between the two kinds.
struct Kind {
  Literal input, divider, conditional, group, module, type;
  std::string_view label_class, hint_class;
};
constexpr Kind kRadios{"<div class=\"govuk-radios__item\"><input class=\"govuk-radios__input\"",
                       "<div class=\"govuk-radios__divider\">",
                       "<div class=\"govuk-radios__conditional",
                       "govuk-radios",
                       " data-module=\"govuk-radios\"",
                       " type=\"radio\"",
                       "govuk-radios__label",
                       "govuk-radios__hint"};
constexpr Kind kCheckboxes{"<div class=\"govuk-checkboxes__item\"><input class=\"govuk-checkboxes__input\"",
                           "<div class=\"govuk-checkboxes__divider\">",
                           "<div class=\"govuk-checkboxes__conditional",
                           "govuk-checkboxes",
                           " data-module=\"govuk-checkboxes\"",
                           " type=\"checkbox\"",
                           "govuk-checkboxes__label",
                           "govuk-checkboxes__hint"};

std::string with(std::string_view base, const std::string& more) {
  return more.empty() ? std::string(base) : std::string(base) + " " + more;
}

/// One choice as both kinds have it, with what was decided about it.
struct Choice {
  std::string id, name, value;
  bool checked;
  DescribedBy described_by;
};

template <class Item>
Html choice_label(const Kind& kind, const Item& item, const std::string& id) {
  return render(Label{.text = item.text,
                      .classes = with(kind.label_class, item.label.classes),
                      .for_id = id,
                      .attributes = item.label.attributes});
}

template <class Item>
Html choice(const Kind& kind, const Item& item, Choice made, std::string_view behaviour) {
  std::optional<Hint> hint;
  if (item.hint && !item.hint->text.empty()) {
    hint = item.hint;
    hint->id = made.id + "-item-hint";
    hint->classes = with(kind.hint_class, item.hint->classes);
    made.described_by.add(hint->id);
  }
  const std::string conditional_id = "conditional-" + made.id;
  Attributes value;
  value.set("value", made.value);  // also when it is empty
  Writer out;
  out << kind.input;
  out.attribute("id", made.id).attribute("name", made.name) << kind.type << value;
  out.flag("checked", made.checked).flag("disabled", item.disabled);
  if (!item.conditional.empty()) out.attribute("data-aria-controls", conditional_id);
  out.attribute("data-behaviour", behaviour).attribute("aria-describedby", made.described_by.ids());
  out << item.attributes << ">\n" << choice_label(kind, item, made.id);
  if (hint) out << render(*hint);
  out << "</div>\n";
  if (!item.conditional.empty()) {
    out << kind.conditional;
    if (!made.checked) out << " " << kind.group << "__conditional--hidden";
    out << "\"";
    out.attribute("id", conditional_id) << ">" << item.conditional << "</div>\n";
  }
  return out.done();
}

Html divider(const Kind& kind, const std::string& words) {
  Writer out;
  out << kind.divider;
  out.plain(words) << "</div>\n";
  return out.done();
}

std::string item_id(const std::string& own, const std::string& prefix, std::size_t index) {
  if (!own.empty()) return own;
  return index == 0 ? prefix : prefix + "-" + std::to_string(index + 1);
}

/// Hint, message and items, in a fieldset if there is one, in a form group.
template <class Group>
Html around(const Kind& kind, const Group& group, const Html& described, const DescribedBy& described_by,
            const Html& items) {
  Writer inner;
  inner << described << "<div";
  inner.classes(kind.group, group.classes) << group.attributes << kind.module << ">\n";
  inner << group.form_group.before << items << group.form_group.after << "</div>\n";
  Html content = inner.done();
  if (group.fieldset) {
    Fieldset fieldset = *group.fieldset;
    fieldset.described_by = described_by.ids();
    fieldset.content = std::move(content);
    content = render(fieldset);
  }
  return group_of(group.form_group, group.error_message.has_value(), content);
}

}  // namespace

Html render(const Radios& radios) {
  const std::string& prefix = radios.id_prefix.empty() ? radios.name : radios.id_prefix;
  DescribedBy described_by(radios.fieldset ? radios.fieldset->described_by : "");
  Html described = hint_of(radios.hint, prefix, described_by);
  described += error_of(radios.error_message, prefix, described_by);
  Html items;
  for (std::size_t i = 0; i < radios.items.size(); ++i) {
    const RadioItem& item = radios.items[i];
    const bool checked = item.checked.value_or(!radios.value.empty() && item.value == radios.value);
    items +=
        item.divider.empty()
            ? choice(kRadios, item,
                     {item_id(item.id, prefix, i), radios.name, item.value, checked, DescribedBy("")}, "")
            : divider(kRadios, item.divider);
  }
  return around(kRadios, radios, described, described_by, items);
}

Html render(const Checkboxes& boxes) {
  const std::string& prefix = boxes.id_prefix.empty() ? boxes.name : boxes.id_prefix;
  const bool in_fieldset = boxes.fieldset.has_value();
  DescribedBy described_by(in_fieldset && !boxes.fieldset->described_by.empty() ? boxes.fieldset->described_by
                                                                                : boxes.described_by);
  Html described = hint_of(boxes.hint, prefix, described_by);
  described += error_of(boxes.error_message, prefix, described_by);
  Html items;
  for (std::size_t i = 0; i < boxes.items.size(); ++i) {
    const CheckboxItem& item = boxes.items[i];
    const bool checked =
        item.checked.value_or(std::ranges::find(boxes.values, item.value) != boxes.values.end());
    const Choice made{item_id(item.id, prefix, i), item.name.empty() ? boxes.name : item.name, item.value,
                      checked, DescribedBy(in_fieldset ? "" : described_by.ids())};
    items += item.divider.empty() ? choice(kCheckboxes, item, made, item.behaviour)
                                  : divider(kCheckboxes, item.divider);
  }
  return around(kCheckboxes, boxes, described, described_by, items);
}

}  // namespace sharewell::web
