// SPDX-License-Identifier: MIT
#include "casework/interview.h"

#include <algorithm>

#include "casework/fields.h"

namespace sharewell::casework {
namespace {

using guidance::Answers;
using guidance::kAbsent;
using guidance::Pack;
using guidance::QuestionIndex;

constexpr std::string_view kAdded = "added";

std::uint64_t bit_of(const Pack& pack, std::string_view question) {
  const auto index = pack.find_question(question);
  return index ? std::uint64_t{1} << *index : 0;
}

/// Before the recommendation, what the how-steps, the setting and the way in decide is not open: it counts as
/// the pack says that its absence counts. @cite journey: recommend before the how-steps
Answers settled_for_asking(const Pack& pack, Answers answers) {
  for (const std::string_view id :
       {"how_considered", "retention", "mash", "unsure", "requested", "compulsion"})
    if (const auto q = pack.find_question(id); q && answers.at[*q] == kAbsent)
      answers.at[*q] = pack.questions()[*q].missing;
  return answers;
}

/// The questions that an overlay adds. No page was made for them, so they share the last one.
std::vector<QuestionIndex> added_questions(const Pack& pack) {
  std::vector<QuestionIndex> added;
  for (std::size_t q = 0; q < pack.questions().size(); ++q)
    if (!guidance::built_in().find_question(pack.questions()[q].id) && pack.questions()[q].set_by == "person")
      added.push_back(static_cast<QuestionIndex>(q));
  return added;
}

/// Of those, the ones that can still change what there is to do: most overlays add obligations, not outcomes.
std::uint64_t open_added(const Pack& pack, const Answers& answers) {
  std::uint64_t bits = 0;
  for (const QuestionIndex q : added_questions(pack)) bits |= std::uint64_t{1} << q;
  return bits == 0 ? 0 : bits & pack.open_obligations(answers);
}

/// Questions that can still change what the person is told next.
std::uint64_t open_now(const Pack& pack, const Answers& given) {
  const Answers answers = settled_for_asking(pack, given);
  const std::uint64_t outcome = pack.open_outcome(answers) | open_added(pack, answers);
  const std::uint64_t possible = pack.possible_outcomes(answers);
  const auto act_now = pack.find_outcome("act-now");
  if (pack.open_outcome(answers) != 0 || !act_now || possible != std::uint64_t{1} << *act_now) return outcome;
  const std::uint64_t who_knows = bit_of(pack, "already_with") | bit_of(pack, "crime") | bit_of(pack, "risk");
  return outcome | pack.open_flow(answers) | (pack.open_obligations(answers) & who_knows);
}

/// The answers without those that the fields of this page give, so that a page shows the same fields again.
Draft without(const Draft& draft, const std::vector<std::string_view>& fields) {
  Draft other = draft;
  for (const std::string_view field : fields)
    if (field != "recipient") other.values.erase(draft.key_of(field));
  if (std::ranges::find(fields, "recipient") != fields.end()) other.values.erase("recipient");
  return other;
}

bool matters(const Pack& pack, std::string_view field, std::uint64_t open) {
  return (open & bit_of(pack, question_of(field))) != 0;
}

bool is_danger(const PageDef& page) { return page.slug == "danger"; }

const Values* values_for(const std::vector<FieldValues>& chosen, std::string_view field) {
  for (const FieldValues& one : chosen)
    if (one.field == field) return &one.values;
  return nullptr;
}

}  // namespace

std::span<const PageDef> pages() {
  static const std::vector<PageDef> all{
      {"danger", "page_danger", {"danger", "danger_home"}},
      {"concern", "page_concern", {"risk", "adult_at_risk", "crime"}},
      {"recipient", "page_recipient", {"already_with", "recipient"}},
      {"purpose", "page_purpose", {"sharing_increases_risk", "recipient_needs", "purpose_kind"}},
      {"consent", "page_consent", {"consent"}},
      {"why", "page_why", {"lawful_reasons", "identifiable"}},
      {"confidence", "page_confidence", {"confidential", "confidence_ground", "compatible"}},
      {kAdded, "page_added", {}},
  };
  return all;
}

std::vector<std::string_view> field_ids(const Pack& pack, const PageDef& page) {
  if (page.slug != kAdded) return page.fields;
  std::vector<std::string_view> ids;
  for (const QuestionIndex q : added_questions(pack)) ids.emplace_back(pack.questions()[q].id);
  return ids;
}

const PageDef* find_page(std::string_view slug) {
  for (const PageDef& page : pages())
    if (page.slug == slug) return &page;
  return nullptr;
}

std::vector<Field> fields_on(const Pack& pack, const PageDef& page, const Draft& draft) {
  const std::vector<std::string_view> ids = field_ids(pack, page);
  // What the page asked when it was first put, and what its own answers have opened since.
  const std::uint64_t open =
      open_now(pack, answers_of(pack, without(draft, ids))) | open_now(pack, answers_of(pack, draft));
  std::vector<Field> fields;
  for (const std::string_view id : ids)
    if (is_danger(page) || matters(pack, id, open) || draft.find(id) != nullptr)
      fields.push_back(field_of(pack, id, draft));
  if (fields.empty())
    for (const std::string_view id : ids) fields.push_back(field_of(pack, id, draft));
  return fields;
}

const PageDef* next_page(const Pack& pack, const Draft& draft) {
  const std::uint64_t open = open_now(pack, answers_of(pack, draft));
  for (const PageDef& page : pages())
    for (const std::string_view id : field_ids(pack, page))
      if (draft.find(id) == nullptr && (is_danger(page) || matters(pack, id, open))) return &page;
  return nullptr;
}

std::vector<const PageDef*> answered_pages(const Pack& pack, const Draft& draft) {
  std::vector<const PageDef*> out;
  for (const PageDef& page : pages())
    if (std::ranges::any_of(field_ids(pack, page),
                            [&](std::string_view id) { return draft.find(id) != nullptr; }))
      out.push_back(&page);
  return out;
}

const PageDef* page_before(const Pack& pack, const Draft& draft, const PageDef& page) {
  const PageDef* before = nullptr;
  for (const PageDef* one : answered_pages(pack, draft)) {
    if (one >= &page) break;
    before = one;
  }
  return before;
}

bool is_unused(const Pack& pack, const Draft& draft, std::string_view field) {
  if (draft.find(field) == nullptr || question_of(field) == "risk") return false;
  Draft other = draft;
  other.values.erase(draft.key_of(field));
  return !matters(pack, field, open_now(pack, answers_of(pack, other)));
}

bool in_danger(const Draft& draft) {
  const auto is = [&](std::string_view field, std::string_view value) {
    const Values* values = draft.find(field);
    return values != nullptr && values->front() == value;
  };
  return is("danger", "child") || is("danger", "adult") || is("danger_home", "yes");
}

Result<Posted> answer_page(const Desk& desk, Draft& draft, const PageDef& page,
                           const std::vector<FieldValues>& chosen, std::int64_t seen_version) {
  Posted posted;
  Draft changed = draft;
  bool conflict = false;
  for (const Field& field : fields_on(desk.pack, page, draft)) {
    const Values* values = values_for(chosen, field.id);
    // In danger now: the second question of the danger page need not wait for an answer.
    const bool optional = field.id == "danger_home" && values == nullptr && in_danger(changed);
    if (optional) continue;
    check_field(field, values == nullptr ? Values{} : *values, posted.faults);
    if (!posted.faults.empty() || values == nullptr || *values == field.chosen) continue;
    const auto version = draft.changed.find(draft.key_of(field.id));
    conflict = conflict || (version != draft.changed.end() && version->second > seen_version);
    changed.set(field.id, *values);
  }
  if (!posted.faults.empty()) {
    posted.what = Posted::What::Faults;
    return posted;
  }
  if (conflict) {
    posted.what = Posted::What::Conflict;
    posted.theirs = fields_on(desk.pack, page, draft);
    return posted;
  }
  SW_DO(save_draft(desk, changed));
  draft = std::move(changed);
  return posted;
}

Result<void> set_unsure(const Desk& desk, Draft& draft, bool unsure) {
  draft.set("unsure", {unsure ? "yes" : "no"});
  return save_draft(desk, draft);
}

}  // namespace sharewell::casework
