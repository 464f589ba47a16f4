// SPDX-License-Identifier: MIT
// One TOML table being read against what it may hold. In: its keys, asked for one by one. Out: their values,
// and a fault for each that is missing, of the wrong kind, or never asked for. Never: stops at a fault; a
// missing text is "".
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "guidance/faults.h"
#include "guidance/parts.h"
#include "guidance/tree.h"

namespace sharewell::guidance {

/// The pages and headings that a citation may name.
struct Pages {
  int first = 1, last = 100'000;
  std::string document{};  ///< empty: the advice
  /// The pages that each heading reaches over; empty if the pack does not list them.
  std::map<std::string, std::vector<int>, std::less<>> headings{};
};

class Table {
 public:
  enum class Need { Required, Optional };

  Table(const PackFile& file, const Value& value, Faults& faults);
  [[nodiscard]] bool is_table() const { return value_.kind == Value::Kind::Table; }
  [[nodiscard]] Spot spot() const { return value_.spot; }
  /// Where the key's value stands, else the table.
  [[nodiscard]] Spot spot(std::string_view key) const;

  [[nodiscard]] bool has(std::string_view key, Value::Kind kind) const;
  const Value* get(std::string_view key, Value::Kind kind, Need need = Need::Required);
  std::string text(std::string_view key, Need need = Need::Required);
  std::string id(std::string_view key, Need need = Need::Required);
  std::string date(std::string_view key, Need need = Need::Required);
  int whole(std::string_view key, int from, int to);
  std::vector<int> wholes(std::string_view key, int from, int to);
  std::vector<std::string> texts(std::string_view key, Need need = Need::Required);
  std::vector<Cite> cites(const Pages& pages, Need need = Need::Required);
  /// One of `allowed`, else a fault and the first of them.
  std::string choice(std::string_view key, std::span<const std::string_view> allowed);
  /// Complains about every key that nobody asked for.
  void finish();
  void fault(Spot spot, std::string what, std::string remedy = {});
  /// See Faults::add_beside.
  void fault_beside(Spot spot, std::string what, std::string remedy = {});

 private:
  /// The page of a citation; 0 if it is none of the document's.
  int page_of(const Pages& pages);
  void check_heading(const Pages& pages, const Cite& cite);

  const PackFile& file_;
  const Value& value_;
  Faults& faults_;
  std::vector<std::string_view> asked_;
};

/// Every table of the list `key` of `root` ([[key]]); complains if it is no list of tables.
std::vector<const Value*> tables_of(Table& root, std::string_view key,
                                    Table::Need need = Table::Need::Required);

}  // namespace sharewell::guidance
