// SPDX-License-Identifier: MIT
// From a data folder through backup and restore by command to one that goes on, where no server runs.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "casework/installation.h"
#include "cli/admin.h"
#include "crypt/secret.h"
#include "run.h"

namespace sharewell::cli {
namespace {

namespace fs = std::filesystem;

/// Of an invented custodian; opens nothing but what this test makes.
constexpr const char* kRecipient = "age1ymffcnyyl70wt9j9zxv6k25023f7cpv2rcrassrrjqh4zymaty6qe7zhzl";
constexpr const char* kIdentity =
    "AGE-SECRET-KEY-17SJFPTP095U27XZGYTPXXP8EPP5LQXJJG7MNS8N9DH2HAYTE6AVQS9TGTW";

class BackupCommand : public ::testing::Test {
 protected:
  void SetUp() override {
    fs::remove_all(folder_);
    ASSERT_TRUE(casework::Installation::make(folder_ / "data", random_));
    const auto installation = open("data").value();
    ASSERT_TRUE(installation->add_organisation("northbank", "Northbank"));
    ASSERT_TRUE(installation->add_person("northbank", {"sam", "Sam", "", record::Role::Lead, "Duty", ""}));
    std::ofstream(at("identity")) << kIdentity << '\n';
  }
  void TearDown() override { fs::remove_all(folder_); }

  [[nodiscard]] std::string at(const std::string& name) const { return (folder_ / name).string(); }
  Result<std::unique_ptr<casework::Installation>> open(const std::string& name) {
    return casework::Installation::open(folder_ / name, clock_, random_);
  }
  Ran run_it(std::vector<std::string> words) {
    std::istringstream in;
    std::ostringstream out, err;
    Context context{in, out, err, clock_, random_, false};
    CLI::App app("sharewell", "sharewell");
    add_backup(app, context);
    add_restore(app, context);
    std::reverse(words.begin(), words.end());
    app.parse(words);
    return {context.exit_code, out.str(), err.str()};
  }

  fs::path folder_ = fs::temp_directory_path() / ("sharewell-backup-" + std::to_string(::getpid()));
  Clock clock_ = [] { return Instant{1'795'000'000'000}; };
  Random random_ = crypt::system_random();
};

TEST_F(BackupCommand, WhatWasBackedUpIsPutBackAndGoesOnWhenNobodySawMore) {
  const Ran made = run_it({"backup", at("copy"), "--to", kRecipient, "--data", at("data")});
  ASSERT_EQ(made.code, 0) << made.err;
  EXPECT_NE(made.out.find("northbank: 2 entries, 2 of them new here"), std::string::npos) << made.out;
  EXPECT_EQ(run_it({"backup", at("copy"), "--check"}).code, 0);
  const std::string pack = fs::directory_iterator(folder_ / "copy-keys")->path().string();
  const Ran tried = run_it({"restore", at("copy"), pack, "--identity", at("identity"), "--verify"});
  ASSERT_EQ(tried.code, 0) << tried.err;
  EXPECT_NE(tried.out.find("northbank: verified. 2 entries"), std::string::npos) << tried.out;

  const Ran back = run_it({"restore", at("copy"), pack, "--identity", at("identity"), "--data", at("new")});
  ASSERT_EQ(back.code, 0) << back.err;
  EXPECT_EQ(open("new").error().code, ErrorCode::Busy) << "nothing is signed yet";
  const auto go_on = [&](std::vector<std::string> more) {
    more.insert(more.begin(), {"restore", "--go-on", "--org", "northbank", "--data", at("new")});
    return run_it(std::move(more));
  };
  EXPECT_EQ(go_on({}).code, row(ErrorCode::Usage).exit_code);
  const Ran refused = go_on({"--seen", "2", "--seen", "3"});
  EXPECT_NE(refused.err.find("others saw a register of 3 entries"), std::string::npos) << refused.err;
  EXPECT_FALSE(open("new"));
  EXPECT_EQ(go_on({"--seen", "2"}).code, 0);
  const auto goes_on = open("new");
  ASSERT_TRUE(goes_on) << one_line(goes_on.error());
  EXPECT_EQ((*goes_on)->find("northbank")->people.find_user("sam")->name,
            open("data").value()->find("northbank")->people.find_user("sam")->name);
}

TEST_F(BackupCommand, SaysWhatIsMissing) {
  EXPECT_NE(run_it({"backup", at("copy"), "--data", at("data")}).err.find("--to"), std::string::npos);
  EXPECT_NE(
      run_it({"backup", at("copy"), "--to", kRecipient, "--keys", at("copy/keys"), "--data", at("data")})
          .err.find("choose a folder apart"),
      std::string::npos);
  EXPECT_NE(run_it({"backup", at("copy"), "--check"}).err.find("it has no manifest"), std::string::npos);
  EXPECT_NE(run_it({"restore", "--data", at("new")}).err.find("--identity"), std::string::npos);
}

}  // namespace
}  // namespace sharewell::cli
