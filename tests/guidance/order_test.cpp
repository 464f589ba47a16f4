// SPDX-License-Identifier: MIT
// The order in which diagrams test the questions is chosen by the compiler and shows in no result.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <numeric>
#include <random>

#include "guidance/checked.h"
#include "guidance/compile.h"
#include "guidance/sift.h"

namespace sharewell::guidance {
namespace {

using Order = std::vector<std::uint8_t>;

Checked load_hmg() {
  std::vector<PackFile> files;
  for (const char* name :
       {"cases.toml", "pack.toml", "questions.toml", "rules.toml", "words.en.toml", "properties.toml"}) {
    std::ifstream in(std::string(SHAREWELL_SOURCE_DIR "/guidance/hmg-2018/") + name);
    files.push_back({name, {std::istreambuf_iterator<char>(in), {}}});
  }
  return check_pack(std::move(files)).value();
}

const Checked& hmg() {
  static const Checked checked = load_hmg();
  return checked;
}

Order as_asked() {
  Order order(hmg().draft.parts.questions.size());
  std::iota(order.begin(), order.end(), std::uint8_t{0});
  return order;
}

std::vector<Order> some_orders() {
  std::vector<Order> orders(6, as_asked());
  std::ranges::reverse(orders[1]);
  std::mt19937 random(41);
  for (std::size_t i = 2; i < orders.size(); ++i) std::ranges::shuffle(orders[i], random);
  return orders;
}

Facts any_facts(std::mt19937_64& random) {
  Facts facts;
  const auto& questions = hmg().draft.parts.questions;
  for (std::size_t q = 0; q < questions.size(); ++q)
    facts.at[q] = static_cast<AnswerIndex>(random() % questions[q].answers.size());
  return facts;
}

void expect_same_advice(const Engine& one, const Engine& other, const Facts& facts) {
  const Verdict verdict = one.evaluate(facts), again = other.evaluate(facts);
  ASSERT_EQ(verdict.rule, again.rule);
  ASSERT_EQ(verdict.outcome, again.outcome);
  ASSERT_EQ(verdict.flow, again.flow);
  ASSERT_EQ(one.reasons(facts, verdict.rule), other.reasons(facts, verdict.rule));
  ASSERT_EQ(one.obligations(facts, verdict.outcome), other.obligations(facts, verdict.outcome));
  for (std::size_t i = 0; i < hmg().draft.parts.notices.size(); ++i)
    ASSERT_EQ(one.notice_applies(i, facts, verdict.outcome), other.notice_applies(i, facts, verdict.outcome));
}

void expect_same_questions(const Engine& one, const Engine& other, const Answers& answers) {
  ASSERT_EQ(one.open_outcome(answers), other.open_outcome(answers));
  ASSERT_EQ(one.open_obligations(answers), other.open_obligations(answers));
  ASSERT_EQ(one.open_flow(answers), other.open_flow(answers));
  ASSERT_EQ(one.is_settled(answers), other.is_settled(answers));
  ASSERT_EQ(one.possible_outcomes(answers), other.possible_outcomes(answers));
}

TEST(OrderOfQuestions, ShowsInNoResultWhicheverItIs) {
  for (const Order& order : some_orders()) {
    const auto diagrams = compile_in_order(hmg().draft, order);
    ASSERT_TRUE(diagrams.has_value());
    const auto engine = Engine::make(hmg().draft.parts, *diagrams);
    ASSERT_TRUE(engine.has_value());
    std::mt19937_64 random(20180704);
    for (int i = 0; i < 20'000; ++i) {
      const Facts facts = any_facts(random);
      ASSERT_NO_FATAL_FAILURE(expect_same_advice(hmg().engine, *engine, facts));
      if (i % 20 != 0) continue;
      Answers some;
      for (std::size_t q = 0; q < order.size(); ++q)
        if (random() % 2 == 0) some.at[q] = facts.at[q];
      ASSERT_NO_FATAL_FAILURE(expect_same_questions(hmg().engine, *engine, some));
    }
  }
}

std::vector<Ref> evaluated(const Diagrams& diagrams) {
  std::vector<Ref> roots{diagrams.rule, diagrams.outcome, diagrams.flow};
  roots.insert(roots.end(), diagrams.obligations.begin(), diagrams.obligations.end());
  return roots;
}

std::size_t nodes_of(const Diagrams& diagrams) {
  return diagrams.store.nodes_below(evaluated(diagrams)).size();
}

TEST(OrderOfQuestions, IsChosenSoThatTheDiagramsAreSmallerThanAsAsked) {
  const Diagrams asked = compile_in_order(hmg().draft, as_asked()).value();
  EXPECT_LT(nodes_of(compile(hmg().draft).value()), nodes_of(asked) * 6 / 10);
}

TEST(OrderOfQuestions, IsTheSameEachTime) {
  const Diagrams first = compile(hmg().draft).value(), second = compile(hmg().draft).value();
  EXPECT_TRUE(std::ranges::equal(first.store.order(), second.store.order()));
}

TEST(Sifting, MakesDiagramsNoLargerFromAnyOrderAndNamesEachQuestionOnce) {
  for (const Order& order : some_orders()) {
    const Diagrams before = compile_in_order(hmg().draft, order).value();
    for (const std::size_t steps : {std::size_t{0}, std::size_t{50'000}, std::size_t{20'000'000}}) {
      Order found = sift(before.store, evaluated(before), steps);
      const Diagrams after = compile_in_order(hmg().draft, found).value();
      EXPECT_LE(nodes_of(after), nodes_of(before));
      std::ranges::sort(found);
      EXPECT_EQ(found, as_asked());
    }
  }
}

/// a0 and b0, or a1 and b1, ...: small only if each pair is asked together.
TEST(Sifting, BringsTogetherWhatIsAskedTogether) {
  constexpr std::uint8_t kPairs = 6;
  Order apart(2 * kPairs);
  std::iota(apart.begin(), apart.end(), std::uint8_t{0});
  Diagram store(std::vector<std::uint8_t>(2 * kPairs, 2), apart, {});
  Ref some_pair = Diagram::kFalse;
  const std::array<Ref, 2> yes{Diagram::kFalse, Diagram::kTrue};
  for (std::uint8_t i = 0; i < kPairs; ++i)
    some_pair = store.either(
        some_pair, store.both(store.ask(i, yes), store.ask(static_cast<std::uint8_t>(i + kPairs), yes)));
  ASSERT_GT(store.nodes_below(std::array{some_pair}).size(), 100u);
  const Order order = sift(store, std::array{some_pair}, 1'000'000);
  for (std::size_t i = 0; i < order.size(); i += 2) EXPECT_EQ(order[i] % kPairs, order[i + 1] % kPairs);
}

}  // namespace
}  // namespace sharewell::guidance
