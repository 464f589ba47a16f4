// SPDX-License-Identifier: MIT
#include "cli/guidance_show.h"

#include <fmt/format.h>

#include <ostream>

#include "cli/decide_text.h"
#include "guidance/listing.h"

namespace sharewell::cli {

using guidance::Pack;

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

}  // namespace sharewell::cli
