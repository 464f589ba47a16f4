// SPDX-License-Identifier: MIT
// Two organisations that witness each other, and what one finds out about the other.
#include "casework/witnessing.h"

#include "casework/command.h"
#include "office.h"
#include "register/cosignature.h"
#include "register/growth.h"

namespace sharewell::testing_casework {
namespace {

class Witnesses : public Office {
 protected:
  /// What the command says, or the sentence of its error.
  std::string asked(const std::string& organisation, const std::string& what, const std::string& text = {}) {
    const auto reply = casework::read_reply(casework::run_command(
        *installation_, casework::command_line(casework::WitnessWanted{organisation, what, text})));
    return reply ? *reply : reply.error().detail;
  }
  std::string register_of(const std::string& organisation, const std::string& what, std::uint64_t from = 0) {
    const auto reply = casework::read_reply(casework::run_command(
        *installation_,
        casework::command_line(casework::RegisterWanted{organisation, what, std::to_string(from)})));
    return reply ? *reply : reply.error().detail;
  }
  std::string key_of(const std::string& organisation) {
    std::string key = register_of(organisation, "key");
    key.pop_back();
    return key;
  }
  store::Store& store_of(const std::string& organisation) {
    return *installation_->find(organisation)->store;
  }
  void grow() {
    (void)recorded(amara(), draft_with(amara(), agreed_early_help()),
                   says(record::Choice::Share, "They asked."));
    store_of("northbank").publish();
  }
  /// When Elmfield cosigned this note, in seconds since 1970.
  std::optional<std::uint64_t> cosigned_by_elmfield(const std::string& note) {
    std::string text = asked("elmfield", "key");
    text.pop_back();
    const auto key = reg::read_key(text, reg::KeyType::Cosigner).value();
    return reg::cosigned_at(reg::read_note(note).value(), key).value();
  }
  void restart() {
    const auto folder = installation_->folder();
    installation_.reset();
    installation_ = casework::Installation::open(folder, clock_, random_).value();
  }
};

TEST_F(Witnesses, CosignWhatGrewAndTheOwnerKeepsIt) {
  grow();
  EXPECT_EQ(asked("elmfield", "list"), "no register is watched\n");
  EXPECT_EQ(asked("elmfield", "watch", key_of("northbank")), "elmfield watches this register from now on\n");
  const std::string first = asked("elmfield", "cosign", register_of("northbank", "growth", 0));
  ASSERT_TRUE(cosigned_by_elmfield(first)) << first;
  const auto size = reg::open_checkpoint(first, key_of("northbank")).value().size;
  EXPECT_EQ(register_of("northbank", "cosigned"), "no witness has cosigned this register yet");
  EXPECT_EQ(asked("northbank", "keep", first), "kept, with 1 cosignature\n");
  EXPECT_EQ(register_of("northbank", "cosigned"), first);
  grow();
  const std::string second = asked("elmfield", "cosign", register_of("northbank", "growth", size));
  EXPECT_TRUE(cosigned_by_elmfield(second)) << second;
  EXPECT_EQ(asked("northbank", "keep", second), "kept, with 1 cosignature\n");
  EXPECT_EQ(asked("northbank", "keep", first),
            "a cosigned checkpoint of " +
                std::to_string(reg::open_checkpoint(second, key_of("northbank"))->size) +
                " entries is kept already, and this one is of " + std::to_string(size));
}

TEST_F(Witnesses, RememberThroughARestart) {
  grow();
  (void)asked("elmfield", "watch", key_of("northbank"));
  const std::string request = register_of("northbank", "growth", 0);
  const std::string note = asked("elmfield", "cosign", request);
  (void)asked("northbank", "keep", note);
  restart();
  EXPECT_EQ(register_of("northbank", "cosigned"), note);
  EXPECT_NE(asked("elmfield", "list").find(" entries, cosigned "), std::string::npos);
  EXPECT_NE(asked("elmfield", "cosign", request).find("this proof is from 0 entries on"), std::string::npos);
}

TEST_F(Witnesses, SayTheSameOfTheSameCheckpointAgainWithoutAnotherEntry) {
  grow();
  (void)asked("elmfield", "watch", key_of("northbank"));
  const std::string note = asked("elmfield", "cosign", register_of("northbank", "growth", 0));
  const auto size = reg::open_checkpoint(note, key_of("northbank")).value().size;
  const auto entries = store_of("elmfield").size();
  EXPECT_TRUE(cosigned_by_elmfield(asked("elmfield", "cosign", register_of("northbank", "growth", size))));
  EXPECT_EQ(store_of("elmfield").size(), entries);
}

TEST_F(Witnesses, RefuseAnOperatorWhoPutsTheRegisterBackOrWritesAnother) {
  grow();
  const std::string earlier = register_of("northbank", "growth", 0);
  grow();
  (void)asked("elmfield", "watch", key_of("northbank"));
  const std::string note = asked("elmfield", "cosign", register_of("northbank", "growth", 0));
  ASSERT_TRUE(cosigned_by_elmfield(note));
  EXPECT_NE(asked("elmfield", "cosign", earlier).find("it was cut"), std::string::npos);
  const auto entries = store_of("elmfield").size();
  EXPECT_NE(asked("elmfield", "cosign", "old 0\n\nnonsense\n\n\xe2\x80\x94 x AAAAAAAA\n")
                .find("not a register that"),
            std::string::npos);
  EXPECT_EQ(store_of("elmfield").size(), entries) << "a refusal leaves nothing behind";
}

TEST_F(Witnesses, WatchOnlyOthersAndEachOnce) {
  EXPECT_NE(asked("northbank", "watch", key_of("northbank")).find("own register"), std::string::npos);
  (void)asked("elmfield", "watch", key_of("northbank"));
  EXPECT_NE(asked("elmfield", "watch", key_of("northbank")).find("watched already"), std::string::npos);
  EXPECT_NE(asked("elmfield", "watch", "key").find("not a verifier key"), std::string::npos);
}

TEST_F(Witnesses, TheOwnerKeepsOnlyWhatIsItsOwnAndCosigned) {
  grow();
  EXPECT_NE(asked("northbank", "keep", register_of("northbank", "checkpoint")).find("carries no cosignature"),
            std::string::npos);
  (void)asked("northbank", "watch", key_of("elmfield"));
  const std::string of_elmfield = asked("northbank", "cosign", register_of("elmfield", "growth", 0));
  EXPECT_NE(asked("northbank", "keep", of_elmfield).find("not signed by this register's key"),
            std::string::npos);
}

}  // namespace
}  // namespace sharewell::testing_casework
