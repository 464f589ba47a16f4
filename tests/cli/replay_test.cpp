// SPDX-License-Identifier: MIT
// Running recorded decisions again at the command line: what it says, and its exit codes.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "casework/installation.h"
#include "decide/answers_json.h"
#include "decide/decision.h"
#include "run.h"

namespace sharewell::cli {
namespace {

namespace fs = std::filesystem;

class ReplayCommand : public testing::Test {
 protected:
  ReplayCommand() : folder_(fs::path(testing::TempDir()) / ("replay" + std::to_string(::getpid()))) {
    fs::remove_all(folder_);
    crypt::initialise();
  }
  ~ReplayCommand() override { fs::remove_all(folder_); }

  /// A data folder with one decision, recorded at noon in London on 1 July 2026, and its entry's number.
  void make_data(const std::function<void(json::object&)>& change = {}) {
    const Clock clock = [] { return *from_rfc3339("2026-07-01T11:00:00.000Z"); };
    ASSERT_TRUE(casework::Installation::make(folder_, random_));
    const auto open = casework::Installation::open(folder_, clock, random_);
    ASSERT_TRUE(open) << one_line(open.error());
    ASSERT_TRUE((*open)->add_organisation("northbank", "Northbank"));
    store::Store& store = *(*open)->find("northbank")->store;
    const FileRef file = store.new_file();
    record::EntryBody opened{record::EntryKind::FileOpened, file, {}, actor_, clock(), clock(), {}};
    opened.body = record::to_json(record::FileOpened{Personal<std::string>("A family"), "Duty team"});
    record::EntryBody decided = decision(file, clock());
    if (change) change(decided.body);
    const auto kept = store.commit({{opened, decided}, "", {}});
    ASSERT_TRUE(kept) << one_line(kept.error());
    entry_ = std::to_string(kept->entries[1].index());
    file_ = file.spaced();
  }
  record::EntryBody decision(const FileRef& file, Instant at) const {
    const guidance::Pack& pack = guidance::built_in();
    const auto answers = decide::answers_from_json(pack, R"({"risk":"immediate"})", "test");
    decide::Statement says;
    says.words = Personal<std::string>("They are in danger.");
    says.happened_at = at;
    const auto made =
        decide::Decision::make(decide::recommend(pack, decide::Enquiry::make(pack, *answers)), says)
            ->entry_body(file, SharingRef::make(random_), actor_, {}, at);
    return record::entry_from_canonical(record::canonical(made)).value();  // all of it as values, to change
  }
  Ran replay(std::vector<std::string> more) const {
    std::vector<std::string> words{"guidance", "replay", "--data", folder_.string()};
    words.insert(words.end(), more.begin(), more.end());
    return run(words);
  }
  /// An overlay under which something is to be done wherever something is shared.
  std::string overlay() const {
    const fs::path made = folder_ / "overlay";
    run({"guidance", "init", made.string(), "--overlay"});
    std::ifstream in(made / "rules.toml");
    std::string rules{std::istreambuf_iterator<char>(in), {}};
    const std::string before = "certain(local_worker_involved is yes)";
    rules.replace(rules.find(before), before.size(), "(always or local_worker_involved is yes)");
    std::ofstream(made / "rules.toml") << rules;
    return made.string();
  }

