// SPDX-License-Identifier: MIT
#include "decide/recommendation.h"

#include "casework/already_shared.h"
#include "decide/decision.h"
#include "web/form_parts.h"
#include "web/pages/advice_shown.h"
#include "web/pages/arrangements_shown.h"
#include "web/pages/contact_list.h"
#include "web/pages/flowchart.h"
#include "web/pages/from_others.h"
#include "web/pages/on_draft.h"
#include "web/pages/pages.h"
#include "web/pages/rests_on.h"
#include "web/ways_words.h"

namespace sharewell::web::pages {
namespace {

using decide::Recommendation;

/// On what was shared already: what is asked for still, and whom to tell if it should not have been.
Html when_shared_already(const casework::Draft& draft, const Recommendation& advice) {
  if (!casework::shared_at(draft)) return {};
  const bool fits = decide::choice_following(advice.outcome()) == record::Choice::Share;
  return join({render(InsetText{.text = words::kAlreadyAdvice}),
               fits ? Html{} : render(WarningText{.text = words::kAlreadyTell})});
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

Html inside_for(const Visit& visit, const casework::Draft& draft) {
  const casework::Values* recipient = draft.find("recipient");
  return recipient == nullptr ? Html{} : inside_html(visit, recipient->front());
}

Html what_next(const Visit& visit, const casework::Draft& draft) {
  const bool past = casework::shared_at(draft).has_value();
  Html on = render(
      Button{.text = past ? words::kAlreadyRecord : words::kWriteDown, .href = draft_url(draft) / "decide"});
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
  const decide::RestsOn rests = decide::rests_on(advice);
  const Html main =
      join({advice_head(visit, advice), when_shared_already(draft, advice), when_acting(visit, draft, advice),
            when_not_sharing(visit, advice), notices_here(visit, advice), what_next(visit, draft),
            advice_reasons(advice), rests_on_html(draft, advice, rests), advice_to_do(visit, advice),
            inside_for(visit, draft), contacts_html(visit), still_open_html(draft, advice, rests),
            paragraph(visit.text("judgement"))});
  return respond(visit, {.title = advice.outcome().title,
                         .main = with_beside(main, beside_questions(visit, draft)) +
                                 path_through(visit, draft, advice.enquiry().answers()),
                         .before = render(BackLink{.href = draft_url(draft) / "check"})});
}

}  // namespace sharewell::web::pages
