// SPDX-License-Identifier: MIT
// A4 pages filled from the top with rows of text, each tagged with what it is. For pdf.cpp only; the one
// place that knows cairo and Pango.
//
// In: rows. Out: the bytes of a PDF. Never: breaks a page inside a tag of text, since what is drawn at a
// page's end (the foot) would be read out as part of it.
#pragma once

#include <cairo.h>
#include <pango/pango.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "paper/document.h"

namespace sharewell::paper {

struct Style {
  double size = 11;  ///< points
  bool bold = false;
  double grey = 0;     ///< 0 black, 1 white
  bool right = false;  ///< its lines end together, not begin
};

/// Some text of a row, beside others. Places and widths are in points from the left margin.
struct Cell {
  const char* tag = nullptr;  ///< "P", "TH", "LBody", ...; nullptr: seen, never read out
  std::string_view text{};
  double left = 0, width = 0;
  Style style{};
};

struct Row {
  const char* tag = nullptr;  ///< "TR", "LI"; nullptr: its cells stand alone
  std::vector<Cell> cells{};
  double before = 0, after = 0;  ///< space above and below
  double needs = 0;              ///< room below it without which it begins a new page
  bool ruled = false;            ///< a thin line below
  bool barred = false;           ///< a thick line at its left
};

class Sheet {
 public:
  /// `pages`: how many there are, if that is known.
  Sheet(const Document& document, int pages);
  Sheet(const Sheet&) = delete;
  Sheet& operator=(const Sheet&) = delete;
  ~Sheet();

  [[nodiscard]] static double width();  ///< between the margins

  void begin(const char* tag);
  void end(const char* tag);
  void row(const Row& row);
  /// What stands again on top of each page that begins from now on; nullptr: nothing.
  void head_of_pages(const Row* row) { head_ = row; }

  [[nodiscard]] int pages() const { return page_; }
  /// The last page ends. errors  TooLarge, Unavailable.
  [[nodiscard]] Result<std::string> finish();

 private:
  struct Laid;
  Laid lay(const Cell& cell);
  double draw(Laid& laid, double room);
  void draw_row(const Row& row);
  void break_page();
  void foot();
  void line(double left, double top, double right, double bottom, double width);
  [[nodiscard]] double room() const;

  const Document& document_;
  int pages_, page_ = 1;
  double y_;
  const Row* head_ = nullptr;
  std::string bytes_;
  std::unique_ptr<cairo_surface_t, void (*)(cairo_surface_t*)> surface_;
  std::unique_ptr<cairo_t, void (*)(cairo_t*)> cairo_;
  std::unique_ptr<PangoContext, void (*)(PangoContext*)> context_;
};

/// Whether text can be drawn at all here.
[[nodiscard]] bool any_font();

}  // namespace sharewell::paper
