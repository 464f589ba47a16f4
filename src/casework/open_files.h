// SPDX-License-Identifier: MIT
// The open case files of a team for whoever leads it: those with the gravest risk first, the oldest concern
// first among them. @cite hmg-2018 p.9 Timely; requirements R102
//
// In: a desk. Out: a line for each case file in which something is still to be done. Never: for anybody but a
// lead; a file that this lead may not open. Each file is looked at, and that is on record.
#pragma once

#include "casework/times.h"

namespace sharewell::casework {

struct OpenFile {
  FileRef ref;
  std::string label;    ///< empty: not yet named
  std::string risk;     ///< an answer of the pack's question `risk`; empty: there is no decision yet
  int rank = 0;         ///< of the risk; not known counts as grave
  SharingRef decision;  ///< the gravest of those with something to do
  Times times{};
  std::size_t open = 0, overdue = 0;  ///< tasks
};
/// How grave an answer is: the more, the higher. @see requirements R186: what is not known is looked at first
[[nodiscard]] int rank_of(const guidance::Pack& pack, std::string_view risk);

/// errors  NotAllowed for anybody but a lead.
[[nodiscard]] Result<std::vector<OpenFile>> open_files(const Desk& desk);

}  // namespace sharewell::casework
