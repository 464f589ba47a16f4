// SPDX-License-Identifier: MIT
#include "cli/guidance_show.h"

#include <fmt/format.h>

#include <ostream>

#include "base/json.h"
#include "cli/decide_text.h"
#include "guidance/listing.h"

namespace sharewell::cli {
namespace {

using guidance::Cite;
using guidance::Pack;

json::array cites_json(const std::vector<Cite>& cites) {
  json::array list;
  for (const Cite& cite : cites) {
    json::object one{{"page", cite.page}, {"heading", cite.heading}};
    if (!cite.document.empty()) one["document"] = cite.document;
    list.push_back(std::move(one));
  }
  return list;
}

json::array questions_json(const Pack& pack) {
  json::array list;
  for (const guidance::Question& question : pack.questions()) {
    json::array answers;
    for (const guidance::Answer& answer : question.answers)
      answers.push_back(
          json::object{{"id", answer.id}, {"label", answer.label}, {"unknown", answer.unknown}});
    list.push_back(json::object{{"id", question.id},
                                {"ask", question.ask},
                                {"why", question.why},
                                {"missing", question.answers[question.missing].id},
                                {"answers", std::move(answers)},
                                {"cite", cites_json(question.cite)}});
  }
  return list;
}

}  // namespace

void print_pack(std::ostream& out, const Pack& pack) {
  out << fmt::format("{}\n{}, {} (pack {})\n\nQUESTIONS\n", pack.title(), pack.parts().publisher,
                     pack.edition(), pack.id());
  for (const guidance::Question& question : pack.questions()) {
    print_wrapped(out, "", fmt::format("\n{}: {}", question.id, question.ask), 2);
    print_wrapped(out, "  Why: ", question.why, 7);
    for (const guidance::Answer& answer : question.answers)
      print_wrapped(out, "  - ", fmt::format("{}: {}", answer.id, answer.label), 4);
    print_wrapped(out, "  ", guidance::in_words(question.cite), 2);
  }
  out << "\nRULES, the first that fires decides\n";
  for (const guidance::Rule& rule : pack.rules()) {
    print_wrapped(out, "", fmt::format("\n{} -> {}", rule.id, pack.outcomes()[rule.outcome].id), 2);
    print_wrapped(out, "  ", rule.text, 2);
    print_wrapped(out, "  ", guidance::in_words(rule.cite), 2);
  }
  out << "\nTHINGS TO DO\n";
  for (const guidance::Obligation& obligation : pack.obligations()) {
    print_wrapped(out, "", fmt::format("\n{} ({})", obligation.id, obligation.due), 2);
    print_wrapped(out, "  ", obligation.task, 2);
    print_wrapped(out, "  ", guidance::in_words(obligation.cite), 2);
  }
  if (!pack.parts().contacts.empty()) out << "\nCONTACTS\n";
  for (const guidance::Contact& contact : pack.parts().contacts)
    print_wrapped(out, "- ", guidance::in_words(contact), 2);
  out << "\nNOTICES\n";
  for (const guidance::Notice& notice : pack.parts().notices)
    print_wrapped(out, "- ", fmt::format("{} ({}, {})", notice.text, notice.evidence, notice.date), 2);
}

std::string pack_to_json(const Pack& pack) {
  json::array rules, obligations, outcomes, notices;
  for (const guidance::Outcome& outcome : pack.outcomes())
    outcomes.push_back(json::object{{"id", outcome.id}, {"title", outcome.title}, {"rank", outcome.rank}});
  for (const guidance::Rule& rule : pack.rules())
    rules.push_back(json::object{{"id", rule.id},
                                 {"outcome", pack.outcomes()[rule.outcome].id},
                                 {"text", rule.text},
                                 {"cite", cites_json(rule.cite)}});
  for (const guidance::Obligation& obligation : pack.obligations())
    obligations.push_back(json::object{{"id", obligation.id},
                                       {"text", obligation.task},
                                       {"due", obligation.due},
                                       {"group", obligation.group},
                                       {"cite", cites_json(obligation.cite)}});
  for (const guidance::Notice& notice : pack.parts().notices)
    notices.push_back(json::object{
        {"id", notice.id}, {"text", notice.text}, {"date", notice.date}, {"evidence", notice.evidence}});
  return to_canonical_json(json::object{{"id", pack.id()},
                                        {"edition", pack.edition()},
                                        {"title", pack.title()},
                                        {"sha256", pack.sha256()},
                                        {"logic", pack.logic()},
                                        {"outcomes", std::move(outcomes)},
                                        {"questions", questions_json(pack)},
                                        {"rules", std::move(rules)},
                                        {"obligations", std::move(obligations)},
                                        {"notices", std::move(notices)}});
}

}  // namespace sharewell::cli
