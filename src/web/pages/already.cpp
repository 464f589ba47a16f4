// SPDX-License-Identifier: MIT
#include "casework/already_shared.h"
#include "web/form_parts.h"
#include "web/pages/on_draft.h"
#include "web/pages/pages.h"
#include "web/retyped.h"
#include "web/ways_words.h"

namespace sharewell::web::pages {
namespace {

http::Response shown(const Visit& visit, const Url& action, const Url& before, const Faults& faults) {
  const Html fields =
      join({when_fields(visit, faults, words::kAlreadyLegend), render(Button{.text = words::kContinue})});
  const Html main = join({summary_of(faults), heading_l(words::kAlreadyTitle), paragraph(words::kAlreadyLead),
                          render(visit.form(action, fields))});
  return respond(visit, {.title = std::string(words::kAlreadyTitle),
                         .main = two_thirds(main),
                         .before = render(BackLink{.href = before}),
                         .has_errors = !faults.empty()});
}

http::Response show_new(const Visit& visit, const Faults& faults) {
  return shown(visit, "/already", "/", faults);
}

http::Response show_change(const Visit& visit, const casework::Draft& draft, const Faults& faults) {
  const Url here = draft_url(draft);
  return shown(visit, here / "when", here, faults);
}

}  // namespace

Answer already(const Visit& visit) { return show_new(visit, {}); }

Answer begin_already(const Visit& visit) {
  const auto when = typed_when(visit);
  if (!when) return show_new(visit, {when.error()});
  casework::Draft begun;
  casework::set_shared_at(begun, *when);
  SW_TRY(const casework::Draft draft, casework::start_draft(visit.desk(), std::move(begun)));
  return go_to(draft_url(draft) / casework::pages().front().slug);
}

Answer when_shared(const Visit& visit) {
  const DraftOrGone found = open_draft(visit);
  if (found.gone) return *found.gone;
  const auto at = casework::shared_at(*found.draft);
  if (!at) return fail(ErrorCode::NotFound, "this draft is about what may yet be shared");
  const Retyped kept(visit, typed_moment(*at));
  return show_change(kept.visit(), *found.draft, {});
}

Answer change_when_shared(const Visit& visit) {
  DraftOrGone found = open_draft(visit);
  if (found.gone) return *found.gone;
  if (!casework::shared_at(*found.draft))
    return fail(ErrorCode::NotFound, "this draft is about what may yet be shared");
  const auto when = typed_when(visit);
  if (!when) return show_change(visit, *found.draft, {when.error()});
  casework::set_shared_at(*found.draft, *when);
  SW_DO(casework::save_draft(visit.desk(), *found.draft));
  return go_to(after_answers(visit, *found.draft));
}

}  // namespace sharewell::web::pages
