// SPDX-License-Identifier: MIT
// The same questions again, for another person or another recipient, without answering everything twice.
//
// In: a decision on record. Out: a draft, not yet saved, with the answers that still hold. Never: copies a
// decision, an answer about danger now or on confidence, balance or a lawful reason, or what hangs on the
// person or the recipient that changes: their agreement above all. @cite hmg-2018 p.14 Myth-busting guide
#pragma once

#include "casework/case_file.h"
#include "casework/draft.h"

namespace sharewell::casework {

/// Again: the same person and recipient, because something has changed or advice was given.
enum class Repeat { AnotherPerson, AnotherRecipient, Again };

/// Answers that the pack does not have (any more) are left out, and asked.
/// @cite hmg-2018 p.13 Myth-busting guide (consent); p.11 How
[[nodiscard]] Draft answers_again(const guidance::Pack& pack, const DecisionView& decision, Repeat repeat);
/// The case file that a draft was begun in, to be chosen at first when it is decided.
void keep_file(Draft& draft, const FileRef& file);
[[nodiscard]] std::optional<FileRef> file_of(const Draft& draft);
/// The decision that a draft or the notes of a record decide again; nullopt if none.
[[nodiscard]] std::optional<SharingRef> follows(const Draft& draft);
[[nodiscard]] std::optional<SharingRef> follows(const json::object& notes);
/// The decision whose answers a draft or the notes of a record began with; nullopt if none.
[[nodiscard]] std::optional<SharingRef> repeated_in(const Draft& draft);
[[nodiscard]] std::optional<SharingRef> repeated_in(const json::object& notes);

}  // namespace sharewell::casework
