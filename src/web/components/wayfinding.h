// SPDX-License-Identifier: MIT
// GOV.UK Frontend's components that lead somewhere, as values (see form.h): breadcrumbs, pages of a list,
// languages, tabs. Without its script tabs are a list of contents over their panels.
//
// In: options. Out: markup. Never: hides a panel from whoever runs no script.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "web/html.h"

namespace sharewell::web {

struct Breadcrumb {
  Html text{};
  std::optional<Url> href{};  ///< absent: this very page
  Attributes attributes{};
};
struct Breadcrumbs {
  std::vector<Breadcrumb> items{};
  bool collapse_on_mobile = false;
  std::string label_text = "Breadcrumb";
  std::string classes{};
  Attributes attributes{};
};
[[nodiscard]] Html render(const Breadcrumbs& breadcrumbs);

struct PaginationItem {
  std::string number{};
  Url href = "#";
  std::optional<std::string> visually_hidden_text{};  ///< absent: "Page 3"
  bool current = false;
  bool ellipsis = false;  ///< pages left out; nothing else is drawn
  Attributes attributes{};
};
struct PaginationLink {
  Html text{};  ///< without one: "Previous page", "Next page"
  Url href = "#";
  std::string label_text{};  ///< what is there, where there are no numbers
  Attributes attributes{};
};
struct Pagination {
  std::optional<PaginationLink> previous{}, next{};
  std::optional<std::vector<PaginationItem>> items{};
  std::string landmark_label = "Pagination";
  std::string classes{};
  Attributes attributes{};
};
[[nodiscard]] Html render(const Pagination& pagination);

struct Language {
  Html text{};
  std::optional<Url> href{};  ///< absent: the language of this page
  bool current = false;
  std::string lang{}, href_lang{}, dir{};
  std::string description{};  ///< for screen readers: "Change language to Welsh"
  std::string classes{};
  Attributes attributes{};
};
struct LanguageNavigation {
  std::vector<Language> items{};
  std::string aria_label = "Language";
  std::string classes{};
  Attributes attributes{};
};
[[nodiscard]] Html render(const LanguageNavigation& navigation);

struct Tab {
  std::string id{};  ///< without one: the prefix and its place, from 1
  std::string label{};
  Html text{};  ///< one paragraph; `content` wins
  Html content{};
  Attributes attributes{}, panel_attributes{};
};
struct Tabs {
  std::vector<Tab> items{};
  std::string id{}, id_prefix{};
  std::string title = "Contents";
  std::string classes{};
  Attributes attributes{};
};
[[nodiscard]] Html render(const Tabs& tabs);

}  // namespace sharewell::web
