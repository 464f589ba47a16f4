// SPDX-License-Identifier: MIT
// GOV.UK Frontend's components at the edge of a page, as values (see form.h): the cookie banner, the request
// for feedback, and its footer without the crown, which only GOV.UK may show.
//
// In: options. Out: markup. Never: sets a cookie; draws a brand that is not ours.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "web/html.h"

namespace sharewell::web {

struct CookieAction {
  std::string text{};
  std::string type{};  ///< "submit"; without an address: "button"
  std::string name{}, value{}, classes{};
  std::optional<Url> href{};
  Attributes attributes{};
};
struct CookieMessage {
  Html heading{};
  Html text{};  ///< one paragraph; `content` wins
  Html content{};
  std::vector<CookieAction> actions{};
  bool hidden = false;
  std::string role{}, classes{};
  Attributes attributes{};
};
struct CookieBanner {
  std::vector<CookieMessage> messages{};
  std::string aria_label = "Cookie banner";
  bool hidden = false;
  std::string classes{};
  Attributes attributes{};
};
[[nodiscard]] Html render(const CookieBanner& banner);

struct Feedback {
  Html title{};
  Html text{};  ///< one paragraph; `content` wins
  Html content{};
  int heading_level = 2;
  std::string classes{};
  Attributes attributes{};
};
[[nodiscard]] Html render(const Feedback& feedback);

struct FooterItem {
  std::string text{};
  Url href = "/";
  Attributes attributes{};
};
struct FooterSection {
  std::string title{};
  std::string width = "full";  ///< "two-thirds"
  int columns = 0;             ///< 0: not said
  std::vector<FooterItem> items{};
};
struct FooterMeta {
  std::string visually_hidden_title = "Support links";
  std::vector<FooterItem> items{};
  Html text{};
};
/// Our style sheet leaves the library's styles of it out: they bring the royal arms.
struct GovukFooter {
  std::vector<FooterSection> navigation{};
  std::optional<FooterMeta> meta{};
  bool has_licence = true;
  Html licence{};    ///< without one: the Open Government Licence
  Html copyright{};  ///< without one: Crown copyright
  std::string container_classes{}, classes{};
  Attributes attributes{};
};
[[nodiscard]] Html render(const GovukFooter& footer);

}  // namespace sharewell::web
