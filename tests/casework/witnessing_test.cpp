// SPDX-License-Identifier: MIT
// Two organisations that witness each other, and what one finds out about the other.
#include "casework/witnessing.h"

#include "casework/command.h"
#include "office.h"
#include "register/cosignature.h"
#include "register/growth.h"
#include "register/handover.h"

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

TEST_F(Witnesses, TheOwnerKeepsTheSameCosignaturesAgainAfterOthers) {
  grow();
  (void)asked("elmfield", "watch", key_of("northbank"));
  const std::string first = asked("elmfield", "cosign", register_of("northbank", "growth", 0));
  const auto size = reg::open_checkpoint(first, key_of("northbank")).value().size;
  *now_ = *now_ + kMinuteMs;
  const std::string second = asked("elmfield", "cosign", register_of("northbank", "growth", size));
  ASSERT_NE(first, second);
  for (const std::string& note : {first, second, first, second, first})
    EXPECT_EQ(asked("northbank", "keep", note), "kept, with 1 cosignature\n");
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

TEST_F(Witnesses, FollowANewKeyOnlyByItsHandoversAndRememberIt) {
  grow();
  const std::string old_key = key_of("northbank");
  (void)asked("elmfield", "watch", old_key);
  const std::string first = asked("elmfield", "cosign", register_of("northbank", "growth", 0));
  const auto size = reg::open_checkpoint(first, old_key).value().size;
  EXPECT_EQ(register_of("northbank", "handovers"),
            "the key that this register is signed with was never rotated");
  ASSERT_TRUE(installation_->rotate_signing("northbank"));
  ASSERT_TRUE(installation_->rotate_signing("northbank"));
  grow();
  EXPECT_NE(key_of("northbank"), old_key);
  const std::string request = register_of("northbank", "growth", size);
  const auto entries = store_of("elmfield").size();
  EXPECT_NE(asked("elmfield", "cosign", request).find("not signed by this register's key"),
            std::string::npos);
  const std::string handovers = register_of("northbank", "handovers");
  const auto notes = reg::split_handovers(handovers).value();
  ASSERT_EQ(notes.size(), 2u);
  EXPECT_NE(asked("elmfield", "follow", notes[1]).find("do not lead on"), std::string::npos)
      << "a broken chain";
  std::string changed = handovers;
  changed[changed.size() - 10] = changed[changed.size() - 10] == 'A' ? 'B' : 'A';
  EXPECT_NE(asked("elmfield", "follow", changed).find("does not fit"), std::string::npos);
  EXPECT_NE(asked("northbank", "follow", handovers).find("not a register that"), std::string::npos);
  EXPECT_EQ(store_of("elmfield").size(), entries) << "a refusal leaves nothing behind";
  EXPECT_EQ(asked("elmfield", "follow", handovers), "elmfield knows this register's new key from now on\n");
  restart();
  EXPECT_EQ(asked("elmfield", "follow", handovers), "this register's newest key was known already\n");
  const std::string second = asked("elmfield", "cosign", request);
  EXPECT_TRUE(cosigned_by_elmfield(second)) << second;
  EXPECT_NE(asked("elmfield", "list").find(key_of("northbank")), std::string::npos);
  EXPECT_EQ(asked("northbank", "keep", second), "kept, with 1 cosignature\n");
}

TEST_F(Witnesses, CosignACheckpointThatBearsBothKeysUnderTheOldOne) {
  grow();
  (void)asked("elmfield", "watch", key_of("northbank"));
  ASSERT_TRUE(installation_->rotate_signing("northbank"));
  store_of("northbank").publish();
  const std::string note = asked("elmfield", "cosign", register_of("northbank", "growth", 0));
  ASSERT_TRUE(cosigned_by_elmfield(note)) << note;
  EXPECT_EQ(asked("northbank", "keep", note), "kept, with 1 cosignature\n") << "its own two are none";
  EXPECT_EQ(asked("elmfield", "follow", register_of("northbank", "handovers")),
            "elmfield knows this register's new key from now on\n");
}

TEST_F(Witnesses, RefuseAHandoverOfAnotherRegisterThanTheyCosigned) {
  grow();
  (void)asked("elmfield", "watch", key_of("northbank"));
  const std::string note = asked("elmfield", "cosign", register_of("northbank", "growth", 0));
  const auto seen = reg::open_checkpoint(note, key_of("northbank")).value();
  // An operator with a copy of the key hands an earlier, or another, register over to a new one.
  const crypt::KeyRing ring = crypt::KeyRing::open(installation_->folder()).value();
  const auto& old_key = ring.find("northbank")->signing();
  const auto next = crypt::SigningKey::from_seed(crypt::TransientKey::from(Bytes(32, 9)));
  const auto handed = [&](std::uint64_t size, const Digest& root) {
    return asked("elmfield", "follow", reg::sign_handover({seen.origin, size, root}, old_key, next));
  };
  EXPECT_NE(handed(seen.size - 2, seen.root).find("it was cut, rewritten or forked"), std::string::npos);
  EXPECT_NE(handed(seen.size, Digest{}).find("rewritten or forked"), std::string::npos);
  EXPECT_EQ(handed(seen.size, seen.root), "elmfield knows this register's new key from now on\n");
}

TEST_F(Witnesses, AreChosenInAPolicyThatNamesTheRegister) {
  EXPECT_EQ(register_of("northbank", "policy"), "no witnesses were chosen for this register yet");
  std::string elmfield = asked("elmfield", "key");
  elmfield.pop_back();
  const std::string policy =
      "log " + key_of("northbank") + "\nwitness Elmfield " + elmfield + "\nquorum Elmfield\n";
  EXPECT_NE(asked("northbank", "policy", "quorum none\n").find("it needs a line `log "), std::string::npos);
  EXPECT_NE(asked("northbank", "policy", "quorum Elmfield\n").find("no witness or group"), std::string::npos);
  EXPECT_NE(asked("northbank", "policy", policy).find("must cosign"), std::string::npos);
  restart();
  EXPECT_EQ(register_of("northbank", "policy"), policy);
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
