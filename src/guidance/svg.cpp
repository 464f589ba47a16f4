// SPDX-License-Identifier: MIT
#include "guidance/svg.h"

#include <fmt/format.h>

#include "base/xml.h"

namespace sharewell::guidance {
void Svg::open(std::string_view id) { body_ += fmt::format("<g id=\"{}\">\n", xml_text(id)); }
void Svg::close() { body_ += "</g>\n"; }

void Svg::box(std::string_view kind, const Place& place, const Paint& paint, int rounded) {
  body_ += fmt::format(
      "<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\" fill=\"{}\" stroke=\"{}\" "
      "stroke-width=\"{}\"/>\n",
      kind, place.x, place.y, place.width, place.height, rounded, paint.fill, paint.stroke, paint.thickness);
}

void Svg::line(std::string_view kind, const std::vector<std::pair<int, int>>& points, std::string_view stroke,
               int thickness) {
  std::string list;
  for (const auto& [x, y] : points) list += fmt::format("{}{},{}", list.empty() ? "" : " ", x, y);
  body_ +=
      fmt::format("<polyline class=\"{}\" points=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\"/>\n",
                  kind, list, stroke, thickness);
}

void Svg::triangle(std::pair<int, int> a, std::pair<int, int> b, std::pair<int, int> c,
                   std::string_view fill) {
  body_ += fmt::format("<polygon points=\"{},{} {},{} {},{}\" fill=\"{}\"/>\n", a.first, a.second, b.first,
                       b.second, c.first, c.second, fill);
}

void Svg::text(int x, int y, int size, Weight weight, std::string_view fill, std::string_view words) {
  body_ += fmt::format("<text x=\"{}\" y=\"{}\" font-size=\"{}\" font-weight=\"{}\" fill=\"{}\">{}</text>\n",
                       x, y, size, weight == Weight::Bold ? "bold" : "normal", fill, xml_text(words));
}

std::string Svg::done(int width, int height, std::string_view title, std::string_view description) && {
  return fmt::format(
             "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" "
             "height=\"{1}\" role=\"img\" aria-labelledby=\"title description\" lang=\"en\" "
             "font-family=\"Arial, Helvetica, 'Liberation Sans', sans-serif\">\n"
             "<title id=\"title\">{2}</title>\n<desc id=\"description\">{3}</desc>\n"
             "<rect width=\"{0}\" height=\"{1}\" fill=\"#ffffff\"/>\n",
             width, height, xml_text(title), xml_text(description)) +
         body_ + "</svg>\n";
}

}  // namespace sharewell::guidance
