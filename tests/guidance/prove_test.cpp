// SPDX-License-Identifier: MIT
// Proofs against brute force on a pack of 24 combinations, and the promises of the July 2018 advice.
#include "guidance/prove.h"

#include <gtest/gtest.h>

#include <set>

#include "guidance/counter_example.h"
#include "small_pack.h"

namespace sharewell::guidance {
namespace {

/// The small pack with these properties.
Pack with_properties(const std::string& properties) {
  auto files = small_pack();
  bytes_of_file(files, "properties.toml") = properties;
  auto pack = Pack::load(std::move(files));
  if (!pack) ADD_FAILURE() << one_line(pack.error().front());
  return *std::move(pack);
}

std::string property(const std::string& rest) {
  return "[[property]]\nid = \"P\"\nsays = \"It holds.\"\ncite = [{page=2, heading=\"Risk\"}]\n" + rest;
}

std::vector<Facts> every_case(const Pack& pack) {
  std::vector<Facts> cases{Facts{}};
  for (std::size_t q = 0; q < pack.questions().size(); ++q) {
    std::vector<Facts> more;
    for (Facts facts : cases)
      for (std::size_t a = 0; a < pack.questions()[q].answers.size(); ++a) {
        facts.at[q] = static_cast<AnswerIndex>(a);
        more.push_back(facts);
      }
    cases = std::move(more);
  }
  return cases;
}

std::string outcome_of(const Pack& pack, const Facts& facts) {
  return pack.outcomes()[pack.evaluate(facts).outcome].id;
}

std::optional<CounterExample> broken(const Pack& pack) {
  const Proof proof = prove(pack);
  EXPECT_TRUE(proof.decided);
  EXPECT_EQ(proof.findings.size(), 1u);
  return proof.findings.front().broken;
}

TEST(Proof, OfTheJuly2018AdviceHoldsOverEveryCombination) {
  const Proof proof = prove(built_in());
  for (const Finding& one : proof.findings)
    EXPECT_FALSE(one.broken) << one.property->id << ' ' << as_answers(built_in(), one.broken->first);
  EXPECT_TRUE(proof.holds());
  EXPECT_EQ(proof.smallest(built_in()), nullptr);
  EXPECT_GT(proof.combinations, Combinations{15'000'000'000'000u});
}

TEST(Proof, OfTheJuly2018AdviceCoversEveryInvariant) {
  std::set<std::string> heads;
  for (const Property& one : properties(built_in())) heads.insert(one.id.substr(0, one.id.find('-')));
  for (const auto& [letter, last] : {std::pair{'I', 18}, {'N', 3}, {'M', 5}, {'O', 17}})
    for (int i = 1; i <= last; ++i) EXPECT_TRUE(heads.contains(letter + std::to_string(i))) << letter << i;
  EXPECT_TRUE(heads.contains("FC"));
}

TEST(Proof, CountsAndFindsTheSmallestCaseAsBruteForceDoes) {
  const Pack pack =
      with_properties(property("kind = \"always\"\nwhen = \"asked is yes\"\nthen = \"outcome is go\"\n"));
  const auto found = broken(pack);
  ASSERT_TRUE(found);
  std::size_t count = 0, fewest = 99;
  for (const Facts& facts : every_case(pack))
    if (facts.at[2] == 0 && outcome_of(pack, facts) != "go") {
      ++count;
      fewest = std::min(fewest, answers_given(pack, facts));
    }
  EXPECT_EQ(found->cases, count);
  EXPECT_EQ(answers_given(pack, found->first), fewest);
  EXPECT_NE(outcome_of(pack, found->first), "go");
  EXPECT_EQ(as_answers(pack, found->first), R"({"asked":"yes"})");
  EXPECT_FALSE(found->second);
}

TEST(Proof, OfExactlyFailsOnEitherSide) {
  EXPECT_TRUE(broken(
      with_properties(property("kind = \"exactly\"\nwhen = \"risk is high\"\nthen = \"outcome is go\"\n"))));
  EXPECT_TRUE(
      broken(with_properties(property("kind = \"exactly\"\nwhen = \"always\"\nthen = \"outcome is go\"\n"))));
  EXPECT_FALSE(broken(with_properties(
      property("kind = \"exactly\"\nwhen = \"outcome is go\"\nthen = \"rule in (R1, R2)\"\n"))));
}

TEST(Proof, OfNeverLowersShowsTwoCasesSideBySide) {
  const Pack pack = with_properties(
      property("kind = \"never-lowers\"\nquestion = \"risk\"\nalong = [[\"high\", \"none\"]]\n"));
  const auto found = broken(pack);
  ASSERT_TRUE(found && found->second);
  EXPECT_EQ(outcome_of(pack, found->first), "go");
  EXPECT_EQ(outcome_of(pack, *found->second), "wait");
  EXPECT_EQ(found->first.at[1], found->second->at[1]);
  EXPECT_EQ(found->first.at[2], found->second->at[2]);
  const std::vector<ShownCase> cases{{&pack, found->first, "one case"}, {&pack, *found->second, "beside it"}};
  const std::string words = side_by_side(cases, "");
  EXPECT_NE(words.find("* risk     high      none"), std::string::npos) << words;
  EXPECT_NE(words.find("* outcome  go        wait"), std::string::npos) << words;
  EXPECT_NE(words.find("You said high."), std::string::npos) << words;
}

TEST(Proof, OfNeverLowersCanKeepADuty) {
  const char* keeps = "kind = \"never-lowers\"\nquestion = \"risk\"\nkeeps = [\"tell\"]\n";
  EXPECT_FALSE(broken(with_properties(property(keeps + std::string("along = [[\"none\", \"high\"]]\n")))));
  EXPECT_TRUE(broken(with_properties(property(keeps + std::string("along = [[\"high\", \"none\"]]\n")))));
}

TEST(Proof, OfIgnoresFindsTheAnswerThatMatters) {
  const auto found = broken(with_properties(property("kind = \"ignores\"\nquestions = [\"asked\"]\n")));
  ASSERT_TRUE(found && found->second);
  EXPECT_NE(found->first.at[2], found->second->at[2]);
  EXPECT_FALSE(broken(with_properties(
      property("kind = \"ignores\"\nquestions = [\"asked\"]\nwhen = \"certain(risk is high)\"\n"))));
}

TEST(Proof, OfSameForComparesOnlyTheAnswersNamed) {
  const char* rest = "kind = \"same-for\"\nquestion = \"risk\"\nanswers = ";
  EXPECT_FALSE(broken(
      with_properties(property(rest + std::string("[\"some\", \"high\"]\nvalue = \"raises(note)\"\n")))));
  EXPECT_TRUE(broken(with_properties(property(rest + std::string("[\"some\", \"high\"]\n")))));
}

TEST(Proof, OfEqualsComparesWithAReference) {
  const std::string row = "[[property.reference]]\nwhen = ";
  EXPECT_FALSE(broken(with_properties(property("kind = \"equals\"\nwhen = \"asked is no\"\n" + row +
                                               "\"risk is high\"\noutcome = \"go\"\n" + row +
                                               "\"always\"\noutcome = \"wait\"\n"))));
  EXPECT_TRUE(
      broken(with_properties(property("kind = \"equals\"\n" + row + "\"risk is high\"\noutcome = \"go\"\n" +
                                      row + "\"always\"\noutcome = \"wait\"\n"))));
  // Where no row says anything the reference is not met.
  EXPECT_TRUE(broken(
      with_properties(property("kind = \"equals\"\n" + row + "\"risk is high\"\noutcome = \"go\"\n"))));
}

TEST(Proof, OfStandsShowsWhatBecameKnown) {
  const Pack pack = with_properties(
      property("kind = \"stands\"\nwhen = \"outcome is wait\"\nthen = \"outcome is wait\"\n"));
  const auto found = broken(pack);
  ASSERT_TRUE(found && found->second);
  EXPECT_EQ(outcome_of(pack, found->first), "wait");
  EXPECT_EQ(outcome_of(pack, *found->second), "go");
  for (std::size_t q = 0; q < pack.questions().size(); ++q)
    EXPECT_TRUE(found->first.at[q] == found->second->at[q] ||
                pack.questions()[q].answers[found->first.at[q]].unknown);
  EXPECT_FALSE(broken(with_properties(property(
      "kind = \"stands\"\nwhen = \"outcome is wait\"\nthen = \"outcome is wait\"\nexcept = [\"risk\", "
      "\"consent\"]\n"))));
}

TEST(Proof, ClaimsNothingAboutWhatIsShownElsewhere) {
  const Pack pack = with_properties(property("kind = \"elsewhere\"\nwhere = \"In the product.\"\n"));
  EXPECT_TRUE(prove(pack).findings.empty());
  EXPECT_EQ(properties(pack).size(), 1u);
}

TEST(Digits, HaveACommaEveryThree) {
  EXPECT_EQ(in_digits(0), "0");
  EXPECT_EQ(in_digits(999), "999");
  EXPECT_EQ(in_digits(1000), "1,000");
  EXPECT_EQ(in_digits(Combinations{1'234'567}), "1,234,567");
}

}  // namespace
}  // namespace sharewell::guidance
