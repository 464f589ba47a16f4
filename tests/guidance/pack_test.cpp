// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <array>

#include "guidance/diagram.h"
#include "guidance/expression.h"
#include "small_pack.h"

namespace sharewell::guidance {
namespace {

Pack load_small() {
  auto pack = Pack::load(small_pack());
  EXPECT_TRUE(pack.has_value());
  return *std::move(pack);
}

Answers answers(const Pack& pack, std::initializer_list<std::pair<const char*, const char*>> given) {
  Answers out;
  for (const auto& [question, answer] : given) {
    const QuestionIndex q = pack.find_question(question).value();
    out.at[q] = pack.find_answer(q, answer).value();
  }
  return out;
}

TEST(Pack, GivesOutcomeRuleAndFlow) {
  const Pack pack = load_small();
  const Verdict verdict = pack.evaluate(pack.complete(answers(pack, {{"risk", "some"}, {"asked", "yes"}})));
  EXPECT_EQ(pack.rules()[verdict.rule].id, "R2");
  EXPECT_EQ(pack.outcomes()[verdict.outcome].id, "go");
  EXPECT_EQ(verdict.flow, Truth::Yes);
  EXPECT_EQ(pack.evaluate(pack.complete({})).flow, Truth::NotKnown);
}

TEST(Pack, ShowsANoticeOnlyUnderItsOutcome) {
  const Pack pack = load_small();
  EXPECT_EQ(pack.notices(pack.complete({})).size(), 1u);
  EXPECT_TRUE(pack.notices(pack.complete(answers(pack, {{"risk", "high"}}))).empty());
}

TEST(Pack, HashesEveryFileAndLeavesTheWordsOutOfItsLogic) {
  auto files = small_pack();
  const Pack before = load_small();
  std::ranges::reverse(files);
  const Pack turned = Pack::load(files).value();
  EXPECT_EQ(turned.sha256(), before.sha256());
  EXPECT_EQ(before.sha256().size(), 64u);
  std::string& words = bytes_of_file(files, "words.en.toml");
  words.replace(words.find("Go now."), 7, "Go soon.");
  const Pack reworded = Pack::load(files).value();
  EXPECT_NE(reworded.sha256(), before.sha256());
  EXPECT_EQ(reworded.logic(), before.logic());
  bytes_of_file(files, "rules.toml") += "\n# a remark\n";
  EXPECT_NE(Pack::load(files).value().logic(), before.logic());
}

TEST(Pack, UsesTheAnswersOwnCitationBeforeTheQuestions) {
  const Pack pack = load_small();
  EXPECT_EQ(pack.cites(0, 2).at(0).page, 5);
  EXPECT_EQ(pack.cites(0, 0).at(0).page, 2);
}

TEST(Pack, RefusesAFileThatIsTooLarge) {
  auto files = small_pack();
  bytes_of_file(files, "cases.toml").assign(limits::kPackFileBytes + 1, '\n');
  const auto pack = Pack::load(files);
  ASSERT_FALSE(pack.has_value());
  EXPECT_EQ(one_line(pack.error().at(0)),
            "cases.toml: 1048577 bytes, and the limit is 1048576; split or shorten the file");
}

TEST(Pack, RefusesMissingAndStrangeFiles) {
  auto files = small_pack();
  files.erase(files.begin());
  files.push_back({"rule.toml", ""});
  const auto pack = Pack::load(files);
  ASSERT_FALSE(pack.has_value());
  ASSERT_EQ(pack.error().size(), 2u);
  EXPECT_EQ(one_line(pack.error()[0]), "cases.toml: this file is missing; add it to the pack's folder");
  EXPECT_EQ(one_line(pack.error()[1]),
            "rule.toml: this file is no part of a pack; did you mean `rules.toml`?");
}

TEST(Pack, RefusesRulesThatWouldNeedAnEndlessDiagram) {
  auto files = small_pack();
  std::string &questions = bytes_of_file(files, "questions.toml"),
              &rules = bytes_of_file(files, "rules.toml"), &words = bytes_of_file(files, "words.en.toml");
  std::string when;
  constexpr int kPairs = 30;
  for (int i = 0; i < 2 * kPairs; ++i) {
    const std::string id = "q" + std::to_string(i);
    questions += "\n[[question]]\nid = \"" + id +
                 "\"\nanswers = [\"yes\", \"no\"]\nunknown = []\nmissing = \"no\"\n"
                 "cite = [{page=2, heading=\"R\"}]\nset_by = \"person\"\n";
    words += "\n[question." + id + "]\nask = \"A\"\nwhy = \"W\"\n[question." + id +
             ".answer]\n"
             "yes = {label=\"Y\", said=\"S\", reason=\"R\"}\nno = {label=\"N\", said=\"S\", reason=\"R\"}\n";
  }
  // Each half is tested before the other in pack order and in order of use, so that both orders blow up.
  for (int i = 0; i < kPairs; ++i)
    when += " or q" + std::to_string(i) + " is yes and q" +
            std::to_string(2 * kPairs - 1 - (i * 7) % kPairs) + " is yes";
  std::string first;
  for (int i = 0; i < 2 * kPairs; ++i) first += " and q" + std::to_string(i) + " is yes";
  rules.replace(rules.find("risk is high"), 12, "risk is high" + first);
  rules.replace(rules.find("fine and asked is yes"), 21, "fine" + when);
  const auto pack = Pack::load(files);
  ASSERT_FALSE(pack.has_value());
  EXPECT_EQ(pack.error().back().what, "the rules are too intricate to be compiled");
}

TEST(BuiltInPack, HasTheFourteenRulesAndHoldsItsCases) {
  EXPECT_EQ(built_in().rule_ids().size(), 14u);
  EXPECT_EQ(built_in().id(), "hmg-2018");
  EXPECT_GE(built_in().cases().size(), 20u);
}

TEST(Diagram, GivesEqualFunctionsOneRef) {
  Diagram store({2, 3}, {1, 0}, {});
  const Ref a = store.ask(0, std::array<Ref, 2>{2, 0}), b = store.ask(1, std::array<Ref, 3>{2, 1, 0});
  EXPECT_EQ(store.both(a, b), store.both(b, a));
  EXPECT_EQ(store.either(a, store.both(a, b)), a);
  EXPECT_EQ(store.choose(a, Diagram::kTrue, Diagram::kFalse), a);
  const std::array<Ref, 3> swap{2, 1, 0};
  EXPECT_EQ(store.map(store.map(b, swap), swap), b);
}

TEST(Expression, TakesKleenesTables) {
  auto files = small_pack();
  std::string& rules = bytes_of_file(files, "rules.toml");
  const auto flow_of = [&](const std::string& value,
                           std::initializer_list<std::pair<const char*, const char*>> given) {
    auto changed = files;
    std::string& text = bytes_of_file(changed, "rules.toml");
    text.replace(text.find("consent is yes or risk >= some"), 30, value);
    const auto pack = Pack::load(changed);
    EXPECT_TRUE(pack.has_value()) << value << ": " << (pack ? "" : one_line(pack.error()[0]));
    return pack ? pack->evaluate(pack->complete(answers(*pack, given))).flow : Truth::No;
  };
  ASSERT_FALSE(rules.empty());
  EXPECT_EQ(flow_of("consent is yes and risk is some", {{"risk", "some"}}), Truth::NotKnown);
  EXPECT_EQ(flow_of("consent is yes and risk is some", {{"risk", "none"}}), Truth::No);
  EXPECT_EQ(flow_of("consent is yes or risk is some", {{"risk", "some"}}), Truth::Yes);
  EXPECT_EQ(flow_of("not (consent is yes) or asked is yes", {}), Truth::NotKnown);
  EXPECT_EQ(flow_of("consent is known or asked is yes", {}), Truth::No);
  EXPECT_EQ(flow_of("certain(consent is yes) or asked is yes", {}), Truth::No);
  EXPECT_EQ(flow_of("possible(consent is yes) and risk in (none, some)", {{"risk", "some"}}), Truth::Yes);
  EXPECT_EQ(flow_of("risk >= some or asked is yes and consent is no", {{"risk", "none"}}), Truth::No);
}

}  // namespace
}  // namespace sharewell::guidance
