// SPDX-License-Identifier: MIT
// What people outside know of a register beside a bundle: an earlier key, and witnesses that they believe.
#include <gtest/gtest.h>

#include "bundle/check.h"
#include "bundle/report.h"
#include "made.h"
#include "register/cosignature.h"

using namespace sharewell;
using namespace sharewell::bundle;
using namespace sharewell::testing_bundle;

namespace {

bool has(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

Report checked(const Bundle& bundle, std::string_view key = {}, std::string_view policy = {}) {
  const auto bytes = write_bundle(bundle);
  EXPECT_TRUE(bytes) << one_line(bytes.error());
  return check_bundle(bytes.value_or(""), key, policy);
}
/// The step at which it is refused and what is said, or "passes".
std::string said(const Bundle& bundle, std::string_view key = {}, std::string_view policy = {}) {
  const Report report = checked(bundle, key, policy);
  if (report.passes()) return "passes";
  return std::string(steps().at(report.held).id) + ": " + report.wrong->place + ": " + report.wrong->detail;
}

crypt::SigningKey witness(std::uint8_t number) {
  return crypt::SigningKey::from_seed(
      crypt::TransientKey::from(Bytes(32, static_cast<std::uint8_t>(0x60 + number))));
}
std::string witness_name(std::uint8_t number) { return "witness.example/w" + std::to_string(number); }
std::string cosigned(const std::string& note, std::initializer_list<std::uint8_t> by) {
  std::string out = note;
  for (const std::uint8_t number : by)
    out = reg::with_signatures(out, reg::cosign(reg::read_note(note).value(), witness_name(number),
                                                witness(number), 1'795'100'000u + number))
              .value();
  return out;
}
std::string policy_of(const std::string& key, const char* needs) {
  std::string out = "log " + key + "\n";
  for (std::uint8_t number = 1; number <= 3; ++number)
    out += "witness W" + std::to_string(number) + " " +
           reg::key_text(
               reg::note_key(witness_name(number), reg::KeyType::Cosigner, witness(number).public_key())) +
           "\n";
  return out + "group some " + needs + " W1 W2 W3\nquorum some\n";
}

}  // namespace

TEST(AnEarlierKey, IsEnoughForABundleThatHasTheHandovers) {
  const Rotated made;
  for (const std::string& key : {made.first_key, made.second_key, made.reg.verifier_key()}) {
    const Report report = checked(made.bundle(), key);
    ASSERT_TRUE(report.passes()) << one_line(*report.wrong);
    EXPECT_EQ(report.shown.handed_over, key != made.reg.verifier_key());
  }
  const std::string text = report_text(checked(made.bundle(), made.first_key), "b.tar");
  EXPECT_TRUE(has(text, "has since been handed over")) << text;
  EXPECT_TRUE(has(text, made.reg.verifier_key())) << text;
  const auto json = parse_json(report_json(checked(made.bundle(), made.first_key), "b"), 1 << 20, "test");
  EXPECT_TRUE(json->at("shown").at("handed_over").as_bool());
  EXPECT_EQ(said(made.bundle(), Register(9).verifier_key()).substr(0, 10), "key: key: ");
}

TEST(AnEarlierKey, DoesNotLeadAlongABrokenChain) {
  const Rotated made;
  const auto notes = reg::split_handovers(made.bundle().handovers).value();
  const auto with = [&](const std::string& handovers) {
    Bundle bundle = made.bundle();
    bundle.handovers = handovers;
    return said(bundle, made.first_key);
  };
  EXPECT_TRUE(has(with(""), "another key than the one that was given"));
  EXPECT_TRUE(has(with(notes[0]), "key: handovers: ")) << with(notes[0]);
  EXPECT_TRUE(has(with(notes[1]), "another key than the one that was given")) << with(notes[1]);
  EXPECT_TRUE(has(with(notes[1] + "\n" + notes[0]), "key: handovers: "));
  std::string unsigned_by_old = notes[0];
  const std::size_t line = unsigned_by_old.find("\xe2\x80\x94");
  unsigned_by_old.erase(line, unsigned_by_old.find('\n', line) + 1 - line);
  EXPECT_TRUE(has(with(unsigned_by_old + "\n" + notes[1]), "the old key did not sign the handover"));
  const std::string forged = reg::sign_handover(made.reg.tree(1), key_of(8), key_of(2)) + "\n" + notes[1];
  EXPECT_TRUE(has(with(forged), "another key than the one that was given")) << with(forged);
}

TEST(AnEarlierKey, DoesNotLeadToACheckpointFromBeforeTheHandover) {
  Register reg{1};
  Events events;
  std::vector<std::uint64_t> mine{reg.add(events.opened())};
  mine.push_back(reg.add(events.copied(reg.copy_of(mine))));
  Bundle bundle = reg.take(mine);
  const std::string first = reg.verifier_key();
  // The new key signs a history that it never was the key of.
  bundle.verifier_key = Register(2).verifier_key();
  bundle.handovers = reg::sign_handover({kOrigin, 5, Digest{}}, key_of(1), key_of(2));
  EXPECT_TRUE(has(said(bundle, first), "went over to this key at 5 entries, and this checkpoint has 2"))
      << said(bundle, first);
  Register resigned{2};
  std::vector<std::uint64_t> theirs{resigned.add(events.opened())};
  theirs.push_back(resigned.add(events.copied(resigned.copy_of(theirs))));
  bundle = resigned.take(theirs);
  bundle.handovers = reg::sign_handover({kOrigin, 5, Digest{}}, key_of(1), key_of(2));
  EXPECT_TRUE(has(said(bundle, first), "was not the register's then")) << said(bundle, first);
}

TEST(AnEarlierKey, IsRefusedWithAnyByteOfTheHandoversChanged) {
  const Rotated made;
  const std::string bytes = write_bundle(made.bundle()).value();
  const std::size_t begin = bytes.find("sharewell/key-handover/v1");
  for (std::size_t at = begin; at < begin + made.bundle().handovers.size(); ++at) {
    std::string changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    ASSERT_FALSE(check_bundle(changed, made.reg.verifier_key()).passes()) << "byte " << at;
  }
}

TEST(APolicy, InsideTheBundleIsToldOfAndMet) {
  const SmallCase made;
  Bundle bundle = made.bundle();
  bundle.policy = policy_of(made.reg.verifier_key(), "2");
  bundle.cosigned = made.reg.seen(3, cosigned(made.reg.note_of(3), {1, 3}));
  const Report report = checked(bundle);
  ASSERT_TRUE(report.passes()) << one_line(*report.wrong);
  const Witnessed& seen = report.shown.witnessed;
  EXPECT_TRUE(seen.has_policy);
  EXPECT_EQ(seen.missing, "");
  EXPECT_EQ(seen.size, 3u);
  ASSERT_EQ(seen.by.size(), 2u);
  EXPECT_EQ(seen.by[1].witness, "W3");
  const std::string text = report_text(report, "b");
  EXPECT_TRUE(has(text, "the policy that is inside is met")) << text;
  EXPECT_TRUE(has(text, "W1 saw the register grow up to 3 entries")) << text;
  EXPECT_TRUE(has(text, "of the entries came after that")) << text;
}

TEST(APolicy, InsideTheBundleThatIsNotMetSaysWhoIsMissing) {
  const SmallCase made;
  Bundle bundle = made.bundle();
  bundle.policy = policy_of(made.reg.verifier_key(), "2");
  for (const bool some : {false, true}) {
    if (some) bundle.cosigned = made.reg.seen(3, cosigned(made.reg.note_of(3), {2}));
    const Report report = checked(bundle);
    ASSERT_TRUE(report.passes()) << one_line(*report.wrong);
    const std::string text = report_text(report, "b");
    EXPECT_TRUE(has(text, "the policy that is inside is not met")) << text;
    EXPECT_TRUE(has(text, some ? "missing: W1, W3" : "missing: W1, W2, W3")) << text;
  }
}

TEST(APolicy, OfTheReaderWinsOverAWeakerOneInside) {
  const SmallCase made;
  const std::string key = made.reg.verifier_key(), mine = policy_of(key, "2");
  const std::uint64_t all = made.mine.back() + 1;
  Bundle bundle = made.bundle();
  bundle.policy = "log " + key + "\nquorum none\n";
  EXPECT_EQ(said(bundle, key), "passes");
  EXPECT_TRUE(has(said(bundle, key, mine), "witnesses: policy: the policy that you gave is not met"))
      << said(bundle, key, mine);
  bundle.cosigned = made.reg.seen(all, cosigned(made.reg.note_of(all), {1}));
  EXPECT_TRUE(has(said(bundle, key, mine), "only W1 cosigned this checkpoint; missing: W2, W3"));
  bundle.cosigned = made.reg.seen(all, cosigned(made.reg.note_of(all), {1, 2}));
  const Report report = checked(bundle, key, mine);
  ASSERT_TRUE(report.passes()) << one_line(*report.wrong);
  EXPECT_TRUE(has(report_text(report, "b"), "the policy that you gave is met"));
  EXPECT_TRUE(
      has(said(bundle, key, policy_of(Register(7).verifier_key(), "1")), "names no key of the register"));
  EXPECT_TRUE(has(said(bundle, key, "quorum\n"), "witnesses: policy: "));
}

TEST(APolicy, OfTheReaderIsNotMetByWitnessesWhoSawLess) {
  const SmallCase made;
  const std::string key = made.reg.verifier_key();
  Bundle bundle = made.bundle();
  bundle.cosigned = made.reg.seen(1, cosigned(made.reg.note_of(1), {1, 2, 3}));
  const std::string refused = said(bundle, key, policy_of(key, "2"));
  EXPECT_TRUE(has(refused, "witnesses saw the first 1 entries of the register, and ")) << refused;
  EXPECT_EQ(said(bundle, key, "log " + key + "\nquorum none\n"), "passes") << "it asks for nobody";
}

TEST(ACosignature, ThatWasTamperedWithIsNamed) {
  const SmallCase made;
  const std::string key = made.reg.verifier_key(), note = made.reg.note_of(3);
  const auto with = [&](const std::string& changed, const std::string& policy) {
    Bundle bundle = made.bundle();
    bundle.policy = policy;
    bundle.cosigned = made.reg.seen(3, changed);
    return said(bundle, key);
  };
  const std::string good = cosigned(note, {1, 2}), mine = policy_of(key, "1");
  EXPECT_EQ(with(good, mine), "passes");
  std::string changed = good;
  changed[changed.size() - 8] = changed[changed.size() - 8] == 'A' ? 'B' : 'A';
  EXPECT_TRUE(
      has(with(changed, mine), "witnesses: cosigned/checkpoint: the cosignature of 'witness.example/w2'"))
      << with(changed, mine);
  const std::string other = cosigned(made.reg.note_of(2), {1});
  const std::string moved = note + other.substr(other.rfind("\xe2\x80\x94"));
  EXPECT_TRUE(has(with(moved, mine), "the cosignature of 'witness.example/w1' does not fit"))
      << "of another one";
  EXPECT_TRUE(has(with(Register(5).note_of(0), mine), "cosigned/checkpoint: ")) << "another key signed it";
  EXPECT_TRUE(has(with("text", mine), "cosigned/checkpoint: "));
}

TEST(ACosignature, OfAnotherHistoryIsNamed) {
  const SmallCase made;
  Bundle bundle = made.bundle();
  Register fork;
  Events events("another");
  (void)fork.add(events.opened());
  (void)fork.add(events.looked());
  bundle.cosigned = made.reg.seen(2, cosigned(fork.note_of(2), {1}));
  EXPECT_TRUE(has(said(bundle), "cosigned/growth: the register that was seen earlier is not the beginning"))
      << said(bundle);
  bundle.cosigned = made.reg.seen(2, cosigned(made.reg.note_of(2), {1}));
  bundle.cosigned.growth.insert(0, " ");
  EXPECT_TRUE(has(said(bundle), "witnesses: cosigned/growth: ")) << said(bundle);
  SmallCase longer;
  (void)longer.reg.add(events.looked());
  bundle.cosigned = longer.reg.seen(2, cosigned(made.reg.note_of(2), {1}));
  EXPECT_TRUE(has(said(bundle), "does not lead to the checkpoint of the proofs")) << said(bundle);
}

TEST(ACosignature, FromBeforeAHandoverCountsUnderItsOwnKey) {
  Rotated made;
  Bundle bundle = made.bundle();
  const std::string by_first = reg::sign_checkpoint(made.reg.tree(1), key_of(1));
  bundle.policy = policy_of(made.first_key, "1");
  bundle.cosigned = made.reg.seen(1, cosigned(by_first, {1}));
  EXPECT_EQ(said(bundle, made.first_key), "passes");
  const std::string by_last = reg::sign_checkpoint(made.reg.tree(1), key_of(3));
  bundle.cosigned = made.reg.seen(1, cosigned(by_last, {1}));
  EXPECT_TRUE(has(said(bundle, made.first_key), "was not the register's then"))
      << "an old history signed anew";
}
