// SPDX-License-Identifier: MIT
// Signing in, as the site itself does it: the page, the check and where to go on to.
//
// In: a visit, what to carry through. Out: a page or a session's token. Never: says which of name and
// password was wrong, or leads to another site.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "web/visit.h"

namespace sharewell::web::pages {

struct SignInShown {
  std::vector<Hidden> kept{};  ///< a POST to carry out afterwards
  std::string user{}, next{};
  std::optional<ErrorCode> problem{};
};
[[nodiscard]] http::Response sign_in_page(const Visit& visit, const SignInShown& shown);
/// The cookie's token. @errors as access::Sessions::sign_in.
[[nodiscard]] Result<std::string> try_sign_in(const Visit& visit);
/// A page of this site, or My work.
[[nodiscard]] Url page_after(std::string_view next);

}  // namespace sharewell::web::pages
