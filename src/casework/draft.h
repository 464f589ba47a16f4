// SPDX-License-Identifier: MIT
// An enquiry not yet recorded: private to its author, outside the register, sealed under a key of its own.
//
// In: what the person chose, field by field. Out: the draft's content as JSON for the store, and the facts it
// means. Never: holds a name, except of whoever asked for the information (request.h); assumes an answer that
// nobody gave.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "casework/desk.h"

namespace sharewell::casework {

/// Field id to chosen values. A field is a question of the pack, or one of the journey's own (see
/// interview.h).
using Values = std::vector<std::string>;

struct Draft {
  DraftRef ref;
  std::int64_t version = 0;  ///< of the store; 0: never saved
  Instant saved_at;
  Instant started;
  SharingRef sharing;  ///< given when it was started, so that recording twice is recording once
  /// Answers about one recipient (may it cause danger, do they need it, is there consent) are kept under
  /// "field@recipient", so that they neither follow a change of recipient nor are lost by it.
  std::map<std::string, Values, std::less<>> values;
  std::map<std::string, std::int64_t, std::less<>> changed;  ///< key to the version that last changed it

  [[nodiscard]] const Values* find(std::string_view field) const;
  void set(std::string_view field, Values chosen);
  [[nodiscard]] std::string key_of(std::string_view field) const;
};

/// The answers of the pack that the chosen values mean. What was not chosen is absent.
[[nodiscard]] guidance::Answers answers_of(const guidance::Pack& pack, const Draft& draft);
/// Values that the record keeps beside the answers (kinds of purpose, reasons ticked, who is in danger).
[[nodiscard]] json::object notes_of(const Draft& draft);

/// What the store keeps, as a draft. @errors Damaged if it has another shape.
[[nodiscard]] Result<Draft> read_draft(const store::Draft& stored);

/// What was chosen, as JSON, for whoever carries a draft that is not saved; and a draft with it.
[[nodiscard]] json::object values_json(const Draft& draft);
/// errors  Damaged if it has another shape.
[[nodiscard]] Result<Draft> draft_with(const json::object& values);

/// A new draft, saved; `begun` has the values that it begins with. @errors as Store::save_draft.
[[nodiscard]] Result<Draft> start_draft(const Desk& desk, Draft begun = {});
/// errors  NotFound if it is not this person's, was recorded or ended.
[[nodiscard]] Result<Draft> load_draft(const Desk& desk, const DraftRef& ref);
/// One that is there and cannot be read: its bytes are damaged.
struct LostDraft {
  DraftRef ref;
  Instant saved_at;
};
struct MyDrafts {
  std::vector<Draft> drafts;  ///< newest first
  std::vector<LostDraft> lost;
};
[[nodiscard]] Result<MyDrafts> my_drafts(const Desk& desk);
/// Saves and gives the draft its new version. errors  Stale if another window saved in between.
[[nodiscard]] Result<void> save_draft(const Desk& desk, Draft& draft);
[[nodiscard]] Result<void> discard_draft(const Desk& desk, const DraftRef& ref);

}  // namespace sharewell::casework
