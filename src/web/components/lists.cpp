// SPDX-License-Identifier: MIT
// Summary lists, tables and task lists of content.h.
#include <algorithm>

#include "web/components/content.h"

namespace sharewell::web {
namespace {

Html action_link(const SummaryAction& action, const std::optional<SummaryTitle>& card_title) {
  Writer out;
  out << "<a";
  out.classes("govuk-link", action.classes).url("href", action.href)
      << action.attributes << ">" << action.text;
  if (!action.visually_hidden_text.empty() || card_title) {
    out << "<span class=\"govuk-visually-hidden\">";
    if (!action.visually_hidden_text.empty()) (out << " ").plain(action.visually_hidden_text);
    if (card_title) out << " (" << card_title->text << ")";
    out << "</span>";
  }
  out << "</a>";
  return out.done();
}

Html row_actions(const SummaryActions& actions, const std::optional<SummaryTitle>& card_title) {
  Writer out;
  out << "<dd";
  out.classes("govuk-summary-list__actions", actions.classes) << ">";
  if (actions.items.size() == 1) {
    out << action_link(actions.items[0], card_title);
  } else {
    out << "<ul class=\"govuk-summary-list__actions-list\">";
    for (const SummaryAction& action : actions.items) {
      out << "<li class=\"govuk-summary-list__actions-list-item\">" << action_link(action, card_title)
          << "</li>";
    }
    out << "</ul>";
  }
  out << "</dd>\n";
  return out.done();
}

bool has_actions(const SummaryRow& row) { return row.actions && !row.actions->items.empty(); }

Html summary_row(const SummaryRow& row, bool any_actions, const std::optional<SummaryTitle>& card_title) {
  Writer out;
  out << "<div class=\"govuk-summary-list__row";
  if (any_actions && !row.actions) out << " govuk-summary-list__row--no-actions";
  if (!row.classes.empty()) (out << " ").plain(row.classes);
  out << "\"><dt";
  out.classes("govuk-summary-list__key", row.key.classes) << ">" << row.key.text << "</dt>\n<dd";
  out.classes("govuk-summary-list__value", row.value.classes) << ">" << row.value.text << "</dd>\n";
  if (has_actions(row)) out << row_actions(*row.actions, card_title);
  out << "</div>\n";
  return out.done();
}

Html card_actions(const SummaryActions& actions, const std::optional<SummaryTitle>& title) {
  Writer out;
  if (actions.items.size() == 1) {
    out << "<div";
    out.classes("govuk-summary-card__actions", actions.classes)
        << ">" << action_link(actions.items[0], title) << "</div>\n";
    return out.done();
  }
  out << "<ul";
  out.classes("govuk-summary-card__actions", actions.classes) << ">";
  for (const SummaryAction& action : actions.items) {
    out << "<li class=\"govuk-summary-card__action\">" << action_link(action, title) << "</li>";
  }
  out << "</ul>\n";
  return out.done();
}

Html card_title(const SummaryTitle& title) {
  const Attributes attributes =
      Attributes{}.classes("govuk-summary-card__title" + (title.classes.empty() ? "" : " " + title.classes));
  switch (title.heading_level) {
    case 1:
      return element("h1", attributes, title.text);
    case 3:
      return element("h3", attributes, title.text);
    case 4:
      return element("h4", attributes, title.text);
    default:
      return element("h2", attributes, title.text);
  }
}

Attributes span_of(const TableCell& cell) {
  Attributes out;
  if (cell.colspan > 0) out.set("colspan", std::to_string(cell.colspan));
  if (cell.rowspan > 0) out.set("rowspan", std::to_string(cell.rowspan));
  return out;
}

std::string cell_classes(std::string_view base, const TableCell& cell, bool with_format) {
  std::string out(base);
  if (with_format && !cell.format.empty()) out += " " + std::string(base) + "--" + cell.format;
  if (!cell.classes.empty()) out += " " + cell.classes;
  return out;
}

Html head_cell(const TableCell& cell) {
  Writer out;
  out << "<th scope=\"col\"" << Attributes{}.classes(cell_classes("govuk-table__header", cell, true))
      << span_of(cell) << cell.attributes << ">" << cell.text << "</th>\n";
  return out.done();
}

Html body_cell(const TableCell& cell, bool header) {
  Writer out;
  if (header) {
    out << "<th scope=\"row\"" << Attributes{}.classes(cell_classes("govuk-table__header", cell, false));
  } else {
    out << "<td" << Attributes{}.classes(cell_classes("govuk-table__cell", cell, true));
  }
  out << span_of(cell) << cell.attributes << ">" << cell.text;
  if (header)
    out << "</th>\n";
  else
    out << "</td>\n";
  return out.done();
}

Html task_item(const TaskItem& item, const std::string& prefix, std::size_t number) {
  const std::string base = prefix + "-" + std::to_string(number);
  const std::string hint_id = base + "-hint", status_id = base + "-status";
  Writer out;
  out << "<li class=\"govuk-task-list__item";
  if (item.href) out << " govuk-task-list__item--with-link";
  if (!item.classes.empty()) (out << " ").plain(item.classes);
  out << "\"><div class=\"govuk-task-list__name-and-hint\">";
  if (item.href) {
    (out << "<a").classes("govuk-link govuk-task-list__link", item.title.classes).url("href", *item.href);
    out.attribute("aria-describedby", item.hint.empty() ? status_id : hint_id + " " + status_id)
        << ">" << item.title.text << "</a>\n";
  } else {
    (out << "<div").attribute("class", item.title.classes) << ">" << item.title.text << "</div>\n";
  }
  if (!item.hint.empty()) {
    (out << "<div").attribute("id", hint_id)
        << " class=\"govuk-task-list__hint\">" << item.hint << "</div>\n";
  }
  (out << "</div>\n<div").classes("govuk-task-list__status", item.status.classes).attribute("id", status_id)
      << ">";
  out << (item.status.tag ? render(*item.status.tag) : item.status.text) << "</div></li>\n";
  return out.done();
}

}  // namespace

Html render(const SummaryList& list) {
  const bool any_actions = std::ranges::any_of(list.rows, has_actions);
  const std::optional<SummaryTitle> title = list.card ? list.card->title : std::nullopt;
  Writer out;
  if (list.card) {
    (out << "<div").classes("govuk-summary-card", list.card->classes) << list.card->attributes;
    out << "><div class=\"govuk-summary-card__title-wrapper\">";
    if (title) out << card_title(*title);
    if (list.card->actions && !list.card->actions->items.empty())
      out << card_actions(*list.card->actions, title);
    out << "</div>\n<div class=\"govuk-summary-card__content\">";
  }
  (out << "<dl").classes("govuk-summary-list", list.classes) << list.attributes << ">\n";
  for (const SummaryRow& row : list.rows) out << summary_row(row, any_actions, title);
  out << "</dl>\n";
  if (list.card) out << "</div></div>\n";
  return out.done();
}

Html render(const Table& table) {
  Writer out;
  (out << "<table").classes("govuk-table", table.classes) << table.attributes << ">\n";
  if (!table.caption.empty()) {
    (out << "<caption").classes("govuk-table__caption", table.caption_classes) << ">";
    out.plain(table.caption) << "</caption>\n";
  }
  if (table.head) {
    out << "<thead class=\"govuk-table__head\"><tr class=\"govuk-table__row\">\n";
    for (const TableCell& cell : *table.head) out << head_cell(cell);
    out << "</tr></thead>\n";
  }
  out << "<tbody class=\"govuk-table__body\">\n";
  for (const auto& row : table.rows) {
    out << "<tr class=\"govuk-table__row\">";
    for (std::size_t i = 0; i < row.size(); ++i)
      out << body_cell(row[i], i == 0 && table.first_cell_is_header);
    out << "</tr>\n";
  }
  out << "</tbody></table>\n";
  return out.done();
}

Html render(const TaskList& list) {
  Writer out;
  (out << "<ul").classes("govuk-task-list", list.classes) << list.attributes << ">\n";
  for (std::size_t i = 0; i < list.items.size(); ++i) out << task_item(list.items[i], list.id_prefix, i + 1);
  out << "</ul>\n";
  return out.done();
}

}  // namespace sharewell::web
