// SPDX-License-Identifier: MIT
// What a guidance pack says to everybody alike, as markup that is made once: each duty, myth, citation and
// question of the flowchart, the edition, whom to ask.
//
// In: a pack. Out: the pieces that pages put together for a case. Never: anything of a person, a case or an
// organisation; another pack's words.
#pragma once

#include <string>
#include <vector>

#include "guidance/pack.h"
#include "web/html.h"

namespace sharewell::web::pages {

struct PackHtml {
  struct Duty {
    Lasting line, how, cite;  ///< what there is to do; how; where the advice says so
  };
  struct Rule {
    Lasting why, cite;         ///< as paragraphs
    Lasting ask, says, where;  ///< in the flowchart: its question, what it says, its citation
  };
  explicit PackHtml(const guidance::Pack& pack);

  Lasting edition;
  Lasting contacts;                              ///< whom to ask locally; nothing where no overlay names any
  Lasting ask_first, ask_advice;                 ///< what to say
  std::vector<Duty> duties;                      ///< beside Pack::obligations()
  std::vector<Lasting> myths;                    ///< beside Pack::myths()
  std::vector<Rule> rules;                       ///< beside Pack::rules()
  std::vector<std::vector<Lasting>> said_cites;  ///< by question and answer
  std::vector<std::string> always;               ///< ids of the notices that stand on every page
};

/// The same for two packs of the same files.
[[nodiscard]] const PackHtml& html_of(const guidance::Pack& pack);

}  // namespace sharewell::web::pages
