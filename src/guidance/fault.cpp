// SPDX-License-Identifier: MIT
#include "guidance/fault.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "guidance/faults.h"

namespace sharewell::guidance {

std::string one_line(const Fault& fault) {
  std::string line = fault.file;
  if (fault.line > 0) line += fmt::format(":{}:{}", fault.line, fault.column);
  line += line.empty() ? fault.what : ": " + fault.what;
  if (!fault.remedy.empty()) line += "; " + fault.remedy;
  for (char& c : line)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  return line;
}

std::string suggest(std::string_view word, std::span<const std::string_view> known) {
  if (const auto near = nearest(word, known)) return fmt::format("did you mean `{}`?", *near);
  if (known.empty()) return {};
  constexpr std::size_t kShown = 12;
  std::string list;
  for (std::size_t i = 0; i < std::min(kShown, known.size()); ++i)
    list += (i == 0 ? "" : ", ") + std::string(known[i]);
  return "known here: " + list + (known.size() > kShown ? ", ..." : "");
}

bool is_id(std::string_view text) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto is_more = [&](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_'; };
  return !text.empty() && text.size() <= 64 && is_letter(text[0]) && std::ranges::all_of(text, is_more);
}

}  // namespace sharewell::guidance
