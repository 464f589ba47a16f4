// SPDX-License-Identifier: MIT
#include "base/json.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>

#include "decide/answers_json.h"
#include "decide/recommendation.h"
#include "decide/recommendation_ids.h"
#include "model.h"

namespace sharewell::decide {
namespace {

using guidance::built_in;

std::string error_of(std::string_view bytes) {
  const auto answers = answers_from_json(built_in(), bytes, "a.json");
  return answers ? "no error" : one_line(answers.error());
}

TEST(AnswersJson, ReadsWhatItWrites) {
  std::mt19937_64 random(3);
  for (int i = 0; i < 2'000; ++i) {
    guidance::Answers answers;
    for (std::size_t q = 0; q < model::kQuestions; ++q)
      if (random() % 3 != 0) answers.at[q] = static_cast<std::uint8_t>(random() % model::answers_of(q));
    const std::string text = answers_to_json(built_in(), answers);
    const auto again = answers_from_json(built_in(), text, "a.json");
    ASSERT_TRUE(again.has_value()) << text;
    EXPECT_EQ(*again, answers);
  }
  EXPECT_EQ(answers_to_json(built_in(), {}), "{}");
}

TEST(AnswersJson, TakesEscapesAndSpace) {
  const auto answers =
      answers_from_json(built_in(), " {\n\t\"ri\\u0073k\" : \"imme\\u0064iate\" }\r\n", "a.json");
  ASSERT_TRUE(answers.has_value());
  EXPECT_EQ(answers_to_json(built_in(), *answers), R"({"risk":"immediate"})");
}

/// One answer as a JSON member, with space and escapes as the dice fall.
std::string member(std::size_t question, std::mt19937_64& random) {
  const auto written = [&](std::string_view id) {
    if (random() % 8 != 0) return '"' + std::string(id) + '"';
    constexpr std::string_view kHex = "0123456789abcdef";
    const auto first = static_cast<unsigned char>(id.front());
    return std::string("\"\\u00") + kHex[first >> 4] + kHex[first & 15u] + std::string(id.substr(1)) + '"';
  };
  const auto space = [&] { return std::string(std::array{"", "", "", " ", "\t", "\r\n"}[random() % 6]); };
  const model::Row& row = model::table()[question];
  return space() + written(row.id) + space() + ":" + space() +
         written(row.answers[random() % row.answers.size()]) + space();
}

/// The same JSON with an escape for every letter of an id's beginning, so that nothing in it is plain.
std::string escaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (i > 0 && text[i - 1] == '"' && text[i] >= 'a' && text[i] <= 'z')
      out += std::string("\\u00") + (text[i] < 'p' ? '6' : '7') + "0123456789abcdef"[text[i] & 15];
    else
      out += text[i];
  return out;
}

TEST(AnswersJson, ReadsPlainTextAsItReadsTheSameTextInEscapes) {
  std::mt19937_64 random(5);
  int good = 0;
  for (int i = 0; i < 20'000; ++i) {
    std::string text = "{";
    // Sometimes a question twice, sometimes a comma too many, sometimes a text that ends too early.
    for (std::size_t members = random() % 6; members > 0; --members)
      text += (text.size() > 1 ? "," : "") + member(random() % model::kQuestions, random);
    if (random() % 10 == 0) text += ',';
    if (random() % 10 != 0) text += '}';
    const auto plain = answers_from_json(built_in(), text, "a"),
               other = answers_from_json(built_in(), escaped(text), "a");
    ASSERT_EQ(plain.has_value(), other.has_value()) << text;
    if (plain) {
      ASSERT_EQ(*plain, *other) << text;
    }
    good += plain ? 1 : 0;
  }
  EXPECT_GT(good, 5'000);
  EXPECT_LT(good, 19'000);
}

struct Refused {
  const char *bytes, *error;
};

TEST(AnswersJson, RefusesEverythingElseWithPlaceValueAndTheNearestGoodOne) {
  const Refused refused[] = {
      {R"({"rsik":"none"})", "bad-input: there is no question `rsik`; did you mean `risk`? (a.json:1:2)"},
      {R"({"Risk":"none"})", "bad-input: there is no question `Risk`; did you mean `risk`? (a.json:1:2)"},
      {R"({"risk":"nne"})",
       "bad-input: question `risk` has no answer `nne`; did you mean `none`? (a.json:1:9)"},
      {R"({"requested":"not-known"})",
       "bad-input: question `requested` has no answer `not-known` (a.json:1:14)"},
      {"{\n \"risk\":\"none\",\n \"risk\":\"none\"}", "bad-input: question `risk` stands twice (a.json:3:2)"},
      {R"({"risk":5})", "bad-input: the answer to `risk` must be a text and is a number (a.json:1:2)"},
      {R"({"risk":1e999})", "bad-input: the answer to `risk` must be a text and is a number (a.json:1:2)"},
      {R"({"risk":null})", "bad-input: the answer to `risk` must be a text and is null (a.json:1:2)"},
      {R"({"risk":true})", "bad-input: the answer to `risk` must be a text and is true (a.json:1:2)"},
      {R"({"risk":["none"]})", "bad-input: the answer to `risk` must be a text and is a list (a.json:1:2)"},
      {R"({"risk":{"risk":"none"}})",
       "bad-input: the answer to `risk` must be a text and is an object (a.json:1:2)"},
      {R"({"risk":"none"} {})", "bad-input: there is more text after the end of the answers (a.json:1:17)"},
      {R"({"risk":"none")", "bad-input: the text ends too early (a.json:1:15)"},
      {"", "bad-input: the text ends too early (a.json:1:1)"},
      {"{\"risk\":\"n\xffne\"}", "bad-input: the text is not valid UTF-8 (a.json:1:11)"},
      {"{\"risk\":\"\xed\xa0\x80\"}", "bad-input: the text is not valid UTF-8 (a.json:1:10)"},
      {R"([])", "bad-input: expected an object of answers and found a list (a.json:1:1)"},
      {R"({"risk":"none",})", "bad-input: not JSON: syntax error (a.json:1:16)"},
      {"{} // remark", "bad-input: there is more text after the end of the answers (a.json:1:4)"},
  };
  for (const Refused& one : refused) EXPECT_EQ(error_of(one.bytes), one.error) << one.bytes;
}

TEST(AnswersJson, RefusesAbsurdDepthAndLengthAtOnce) {
  EXPECT_EQ(error_of(std::string(60'000, '[')),
            "bad-input: expected an object of answers and found a list (a.json:1:1)");
  EXPECT_EQ(error_of(std::string(70'000, ' ')), "too-large: 70000 bytes, and the limit is 65536 (a.json)");
  const std::string longest = "{\"" + std::string(60'000, 'x') + "\":1}";
  EXPECT_LT(error_of(longest).size(), 200u);
}

TEST(Recommendation, IsTheSameBytesWhateverTheOrderOfTheAnswers) {
  std::mt19937_64 random(4);
  for (int i = 0; i < 200; ++i) {
    std::vector<std::string> members;
    for (std::size_t q = 0; q < model::kQuestions; ++q)
      members.push_back(std::string("\"") + model::table()[q].id + "\":\"" +
                        model::table()[q].answers[random() % model::answers_of(q)] + "\"");
    std::string first;
    for (int k = 0; k < 3; ++k) {
      std::ranges::shuffle(members, random);
      std::string text;
      for (const std::string& member : members) text += (text.empty() ? "{" : ",") + member;
      const auto answers = answers_from_json(built_in(), text + "}", "a.json");
      ASSERT_TRUE(answers.has_value());
      const std::string result =
          recommendation_to_json(recommend(built_in(), Enquiry::make(built_in(), *answers)));
      if (k == 0) first = result;
      ASSERT_EQ(result, first);
    }
  }
}

TEST(Recommendation, PrintsOneObjectOfTheAgreedShape) {
  const auto answers =
      answers_from_json(built_in(), R"({"risk":"immediate","already_with":"both"})", "a.json");
  const auto parsed = parse_json(
      recommendation_to_json(recommend(built_in(), Enquiry::make(built_in(), *answers))), 1 << 20, "r");
  ASSERT_TRUE(parsed.has_value());
  const json::object& object = parsed->as_object();
  std::vector<std::string> keys;
  for (const auto& member : object) keys.emplace_back(member.key());
  EXPECT_EQ(keys, (std::vector<std::string>{"pack", "outcome", "rule", "flow", "reasons", "obligations",
                                            "assumed", "open"}));
  EXPECT_EQ(object.at("pack").at("logic").as_string(), built_in().logic());
  EXPECT_EQ(object.at("outcome").as_string(), "act-now");
  EXPECT_EQ(object.at("rule").as_string(), "D1");
  EXPECT_EQ(object.at("flow").as_string(), "not-known");
  const json::array& reasons = object.at("reasons").as_array();
  ASSERT_EQ(reasons.size(), 1u);
  EXPECT_EQ(reasons[0].at("question").as_string(), "risk");
  EXPECT_NE(std::string_view(reasons[0].at("text").as_string()).find("(p."), std::string_view::npos);
  EXPECT_EQ(reasons[0].at("cite").at(0).at("page").as_int64(), 7);
  EXPECT_EQ(object.at("obligations").at(0).at("id").as_string(), "record-decision");
  EXPECT_EQ(object.at("assumed").as_array().size(), 23u);
  EXPECT_TRUE(object.at("open").at("outcome").as_array().empty());
  EXPECT_FALSE(object.at("open").at("obligations").as_array().empty());
}

std::vector<std::string> ids_of(const json::array& list, std::string_view key) {
  std::vector<std::string> ids;
  for (const auto& one : list)
    ids.emplace_back(key.empty() ? std::string(one.as_string()) : std::string(one.at(key).as_string()));
  return ids;
}

TEST(RecommendationIds, SayWhatTheFullObjectSays) {
  std::mt19937_64 random(6);
  for (int i = 0; i < 2'000; ++i) {
    guidance::Answers answers;
    for (std::size_t q = 0; q < model::kQuestions; ++q)
      if (random() % 4 != 0) answers.at[q] = static_cast<std::uint8_t>(random() % model::answers_of(q));
    const Enquiry enquiry = Enquiry::make(built_in(), answers);
    std::string line = "before ";
    append_recommendation_ids(line, built_in(), enquiry);
    ASSERT_TRUE(line.starts_with("before {\"outcome\":"));
    const auto ids = parse_json(line.substr(7), 1 << 20, "ids"),
               full = parse_json(recommendation_to_json(recommend(built_in(), enquiry)), 1 << 20, "full");
    ASSERT_TRUE(ids.has_value() && full.has_value()) << line;
    ASSERT_EQ(ids->as_object().size(), 5u);
    for (const char* key : {"outcome", "rule", "flow"}) ASSERT_EQ(ids->at(key), full->at(key));
    ASSERT_EQ(ids_of(ids->at("reasons").as_array(), ""), ids_of(full->at("reasons").as_array(), "question"));
    ASSERT_EQ(ids_of(ids->at("obligations").as_array(), ""),
              ids_of(full->at("obligations").as_array(), "id"));
  }
}

TEST(Recommendation, TakesAbsentAnswersAsTheIssueSays) {
  const Enquiry enquiry = Enquiry::make(built_in(), {});
  for (std::size_t q = 0; q < model::kQuestions; ++q) {
    const std::string& answer = built_in().questions()[q].answers[enquiry.facts().at[q]].id;
    const std::string_view id = built_in().questions()[q].id;
    const bool no = id == "requested" || id == "unsure" || id == "how_considered" || id == "mash";
    EXPECT_EQ(answer, no                   ? "no"
                      : id == "compulsion" ? "none"
                      : id == "retention"  ? "normal"
                                           : "not-known")
        << id;
  }
}

}  // namespace
}  // namespace sharewell::decide
