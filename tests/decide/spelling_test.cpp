// SPDX-License-Identifier: MIT
// Recommendations spelt in pieces, against JSON made the slow way.
#include "decide/spelling.h"

#include "recorded.h"

namespace sharewell::decide {
namespace {

TEST(Spelling, JoinsToTheCanonicalFormOfEveryRecommendation) {
  std::mt19937_64 random(kSeed);
  for (const Files& files : {guidance::built_in_files(), overlay()}) {
    const Pack pack = loaded(files);
    const Spelling spelling(pack);
    std::vector<std::string_view> pieces;
    for (int i = 0; i < 2000; ++i) {
      const Answers answers = any_answers(pack, random);
      const auto advice = recommend(pack, Enquiry::make(pack, answers));
      spelling.spell(advice, pieces);
      std::string joined;
      for (const std::string_view piece : pieces) joined += piece;
      ASSERT_EQ(joined, whole(parsed(recommendation_to_json(advice))));
      const auto read = spelling.read(whole(parsed(answers_to_json(pack, answers))));
      ASSERT_TRUE(read.has_value());
      ASSERT_EQ(read->at, answers.at);
    }
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
