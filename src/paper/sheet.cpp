// SPDX-License-Identifier: MIT
#include "paper/sheet.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <numeric>
#include <utility>

namespace sharewell::paper {
namespace {

constexpr double kWide = 595.276, kHigh = 841.89;  // A4 in points
constexpr double kSide = 56, kTop = 56, kBottom = 68;
constexpr double kLeading = 1.12;  // of a font's own line height
constexpr const char* kFamily = "Liberation Sans, Arial, DejaVu Sans";

cairo_status_t take(void* to, const unsigned char* bytes, unsigned length) {
  static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), length);
  return CAIRO_STATUS_SUCCESS;
}

using Layout = std::unique_ptr<PangoLayout, void (*)(PangoLayout*)>;
void free_layout(PangoLayout* layout) { g_object_unref(layout); }
void free_context(PangoContext* context) { g_object_unref(context); }

cairo_surface_t* surface_for(const Document& document, std::string& bytes) {
  cairo_surface_t* surface = cairo_pdf_surface_create_for_stream(take, &bytes, kWide, kHigh);
  const std::string at = to_rfc3339({document.made_at.ms / 1000 * 1000}).substr(0, 19) + "Z";
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, document.title.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Sharewell");
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, at.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, at.c_str());
  return surface;
}

PangoContext* context_for(cairo_t* cairo) {
  PangoContext* context = pango_cairo_create_context(cairo);
  pango_cairo_context_set_resolution(context, 72);  // so that a point is a point
  pango_context_set_language(context, pango_language_from_string("en-GB"));
  return context;
}

/// A line's own text, with a space where a line of the paragraph ended, so that it is not read as one word
/// with what follows.
std::string words_of(std::string_view text, const PangoLayoutLine& line) {
  const auto from = static_cast<std::size_t>(line.start_index), size = static_cast<std::size_t>(line.length);
  std::string words(text.substr(from, size));
  if (from + size < text.size() && text[from + size] == '\n') words += ' ';
  std::ranges::replace(words, '\t', ' ');
  return words;
}

double points(int pango_units) { return static_cast<double>(pango_units) / PANGO_SCALE; }

}  // namespace

/// A cell's text in lines, and how many of them are drawn.
struct Sheet::Laid {
  struct Line {
    std::string text;
    double left, ascent, height;
  };
  Cell cell;
  Layout layout;
  std::vector<Line> lines{};
  std::size_t drawn = 0;

  [[nodiscard]] bool done() const { return drawn == lines.size(); }
  [[nodiscard]] double height() const {
    return std::accumulate(lines.begin(), lines.end(), 0.0,
                           [](double sum, const Line& line) { return sum + line.height; });
  }
};

Sheet::Sheet(const Document& document, int pages)
    : document_(document),
      pages_(pages),
      y_(kTop),
      surface_(surface_for(document, bytes_), cairo_surface_destroy),
      cairo_(cairo_create(surface_.get()), cairo_destroy),
      context_(context_for(cairo_.get()), free_context) {}

// A surface writes to `bytes_` until it is finished, which must not outlive them.
Sheet::~Sheet() { cairo_surface_finish(surface_.get()); }

double Sheet::width() { return kWide - 2 * kSide; }
double Sheet::room() const { return kHigh - kBottom - y_; }

void Sheet::begin(const char* tag) {
  if (tag != nullptr) cairo_tag_begin(cairo_.get(), tag, "");
}
void Sheet::end(const char* tag) {
  if (tag != nullptr) cairo_tag_end(cairo_.get(), tag);
}

Sheet::Laid Sheet::lay(const Cell& cell) {
  Laid laid{cell, {pango_layout_new(context_.get()), free_layout}};
  PangoLayout* const layout = laid.layout.get();
  PangoFontDescription* font = pango_font_description_from_string(kFamily);
  pango_font_description_set_absolute_size(font, cell.style.size * PANGO_SCALE);
  if (cell.style.bold) pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description(layout, font);
  pango_font_description_free(font);
  pango_layout_set_width(layout, static_cast<int>(cell.width * PANGO_SCALE));
  pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
  if (cell.style.right) pango_layout_set_alignment(layout, PANGO_ALIGN_RIGHT);
  pango_layout_set_text(layout, cell.text.data(), static_cast<int>(cell.text.size()));
  if (cell.text.empty()) return laid;
  PangoLayoutIter* at = pango_layout_get_iter(layout);
  do {
    const PangoLayoutLine* line = pango_layout_iter_get_line_readonly(at);
    PangoRectangle place;
    pango_layout_iter_get_line_extents(at, nullptr, &place);
    laid.lines.push_back({words_of(cell.text, *line), points(place.x),
                          points(pango_layout_iter_get_baseline(at) - place.y),
                          points(place.height) * kLeading});
  } while (pango_layout_iter_next_line(at) != 0);
  pango_layout_iter_free(at);
  return laid;
}

