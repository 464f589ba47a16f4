// SPDX-License-Identifier: MIT
#include "register/proof_file.h"

#include <gtest/gtest.h>

#include "register/tree.h"
#include "register_fixture.h"

using namespace sharewell;
using namespace sharewell::reg;

namespace {

std::string proof_of(std::uint64_t index, std::size_t size, ByteView extra = {}) {
  const std::vector<Digest> leaves = numbered_leaves(size);
  return write_proof(index, inclusion_proof(leaves, index),
                     sign_checkpoint({kOrigin, size, root_of(leaves)}, test_key()), extra);
}

Digest hash_of_leaf(std::size_t i) { return leaf_hash(bytes_of(numbered_leaf(i))); }

Result<Checkpoint> checked(std::string_view text, const Digest& leaf) {
  SW_TRY(const ProofFile file, read_proof(text));
  return check_proof(file, leaf, test_verifier());
}

}  // namespace

TEST(ProofFileText, SaysWhatWasWritten) {
  const std::string text = proof_of(5, 11);
  EXPECT_TRUE(text.starts_with("c2sp.org/tlog-proof@v1\nindex 5\n")) << text;
  EXPECT_NE(text.find("=\n\nsharewell.example/riverside\n11\n"), text.npos) << text;
  const ProofFile file = read_proof(text).value();
  EXPECT_EQ(file.index, 5u);
  EXPECT_EQ(file.proof, inclusion_proof(numbered_leaves(11), 5));
  EXPECT_TRUE(file.extra.empty());
  EXPECT_EQ(write_proof(file.index, file.proof, file.note), text);
}

TEST(ProofFileText, MayCarryExtraDataThatProvesNothing) {
  const std::string text = proof_of(5, 11, bytes_of("r"));
  EXPECT_TRUE(text.starts_with("c2sp.org/tlog-proof@v1\nextra cg==\nindex 5\n")) << text;
  EXPECT_EQ(read_proof(text)->extra, Bytes{'r'});
  EXPECT_TRUE(checked(text, hash_of_leaf(5)));
}

TEST(ProofFileText, ProvesEachLeafAndNoOther) {
  for (std::size_t size = 1; size <= 20; ++size)
    for (std::size_t i = 0; i < size; ++i) {
      const std::string text = proof_of(i, size);
      const auto checkpoint = checked(text, hash_of_leaf(i));
      ASSERT_TRUE(checkpoint) << one_line(checkpoint.error());
      ASSERT_EQ(checkpoint->size, size);
      ASSERT_EQ(checked(text, hash_of_leaf(i + 1)).error().code, ErrorCode::Damaged);
    }
}

TEST(ProofFileText, IsRefusedWithAnyFlippedBit) {
  const std::string text = proof_of(5, 11);
  for (std::size_t bit = 0; bit < text.size() * 8; ++bit) {
    std::string changed = text;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
    ASSERT_FALSE(checked(changed, hash_of_leaf(5))) << "bit " << bit;
  }
}

TEST(ProofFileText, IsRefusedWhenCutShort) {
  const std::string text = proof_of(5, 11);
  for (std::size_t length = 0; length < text.size(); ++length)
    ASSERT_FALSE(checked(text.substr(0, length), hash_of_leaf(5))) << length;
}

TEST(ProofFileText, IsRefusedWithTheLineThatCannotBeRead) {
  const auto refused = [](const std::string& text, const std::string& place) {
    const auto file = read_proof(text);
    ASSERT_FALSE(file) << text;
    EXPECT_EQ(file.error().code, ErrorCode::BadInput);
    EXPECT_EQ(file.error().place, place) << text;
  };
  const std::string first = "c2sp.org/tlog-proof@v1\n", hash = to_base64(Digest{}) + "\n";
  refused("", "proof, line 0");
  refused("c2sp.org/tlog-proof@v2\nindex 1\n\n", "proof, line 1");
  refused(first, "proof, line 1");
  refused(first + "extra \nindex 1\n\n", "proof, line 2");
  refused(first + "extra !\nindex 1\n\n", "proof, line 2");
  refused(first + "index 01\n\n", "proof, line 2");
  refused(first + "index -1\n\n", "proof, line 2");
  refused(first + "index 9223372036854775808\n\n", "proof, line 2");
  refused(first + "Index 1\n\n", "proof, line 2");
  refused(first + "index 1\nAAAA\n\n", "proof, line 3");
  refused(first + "index 1\n" + hash, "proof, line 3");
  std::string tall = first + "index 1\n";
  for (int i = 0; i < 64; ++i) tall += hash;
  refused(tall + "\n", "proof, line 66");
  EXPECT_EQ(read_proof(std::string(300'000, 'x')).error().code, ErrorCode::TooLarge);
}