  Random random_ = [engine = std::make_shared<std::mt19937>(11)](std::span<std::uint8_t> out) {
    for (auto& b : out) b = static_cast<std::uint8_t>((*engine)());
  };
  PersonRef actor_ = PersonRef::make(random_);
  fs::path folder_;
  std::string entry_, file_;
};

TEST_F(ReplayCommand, FindsNothingUnderTheSamePackAndListsWhatWouldDifferUnderAnother) {
  make_data();
  const Ran same = replay({"--pack", "built-in"});
  EXPECT_EQ(same.code, 0) << same.err;
  EXPECT_TRUE(
      same.out.starts_with("northbank: 1 recommendation was run again under the guidance of its time and is "
                           "the same, byte for byte.\n"))
      << same.out;
  EXPECT_NE(same.out.find(": none would differ.\n"), std::string::npos);
  const Ran other = replay({"--pack", overlay(), "--org", "northbank"});
  EXPECT_EQ(other.code, 1) << other.err;
  EXPECT_NE(other.out.find("\n1 July 2026  case file " + file_ + ", entry " + entry_ +
                           "\n  recorded act-now, and still would be\n  new to do:     tell-local-worker\n"),
            std::string::npos)
      << other.out;
  EXPECT_EQ(other.out.find("A family"), std::string::npos) << "nothing personal";
}

TEST_F(ReplayCommand, PrintsOneJsonObjectAnOrganisation) {
  make_data();
  const Ran ran = replay({"--pack", overlay(), "--json"});
  EXPECT_EQ(ran.code, 1);
  const auto found = parse_json(ran.out, 1 << 20, "out");
  ASSERT_TRUE(found) << ran.out;
  EXPECT_EQ(found->at("organisation").as_string(), "northbank");
  EXPECT_EQ(found->at("replayed").as_int64(), 1);
  const auto& one = found->at("differences").at(0);
  EXPECT_EQ(one.at("outcome").as_string(), "act-now");
  EXPECT_EQ(one.at("would_be").as_string(), "act-now");
  EXPECT_EQ(one.at("made_under").as_string(), std::string_view(guidance::built_in().sha256()));
  EXPECT_EQ(one.at("recorded_at").as_string(), "2026-07-01T11:00:00.000Z");
  EXPECT_EQ(one.at("obligations_new").at(0).as_string(), "tell-local-worker");
  EXPECT_TRUE(one.at("obligations_gone").as_array().empty());
  EXPECT_TRUE(found->at("not_the_same").as_array().empty());
}

TEST_F(ReplayCommand, SinceLeavesOutTheDaysBeforeByTheClockInLondon) {
  make_data();
  const std::string other = overlay();
  EXPECT_EQ(replay({"--pack", other, "--since", "2026-07-01"}).code, 1);
  EXPECT_EQ(replay({"--pack", other, "--since", "2026-07-02"}).code, 0);
}

TEST_F(ReplayCommand, SaysWhichEntryIsNotWhatWasRecordedWithExitCodeTwo) {
  make_data([](json::object& body) { body["recommendation"].as_object()["outcome"] = "share"; });
  const Ran ran = replay({"--pack", overlay()});
  EXPECT_EQ(ran.code, 2);
  EXPECT_NE(ran.out.find("NOT THE SAME  entry " + entry_ + ", case file " + file_ +
                         ": its recommendation is not, byte for byte, what its guidance pack says"),
            std::string::npos)
      << ran.out;
}

TEST_F(ReplayCommand, SaysWhichEntryWasMadeUnderAPackThatIsNotHere) {
  make_data([](json::object& body) {
    body["recommendation"].as_object()["pack"].as_object()["sha256"] = std::string(64, '0');
  });
  const Ran ran = replay({"--pack", "built-in"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_NE(ran.out.find("the guidance pack that it was made under is not here"), std::string::npos)
      << ran.out;
}

TEST_F(ReplayCommand, RefusesWhatItCannotRead) {
  make_data();
  EXPECT_EQ(replay({}).code, 2);
  EXPECT_EQ(replay({"--pack", "built-in", "--since", "2026-02-30"}).code, 2);
  EXPECT_EQ(replay({"--pack", "built-in", "--since", "yesterday"}).code, 2);
  EXPECT_EQ(replay({"--pack", "built-in", "--org", "nowhere"}).code, 3);
  EXPECT_EQ(run({"guidance", "replay", "--pack", "built-in", "--data", (folder_ / "none").string()}).out, "");
}

}  // namespace
}  // namespace sharewell::cli
