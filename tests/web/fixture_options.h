// SPDX-License-Identifier: MIT
// The JSON options of GOV.UK Frontend's fixtures as our components.
//
// In: the `options` of one case. Out: what our component renders for them.
// Never: corrects what a component does; a value that JavaScript takes for false is one that we do not have.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "web/components/components.h"

namespace sharewell::web {

using Options = json::object;
using Builder = Html (*)(const Options&);

/// The only way past `Html`'s and `Url`'s doors, for markup that the fixtures give as such.
struct FixtureDoor {
  static Html markup(std::string_view raw);
  static Url url(std::string_view raw);
  static Attributes attributes(const Options& options);  ///< its "attributes"
};

[[nodiscard]] bool truthy(const Options& options, std::string_view key);
[[nodiscard]] const Options& object_at(const Options& options,
                                       std::string_view key);                       ///< empty if it is none
[[nodiscard]] std::string string_at(const Options& options, std::string_view key);  ///< numbers as text
[[nodiscard]] std::optional<bool> flag_at(const Options& options, std::string_view key);
[[nodiscard]] std::optional<Url> url_at(const Options& options, std::string_view key);
/// `html` as markup, else `text` escaped.
[[nodiscard]] Html content_at(const Options& options, std::string_view html = "html",
                              std::string_view text = "text");
/// The items of an array, with empty objects for those that JavaScript takes for false.
[[nodiscard]] std::vector<Options> items_at(const Options& options, std::string_view key);

[[nodiscard]] Label label_of(const Options& options);
[[nodiscard]] std::optional<Hint> hint_of(const Options& options);
[[nodiscard]] ErrorMessage message_of(const Options& message);
[[nodiscard]] std::optional<ErrorMessage> error_of(const Options& options);
[[nodiscard]] Fieldset fieldset_of(const Options& fieldset);
[[nodiscard]] FormGroup group_of(const Options& options, std::string_view before, std::string_view after);
[[nodiscard]] Tag tag_of(const Options& tag);

[[nodiscard]] Html build_radios(const Options& options);
[[nodiscard]] Html build_checkboxes(const Options& options);
[[nodiscard]] Html build_date_input(const Options& options);
[[nodiscard]] Html build_summary_list(const Options& options);
[[nodiscard]] Html build_table(const Options& options);
[[nodiscard]] Html build_task_list(const Options& options);

[[nodiscard]] Html build_select(const Options& options);
[[nodiscard]] Html build_file_upload(const Options& options);
[[nodiscard]] Html build_character_count(const Options& options);
[[nodiscard]] Html build_breadcrumbs(const Options& options);
[[nodiscard]] Html build_pagination(const Options& options);
[[nodiscard]] Html build_language_navigation(const Options& options);
[[nodiscard]] Html build_tabs(const Options& options);
[[nodiscard]] Html build_cookie_banner(const Options& options);
[[nodiscard]] Html build_feedback(const Options& options);
[[nodiscard]] Html build_footer(const Options& options);

/// Component name to builder, all that Sharewell has.
[[nodiscard]] const std::map<std::string, Builder>& builders();

}  // namespace sharewell::web
