// SPDX-License-Identifier: MIT
// A recommendation for a person at a terminal. In: a recommendation. Out: plain text in lines of 80
// characters. Never: says that something is lawful or safe; colours or control characters.
#pragma once

#include <iosfwd>
#include <string_view>

#include "decide/recommendation.h"

namespace sharewell::cli {

/// What the advice says, in two lines: for somebody who is still answering.
void print_headline(std::ostream& out, const decide::Recommendation& recommendation);

/// All of it: headline, reasons with pages, what to do and when, what was assumed, dated notices.
void print_recommendation(std::ostream& out, const decide::Recommendation& recommendation);

/// Prints text in lines of 80 characters, each after the first beginning with `indent` spaces.
void print_wrapped(std::ostream& out, std::string_view first, std::string_view text, std::size_t indent);

}  // namespace sharewell::cli
