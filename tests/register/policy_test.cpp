// SPDX-License-Identifier: MIT
#include "register/policy.h"

#include <gtest/gtest.h>

#include "register/cosignature.h"
#include "register_fixture.h"

using namespace sharewell;
using namespace sharewell::reg;

namespace {

crypt::SigningKey key_number(std::uint8_t number) {
  return crypt::SigningKey::from_seed(crypt::TransientKey::from(Bytes(32, number)));
}
std::string name_of(std::uint8_t number) { return "witness.example/w" + std::to_string(number); }
std::string key_line(std::uint8_t number) {
  return key_text(note_key(name_of(number), KeyType::Cosigner, key_number(number).public_key()));
}

/// Three of one kind, two of another: two of the first and one of the second are needed.
std::string two_groups() {
  std::string text = "# who we believe\nlog " + test_verifier() + " https://riverside.example/log\n\n";
  for (std::uint8_t n = 1; n <= 3; ++n) text += "witness X" + std::to_string(n) + "\t" + key_line(n) + "\n";
  text += "group X-witnesses 2 X1 X2 X3\n";
  for (std::uint8_t n = 4; n <= 5; ++n) text += "  witness Y" + std::to_string(n) + " " + key_line(n) + "\n";
  return text + "group Y-witnesses any Y4 Y5\ngroup X-and-Y all X-witnesses Y-witnesses\nquorum X-and-Y\n";
}

std::string note_by(const std::vector<std::uint8_t>& cosigners) {
  std::string note = sign_checkpoint({kOrigin, 7, root_of(numbered_leaves(7))}, test_key());
  for (const std::uint8_t n : cosigners)
    note =
        with_signatures(note, cosign(read_note(note).value(), name_of(n), key_number(n), 1000u + n)).value();
  return note;
}

std::string said(const std::string& policy, const std::string& note) {
  const auto read = Policy::read(policy);
  if (!read) return one_line(read.error());
  const auto believed = read->check(note);
  return believed ? "believed" : believed.error().detail;
}

}  // namespace

TEST(Policy, BelievesWhatEnoughWitnessesCosigned) {
  const Policy policy = Policy::read(two_groups()).value();
  EXPECT_EQ(policy.witnesses(), 5u);
  EXPECT_EQ(policy.registers().size(), 1u);
  const Believed believed = policy.check(note_by({5, 3, 1})).value();
  EXPECT_EQ(believed.checkpoint.size, 7u);
  ASSERT_EQ(believed.by.size(), 3u);
  EXPECT_EQ(believed.by[0].witness, "X1");
  EXPECT_EQ(believed.by[0].seconds, 1001u);
  EXPECT_EQ(believed.by[2].witness, "Y5");
}

TEST(Policy, AgreesWithCountingForEverySetOfWitnesses) {
  for (unsigned set = 0; set < 32; ++set) {
    std::vector<std::uint8_t> by;
    int xs = 0, ys = 0;
    for (std::uint8_t n = 1; n <= 5; ++n)
      if ((set >> (n - 1) & 1u) != 0) {
        by.push_back(n);
        ++(n <= 3 ? xs : ys);
      }
    EXPECT_EQ(said(two_groups(), note_by(by)) == "believed", xs >= 2 && ys >= 1) << set;
  }
}

TEST(Policy, SaysWhoIsMissing) {
  EXPECT_EQ(said(two_groups(), note_by({1, 2})),
            "the policy asks for 2 of the 2 members of 'X-and-Y', and only X-witnesses cosigned this "
            "checkpoint; missing: Y-witnesses");
  const std::string one = "log " + test_verifier() + "\nwitness W " + key_line(1) + "\nquorum W\n";
  EXPECT_EQ(said(one, note_by({2})),
            "the witness 'W' has not cosigned this checkpoint, and the policy asks for it");
  EXPECT_EQ(said(one, note_by({1})), "believed");
  const std::string none = "log " + test_verifier() + "\nquorum none\n";
  EXPECT_EQ(said(none, note_by({})), "believed");
  EXPECT_EQ(said("quorum none\n", note_by({})), "the policy names no register");
}

TEST(Policy, ACosignatureThatDoesNotFitSpoilsTheNote) {
  std::string note = note_by({1, 2, 4});
  note.replace(note.rfind(' ') + 20, 1, note[note.rfind(' ') + 20] == 'A' ? "B" : "A");
  EXPECT_NE(said(two_groups(), note).find("cosignature of 'witness.example/w4' does not fit"),
            std::string::npos);
}

TEST(Policy, EachFaultIsNamedWithItsLine) {
  const std::string w = "witness W " + key_line(1) + "\n";
  const std::pair<std::string, std::string> faults[] = {
      {w, "no line 'quorum NAME'"},
      {w + "quorum W\nquorum W\n", "second quorum (policy, line 3)"},
      {w + w + "quorum W\n", "this name is taken (policy, line 2)"},
      {w + "witness V " + key_line(1) + "\nquorum W\n", "stands there twice (policy, line 2)"},
      {"witness none " + key_line(1) + "\n", "taken (policy, line 1)"},
      {"witness W " + test_verifier() + "\n",
       "not a cosigner's key of the form name+id+key (policy, line 1)"},
      {"log " + key_line(1) + "\n", "not a verifier key of the form name+id+key (policy, line 1)"},
      {w + "group G 2 W\n", "not all, any or a number up to that (policy, line 2)"},
      {w + "group G 0 W\n", "not all, any or a number up to that (policy, line 2)"},
      {w + "group G all W W\n", "a member already"},
      {w + "group G all W\ngroup H all W\n", "a member already, and may be one once (policy, line 3)"},
      {"group G all W\n" + w, "no witness or group 'W' on a line before (policy, line 1)"},
      {"quorum G\n", "no witness or group 'G'"},
      {"hello\n", "begins with log, witness, group or quorum (policy, line 1)"},
      {w + "quorum W", "the last line has no end"},
      {std::string("quorum none\0\n", 13), "control character"},
  };
  for (const auto& [text, why] : faults) {
    const auto read = Policy::read(text);
    ASSERT_FALSE(read.has_value()) << text;
    EXPECT_NE(one_line(read.error()).find(why), std::string::npos) << text << ": " << one_line(read.error());
  }
}
