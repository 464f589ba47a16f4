// SPDX-License-Identifier: MIT
// A comparison of two packs is held against counting every combination one by one.
#include "guidance/diff.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "small_pack.h"

namespace sharewell::guidance {
namespace {

using About = Difference::About;
using Files = std::vector<PackFile>;

/// The small pack with `from` replaced by `to` in one file.
Files changed(const std::string& file, const std::string& from, const std::string& to,
              Files files = small_pack()) {
  std::string& bytes = bytes_of_file(files, file);
  const std::size_t at = bytes.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  if (at != std::string::npos) bytes.replace(at, from.size(), to);
  return files;
}

Pack loaded(Files files) {
  auto pack = Pack::load(std::move(files));
  if (!pack)
    for (const Fault& fault : pack.error()) ADD_FAILURE() << one_line(fault);
  return *std::move(pack);
}

/// What a difference is about and what each pack says, to the number of combinations.
using Tally = std::map<std::tuple<About, std::string, std::string, std::string>, Combinations>;

Facts facts_of(const Pack& pack, const std::map<std::string, std::string>& answers) {
  Facts facts;
  for (std::size_t q = 0; q < pack.questions().size(); ++q)
    facts.at[q] = *pack.find_answer(static_cast<QuestionIndex>(q), answers.at(pack.questions()[q].id));
  return facts;
}

std::string name_of(Truth flow) {
  return flow == Truth::Yes ? "yes" : flow == Truth::No ? "no" : "not-known";
}

std::set<std::string> raised(const Pack& pack, const Facts& facts) {
  std::set<std::string> ids;
  for (std::size_t i = 0; i < pack.obligations().size(); ++i)
    if (((pack.obligations_of(facts) >> i) & 1u) != 0) ids.insert(pack.obligations()[i].id);
  return ids;
}

std::set<std::string> shown(const Pack& pack, const Facts& facts) {
  std::set<std::string> ids;
  for (const Notice* notice : pack.notices(facts)) ids.insert(notice->id);
  return ids;
}

void tally_sets(Tally& tally, About about, const std::set<std::string>& a, const std::set<std::string>& b,
                const std::string& yes, const std::string& no) {
  for (const std::string& id : a)
    if (!b.contains(id)) ++tally[{about, id, yes, no}];
  for (const std::string& id : b)
    if (!a.contains(id)) ++tally[{about, id, no, yes}];
}

/// Counts one case.
void tally_case(Tally& tally, const Pack& a, const Facts& in_a, const Pack& b, const Facts& in_b) {
  const Verdict va = a.evaluate(in_a), vb = b.evaluate(in_b);
  const std::string oa = a.outcomes()[va.outcome].id, ob = b.outcomes()[vb.outcome].id;
  const std::string ra = a.rules()[va.rule].id, rb = b.rules()[vb.rule].id;
  if (oa != ob)
    ++tally[{About::Outcome, "", oa, ob}];
  else if (ra != rb)
    ++tally[{About::Rule, "", ra, rb}];
  if (va.flow != vb.flow) ++tally[{About::Flow, "", name_of(va.flow), name_of(vb.flow)}];
  tally_sets(tally, About::Obligation, raised(a, in_a), raised(b, in_b), "raised", "not raised");
  tally_sets(tally, About::Notice, shown(a, in_a), shown(b, in_b), "shown", "not shown");
}

/// Every combination of the joint questions, one by one.
template <class Each>
void each_case(const JointQuestions& questions, Each each) {
  std::vector<std::size_t> at(questions.list.size(), 0);
  for (;;) {
    std::map<std::string, std::string> answers;
    for (std::size_t q = 0; q < at.size(); ++q)
      answers[questions.list[q].id] = questions.list[q].answers[at[q]].id;
    each(answers);
    std::size_t q = 0;
    for (; q < at.size() && ++at[q] == questions.list[q].answers.size(); ++q) at[q] = 0;
    if (q == at.size()) return;
  }
}

void expect_as_counted(const Files& files_a, const Files& files_b) {
  const Pack a = loaded(files_a), b = loaded(files_b);
  const auto found = compare(a, b);
  ASSERT_TRUE(found.has_value()) << found.error();
  Tally counted, said;
  Combinations cases = 0;
  each_case(found->questions, [&](const std::map<std::string, std::string>& answers) {
    ++cases;
    tally_case(counted, a, facts_of(a, answers), b, facts_of(b, answers));
  });
  EXPECT_EQ(in_digits(found->total), in_digits(cases));
  for (const Difference& one : found->differences) {
    said[{one.about, one.id, one.a, one.b}] = one.count;
    Combinations sum = 0;
    for (const CaseClass& part : one.classes) {
      EXPECT_GT(part.adds, 0u) << "every class adds something";
      sum += part.adds;
    }
    EXPECT_EQ(in_digits(sum), in_digits(one.count)) << one.id << one.a << one.b;
    Tally example;
    std::map<std::string, std::string> answers;
    for (std::size_t q = 0; q < found->questions.list.size(); ++q)
      answers[found->questions.list[q].id] = found->questions.list[q].answers[one.example.at[q]].id;
    tally_case(example, a, facts_of(a, answers), b, facts_of(b, answers));
    EXPECT_TRUE((example.contains({one.about, one.id, one.a, one.b}))) << one.id << one.a << one.b;
  }
  EXPECT_EQ(said.size(), counted.size());
  for (const auto& [what, count] : counted) EXPECT_EQ(in_digits(said[what]), in_digits(count));
}

TEST(Diff, OfAPackAndItselfIsNothing) {
  const auto found = compare(built_in(), built_in());
  ASSERT_TRUE(found.has_value());
  EXPECT_TRUE(found->same());
  EXPECT_EQ(found->total, combinations(built_in().questions()));
}

TEST(Diff, CountsACaseThatGetsAnotherOutcome) {
  expect_as_counted(small_pack(), changed("rules.toml", "fine and asked is yes", "fine and asked is no"));
}

TEST(Diff, CountsAnotherFlowAndAnotherRule) {
  expect_as_counted(small_pack(), changed("rules.toml", "consent is yes or risk >= some",
                                          "consent is yes or risk is high"));
  expect_as_counted(small_pack(), changed("rules.toml", "when = \"risk is high\"",
                                          "when = \"risk is high and asked is no\""));
}

TEST(Diff, TakesTheRowsOfOneRuleTogether) {
  const Files rows = changed("rules.toml", "[[rule]]\nid = \"R3\"",
                             "[[rule]]\nid = \"R2\"\nwhen = \"consent is yes\"\noutcome = \"wait\"\n"
                             "cite = [{page=3, heading=\"Consent\"}]\n\n[[rule]]\nid = \"R3\"");
  expect_as_counted(small_pack(), rows);
  expect_as_counted(rows, small_pack());
  expect_as_counted(rows,
                    changed("rules.toml", "when = \"consent is yes\"", "when = \"consent is no\"", rows));
}

TEST(Diff, CountsObligationsAndNoticesThatAreRaisedElsewhere) {
  expect_as_counted(small_pack(), changed("rules.toml", "going and possible(consent is no)",
                                          "going and possible(consent is no) and asked is no"));
  expect_as_counted(small_pack(), changed("pack.toml", "outcome is wait", "outcome is go"));
}

TEST(Diff, LeavesAQuestionThatOnlyOnePackAsksFree) {
  Files more = small_pack();
  bytes_of_file(more, "questions.toml") +=
      "\n[[question]]\nid = \"extra\"\nanswers = [\"yes\", \"no\", \"perhaps\"]\nunknown = []\nmissing = "
      "\"no\"\n"
      "cite = [{page=2, heading=\"Risk\"}]\nset_by = \"person\"\n";
  bytes_of_file(more, "words.en.toml") +=
      "\n[question.extra]\nask = \"Extra?\"\nwhy = \"Because.\"\n"
      "[question.extra.answer.yes]\nlabel = \"Yes\"\nsaid = \"Yes\"\nreason = \"R.\"\n"
      "[question.extra.answer.no]\nlabel = \"No\"\nsaid = \"No\"\nreason = \"R.\"\n"
      "[question.extra.answer.perhaps]\nlabel = \"Perhaps\"\nsaid = \"Perhaps\"\nreason = \"R.\"\n";
  more = changed("rules.toml", "fine and asked is yes", "fine and asked is yes and extra in (yes, perhaps)",
                 more);
  expect_as_counted(small_pack(), more);
  expect_as_counted(more, small_pack());
}

TEST(Diff, ComparesWhatBothCanBeAskedWhenAnAnswerIsMissingFromOne) {
  Files fewer = changed("questions.toml", "[\"none\", \"some\", \"high\", \"not-known\"]",
                        "[\"some\", \"high\", \"not-known\"]");
  fewer = changed("questions.toml", "ordered = [\"none\", ", "ordered = [", fewer);
  fewer = changed("properties.toml", "[[\"none\", \"some\", \"high\"]]", "[[\"some\", \"high\"]]", fewer);
  std::string& words = bytes_of_file(fewer, "words.en.toml");
  const std::size_t from = words.find("none = {");
  words.erase(from, words.find('\n', from) - from);
  expect_as_counted(small_pack(), fewer);
}

TEST(Diff, NamesTheAnswerThatCountsAsNotGivenInOnePackOnly) {
  Files sure = changed("questions.toml",
                       "[\"yes\", \"no\", \"not-known\"]\nunknown = [\"not-known\"]\nmissing = \"not-known\"",
                       "[\"yes\", \"no\"]\nunknown = []\nmissing = \"no\"");
  std::string& words = bytes_of_file(sure, "words.en.toml");
  const std::size_t from = words.find("not-known = {", words.find("[question.consent"));
  words.erase(from, words.find('\n', from) - from);
  sure = changed("rules.toml", "fine and asked is yes", "asked is yes", sure);
  expect_as_counted(small_pack(), sure);
  expect_as_counted(sure, small_pack());
  const auto found = compare(loaded(sure), loaded(small_pack()));
  ASSERT_FALSE(found->differences.empty());
  const Difference& first = found->differences.front();
  EXPECT_EQ(said(found->questions, first.example), "`consent` is `no` (No), `asked` is `yes` (Yes)");
}

TEST(Diff, NamesEveryTextThatChangedAndWhoseItIs) {
  const Pack a = loaded(small_pack());
  const Pack b = loaded(changed("words.en.toml", "How much risk?", "How much danger?",
                                changed("rules.toml", "due = \"today\"", "due = \"tomorrow\"")));
  const auto found = compare(a, b);
  ASSERT_TRUE(found.has_value());
  EXPECT_TRUE(found->differences.empty());
  ASSERT_EQ(found->texts.size(), 2u);
  EXPECT_EQ(found->texts[0].part + ", " + found->texts[0].aspect, "question risk, what is asked");
  EXPECT_EQ(found->texts[0].a + found->texts[0].b, "How much risk?How much danger?");
  EXPECT_EQ(found->texts[1].part + ", " + found->texts[1].aspect, "obligation tell, due");
}

TEST(Diff, SaysTheSmallestCaseWithItsAnswersInWords) {
  const Pack a = loaded(small_pack());
  const Pack b = loaded(changed("rules.toml", "fine and asked is yes", "fine and asked is no"));
  const auto found = compare(a, b);
  ASSERT_TRUE(found.has_value());
  const Difference& first = found->differences.front();
  EXPECT_EQ(first.a + " " + first.b, "wait go");
  EXPECT_EQ(said(found->questions, first.example), "`consent` is `yes` (Yes)");
}

}  // namespace
}  // namespace sharewell::guidance
