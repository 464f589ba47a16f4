// SPDX-License-Identifier: MIT
#include "cli/decide_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ostream>
#include <utility>

#include "guidance/listing.h"

namespace sharewell::cli {
namespace {

using decide::Recommendation;
using guidance::Pack;

constexpr std::size_t kWidth = 80;
constexpr std::array<std::string_view, 7> kGroups{"emergency", "advice", "share", "tell",
                                                  "refuse",    "record", "keep"};

std::string key_of(std::string_view prefix, std::string_view id) {
  std::string key = fmt::format("{}_{}", prefix, id);
  std::ranges::replace(key, '-', '_');
  std::ranges::replace(key, ' ', '_');
  return key;
}

/// The pack's word for when a task is due, or the id itself ("5 working days").
std::string due_text(const Pack& pack, const std::string& due) {
  const std::string key = key_of("due", due);
  const std::string_view text = pack.text(key);
  return text == key ? "within " + due : std::string(text);
}

void print_reasons(std::ostream& out, const Recommendation& recommendation) {
  out << "\nWhy\n";
  print_wrapped(out, "  ",
                recommendation.rule().text + " (" + guidance::places_of(recommendation.rule().cite) + ")", 2);
  for (const decide::Reason& reason : recommendation.reasons()) print_wrapped(out, "  - ", reason.text, 4);
}

void print_tasks(std::ostream& out, const Recommendation& recommendation) {
  const Pack& pack = recommendation.pack();
  out << "\nWhat to do\n";
  for (const std::string_view group : kGroups) {
    bool named = false;
    for (const std::size_t i : recommendation.obligations()) {
      const guidance::Obligation& obligation = pack.obligations()[i];
      if (obligation.group != group) continue;
      if (!std::exchange(named, true)) out << "  " << pack.text(key_of("group", group)) << '\n';
      print_wrapped(out, "  - ",
                    fmt::format("{} ({}; {})", obligation.task, due_text(pack, obligation.due),
                                guidance::places_of(obligation.cite)),
                    4);
    }
  }
}

void print_assumed(std::ostream& out, const Recommendation& recommendation) {
  const auto assumed = recommendation.assumed();
  if (assumed.empty()) return;
  const auto open = recommendation.open_outcome();
  out << "\nNot answered, so taken as not known or as usual";
  out << (open.empty() ? "; none of it could change the result\n" : "; * could change the result\n");
  std::string list;
  for (const auto question : assumed)
    list += fmt::format("{}{}{}", list.empty() ? "" : ", ", recommendation.pack().questions()[question].id,
                        std::ranges::find(open, question) == open.end() ? "" : "*");
  print_wrapped(out, "  ", list, 2);
}

}  // namespace

void print_wrapped(std::ostream& out, std::string_view first, std::string_view text, std::size_t indent) {
  const std::string margin(indent, ' ');
  std::string line(first);
  bool fresh = true;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \n"), text.size());
    const std::string_view word = text.substr(0, end);
    if (!fresh && line.size() + 1 + word.size() > kWidth) {
      out << line << '\n';
      line = margin;
      fresh = true;
    }
    if (!fresh) line += ' ';
    line += word;
    fresh = fresh && word.empty();
    const bool ends_line = end < text.size() && text[end] == '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
    if (!ends_line) continue;
    out << line << '\n';
    line = margin;
    fresh = true;
  }
  out << line << '\n';
}

void print_headline(std::ostream& out, const Recommendation& recommendation) {
  const guidance::Outcome& outcome = recommendation.outcome();
  out << '\n';
  print_wrapped(out, "", outcome.title, 0);
  print_wrapped(out, "", outcome.lead, 0);
}

void print_recommendation(std::ostream& out, const Recommendation& recommendation) {
  const Pack& pack = recommendation.pack();
  print_headline(out, recommendation);
  print_wrapped(out, "", pack.text(key_of("flow", decide::name_of(recommendation.flow()))), 0);
  out << fmt::format("({}, rule {})\n", recommendation.outcome().id, recommendation.rule().id);
  print_reasons(out, recommendation);
  print_tasks(out, recommendation);
  print_assumed(out, recommendation);
  out << '\n';
  for (const guidance::Notice* notice : recommendation.notices()) print_wrapped(out, "! ", notice->text, 2);
  print_wrapped(out, "", pack.text("judgement"), 0);
  out << fmt::format("{}, {} (pack {}, sha256 {})\n", pack.parts().publisher, pack.edition(), pack.id(),
                     pack.sha256());
}

}  // namespace sharewell::cli
