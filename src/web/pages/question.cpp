// SPDX-License-Identifier: MIT
#include <algorithm>

#include "casework/already_shared.h"
#include "casework/interview.h"
#include "casework/request.h"
#include "web/form_parts.h"
#include "web/pages/on_draft.h"
#include "web/pages/pages.h"
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

std::optional<Hint> hint_of(std::string_view hint) {
  return hint.empty() ? std::nullopt : std::optional(Hint{.text = text(hint)});
}

Fieldset fieldset_of(const Field& field, bool heading) {
  return {.legend = {.text = field.ask,
                     .classes = heading ? "govuk-fieldset__legend--l" : "govuk-fieldset__legend--m",
                     .is_page_heading = heading}};
}

Html radios_of(const Field& field, const Faults& faults, bool heading) {
  Radios radios{.name = field.id,
                .fieldset = fieldset_of(field, heading),
                .hint = hint_of(field.hint),
                .error_message = message_for(faults, field.id)};
  if (!field.chosen.empty()) radios.value = field.chosen.front();
  for (const casework::Choice& choice : field.choices)
    radios.items.push_back({.value = choice.id, .text = choice.label, .hint = hint_of(choice.hint)});
  return render(radios);
}

Html checkboxes_of(const Field& field, const Faults& faults, bool heading) {
  Checkboxes boxes{.name = field.id,
                   .values = field.chosen,
                   .fieldset = fieldset_of(field, heading),
                   .hint = hint_of(field.hint),
                   .error_message = message_for(faults, field.id)};
  bool divided = false;
  for (const casework::Choice& choice : field.choices) {
    if (choice.alone && !divided) boxes.items.push_back({.divider = "or"});
    divided = divided || choice.alone;
    boxes.items.push_back({.value = choice.id,
                           .text = choice.label,
                           .hint = hint_of(choice.hint),
                           .behaviour = choice.alone ? "exclusive" : ""});
  }
  return render(boxes);
}

Html why_of(const Field& field) {
  const Html words = join({paragraph(field.why), cite_line(field.cite)});
  return render(Details{.summary = words::kWhyWeAsk, .text = words});
}

Html field_html(const Visit& visit, const Field& field, const Faults& faults, bool heading) {
  return join({field.many ? checkboxes_of(field, faults, heading) : radios_of(field, faults, heading),
               why_of(field), myths_about(visit.pack(), field.myths)});
}

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
  const Html on = render(Button{.text = words::kContinue});
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
  for (const Field& field : shown.fields) content += field_html(visit, field, shown.faults, one);
  content += buttons_of(shown);
  content += small_print(join({text(words::kSavedAt), text(london_date_time(shown.draft.saved_at))}));
  const Url here = draft_url(shown.draft);
  const casework::PageDef* before = casework::page_before(visit.pack(), shown.draft, shown.page);
  const Html form =
      render(visit.form(here / shown.page.slug, content, {{"v", std::to_string(shown.draft.version)}}));
  return respond(visit,
                 {.title = title,
                  .main = two_thirds(join({summary_of(shown.faults), danger_reminder(visit, shown),
                                           past_reminder(shown), request_reminder(shown), form})),
                  .before = render(BackLink{.href = before == nullptr ? Url("/") : here / before->slug}),
                  .has_errors = !shown.faults.empty()});
}

std::vector<casework::FieldValues> sent_values(const Visit& visit, const casework::PageDef& page) {
  std::vector<casework::FieldValues> out;
  for (const std::string_view field : casework::field_ids(visit.pack(), page)) {
    casework::Values values = visit.typed_all(field);
    if (!values.empty()) out.push_back({std::string(field), std::move(values)});
  }
  return out;
}

/// The fields as they would be shown, with what was sent in place of what was kept.
std::vector<Field> as_sent(const Visit& visit, std::vector<Field> fields) {
  for (Field& field : fields) field.chosen = visit.typed_all(field.id);
  return fields;
}

