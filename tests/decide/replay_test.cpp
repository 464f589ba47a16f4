// SPDX-License-Identifier: MIT
// Recorded recommendations run again: against JSON made the slow way, and against a plain loop over two
// packs.
#include "decide/replay.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "decide/answers_json.h"
#include "decide/decision.h"
#include "guidance/overlay.h"

namespace sharewell::decide {
namespace {

using guidance::Answers;
using guidance::Pack;
using guidance::PackFile;
using Files = std::vector<PackFile>;
using Why = NotReplayed::Why;

constexpr std::uint64_t kSeed = 20180704;

std::string& file(Files& files, std::string_view name) {
  return std::ranges::find(files, name, &PackFile::name)->bytes;
}

void change(std::string& text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  ASSERT_NE(at, std::string::npos) << from;
  text.replace(at, from.size(), to);
}

Pack loaded(Files files) {
  auto pack = Pack::load(std::move(files));
  if (!pack) throw std::runtime_error(one_line(pack.error().front()));
  return *std::move(pack);
}

/// The built-in pack with one text changed, and without worked cases, which would refuse the change.
Files changed(std::string_view name, std::string_view from, std::string_view to) {
  Files files = guidance::built_in_files();
  file(files, "cases.toml").clear();
  change(file(files, name), from, to);
  return files;
}

/// One rule less strict: information that somebody could be put in danger by is shared all the same.
Files one_rule_changed() {
  return changed("rules.toml", "id = \"D9\"\nwhen = \"", "id = \"D9\"\nwhen = \"crime is yes and ");
}

/// An overlay with a question, an obligation and a document of its own.
Files overlay() {
  Files files{
      {"overlay.toml",
       "[overlay]\nid = \"local\"\nedition = \"local \\\"1\\\"\"\npublisher = \"Here\"\nbase = \"hmg-2018\"\n"
       "base_logic = \"" +
           guidance::built_in().logic() +
           "\"\ndocument = \"Our procedures\"\npage_first = 1\npage_last = 4\nin_force_from = 2026-01-01\n"},
      {"questions.toml",
       "[[question]]\nid = \"ours\"\nanswers = [\"yes\", \"no\"]\nunknown = []\nmissing = \"no\"\n"
       "cite = [{page=4, heading=\"Ours\"}]\nset_by = \"person\"\n"},
      {"rules.toml",
       "[[obligation]]\nid = \"ring\"\nwhen = \"leaves and ours is yes\"\ndue = \"today\"\ngroup = "
       "\"share\"\n"
       "cite = [{page=3, heading=\"Ringing\"}]\n"},
      {"words.en.toml",
       "[question.ours]\nask = \"Ours?\"\nwhy = \"We know.\"\n[question.ours.answer]\n"
       "yes = { label = \"Yes\", said = \"It is ours\", reason = \"Ring.\" }\n"
       "no = { label = \"No\", said = \"It is not ours\", reason = \"Do not.\" }\n"
       "[obligation.ring]\ntask = \"Ring \\\"us\\\" \\\\ now\"\ndetail = \"Soon.\"\n"},
      {"cases.toml", ""}};
  return guidance::with_base(std::move(files));
}

Answers any_answers(const Pack& pack, std::mt19937_64& random) {
  Answers answers;
  const std::uint64_t given = 20 + random() % 81;
  for (std::size_t q = 0; q < pack.questions().size(); ++q)
    if (random() % 100 < given)
      answers.at[q] = static_cast<guidance::AnswerIndex>(random() % pack.questions()[q].answers.size());
  return answers;
}

std::string whole(const json::object& value) { return to_canonical_json(value); }

json::object parsed(const std::string& text) { return parse_json(text, 1 << 20, "test")->get_object(); }

struct Made {
  Random random = [engine = std::make_shared<std::mt19937>(3)](std::span<std::uint8_t> out) {
    for (auto& byte : out) byte = static_cast<std::uint8_t>((*engine)());
  };
  FileRef file = FileRef::make(random);
  SharingRef sharing = SharingRef::make(random);
  PersonRef actor = PersonRef::make(random);

  /// An entry with texts that are meant to lead a reader astray.
  std::string decided(const Pack& pack, const Answers& answers) const {
    const auto advice = recommend(pack, Enquiry::make(pack, answers));
    Statement says;
    says.choice = choice_following(advice.outcome());
    says.words = Personal<std::string>(R"(He said "}]{[" and C:\ \" and "sha256":"0000", then left.)");
    says.notes = {{"recommendation", R"({"a":["\\"]})"}, {"who", "\"tasks\":[]"}};
    says.happened_at = Instant{1'780'000'000'000};
    const auto decision = Decision::make(advice, says);
    std::vector<record::RaisedTask> tasks{{TaskRef::make(random), "ring", Instant{1'780'000'009'000}, actor}};
    return record::canonical(decision->entry_body(file, sharing, actor, tasks, Instant{1'780'000'001'000}));
  }
  std::string considered(const Pack& pack, const Answers& answers) const {
    record::Considered body;
    body.decision = 7;
    body.answers = parsed(answers_to_json(pack, answers));
    body.recommendation = parsed(recommendation_to_json(recommend(pack, Enquiry::make(pack, answers))));
    body.ended = {TaskRef::make(random)};
    return record::canonical(
        {record::EntryKind::Considered, file, sharing, actor, Instant{5}, Instant{9}, record::to_json(body)});
  }
};

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
