// SPDX-License-Identifier: MIT
// What somebody is told of people who were found: why they fit, whom to ask; and once, before a case file is
// opened or named or somebody is noted, that it may be the same child as another.
//
// In: a visit, what was typed. Out: markup, and a mark that the form carries so that it warns once. Never:
// stands in the way: the same form sent again passes, and a search that fails is no warning.
#pragma once

#include "casework/find_people.h"
#include "web/visit.h"
#include "web/words.h"

namespace sharewell::web::pages {

/// "Same name, birth date one digit different".
[[nodiscard]] std::string why_in_words(const search::Why& why);

/// Those found, nearest first, each with a link to its case file; then whom to ask about files of others.
[[nodiscard]] Html found_html(const casework::PeopleFound& found);

struct Alike {
  Html warning{};                ///< empty: there is nothing to warn of, or it was done
  std::vector<FileRef> files{};  ///< that it warns of
  Hidden mark{};                 ///< to be sent along with the form
};
/// `file`: on which it is typed; empty if that is yet to be opened.
[[nodiscard]] Alike look_alikes(const Visit& visit, const casework::TypedSearch& typed, const FileRef& file,
                                words::Text what_to_do);
/// The mark as it was sent, for a form that is shown again for another reason.
[[nodiscard]] Hidden alike_mark(const Visit& visit);
/// The hidden fields of a form, the mark among them if there is one.
[[nodiscard]] std::vector<Hidden> with_mark(std::vector<Hidden> hidden, const Hidden& mark);

}  // namespace sharewell::web::pages
