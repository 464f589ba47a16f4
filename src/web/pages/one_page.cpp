// SPDX-License-Identifier: MIT
#include <algorithm>

#include "casework/already_shared.h"
#include "web/pages/field_html.h"
#include "web/pages/from_others.h"
#include "web/pages/pages.h"
#include "web/pages/recipient_contacts.h"
#include "web/ways_words.h"

namespace sharewell::web::pages {
namespace {

using casework::Field;
using casework::PagePart;

std::vector<std::string_view> ids_in(const std::vector<PagePart>& parts) {
  std::vector<std::string_view> ids;
  for (const PagePart& part : parts)
    for (const Field& field : part.fields) ids.push_back(field.id);
  return ids;
}

/// What follows from the answers so far: which questions still matter, with the way to each.
Html open_html(const casework::Draft& draft, const std::vector<PagePart>& parts,
               const std::vector<std::string>& open) {
  if (draft.find("danger") == nullptr) return {};
  std::vector<Html> items;
  for (const PagePart& part : parts)
    for (const Field& field : part.fields)
      if (std::ranges::find(open, field.id) != open.end())
        items.push_back(link(field.ask, Url::fragment(field.id)));
  if (items.empty()) return render(InsetText{.text = words::kOnePageNothing});
  return render(InsetText{.text = join({text(words::kOnePageOpen), bullet_list(items)})});
}

Html part_html(const Visit& visit, const casework::Draft& draft, const PagePart& part, const Faults& faults) {
  Html out =
      heading_m(casework::in_its_tense(visit.pack(), draft, part.page->title, visit.text(part.page->title)));
  for (const Field& field : with_contacts(visit, part.fields))
    out += field_html(visit.pack(), field, faults, Legends::Small);
  return out;
}

http::Response show(const Visit& visit, const casework::Draft& draft, const std::vector<PagePart>& parts,
                    const Faults& faults) {
  const auto open = casework::still_open(visit.pack(), draft);
  Html content;
  for (const PagePart& part : parts) content += part_html(visit, draft, part, faults);
  content += render(Button{.text = words::kOnePageOn});
  const Url here = draft_url(draft);
  const Html form = render(visit.form(here / "all", content, {{"v", std::to_string(draft.version)}}));
  const Html main = join({summary_of(faults), heading_l(words::kOnePageTitle), paragraph(words::kOnePageLead),
                          open_html(draft, parts, open), form, paragraph(link(words::kOneByOne, here))});
  return respond(visit, {.title = std::string(words::kOnePageTitle),
                         .main = with_beside(main, beside_questions(visit, draft)),
                         .before = render(BackLink{.href = "/"}),
                         .has_errors = !faults.empty()});
}

}  // namespace

Answer one_page(const Visit& visit) {
  const DraftOrGone found = open_draft(visit);
  if (found.gone) return *found.gone;
  return show(visit, *found.draft, casework::all_fields(visit.pack(), *found.draft), {});
}

Answer answer_one_page(const Visit& visit) {
  DraftOrGone found = open_draft(visit);
  if (found.gone) return *found.gone;
  casework::Draft& draft = *found.draft;
  std::vector<PagePart> parts = casework::all_fields(visit.pack(), draft);
  const bool was_in_danger = casework::in_danger(draft);
  SW_TRY(const auto posted, casework::answer_all(visit.desk(), draft, sent_values(visit, ids_in(parts)),
                                                 seen_version(visit, draft)));
  if (posted.what == casework::Posted::What::Faults) {
    for (PagePart& part : parts) part.fields = as_sent(visit, std::move(part.fields));
    return show(visit, draft, parts, posted.faults);
  }
  const Url here = draft_url(draft);
  if (posted.what == casework::Posted::What::Conflict)
    return conflict_page(visit, draft, here / "all", posted.theirs);
  if (casework::in_danger(draft) && !was_in_danger) return go_to(here / "danger-now");
  const bool done = casework::next_page(visit.pack(), draft) == nullptr;
  return go_to(here / (done ? "check" : "all"));
}

}  // namespace sharewell::web::pages
