// SPDX-License-Identifier: MIT
// Every form here carries the answers so far and posts to the page that it puts; the reply is the next page
// itself, because there is nothing stored that an address could name.
#include "web/pages/signed_out.h"

#include <limits>

#include "web/pages/advice_shown.h"
#include "web/pages/danger.h"
#include "web/pages/field_html.h"
#include "web/pages/pages.h"
#include "web/ways_words.h"

namespace sharewell::web::pages {
namespace {

using casework::Draft;
using casework::Field;
using casework::PageDef;

constexpr auto kNoVersion = std::numeric_limits<std::int64_t>::max();  // no other window can have saved

Url page_url(const PageDef& page) { return Url("/questions") / page.slug; }

/// A form that carries the answers so far.
Html carrying(const Visit& visit, const Draft& draft, const Url& action, const Html& content) {
  return render(visit.form(action, content, {{"carried", visit.carrier.seal(draft, visit.parts.clock())}}));
}

Html secondary(words::Text label, std::string_view then) {
  return render(Button{
      .text = label, .name = "then", .value = std::string(then), .classes = "govuk-button--secondary"});
}

http::Response show(const Visit& visit, const Draft& draft, const PageDef& page,
                    const std::vector<Field>& fields, const Faults& faults) {
  const bool one = fields.size() == 1;
  const std::string title = one ? fields.front().ask : std::string(visit.text(page.title));
  Html content = one ? Html{} : heading_l(title);
  for (const Field& field : fields)
    content += field_html(visit.pack(), field, faults, one ? Legends::Page : Legends::Medium);
  const bool first = casework::page_before(visit.pack(), draft, page) == nullptr;
  content += button_group({render(Button{.text = words::kContinue}),
                           first ? Html{} : secondary(words::kSignedOutBack, "back"),
                           secondary(words::kAdviceFirst, "advice")});
  content += small_print(words::kSignedOutLead);
  return respond(
      visit, {.title = title,
              .main = two_thirds(join({summary_of(faults), carrying(visit, draft, page_url(page), content)})),
              .has_errors = !faults.empty()});
}

http::Response show(const Visit& visit, const Draft& draft, const PageDef& page) {
  return show(visit, draft, page, casework::fields_on(visit.pack(), page, draft), {});
}

http::Response show_danger(const Visit& visit, const Draft& draft) {
  const Html on = render(
      Button{.text = words::kCarryOn, .name = "then", .value = "on", .classes = "govuk-button--secondary"});
  const Html main =
      join({danger_help(visit.pack()), carrying(visit, draft, page_url(casework::pages().front()), on)});
  return respond(
      visit,
      {.title = std::string(visit.text("danger_do")), .main = two_thirds(main), .emergency_line = false});
}

/// What was answered, with a form for each page to change it.
Html answers_html(const Visit& visit, const Draft& draft) {
  Html out = heading_m(words::kSignedOutAnswers);
  for (const PageDef* page : casework::answered_pages(visit.pack(), draft)) {
    SummaryList list;
    for (const Field& field : casework::fields_on(visit.pack(), *page, draft))
      if (!field.chosen.empty())
        list.rows.push_back({.key = {.text = field.ask}, .value = {.text = said_in(field)}});
    if (list.rows.empty()) continue;
    const Html label =
        join({text(words::kChange), visually_hidden(join({text(": "), text(visit.text(page->title))}))});
    const Html change =
        render(Button{.text = label, .name = "then", .value = "show", .classes = "govuk-button--secondary"});
    out += render(list) + carrying(visit, draft, page_url(*page), change);
  }
  return out;
}

http::Response show_advice(const Visit& visit, const Draft& draft) {
  const guidance::Pack& pack = visit.pack();
  const auto advice = decide::recommend(pack, decide::Enquiry::make(pack, casework::answers_of(pack, draft)));
  const Html keep = carrying(visit, draft, "/drafts", render(Button{.text = words::kSignedOutKeep}));
  const Html main = join(
      {advice_head(visit, advice), when_not_sharing(visit, advice), notices_here(visit, advice),
       advice_reasons(advice), heading_m(words::kSignedOutKeepHeading), paragraph(words::kSignedOutKeepText),
       keep, advice_to_do(visit, advice), answers_html(visit, draft), paragraph(visit.text("judgement"))});
  return respond(visit, {.title = advice.outcome().title, .main = two_thirds(main)});
}

/// The next page that matters, or what the advice says.
http::Response go_on(const Visit& visit, const Draft& draft) {
  const PageDef* next = casework::next_page(visit.pack(), draft);
  return next != nullptr ? show(visit, draft, *next) : show_advice(visit, draft);
}

http::Response take(const Visit& visit, Draft draft, const PageDef& page) {
  const auto sent = sent_values(visit, casework::field_ids(visit.pack(), page));
  const auto posted = casework::take_page(visit.pack(), draft, page, sent, kNoVersion);
  if (posted.what == casework::Posted::What::Faults)
    return show(visit, draft, page, as_sent(visit, casework::fields_on(visit.pack(), page, draft)),
                posted.faults);
  if (page.slug == "danger" && casework::in_danger(draft)) return show_danger(visit, draft);
  return go_on(visit, draft);
}

}  // namespace

http::Response answers_gone(const Visit& visit) {
  const Html main = join({heading_l(words::kSignedOutGone), paragraph(words::kSignedOutGoneText),
                          render(Button{.text = words::kSignedOutAgain, .href = Url("/questions")})});
  return respond(visit, {.title = std::string(words::kSignedOutGone),
                         .main = two_thirds(main),
                         .has_errors = true,
                         .status = row(ErrorCode::Stale).http_status});
}

Answer questions(const Visit& visit) { return show(visit, {}, casework::pages().front()); }

Answer answer_questions(const Visit& visit) {
  const PageDef* page = casework::find_page(visit.captured.at(0));
  if (page == nullptr || casework::field_ids(visit.pack(), *page).empty())
    return fail(ErrorCode::NotFound, "no such page");
  auto carried = visit.carrier.open(visit.typed("carried"), visit.parts.clock());
  if (!carried) return answers_gone(visit);
  Draft draft = *std::move(carried);
  const std::string then = visit.typed("then");
  if (then == "show") return show(visit, draft, *page);
  if (then == "on") return go_on(visit, draft);
  const PageDef* before = casework::page_before(visit.pack(), draft, *page);
  if (then == "back" && before != nullptr) return show(visit, draft, *before);
  if (then != "advice") return take(visit, std::move(draft), *page);
  const auto sent = sent_values(visit, casework::field_ids(visit.pack(), *page));
  // If the page is answered well, that is kept; if not, it stands in nobody's way.
  static_cast<void>(casework::take_page(visit.pack(), draft, *page, sent, kNoVersion));
  draft.set("unsure", {"yes"});
  return show_advice(visit, draft);
}

}  // namespace sharewell::web::pages
