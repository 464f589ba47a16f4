// SPDX-License-Identifier: MIT
#include "register/cosignature.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "register/witness.h"
#include "register_fixture.h"

using namespace sharewell;
using namespace sharewell::reg;

namespace {

constexpr std::uint64_t kNow = 1'764'000'000;
const std::string kName = "witness.example/lakeside";

const crypt::SigningKey& witness_key() {
  static const crypt::SigningKey key =
      crypt::SigningKey::from_seed(crypt::TransientKey::from(Bytes(32, 0x77)));
  return key;
}
NoteKey cosigner() { return note_key(kName, KeyType::Cosigner, witness_key().public_key()); }

std::string note_of(std::size_t size, std::uint8_t changed = 0) {
  auto leaves = numbered_leaves(size);
  if (!leaves.empty()) leaves[0][0] ^= changed;
  return sign_checkpoint({kOrigin, size, root_of(leaves)}, test_key());
}
std::string cosigned(const std::string& note, std::uint64_t seconds = kNow) {
  return with_signatures(note, cosign(read_note(note).value(), kName, witness_key(), seconds)).value();
}
Result<std::optional<std::uint64_t>> when(const std::string& note) {
  return cosigned_at(read_note(note).value(), cosigner());
}

GrowthText request(std::size_t from, std::size_t to, std::uint8_t changed = 0) {
  auto leaves = numbered_leaves(to);
  if (changed != 0) leaves[0][0] ^= changed;
  return {from, consistency_proof(leaves, from), note_of(to, changed)};
}
Checkpoint checkpoint_of(std::size_t size) { return open_checkpoint(note_of(size), test_verifier()).value(); }

Result<Checkpoint> asked(const GrowthText& text, const std::optional<Checkpoint>& last) {
  const KeyChain known(read_key(test_verifier(), KeyType::Register).value());
  return may_cosign(text, {&known, 1}, last);
}

}  // namespace

TEST(Cosignature, StandsOnTheNoteBesideTheRegistersOwn) {
  const std::string note = cosigned(note_of(7));
  EXPECT_EQ(when(note).value(), kNow);
  EXPECT_EQ(open_checkpoint(note, test_verifier()).value().size, 7u);
  EXPECT_EQ(when(note_of(7)).value(), std::nullopt);
  EXPECT_EQ(cosigned(note, kNow + 60).size(), note.size()) << "a newer one takes the earlier's place";
  EXPECT_EQ(when(cosigned(note, kNow + 60)).value(), kNow + 60);
}

TEST(Cosignature, OfAnotherNoteOrTimeIsRefused) {
  const std::string note = cosigned(note_of(7)), other = note_of(8);
  const std::string lines = note.substr(note.rfind("\xe2\x80\x94"));
  const auto moved = when(with_signatures(other, lines).value());
  ASSERT_FALSE(moved.has_value());
  EXPECT_EQ(moved.error().code, ErrorCode::Damaged);
  Bytes bytes =
      from_base64(std::string_view(lines).substr(lines.rfind(' ') + 1, lines.size() - lines.rfind(' ') - 2))
          .value();
  for (std::size_t at = 4; at < bytes.size(); ++at) {
    bytes[at] ^= 1;
    const std::string line = "\xe2\x80\x94 " + kName + " " + to_base64(bytes) + "\n";
    EXPECT_FALSE(when(with_signatures(note_of(7), line).value()).has_value()) << "byte " << at;
    bytes[at] ^= 1;
  }
}

TEST(Cosignature, IsVerifiedByTheOpensslCommand) {
  const TestFolder folder;
  const std::string note = cosigned(note_of(7));
  const Note parts = read_note(note).value();
  folder.write("message", "cosignature/v1\ntime " + std::to_string(kNow) + "\n" + std::string(parts.text));
  folder.write("signature", text_of(ByteView(parts.signatures.at(1).bytes).subspan(8)));
  Bytes der{0x30, 0x2a, 0x30, 0x05, 0x06, 0x03,
            0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};  // an Ed25519 key follows
  der.insert(der.end(), witness_key().public_key().begin(), witness_key().public_key().end());
  folder.write("key.der", text_of(der));
  const std::string at = folder.path().string();
  EXPECT_EQ(std::system(("openssl pkeyutl -verify -pubin -keyform DER -inkey " + at + "/key.der -rawin -in " +
                         at + "/message -sigfile " + at + "/signature >/dev/null 2>&1")
                            .c_str()),
            0);
}

TEST(CosignersKey, IsSpeltAsOthersDoAndIsNoRegistersKey) {
  const std::string text = key_text(cosigner());
  EXPECT_TRUE(text.starts_with(kName + "+")) << text;
  EXPECT_EQ(read_key(text, KeyType::Cosigner).value().key, cosigner().key);
  EXPECT_FALSE(read_key(text, KeyType::Register).has_value());
  EXPECT_FALSE(read_key(test_verifier(), KeyType::Cosigner).has_value());
}

TEST(Witness, CosignsWhatGrewFromWhatItSawLast) {
  EXPECT_EQ(asked(request(0, 5), std::nullopt).value(), checkpoint_of(5))
      << "the first time, anything signed";
  for (std::size_t from = 0; from <= 20; ++from)
    for (std::size_t to = from; to <= 20; ++to)
      EXPECT_EQ(asked(request(from, to), checkpoint_of(from)).value().size, to) << from << " to " << to;
}

TEST(Witness, RefusesAndNamesRollbackForkTruncationAndResigning) {
  const auto said = [](const GrowthText& text, const std::optional<Checkpoint>& last) {
    const auto done = asked(text, last);
    return done ? std::string("cosigned") : done.error().detail;
  };
  const Checkpoint last = checkpoint_of(9);
  EXPECT_NE(said({9, {}, note_of(8)}, last).find("held 9 entries and now says 8: it was cut"),
            std::string::npos);
  EXPECT_NE(said(request(0, 8), last).find("it was cut"), std::string::npos) << "rolled back";
  EXPECT_NE(said({9, {}, note_of(9, 1)}, last).find("rewritten or forked"), std::string::npos);
  EXPECT_NE(said(request(9, 14, 1), last).find("not the beginning of this one"), std::string::npos);
  EXPECT_NE(said(request(7, 14), last).find("from 7 entries on"), std::string::npos);
  const auto other_key = crypt::SigningKey::from_seed(crypt::TransientKey::from(Bytes(32, 0x33)));
  const GrowthText resigned{9, consistency_proof(numbered_leaves(14), 9),
                            sign_checkpoint({kOrigin, 14, root_of(numbered_leaves(14))}, other_key)};
  EXPECT_NE(said(resigned, last).find("not signed by this register's key"), std::string::npos);
  const GrowthText stranger{
      0, {}, sign_checkpoint({"sharewell.example/other", 1, root_of(numbered_leaves(1))}, other_key)};
  EXPECT_NE(said(stranger, std::nullopt).find("not a register that this witness was told to watch"),
            std::string::npos);
}
