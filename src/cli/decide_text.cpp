// SPDX-License-Identifier: MIT
#include "cli/decide_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ostream>
#include <utility>

#include "decide/rests_on_text.h"
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

/// Questions that somebody answered.
std::uint64_t asked_questions(const Recommendation& recommendation) {
  return ~recommendation.enquiry().assumed_bits();
}

void print_hinge(std::ostream& out, const Recommendation& recommendation, const decide::Hinge& hinge) {
  const Pack& pack = recommendation.pack();
  std::string stands;
  for (const guidance::QuestionIndex question : hinge.questions)
    stands += (stands.empty() ? "" : " ") +
              decide::stands_text(recommendation, question, asked_questions(recommendation));
  print_wrapped(out, "  - ", stands, 4);
  for (const decide::Turn& turn : hinge.turns)
    print_wrapped(out, "      ",
                  fmt::format("{}: {}", decide::others_text(pack, hinge, turn),
                              decide::short_title(pack.outcomes()[turn.outcome])),
                  8);
}

void print_rests_on(std::ostream& out, const Recommendation& recommendation) {
  const decide::RestsOn rests = decide::rests_on(recommendation);
  const auto singles =
      std::ranges::count_if(rests.hinges, [](const auto& hinge) { return hinge.questions.size() == 1; });
  out << "\nWhat it rests on\n";
  print_wrapped(out, "  ",
                singles == 1  ? "One answer. If it is wrong, the advice points elsewhere: please check it."
                : singles > 1 ? "Other answers to these, one alone or those of one item together, would "
                                "change it. What it hangs on most comes first."
                              : "No single answer decides this. Other answers to those of one item together "
                                "would change it.",
                2);
  for (const decide::Hinge& hinge : rests.hinges) print_hinge(out, recommendation, hinge);
  if (!rests.all) out << "  There are more; only the first are listed.\n";
  if (const auto next = decide::next_question(recommendation)) {
    out << "\nMost useful to answer next\n";
    const guidance::Question& question = recommendation.pack().questions()[*next];
    print_wrapped(out, "  ", fmt::format("{} ({})", question.ask, question.id), 2);
  }
}

void print_tasks(std::ostream& out, const Recommendation& recommendation) {
  const Pack& pack = recommendation.pack();
  const std::vector<std::size_t> duties = recommendation.obligations();
  const std::vector<decide::Cause> causes = decide::because(recommendation);
  out << "\nWhat to do\n";
  for (const std::string_view group : kGroups) {
    bool named = false;
    for (std::size_t i = 0; i < duties.size(); ++i) {
      const guidance::Obligation& obligation = pack.obligations()[duties[i]];
      if (obligation.group != group) continue;
      if (!std::exchange(named, true)) out << "  " << pack.text(key_of("group", group)) << '\n';
      print_wrapped(out, "  - ",
                    fmt::format("{} ({}; {})", obligation.task, due_text(pack, obligation.due),
                                guidance::places_of(obligation.cite)),
                    4);
      const std::string why =
          decide::because_text(recommendation, causes[i], asked_questions(recommendation));
      if (!why.empty()) print_wrapped(out, "    ", why, 4);
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

namespace {

void print_contacts(std::ostream& out, const Pack& pack) {
  if (pack.parts().contacts.empty()) return;
  out << "\nWhom to ask here\n";
  for (const guidance::Contact& contact : pack.parts().contacts)
    print_wrapped(out, "  - ", guidance::in_words(contact), 4);
}

}  // namespace

void print_recommendation(std::ostream& out, const Recommendation& recommendation) {
  const Pack& pack = recommendation.pack();
  print_headline(out, recommendation);
  print_wrapped(out, "", pack.text(key_of("flow", decide::name_of(recommendation.flow()))), 0);
  out << fmt::format("({}, rule {})\n", recommendation.outcome().id, recommendation.rule().id);
  print_reasons(out, recommendation);
  print_rests_on(out, recommendation);
  print_tasks(out, recommendation);
  print_contacts(out, pack);
  print_assumed(out, recommendation);
  out << '\n';
  for (const guidance::Notice* notice : recommendation.notices()) print_wrapped(out, "! ", notice->text, 2);
  print_wrapped(out, "", pack.text("judgement"), 0);
  out << fmt::format("{}, {} (pack {}, sha256 {})\n", pack.parts().publisher, pack.edition(), pack.id(),
                     pack.sha256());
}

}  // namespace sharewell::cli
