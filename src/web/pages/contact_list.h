// SPDX-License-Identifier: MIT
// The organisation's contacts where the journey tells somebody to ring.
//
// In: a signed-in visit; which kinds matter there. Out: names, numbers to tap, hours and notes. Never: stands
// before 999; shows the contacts of another organisation.
#pragma once

#include <initializer_list>
#include <string_view>

#include "web/visit.h"

namespace sharewell::web::pages {

/// "Children's social care" for "childrens-social-care".
[[nodiscard]] std::string_view kind_words(std::string_view kind);
/// One contact in a sentence or two, its number a link.
[[nodiscard]] Html contact_line(const record::ContactKept& contact);
/// A heading and the contacts of these kinds, or of every kind if none is named; nothing if there are none.
[[nodiscard]] Html contacts_html(const Visit& visit, std::initializer_list<std::string_view> kinds = {});
/// The kinds that somebody with this task rings.
[[nodiscard]] Html contacts_for_task(const Visit& visit, std::string_view obligation);

}  // namespace sharewell::web::pages
