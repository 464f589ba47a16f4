// SPDX-License-Identifier: MIT
// Counts that may be shown: a small one is held back, and so many others with it that nobody can work it out
// from the totals. Pure. @cite requirements R193; hmg-2018 p.11 When, question 3
//
// In: a table of counts, and the least count that is shown. Out: the same table with its totals, where what
// is held back is empty. Never: shows a count from 1 to below the least, a total among them; shows a set of
// counts from which one that is held back follows. A zero is shown: it counts nobody.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace sharewell::casework {

using Counts = std::vector<std::vector<std::uint32_t>>;                ///< rows of equal length
using Shown = std::vector<std::vector<std::optional<std::uint64_t>>>;  ///< empty: held back

/// With the totals as a last row and a last column.
/// @pre at least one row and one column
[[nodiscard]] Shown shown_counts(const Counts& counts, std::uint32_t least);

}  // namespace sharewell::casework
