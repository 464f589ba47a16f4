// SPDX-License-Identifier: MIT
// The certificate, the counter-example in words, and the check before a server starts.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "base/json.h"
#include "cli/proved.h"
#include "run.h"

namespace sharewell::cli {
namespace {

namespace fs = std::filesystem;

class ProveCommand : public testing::Test {
 protected:
  ProveCommand() : folder_(fs::path(testing::TempDir()) / ("prove" + std::to_string(::getpid()))) {
    fs::remove_all(folder_);
    fs::copy(SHAREWELL_SOURCE_DIR "/guidance/hmg-2018", folder_);
  }
  ~ProveCommand() override { fs::remove_all(folder_); }

  /// The advice with a mistake: a worry about harm needs agreement.
  void break_rules() {
    fs::remove(folder_ / "cases.toml");
    std::ofstream(folder_ / "cases.toml");
    std::ifstream in(folder_ / "rules.toml");
    std::string rules(std::istreambuf_iterator<char>(in), {});
    const std::string good = "named and certain(risk >= significant-harm)";
    rules.replace(rules.find(good), good.size(), good + " and certain(consent is valid)");
    std::ofstream(folder_ / "rules.toml") << rules;
  }
  guidance::Pack pack() const {
    std::vector<guidance::PackFile> files;
    for (const auto& entry : fs::directory_iterator(folder_)) {
      std::ifstream in(entry.path());
      files.push_back({entry.path().filename().string(), {std::istreambuf_iterator<char>(in), {}}});
    }
    auto loaded = guidance::Pack::load(std::move(files));
    EXPECT_TRUE(loaded.has_value());
    return *std::move(loaded);
  }
  fs::path folder_;
};

TEST_F(ProveCommand, PrintsACertificateOfTheBuiltInPack) {
  const Ran ran = run({"guidance", "prove"});
  EXPECT_EQ(ran.code, 0) << ran.out;
  EXPECT_NE(ran.out.find("sha256 " + guidance::built_in().sha256()), std::string::npos);
  EXPECT_NE(ran.out.find("holds  I14"), std::string::npos);
  EXPECT_NE(ran.out.find("in every one of 15,427,944,806,400 combinations"), std::string::npos);
}

TEST_F(ProveCommand, PrintsTheCertificateAsJson) {
  const Ran ran = run({"guidance", "prove", "--json", folder_.string()});
  EXPECT_EQ(ran.code, 0);
  const auto object = parse_json(ran.out, 1 << 20, "out").value().as_object();
  EXPECT_TRUE(object.at("holds").as_bool());
  EXPECT_TRUE(object.at("smallest").is_null());
  EXPECT_GE(object.at("properties").as_array().size(), 60u);
}

TEST_F(ProveCommand, PrintsTheSmallestCounterExampleInWordsAndExitsWithOne) {
  break_rules();
  const Ran ran = run({"guidance", "prove", folder_.string()});
  EXPECT_EQ(ran.code, 1);
  EXPECT_NE(ran.out.find("I14 does not hold: Serious harm told to social care"), std::string::npos)
      << ran.out;
  EXPECT_NE(ran.out.find("You said a child is being seriously harmed, or is likely to be."),
            std::string::npos)
      << ran.out;
  EXPECT_NE(ran.out.find("The rules say: Get advice"), std::string::npos) << ran.out;
}

TEST_F(ProveCommand, GivesTheCounterExampleAsAnswersThatDecideReads) {
  break_rules();
  const Ran ran = run({"guidance", "prove", "--json", folder_.string()});
  EXPECT_EQ(ran.code, 1);
  const auto object = parse_json(ran.out, 1 << 20, "out").value().as_object();
  for (const auto& property : object.at("properties").as_array()) {
    if (property.as_object().at("holds").as_bool()) continue;
    for (const auto& one : property.as_object().at("counter_example").as_object().at("cases").as_array()) {
      const Ran decided = run({"decide", "--json", "--pack", folder_.string(), "--answers", "-"},
                              to_canonical_json(one.as_object().at("answers").as_object()));
      EXPECT_NE(
          decided.out.find("\"outcome\":\"" + std::string(one.as_object().at("outcome").as_string()) + '"'),
          std::string::npos)
          << decided.out << decided.err;
    }
  }
}

TEST_F(ProveCommand, IsNotNeededTwiceForOnePackAndProgram) {
  const fs::path data = folder_ / "data";
  std::ostringstream first, second;
  ASSERT_FALSE(program_hash().empty());
  const guidance::Pack good = pack();
  EXPECT_TRUE(require_proof(data, good, first));
  EXPECT_TRUE(require_proof(data, good, second));
  EXPECT_NE(first.str().find("proving"), std::string::npos);
  EXPECT_EQ(second.str(), "");
  for (const auto& entry : fs::directory_iterator(data / "proofs")) std::ofstream(entry.path()) << "yes";
  EXPECT_TRUE(require_proof(data, good, second));
  EXPECT_NE(second.str().find("proving"), std::string::npos) << "a changed note counted as a proof";
}

TEST_F(ProveCommand, StopsAServerWhosePackBreaksAProperty) {
  break_rules();
  std::ostringstream progress;
  const auto done = require_proof(folder_ / "data", pack(), progress);
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, ErrorCode::BadPack);
  EXPECT_NE(done.error().detail.find("does not hold"), std::string::npos) << done.error().detail;
  EXPECT_FALSE(fs::exists(folder_ / "data" / "proofs"));
}

}  // namespace
}  // namespace sharewell::cli
