// SPDX-License-Identifier: MIT
// Comparing, testing and beginning packs at the command line.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/json.h"
#include "run.h"

namespace sharewell::cli {
namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

class EditionsCommand : public testing::Test {
 protected:
  EditionsCommand() : folder_(fs::path(testing::TempDir()) / ("editions" + std::to_string(::getpid()))) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  ~EditionsCommand() override { fs::remove_all(folder_); }
  std::string at(const char* name) const { return (folder_ / name).string(); }
  void change(const char* name, const std::string& from, const std::string& to) const {
    std::string text = text_of(folder_ / name);
    ASSERT_NE(text.find(from), std::string::npos) << from;
    text.replace(text.find(from), from.size(), to);
    std::ofstream(folder_ / name) << text;
  }
  fs::path folder_;
};

TEST_F(EditionsCommand, InitMakesAPackAndAnOverlayThatCheckTestAndProve) {
  for (const bool overlay : {false, true}) {
    const std::string made = at(overlay ? "overlay" : "pack");
    std::vector<std::string> words{"guidance", "init", made};
    if (overlay) words.emplace_back("--overlay");
    EXPECT_EQ(run(words).code, 0);
    for (const char* command : {"check", "test", "prove"}) {
      const Ran ran = run({"guidance", command, made});
      EXPECT_EQ(ran.code, 0) << command << ran.out << ran.err;
    }
    EXPECT_EQ(run(words).code, 2) << "a folder with something in it is left alone";
  }
}

TEST_F(EditionsCommand, DiffExitsWithWhetherPacksDiffer) {
  run({"guidance", "init", at("a")});
  run({"guidance", "init", at("b")});
  const Ran same = run({"guidance", "diff", at("a"), at("b")});
  EXPECT_EQ(same.code, 0);
  EXPECT_NE(same.out.find("They say the same in every one of 12 combinations of answers."),
            std::string::npos);
  change("b/rules.toml", "agreement is yes or worry >= some", "agreement is yes");
  change("b/cases.toml", "outcome = \"share\"", "outcome = \"do-not-share\"");
  change("b/cases.toml", "rule = \"R2\"", "rule = \"R4\"");
  change("b/cases.toml", "obligations_include = [\"tell-the-family\"]", "");
  const Ran differ = run({"guidance", "diff", at("a"), at("b")});
  EXPECT_EQ(differ.code, 1) << differ.err;
  EXPECT_NE(differ.out.find("A says share, B says do-not-share: 1 of 12 combinations"), std::string::npos)
      << differ.out;
  EXPECT_EQ(run({"guidance", "diff", at("a"), at("nowhere")}).code, 2);
  change("b/rules.toml", "agreement is yes", "agreement is yess");
  const Ran bad = run({"guidance", "diff", at("a"), at("b")});
  EXPECT_EQ(bad.code, 2);
  EXPECT_NE(bad.err.find("did you mean `yes`?"), std::string::npos);
}

TEST_F(EditionsCommand, DiffPrintsOneJsonObjectWithEveryClass) {
  run({"guidance", "init", at("ours"), "--overlay"});
  const Ran ran = run({"guidance", "diff", "built-in", at("ours"), "--json"});
  EXPECT_EQ(ran.code, 1) << ran.err;
  const auto parsed = parse_json(ran.out, 1 << 22, "out");
  ASSERT_TRUE(parsed.has_value());
  EXPECT_EQ(parsed->at("same").as_bool(), false);
  const auto& differences = parsed->at("differences").as_array();
  ASSERT_EQ(differences.size(), 1u);
  EXPECT_EQ(differences[0].at("id").as_string(), "tell-local-worker");
  EXPECT_EQ(differences[0].at("b").as_string(), "raised");
  EXPECT_GT(differences[0].at("classes").as_array().size(), 1u);
  EXPECT_EQ(differences[0].at("example").at("local_worker_involved").as_string(), "yes");
}

TEST_F(EditionsCommand, TestPrintsEachCaseWithWhatWasExpectedAndWhatCame) {
  run({"guidance", "init", at("a")});
  const Ran good = run({"guidance", "test", at("a")});
  EXPECT_EQ(good.out,
            "ok   child-in-danger: A child is in danger\n"
            "ok   worried-without-agreement: A worry, and no agreement\n"
            "ok   nothing-known: Nothing is known yet\n"
            "3 of 3 cases hold\n");
  change("a/cases.toml", "outcome = \"act-now\"", "outcome = \"share\"");
  change("a/cases.toml", "obligations_include = [\"record-decision\"]",
         "obligations_include = [\"tell-the-family\"]\nobligations_exclude = [\"record-decision\"]");
  const Ran bad = run({"guidance", "test", at("a"), "--junit", at("report.xml")});
  EXPECT_EQ(bad.code, 1);
  EXPECT_TRUE(
      bad.out.starts_with("NOT  child-in-danger: A child is in danger\n"
                          "       expected share                    got act-now\n"
                          "       expected tell-the-family          got nothing\n"
                          "       expected nothing                  got record-decision\n"))
      << bad.out;
  EXPECT_TRUE(bad.out.ends_with("2 of 3 cases hold\n"));
  const std::string junit = text_of(folder_ / "report.xml");
  EXPECT_NE(junit.find("tests=\"3\" failures=\"1\""), std::string::npos) << junit;
  EXPECT_NE(junit.find("expected share"), std::string::npos);
  const auto json = parse_json(run({"guidance", "test", at("a"), "--json"}).out, 1 << 20, "out");
  ASSERT_TRUE(json.has_value());
  EXPECT_EQ(json->at("ok").as_bool(), false);
  EXPECT_EQ(json->at("cases").as_array()[0].at("got").at("outcome").as_string(), "act-now");
}

TEST_F(EditionsCommand, TestListsOtherFaultsAsCheckDoes) {
  run({"guidance", "init", at("a")});
  change("a/rules.toml", "worry is danger", "wory is danger");
  const Ran ran = run({"guidance", "test", at("a")});
  EXPECT_EQ(ran.code, 2);
  EXPECT_EQ(ran.out, "");
  EXPECT_NE(ran.err.find("did you mean `worry`?"), std::string::npos);
}

TEST_F(EditionsCommand, DecideAsksAndCitesWhatAnOverlayAdds) {
  run({"guidance", "init", at("ours"), "--overlay"});
  const Ran ran = run({"decide", "--answers", "-", "--pack", at("ours")},
                      R"({"risk":"immediate","local_worker_involved":"yes"})");
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_NE(ran.out.find("Local procedures p.4"), std::string::npos) << ran.out;
  EXPECT_NE(ran.out.find("01632 960 001"), std::string::npos) << ran.out;
}

TEST_F(EditionsCommand, InstallNeedsADataFolderAndAPackThatThePagesCanPut) {
  run({"guidance", "init", at("a")});
  const Ran nowhere = run({"guidance", "install", "built-in", "--org", "northbank", "--data", at("nowhere")});
  EXPECT_EQ(nowhere.code, 3);
  EXPECT_NE(nowhere.err.find("there is no data folder; make one with `sharewell init`"), std::string::npos);
  fs::create_directories(folder_ / "data");
  const Ran small = run({"guidance", "install", at("a"), "--org", "northbank", "--data", at("data")});
  EXPECT_EQ(small.code, 2);
  EXPECT_NE(small.err.find("question `risk`"), std::string::npos) << small.err;
  EXPECT_FALSE(fs::exists(folder_ / "data" / "packs"));
}

}  // namespace
}  // namespace sharewell::cli
