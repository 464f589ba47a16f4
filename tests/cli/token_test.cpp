// SPDX-License-Identifier: MIT
// Tokens by command where no server runs.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <random>

#include "access/tokens.h"
#include "casework/installation.h"
#include "cli/admin.h"
#include "crypt/secret.h"
#include "run.h"

namespace sharewell::cli {
namespace {

namespace fs = std::filesystem;

class TokenCommand : public ::testing::Test {
 protected:
  void SetUp() override {
    crypt::initialise();
    fs::remove_all(folder_);
    ASSERT_TRUE(casework::Installation::make(folder_, random_));
    const auto installation = open();
    ASSERT_TRUE(installation->add_organisation("northbank", "Northbank"));
    ASSERT_TRUE(
        installation->add_person("northbank", {"sam", "Sam", "", record::Role::Practitioner, "Duty", ""}));
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::unique_ptr<casework::Installation> open() {
    return casework::Installation::open(folder_, clock_, random_).value();
  }
  Ran token(std::vector<std::string> words) {
    std::istringstream in;
    std::ostringstream out, err;
    Context context{in, out, err, clock_, random_, false};
    CLI::App app("sharewell", "sharewell");
    add_token(app, context);
    words.insert(words.begin(), "token");
    words.insert(words.end(), {"--data", folder_.string()});
    std::reverse(words.begin(), words.end());
    app.parse(words);
    return {context.exit_code, out.str(), err.str()};
  }
  /// What a token that was printed lets a program do now.
  std::optional<access::Token> found(const std::string& printed) {
    return open()->find("northbank")->tokens.find(printed.substr(0, printed.find('\n')), clock_());
  }

  fs::path folder_ = fs::temp_directory_path() / ("sharewell-token-" + std::to_string(::getpid()));
  Clock clock_ = [] { return Instant{1'795'000'000'000}; };
  Random random_ = [engine = std::make_shared<std::mt19937>(5)](std::span<std::uint8_t> out) {
    for (auto& byte : out) byte = static_cast<std::uint8_t>((*engine)());
  };
};

TEST_F(TokenCommand, PrintsTheTokenAloneOnceAndKeepsItNowhere) {
  const Ran made = token({"add", "Case system", "--for", "sam@northbank", "--days", "30"});
  ASSERT_EQ(made.code, 0) << made.err;
  EXPECT_TRUE(made.out.starts_with("sharewell.northbank."));
  EXPECT_EQ(made.out.find('\n'), made.out.size() - 1);
  const std::string secret = made.out.substr(made.out.rfind('.') + 1, 43);
  EXPECT_EQ(made.err.find(secret), std::string::npos);
  const auto good = found(made.out);
  ASSERT_TRUE(good);
  EXPECT_TRUE(good->writes);
  EXPECT_EQ(good->name, "Case system");
  const Ran list = token({"list", "--org", "northbank"});
  EXPECT_NE(list.out.find("Case system  for Sam, reads and writes, until"), std::string::npos) << list.out;
  EXPECT_EQ(list.out.find(secret), std::string::npos);
}

TEST_F(TokenCommand, MakesOneThatOnlyReadsAndEndsIt) {
  const Ran made = token({"add", "Board", "--for", "sam@northbank", "--days", "1", "--read-only"});
  ASSERT_TRUE(found(made.out));
  EXPECT_FALSE(found(made.out)->writes);
  const std::string ref = found(made.out)->ref.spaced();
  const Ran ended = token({"end", ref, "--org", "northbank"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_FALSE(found(made.out));
  EXPECT_NE(token({"list", "--org", "northbank"}).out.find("reads, ended"), std::string::npos);
}

TEST_F(TokenCommand, SaysWhatItCannotUse) {
  const auto says = [&](std::vector<std::string> words) { return token(std::move(words)).err; };
  EXPECT_NE(says({"add", "A", "--for", "sam", "--days", "3"}).find("sam@northbank"), std::string::npos);
  EXPECT_NE(says({"add", "A", "--for", "pat@northbank", "--days", "3"}).find("nobody"), std::string::npos);
  EXPECT_NE(says({"add", "A", "--for", "sam@southbank", "--days", "3"}).find("southbank"), std::string::npos);
  EXPECT_NE(says({"add", "A", "--for", "sam@northbank", "--days", "9999"}).find("366"), std::string::npos);
  EXPECT_NE(says({"end", "7K3MP", "--org", "northbank"}).find("reference"), std::string::npos);
  EXPECT_NE(says({"end", record::TokenRef::make(random_).text(), "--org", "northbank"}).find("no such token"),
            std::string::npos);
  EXPECT_EQ(token({"list", "--org", "northbank"}).out, "there is no token\n");
}

}  // namespace
}  // namespace sharewell::cli
