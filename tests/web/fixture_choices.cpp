// SPDX-License-Identifier: MIT
// Options with items: choices, dates, lists and tables.
#include "fixture_options.h"

namespace sharewell::web {
namespace {

/// What Nunjucks numbers by an item's place among all items, we number among those that are there: where some
/// are not, the fixture's own number is given as the item's id.
std::string id_of(const Options& item, const Options& options, std::size_t index) {
  const std::string own = string_at(item, "id");
  const std::string prefix =
      truthy(options, "idPrefix") ? string_at(options, "idPrefix") : string_at(options, "name");
  return !own.empty() ? own : index == 0 ? prefix : prefix + "-" + std::to_string(index + 1);
}

template <class Item>
Item choice_of(const Options& item, const Options& options, std::size_t index) {
  const Options& label = object_at(item, "label");
  Item out{.value = string_at(item, "value"), .text = content_at(item), .id = id_of(item, options, index)};
  out.hint = hint_of(item);
  out.checked = flag_at(item, "checked");
  out.disabled = truthy(item, "disabled");
  const Options& conditional = object_at(item, "conditional");
  if (truthy(conditional, "html")) out.conditional = content_at(conditional);
  out.divider = string_at(item, "divider");
  out.label = {.classes = string_at(label, "classes"), .attributes = FixtureDoor::attributes(label)};
  out.attributes = FixtureDoor::attributes(item);
  return out;
}

template <class Group>
void put_common(Group& group, const Options& o) {
  group.name = string_at(o, "name");
  group.id_prefix = string_at(o, "idPrefix");
  group.classes = string_at(o, "classes");
  if (truthy(o, "fieldset")) group.fieldset = fieldset_of(object_at(o, "fieldset"));
  group.hint = hint_of(o);
  group.error_message = error_of(o);
  group.form_group = group_of(o, "beforeInputs", "afterInputs");
  group.attributes = FixtureDoor::attributes(o);
}

DateItem date_item_of(const Options& item, std::string_view name) {
  DateItem out{.name = item.contains("name") ? string_at(item, "name") : std::string(name),
               .label = string_at(item, "label"),
               .id = string_at(item, "id"),
               .value = string_at(item, "value"),
               .classes = string_at(item, "classes"),
               .autocomplete = string_at(item, "autocomplete"),
               .pattern = string_at(item, "pattern")};
  if (truthy(item, "inputmode")) out.inputmode = string_at(item, "inputmode");
  out.error = flag_at(item, "error");
  out.attributes = FixtureDoor::attributes(item);
  return out;
}

/// The part's own options, or none if it is switched off.
std::optional<DateItem> part_of(const Options& o, std::string_view part) {
  if (!o.contains(part)) return date_item_of({}, part);
  if (!truthy(o, part)) return std::nullopt;
  return date_item_of(object_at(o, part), part);
}

SummaryActions actions_of(const Options& actions) {
  SummaryActions out{.classes = string_at(actions, "classes")};
  for (const Options& item : items_at(actions, "items")) {
    SummaryAction action{.text = content_at(item),
                         .visually_hidden_text = string_at(item, "visuallyHiddenText"),
                         .classes = string_at(item, "classes"),
                         .attributes = FixtureDoor::attributes(item)};
    if (const auto href = url_at(item, "href")) action.href = *href;
    out.items.push_back(std::move(action));
  }
  return out;
}

SummaryCell summary_cell_of(const Options& cell) {
  return {.text = content_at(cell), .classes = string_at(cell, "classes")};
}

TableCell table_cell_of(const Options& cell) {
  const auto number = [&](std::string_view key) {
    return truthy(cell, key) ? std::stoi(string_at(cell, key)) : 0;
  };
  return {.text = content_at(cell),
          .format = string_at(cell, "format"),
          .classes = string_at(cell, "classes"),
          .colspan = number("colspan"),
          .rowspan = number("rowspan"),
          .attributes = FixtureDoor::attributes(cell)};
}

}  // namespace

Html build_radios(const Options& o) {
  Radios radios;
  put_common(radios, o);
  radios.value = string_at(o, "value");
  const auto items = items_at(o, "items");
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!items[i].empty()) radios.items.push_back(choice_of<RadioItem>(items[i], o, i));
  }
  return render(radios);
}

Html build_checkboxes(const Options& o) {
  Checkboxes boxes;
  put_common(boxes, o);
  boxes.described_by = string_at(o, "describedBy");
  if (const auto* values = o.if_contains("values")) {
    for (const json::value& value : values->as_array()) boxes.values.emplace_back(value.as_string());
  }
  const auto items = items_at(o, "items");
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].empty()) continue;
    boxes.items.push_back(choice_of<CheckboxItem>(items[i], o, i));
    boxes.items.back().name = string_at(items[i], "name");
    boxes.items.back().behaviour = string_at(items[i], "behaviour");
  }
  return render(boxes);
}

