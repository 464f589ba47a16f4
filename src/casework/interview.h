// SPDX-License-Identifier: MIT
// The order in which a person is asked: pages, the fields on each, and which still matter.
//
// In: the pack and a draft. Out: the next page that can still change the outcome, and the fields to show on a
// page. Never: puts a question that cannot change anything; loses an answer; answers for anybody.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "casework/draft.h"
#include "decide/decision.h"

namespace sharewell::casework {

using decide::FieldFault;

struct Choice {
  std::string id, label, hint;
  bool alone = false;  ///< in a field with many choices: chosen by itself ("none of these")
};

/// One question as put to a person: of the pack, or of the journey itself ("danger", "danger_home", "helps",
/// "purpose_kind", "lawful_reasons"), whose words are texts of the pack ("danger_ask", "danger_child", ...).
struct Field {
  std::string id, ask, hint, why;
  std::vector<guidance::Cite> cite;
  std::vector<std::string> myths;  ///< ids of the pack's myths that belong here
  bool many = false;               ///< tick any, or choose one
  bool may_wait = false;           ///< the engine does not see it: it may be left, and said later
  std::vector<Choice> choices;
  Values chosen;  ///< as kept in the draft
};

/// One page of the interview; `slug` is its address.
struct PageDef {
  std::string_view slug;
  std::string_view title;  ///< key of a text of the pack, for a page with more than one field
  std::vector<std::string_view> fields;
};

/// danger, concern, recipient, purpose, consent, why, confidence, added. Questions that belong together share
/// a page, so that the longest way to the recommendation stays within 25 taps.
[[nodiscard]] std::span<const PageDef> pages();
[[nodiscard]] const PageDef* find_page(std::string_view slug);

/// The fields of a page: its own, or for the last page the questions that an overlay adds.
[[nodiscard]] std::vector<std::string_view> field_ids(const guidance::Pack& pack, const PageDef& page);
/// The fields of a page that can still change something, or were answered; all of them if none can.
[[nodiscard]] std::vector<Field> fields_on(const guidance::Pack& pack, const PageDef& page,
                                           const Draft& draft);

/// The first page with an unanswered field that can still change the outcome, or nullptr: time to check and
/// see the recommendation. After act-now: what still bears on the recipient first proposed and on what to do.
[[nodiscard]] const PageDef* next_page(const guidance::Pack& pack, const Draft& draft);
/// Pages whose fields have answers, in order; for the check page and for going back.
[[nodiscard]] std::vector<const PageDef*> answered_pages(const guidance::Pack& pack, const Draft& draft);
/// The page before this one among those shown, or nullptr for the first.
[[nodiscard]] const PageDef* page_before(const guidance::Pack& pack, const Draft& draft, const PageDef& page);
/// True if this answered field can change nothing now: shown as "kept, not used".
[[nodiscard]] bool is_unused(const guidance::Pack& pack, const Draft& draft, std::string_view field);

/// What came of posting a page: saved; faults to put right (nothing saved); or another window changed the
/// same fields in between (nothing saved; both versions to choose from).
struct Posted {
  enum class What { Saved, Faults, Conflict } what = What::Saved;
  std::vector<FieldFault> faults;
  std::vector<Field> theirs;  ///< on Conflict: the fields as the other window saved them
};

struct FieldValues {
  std::string field;
  Values values;
};

/// Puts the chosen values of a page into a draft, which changes only if they are all well; nothing is saved.
[[nodiscard]] Posted take_page(const guidance::Pack& pack, Draft& draft, const PageDef& page,
                               const std::vector<FieldValues>& chosen, std::int64_t seen_version);

/// The same, saved.
///
/// in      chosen: by field id; a field that was not shown may be missing. seen_version: the draft's version
/// when the
///         page was shown.
/// errors  Unavailable, DiskFull as the store.
[[nodiscard]] Result<Posted> answer_page(const Desk& desk, Draft& draft, const PageDef& page,
                                         const std::vector<FieldValues>& chosen, std::int64_t seen_version);

/// A page's part of the form that has every question.
struct PagePart {
  const PageDef* page;
  std::vector<Field> fields;
};
/// Every field that was answered or can still change something, in order: all that matters, on one page.
[[nodiscard]] std::vector<PagePart> all_fields(const guidance::Pack& pack, const Draft& draft);
/// Of those, the ones without an answer that can still change something, by id. Empty: time to check.
[[nodiscard]] std::vector<std::string> still_open(const guidance::Pack& pack, const Draft& draft);
/// Keeps what was chosen on that form, and saves it; only the question about danger has to be answered. In
/// and out as answer_page.
[[nodiscard]] Result<Posted> answer_all(const Desk& desk, Draft& draft,
                                        const std::vector<FieldValues>& chosen, std::int64_t seen_version);

/// "Get advice before I decide", and taking it back. Saved.
[[nodiscard]] Result<void> set_unsure(const Desk& desk, Draft& draft, bool unsure);

/// True if the answers say that somebody is in danger now (the emergency page comes next).
[[nodiscard]] bool in_danger(const Draft& draft);

}  // namespace sharewell::casework
