// SPDX-License-Identifier: MIT
#include <numeric>

#include "paper/catalog.h"
#include "paper/document.h"
#include "paper/sheet.h"

namespace sharewell::paper {
namespace {

constexpr double kKeyWidth = 142, kGap = 12, kNumberWidth = 24;

/// Puts each part of a document on a sheet, under the tags that say what it is.
class Typesetter {
 public:
  explicit Typesetter(Sheet& sheet) : sheet_(sheet) {}

  void title(const std::string& text) {
    sheet_.row({.cells = {whole("H1", text, {.size = 20, .bold = true})}, .after = 8});
  }
  void operator()(const Heading& part) {
    sheet_.row({.cells = {whole("H2", part.text, {.size = 14, .bold = true})},
                .before = 14,
                .after = 5,
                .needs = 70});
  }
  void operator()(const Paragraph& part) {
    sheet_.row({.cells = {whole("P", part.text, {})}, .before = 4, .after = 7});
  }
  void operator()(const Notice& part) {
    Cell cell = whole("P", part.text, {});
    cell.left = 14;
    cell.width -= 14;
    sheet_.row({.cells = {cell}, .before = 2, .after = 10, .barred = true});
  }
  void operator()(const Numbered& part) {
    sheet_.begin("L");
    for (std::size_t i = 0; i < part.items.size(); ++i) {
      const std::string number = std::to_string(i + 1) + ".";
      sheet_.row({.tag = "LI",
                  .cells = {{"Lbl", number, 0, kNumberWidth, {}},
                            {"LBody", part.items[i], kNumberWidth, Sheet::width() - kNumberWidth, {}}},
                  .after = 4});
    }
    sheet_.end("L");
  }
  void operator()(const Definitions& part) {
    const double left = kKeyWidth + kGap;
    sheet_.begin("Table");
    for (const auto& [key, value] : part.rows)
      sheet_.row({.tag = "TR",
                  .cells = {{"TH", key, 0, kKeyWidth, {.bold = true}},
                            {"TD", value, left, Sheet::width() - left, {}}},
                  .after = 8,
                  .ruled = true});
    sheet_.end("Table");
  }
  void operator()(const Table& part) {
    sheet_.begin("Table");
    Row head = cells_of(part, part.head, "TH", {.size = 9, .bold = true});
    head.needs = 60;
    sheet_.row(head);
    sheet_.head_of_pages(&head);
    for (const auto& cells : part.rows) sheet_.row(cells_of(part, cells, "TD", {.size = 9.5}));
    sheet_.head_of_pages(nullptr);
    sheet_.end("Table");
  }

 private:
  static Cell whole(const char* tag, const std::string& text, Style style) {
    return {tag, text, 0, Sheet::width(), style};
  }
  static Row cells_of(const Table& table, const std::vector<std::string>& texts, const char* tag,
                      Style style) {
    const double all = std::accumulate(table.shares.begin(), table.shares.end(), 0.0);
    Row row{.tag = "TR", .after = 8, .ruled = true};
    double left = 0;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const double wide = Sheet::width() * table.shares[i] / all;
      row.cells.push_back({tag, texts[i], left, wide - kGap / 2, style});
      left += wide;
    }
    return row;
  }
  Sheet& sheet_;
};

void set(Sheet& sheet, const Document& document) {
  sheet.begin("Document");
  Typesetter typesetter(sheet);
  typesetter.title(document.title);
  for (const Part& part : document.parts) std::visit(typesetter, part);
  sheet.end("Document");
}

}  // namespace

Result<std::string> to_pdf(const Document& document) {
  SW_DO(check(document));
  if (!any_font()) return fail(ErrorCode::Unavailable, "no font is installed to make a PDF with");
  Sheet counted(document, 0);
  set(counted, document);
  Sheet sheet(document, counted.pages());
  set(sheet, document);
  SW_TRY(const std::string bytes, sheet.finish());
  return with_language(bytes, "en-GB");
}

}  // namespace sharewell::paper
