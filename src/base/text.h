// SPDX-License-Identifier: MIT
// Plain text as people type it. In: bytes. Out: checked or trimmed text, and the nearest known word.
// Never: changes what somebody wrote beyond trimming and line ends.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace sharewell {

/// True for well-formed UTF-8 (RFC 3629: no surrogates, no overlong forms) without control characters other
/// than tab, carriage return and line feed.
[[nodiscard]] bool is_plain_text(std::string_view text);
/// The byte offset of the first byte that is not well-formed UTF-8, or nullopt.
[[nodiscard]] std::optional<std::size_t> bad_utf8_at(std::string_view text);
/// Without spaces, tabs and line ends at either end; CR LF and CR become LF.
[[nodiscard]] std::string tidy(std::string_view typed);
/// The known word with the fewest edits to `word` (swaps count one), or nullopt if none is near enough to be
/// meant.
[[nodiscard]] std::optional<std::string_view> nearest(std::string_view word,
                                                      std::span<const std::string_view> known);

}  // namespace sharewell
