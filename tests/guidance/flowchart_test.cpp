// SPDX-License-Identifier: MIT
// The flowchart of a pack, and the path of a case through it.
#include "guidance/flowchart.h"

#include <gtest/gtest.h>

#include <random>

#include "guidance/draw.h"
#include "small_pack.h"

namespace sharewell::guidance {
namespace {

constexpr const char* kSteps = R"(
[[step]]
id = "first"
rules = ["R1"]
questions = ["risk"]
[[step]]
id = "then"
rules = ["R2", "R3"]
[[step]]
id = "last"
outcomes = ["go"]
)";
constexpr const char* kStepWords = R"(
[step.first]
title = "First"
[step.then]
title = "Then"
[step.last]
title = "Last"
lead = "Go on.\nAnd on."
)";

Pack stepped() {
  auto files = small_pack();
  bytes_of_file(files, "rules.toml") += kSteps;
  bytes_of_file(files, "words.en.toml") += kStepWords;
  auto pack = Pack::load(files);
  EXPECT_TRUE(pack.has_value()) << (pack ? "" : one_line(pack.error().front()));
  return *std::move(pack);
}

std::vector<FlowBox> boxes_of(const Flowchart& chart) {
  std::vector<FlowBox> boxes;
  for (const FlowStep& step : chart.steps) boxes.insert(boxes.end(), step.boxes.begin(), step.boxes.end());
  return boxes;
}

Answers random_answers(const Pack& pack, std::mt19937& random) {
  Answers answers;
  for (std::size_t q = 0; q < pack.questions().size(); ++q)
    answers.at[q] = static_cast<AnswerIndex>(random() % pack.questions()[q].answers.size());
  return answers;
}

TEST(Flowchart, HasABoxForEveryRuleInTheOrderOfTheRules) {
  std::vector<std::string> ids;
  for (const FlowBox& box : boxes_of(flowchart_of(built_in(), std::nullopt))) {
    ids.emplace_back(box.id);
    EXPECT_EQ(box.state, FlowBox::State::Open);
    EXPECT_EQ(box.last, box.id == "D14");
    EXPECT_NE(box.ask, built_in().rules()[box.rule].text) << "the built-in pack asks in short words";
  }
  const auto rules = built_in().rule_ids();
  EXPECT_TRUE(std::ranges::equal(ids, rules));
}

TEST(Flowchart, IsOneStepOfTheRulesOwnTextsIfThePackHasNoSteps) {
  const auto pack = Pack::load(small_pack());
  ASSERT_TRUE(pack.has_value());
  const Flowchart chart = flowchart_of(*pack, std::nullopt);
  ASSERT_EQ(chart.steps.size(), 1u);
  ASSERT_EQ(chart.steps[0].boxes.size(), 3u);
  EXPECT_EQ(chart.steps[0].boxes[1].ask, "It is fine and they asked.");
  EXPECT_EQ(chart.steps[0].boxes[1].leads_to, "Go");
}

TEST(Flowchart, LightsTheRulesUpToTheOneThatFiresInRandomCases) {
  const Pack& pack = built_in();
  std::mt19937 random(11);  // NOLINT(cert-msc51-cpp): the same cases each time
  for (int i = 0; i < 2000; ++i) {
    const Answers answers = random_answers(pack, random);
    const Verdict verdict = pack.evaluate(pack.complete(answers));
    const Flowchart chart = flowchart_of(pack, answers);
    ASSERT_NE(chart.decides(), nullptr);
    ASSERT_EQ(chart.decides()->id, pack.rules()[verdict.rule].id);
    bool before = true;
    for (const FlowBox& box : boxes_of(chart)) {
      if (&box == &boxes_of(chart).front()) before = true;
      if (box.state == FlowBox::State::Decides)
        before = false;
      else
        ASSERT_EQ(box.state, before ? FlowBox::State::Passed : FlowBox::State::Open);
    }
  }
}

