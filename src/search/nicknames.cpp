// SPDX-License-Identifier: MIT
#include "search/nicknames.h"

#include <algorithm>
#include <unordered_map>

#include "embedded/nicknames.h"

namespace sharewell::search {
namespace {

using Line = std::vector<std::string_view>;

struct Table {
  std::vector<Line> lines;
  std::unordered_map<std::string_view, std::vector<std::size_t>> at;  ///< the lines that a word stands on
};

/// What stands before the first of `ends`; takes it, and that, off the text.
std::string_view take_until(std::string_view& text, char end) {
  const std::string_view front = text.substr(0, text.find(end));
  text.remove_prefix(std::min(text.size(), front.size() + 1));
  return front;
}

Table read_table(std::string_view text) {
  Table table;
  while (!text.empty()) {
    std::string_view rest = take_until(text, '\n');
    if (rest.empty() || rest.starts_with('#')) continue;
    Line& line = table.lines.emplace_back();
    while (!rest.empty()) {
      const std::string_view word = take_until(rest, ' ');
      if (word.empty()) continue;
      line.push_back(word);
      table.at[word].push_back(table.lines.size() - 1);
    }
  }
  return table;
}

}  // namespace

std::vector<std::string_view> nicknames_of(std::string_view word) {
  static const Table table = read_table(embedded::nicknames().front().bytes);
  std::vector<std::string_view> out;
  const auto found = table.at.find(word);
  if (found == table.at.end()) return out;
  for (const std::size_t line : found->second)
    std::ranges::copy_if(table.lines[line], std::back_inserter(out),
                         [&](std::string_view other) { return other != word; });
  return out;
}

}  // namespace sharewell::search
