// SPDX-License-Identifier: MIT
// Headings, paragraphs, lists and links with the library's classes.
//
// In: text or markup. Out: markup. Never: a style that a page invents for itself.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "web/html.h"

namespace sharewell::web {

/// The page's heading, h1.
[[nodiscard]] Html heading_xl(const Html& text);
[[nodiscard]] Html heading_l(const Html& text);  ///< h1, the usual one
[[nodiscard]] Html heading_m(const Html& text);  ///< h2
[[nodiscard]] Html heading_s(const Html& text);  ///< h3
[[nodiscard]] Html caption_l(const Html& text);  ///< small line over an h1
[[nodiscard]] Html paragraph(const Html& text);
[[nodiscard]] Html lead(const Html& text);  ///< first, larger paragraph
[[nodiscard]] Html small_print(const Html& text);
[[nodiscard]] Html strong(const Html& text);
[[nodiscard]] Html link(const Html& text, const Url& to);
/// With words that only screen readers speak: link("Change", url, "how worried you are").
[[nodiscard]] Html link(const Html& text, const Url& to, std::string_view visually_hidden);
/// "0800 1111" that rings when touched.
[[nodiscard]] Html telephone_link(std::string_view number);
[[nodiscard]] Html bullet_list(const std::vector<Html>& items);
[[nodiscard]] Html number_list(const std::vector<Html>& items);
[[nodiscard]] Html plain_list(const std::vector<Html>& items);
[[nodiscard]] Html visually_hidden(const Html& text);
[[nodiscard]] Html section_break();
/// A div with classes of the library or of web/scss.
[[nodiscard]] Html box(Literal classes, const Html& content);
[[nodiscard]] Html section(Literal classes, std::string_view id, const Html& content);
/// The column that text is read in; `aside` stands beside it on a wide screen and after it on a phone.
[[nodiscard]] Html two_thirds(const Html& content);
[[nodiscard]] Html two_columns(const Html& content, const Html& aside);
/// "Page 11, Information sharing in practice" in small letters.
[[nodiscard]] Html citation(const Html& text);

}  // namespace sharewell::web
