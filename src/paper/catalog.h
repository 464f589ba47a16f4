// SPDX-License-Identifier: MIT
// What cairo 1.16 leaves out of a PDF's catalogue and a screen reader needs: the language, and that a window
// shows the document's title. For pdf.cpp only.
//
// In: a PDF as cairo writes it. Out: the same bytes with an update after them (ISO 32000-1, 7.5.6). Never:
// changes a byte of what was there.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace sharewell::paper {

/// errors  Unavailable: it is not spelt as cairo spells it, so that another version says so in a test.
[[nodiscard]] Result<std::string> with_language(const std::string& pdf, std::string_view language);

}  // namespace sharewell::paper
