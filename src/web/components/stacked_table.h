// SPDX-License-Identifier: MIT
// Sharewell's own: a table that on a phone becomes one block a row, each cell under its heading. Styles:
// web/scss.
//
// In: a caption, headings, rows of as many cells. Out: markup that stays a table to a screen reader. Never:
// scrolls sideways.
#pragma once

#include <string>
#include <vector>

#include "web/html.h"

namespace sharewell::web {

struct StackedTable {
  Html caption{};
  std::vector<std::string> head{};
  std::vector<std::vector<Html>> rows{};  ///< the first cell of each heads its row
};
[[nodiscard]] Html render(const StackedTable& table);

}  // namespace sharewell::web