/// As many of the lines left as there is room for, under one tag. Out: their height. Each is drawn by itself:
/// cairo would wrap the space at which Pango broke it in a tag of its own, at which some readers stop.
double Sheet::draw(Laid& laid, double room) {
  if (laid.done()) return 0;
  begin(laid.cell.tag);
  cairo_set_source_rgb(cairo_.get(), laid.cell.style.grey, laid.cell.style.grey, laid.cell.style.grey);
  pango_layout_set_width(laid.layout.get(), -1);
  double used = 0;
  for (; !laid.done() && used + laid.lines[laid.drawn].height <= room; ++laid.drawn) {
    const Laid::Line& line = laid.lines[laid.drawn];
    pango_layout_set_text(laid.layout.get(), line.text.data(), static_cast<int>(line.text.size()));
    cairo_move_to(cairo_.get(), kSide + laid.cell.left + line.left, y_ + used + line.ascent);
    pango_cairo_show_layout_line(cairo_.get(), pango_layout_get_line_readonly(laid.layout.get(), 0));
    used += line.height;
  }
  end(laid.cell.tag);
  return used;
}

void Sheet::row(const Row& row) {
  y_ += row.before;
  if (room() < row.needs) break_page();
  draw_row(row);
  y_ += row.after;
}

/// A row that would fit on a page of its own is not torn for less than a third of one.
void Sheet::draw_row(const Row& row) {
  std::vector<Laid> cells;
  double height = 0;
  for (const Cell& cell : row.cells) {
    cells.push_back(lay(cell));
    height = std::max(height, cells.back().height());
  }
  if (height > room() && (height < (kHigh - kTop - kBottom) / 3 || room() < 40)) break_page();
  while (page_ <= kDocumentPages) {
    double used = 0;
    begin(row.tag);
    for (Laid& cell : cells) used = std::max(used, draw(cell, room()));
    end(row.tag);
    if (row.barred) line(kSide + 2, y_, kSide + 2, y_ + used, 4);
    y_ += used;
    if (std::ranges::all_of(cells, &Laid::done)) break;
    break_page();
  }
  if (row.ruled) line(kSide, y_ + 3, kWide - kSide, y_ + 3, 0.5);
}

void Sheet::line(double left, double top, double right, double bottom, double width) {
  cairo_set_source_rgb(cairo_.get(), 0.45, 0.45, 0.45);
  cairo_set_line_width(cairo_.get(), width);
  cairo_move_to(cairo_.get(), left, top);
  cairo_line_to(cairo_.get(), right, bottom);
  cairo_stroke(cairo_.get());
}

void Sheet::break_page() {
  foot();
  cairo_show_page(cairo_.get());
  ++page_;
  y_ = kTop;
  if (const Row* const head = std::exchange(head_, nullptr)) {
    Row again = *head;  // it was read out where it stood first
    again.tag = nullptr;
    for (Cell& cell : again.cells) cell.tag = nullptr;
    row(again);
    head_ = head;
  }
}

void Sheet::foot() {
  const double saved = std::exchange(y_, kHigh - kBottom + 26);
  line(kSide, y_ - 8, kWide - kSide, y_ - 8, 0.5);
  const std::string left = document_.reference +
                           (document_.reference.empty() || document_.foot.empty() ? "" : "   ") +
                           document_.foot;
  const std::string right = "Page " + std::to_string(page_) + " of " + std::to_string(pages_);
  const Style small{.size = 8.5, .grey = 0.25};
  const double number = 80;
  Laid words = lay({.text = left, .left = 0, .width = width() - number, .style = small});
  Style beside = small;
  beside.right = true;
  Laid count = lay({.text = right, .left = width() - number, .width = number, .style = beside});
  draw(words, kBottom);
  draw(count, kBottom);
  y_ = saved;
}

Result<std::string> Sheet::finish() {
  if (page_ > kDocumentPages) return fail(ErrorCode::TooLarge, "more pages than a document holds");
  foot();
  cairo_show_page(cairo_.get());
  cairo_surface_finish(surface_.get());
  if (const cairo_status_t status = cairo_surface_status(surface_.get()); status != CAIRO_STATUS_SUCCESS)
    return fail(ErrorCode::Unavailable, cairo_status_to_string(status));
  if (const cairo_status_t status = cairo_status(cairo_.get()); status != CAIRO_STATUS_SUCCESS)
    return fail(ErrorCode::Unavailable, cairo_status_to_string(status));
  return std::move(bytes_);
}

bool any_font() {
  PangoFontFamily** families = nullptr;
  int count = 0;
  pango_font_map_list_families(pango_cairo_font_map_get_default(), &families, &count);
  g_free(static_cast<void*>(families));
  return count > 0;
}

}  // namespace sharewell::paper