/// The questions whose answers these sentences give.
std::vector<std::size_t> named_in(const Pack& pack, const Answers& answers,
                                  const std::vector<std::string>& sentences) {
  std::vector<std::size_t> named;
  for (std::size_t q = 0; q < pack.questions().size(); ++q)
    if (std::ranges::find(sentences, pack.questions()[q].answers[answers.at[q]].said + ".") !=
        sentences.end())
      named.push_back(q);
  EXPECT_EQ(named.size(), sentences.size());
  return named;
}

TEST(Flowchart, NamesAnswersThatPassARuleOverOrFireItWhateverTheOthersAre) {
  const Pack& pack = built_in();
  std::mt19937 random(12);  // NOLINT(cert-msc51-cpp)
  for (int i = 0; i < 300; ++i) {
    const Answers answers = random_answers(pack, random);
    std::vector<std::size_t> counted;
    for (const FlowBox& box : boxes_of(flowchart_of(pack, answers))) {
      if (box.state == FlowBox::State::Open) break;
      for (const std::size_t q : named_in(pack, answers, box.because)) counted.push_back(q);
      for (int j = 0; j < 30; ++j) {
        Answers others = random_answers(pack, random);
        for (const std::size_t q : counted) others.at[q] = answers.at[q];
        const std::string& id = pack.rules()[pack.evaluate(pack.complete(others)).rule].id;
        if (box.state == FlowBox::State::Decides)
          ASSERT_EQ(id, box.id);
        else
          ASSERT_NE(id, box.id);
      }
    }
  }
}

TEST(Flowchart, NamesNoMoreThanIsNeeded) {
  const Pack pack = stepped();
  Answers answers;
  for (const auto& [question, answer] :
       {std::pair{"risk", "some"}, std::pair{"consent", "yes"}, std::pair{"asked", "yes"}}) {
    const QuestionIndex q = pack.find_question(question).value();
    answers.at[q] = pack.find_answer(q, answer).value();
  }
  const std::vector<FlowBox> boxes = boxes_of(flowchart_of(pack, answers));
  EXPECT_EQ(boxes[0].because, std::vector<std::string>{"You said some."});
  EXPECT_EQ(boxes[1].state, FlowBox::State::Decides);
  EXPECT_EQ(boxes[1].because, std::vector<std::string>{"You were asked."});
}

TEST(Flowchart, SaysWhichAnswersNobodyGave) {
  const Pack pack = stepped();
  const std::vector<FlowBox> boxes = boxes_of(flowchart_of(pack, Answers{}));
  EXPECT_EQ(boxes[0].because,
            std::vector<std::string>{"How much risk? Not answered: counts as \"Not known\"."});
  EXPECT_EQ(boxes[1].because, std::vector<std::string>{"Asked? Not answered: counts as \"No\"."});
}

TEST(FlowchartAsText, SaysWhatTheBoxesSay) {
  const Pack pack = stepped();
  EXPECT_EQ(draw_text(flowchart_of(pack, std::nullopt)), R"(A small pack
Nobody, First.

1. First
  - How much risk?
  1) R1: The risk is high. (p.2)
     Yes: Go. No: go on.

2. Then
  2) R2: It is fine and they asked. (p.3)
     Yes: Go. No: go on.
  3) R3: Nothing else fits. (p.4)
     Wait.

3. Last
  Go on.
  And on.
)");
}

TEST(FlowchartAsText, SaysOnlyThePathOfACase) {
  const Pack pack = stepped();
  Answers answers;
  answers.at[0] = pack.find_answer(0, "high").value();
  EXPECT_EQ(draw_text(flowchart_of(pack, answers)), R"(A small pack
Nobody, First.

1. First
  - How much risk? High
  1) R1: The risk is high. (p.2)
     Yes: Go.
     You said high.

3. Last
  Go on.
  And on.
)");
}

}  // namespace
}  // namespace sharewell::guidance
