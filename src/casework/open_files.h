// SPDX-License-Identifier: MIT
// The open case files of a team for whoever leads it: those with the gravest risk first, the oldest concern
// first among them. @cite hmg-2018 p.9 Timely; requirements R102
//
// In: a desk, and which page. Out: a page's worth of lines, one for each case file in which something is
// still to be done. Never: for anybody but a lead; a file that this lead may not open. Each file of the page
// is looked at, and that is on record; of the others nothing is shown but that there are so many.
#pragma once

#include "casework/file_order.h"
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

/// What a list says of the file. @pre it was looked at, or nothing but its place leaves (file_order.h)
[[nodiscard]] OpenFile line_of(const Desk& desk, const CaseFileView& file);

inline constexpr std::size_t kOpenFilesOfAPage = 25;  ///< so that one request looks into no more
struct OpenFilesPage {
  std::vector<OpenFile> files;
  std::size_t page = 1, pages = 1;  ///< from 1
  std::size_t all = 0;              ///< files in the whole list
};
/// in      page: from 1; one after the last is the last.
/// errors  NotAllowed for anybody but a lead.
[[nodiscard]] Result<OpenFilesPage> open_files(const Desk& desk, FileOrder& order, std::size_t page = 1);

}  // namespace sharewell::casework
