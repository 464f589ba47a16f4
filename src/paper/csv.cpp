// SPDX-License-Identifier: MIT
#include "paper/document.h"

namespace sharewell::paper {
namespace {

/// What spreadsheets take for the beginning of a formula, whoever typed it.
constexpr std::string_view kFormula = "=+-@\t\r\n";

void add_cell(std::string& out, const std::string& cell) {
  const bool guarded = !cell.empty() && kFormula.find(cell.front()) != std::string_view::npos;
  const bool quoted = guarded || cell.find_first_of("\",\r\n") != std::string::npos;
  if (quoted) out += '"';
  if (guarded) out += '\'';
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  if (quoted) out += '"';
}

void add_row(std::string& out, const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out += ',';
    add_cell(out, cells[i]);
  }
  out += "\r\n";
}

}  // namespace

std::string to_csv(const Table& table) {
  std::string out;
  add_row(out, table.head);
  for (const auto& row : table.rows) add_row(out, row);
  return out;
}

}  // namespace sharewell::paper
