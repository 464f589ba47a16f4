// SPDX-License-Identifier: MIT
#include "web/pages/advice.h"

#include "web/form_parts.h"
#include "web/pages/pack_html.h"
#include "web/words.h"

namespace sharewell::web::pages {
namespace {

/// What danger asks for is told in full at once; of the rest, first what to do, and how on demand.
Html duty_group(const guidance::Pack& pack, std::string_view group, const std::vector<std::size_t>& duties,
                const std::vector<std::string_view>& because) {
  const PackHtml& words = html_of(pack);
  std::vector<Html> tasks, helps;
  tasks.reserve(duties.size());
  helps.reserve(duties.size());
  for (std::size_t i = 0; i < duties.size(); ++i) {
    const PackHtml::Duty& duty = words.duties[duties[i]];
    tasks.push_back(duty.line.html());
    helps.push_back(join({duty.how.html(), text(because[i]), duty.cite.html()}));
  }
  const Html help = group == "emergency"
                        ? bullet_list(helps)
                        : render(Details{.summary = words::kHowToDoThese, .text = bullet_list(helps)});
  return join({heading_s(group_words(pack, group)), bullet_list(tasks), help});
}

}  // namespace

Tone tone_of(std::string_view outcome) {
  if (outcome == "act-now") return Tone::Act;
  if (outcome == "do-not-share") return Tone::DoNotShare;
  return outcome == "seek-advice-first" ? Tone::Advice : Tone::Share;
}

std::string_view words_of(record::Choice choice) {
  switch (choice) {
    case record::Choice::Share:
      return words::kShare;
    case record::Choice::DoNotShare:
      return words::kDoNotShare;
    case record::Choice::SeekAdvice:
      break;
  }
  return words::kSeekAdvice;
}

std::string due_words(const guidance::Pack& pack, std::string_view due) {
  std::string key = "due_";
  for (const char c : due) key += c == ' ' ? '_' : c;
  const std::string_view found = pack.text(key);
  return found == key ? "within " + std::string(due) : std::string(found);
}

std::string group_words(const guidance::Pack& pack, std::string_view group) {
  return std::string(pack.text("group_" + std::string(group)));
}

std::vector<std::string_view> duty_groups() {
  return {"emergency", "advice", "share", "tell", "refuse", "record", "keep"};
}

Html duties_html(const guidance::Pack& pack, const std::vector<std::size_t>& obligations,
                 const std::vector<std::string>& because) {
  Html out;
  for (const std::string_view group : duty_groups()) {
    std::vector<std::size_t> duties;
    std::vector<std::string_view> raised_by;
    for (std::size_t i = 0; i < obligations.size(); ++i) {
      if (pack.obligations()[obligations[i]].group != group) continue;
      duties.push_back(obligations[i]);
      raised_by.push_back(because[i]);
    }
    if (!duties.empty()) out += duty_group(pack, group, duties, raised_by);
  }
  return out;
}

}  // namespace sharewell::web::pages
