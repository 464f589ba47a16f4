// SPDX-License-Identifier: MIT
#include "register/growth.h"

#include <gtest/gtest.h>

#include "register/tree.h"
#include "register_fixture.h"

using namespace sharewell;
using namespace sharewell::reg;

namespace {

std::string note_of(std::size_t size) {
  return sign_checkpoint({kOrigin, size, root_of(numbered_leaves(size))}, test_key());
}

std::string growth(std::size_t from, std::size_t to) {
  return write_growth(from, consistency_proof(numbered_leaves(to), from), note_of(to));
}

Result<Checkpoint> checked(std::string_view text, std::string_view earlier) {
  SW_TRY(const GrowthText read, read_growth(text));
  return check_growth(read, earlier, test_verifier());
}

/// A register of so many leaves, of which one is not as it was.
std::string forked_note(std::size_t size) {
  auto leaves = numbered_leaves(size);
  leaves[0][0] ^= 1;
  return sign_checkpoint({kOrigin, size, root_of(leaves)}, test_key());
}

}  // namespace

TEST(GrowthText, IsTheBodyThatAWitnessIsAsked) {
  const std::string text = growth(7, 11);
  EXPECT_TRUE(text.starts_with("old 7\n")) << text;
  EXPECT_NE(text.find("=\n\n" + kOrigin + "\n11\n"), text.npos) << text;
  const GrowthText read = read_growth(text).value();
  EXPECT_EQ(write_growth(read.old_size, read.proof, read.note), text);
}

TEST(GrowthText, ShowsThatARegisterOnlyGrew) {
  for (std::size_t to = 0; to <= 20; ++to)
    for (std::size_t from = 0; from <= to; ++from) {
      const auto later = checked(growth(from, to), note_of(from));
      ASSERT_TRUE(later) << from << " to " << to << ": " << one_line(later.error());
      ASSERT_EQ(later->size, to);
    }
}

TEST(GrowthText, NamesWhatWasDoneToARegister) {
  const auto said = [](std::string_view text, std::string_view earlier) {
    const auto later = checked(text, earlier);
    return later ? std::string("nothing") : later.error().detail;
  };
  EXPECT_EQ(said(growth(5, 5), note_of(7)), "the register held 7 entries and now says 5: it was cut");
  EXPECT_EQ(said(write_growth(7, {}, forked_note(7)), note_of(7)),
            "the register has as many entries as before, and others: it was rewritten or forked");
  const auto proof = consistency_proof(numbered_leaves(11), 7);
  EXPECT_EQ(said(write_growth(7, proof, forked_note(11)), note_of(7)),
            "the register that was seen earlier is not the beginning of this one");
  EXPECT_EQ(said(growth(6, 11), note_of(7)),
            "this proof is from 6 entries on, and the earlier checkpoint has 7");
  const auto other = crypt::SigningKey::from_seed(crypt::TransientKey::from(Bytes(32, 9)));
  const std::string resigned = sign_checkpoint({kOrigin, 11, root_of(numbered_leaves(11))}, other);
  EXPECT_EQ(said(write_growth(7, proof, resigned), note_of(7)),
            "the checkpoint is not signed by this register's key");
}

TEST(GrowthText, IsRefusedWithAnyFlippedBitOrCutShort) {
  const std::string text = growth(7, 11), earlier = note_of(7);
  for (std::size_t bit = 0; bit < text.size() * 8; ++bit) {
    std::string changed = text;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
    ASSERT_FALSE(checked(changed, earlier)) << "bit " << bit;
  }
  for (std::size_t length = 0; length < text.size(); ++length)
    ASSERT_FALSE(checked(text.substr(0, length), earlier)) << length;
}

TEST(GrowthText, IsRefusedWithTheLineThatCannotBeRead) {
  const std::string hash = to_base64(Digest{}) + "\n";
  for (const auto& [text, place] : {std::pair<std::string, std::string>{"", "growth, line 0"},
                                    {"Old 1\n\n", "growth, line 1"},
                                    {"old 01\n\n", "growth, line 1"},
                                    {"old 1\nAAAA\n\n", "growth, line 2"},
                                    {"old 1\n" + hash, "growth, line 2"}}) {
    const auto read = read_growth(text);
    ASSERT_FALSE(read) << text;
    EXPECT_EQ(read.error().place, place);
  }
  std::string many = "old 1\n";
  for (int i = 0; i < 64; ++i) many += hash;
  EXPECT_EQ(read_growth(many + "\n").error().place, "growth, line 65");
  EXPECT_EQ(read_growth(std::string(300'000, 'x')).error().code, ErrorCode::TooLarge);
}
