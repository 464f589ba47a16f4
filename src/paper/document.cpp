// SPDX-License-Identifier: MIT
#include "paper/document.h"

#include <algorithm>

#include "base/text.h"

namespace sharewell::paper {
namespace {

/// Adds up a document's text and rows, and remembers the first thing that is wrong with it.
class Count {
 public:
  void text(const std::string& text) {
    bytes_ += text.size();
    plain_ = plain_ && is_plain_text(text);
  }
  void operator()(const Heading& part) { row({part.text}); }
  void operator()(const Paragraph& part) { row({part.text}); }
  void operator()(const Notice& part) { row({part.text}); }
  void operator()(const Numbered& part) {
    for (const std::string& item : part.items) row({item});
  }
  void operator()(const Definitions& part) {
    for (const auto& [key, value] : part.rows) row({key, value});
  }
  void operator()(const Table& part) {
    square_ = square_ && !part.head.empty() && part.shares.size() == part.head.size() &&
              std::ranges::all_of(part.shares, [](double share) { return share > 0; });
    row(part.head);
    for (const auto& cells : part.rows) {
      square_ = square_ && cells.size() == part.head.size();
      row(cells);
    }
  }
  [[nodiscard]] Result<void> verdict() const {
    if (bytes_ > kDocumentBytes) return fail(ErrorCode::TooLarge, "more text than a document holds");
    if (rows_ > kDocumentRows) return fail(ErrorCode::TooLarge, "more rows than a document holds");
    if (!plain_) return fail(ErrorCode::BadInput, "text of a document is not plain text");
    if (!square_) return fail(ErrorCode::BadInput, "a table of a document has rows of different lengths");
    return {};
  }

 private:
  void row(const std::vector<std::string>& cells) {
    ++rows_;
    for (const std::string& cell : cells) text(cell);
  }
  std::size_t bytes_ = 0, rows_ = 0;
  bool plain_ = true, square_ = true;
};

}  // namespace

Result<void> check(const Document& document) {
  Count count;
  for (const std::string* text : {&document.title, &document.reference, &document.foot}) count.text(*text);
  for (const Part& part : document.parts) std::visit(count, part);
  return count.verdict();
}

}  // namespace sharewell::paper
