// SPDX-License-Identifier: MIT
#include "casework/interview.h"
#include "web/pages/on_draft.h"
#include "web/pages/pages.h"
#include "web/pages/signed_out.h"
#include "web/words.h"

namespace sharewell::web::pages {

Url draft_url(const casework::Draft& draft) { return Url("/drafts") / draft.ref.text(); }

DraftOrGone open_draft(const Visit& visit) {
  DraftOrGone found;
  const auto ref = ref_at<DraftRef>(visit, 0);
  if (!ref) {
    found.gone = failure(visit, ref.error());
    return found;
  }
  auto draft = casework::load_draft(visit.desk(), *ref);
  if (draft) {
    found.draft = *std::move(draft);
    return found;
  }
  const ErrorCode why = draft.error().code;
  found.damaged = why == ErrorCode::Damaged || why == ErrorCode::KeysMissing;
  const auto record = visit.recorded.find(*ref, visit.me->ref);
  found.gone = record ? http::see_other(*record) : failure(visit, draft.error());
  return found;
}

Url after_answers(const Visit& visit, const casework::Draft& draft) {
  const casework::PageDef* next = casework::next_page(visit.pack(), draft);
  return draft_url(draft) / (next == nullptr ? std::string_view("check") : next->slug);
}

Answer new_draft(const Visit& visit) {
  casework::Draft begun;
  if (const std::string carried = visit.typed("carried"); !carried.empty()) {
    auto opened = visit.carrier.open(carried, visit.parts.clock());
    if (!opened) return answers_gone(visit);
    begun = *std::move(opened);
  }
  const bool one_page = visit.typed("then") == "all", answered = !begun.values.empty();
  SW_TRY(const casework::Draft draft, casework::start_draft(visit.desk(), std::move(begun)));
  if (one_page) return go_to(draft_url(draft) / "all");
  return go_to(answered ? after_answers(visit, draft) : draft_url(draft) / casework::pages().front().slug);
}

Answer resume_draft(const Visit& visit) {
  const DraftOrGone found = open_draft(visit);
  return found.gone ? *found.gone : go_to(after_answers(visit, *found.draft));
}

Answer ask_discard(const Visit& visit) {
  const DraftOrGone found = open_draft(visit);
  if (found.gone && !found.damaged) return *found.gone;
  SW_TRY(const DraftRef ref, ref_at<DraftRef>(visit, 0));
  const Html buttons =
      button_group({render(Button{.text = words::kDiscardDraft, .classes = "govuk-button--warning"}),
                    link(words::kKeepDraft, "/work")});
  const Html main = join({heading_l(words::kDiscardTitle), paragraph(words::kDiscardText),
                          render(visit.form(Url("/drafts") / ref.text() / "discard", buttons))});
  return respond(visit, {.title = std::string(words::kDiscardTitle),
                         .main = two_thirds(main),
                         .before = render(BackLink{.href = "/work"})});
}

Answer discard(const Visit& visit) {
  SW_TRY(const DraftRef ref, ref_at<DraftRef>(visit, 0));
  SW_DO(casework::discard_draft(visit.desk(), ref));
  return go_to("/work");
}

Answer unsure(const Visit& visit) {
  DraftOrGone found = open_draft(visit);
  if (found.gone) return *found.gone;
  SW_DO(casework::set_unsure(visit.desk(), *found.draft, visit.typed("unsure") != "no"));
  return go_to(draft_url(*found.draft) / "recommendation");
}

}  // namespace sharewell::web::pages
