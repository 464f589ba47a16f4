// SPDX-License-Identifier: MIT
// What a recommendation rests on, in words and in JSON.
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <sstream>

#include "base/json.h"
#include "decide/answers_json.h"
#include "decide/rests_on_text.h"

namespace sharewell::decide {
namespace {

using guidance::built_in;

Recommendation advise(std::string_view answers) {
  const auto read = answers_from_json(built_in(), answers, "answers");
  EXPECT_TRUE(read.has_value()) << answers;
  return recommend(built_in(), Enquiry::make(built_in(), *read));
}

/// Every hinge on a line, its turns on the lines after it.
std::string words_of(const Recommendation& advice, std::uint64_t asked) {
  std::string words;
  for (const Hinge& hinge : rests_on(advice).hinges) {
    for (const guidance::QuestionIndex question : hinge.questions)
      words += stands_text(advice, question, asked) + " ";
    words += "\n";
    for (const Turn& turn : hinge.turns)
      words += "  " + others_text(built_in(), hinge, turn) + ": " +
               std::string(short_title(built_in().outcomes()[turn.outcome])) + "\n";
  }
  return words;
}

std::uint64_t asked_in(const Recommendation& advice) { return ~advice.enquiry().assumed_bits(); }

TEST(RestsOnWords, SayThatAnEmergencyHangsOnOneAnswer) {
  const Recommendation advice = advise(R"({"risk":"immediate","adult_at_risk":"no","crime":"no"})");
  EXPECT_EQ(words_of(advice, asked_in(advice)),
            "You said a child is in danger now. \n"
            "  any other answer: Get advice before you decide\n");
  EXPECT_EQ(outcomes_text(built_in(), rests_on(advice).hinges[0]), "\"Get advice before you decide\"");
}

constexpr std::string_view kNoReason =
    R"({"risk":"none","adult_at_risk":"no","crime":"no","purpose":"no","recipient":"other-practitioner",
        "recipient_needs":"yes","sharing_increases_risk":"no","consent":"refused","identifiable":"yes",
        "lawful_reason":"no"})";

