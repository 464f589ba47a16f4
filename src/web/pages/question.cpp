// SPDX-License-Identifier: MIT
#include <algorithm>

#include "casework/already_shared.h"
#include "casework/interview.h"
#include "casework/request.h"
#include "web/form_parts.h"
#include "web/pages/field_html.h"
#include "web/pages/from_others.h"
#include "web/pages/on_draft.h"
#include "web/pages/pages.h"
#include "web/pages/recipient_contacts.h"
#include "web/ways_words.h"

namespace sharewell::web::pages {
namespace {

using casework::Field;

/// Everything that one showing of a question page needs.
struct Shown {
  const casework::Draft& draft;
  const casework::PageDef& page;
  std::vector<Field> fields;
  Faults faults{};
};

/// What the danger page's answers ask for, kept in sight on the pages after it.
Html danger_reminder(const Visit& visit, const Shown& shown) {
  if (shown.page.slug == "danger") return {};
  const casework::Values* home = shown.draft.find("danger_home");
  if (home != nullptr && home->front() == "not-known")
    return render(InsetText{.text = visit.text("danger_home_advice")});
  if (!casework::in_danger(shown.draft)) return {};
  return render(InsetText{.text = join({text(words::kDangerSaid), text(" "),
                                        link(words::kDangerAgain, draft_url(shown.draft) / "danger-now")})});
}

/// That the questions are about the past, after the one about danger now.
Html past_reminder(const Shown& shown) {
  const auto at = casework::shared_at(shown.draft);
  if (!at || shown.page.slug == "danger") return {};
  return render(InsetText{
      .text = join({text(words::kAlreadyShared), strong(london_date_time(*at)), text(words::kAlreadyAnswer),
                    link(words::kAlreadyChange, draft_url(shown.draft) / "when")})});
}

/// Whose request is being answered, with the way back to it.
Html request_reminder(const Shown& shown) {
  const auto request = casework::request_of(shown.draft);
  if (!request || shown.page.slug == "danger") return {};
  return render(
      InsetText{.text = join({text(words::kAskedAnswering), strong(request->name.reveal()), text(". "),
                              link(words::kAskedChange, draft_url(shown.draft) / "request")})});
}

/// Advice before deciding comes too late for what was shared already.
Html buttons_of(const Shown& shown) {
  Html on = render(Button{.text = words::kContinue});
  if (casework::shared_at(shown.draft)) return on;
  return button_group({on, render(Button{.text = words::kAdviceFirst,
                                         .name = "then",
                                         .value = "advice",
                                         .classes = "govuk-button--secondary"})});
}

http::Response show(const Visit& visit, const Shown& shown) {
  const bool one = shown.fields.size() == 1;
  const std::string title =
      one ? shown.fields.front().ask
          : casework::in_its_tense(visit.pack(), shown.draft, shown.page.title, visit.text(shown.page.title));
  Html content = one ? Html{} : heading_l(title);
  for (const Field& field : with_contacts(visit, shown.fields))
    content += field_html(visit.pack(), field, shown.faults, one ? Legends::Page : Legends::Medium);
  content += buttons_of(shown);
  content += small_print(join({text(words::kSavedAt), text(london_date_time(shown.draft.saved_at))}));
  const Url here = draft_url(shown.draft);
  const casework::PageDef* before = casework::page_before(visit.pack(), shown.draft, shown.page);
  const Html form =
      render(visit.form(here / shown.page.slug, content, {{"v", std::to_string(shown.draft.version)}}));
  return respond(visit,
                 {.title = title,
                  .main = with_beside(join({summary_of(shown.faults), danger_reminder(visit, shown),
                                            past_reminder(shown), request_reminder(shown), form}),
                                      beside_questions(visit, shown.draft)),
                  .before = render(BackLink{.href = before == nullptr ? Url("/") : here / before->slug}),
                  .has_errors = !shown.faults.empty()});
}

bool offers(const Field& field, const std::string& value) {
  return std::ranges::any_of(field.choices,
                             [&](const casework::Choice& choice) { return choice.id == value; });
}

/// "Get advice before I decide": what was chosen on the page is kept, and nothing stands in the way.
Answer seek_advice(const Visit& visit, casework::Draft& draft, const casework::PageDef& page) {
  for (const Field& field : casework::fields_on(visit.pack(), page, draft)) {
    casework::Values chosen = as_answers(visit, visit.typed_all(field.id));
    const bool fits =
        !chosen.empty() && (field.many || chosen.size() == 1) &&
        std::ranges::all_of(chosen, [&](const std::string& value) { return offers(field, value); });
    if (fits) draft.set(field.id, std::move(chosen));
  }
  SW_DO(casework::set_unsure(visit.desk(), draft, true));
  return go_to(draft_url(draft) / "recommendation");
}

}  // namespace

Answer question(const Visit& visit) {
  const casework::PageDef* page = casework::find_page(visit.captured.at(1));
  if (page == nullptr || casework::field_ids(visit.pack(), *page).empty())
    return fail(ErrorCode::NotFound, "no such page");
  const DraftOrGone found = open_draft(visit);
  if (found.gone) return *found.gone;
  return show(visit, {*found.draft, *page, casework::fields_on(visit.pack(), *page, *found.draft)});
}

Answer answer_question(const Visit& visit) {
  const casework::PageDef* page = casework::find_page(visit.captured.at(1));
  if (page == nullptr || casework::field_ids(visit.pack(), *page).empty())
    return fail(ErrorCode::NotFound, "no such page");
  DraftOrGone found = open_draft(visit);
  if (found.gone) return *found.gone;
  casework::Draft& draft = *found.draft;
  if (visit.typed("then") == "advice") return seek_advice(visit, draft, *page);
  SW_TRY(const auto posted,
         casework::answer_page(visit.desk(), draft, *page,
                               sent_values(visit, casework::field_ids(visit.pack(), *page)),
                               seen_version(visit, draft)));
  if (posted.what == casework::Posted::What::Faults) {
    auto fields = as_sent(visit, casework::fields_on(visit.pack(), *page, draft));
    return show(visit, {draft, *page, std::move(fields), posted.faults});
  }
  if (posted.what == casework::Posted::What::Conflict)
    return conflict_page(visit, draft, draft_url(draft) / page->slug, posted.theirs);
  if (page->slug == "danger" && casework::in_danger(draft)) return go_to(draft_url(draft) / "danger-now");
  return go_to(after_answers(visit, draft));
}

}  // namespace sharewell::web::pages
