// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <random>

#include "base/json.h"
#include "run.h"

namespace sharewell::cli {
namespace {

TEST(DecideCommand, PrintsOneObjectForAnswersOnStandardInput) {
  const Ran ran = run({"decide", "--answers", "-", "--json"}, R"({"risk":"immediate"})");
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(ran.err, "");
  EXPECT_EQ(std::ranges::count(ran.out, '\n'), 1);
  EXPECT_NE(ran.out.find(R"("outcome":"act-now","rule":"D1")"), std::string::npos);
}

TEST(DecideCommand, RefusesBadAnswersOnOneLineAndPrintsNothing) {
  const Ran ran = run({"decide", "--answers", "-", "--json"}, R"({"risk":"imediate"})");
  EXPECT_EQ(ran.code, 2);
  EXPECT_EQ(ran.out, "");
  EXPECT_EQ(ran.err,
            "bad-input: question `risk` has no answer `imediate`; did you mean `immediate`? (standard "
            "input:1:9)\n");
}

TEST(DecideCommand, SaysThatAFileIsMissing) {
  const Ran ran = run({"decide", "--answers", "/nowhere/a.json"});
  EXPECT_EQ(ran.code, 3);
  EXPECT_EQ(ran.err, "not-found: there is no file that can be read (/nowhere/a.json)\n");
}

TEST(DecideCommand, GoesOnAfterABadLineOfABatchAndSaysSoAtTheEnd) {
  const std::string longest = "{\"risk\":\"" + std::string(70'000, 'x') + "\"}\n";
  const Ran ran = run({"decide", "--batch", "--json", "--answers", "-"},
                      "{\"risk\":\"immediate\"}\n{\"rik\":\"none\"}\n" + longest + "\n{\"crime\":\"no\"}");
  EXPECT_EQ(ran.code, 2);
  std::istringstream lines(ran.out);
  std::vector<std::string> seen;
  for (std::string line; std::getline(lines, line);) seen.push_back(line);
  ASSERT_EQ(seen.size(), 5u) << ran.out;
  EXPECT_NE(seen[0].find("act-now"), std::string::npos);
  EXPECT_EQ(
      seen[1],
      R"({"error":{"code":"bad-input","detail":"there is no question `rik`; did you mean `risk`?","place":"standard input:2:2"},"line":2})");
  EXPECT_EQ(
      seen[2],
      R"({"error":{"code":"too-large","detail":"longer than 65536 bytes","place":"standard input"},"line":3})");
  EXPECT_NE(seen[3].find(R"("line":4)"), std::string::npos);
  EXPECT_NE(seen[4].find(R"("outcome")"), std::string::npos);
}

TEST(DecideCommand, GivesAWholeBatchTheExitCodeOfSuccess) {
  const Ran ran = run({"decide", "--batch", "--json", "--answers", "-"}, "{}\n{\"risk\":\"none\"}\n");
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(std::ranges::count(ran.out, '\n'), 2);
}

TEST(DecideCommand, PrintsIdsOnlyForEachLineOfABatch) {
  const Ran ran = run({"decide", "--batch", "--ids", "--answers", "-"},
                      "{\"risk\":\"immediate\",\"already_with\":\"both\"}\n[]\n");
  EXPECT_EQ(ran.code, 2);
  EXPECT_TRUE(ran.out.starts_with(
      R"({"outcome":"act-now","rule":"D1","flow":"not-known","reasons":["risk"],"obligations":["record-decision",)"))
      << ran.out;
  EXPECT_NE(ran.out.find("\n{\"error\":{\"code\":\"bad-input\""), std::string::npos) << ran.out;
}

TEST(DecideCommand, WritesTextForPeopleWithoutJson) {
  const Ran ran = run({"decide", "--answers", "-"}, R"({"risk":"immediate"})");
  EXPECT_EQ(ran.code, 0);
  EXPECT_TRUE(ran.out.starts_with("\nAct now\n")) << ran.out;
  EXPECT_NE(ran.out.find("(act-now, rule D1)"), std::string::npos);
  EXPECT_NE(ran.out.find("Tell the police (now; p.7)"), std::string::npos);
  EXPECT_NE(ran.out.find("HM Government, July 2018"), std::string::npos);
}

TEST(DecideCommand, AsksForAnswersWhereNobodyCanType) {
  const Ran ran = run({"decide"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_EQ(ran.err, "usage: give --answers FILE, or --answers - to read standard input\n");
}

TEST(Interview, StopsAskingForTheOutcomeOnceDangerIsClear) {
  const Ran ran = run({"decide", "--json"}, "6\ne\n", true);
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_NE(ran.out.find(R"("outcome":"act-now")"), std::string::npos);
  EXPECT_NE(ran.err.find("\nAct now\n"), std::string::npos);
}

TEST(Interview, ExplainsGoesBackAndTakesNoNonsense) {
  // Risk none; why; back to risk; nonsense; immediate; end.
  const Ran ran = run({"decide", "--json"}, "1\n?\nb\n9\nx\n6\ne\n", true);
  EXPECT_EQ(ran.code, 0);
  EXPECT_NE(ran.out.find(R"("answer":"immediate")"), std::string::npos);
  EXPECT_NE(ran.err.find("Type a number from 1 to 7"), std::string::npos);
  EXPECT_NE(ran.err.find("Decisions about sharing rest on the safety"), std::string::npos);
}

TEST(Interview, TakesThePersonToAdviceWhenTheyAskForIt) {
  const Ran ran = run({"decide", "--json"},
                      "1\n1\n2\na\n1\n6\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n", true);
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_NE(ran.out.find(R"("outcome":"seek-advice-first","rule":"D4")"), std::string::npos) << ran.out;
}

TEST(Interview, KeepsNothingWhenTheInputEndsOrThePersonQuits) {
  const Ran ended = run({"decide"}, "1\n", true);
  EXPECT_EQ(ended.code, 2);
  EXPECT_EQ(ended.out, "");
  const Ran quit = run({"decide"}, "1\nq\n", true);
  EXPECT_EQ(quit.code, 2);
  EXPECT_EQ(quit.out, "");
}

TEST(GuidanceCheck, PrintsIdEditionAndHashesOfAGoodPack) {
  const Ran ran = run({"guidance", "check"});
  EXPECT_EQ(ran.code, 0);
  EXPECT_TRUE(ran.out.starts_with("hmg-2018, July 2018: no faults\nsha256 ")) << ran.out;
  EXPECT_EQ(run({"guidance", "check", SHAREWELL_SOURCE_DIR "/guidance/hmg-2018"}).out, ran.out);
}

class BadFolder : public testing::Test {
 protected:
  void SetUp() override {
    std::string folder = (std::filesystem::temp_directory_path() / "sharewell-pack-XXXXXX").string();
    folder_ = mkdtemp(folder.data());
    std::filesystem::copy(SHAREWELL_SOURCE_DIR "/tests/guidance/small", folder_);
    std::ofstream(folder_ / "rules.toml", std::ios::app)
        << "\n[[obligation]]\nid = \"note\"\nwhen = \"riks is high\"\n";
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::filesystem::path folder_;
};

TEST_F(BadFolder, IsRefusedWithEveryFaultAndExitCodeTwo) {
  const Ran ran = run({"guidance", "check", folder_.string()});
  EXPECT_EQ(ran.code, 2);
  EXPECT_EQ(ran.out, "");
  EXPECT_NE(ran.err.find("rules.toml:45:9: there is no question `riks`; did you mean `risk`?\n"),
            std::string::npos)
      << ran.err;
  EXPECT_NE(ran.err.find("there are two of obligation `note`"), std::string::npos);
  EXPECT_EQ(run({"decide", "--answers", "-", "--pack", folder_.string()}, "{}").code, 2);
  const Ran json = run({"guidance", "check", "--json", folder_.string()});
  EXPECT_EQ(json.code, 2);
  const auto parsed = parse_json(json.out, 1 << 20, "out");
  ASSERT_TRUE(parsed.has_value());
  EXPECT_EQ(parsed->at("ok").as_bool(), false);
  EXPECT_GE(parsed->at("faults").as_array().size(), 5u);
}

TEST(GuidanceShow, PrintsEveryQuestionAndRule) {
  const Ran text = run({"guidance", "show"});
  EXPECT_NE(text.out.find("D14 -> do-not-share"), std::string::npos);
  const auto parsed = parse_json(run({"guidance", "show", "--json"}).out, 1 << 22, "out");
  ASSERT_TRUE(parsed.has_value());
  EXPECT_EQ(parsed->at("questions").as_array().size(), 25u);
}

TEST(GuidanceDraw, MakesAPictureWithThePathOfAnswers) {
  const Ran plain = run({"guidance", "draw"}), phone = run({"guidance", "draw", "--phone"});
  EXPECT_TRUE(plain.out.starts_with("<svg ")) << plain.err;
  EXPECT_NE(phone.out.find("viewBox=\"0 0 288 "), std::string::npos);
  EXPECT_EQ(plain.out.find("The path of the answers given"), std::string::npos);
  const Ran lit = run({"guidance", "draw", "--answers", "-"}, R"({"risk":"immediate"})");
  EXPECT_NE(lit.out.find("You said a child is in danger now."), std::string::npos) << lit.out;
  EXPECT_NE(lit.out.find("The path of the answers given"), std::string::npos);
}

TEST(GuidanceDraw, PrintsTheListInLinesThatFitATerminal) {
  const Ran ran = run({"guidance", "draw", "--text", "--answers", "-"}, R"({"risk":"immediate"})");
  EXPECT_NE(ran.out.find("Yes: Act now."), std::string::npos) << ran.out;
  EXPECT_EQ(ran.out.find("D2:"), std::string::npos) << "the path ends at the rule that fires";
  for (std::size_t at = 0, end; (end = ran.out.find('\n', at)) != std::string::npos; at = end + 1)
    EXPECT_LE(end - at, 80u);
}

TEST(GuidanceDraw, KeepsTheDecisionDiagramForEngineers) {
  EXPECT_TRUE(run({"guidance", "draw", "--diagram"}).out.starts_with("digraph outcome {\n"));
  EXPECT_NE(run({"guidance", "draw", "--diagram", "--text"}).code, 0);
}

TEST(GuidanceDraw, SaysWhatIsWrongWithTheAnswers) {
  const Ran ran = run({"guidance", "draw", "--answers", "-"}, R"({"risk":"hihg"})");
  EXPECT_NE(ran.code, 0);
  EXPECT_EQ(ran.out, "");
  EXPECT_NE(ran.err.find("risk"), std::string::npos);
}

}  // namespace
}  // namespace sharewell::cli
