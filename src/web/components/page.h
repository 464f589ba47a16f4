// SPDX-License-Identifier: MIT
// A whole document: everything that every page carries, in one place.
//
// In: what differs from page to page. Out: a document that needs no script.
// Never: leaves out the emergency line, which advice this is, or the way to the main content.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "web/components/navigation.h"
#include "web/html.h"

namespace sharewell::web {

struct SignedIn {
  std::string name{};          ///< the person's, as their colleagues know them
  Url sign_out = "/sign-out";  ///< posted to
  std::string csrf{};          ///< the token that the form carries
};

struct Page {
  std::string title{};  ///< "<title> - Sharewell" is what the browser shows; neutral, never about a person
  bool has_errors = false;  ///< the browser's title then begins with "Error: "
  std::string organisation{};
  std::optional<SignedIn> signed_in{};
  std::vector<NavigationItem> navigation{};
  bool exit_this_page = true;
  bool emergency_line = true;  ///< off only on the danger page itself
  Url emergency = "/danger";   ///< where that line leads
  Html before{};               ///< a back link
  Html main{};                 ///< two_thirds(...) and the like
  Html ask{};                  ///< whom to ask: names, phone numbers
  Html edition{};              ///< which advice and edition this is, with its notices
  std::vector<FooterLink> footer_links{};
  std::string body_classes{};
};
[[nodiscard]] Html page(const Page& page);

}  // namespace sharewell::web
