// SPDX-License-Identifier: MIT
// GOV.UK Frontend's components around a page, as values (see form.h), and our own footer: the library's
// carries the crown, which only GOV.UK may show.
//
// In: options. Out: markup.
// Never: draws a brand that is not ours.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "web/html.h"

namespace sharewell::web {

struct SkipLink {
  Html text = "Skip to main content";
  Url href = "#content";
  std::string classes{};
  Attributes attributes{};
};
[[nodiscard]] Html render(const SkipLink& link);

struct GenericHeader {
  Html logo{};  ///< text or an image with its words
  Url url = "/";
  std::string container_classes = "govuk-width-container";
  std::string classes{};
  Attributes attributes{};
};
[[nodiscard]] Html render(const GenericHeader& header);

struct NavigationItem {
  Html text{};
  std::optional<Url> href{};
  bool current = false;  ///< this very page
  bool active = false;   ///< a page of this part
  Attributes attributes{};
};
struct ServiceNavigation {
  std::string service_name{};
  std::optional<Url> service_url{};
  std::vector<NavigationItem> navigation{};
  std::string menu_button_text = "Menu";
  std::string menu_button_label{}, navigation_label{}, navigation_classes{};
  std::string navigation_id = "navigation";
  std::string aria_label = "Service information";
  std::optional<bool> collapse_navigation_on_mobile{};
  Html start{}, end{}, navigation_start{}, navigation_end{};  ///< slots
  bool end_inline = false;
  std::string classes{};
  Attributes attributes{};
};
[[nodiscard]] Html render(const ServiceNavigation& navigation);

struct ExitThisPage {
  Html text = markup("<span class=\"govuk-visually-hidden\">Emergency</span> Exit this page");
  Url redirect_url = "/leave";
  std::string id{}, classes{};
  Attributes attributes{};
};
[[nodiscard]] Html render(const ExitThisPage& exit);

struct FooterLink {
  Html text{};
  Url href = "/";
};
struct Footer {
  std::vector<FooterLink> links{};
  Html licence{};  ///< on what terms the advice is used and the program may be
};
[[nodiscard]] Html render(const Footer& footer);

}  // namespace sharewell::web
