// SPDX-License-Identifier: MIT
// Recommendations joined from a pack's pieces, against JSON made of values.
#include "decide/spelling.h"

#include <boost/json/serialize.hpp>

#include "guidance/listing.h"
#include "recorded.h"

namespace sharewell::decide {
namespace {

using Bits = std::vector<guidance::QuestionIndex>;

json::array cites_of(const std::vector<guidance::Cite>& cites) {
  json::array out;
  for (const guidance::Cite& cite : cites) {
    json::object one{{"page", cite.page}, {"heading", cite.heading}};
    if (!cite.document.empty()) one["document"] = cite.document;
    out.push_back(std::move(one));
  }
  return out;
}

json::array ids_of(const Pack& pack, const Bits& questions) {
  json::array out;
  for (const guidance::QuestionIndex q : questions) out.emplace_back(pack.questions()[q].id);
  return out;
}

/// docs/formats/recommendation.md, member by member.
json::object values_of(const Recommendation& advice) {
  const Pack& pack = advice.pack();
  json::array reasons, obligations;
  for (const Reason& reason : advice.reasons()) {
    const guidance::Question& question = pack.questions()[reason.question];
    reasons.push_back(json::object{{"question", question.id},
                                   {"answer", question.answers[reason.answer].id},
                                   {"text", reason.text},
                                   {"cite", cites_of(reason.cite)}});
  }
  for (const std::size_t i : advice.obligations()) {
    const guidance::Obligation& one = pack.obligations()[i];
    obligations.push_back(json::object{{"id", one.id}, {"text", one.task}, {"cite", cites_of(one.cite)}});
  }
  return {
      {"pack",
       {{"id", pack.id()}, {"edition", pack.edition()}, {"sha256", pack.sha256()}, {"logic", pack.logic()}}},
      {"outcome", advice.outcome().id},
      {"rule", advice.rule().id},
      {"flow", name_of(advice.flow())},
      {"reasons", std::move(reasons)},
      {"obligations", std::move(obligations)},
      {"assumed", ids_of(pack, advice.assumed())},
      {"open",
       {{"outcome", ids_of(pack, advice.open_outcome())},
        {"obligations", ids_of(pack, advice.open_obligations())}}}};
}

TEST(Spelling, JoinsToTheBytesThatValuesHaveInBothOrders) {
  std::mt19937_64 random(kSeed);
  for (const Files& files : {guidance::built_in_files(), overlay()}) {
    const Pack pack = loaded(files);
    const Spelling spelling(pack);
    std::vector<std::string_view> pieces;
    for (int i = 0; i < 4000; ++i) {
      const Answers answers = any_answers(pack, random);
      const auto advice = recommend(pack, Enquiry::make(pack, answers));
      const json::object values = values_of(advice);
      ASSERT_EQ(recommendation_to_json(advice), json::serialize(values));
      ASSERT_EQ(kept_text(advice), whole(values));
      spelling.spell(advice, pieces);
      std::string joined;
      for (const std::string_view piece : pieces) joined += piece;
      ASSERT_EQ(joined, whole(values));
      const auto read = spelling.read(whole(parsed(answers_to_json(pack, answers))));
      ASSERT_TRUE(read.has_value());
      ASSERT_EQ(read->at, answers.at);
    }
  }
}

TEST(Spelling, ADecisionKeepsTheBytesThatItsRecommendationHasAsValues) {
  std::mt19937_64 random(kSeed);
  const Pack pack = loaded(overlay());
  const Made made;
  for (int i = 0; i < 500; ++i) {
    const Answers answers = any_answers(pack, random);
    const auto advice = recommend(pack, Enquiry::make(pack, answers));
    const std::string text = made.decided(pack, answers);
    auto kept = record::entry_from_canonical(text);
    ASSERT_TRUE(kept.has_value()) << one_line(kept.error());
    ASSERT_FALSE(kept->spelt.has_value());
    kept->body["recommendation"] = values_of(advice);
    ASSERT_EQ(record::canonical(*kept), text);
  }
}

TEST(Spelling, ReadsNoAnswersButThePacksOwnInTheirOneSpelling) {
  const Spelling spelling(guidance::built_in());
  EXPECT_TRUE(spelling.read(R"({})").has_value());
  EXPECT_TRUE(spelling.read(R"({"consent":"valid","risk":"none"})").has_value());
  for (const char* wrong :
       {"", "{", "{,}", R"({"risk":"nonsense"})", R"({"rust":"none"})", R"({"risk":"none"}})",
        R"({"risk":"none","consent":"valid"})", R"({"risk":"none","risk":"none"})", R"({"risk":"none",})",
        R"({"risk": "none"})", R"({"risk":"none")"})
    EXPECT_FALSE(spelling.read(wrong).has_value()) << wrong;
}

}  // namespace
}  // namespace sharewell::decide