Html build_date_input(const Options& o) {
  DateInput date;
  date.id = string_at(o, "id");
  date.name_prefix = string_at(o, "namePrefix");
  date.classes = string_at(o, "classes");
  if (truthy(o, "fieldset")) date.fieldset = fieldset_of(object_at(o, "fieldset"));
  date.hint = hint_of(o);
  date.error_message = error_of(o);
  date.form_group = group_of(o, "beforeInputs", "afterInputs");
  date.attributes = FixtureDoor::attributes(o);
  date.items.clear();
  std::vector<DateItem> parts;
  for (const std::string_view part : {"day", "month", "year"}) {
    if (const auto item = part_of(o, part)) parts.push_back(*item);
  }
  for (const Options& item : items_at(o, "items")) {
    DateItem made = date_item_of(item, "");
    for (const DateItem& part : parts) {
      if (made.value.empty() && part.name == made.name) made.value = part.value;
    }
    date.items.push_back(std::move(made));
  }
  if (date.items.empty()) date.items = parts;
  const Options& values = object_at(o, "values");
  for (DateItem& item : date.items) {
    const std::string full = date.name_prefix.empty() ? item.name : date.name_prefix + "-" + item.name;
    if (item.value.empty()) item.value = string_at(values, full);
    if (item.value.empty()) item.value = string_at(values, item.name);
  }
  return render(date);
}

Html build_summary_list(const Options& o) {
  SummaryList list{.classes = string_at(o, "classes"), .attributes = FixtureDoor::attributes(o)};
  for (const Options& row : items_at(o, "rows")) {
    if (row.empty()) continue;
    SummaryRow made{.key = summary_cell_of(object_at(row, "key")),
                    .value = summary_cell_of(object_at(row, "value")),
                    .classes = string_at(row, "classes")};
    if (truthy(object_at(row, "actions"), "items")) made.actions = actions_of(object_at(row, "actions"));
    list.rows.push_back(std::move(made));
  }
  if (truthy(o, "card")) {
    const Options& card = object_at(o, "card");
    list.card =
        SummaryCard{.classes = string_at(card, "classes"), .attributes = FixtureDoor::attributes(card)};
    if (truthy(card, "title")) {
      const Options& title = object_at(card, "title");
      list.card->title = SummaryTitle{.text = content_at(title), .classes = string_at(title, "classes")};
      if (truthy(title, "headingLevel"))
        list.card->title->heading_level = std::stoi(string_at(title, "headingLevel"));
    }
    if (truthy(card, "actions")) list.card->actions = actions_of(object_at(card, "actions"));
  }
  return render(list);
}

Html build_table(const Options& o) {
  Table table{.caption = string_at(o, "caption"),
              .caption_classes = string_at(o, "captionClasses"),
              .first_cell_is_header = truthy(o, "firstCellIsHeader"),
              .classes = string_at(o, "classes"),
              .attributes = FixtureDoor::attributes(o)};
  if (truthy(o, "head")) {
    table.head.emplace();
    for (const Options& cell : items_at(o, "head")) table.head->push_back(table_cell_of(cell));
  }
  for (const json::value& row : o.contains("rows") ? o.at("rows").as_array() : json::array{}) {
    if (!row.is_array()) continue;
    std::vector<TableCell> cells;
    for (const json::value& cell : row.get_array()) cells.push_back(table_cell_of(cell.as_object()));
    table.rows.push_back(std::move(cells));
  }
  return render(table);
}

Html build_task_list(const Options& o) {
  TaskList list{.classes = string_at(o, "classes"), .attributes = FixtureDoor::attributes(o)};
  if (truthy(o, "idPrefix")) list.id_prefix = string_at(o, "idPrefix");
  for (const Options& item : items_at(o, "items")) {
    if (item.empty()) continue;
    const Options& title = object_at(item, "title");
    const Options& status = object_at(item, "status");
    TaskItem made{.title = {.text = content_at(title), .classes = string_at(title, "classes")},
                  .hint = content_at(object_at(item, "hint")),
                  .status = {.text = content_at(status), .classes = string_at(status, "classes")},
                  .href = url_at(item, "href"),
                  .classes = string_at(item, "classes")};
    if (truthy(status, "tag")) made.status.tag = tag_of(object_at(status, "tag"));
    list.items.push_back(std::move(made));
  }
  return render(list);
}

}  // namespace sharewell::web
