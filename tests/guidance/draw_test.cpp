// SPDX-License-Identifier: MIT
// The picture of the flowchart, measured: nothing overlaps, no text leaves its box, and it shows what the
// list says.
#include "guidance/draw.h"

#include <gtest/gtest.h>

#include <random>
#include <regex>

#include "guidance/letters.h"
#include "small_pack.h"

namespace sharewell::guidance {
namespace {

struct Rect {
  std::string kind;
  double x, y, width, height;
  [[nodiscard]] double right() const { return x + width; }
  [[nodiscard]] double bottom() const { return y + height; }
};
struct Text {
  double x, y, size;
  bool bold;
  std::string words;
};
struct Seen {
  double width, height;
  std::vector<Rect> rects;
  std::vector<Text> texts;
};

std::string unescaped(std::string words) {
  for (const auto& [entity, letter] :
       {std::pair{"&quot;", "\""}, std::pair{"&lt;", "<"}, std::pair{"&gt;", ">"}, std::pair{"&amp;", "&"}})
    words = std::regex_replace(words, std::regex(entity), letter);
  return words;
}

Seen look_at(const std::string& svg) {
  Seen seen{};
  std::smatch found;
  EXPECT_TRUE(std::regex_search(svg, found, std::regex("viewBox=\"0 0 (\\d+) (\\d+)\"")));
  seen.width = std::stod(found[1]);
  seen.height = std::stod(found[2]);
  const std::regex rect(
      "<rect class=\"(\\w+)\" x=\"(\\d+)\" y=\"(\\d+)\" width=\"(\\d+)\" height=\"(\\d+)\"");
  for (std::sregex_iterator at(svg.begin(), svg.end(), rect), end; at != end; ++at)
    seen.rects.push_back(
        {(*at)[1], std::stod((*at)[2]), std::stod((*at)[3]), std::stod((*at)[4]), std::stod((*at)[5])});
  const std::regex text(
      "<text x=\"(\\d+)\" y=\"(\\d+)\" font-size=\"(\\d+)\" font-weight=\"(\\w+)\" [^>]*>([^<]*)<");
  for (std::sregex_iterator at(svg.begin(), svg.end(), text), end; at != end; ++at)
    seen.texts.push_back({std::stod((*at)[1]), std::stod((*at)[2]), std::stod((*at)[3]), (*at)[4] == "bold",
                          unescaped((*at)[5])});
  return seen;
}

/// A rough width by kinds of letters, apart from the table that the drawing uses: for Arial, rather too much.
double about_width(const Text& text) {
  double ems = 0;
  for (const char c : text.words) {
    if (std::string_view("ijl|!.,:;'()I ").contains(c))
      ems += 0.31;
    else if (std::string_view("frt-").contains(c))
      ems += 0.34;
    else if (std::string_view("mwMW").contains(c))
      ems += 0.86;
    else if (c >= 'A' && c <= 'Z')
      ems += 0.71;
    else
      ems += 0.55;
  }
  return ems * text.size * (text.bold ? 1.08 : 1);
}

bool overlap(const Rect& a, const Rect& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

void expect_tidy(const Seen& seen) {
  for (std::size_t i = 0; i < seen.rects.size(); ++i) {
    const Rect& rect = seen.rects[i];
    EXPECT_GE(rect.x, 0);
    EXPECT_LE(rect.right(), seen.width);
    EXPECT_LE(rect.bottom(), seen.height);
    for (std::size_t j = i + 1; j < seen.rects.size(); ++j)
      EXPECT_FALSE(overlap(rect, seen.rects[j]))
          << rect.kind << " at " << rect.y << ", " << seen.rects[j].kind << " at " << seen.rects[j].y;
  }
  for (const Text& text : seen.texts) {
    EXPECT_GE(text.size, 15) << text.words;
    double right = seen.width, bottom = seen.height;
    for (const Rect& rect : seen.rects)
      if (text.x >= rect.x && text.x <= rect.right() && text.y >= rect.y && text.y <= rect.bottom()) {
        right = rect.right();
        bottom = rect.bottom();
      }
    EXPECT_LE(text.x + about_width(text), right - 2) << text.words;
    EXPECT_LE(text.y + 4, bottom) << text.words;
  }
}

Answers random_answers(const Pack& pack, std::mt19937& random) {
  Answers answers;
  for (std::size_t q = 0; q < pack.questions().size(); ++q)
    if (random() % 8 != 0)
      answers.at[q] = static_cast<AnswerIndex>(random() % pack.questions()[q].answers.size());
  return answers;
}

TEST(FlowchartAsPicture, OverlapsNowhereAndKeepsTextInItsBoxOnBothSheets) {
  for (const Sheet sheet : {Sheet::Phone, Sheet::Paper})
    expect_tidy(look_at(draw_svg(flowchart_of(built_in(), std::nullopt), sheet)));
}

TEST(FlowchartAsPicture, StaysTidyWithThePathsOfRandomCases) {
  std::mt19937 random(5);  // NOLINT(cert-msc51-cpp): the same cases each time
  for (int i = 0; i < 60; ++i) {
    const Flowchart chart = flowchart_of(built_in(), random_answers(built_in(), random));
    expect_tidy(look_at(draw_svg(chart, i % 2 == 0 ? Sheet::Phone : Sheet::Paper)));
  }
}

TEST(FlowchartAsPicture, FitsAPhoneAndAPageOfA4) {
  const Flowchart chart = flowchart_of(built_in(), std::nullopt);
  EXPECT_LE(look_at(draw_svg(chart, Sheet::Phone)).width, 290) << "320 px less the margins of a page";
  const Seen paper = look_at(draw_svg(chart, Sheet::Paper));
  EXPECT_LE(paper.height / paper.width, 277.0 / 190) << "A4 less the margins of a printer";
}

/// The rules that the list names, in its order.
std::vector<std::string> rules_in_list(const std::string& list) {
  std::vector<std::string> ids;
  const std::regex item("\n  \\d+\\) (\\w+):");
  for (std::sregex_iterator at(list.begin(), list.end(), item), end; at != end; ++at) ids.push_back((*at)[1]);
  return ids;
}

/// The boxes of the picture, in its order; with `thick`, only those drawn thick.
std::vector<std::string> rules_in_picture(const std::string& svg, bool thick) {
  std::vector<std::string> ids;
  const std::regex group("<g id=\"(D\\d+)\">([^]*?)</g>");
  for (std::sregex_iterator at(svg.begin(), svg.end(), group), end; at != end; ++at) {
    const std::regex box("class=\"question\" [^>]*stroke-width=\"4\"");
    if (!thick || std::regex_search((*at)[2].str(), box)) ids.push_back((*at)[1]);
  }
  return ids;
}

TEST(FlowchartAsPicture, ShowsTheSameRulesAsTheList) {
  const Flowchart chart = flowchart_of(built_in(), std::nullopt);
  const auto listed = rules_in_list(draw_text(chart));
  EXPECT_EQ(listed.size(), 14u);
  EXPECT_EQ(rules_in_picture(draw_svg(chart, Sheet::Paper), false), listed);
  EXPECT_TRUE(rules_in_picture(draw_svg(chart, Sheet::Paper), true).empty());
}

TEST(FlowchartAsPicture, ThickensThePathThatTheListTellsAndNothingElse) {
  std::mt19937 random(6);  // NOLINT(cert-msc51-cpp)
  for (int i = 0; i < 30; ++i) {
    const Flowchart chart = flowchart_of(built_in(), random_answers(built_in(), random));
    const std::string svg = draw_svg(chart, Sheet::Phone);
    EXPECT_EQ(rules_in_picture(svg, true), rules_in_list(draw_text(chart)));
    const std::regex lit("class=\"outcome\" [^>]*stroke-width=\"4\"");
    EXPECT_EQ(std::distance(std::sregex_iterator(svg.begin(), svg.end(), lit), {}), 1);
    EXPECT_NE(svg.find(">These answers lead"), std::string::npos) << "marked in words, not only in colour";
  }
}

TEST(FlowchartAsPicture, SpeaksToScreenReadersAndNeedsNoStyleScriptOrLink) {
  const std::string svg = draw_svg(flowchart_of(built_in(), Answers{}), Sheet::Paper);
  for (const char* part :
       {"role=\"img\"", "aria-labelledby=\"title description\"", "<title id=\"title\">",
        "<desc id=\"description\">", "lang=\"en\"", "July 2018", "Replaced on 19 April 2024"})
    EXPECT_NE(svg.find(part), std::string::npos) << part;
  for (const char* part : {"style", "<script", "href", "url(", "<image", "font-face", "current"})
    EXPECT_EQ(svg.find(part), std::string::npos) << part;
}

TEST(FlowchartAsPicture, EscapesWhatThePackSays) {
  auto files = small_pack();
  std::string& words = bytes_of_file(files, "words.en.toml");
  words.replace(words.find("The risk is high."), 17, "Risk <script> & so");
  const auto pack = Pack::load(files);
  ASSERT_TRUE(pack.has_value());
  const std::string svg = draw_svg(flowchart_of(*pack, std::nullopt), Sheet::Phone);
  EXPECT_NE(svg.find("Risk &lt;script&gt; &amp; so"), std::string::npos);
  EXPECT_EQ(svg.find("<script"), std::string::npos);
}

TEST(DecisionDiagram, LeadsToEveryOutcome) {
  const std::string dot = draw_diagram(built_in());
  EXPECT_TRUE(dot.starts_with("digraph"));
  for (std::size_t o = 0; o < built_in().outcomes().size(); ++o)
    EXPECT_NE(dot.find(" -> o" + std::to_string(o) + " "), std::string::npos) << o;
}

TEST(Letters, BreakBetweenWordsAndInsideOnlyWhatIsTooLong) {
  EXPECT_EQ(wrapped("one two three", 10, Weight::Normal, 40), (std::vector<std::string>{"one two", "three"}));
  EXPECT_EQ(wrapped("one\ntwo", 10, Weight::Normal, 400), (std::vector<std::string>{"one", "two"}));
  for (const std::string& line : wrapped("a Donaudampfschifffahrtsgesellschaft b", 10, Weight::Bold, 60))
    EXPECT_LE(width_of(line, 10, Weight::Bold), 60) << line;
}

TEST(Letters, NeverBreakALetterOfSeveralBytes) {
  for (const std::string& line : wrapped("\u00e9\u00e9\u00e9\u00e9\u00e9", 10, Weight::Normal, 25))
    EXPECT_EQ(line.size() % 2, 0u) << line;
  EXPECT_EQ(wrapped("\u20ac\u20ac", 10, Weight::Normal, 1).size(), 2u) << "one letter a line at the least";
}

}  // namespace
}  // namespace sharewell::guidance
