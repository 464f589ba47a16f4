// SPDX-License-Identifier: MIT
#include "cli/settings.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "backup/last.h"
#include "cli/admin.h"
#include "cli/key.h"
#include "crypt/secret.h"
#include "run.h"

namespace sharewell::cli {
namespace {

using Variables = std::map<std::string, std::string>;

class SettingsTest : public ::testing::Test {
 protected:
  SettingsTest() {
    std::string name = (std::filesystem::temp_directory_path() / "sharewell-settings-XXXXXX").string();
    EXPECT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  [[nodiscard]] std::string file(const std::string& text) const {
    const std::filesystem::path path = folder_ / "sharewell.toml";
    std::ofstream(path) << text;
    return path.string();
  }
  [[nodiscard]] static Result<Settings> read(const Given& given, const Variables& variables = {}) {
    return Settings::read(given, [&](const char* name) {
      const auto at = variables.find(name);
      return at == variables.end() ? nullptr : at->second.c_str();
    });
  }
  [[nodiscard]] std::string wrong(const std::string& text) const {
    const auto read_back = read({file(text), {}});
    return read_back ? "nothing is wrong" : one_line(read_back.error());
  }
  std::filesystem::path folder_;
};

TEST_F(SettingsTest, TheNearestPlaceCountsAndIsNamed) {
  const std::string path = file("port = 1\naddress = \"::1\"\nworkers = 2\n");
  const auto settings = read({path, {{"port", "3"}}}, {{"SHAREWELL_PORT", "2"}, {"SHAREWELL_WORKERS", "7"}});
  ASSERT_TRUE(settings) << one_line(settings.error());
  EXPECT_EQ(settings->number("port"), 3);
  EXPECT_EQ(settings->at("port").origin, "--port");
  EXPECT_EQ(settings->number("workers"), 7);
  EXPECT_EQ(settings->at("workers").origin, "SHAREWELL_WORKERS");
  EXPECT_EQ(settings->text("address"), "::1");
  EXPECT_EQ(settings->at("address").origin, path + ":2:1");
  EXPECT_EQ(settings->text("data"), "data");
  EXPECT_EQ(settings->at("data").origin, "default");
}

TEST_F(SettingsTest, TheFileMayBeNamedInTheEnvironment) {
  const std::string path = file("port = 1\n");
  EXPECT_EQ(read({}, {{"SHAREWELL_CONFIG", path}})->number("port"), 1);
  EXPECT_EQ(read({path + ".none", {}}).error().code, ErrorCode::BadConfig);
}

TEST_F(SettingsTest, AListIsReadFromAFileAFlagAndTheEnvironment) {
  const std::vector<std::string> both{"a.example", "b.example"};
  EXPECT_EQ(read({file("host = [\"a.example\", \"b.example\"]"), {}})->list("host"), both);
  EXPECT_EQ(read({"", {{"host", "a.example,b.example"}}})->list("host"), both);
  EXPECT_EQ(read({}, {{"SHAREWELL_HOST", "a.example,,b.example"}})->list("host"), both);
  EXPECT_TRUE(read({})->list("host").empty());
}

TEST_F(SettingsTest, WhatIsWrongIsNamedWithItsLine) {
  EXPECT_NE(wrong("port = 1\n\nprot = 2\n").find("did you mean 'port'"), std::string::npos);
  EXPECT_NE(wrong("port = 1\n\nprot = 2\n").find(":3:1"), std::string::npos);
  EXPECT_NE(wrong("port = \"1\"").find("port: it cannot be a text"), std::string::npos);
  EXPECT_NE(wrong("port = 70000").find("0 to 65535"), std::string::npos);
  EXPECT_NE(wrong("https-proxy = 1").find("https-proxy"), std::string::npos);
  EXPECT_NE(wrong("[server]\nport = 1").find("there is no setting of that name"), std::string::npos);
  EXPECT_NE(wrong("port = = 1").find(":1:"), std::string::npos);
  EXPECT_NE(wrong("host = [1]").find("host"), std::string::npos);
  EXPECT_NE(wrong("address = \"a\\nb\"").find("no line of text"), std::string::npos);
  EXPECT_NE(wrong("certificate = \"c.pem\"").find("go together"), std::string::npos);
  EXPECT_EQ(read({"", {{"workers", "0"}}}).error().place, "--workers");
  EXPECT_EQ(read({}, {{"SHAREWELL_HTTPS_PROXY", "yes"}}).error().place, "SHAREWELL_HTTPS_PROXY");
}

/// Runs one of this installation's commands.
Ran run_admin(std::vector<std::string> words) {
  std::istringstream in;
  std::ostringstream out, err;
  Context context{in, out, err, system_clock_now, crypt::system_random(), false};
  CLI::App app("sharewell", "sharewell");
  add_init(app, context);
  add_org(app, context);
  add_user(app, context);
  add_config(app, context);
  add_doctor(app, context);
  add_key(app, context);
  std::reverse(words.begin(), words.end());
  try {
    app.parse(words);
  } catch (const CLI::ParseError& wrong) {
    return {2, out.str(), err.str() + wrong.what()};
  }
  return {context.exit_code, out.str(), err.str()};
}

TEST_F(SettingsTest, WhatConfigShowPrintsIsAFileThatSaysTheSame) {
  const std::vector<std::string> flags{"--port", "99",   "--host",       "a.example",
                                       "--host", "b\"c", "--https-proxy"};
  std::vector<std::string> words{"config", "show"};
  words.insert(words.end(), flags.begin(), flags.end());
  const Ran first = run_admin(words);
  EXPECT_EQ(first.code, 0) << first.err;
  const Ran again = run_admin({"config", "show", "--config", file(first.out)});
  EXPECT_EQ(again.out, first.out) << again.err;
  words.emplace_back("--origin");
  EXPECT_NE(run_admin(words).out.find("# --https-proxy"), std::string::npos);
  EXPECT_EQ(run_admin({"config", "show", "--port", "x"}).code, row(ErrorCode::BadConfig).exit_code);
}

TEST_F(SettingsTest, TheDoctorNamesWhatIsWrongAndTheCommandThatMendsIt) {
  const std::string data = (folder_ / "data").string();
  const auto doctor = [&](std::vector<std::string> more = {}) {
    std::vector<std::string> words{"doctor", "--data", data};
    words.insert(words.end(), more.begin(), more.end());
    return run_admin(words);
  };
  EXPECT_NE(doctor().out.find("sharewell init --data " + data), std::string::npos);
  ASSERT_EQ(run_admin({"init", "--data", data}).code, 0);
  EXPECT_NE(doctor().out.find("sharewell org add"), std::string::npos);
  ASSERT_EQ(run_admin({"org", "add", "northbank", "--name", "Northbank", "--data", data}).code, 0);
  const Ran no_lead = doctor();
  EXPECT_EQ(no_lead.code, 1);
  EXPECT_NE(no_lead.out.find("--role lead"), std::string::npos) << no_lead.out;
  ASSERT_EQ(run_admin({"user", "add", "lee@northbank", "--name", "Lee", "--team", "Duty", "--role", "lead",
                       "--generate", "--data", data})
                .code,
            0);
  const Ran unsaved = doctor();
  EXPECT_EQ(unsaved.code, 1);
  EXPECT_NE(unsaved.out.find("MEND    no backup was ever made\n        sharewell backup FOLDER"),
            std::string::npos)
      << unsaved.out;
  ASSERT_TRUE(backup::note_done(data, backup::Done::Backup, system_clock_now() + -3 * kDayMs));
  EXPECT_NE(doctor().out.find("MEND    the last backup is 3 days old"), std::string::npos);
  ASSERT_TRUE(backup::note_done(data, backup::Done::Backup, system_clock_now()));
  EXPECT_NE(doctor().out.find("NOTE    nobody has tried yet whether a backup can be put back"),
            std::string::npos);
  ASSERT_TRUE(backup::note_done(data, backup::Done::Drill, system_clock_now()));
  EXPECT_NE(doctor().out.find("sharewell key drill FILE --data " + data), std::string::npos);
  std::filesystem::copy_file(folder_ / "data" / "root.key", folder_ / "copy");
  ASSERT_EQ(run_admin({"key", "drill", (folder_ / "copy").string(), "--data", data}).code, 0);
  const Ran fine = doctor();
  EXPECT_NE(fine.out.find("ok      a backup was last tried "), std::string::npos) << fine.out;
  EXPECT_EQ(fine.code, 0) << fine.out << fine.err;
  EXPECT_EQ(fine.out.find("MEND"), std::string::npos) << fine.out;
  EXPECT_NE(fine.out.find("NOTE    northbank: arrangements for sharing are missing or overdue: collection, "),
            std::string::npos)
      << "a warning, and no fault: " << fine.out;

  std::filesystem::permissions(folder_ / "data" / "root.key", std::filesystem::perms(0644));
  const Ran open = doctor();
  EXPECT_EQ(open.code, 1);
  EXPECT_NE(open.out.find("chmod 600 " + data + "/root.key"), std::string::npos) << open.out;
  std::filesystem::permissions(folder_ / "data" / "root.key", std::filesystem::perms(0600));
  EXPECT_NE(doctor({"--address", "0.0.0.0"}).out.find("without a certificate"), std::string::npos);
  EXPECT_NE(doctor({"--certificate", "none.pem", "--key", "none.key"}).out.find("none.key"),
            std::string::npos);
  EXPECT_NE(doctor({"--json"}).out.find("{\"finding\":\"the key ring opens\",\"fine\":true,\"mend\":\"\"}"),
            std::string::npos);
  std::filesystem::remove(folder_ / "data" / "keyring");
  EXPECT_NE(doctor().out.find("from the copy that you keep apart"), std::string::npos);
}

}  // namespace
}  // namespace sharewell::cli
