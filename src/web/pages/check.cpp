// SPDX-License-Identifier: MIT
#include "casework/already_shared.h"
#include "casework/fields.h"
#include "casework/repeat.h"
#include "casework/request.h"
#include "web/pages/from_others.h"
#include "web/pages/on_draft.h"
#include "web/pages/pages.h"
#include "web/ways_words.h"

namespace sharewell::web::pages {
namespace {

/// True if the recommendation names this answer among its reasons: then it is used, whatever else is.
bool rests_on(const Visit& visit, const casework::Draft& draft, const casework::Field& field) {
  const auto index = visit.pack().find_question(casework::question_of(field.id));
  const auto advice = casework::recommendation_for(visit.desk(), draft);
  return index && ((advice.reason_questions() >> *index) & 1u);
}

SummaryRow row_of(const Visit& visit, const casework::Draft& draft, const casework::PageDef& page,
                  const casework::Field& field) {
  Html value = text(said_in(field));
  if (!rests_on(visit, draft, field) && casework::is_unused(visit.pack(), draft, field.id))
    value += join({text(" "), render(Tag{.text = words::kUnused, .classes = "govuk-tag--grey"}),
                   small_print(words::kUnusedHint)});
  return {.key = {.text = field.ask},
          .value = {.text = value},
          .actions = SummaryActions{.items = {{.text = words::kChange,
                                               .href = (draft_url(draft) / page.slug).at(field.id),
                                               .visually_hidden_text = field.ask}}}};
}

Html page_card(const Visit& visit, const casework::Draft& draft, const casework::PageDef& page) {
  SummaryList list{.card = SummaryCard{
                       .title = SummaryTitle{.text = casework::in_its_tense(visit.pack(), draft, page.title,
                                                                            visit.text(page.title))}}};
  for (const casework::Field& field : casework::fields_on(visit.pack(), page, draft))
    if (!field.chosen.empty()) list.rows.push_back(row_of(visit, draft, page, field));
  return list.rows.empty() ? Html{} : render(list);
}

/// What was asked for, with the answer about legal compulsion that it means.
Html request_card(const Visit& visit, const casework::Draft& draft) {
  const auto request = casework::request_of(draft);
  if (!request) return {};
  const casework::Field compulsion = casework::field_of(visit.pack(), "compulsion", draft);
  SummaryList list{.card = SummaryCard{.title = SummaryTitle{.text = words::kRequestHeading}}};
  const auto add = [&](std::string_view key, const Html& value) {
    list.rows.push_back({.key = {.text = key},
                         .value = {.text = value},
                         .actions = SummaryActions{.items = {{.text = words::kChange,
                                                              .href = draft_url(draft) / "request",
                                                              .visually_hidden_text = std::string(key)}}}});
  };
  add(words::kAskedName, text(request->name.reveal()));
  add(words::kAskedWhat, lines(request->what.reveal()));
  add(compulsion.ask, text(said_in(compulsion)));
  return render(list);
}

/// That the answers were given about another sharing, so that each is looked at again.
Html copied_inset(const casework::Draft& draft) {
  auto first = casework::repeated_in(draft);
  if (!first) first = casework::follows(draft);
  if (!first) return {};
  return render(InsetText{
      .text = join({text(words::kRepeatCheck), strong(first->spaced()), text(words::kRepeatCheckEach)})});
}

}  // namespace

Answer check(const Visit& visit) {
  const DraftOrGone found = open_draft(visit);
  if (found.gone) return *found.gone;
  const casework::Draft& draft = *found.draft;
  Html cards = request_card(visit, draft);
  for (const casework::PageDef* page : casework::answered_pages(visit.pack(), draft))
    cards += page_card(visit, draft, *page);
  const casework::PageDef* next = casework::next_page(visit.pack(), draft);
  const Html open =
      next == nullptr
          ? Html{}
          : render(InsetText{.text = join({text(words::kStillMatters), text(" "),
                                           link(words::kAnswerIt, draft_url(draft) / next->slug)})});
  const Html main =
      join({heading_l(words::kCheckTitle), paragraph(words::kCheckLead), copied_inset(draft), open, cards,
            render(Button{.text = words::kSeeAdvice, .href = draft_url(draft) / "recommendation"})});
  const auto answered = casework::answered_pages(visit.pack(), draft);
  const Url before = answered.empty() ? Url("/") : draft_url(draft) / answered.back()->slug;
  return respond(visit, {.title = std::string(words::kCheckTitle),
                         .main = with_beside(main, beside_questions(visit, draft)),
                         .before = render(BackLink{.href = before})});
}

}  // namespace sharewell::web::pages
