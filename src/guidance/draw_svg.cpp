// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "guidance/draw.h"
#include "guidance/svg.h"

namespace sharewell::guidance {
namespace {

constexpr std::string_view kInk = "#0b0c0c", kQuiet = "#505a5f", kEdge = "#858a8d", kPaper = "#ffffff",
                           kStrip = "#e5e8ea", kNone = "none";
constexpr int kPad = 10, kThin = 2, kThick = 4, kArrow = 12, kPill = 24, kTop = 20;

/// Where things stand in a column of a sheet.
struct Measures {
  int width, column, pitch;  ///< of the sheet, of a column, from one column to the next
  int question, leads_at, leads, size;
  bool beside;  ///< where a question leads stands beside it, not below
  [[nodiscard]] int line() const { return size + 5; }
};

constexpr Measures measures(Sheet sheet) {
  return sheet == Sheet::Phone ? Measures{288, 280, 0, 280, 76, 204, 15, false}
                               : Measures{1000, 486, 506, 308, 368, 118, 16, true};
}

/// The colour of an outcome, by how protective it is.
std::string_view tone_of(int rank, int highest) {
  if (rank == highest) return "#a80f1e";
  if (rank == 0) return "#4b3a78";
  return rank == 1 ? "#8a5a00" : "#00703c";
}

struct Line {
  std::string text;
  Weight weight;
};

/// Draws from the top down; `y_` is where the next thing goes. Things are the heads of steps, each with its
/// first box, and the other boxes; those from `turn` on stand in the second column.
class Drawing {
 public:
  Drawing(const Flowchart& chart, Sheet sheet, std::size_t turn)
      : chart_(chart), on_(measures(sheet)), turn_(turn) {
    for (std::size_t s = 0; s < chart_.steps.size(); ++s) step(chart_.steps[s], s);
    y_ = std::max(y_, lowest_) + kPad;
    left_ = kLeft;
    if (chart_.decides() != nullptr) paragraph("The thick line is the path of these answers.", Weight::Bold);
    paragraph(chart_.title + ". " + chart_.edition, Weight::Normal);
  }
  [[nodiscard]] int height() const { return y_ + kPad; }
  [[nodiscard]] std::size_t things() const { return things_; }
  std::string done(std::string_view title, std::string_view description) && {
    return std::move(svg_).done(on_.width, height(), title, description);
  }

 private:
  void begin_thing() {
    if (things_++ != turn_) return;
    lowest_ = y_;
    left_ += on_.pitch;
    y_ = kTop;
  }

  void step(const FlowStep& step, std::size_t index) {
    svg_.open(fmt::format("step-{}", index + 1));
    if (step.boxes.empty()) from_.reset();
    begin_thing();
    if (!step.title.empty()) strip(step, index);
    if (!step.lead.empty() || !step.questions.empty()) panel(step);
    for (const FlowBox& box : step.boxes) {
      if (&box != &step.boxes.front()) begin_thing();
      row(box);
    }
    svg_.close();
    if (step.boxes.empty()) y_ += kPad;
  }

  void strip(const FlowStep& step, std::size_t index) {
    const auto lines =
        lines_of(fmt::format("{}. {}", index + 1, step.title), Weight::Bold, on_.column - 2 * kPad);
    const Place place{left_, y_, on_.column, height_of(lines)};
    arrive(place.y);
    svg_.box("step", place, {step.lit ? kInk : kStrip, kNone, 0}, 3);
    write(lines, place, step.lit ? kPaper : kInk);
    leave(step, place);
  }

