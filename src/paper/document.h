// SPDX-License-Identifier: MIT
// What leaves the system on paper or as a file: one plain value, from which the PDF, the plain text and the
// CSV are all made, so that none can say something else than another.
//
// In: text that somebody who may read it has looked at. Out: a document, checked against its limits. Never:
// markup, a name of a font or a place on a page; reads a file, a network, a clock.
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.h"
#include "base/time.h"

namespace sharewell::paper {

struct Heading {
  std::string text;
};
struct Paragraph {
  std::string text;  ///< a line end is a line end
};
/// What must be seen before all else: that something was corrected.
struct Notice {
  std::string text;
};
struct Definitions {
  std::vector<std::pair<std::string, std::string>> rows;  ///< what, and what is said of it
};
struct Numbered {
  std::vector<std::string> items;
};
struct Table {
  std::vector<std::string> head;               ///< its length is that of each row
  std::vector<std::vector<std::string>> rows;  ///< one or more lines of text a cell
  std::vector<double> shares;                  ///< of the width, one for each column
};
using Part = std::variant<Heading, Paragraph, Notice, Definitions, Numbered, Table>;

struct Document {
  std::string title;
  std::string reference;  ///< on the foot of each page
  std::string foot;       ///< beside it
  Instant made_at;        ///< what the file gives as its date: the same document is the same bytes
  std::vector<Part> parts;
};

inline constexpr std::size_t kDocumentBytes = std::size_t{1} << 20;  ///< of all its text
inline constexpr std::size_t kDocumentRows = 20'000;                 ///< items and rows of all its parts
inline constexpr int kDocumentPages = 1000;

/// errors  TooLarge. BadInput: text that is not UTF-8 or holds control characters, or a row that does not fit
/// its table.
[[nodiscard]] Result<void> check(const Document& document);

/// A4, tagged for screen readers, numbered pages. errors  as check; TooLarge beyond kDocumentPages;
/// Unavailable: no font is installed.
[[nodiscard]] Result<std::string> to_pdf(const Document& document);

/// The same as lines, to paste into another system; without the foot.
[[nodiscard]] std::string to_text(const Document& document);

/// RFC 4180 with CR LF, in UTF-8. A cell that a spreadsheet would run as a formula begins with an apostrophe.
[[nodiscard]] std::string to_csv(const Table& table);

}  // namespace sharewell::paper
