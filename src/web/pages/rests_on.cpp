// SPDX-License-Identifier: MIT
#include "web/pages/rests_on.h"

#include <algorithm>
#include <tuple>

#include "casework/fields.h"
#include "decide/rests_on_text.h"
#include "web/form_parts.h"
#include "web/words.h"

namespace sharewell::web::pages {
namespace {

using decide::Hinge;
using decide::Recommendation;
using guidance::QuestionIndex;

constexpr std::size_t kShown = 4;  // seen at once; the rest on demand

/// Where a question of the pack is answered: the field that was, else the first that could be. Some are put
/// in the journey's own words, and danger now is said on a page of its own.
std::optional<Url> place_of(const casework::Draft& draft, const Recommendation& advice,
                            QuestionIndex question) {
  const guidance::Question& about = advice.pack().questions()[question];
  const bool danger =
      casework::in_danger(draft) && about.answers[advice.enquiry().facts().at[question]].id == "immediate";
  if (danger) return (draft_url(draft) / "danger").at("danger");
  std::string_view slug, at;
  const auto look_on = [&](const casework::PageDef& page, const std::vector<std::string_view>& fields) {
    for (const std::string_view field : fields) {
      if (casework::question_of(field) != about.id || page.slug == "danger" ||
          casework::is_for_the_record(field))
        continue;
      if (slug.empty() || draft.find(field) != nullptr) std::tie(slug, at) = std::pair(page.slug, field);
    }
  };
  for (const casework::PageDef& page : casework::pages()) look_on(page, page.fields);
  if (slug.empty())  // then it is on the page of what an overlay adds, if anywhere
    for (const casework::PageDef& page : casework::pages())
      if (page.fields.empty()) look_on(page, casework::field_ids(advice.pack(), page));
  if (slug.empty()) return std::nullopt;
  return (draft_url(draft) / slug).at(at);
}

bool is_asked(std::uint64_t asked, QuestionIndex question) { return ((asked >> question) & 1u) != 0; }

/// One answer that changes it alone: what was said, where else it leads, and the way to it.
Html single(const casework::Draft& draft, const Recommendation& advice, const Hinge& hinge,
            std::uint64_t asked) {
  const QuestionIndex question = hinge.questions.front();
  const std::optional<Url> place = place_of(draft, advice, question);
  return join({strong(decide::stands_text(advice, question, asked)), markup("<br>"), text(words::kOtherwise),
               text(decide::outcomes_text(advice.pack(), hinge)), text(". "),
               place ? link(words::kCheckAnswer, *place, advice.pack().questions()[question].ask) : Html{}});
}

/// A hinge in full: what stands, and every other answer that turns it.
Html in_full(const Recommendation& advice, const Hinge& hinge, std::uint64_t asked) {
  std::vector<Html> stands, turns;
  for (const QuestionIndex question : hinge.questions)
    stands.push_back(join({text(decide::stands_text(advice, question, asked)), text(" ")}));
  for (const decide::Turn& turn : hinge.turns)
    turns.push_back(join({text(decide::others_text(advice.pack(), hinge, turn)), text(": "),
                          strong(decide::short_title(advice.pack().outcomes()[turn.outcome]))}));
  Html said;
  for (const Html& one : stands) said += one;
  return join({said, bullet_list(turns)});
}

Html all_in_full(const Recommendation& advice, const decide::RestsOn& rests, std::uint64_t asked) {
  std::vector<Html> items;
  for (const Hinge& hinge : rests.hinges) items.push_back(in_full(advice, hinge, asked));
  return render(Details{.summary = words::kRestsDetails,
                        .text = join({paragraph(words::kRestsDetailsLead), bullet_list(items),
                                      rests.all ? Html{} : paragraph(words::kRestsCut)})});
}

}  // namespace

std::uint64_t asked_questions(const Recommendation& advice) {
  std::uint64_t asked = 0;
  for (std::size_t q = 0; q < advice.pack().questions().size(); ++q)
    if (advice.enquiry().answers().at[q] != guidance::kAbsent &&
        advice.pack().questions()[q].id != "requested")  // the way in says it, nobody asks
      asked |= std::uint64_t{1} << q;
  return asked;
}

Html rests_on_html(const casework::Draft& draft, const Recommendation& advice, const decide::RestsOn& rests) {
  const std::uint64_t asked = asked_questions(advice);
  std::vector<Html> singles;
  for (const Hinge& hinge : rests.hinges)
    if (hinge.questions.size() == 1 && is_asked(asked, hinge.questions.front()))
      singles.push_back(single(draft, advice, hinge, asked));
  const bool more = singles.size() > kShown;
  const std::string_view lead = singles.empty()       ? words::kRestsOnNone
                                : singles.size() == 1 ? words::kRestsOnOne
                                                      : words::kRestsOnSome;
  if (more) singles.resize(kShown);
  return join({heading_m(words::kRestsHeading), paragraph(lead),
               advice.outcome().id == "act-now" ? paragraph(words::kRestsActFirst) : Html{},
               singles.empty() ? Html{} : bullet_list(singles), more ? paragraph(words::kRestsMore) : Html{},
               rests.hinges.empty() ? Html{} : all_in_full(advice, rests, asked)});
}

Html still_open_html(const casework::Draft& draft, const Recommendation& advice,
                     const decide::RestsOn& rests) {
  const guidance::Pack& pack = advice.pack();
  const auto ask = [&](QuestionIndex question) {
    const auto place = place_of(draft, advice, question);
    return place ? link(pack.questions()[question].ask, *place) : Html{};
  };
  const auto next = decide::next_question(advice);
  std::vector<Html> items;
  // Without a next question the others only tell sharing from sharing with care, which is one answer.
  for (const QuestionIndex question : advice.open_outcome())
    if (next && question != *next)
      if (Html item = ask(question); !item.empty()) items.push_back(std::move(item));
  const std::uint64_t asked = asked_questions(advice);
  for (const Hinge& hinge : rests.hinges) {
    const QuestionIndex question = hinge.questions.front();
    if (hinge.questions.size() == 1 && !is_asked(asked, question) && !place_of(draft, advice, question))
      items.push_back(single(draft, advice, hinge, asked));
  }
  const Html first = next ? ask(*next) : Html{};
  if (first.empty() && items.empty())
    return join({heading_m(words::kOpenHeading), paragraph(words::kOpenNothing)});
  return join({heading_m(words::kOpenHeading),
               first.empty() ? Html{} : paragraph(join({text(words::kOpenNext), first})),
               items.empty() ? Html{} : join({paragraph(words::kOpenLead), bullet_list(items)})});
}

std::vector<std::string> because_words(const Recommendation& advice) {
  const std::uint64_t asked = asked_questions(advice);
  std::vector<std::string> list;
  for (const decide::Cause& cause : decide::because(advice))
    list.push_back(decide::because_text(advice, cause, asked));
  return list;
}

}  // namespace sharewell::web::pages