  /// What goes with a step: lines to read, questions and what was answered.
  void panel(const FlowStep& step) {
    std::vector<Line> lines;
    const int room = on_.column - 2 * kPad;
    std::string_view lead = step.lead;
    while (!lead.empty()) {
      const std::size_t end = std::min(lead.find('\n'), lead.size());
      add(lines, (end == step.lead.size() ? "" : "\u2022 ") + std::string(lead.substr(0, end)),
          Weight::Normal, room);
      lead.remove_prefix(std::min(end + 1, lead.size()));
    }
    for (const FlowQuestion& question : step.questions) {
      add(lines, "\u2022 " + std::string(question.ask), Weight::Normal, room);
      if (!question.answer.empty()) add(lines, "\u2192 " + std::string(question.answer), Weight::Bold, room);
    }
    const Place place{left_, y_, on_.column, height_of(lines)};
    arrive(place.y);
    svg_.box("panel", place, {kPaper, step.lit ? kInk : kEdge, step.lit ? kThick : kThin}, 3);
    write(lines, place, kInk);
    leave(step, place);
  }

  void row(const FlowBox& box) {
    const bool reached = box.state != FlowBox::State::Open;
    svg_.open(box.id);
    std::vector<Line> lines;
    const int room = on_.question - 2 * kPad;
    add(lines, fmt::format("{} ({})", box.ask, cited_pages(box.cite)), Weight::Normal, room);
    for (const std::string& because : box.because) add(lines, because, Weight::Bold, room);
    const Place place{left_, y_, on_.question, height_of(lines)};
    arrive(place.y);
    svg_.box("question", place, {kPaper, reached ? kInk : kEdge, reached ? kThick : kThin}, 8);
    write(lines, place, kInk);
    const Place end = leads_to(box, place);
    y_ = std::max(place.bottom(), end.bottom()) + kArrow + 4;
    if (!box.last) {
      const int pill = on_.beside ? place.bottom() + 3 : end.y + (end.height - kPill) / 2;
      from_ = From{left_, place.bottom(), box.state == FlowBox::State::Passed, pill};
      y_ = std::max(y_, pill + kPill + kArrow);
    }
    svg_.close();
  }

  /// The outcome of a box, and the way there.
  Place leads_to(const FlowBox& box, const Place& from) {
    const bool here = box.state == FlowBox::State::Decides;
    std::vector<Line> lines;
    const int room = on_.leads - 2 * kPad;
    if (here) add(lines, "These answers lead here:", Weight::Normal, room);
    add(lines, box.leads_to, Weight::Bold, room);
    const int height = height_of(lines), x = left_ + on_.leads_at;
    const int y = on_.beside ? std::max(from.y, from.y + (from.height - height) / 2)
                             : from.bottom() + kPill + kArrow + 3;
    const Place place{x, y, on_.leads, height};
    const std::string_view tone = tone_of(chart_.ranks[box.outcome], chart_.highest);
    way(from, place, here, box.last);
    svg_.box("outcome", place, {here ? tone : kPaper, tone, here ? kThick : kThin}, 8);
    write(lines, place, here ? kPaper : tone);
    return place;
  }

  void way(const Place& from, const Place& to, bool lit, bool last) {
    if (on_.beside) {
      const int y = std::min(from.y + from.height / 2, to.y + to.height / 2);
      arrow("yes", {{from.right(), y}, {to.x, y}}, lit);
      if (!last) pill("Yes", (from.right() + to.x - kArrow) / 2, y - kPill / 2, lit);
    } else {
      const int x = to.x + 30;
      arrow("yes", {{x, from.bottom()}, {x, to.y}}, lit);
      if (!last) pill("Yes", x, from.bottom() + 3, lit);
    }
  }

  /// The line that comes from the box or strip above, or from the foot of the column before.
  void arrive(int y) {
    if (!from_) return;
    const int x = from_->left + kSpine, to = left_ + kSpine;
    std::vector<std::pair<int, int>> points{{x, from_->y}, {to, y}};
    if (x != to) {
      const int low = std::max(lowest_, from_->pill.value_or(from_->y) + kPill + 4), gutter = left_ - 10;
      points = {{x, from_->y}, {x, low}, {gutter, low}, {gutter, 3}, {to, 3}, {to, y}};
      lowest_ = low;
    }
    arrow("no", points, from_->lit);
    if (from_->pill) pill("No", x, *from_->pill, from_->lit);
    from_.reset();
  }

  /// The way on from something that asks no question.
  void leave(const FlowStep& step, const Place& place) {
    y_ = place.bottom();
    if (step.boxes.empty()) return;
    from_ = From{left_, place.bottom(), step.lit, std::nullopt};
    y_ += kArrow + 6;
  }

