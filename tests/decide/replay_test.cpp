// SPDX-License-Identifier: MIT
// Recorded recommendations run again, against a plain loop over two packs.
#include "decide/replay.h"

#include <set>

#include "recorded.h"

namespace sharewell::decide {
namespace {

using Why = NotReplayed::Why;

/// Ids of the duties in a set.
std::set<std::string> ids(const Pack& pack, std::uint64_t bits) {
  std::set<std::string> out;
  for (std::size_t i = 0; i < pack.obligations().size(); ++i)
    if (((bits >> i) & 1u) != 0) out.insert(pack.obligations()[i].id);
  return out;
}

std::set<std::string> without(std::set<std::string> from, const std::set<std::string>& these) {
  for (const std::string& one : these) from.erase(one);
  return from;
}

/// What the other pack says to the same answers, by way of JSON and names.
struct Plainly {
  std::string outcome;
  std::set<std::string> duties;
  unsigned lost = 0;
};
Plainly plainly(const Pack& from, const Pack& to, const Answers& given) {
  Plainly out;
  Answers answers;
  for (const auto& [question, answer] : parsed(answers_to_json(from, given))) {
    const auto q = to.find_question(std::string_view(question));
    const auto a = q ? to.find_answer(*q, std::string_view(answer.get_string())) : std::nullopt;
    if (a)
      answers.at[*q] = *a;
    else
      ++out.lost;
  }
  const auto facts = to.complete(answers);
  out.outcome = to.outcomes()[to.evaluate(facts).outcome].id;
  out.duties = ids(to, to.obligations_of(facts));
  return out;
}

void expect_as_plainly(const Pack& from, const Pack& to, int cases) {
  guidance::Shelf shelf;
  Replay replay(shelf, to);
  const Made made;
  std::mt19937_64 random(kSeed);
  int differ = 0, same = 0;
  for (int i = 0; i < cases; ++i) {
    const Answers answers = any_answers(from, random);
    const std::string text = made.decided(from, answers);
    const auto done = replay.run(text);
    ASSERT_TRUE(done.has_value()) << says(done.error().why);
    const Plainly then = plainly(from, from, answers), now = plainly(from, to, answers);
    ASSERT_EQ(from.outcomes()[done->outcome_then].id, then.outcome);
    ASSERT_EQ(to.outcomes()[done->outcome_now].id, now.outcome);
    ASSERT_EQ(done->same_outcome, then.outcome == now.outcome);
    ASSERT_EQ(ids(from, done->duties_gone), without(then.duties, now.duties));
    ASSERT_EQ(ids(to, done->duties_new), without(now.duties, then.duties));
    ASSERT_EQ(done->answers_lost, now.lost);
    ASSERT_EQ(done->differs(), then.outcome != now.outcome || then.duties != now.duties);
    ++(done->differs() ? differ : same);
  }
  EXPECT_GT(differ, 0);
  EXPECT_GT(same, 0);
}

TEST(Replay, FindsExactlyWhatAPlainLoopFindsWhenOneRuleWasChanged) {
  expect_as_plainly(guidance::built_in(), loaded(one_rule_changed()), 3000);
}

TEST(Replay, FindsExactlyWhatAPlainLoopFindsWhenAnObligationWasChanged) {
  expect_as_plainly(guidance::built_in(),
                    loaded(changed("rules.toml", "id = \"minimise\"\nwhen = \"",
                                   "id = \"minimise\"\nwhen = \"risk is none and ")),
                    3000);
}

TEST(Replay, OfTheSamePackFindsNothing) {
  guidance::Shelf shelf;
  Replay replay(shelf, guidance::built_in());
  const Made made;
  std::mt19937_64 random(kSeed);
  for (int i = 0; i < 500; ++i) {
    const std::string text = made.considered(guidance::built_in(), any_answers(guidance::built_in(), random));
    const auto done = replay.run(text);
    ASSERT_TRUE(done.has_value());
    ASSERT_FALSE(done->differs());
    EXPECT_EQ(done->on_record.kind, record::EntryKind::Considered);
    EXPECT_EQ(done->on_record.recorded_at.ms, 9);
  }
}

TEST(Replay, RunsEachRecommendationUnderThePackThatItNames) {
  guidance::Shelf shelf;
  const Pack* local = *shelf.add(overlay());
  Replay replay(shelf, guidance::built_in());
  const Made made;
  for (int i = 0; i < 4; ++i) {
    const Pack& pack = i % 2 == 0 ? *local : guidance::built_in();
    const std::string text = made.decided(pack, {});
    const auto done = replay.run(text);
    ASSERT_TRUE(done.has_value());
    EXPECT_EQ(done->made_under, &pack);
    EXPECT_EQ(done->on_record.file, made.file.text());
    EXPECT_EQ(done->on_record.sharing, made.sharing.text());
    EXPECT_EQ(done->on_record.happened_at.ms, 1'780'000'000'000);
    EXPECT_EQ(done->on_record.recorded_at.ms, 1'780'000'001'000);
  }
}

TEST(Replay, CountsAnAnswerThatTheOtherPackDoesNotHaveAsNotGiven) {
  guidance::Shelf shelf;
  const Pack* local = *shelf.add(overlay());
  Replay replay(shelf, guidance::built_in());
  Answers answers;
  answers.at[*local->find_question("risk")] = *local->find_answer(*local->find_question("risk"), "immediate");
  answers.at[*local->find_question("ours")] = *local->find_answer(*local->find_question("ours"), "yes");
  const std::string text = Made().decided(*local, answers);
  const auto done = replay.run(text);
  ASSERT_TRUE(done.has_value());
  EXPECT_EQ(done->answers_lost, 1u);
  EXPECT_TRUE(done->same_outcome);
  EXPECT_EQ(ids(*local, done->duties_gone), std::set<std::string>{"ring"});
}

TEST(Replay, SaysThatThePackIsNotHere) {
  guidance::Shelf shelf;
  Replay replay(shelf, guidance::built_in());
  const std::string text = Made().decided(loaded(overlay()), {});
  const auto done = replay.run(text);
  ASSERT_FALSE(done.has_value());
  EXPECT_EQ(done.error().why, Why::PackNotHere);
  ASSERT_TRUE(done.error().on_record.has_value());
  EXPECT_EQ(done.error().on_record->recorded_at.ms, 1'780'000'001'000);
}

TEST(Replay, RefusesARecommendationWithOneOtherByte) {
  guidance::Shelf shelf;
  Replay replay(shelf, guidance::built_in());
  const std::string text = Made().decided(guidance::built_in(), {});
  ASSERT_TRUE(replay.run(text).has_value());
  const std::size_t from = text.find(R"("recommendation":{"assumed")") + 17,
                    end = text.find(R"(,"tasks":[{"due")");
  ASSERT_LT(from, end);
  for (std::size_t at = from; at < end; ++at) {
    std::string other = text;
    other[at] = static_cast<char>(other[at] ^ 1);
    ASSERT_FALSE(replay.run(other).has_value()) << at;
  }
}

TEST(Replay, RefusesARecommendationToOtherAnswers) {
  guidance::Shelf shelf;
  Replay replay(shelf, guidance::built_in());
  Answers none;
  none.at[*guidance::built_in().find_question("risk")] = 0;
  std::string text = Made().decided(guidance::built_in(), none);
  change(text, R"({"answers":{"risk":"none"})", R"({"answers":{"risk":"immediate"})");
  EXPECT_EQ(replay.run(text).error().why, Why::OtherBytes);
  change(text, R"({"answers":{"risk":"immediate"})", R"({"answers":{"risk":"no-such"})");
  EXPECT_EQ(replay.run(text).error().why, Why::OtherBytes);
}

TEST(Replay, TakesNoPartOfAnEntryForTheWhole) {
  guidance::Shelf shelf;
  Replay replay(shelf, guidance::built_in());
  const Made made;
  for (const std::string& text :
       {made.decided(guidance::built_in(), {}), made.considered(guidance::built_in(), {})}) {
    ASSERT_TRUE(replay.run(text).has_value());
    for (std::size_t length = 0; length < text.size(); ++length)
      ASSERT_EQ(replay.run(std::string(text, 0, length)).error().why, Why::NotAdvice) << length;
    EXPECT_EQ(replay.run(text + "}").error().why, Why::NotAdvice);
  }
}

}  // namespace
}  // namespace sharewell::decide
