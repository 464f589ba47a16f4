// SPDX-License-Identifier: MIT
#include "paper/document.h"

namespace sharewell::paper {
namespace {

/// One part after the other, a blank line between them.
class Writer {
 public:
  explicit Writer(const Document& document) : out_(document.title + "\n") {}
  void operator()(const Heading& part) { begin() += part.text + ":\n"; }
  void operator()(const Paragraph& part) { begin() += part.text + "\n"; }
  void operator()(const Notice& part) { begin() += part.text + "\n"; }
  void operator()(const Definitions& part) {
    begin();
    for (const auto& [key, value] : part.rows) out_.append(key).append(": ").append(value).append("\n");
  }
  void operator()(const Numbered& part) {
    begin();
    for (std::size_t i = 0; i < part.items.size(); ++i)
      out_ += std::to_string(i + 1) + ". " + part.items[i] + "\n";
  }
  void operator()(const Table& part) {
    for (const auto& cells : part.rows) {
      begin();
      for (std::size_t i = 0; i < cells.size(); ++i)
        if (!cells[i].empty()) out_ += part.head[i] + ": " + cells[i] + "\n";
    }
  }
  std::string finish() && { return std::move(out_); }

 private:
  /// What follows a heading stands right under it.
  std::string& begin() {
    if (!out_.ends_with(":\n")) out_ += "\n";
    return out_;
  }
  std::string out_;
};

}  // namespace

std::string to_text(const Document& document) {
  Writer writer(document);
  for (const Part& part : document.parts) std::visit(writer, part);
  return std::move(writer).finish();
}

}  // namespace sharewell::paper