TEST(RestsOnWords, ListWhatTurnsItTheMostFragileFirst) {
  const Recommendation advice = advise(kNoReason);
  const std::string words = words_of(advice, asked_in(advice));
  EXPECT_TRUE(words.starts_with(
      R"(You were not asked: Does the law say you must share it? It counts as "No, nobody has said so". 
  "Yes: a formal request from safeguarding partners", "They say so, but I'm not sure it fits" or "Yes: a court order or another legal duty": Get advice before you decide
You said no adult is at risk. 
  "Yes, and they are in danger right now": Act now
You said there is no worry about a child. 
  "A child is in danger right now": Act now
)")) << words;
  EXPECT_TRUE(words.ends_with(
      R"(You said there is no clear reason to share. You said the person does not agree. 
  "Yes, I can say what it is for", together with "Yes, they agreed": You can share
  "Yes, I can say what it is for", together with "I'm not sure": Get advice before you decide
  "I'm not sure", together with "Yes, they agreed" or "I'm not sure": Get advice before you decide
)")) << words;
}

TEST(RestsOnWords, NeverClaimThatSomebodySaidWhatTheyWereNotAsked) {
  const Recommendation advice = advise(kNoReason);
  const auto compulsion = built_in().find_question("compulsion").value();
  EXPECT_EQ(stands_text(advice, compulsion, asked_in(advice)),
            "You were not asked: Does the law say you must share it? It counts as \"No, nobody has said "
            "so\".");
  EXPECT_EQ(stands_text(advice, compulsion, ~std::uint64_t{0}),
            "You said nobody has named a law that makes you share it.");
  EXPECT_EQ(words_of(advice, 0).find("You said"), std::string::npos);
}

TEST(RestsOnWords, TellWhatRaisedEachDuty) {
  const Recommendation advice = advise(
      R"({"risk":"significant-harm","crime":"no","adult_at_risk":"no","already_with":"nobody",
          "recipient":"childrens-social-care","contains_opinion":"yes"})");
  std::map<std::string, std::string> why;
  const auto duties = advice.obligations();
  const auto causes = because(advice);
  for (std::size_t d = 0; d < duties.size(); ++d)
    why[built_in().obligations()[duties[d]].id] = because_text(advice, causes[d], asked_in(advice));
  EXPECT_EQ(why.at("record-decision"), "");
  EXPECT_EQ(why.at("minimise"), "Why: The advice points to \"You can share\".");
  EXPECT_EQ(why.at("mark-opinion"),
            "Why: The advice points to \"You can share\". You said some of it is opinion.");
  EXPECT_EQ(why.at("refer-to-childrens-social-care"),
            "Why: You said a child is being seriously harmed, or is likely to be. You said that, as far "
            "as you know, neither children's social care nor the police know.");
}

TEST(ExplainedJson, IsTheRecordedObjectWithThreeMoreKeys) {
  for (const guidance::Case& one : built_in().cases()) {
    const Recommendation advice = recommend(built_in(), Enquiry::make(built_in(), one.answers));
    const std::string kept = recommendation_to_json(advice), all = explained_to_json(advice);
    EXPECT_TRUE(all.starts_with(kept.substr(0, kept.size() - 1) + ",\"rests_on\":{")) << one.id;
    const auto parsed = parse_json(all, 1 << 20, "all");
    ASSERT_TRUE(parsed.has_value()) << all;
    std::vector<std::string> keys;
    for (const auto& member : parsed->as_object()) keys.emplace_back(member.key());
    EXPECT_EQ(keys, (std::vector<std::string>{"pack", "outcome", "rule", "flow", "reasons", "obligations",
                                              "assumed", "open", "rests_on", "next", "because"}));
    EXPECT_EQ(parsed->at("because").as_object().size(), parsed->at("obligations").as_array().size());
  }
}

/// Whether `example` is `real`, save that a text of the example may end in "..." where the real one goes on.
void expect_like(const json::value& example, const json::value& real, const std::string& where) {
  ASSERT_EQ(example.kind(), real.kind()) << where;
  if (example.is_object()) {
    ASSERT_EQ(example.get_object().size(), real.get_object().size()) << where;
    for (const auto& member : example.get_object()) {
      const json::value* other = real.get_object().if_contains(member.key());
      ASSERT_NE(other, nullptr) << where << "." << member.key();
      expect_like(member.value(), *other, where + "." + std::string(member.key()));
    }
  } else if (example.is_array()) {
    ASSERT_EQ(example.get_array().size(), real.get_array().size()) << where;
    for (std::size_t i = 0; i < example.get_array().size(); ++i)
      expect_like(example.get_array()[i], real.get_array()[i], where + "[" + std::to_string(i) + "]");
  } else if (example.is_string() && example.get_string().ends_with("...")) {
    const std::string_view begin = example.get_string();
    EXPECT_TRUE(std::string_view(real.get_string()).starts_with(begin.substr(0, begin.size() - 3))) << where;
  } else {
    EXPECT_EQ(example, real) << where;
  }
}

TEST(ExplainedJson, IsWhatItsDocumentShows) {
  std::ifstream file(SHAREWELL_SOURCE_DIR "/docs/formats/recommendation.md");
  std::stringstream bytes;
  bytes << file.rdbuf();
  const std::string page = bytes.str();
  std::vector<std::string> blocks;
  for (std::size_t at = 0; (at = page.find("```json\n", at)) != std::string::npos;) {
    at += 8;
    const std::size_t end = page.find("```", at);
    blocks.push_back(page.substr(at, end - at));
    at = end;
  }
  ASSERT_EQ(blocks.size(), 2u) << "answers, and what is printed for them";
  const auto example = parse_json(blocks[1], 1 << 20, "recommendation.md");
  ASSERT_TRUE(example.has_value()) << one_line(example.error());
  const auto real = parse_json(explained_to_json(advise(blocks[0])), 1 << 20, "real");
  ASSERT_TRUE(real.has_value());
  expect_like(*example, *real, "");
}

}  // namespace
}  // namespace sharewell::decide
