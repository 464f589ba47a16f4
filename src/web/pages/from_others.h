// SPDX-License-Identifier: MIT
// What was asked of others and what came from them, as a case file and the questions show it.
//
// In: a file that was looked at; a draft that was begun in one. Out: markup. Never: weighs what came; shows
// it to somebody who may not open the file.
// @cite hmg-2018 p.14 Myth 5
#pragma once

#include "casework/asking.h"
#include "web/pages/on_draft.h"
#include "web/visit.h"

namespace sharewell::web::pages {

/// "The police".
[[nodiscard]] std::string body_words(const Visit& visit, std::string_view body);

/// Both lists under their headings, newest first; nothing where there is none.
[[nodiscard]] Html from_others_html(const Visit& visit, const casework::CaseFileView& file);

/// What came about the child of the case file that the draft was begun in, to stand beside the questions and
/// the recommendation; empty if there is none. Stands in nobody's way: where it cannot be read, it says so.
[[nodiscard]] Html beside_questions(const Visit& visit, const casework::Draft& draft);
/// The column of a page with that beside it, where there is any.
[[nodiscard]] Html with_beside(const Html& content, const Html& beside);

/// Before a decision goes into a case file that was only just chosen: what came there, once, and a mark that
/// the form carries so that the same form sent again passes. Empty if there is nothing to read.
struct ReadFirst {
  Html warning{};
  Hidden mark{};
};
[[nodiscard]] Result<ReadFirst> read_first(const Visit& visit, const casework::Draft& draft,
                                           const FileRef& chosen);

}  // namespace sharewell::web::pages
