// SPDX-License-Identifier: MIT
#include "guidance/table.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace sharewell::guidance {

Table::Table(const PackFile& file, const Value& value, Faults& faults)
    : file_(file), value_(value), faults_(faults) {
  if (!is_table()) fault(value.spot, fmt::format("expected a table and found {}", name_of(value.kind)));
}

Spot Table::spot(std::string_view key) const {
  const auto at = std::ranges::find(value_.members, key, &Member::key);
  return at == value_.members.end() ? value_.spot : at->value.spot;
}

void Table::fault(Spot at, std::string what, std::string remedy) {
  faults_.add(file_.name, at, std::move(what), std::move(remedy));
}

void Table::fault_beside(Spot at, std::string what, std::string remedy) {
  faults_.add_beside(file_.name, at, std::move(what), std::move(remedy));
}

bool Table::has(std::string_view key, Value::Kind kind) const {
  const auto at = std::ranges::find(value_.members, key, &Member::key);
  return at != value_.members.end() && at->value.kind == kind;
}

const Value* Table::get(std::string_view key, Value::Kind kind, Need need) {
  asked_.push_back(key);
  const auto at = std::ranges::find(value_.members, key, &Member::key);
  if (at == value_.members.end()) {
    if (need == Need::Required && is_table())
      fault(value_.spot, fmt::format("`{}` is missing", key), fmt::format("add `{} = ...`", key));
    return nullptr;
  }
  if (at->value.kind == kind) return &at->value;
  fault(at->value.spot,
        fmt::format("`{}` must be {} and is {}", key, name_of(kind), name_of(at->value.kind)));
  return nullptr;
}

std::string Table::text(std::string_view key, Need need) {
  const Value* value = get(key, Value::Kind::Text, need);
  if (value == nullptr) return {};
  if (need == Need::Required && value->text.empty()) fault(value->spot, fmt::format("`{}` is empty", key));
  return value->text;
}

std::string Table::id(std::string_view key, Need need) {
  const std::string text_value = text(key, need);
  if (!text_value.empty() && !is_id(text_value))
    fault(spot(key), fmt::format("`{}` is no id", text_value),
          "use letters, digits, `-` and `_`, at most 64");
  return text_value;
}

std::string Table::date(std::string_view key, Need need) {
  const Value* value = get(key, Value::Kind::Date, need);
  return value == nullptr ? std::string() : value->text;
}

int Table::whole(std::string_view key, int from, int to) {
  const Value* value = get(key, Value::Kind::Whole);
  if (value == nullptr) return from;
  if (value->whole >= from && value->whole <= to) return static_cast<int>(value->whole);
  fault(value->spot, fmt::format("`{}` is {}, outside {} to {}", key, value->whole, from, to));
  return from;
}

std::vector<int> Table::wholes(std::string_view key, int from, int to) {
  std::vector<int> list;
  const Value* value = get(key, Value::Kind::List);
  if (value == nullptr) return list;
  if (value->items.empty()) fault(value->spot, fmt::format("`{}` is empty", key));
  for (const Value& item : value->items) {
    if (item.kind == Value::Kind::Whole && item.whole >= from && item.whole <= to)
      list.push_back(static_cast<int>(item.whole));
    else
      fault(item.spot, fmt::format("`{}` must list whole numbers from {} to {}", key, from, to));
  }
  return list;
}

std::vector<std::string> Table::texts(std::string_view key, Need need) {
  std::vector<std::string> list;
  const Value* value = get(key, Value::Kind::List, need);
  if (value == nullptr) return list;
  for (const Value& item : value->items) {
    if (item.kind == Value::Kind::Text)
      list.push_back(item.text);
    else
      fault(item.spot, fmt::format("`{}` must list texts and has {}", key, name_of(item.kind)));
  }
  return list;
}

std::vector<Cite> Table::cites(const Pages& pages, Need need) {
  std::vector<Cite> list;
  const Value* value = get("cite", Value::Kind::List, need);
  if (value == nullptr) return list;
  if (need == Need::Required && value->items.empty())
    fault(value->spot, "`cite` is empty", "name at least one page and heading of the advice");
  for (const Value& item : value->items) {
    Table cite(file_, item, faults_);
    if (!cite.is_table()) continue;
    const int page = cite.page_of(pages);
    list.push_back({page, cite.text("heading"), pages.document});
    cite.check_heading(pages, list.back());
    cite.finish();
  }
  return list;
}

int Table::page_of(const Pages& pages) {
  const Value* page = get("page", Value::Kind::Whole);
  if (page == nullptr) return 0;
  if (page->whole >= pages.first && page->whole <= pages.last) return static_cast<int>(page->whole);
  fault_beside(page->spot, fmt::format("page {} is not in the document, which has pages {} to {}",
                                       page->whole, pages.first, pages.last));
  return 0;
}

void Table::check_heading(const Pages& pages, const Cite& cite) {
  if (pages.headings.empty() || cite.heading.empty()) return;
  const auto at = pages.headings.find(cite.heading);
  if (at == pages.headings.end()) {
    std::vector<std::string_view> known;
    for (const auto& heading : pages.headings) known.push_back(heading.first);
    fault_beside(spot("heading"), fmt::format("the document has no heading `{}`", cite.heading),
                 suggest(cite.heading, known));
  } else if (cite.page != 0 && std::ranges::find(at->second, cite.page) == at->second.end()) {
    fault_beside(spot("page"), fmt::format("`{}` is not on page {}", cite.heading, cite.page),
                 fmt::format("it is on page {}", fmt::join(at->second, " and page ")));
  }
}

std::string Table::choice(std::string_view key, std::span<const std::string_view> allowed) {
  std::string found = text(key);
  if (std::ranges::find(allowed, found) != allowed.end()) return found;
  if (!found.empty())
    fault(spot(key), fmt::format("`{}` cannot be `{}`", key, found), suggest(found, allowed));
  return std::string(allowed.front());
}

void Table::finish() {
  for (const Member& member : value_.members)
    if (std::ranges::find(asked_, member.key) == asked_.end())
      fault(member.spot, fmt::format("unknown key `{}`", member.key), suggest(member.key, asked_));
}

std::vector<const Value*> tables_of(Table& root, std::string_view key, Table::Need need) {
  std::vector<const Value*> list;
  const Value* value = root.get(key, Value::Kind::List, need);
  if (value == nullptr) return list;
  for (const Value& item : value->items) {
    if (item.kind == Value::Kind::Table)
      list.push_back(&item);
    else
      root.fault(item.spot, fmt::format("`{}` must list tables and has {}", key, name_of(item.kind)),
                 fmt::format("write [[{}]]", key));
  }
  return list;
}

}  // namespace sharewell::guidance
