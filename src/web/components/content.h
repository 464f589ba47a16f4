// SPDX-License-Identifier: MIT
// GOV.UK Frontend's components that show something, as values (see form.h for how they mirror its macros).
//
// In: options. Out: markup.
// Never: says something by colour alone; the text carries it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "web/html.h"

namespace sharewell::web {

struct BackLink {
  Html text = "Back";
  Url href = "#";
  std::string classes{};
  Attributes attributes{};
};
[[nodiscard]] Html render(const BackLink& link);

struct Details {
  Html summary{};  ///< what is always seen: "Why we ask this"
  Html text{};
  bool open = false;
  std::string id{}, classes{};
  Attributes attributes{};
};
[[nodiscard]] Html render(const Details& details);

struct InsetText {
  Html text{};
  std::string id{}, classes{};
  Attributes attributes{};
};
[[nodiscard]] Html render(const InsetText& inset);

struct WarningText {
  Html text{};
  std::string icon_fallback_text = "Warning";
  std::string classes{};
  Attributes attributes{};
};
[[nodiscard]] Html render(const WarningText& warning);

struct NotificationBanner {
  Html text{};  ///< one line, drawn as a heading; `content` wins
  Html content{};
  Html title{};  ///< without one: "Important", or "Success"
  bool success = false;
  int title_heading_level = 2;
  std::string title_id = "govuk-notification-banner-title";
  std::string role{}, classes{};
  std::optional<bool> disable_auto_focus{};
  Attributes attributes{};
};
[[nodiscard]] Html render(const NotificationBanner& banner);

struct PanelAction {
  Html text{};
  std::optional<Url> href{};
  std::string type{}, classes{};  ///< type "button" draws a link as a button
  Attributes attributes{};
};
struct PanelActions {
  std::vector<PanelAction> items{};
  std::string classes{};
  Attributes attributes{};
};
struct Panel {
  Html title{};
  Html text{};
  int heading_level = 1;
  std::string classes{};  ///< "govuk-panel--interruption" for one decision that interrupts
  std::optional<PanelActions> actions{};
  Attributes attributes{};
};
[[nodiscard]] Html render(const Panel& panel);

struct Tag {
  Html text{};
  std::string classes{};  ///< "govuk-tag--red"
  Attributes attributes{};
};
[[nodiscard]] Html render(const Tag& tag);

struct PhaseBanner {
  Tag tag{};
  Html text{};
  std::string classes{};
  Attributes attributes{};
};
[[nodiscard]] Html render(const PhaseBanner& banner);

struct SummaryCell {
  Html text{};
  std::string classes{};
};
struct SummaryAction {
  Html text{};
  Url href = "#";
  std::string visually_hidden_text{};  ///< what is changed: "how worried you are"
  std::string classes{};
  Attributes attributes{};
};
struct SummaryActions {
  std::vector<SummaryAction> items{};
  std::string classes{};
};
struct SummaryRow {
  SummaryCell key{}, value{};
  std::optional<SummaryActions> actions{};
  std::string classes{};
};
struct SummaryTitle {
  Html text{};
  int heading_level = 2;
  std::string classes{};
};
struct SummaryCard {
  std::optional<SummaryTitle> title{};
  std::optional<SummaryActions> actions{};
  std::string classes{};
  Attributes attributes{};
};
struct SummaryList {
  std::vector<SummaryRow> rows{};
  std::optional<SummaryCard> card{};
  std::string classes{};
  Attributes attributes{};
};
[[nodiscard]] Html render(const SummaryList& list);

struct TableCell {
  Html text{};
  std::string format{};  ///< "numeric"
  std::string classes{};
  int colspan = 0, rowspan = 0;  ///< 0: not said
  Attributes attributes{};
};
struct Table {
  std::string caption{}, caption_classes{};
  std::optional<std::vector<TableCell>> head{};
  std::vector<std::vector<TableCell>> rows{};
  bool first_cell_is_header = false;
  std::string classes{};
  Attributes attributes{};
};
[[nodiscard]] Html render(const Table& table);

struct TaskTitle {
  Html text{};
  std::string classes{};
};
struct TaskStatus {
  Html text{};  ///< plain, as "Completed"; `tag` wins
  std::optional<Tag> tag{};
  std::string classes{};
};
struct TaskItem {
  TaskTitle title{};
  Html hint{};
  TaskStatus status{};
  std::optional<Url> href{};
  std::string classes{};
};
struct TaskList {
  std::vector<TaskItem> items{};
  std::string id_prefix = "task-list";
  std::string classes{};
  Attributes attributes{};
};
[[nodiscard]] Html render(const TaskList& list);

}  // namespace sharewell::web
