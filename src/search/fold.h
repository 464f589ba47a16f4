// SPDX-License-Identifier: MIT
// A name as people write it, as the words that are compared: "Siân Ó Néill-MacKay" is "sian", "oneill",
// "mckay". The only door to ICU.
//
// In: a name in any script. Out: words of a to z, in the order of the name. Never: what is shown; a fold says
// less than the name did.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sharewell::search {

inline constexpr std::size_t kWordsOfAName = 6;     ///< further ones are left aside
inline constexpr std::size_t kLettersOfAWord = 31;  ///< so that a word's letters fit the bits of one number

/// Accents, case, apostrophes and the spelling of Mac go; "Ó" and "Mc" join what they stand before; particles
/// ("van", "al") and words like "baby" go if another word is left, "family" and "the" always. Other scripts
/// are written in Latin letters first.
[[nodiscard]] std::vector<std::string> words_of(std::string_view name);

}  // namespace sharewell::search
