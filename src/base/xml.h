// SPDX-License-Identifier: MIT
// Words inside XML: an SVG, a JUnit report. In: any text in UTF-8. Out: the same as the content of an element
// or a quoted attribute. Never: lets markup through; a control character, which XML cannot hold, becomes a
// space.
#pragma once

#include <string>
#include <string_view>

namespace sharewell {

[[nodiscard]] std::string xml_text(std::string_view text);

}  // namespace sharewell
