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
constexpr int kPad = 10, kThin = 2, kThick = 5, kArrow = 9, kPill = 24, kGap = 42;

/// Where things stand on a sheet.
struct Measures {
  int width, left, question, leads_at, leads, size;
  bool beside;  ///< where a question leads stands beside it, not below
  [[nodiscard]] int line() const { return size + 5; }
  [[nodiscard]] int spine() const { return left + 26; }
};

constexpr Measures measures(Sheet sheet) {
  return sheet == Sheet::Phone ? Measures{288, 4, 280, 84, 200, 15, false}
                               : Measures{640, 6, 410, 480, 154, 16, true};
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

/// Draws from the top down; `y_` is where the next thing goes.
class Drawing {
 public:
  Drawing(const Flowchart& chart, Sheet sheet) : chart_(chart), on_(measures(sheet)) {}

  std::string done(std::string_view title, std::string_view description) && {
    const bool lit = chart_.decides() != nullptr;
    for (std::size_t s = 0; s < chart_.steps.size(); ++s) step(chart_.steps[s], s);
    y_ += kPad;
    if (lit) paragraph("The thick line is the path of these answers.", Weight::Bold);
    paragraph(chart_.title + ". " + chart_.edition, Weight::Normal);
    return std::move(svg_).done(on_.width, y_ + kPad, title, description);
  }

 private:
  void step(const FlowStep& step, std::size_t index) {
    svg_.open(fmt::format("step-{}", index + 1));
    if (index > 0 && step.boxes.empty()) y_ += kPad + kPad / 2;
    if (!step.title.empty()) strip(step, index);
    if (!step.lead.empty() || !step.questions.empty()) panel(step);
    for (const FlowBox& box : step.boxes) row(box);
    svg_.close();
  }

  void strip(const FlowStep& step, std::size_t index) {
    const auto lines = lines_of(fmt::format("{}. {}", index + 1, step.title), Weight::Bold, wide() - 2 * kPad);
    const Place place{on_.left, y_, wide(), height_of(lines)};
    arrive(place.y);
    svg_.box("step", place, {step.lit ? kInk : kStrip, kNone, 0}, 3);
    write(lines, place, step.lit ? kPaper : kInk);
    y_ = place.bottom();
    leave(step, place.bottom());
  }

  /// What goes with a step: lines to read, questions and what was answered.
  void panel(const FlowStep& step) {
    if (!step.title.empty()) y_ += step.boxes.empty() ? 0 : kPad + kArrow;
    std::vector<Line> lines;
    const int room = wide() - 2 * kPad;
    const bool list = step.questions.empty();
    for (std::size_t at = 0; at < step.lead.size();) {
      const std::size_t end = std::min(step.lead.find('\n', at), step.lead.size());
      add(lines, (list ? "\u2022 " : "") + step.lead.substr(at, end - at), Weight::Normal, room);
      at = end + 1;
    }
    for (const FlowQuestion& question : step.questions) {
      add(lines, "\u2022 " + question.ask, Weight::Normal, room);
      if (!question.answer.empty()) add(lines, "   " + question.answer, Weight::Bold, room);
    }
    const Place place{on_.left, y_, wide(), height_of(lines)};
    if (!step.boxes.empty()) arrive(place.y);
    svg_.box("panel", place, {kPaper, step.lit ? kInk : kEdge, step.lit ? kThick - 1 : kThin}, 3);
    write(lines, place, kInk);
    y_ = place.bottom();
    leave(step, place.bottom());
  }

  void row(const FlowBox& box) {
    const bool passed = box.state == FlowBox::State::Passed, here = box.state == FlowBox::State::Decides;
    svg_.open(box.id);
    std::vector<Line> lines;
    const int room = on_.question - 2 * kPad;
    add(lines, fmt::format("{} ({})", box.ask, cited_pages(box.cite)), Weight::Normal, room);
    for (const std::string& because : box.because) add(lines, because, Weight::Bold, room);
    y_ += from_ ? kGap - kPill : 0;
    const Place place{on_.left, y_, on_.question, height_of(lines)};
    arrive(place.y);
    svg_.box("question", place, {kPaper, passed || here ? kInk : kEdge, passed || here ? kThick - 1 : kThin},
             8);
    write(lines, place, kInk);
    const Place end = leads_to(box, place);
    y_ = std::max(place.bottom(), end.bottom());
    from_.reset();
    if (!box.last) {
      from_ = From{place.bottom(), passed};
      const int middle = on_.beside ? place.bottom() + kPill / 2 + 4 : (end.y + end.bottom()) / 2;
      no_ = middle - kPill / 2;
      no_lit_ = passed;
      y_ = std::max(y_, middle + kPill / 2);
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
    const int height = height_of(lines);
    const Place place{on_.leads_at, on_.beside ? std::max(from.y, from.y + (from.height - height) / 2)
                                               : from.bottom() + kGap,
                      on_.leads, height};
    const std::string_view tone = tone_of(chart_.ranks[box.outcome], chart_.highest);
    way(from, place, here, box.last);
    svg_.box("outcome", place, {here ? tone : kPaper, tone, here ? kThick : kThin}, 8);
    write(lines, place, here ? kPaper : tone);
    return place;
  }

  void way(const Place& from, const Place& to, bool lit, bool last) {
    const std::string_view ink = lit ? kInk : kEdge;
    const int thickness = lit ? kThick : kThin;
    if (on_.beside) {
      const int y = std::min(from.y + from.height / 2, to.y + to.height / 2);
      svg_.line("yes", {{from.right(), y}, {to.x - kArrow, y}}, ink, thickness);
      svg_.triangle({to.x - kArrow - 2, y - 7}, {to.x - kArrow - 2, y + 7}, {to.x - 1, y}, ink);
      if (!last) pill("Yes", (from.right() + to.x - kArrow) / 2, y - kPill / 2, lit);
    } else {
      const int x = to.x + 30;
      svg_.line("yes", {{x, from.bottom()}, {x, to.y - kArrow}}, ink, thickness);
      svg_.triangle({x - 7, to.y - kArrow - 2}, {x + 7, to.y - kArrow - 2}, {x, to.y - 1}, ink);
      if (!last) pill("Yes", x, from.bottom() + 4, lit);
    }
  }

  /// Draws the line that comes from the box or strip above, and its "No" if it has one.
  void arrive(int y) {
    if (!from_) return;
    const std::string_view ink = from_->lit ? kInk : kEdge;
    const int x = on_.spine();
    svg_.line("no", {{x, from_->y}, {x, y - kArrow}}, ink, from_->lit ? kThick : kThin);
    svg_.triangle({x - 7, y - kArrow - 2}, {x + 7, y - kArrow - 2}, {x, y - 1}, ink);
    if (no_) pill("No", x, *no_, no_lit_);
    no_.reset();
    from_.reset();
  }

  /// A way that no question stands at the beginning of.
  void leave(const FlowStep& step, int y) {
    if (step.boxes.empty()) return;
    from_ = From{y, step.lit};
  }

  void pill(std::string_view word, int middle, int y, bool lit) {
    const int width = static_cast<int>(std::ceil(width_of(word, 15, Weight::Bold))) + 8;
    svg_.box("answer", {middle - width / 2, y, width, kPill}, {lit ? kInk : kPaper, lit ? kInk : kEdge, 1},
             kPill / 2);
    svg_.text(middle - width / 2 + 5, y + 17, 15, Weight::Bold, lit ? kPaper : kInk, word);
  }

  void paragraph(std::string_view words, Weight weight) {
    const auto lines = lines_of(words, weight, wide());
    write(lines, {on_.left - kPad, y_ - kPad, wide(), 0}, kQuiet);
    y_ += static_cast<int>(lines.size()) * on_.line() + kPad / 2;
  }

  void write(const std::vector<Line>& lines, const Place& place, std::string_view ink) {
    int y = place.y + kPad + on_.size - 2;
    for (const Line& line : lines) {
      svg_.text(place.x + kPad, y, on_.size, line.weight, ink, line.text);
      y += on_.line();
    }
  }

  void add(std::vector<Line>& lines, std::string_view words, Weight weight, int room) const {
    for (std::string& line : wrapped(words, on_.size, weight, room)) lines.push_back({std::move(line), weight});
  }
  [[nodiscard]] std::vector<Line> lines_of(std::string_view words, Weight weight, int room) const {
    std::vector<Line> lines;
    add(lines, words, weight, room);
    return lines;
  }
  [[nodiscard]] int height_of(const std::vector<Line>& lines) const {
    return static_cast<int>(lines.size()) * on_.line() + 2 * kPad - 3;
  }
  [[nodiscard]] int wide() const { return on_.width - 2 * on_.left; }

  /// Where the line to the next thing begins.
  struct From {
    int y;
    bool lit;
  };
  const Flowchart& chart_;
  Measures on_;
  Svg svg_;
  int y_ = 4;
  std::optional<From> from_;
  std::optional<int> no_;
  bool no_lit_ = false;
};

}  // namespace

std::string draw_svg(const Flowchart& chart, Sheet sheet) {
  const FlowBox* decides = chart.decides();
  const std::string title = "Flowchart: whether to share. " + chart.edition;
  const std::string description =
      decides == nullptr
          ? "Questions in order. The first that fits leads to what the advice says."
          : fmt::format("The path of the answers given. It ends at: {} {}", decides->ask, said_of(*decides));
  return Drawing(chart, sheet).done(title, description);
}

}  // namespace sharewell::guidance
