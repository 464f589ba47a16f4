// SPDX-License-Identifier: MIT
#include "decide/recommendation.h"

#include <algorithm>

#include "guidance/listing.h"
#include "web/form_parts.h"
#include "web/pages/advice.h"
#include "web/pages/contact_list.h"
#include "web/pages/flowchart.h"
#include "web/pages/on_draft.h"
#include "web/pages/pages.h"
#include "web/pages/rests_on.h"
#include "web/words.h"

namespace sharewell::web::pages {
namespace {

using decide::Recommendation;

Html head(const Visit& visit, const Recommendation& advice) {
  return render(Outcome{.tone = tone_of(advice.outcome().id),
                        .kicker = words::kOnYourAnswers,
                        .title = advice.outcome().title,
                        .lead = text(advice.outcome().lead)}) +
         small_print(visit.text("consistent"));
}

/// On "act now": whether the one first thought of may have it, and the way back to whom to ring.
Html when_acting(const Visit& visit, const casework::Draft& draft, const Recommendation& advice) {
  if (advice.outcome().id != "act-now") return {};
  const bool asked = draft.find("recipient") != nullptr;
  const auto flow = advice.flow();
  const std::string_view key = flow == guidance::Truth::Yes  ? "flow_yes"
                               : flow == guidance::Truth::No ? "flow_no"
                                                             : "flow_not_known";
  return join({paragraph(link(words::kDangerAgain, draft_url(draft) / "danger-now")),
               asked ? paragraph(visit.text(key)) : Html{}});
}

/// @cite requirements R043, R044
Html when_not_sharing(const Visit& visit, const Recommendation& advice) {
  if (advice.outcome().id != "do-not-share") return {};
  return join({render(WarningText{.text = visit.text("reviews_show")}),
               cite_line({{6, "Sharing Information"}}), paragraph(visit.text("fear"))});
}

/// Notices that these answers call for; those that always stand are on every page.
Html notices_here(const Visit& visit, const Recommendation& advice) {
  const auto always = visit.pack().notices(visit.pack().complete({}));
  Html out;
  for (const guidance::Notice* notice : advice.notices())
    if (std::ranges::find(always, notice) == always.end())
      out +=
          render(InsetText{.text = join({strong(words::kNoticesHeading), text(": "), text(notice->text)})});
  return out;
}

Html why(const Recommendation& advice) {
  const std::uint64_t asked = asked_questions(advice);
  std::vector<ReasonLine> lines;
  std::vector<Html> taken;
  for (const decide::Reason& reason : advice.reasons()) {
    const guidance::Question& question = advice.pack().questions()[reason.question];
    const guidance::Answer& answer = question.answers[reason.answer];
    if (((asked >> reason.question) & 1u) != 0)
      lines.push_back({.said = answer.said, .advice = answer.reason, .cite = cited(reason.cite)});
    else
      taken.push_back(join({text(question.ask), text(" "), strong(answer.label)}));
  }
  const Html assumed = taken.empty() ? Html{} : paragraph(words::kNotAsked) + bullet_list(taken);
  return join({heading_m(words::kWhyHeading), paragraph(advice.rule().text), cite_line(advice.rule().cite),
               reasons(lines), assumed});
}

bool raises(const Recommendation& advice, std::string_view obligation) {
  const auto index = advice.pack().find_obligation(obligation);
  return index && ((advice.obligation_bits() >> *index) & 1u);
}

Html script_block(const Visit& visit, std::string_view before, std::string_view script,
                  std::string_view after) {
  return join({paragraph(visit.text(before)), render(InsetText{.text = lines(visit.text(script))}),
               after.empty() ? Html{} : listed(visit.text(after))});
}

/// What to say: to the person, if asking them is open; to somebody who can advise, without names.
Html scripts(const Visit& visit, const Recommendation& advice) {
  Html out;
  if (raises(advice, "obtain-consent"))
    out += render(Details{
        .summary = visit.text("ask_first_title"),
        .text = script_block(visit, "consent_script_before", "consent_script", "consent_script_after")});
  if (raises(advice, "seek-advice-anonymised"))
    out +=
        render(Details{.summary = visit.text("ask_advice_title"),
                       .text = script_block(visit, "advice_script_before", "advice_script", "advice_whom")});
  return out;
}

Html myths_here(const Recommendation& advice) {
  std::vector<std::string> ids;
  for (const decide::Reason& reason : advice.reasons())
    for (const std::string& id : advice.pack().questions()[reason.question].myths) ids.push_back(id);
  return myths_about(advice.pack(), ids);
}

Html contacts_here(const guidance::Pack& pack) {
  std::vector<Html> items;
  for (const guidance::Contact& contact : pack.parts().contacts)
    items.push_back(text(guidance::in_words(contact)));
  return items.empty() ? Html{} : join({heading_m(words::kContactsHeading), bullet_list(items)});
}

Html what_next(const Visit& visit, const casework::Draft& draft) {
  Html on = render(Button{.text = words::kWriteDown, .href = draft_url(draft) / "decide"});
  const casework::Values* unsure = draft.find("unsure");
  if (unsure == nullptr || unsure->front() != "yes") return on;
  const Html back =
      render(visit.form(draft_url(draft) / "unsure",
                        render(Button{.text = words::kNoAdviceFirst, .classes = "govuk-button--secondary"}),
                        {{"unsure", "no"}}));
  return join({on, paragraph(words::kAdviceWanted), back});
}

}  // namespace

Answer recommendation(const Visit& visit) {
  const DraftOrGone found = open_draft(visit);
  if (found.gone) return *found.gone;
  const casework::Draft& draft = *found.draft;
  const Recommendation advice = casework::recommendation_for(visit.desk(), draft);
  const Html main = join(
      {head(visit, advice), when_acting(visit, draft, advice), when_not_sharing(visit, advice),
       notices_here(visit, advice), what_next(visit, draft), why(advice), rests_on_html(draft, advice),
       scripts(visit, advice), myths_here(advice), heading_m(words::kDutiesHeading),
       paragraph(words::kDutiesLead), duties_html(visit.pack(), advice.obligations(), because_words(advice)),
       contacts_here(visit.pack()), contacts_html(visit), still_open_html(draft, advice),
       paragraph(visit.text("judgement"))});
  return respond(visit, {.title = advice.outcome().title,
                         .main = two_thirds(main) + path_through(visit, draft),
                         .before = render(BackLink{.href = draft_url(draft) / "check"})});
}

}  // namespace sharewell::web::pages
