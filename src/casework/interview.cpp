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

/// What is asked for the record alone is put straight after the question about danger, and not in danger.
bool is_put(const Pack& pack, std::string_view field, const Draft& draft, std::uint64_t open) {
  return is_for_the_record(field) ? !in_danger(draft) : matters(pack, field, open);
}

/// In danger now the second question of the danger page need not be answered; what the record alone asks,
/// never.
bool may_wait(std::string_view field, const Draft& draft) {
  return is_for_the_record(field) || (field == "danger_home" && in_danger(draft));
}

const Values* values_for(const std::vector<FieldValues>& chosen, std::string_view field) {
  for (const FieldValues& one : chosen)
    if (one.field == field) return &one.values;
  return nullptr;
}

}  // namespace

std::span<const PageDef> pages() {
  static const std::vector<PageDef> all{
      {"danger", "page_danger", {"danger", "danger_home"}},
      {"concern", "page_concern", {"helps", "risk", "adult_at_risk", "crime"}},
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
    if (is_danger(page) || is_put(pack, id, draft, open) || draft.find(id) != nullptr)
      fields.push_back(field_of(pack, id, draft));
  if (fields.empty())
    for (const std::string_view id : ids) fields.push_back(field_of(pack, id, draft));
  return fields;
}

const PageDef* next_page(const Pack& pack, const Draft& draft) {
  const std::uint64_t open = open_now(pack, answers_of(pack, draft));
  for (const PageDef& page : pages())
    for (const std::string_view id : field_ids(pack, page))
      if (draft.find(id) == nullptr && !may_wait(id, draft) && (is_danger(page) || matters(pack, id, open)))
        return &page;
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
  if (draft.find(field) == nullptr || question_of(field) == "risk" || is_for_the_record(field)) return false;
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

namespace {

/// What came of putting chosen values into a draft, field by field.
class Taking {
 public:
  Taking(const Draft& draft, std::int64_t seen_version) : changed_(draft), seen_(seen_version) {}

  void take(const Field& field, const Values& values) {
    check_field(field, values, posted_.faults);
    if (!posted_.faults.empty() || values == field.chosen) return;
    const auto version = changed_.changed.find(changed_.key_of(field.id));
    conflict_ = conflict_ || (version != changed_.changed.end() && version->second > seen_);
    changed_.set(field.id, values);
  }
  [[nodiscard]] const Draft& changed() const { return changed_; }
  /// Changes the draft if all is well; `fields`: those of the form, as the other window left them.
  Posted finish(Draft& draft, std::vector<Field> fields) && {
    if (!posted_.faults.empty()) {
      posted_.what = Posted::What::Faults;
    } else if (conflict_) {
      posted_.what = Posted::What::Conflict;
      posted_.theirs = std::move(fields);
    } else {
      draft = std::move(changed_);
    }
    return std::move(posted_);
  }

 private:
  Draft changed_;
  std::int64_t seen_;
  bool conflict_ = false;
  Posted posted_;
};

}  // namespace

Posted take_page(const Pack& pack, Draft& draft, const PageDef& page, const std::vector<FieldValues>& chosen,
                 std::int64_t seen_version) {
  std::vector<Field> fields = fields_on(pack, page, draft);
  Taking taking(draft, seen_version);
  for (const Field& field : fields) {
    const Values* values = values_for(chosen, field.id);
    if (values == nullptr && may_wait(field.id, taking.changed())) continue;
    taking.take(field, values == nullptr ? Values{} : *values);
  }
  return std::move(taking).finish(draft, std::move(fields));
}

Result<Posted> answer_page(const Desk& desk, Draft& draft, const PageDef& page,
                           const std::vector<FieldValues>& chosen, std::int64_t seen_version) {
  Draft changed = draft;
  Posted posted = take_page(desk.pack, changed, page, chosen, seen_version);
  if (posted.what != Posted::What::Saved) return posted;
  SW_DO(save_draft(desk, changed));
  draft = std::move(changed);
  return posted;
}

std::vector<PagePart> all_fields(const Pack& pack, const Draft& draft) {
  const std::uint64_t open = open_now(pack, answers_of(pack, draft));
  std::vector<PagePart> parts;
  for (const PageDef& page : pages()) {
    PagePart part{&page, {}};
    for (const std::string_view id : field_ids(pack, page))
      if (is_danger(page) || is_put(pack, id, draft, open) || draft.find(id) != nullptr)
        part.fields.push_back(field_of(pack, id, draft));
    if (!part.fields.empty()) parts.push_back(std::move(part));
  }
  return parts;
}

std::vector<std::string> still_open(const Pack& pack, const Draft& draft) {
  std::vector<std::string> ids;
  for (const PagePart& part : all_fields(pack, draft))
    for (const Field& field : part.fields)
      if (field.chosen.empty() && !may_wait(field.id, draft)) ids.push_back(field.id);
  return ids;
}

Result<Posted> answer_all(const Desk& desk, Draft& draft, const std::vector<FieldValues>& chosen,
                          std::int64_t seen_version) {
  Draft changed = draft;
  Taking taking(draft, seen_version);
  std::vector<Field> fields;
  for (PagePart& part : all_fields(desk.pack, draft))
    for (Field& field : part.fields) {
      const Values* values = values_for(chosen, field.id);
      const bool must = is_danger(*part.page) && !may_wait(field.id, taking.changed());
      if (values != nullptr || must) taking.take(field, values == nullptr ? Values{} : *values);
      fields.push_back(std::move(field));
    }
  Posted posted = std::move(taking).finish(changed, std::move(fields));
  if (posted.what != Posted::What::Saved) return posted;
  SW_DO(save_draft(desk, changed));
  draft = std::move(changed);
  return posted;
}

Result<void> set_unsure(const Desk& desk, Draft& draft, bool unsure) {
  draft.set("unsure", {unsure ? "yes" : "no"});
  return save_draft(desk, draft);
}

}  // namespace sharewell::casework