  /// Through the points, with its head at the last, which lies right of or below the one before.
  void arrow(std::string_view kind, std::vector<std::pair<int, int>> points, bool lit) {
    const std::string_view ink = lit ? kInk : kEdge;
    const auto [x, y] = points.back();
    const bool down = points[points.size() - 2].first == x;
    points.back() = down ? std::pair{x, y - 9} : std::pair{x - 9, y};
    svg_.line(kind, points, ink, lit ? kThick + 1 : kThin);
    if (down)
      svg_.triangle({x - 7, y - 11}, {x + 7, y - 11}, {x, y - 1}, ink);
    else
      svg_.triangle({x - 11, y - 7}, {x - 11, y + 7}, {x - 1, y}, ink);
  }

  void pill(std::string_view word, int middle, int y, bool lit) {
    const int width = static_cast<int>(std::ceil(width_of(word, 15, Weight::Bold))) + 6;
    svg_.box("answer", {middle - width / 2, y, width, kPill}, {lit ? kInk : kPaper, lit ? kInk : kEdge, 1},
             kPill / 2);
    svg_.text(middle - width / 2 + 4, y + 17, 15, Weight::Bold, lit ? kPaper : kInk, word);
  }

  void paragraph(std::string_view words, Weight weight) {
    const auto lines = lines_of(words, weight, on_.width - 2 * kLeft);
    write(lines, {kLeft - kPad, y_ - kPad, 0, 0}, kQuiet);
    y_ += static_cast<int>(lines.size()) * on_.line();
  }

  void write(const std::vector<Line>& lines, const Place& place, std::string_view ink) {
    int y = place.y + kPad + on_.size - 2;
    for (const Line& line : lines) {
      svg_.text(place.x + kPad, y, on_.size, line.weight, ink, line.text);
      y += on_.line();
    }
  }

  void add(std::vector<Line>& lines, std::string_view words, Weight weight, int room) const {
    for (std::string& line : wrapped(words, on_.size, weight, room))
      lines.push_back({std::move(line), weight});
  }
  [[nodiscard]] std::vector<Line> lines_of(std::string_view words, Weight weight, int room) const {
    std::vector<Line> lines;
    add(lines, words, weight, room);
    return lines;
  }
  [[nodiscard]] int height_of(const std::vector<Line>& lines) const {
    return static_cast<int>(lines.size()) * on_.line() + 2 * kPad - 3;
  }

  static constexpr int kLeft = 4, kSpine = 24;
  /// Where the line to the next thing begins, and the "No" that stands on it.
  struct From {
    int left, y;
    bool lit;
    std::optional<int> pill;
  };
  const Flowchart& chart_;
  Measures on_;
  Svg svg_;
  std::size_t turn_, things_ = 0;
  int left_ = kLeft, y_ = kTop, lowest_ = 0;
  std::optional<From> from_;
};

/// The thing that the second column begins with: the one with which the drawing is least high.
std::size_t turn_of(const Flowchart& chart, Sheet sheet) {
  const Drawing one_column(chart, sheet, std::string::npos);
  std::size_t best = one_column.things();
  if (sheet == Sheet::Phone) return best;
  int least = one_column.height();
  for (std::size_t turn = 1; turn < one_column.things(); ++turn) {
    const int height = Drawing(chart, sheet, turn).height();
    if (height < least) best = turn;
    least = std::min(least, height);
  }
  return best;
}

}  // namespace

std::string draw_svg(const Flowchart& chart, Sheet sheet) {
  const FlowBox* decides = chart.decides();
  const std::string title = "Flowchart: whether to share. " + chart.edition;
  const std::string description =
      decides == nullptr
          ? "Questions in order. The first that fits leads to what the advice says."
          : fmt::format("The path of the answers given. It ends at: {} {}", decides->ask, said_of(*decides));
  return Drawing(chart, sheet, turn_of(chart, sheet)).done(title, description);
}

}  // namespace sharewell::guidance
