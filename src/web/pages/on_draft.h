// SPDX-License-Identifier: MIT
// What the pages of one draft share.
//
// In: a visit whose address holds a draft's reference. Out: the draft, or the page to show instead.
// Never: somebody else's draft; nobody learns whether it exists.
#pragma once

#include <optional>

#include "casework/interview.h"
#include "casework/record_decision.h"
#include "web/visit.h"

namespace sharewell::web::pages {

struct DraftOrGone {
  std::optional<casework::Draft> draft{};
  std::optional<http::Response> gone{};  ///< recorded already: its record; else not found
  bool damaged = false;                  ///< it is there, and cannot be read
};
[[nodiscard]] DraftOrGone open_draft(const Visit& visit);
[[nodiscard]] Url draft_url(const casework::Draft& draft);
/// The next page that matters, or the check.
[[nodiscard]] Url after_answers(const Visit& visit, const casework::Draft& draft);

/// The answers so far as a list of questions and what was said.
[[nodiscard]] Html path_in_words(const guidance::Pack& pack, const casework::Draft& draft);
/// What was chosen in a field, in words; "Not answered" if nothing was.
[[nodiscard]] std::string said_in(const casework::Field& field);

}  // namespace sharewell::web::pages
