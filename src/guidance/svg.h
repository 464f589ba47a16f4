// SPDX-License-Identifier: MIT
// An SVG document, written piece by piece. Presentation attributes only, so that it looks the same under a
// policy that allows no styles; no script, no link, no outside font.
//
// In: shapes and text in whole units from the top left. Out: the bytes. Never: text as markup.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "guidance/letters.h"

namespace sharewell::guidance {

struct Place {
  int x, y, width, height;
  [[nodiscard]] int right() const { return x + width; }
  [[nodiscard]] int bottom() const { return y + height; }
};

struct Paint {
  std::string_view fill, stroke;
  int thickness = 1;
};

class Svg {
 public:
  /// Opens a part that has a name of its own in the document.
  void open(std::string_view id);
  void close();
  void box(std::string_view kind, const Place& place, const Paint& paint, int rounded);
  /// A line through the points.
  void line(std::string_view kind, const std::vector<std::pair<int, int>>& points, std::string_view stroke,
            int thickness);
  void triangle(std::pair<int, int> a, std::pair<int, int> b, std::pair<int, int> c, std::string_view fill);
  /// The text's first letter begins at x; its letters stand on y.
  void text(int x, int y, int size, Weight weight, std::string_view fill, std::string_view words);
  /// The document, on white: `title` and `description` are for those who do not see it.
  [[nodiscard]] std::string done(int width, int height, std::string_view title,
                                 std::string_view description) &&;

 private:
  std::string body_;
};

}  // namespace sharewell::guidance
