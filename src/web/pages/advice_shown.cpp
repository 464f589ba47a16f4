// SPDX-License-Identifier: MIT
#include "web/pages/advice_shown.h"

#include <algorithm>
#include <bit>

#include "web/form_parts.h"
#include "web/pages/advice.h"
#include "web/pages/pack_html.h"
#include "web/pages/rests_on.h"
#include "web/words.h"

namespace sharewell::web::pages {
namespace {

using decide::Recommendation;

bool raises(const Recommendation& advice, std::string_view obligation) {
  const auto index = advice.pack().find_obligation(obligation);
  return index && ((advice.obligation_bits() >> *index) & 1u);
}

/// What to say: to the person, if asking them is open; to somebody who can advise, without names.
Html scripts(const PackHtml& words, const Recommendation& advice) {
  return join({raises(advice, "obtain-consent") ? words.ask_first.html() : Html{},
               raises(advice, "seek-advice-anonymised") ? words.ask_advice.html() : Html{}});
}

Html myths_here(const Recommendation& advice) {
  std::vector<std::string> ids;
  for (std::uint64_t rest = advice.reason_questions(); rest != 0; rest &= rest - 1) {
    const auto& myths = advice.pack().questions()[static_cast<std::size_t>(std::countr_zero(rest))].myths;
    ids.insert(ids.end(), myths.begin(), myths.end());
  }
  return myths_about(advice.pack(), ids);
}

}  // namespace

Html advice_head(const Visit& visit, const Recommendation& advice) {
  return render(Outcome{.tone = tone_of(advice.outcome().id),
                        .kicker = words::kOnYourAnswers,
                        .title = advice.outcome().title,
                        .lead = text(advice.outcome().lead)}) +
         small_print(visit.text("consistent"));
}

/// @cite requirements R043, R044
Html when_not_sharing(const Visit& visit, const Recommendation& advice) {
  if (advice.outcome().id != "do-not-share") return {};
  return join({render(WarningText{.text = visit.text("reviews_show")}),
               cite_line({{6, "Sharing Information"}}), paragraph(visit.text("fear"))});
}

Html notices_here(const Visit& visit, const Recommendation& advice) {
  const std::vector<std::string>& always = html_of(visit.pack()).always;
  Html out;
  for (const guidance::Notice* notice : advice.notices())
    if (std::ranges::find(always, notice->id) == always.end())
      out +=
          render(InsetText{.text = join({strong(words::kNoticesHeading), text(": "), text(notice->text)})});
  return out;
}

Html advice_reasons(const Recommendation& advice) {
  const std::uint64_t asked = asked_questions(advice);
  const PackHtml& words = html_of(advice.pack());
  std::vector<ReasonLine> lines;
  std::vector<Html> taken;
  for (std::uint64_t rest = advice.reason_questions(); rest != 0; rest &= rest - 1) {
    const auto index = static_cast<guidance::QuestionIndex>(std::countr_zero(rest));
    const guidance::AnswerIndex given = advice.enquiry().facts().at[index];
    const guidance::Question& question = advice.pack().questions()[index];
    const guidance::Answer& answer = question.answers[given];
    if (((asked >> index) & 1u) != 0)
      lines.push_back(
          {.said = answer.said, .advice = answer.reason, .cite = words.said_cites[index][given].html()});
    else
      taken.push_back(join({text(question.ask), text(" "), strong(answer.label)}));
  }
  const Html assumed = taken.empty() ? Html{} : paragraph(words::kNotAsked) + bullet_list(taken);
  const PackHtml::Rule& rule = words.rules[advice.verdict().rule];
  return join({heading_m(words::kWhyHeading), rule.why.html(), rule.cite.html(), reasons(lines), assumed});
}

Html advice_to_do(const Visit& visit, const Recommendation& advice) {
  const PackHtml& words = html_of(visit.pack());
  return join({scripts(words, advice), myths_here(advice), heading_m(words::kDutiesHeading),
               paragraph(words::kDutiesLead),
               duties_html(visit.pack(), advice.obligations(), because_words(advice)),
               words.contacts.html()});
}

}  // namespace sharewell::web::pages
