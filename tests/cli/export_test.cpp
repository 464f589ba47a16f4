// SPDX-License-Identifier: MIT
// Taking a copy by command where no server runs.
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "bundle/check.h"
#include "casework/installation.h"
#include "cli/admin.h"
#include "crypt/password.h"
#include "crypt/secret.h"
#include "run.h"

namespace sharewell::cli {
namespace {

namespace fs = std::filesystem;

class Export : public ::testing::Test {
 protected:
  void SetUp() override {
    crypt::initialise();
    fs::remove_all(folder_);
    ASSERT_TRUE(casework::Installation::make(folder_ / "data", random_));
    const auto installation = casework::Installation::open(folder_ / "data", clock_, random_).value();
    ASSERT_TRUE(installation->add_organisation("northbank", "Northbank"));
    const auto hash = crypt::hash_password("a long password", random_).value();
    const casework::NewPerson sam{"sam", "Sam", "", record::Role::Practitioner, "Duty", hash};
    const PersonRef ref = installation->add_person("northbank", sam).value();
    store::Store& store = *installation->find("northbank")->store;
    file_ = store.new_file();
    key_ = store.verifier_key();
    const auto opened = record::to_json(record::FileOpened{Personal<std::string>("Robin"), "Duty"});
    ASSERT_TRUE(
        store.commit({{{record::EntryKind::FileOpened, file_, {}, ref, clock_(), {}, opened}}, {}, {}}));
  }
  void TearDown() override { fs::remove_all(folder_); }

  Ran take(const char* password, const std::string& purpose = "Review") {
    std::istringstream in(std::string(password) + "\n");
    std::ostringstream out, err;
    Context context{in, out, err, clock_, random_, false};
    CLI::App app("sharewell", "sharewell");
    add_export(app, context);
    std::vector<std::string> words{"export",
                                   "--file",
                                   file_.spaced(),
                                   "--org",
                                   "northbank",
                                   "--as",
                                   "sam",
                                   "--for",
                                   purpose,
                                   "-o",
                                   out_path(),
                                   "--data",
                                   (folder_ / "data").string()};
    std::reverse(words.begin(), words.end());
    app.parse(words);
    return {context.exit_code, out.str(), err.str()};
  }
  [[nodiscard]] std::string out_path() const { return (folder_ / "copy.tar").string(); }

  fs::path folder_ = fs::temp_directory_path() / ("sharewell-export-" + std::to_string(::getpid()));
  Clock clock_ = [] { return Instant{1'795'000'000'000}; };
  Random random_ = [engine = std::make_shared<std::mt19937>(3)](std::span<std::uint8_t> out) {
    for (auto& byte : out) byte = static_cast<std::uint8_t>((*engine)());
  };
  FileRef file_;
  std::string key_;
};

TEST_F(Export, MakesABundleThatPassesThatOnlyItsOwnerCanOpen) {
  const Ran ran = take("a long password");
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_NE(ran.err.find("personal information in the clear"), std::string::npos) << ran.err;
  struct stat about{};
  ASSERT_EQ(::stat(out_path().c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 0777u, 0600u);
  std::ifstream in(out_path(), std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  const bundle::Report report = bundle::check_bundle(bytes, key_);
  EXPECT_TRUE(report.passes()) << one_line(*report.wrong);
  EXPECT_EQ(report.shown.copy.purpose.reveal(), "Review");
}

TEST_F(Export, LeavesNoFileWhereNothingWasTaken) {
  EXPECT_EQ(take("another password").code, 4);
  EXPECT_FALSE(fs::exists(out_path()));
  const Ran ran = take("a long password", " ");
  EXPECT_EQ(ran.code, 2);
  EXPECT_NE(ran.err.find("Write who the copy is for"), std::string::npos) << ran.err;
  EXPECT_FALSE(fs::exists(out_path()));
}

TEST_F(Export, DoesNotWriteOverAFile) {
  std::ofstream(out_path()) << "mine";
  const Ran ran = take("a long password");
  EXPECT_EQ(ran.code, 2);
  EXPECT_EQ(fs::file_size(out_path()), 4u);
}

}  // namespace
}  // namespace sharewell::cli
