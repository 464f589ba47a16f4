// SPDX-License-Identifier: MIT
#include "web/components/stacked_table.h"

namespace sharewell::web {
namespace {

// The roles are said again: a browser forgets that a table is one once it is drawn as blocks.
Html cell(const std::string& head, const Html& content, bool heads_row) {
  Writer out;
  if (heads_row)
    out << "<th scope=\"row\" role=\"rowheader\" class=\"govuk-table__header\">";
  else
    out << "<td role=\"cell\" class=\"govuk-table__cell\">";
  if (!heads_row && !head.empty())
    (out << "<span class=\"app-stacked__head\" aria-hidden=\"true\">").plain(head) << "</span>";
  out << content;
  if (heads_row)
    out << "</th>\n";
  else
    out << "</td>\n";
  return out.done();
}

}  // namespace

Html render(const StackedTable& table) {
  Writer out;
  out << "<table role=\"table\" class=\"govuk-table app-stacked\">\n";
  out << "<caption class=\"govuk-table__caption govuk-visually-hidden\">" << table.caption << "</caption>\n";
  out << "<thead role=\"rowgroup\" class=\"govuk-table__head\"><tr role=\"row\" class=\"govuk-table__row\">";
  for (const std::string& head : table.head)
    (out << "<th scope=\"col\" role=\"columnheader\" class=\"govuk-table__header\">").plain(head)
        << "</th>\n";
  out << "</tr></thead>\n<tbody role=\"rowgroup\" class=\"govuk-table__body\">\n";
  for (const std::vector<Html>& row : table.rows) {
    out << "<tr role=\"row\" class=\"govuk-table__row\">";
    for (std::size_t i = 0; i < row.size(); ++i)
      out << cell(i < table.head.size() ? table.head[i] : std::string{}, row[i], i == 0);
    out << "</tr>\n";
  }
  out << "</tbody></table>\n";
  return out.done();
}

}  // namespace sharewell::web