SummaryRow conflict_row(const Field& theirs, const Field& mine) {
  const Html both = plain_list({join({strong(words::kSavedThere), text(": "), text(said_in(theirs))}),
                                join({strong(words::kChosenHere), text(": "), text(said_in(mine))})});
  return {.key = {.text = theirs.ask}, .value = {.text = both}};
}

http::Response show_conflict(const Visit& visit, const casework::Draft& draft, const casework::PageDef& page,
                             const std::vector<Field>& theirs) {
  const std::vector<Field> mine = as_sent(visit, theirs);
  SummaryList list;
  for (std::size_t i = 0; i < theirs.size(); ++i) list.rows.push_back(conflict_row(theirs[i], mine[i]));
  std::vector<Hidden> hidden{{"v", std::to_string(draft.version)}};
  for (const Field& field : mine)
    for (const std::string& value : field.chosen) hidden.push_back({field.id, value});
  const Url here = draft_url(draft) / page.slug;
  const Html buttons = button_group(
      {render(Button{.text = words::kKeepMine}),
       render(Button{
           .text = words::kKeepTheirs, .classes = "govuk-button--secondary", .href = draft_url(draft)})});
  const Html main = join({heading_l(words::kConflictTitle), paragraph(words::kConflictLead), render(list),
                          render(visit.form(here, buttons, std::move(hidden)))});
  return respond(visit, {.title = std::string(words::kConflictTitle),
                         .main = two_thirds(main),
                         .has_errors = true,
                         .status = row(ErrorCode::Stale).http_status});
}

bool offers(const Field& field, const std::string& value) {
  return std::ranges::any_of(field.choices,
                             [&](const casework::Choice& choice) { return choice.id == value; });
}

/// "Get advice before I decide": what was chosen on the page is kept, and nothing stands in the way.
Answer seek_advice(const Visit& visit, casework::Draft& draft, const casework::PageDef& page) {
  for (const Field& field : casework::fields_on(visit.pack(), page, draft)) {
    casework::Values chosen = visit.typed_all(field.id);
    const bool fits =
        !chosen.empty() && (field.many || chosen.size() == 1) &&
        std::ranges::all_of(chosen, [&](const std::string& value) { return offers(field, value); });
    if (fits) draft.set(field.id, std::move(chosen));
  }
  SW_DO(casework::set_unsure(visit.desk(), draft, true));
  return go_to(draft_url(draft) / "recommendation");
}

std::int64_t seen_version(const Visit& visit, const casework::Draft& draft) {
  const std::string typed = visit.typed("v");
  std::int64_t version = 0;
  for (const char c : typed.substr(0, 15)) {
    if (c < '0' || c > '9') return 0;
    version = version * 10 + (c - '0');
  }
  return typed.empty() ? draft.version : version;
}

}  // namespace

std::string said_in(const Field& field) {
  std::string out;
  for (const std::string& value : field.chosen)
    for (const casework::Choice& choice : field.choices)
      if (choice.id == value) out += (out.empty() ? "" : "; ") + choice.label;
  return out.empty() ? std::string(words::kNotAnswered) : out;
}

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
  SW_TRY(const auto posted, casework::answer_page(visit.desk(), draft, *page, sent_values(visit, *page),
                                                  seen_version(visit, draft)));
  if (posted.what == casework::Posted::What::Faults) {
    auto fields = as_sent(visit, casework::fields_on(visit.pack(), *page, draft));
    return show(visit, {draft, *page, std::move(fields), posted.faults});
  }
  if (posted.what == casework::Posted::What::Conflict)
    return show_conflict(visit, draft, *page, posted.theirs);
  if (page->slug == "danger" && casework::in_danger(draft)) return go_to(draft_url(draft) / "danger-now");
  return go_to(after_answers(visit, draft));
}

}  // namespace sharewell::web::pages
