// SPDX-License-Identifier: MIT
// How much room text takes in a picture, estimated without a font: rather too much than too little.
//
// In: UTF-8 text and a size in units of the picture. Out: widths, lines. Never: a line wider than asked for,
// unless a single letter is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sharewell::guidance {

enum class Weight { Normal, Bold };

/// Wide enough for Arial and its likes with a tenth to spare. DejaVu Sans, the widest that a system is likely
/// to fall back to, takes 4 in 100 more than this.
[[nodiscard]] double width_of(std::string_view text, int size, Weight weight);

/// The text in lines of at most `width`, broken between words, and within a word that is too long by itself.
/// A line end of the text ends a line.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, int size, Weight weight, double width);

}  // namespace sharewell::guidance
