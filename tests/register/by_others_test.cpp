// SPDX-License-Identifier: MIT
// What other people's logs and programs made, and what ours says to it.
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <sstream>

#include "register/checkpoint.h"
#include "register/lines.h"
#include "register/tree.h"
#include "register_fixture.h"

using namespace sharewell;
using namespace sharewell::reg;

namespace {

/// A line of a file of vectors: a number, then hashes.
struct Row {
  std::uint64_t number = 0;
  std::vector<Digest> hashes;
};

std::map<std::string, Row> argon() {
  std::ifstream file(std::string(SHAREWELL_SOURCE_DIR) + "/tests/register/vectors/argon2020.txt");
  std::map<std::string, Row> rows;
  for (std::string line, word; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    std::istringstream words(line);
    Row row;
    words >> word >> row.number;
    for (std::string hash; words >> hash;) row.hashes.push_back(digest_from(hash).value());
    rows[word] = std::move(row);
  }
  return rows;
}

const std::string kGoKey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const std::string kGoNote =
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
    "\n"
    "\xe2\x80\x94 PeterNeumann "
    "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

}  // namespace

TEST(APublicLogOfCertificates, HasAnEntryThatItsOwnProofShows) {
  const auto rows = argon();
  const Row& tree = rows.at("tree");
  const Row& row = rows.at("inclusion");
  const std::span path = std::span(row.hashes).subspan(1);
  EXPECT_EQ(path.size(), 30u);
  EXPECT_TRUE(inclusion_fits(row.number, tree.number, row.hashes[0], path, tree.hashes[0]));
  EXPECT_FALSE(inclusion_fits(row.number + 1, tree.number, row.hashes[0], path, tree.hashes[0]));
  EXPECT_FALSE(inclusion_fits(row.number, tree.number, tree.hashes[0], path, tree.hashes[0]));
}

TEST(APublicLogOfCertificates, OnlyGrewAsItsOwnProofShows) {
  const auto rows = argon();
  const Row& tree = rows.at("tree");
  const Row& row = rows.at("consistency");
  const std::span proof = std::span(row.hashes).subspan(1);
  EXPECT_TRUE(consistency_fits(row.number, row.hashes[0], tree.number, tree.hashes[0], proof));
  EXPECT_FALSE(consistency_fits(row.number + 1, row.hashes[0], tree.number, tree.hashes[0], proof));
  EXPECT_FALSE(consistency_fits(row.number, tree.hashes[0], tree.number, tree.hashes[0], proof));
}

TEST(TheNoteOfGosOwnTests, IsSignedButIsNoCheckpoint) {
  EXPECT_EQ(open_checkpoint(kGoNote, kGoKey).error().detail, "the text has no origin, size and root");
  std::string changed = kGoNote;
  changed[0] = 'i';
  EXPECT_EQ(open_checkpoint(changed, kGoKey).error().detail,
            "the register's signature does not fit the checkpoint");
  std::string other = kGoKey;
  other.back() = 'X';
  EXPECT_EQ(open_checkpoint(kGoNote, other).error().code, ErrorCode::BadInput)
      << "its number is not that key's";
}

TEST(ANote, MayCarrySixteenLargeSignaturesOfOthers) {
  // c2sp.org/signed-note: verifiers must take 16, and those of newer kinds have nearly 5 kB each.
  std::string note = sign_checkpoint({kOrigin, 7, root_of(numbered_leaves(7))}, test_key());
  const std::string large = to_base64(Bytes(4 + 5'000, 1));
  for (int i = 0; i < 15; ++i)
    note += "\xe2\x80\x94 witness.example/" + std::to_string(i) + " " + large + "\n";
  const auto opened = open_checkpoint(note, test_verifier());
  ASSERT_TRUE(opened) << one_line(opened.error());
  EXPECT_EQ(opened->size, 7u);
}
