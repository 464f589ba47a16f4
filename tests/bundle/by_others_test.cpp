// SPDX-License-Identifier: MIT
// The ways of docs/verify that need no code of ours, on bundles as they come.
#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tamperings.h"

using namespace sharewell;
using namespace sharewell::bundle;
using namespace sharewell::testing_bundle;

namespace {

namespace fs = std::filesystem;

struct Said {
  int code = -1;
  std::string text;
};

/// A folder that goes with the test, with a bundle unpacked in it.
class Unpacked {
 public:
  explicit Unpacked(const Bundle& bundle) {
    char name[] = "/tmp/sharewell-unpacked-XXXXXX";
    folder_ = mkdtemp(name);
    std::ofstream(folder_ / "bundle.tar", std::ios::binary) << write_bundle(bundle).value();
    EXPECT_EQ(run("mkdir b && tar xf bundle.tar -C b").code, 0);
  }
  Unpacked(const Unpacked&) = delete;
  Unpacked& operator=(const Unpacked&) = delete;
  ~Unpacked() { fs::remove_all(folder_); }
  [[nodiscard]] Said run(const std::string& command) const {
    const int status =
        std::system(("cd " + folder_.string() + " && { " + command + "; } >said 2>&1").c_str());
    std::ifstream said(folder_ / "said");
    return {WEXITSTATUS(status), std::string(std::istreambuf_iterator<char>(said), {})};
  }
  [[nodiscard]] Said check(const std::string& key) const {
    return run("sh " + script().string() + " bundle b '" + key + "'");
  }
  [[nodiscard]] static fs::path script() {
    return fs::absolute(SHAREWELL_SOURCE_DIR) / "docs/verify/verify.sh";
  }

 private:
  fs::path folder_;
};

}  // namespace

TEST(TheShellScript, TakesAGoodBundle) {
  const Case made;
  const Said said = Unpacked(made.bundle()).check(made.reg.verifier_key());
  EXPECT_EQ(said.code, 0) << said.text;
  EXPECT_TRUE(said.text.starts_with("PASS: 6 entries of case file " + made.events.file.text() + " "))
      << said.text;
}

TEST(TheShellScript, RefusesWhatAnOutsiderTampersWith) {
  const std::string key = Case().reg.verifier_key();
  for (const Tampering& one : outsiders()) {
    const Said said = Unpacked(one.make()).check(key);
    EXPECT_EQ(said.code, one.unseen_unpacked ? 0 : 1) << one.name << ": " << said.text;
    EXPECT_TRUE(said.text.starts_with(one.unseen_unpacked ? "PASS: " : "FAIL: "))
        << one.name << ": " << said.text;
  }
}

TEST(TheShellScript, RefusesARegisterOfAnotherKey) {
  const Case made;
  const Said said = Unpacked(made.bundle()).check(Register(2).verifier_key());
  EXPECT_EQ(said.code, 1);
  EXPECT_EQ(said.text, "FAIL: key: it is another key than the one that was given\n");
}

TEST(TheShellScript, FollowsTheHandoversFromAnEarlierKeyAndNoBrokenOnes) {
  const Rotated made;
  for (const std::string& key : {made.first_key, made.second_key, made.reg.verifier_key()}) {
    const Said said = Unpacked(made.bundle()).check(key);
    EXPECT_EQ(said.code, 0) << said.text;
  }
  const Unpacked good(made.bundle());
  const Said told =
      good.run("sh " + Unpacked::script().string() + " handovers b/handovers '" + made.first_key + "'");
  EXPECT_EQ(told.text, "PASS: the register is now signed with the key\n" + made.reg.verifier_key() + "\n");
  const auto notes = reg::split_handovers(made.bundle().handovers).value();
  std::string without_old = notes[0], false_new = notes[0];
  const std::size_t line = without_old.find("\xe2\x80\x94");
  without_old.erase(line, without_old.find('\n', line) + 1 - line);
  false_new[false_new.size() - 10] = false_new[false_new.size() - 10] == 'A' ? 'B' : 'A';
  const std::string other = reg::sign_handover({"sharewell.example/other", 1, {}}, key_of(1), key_of(2));
  for (const std::string& broken :
       {std::string(), notes[0], notes[1], notes[1] + "\n" + notes[0], without_old + "\n" + notes[1],
        false_new + "\n" + notes[1], other + "\n" + notes[1],
        notes[0] + "\n" + reg::sign_handover(made.reg.tree(1), key_of(2), key_of(3)),
        notes[0] + "\n" + reg::sign_handover({kOrigin, 50, {}}, key_of(2), key_of(3))}) {
    Bundle bundle = made.bundle();
    bundle.handovers = broken;
    const Said said = Unpacked(bundle).check(made.first_key);
    EXPECT_EQ(said.code, 1) << broken << said.text;
    EXPECT_TRUE(said.text.starts_with("FAIL: ")) << said.text;
  }
}

TEST(TheShellScript, TakesOneEntryWithItsProofAndNoOther) {
  const Case made;
  const Unpacked folder(made.bundle());
  const auto entry = [&](const std::string& text, const std::string& opening, const std::string& proof) {
    return folder.run("sh " + Unpacked::script().string() + " entry b/entries/" + text +
                      ".json \"$(cat b/entries/" + opening + ".opening)\" b/entries/" + proof +
                      ".tlog-proof '" + made.reg.verifier_key() + "'");
  };
  for (const char* index : {"0", "2", "4", "7"}) EXPECT_EQ(entry(index, index, index).code, 0) << index;
  EXPECT_EQ(entry("0", "2", "0").code, 1);
  EXPECT_EQ(entry("2", "0", "0").code, 1);
  EXPECT_EQ(entry("0", "0", "2").text,
            "FAIL: b/entries/0.json: this is not what stands in line 2 of the register\n");
}

TEST(TheShellScript, TakesProofsOfEverySmallSize) {
  for (const std::size_t size : {2, 3, 4, 5, 6, 7, 8, 9, 13}) {
    Register reg;
    Events events;
    std::vector<std::uint64_t> mine{reg.add(events.opened())};
    while (mine.size() + 1 < size) mine.push_back(reg.add(events.looked()));
    mine.push_back(reg.add(events.copied(reg.copy_of(mine))));
    const Said said = Unpacked(reg.take(mine)).check(reg.verifier_key());
    EXPECT_EQ(said.code, 0) << size << ": " << said.text;
  }
}
