// SPDX-License-Identifier: MIT
#include "register/handover.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "register/growth.h"
#include "register/witness.h"
#include "register_fixture.h"

using namespace sharewell;
using namespace sharewell::reg;

namespace {

crypt::SigningKey key_of(std::uint8_t seed) {
  return crypt::SigningKey::from_seed(crypt::TransientKey::from(Bytes(32, seed)));
}
NoteKey known(const crypt::SigningKey& key, const std::string& origin = kOrigin) {
  return note_key(origin, KeyType::Register, key.public_key());
}
Checkpoint tree(std::size_t size, std::uint8_t changed = 0) {
  auto leaves = numbered_leaves(size);
  if (!leaves.empty()) leaves[0][0] ^= changed;
  return {kOrigin, size, root_of(leaves)};
}

const crypt::SigningKey kFirst = key_of(1), kSecond = key_of(2), kThird = key_of(3);
const std::string kTo2 = sign_handover(tree(4), kFirst, kSecond),
                  kTo3 = sign_handover(tree(9), kSecond, kThird);

std::string refusal(const std::string& handovers, const NoteKey& from = known(kFirst)) {
  const auto chain = KeyChain::follow(from, handovers);
  return chain ? std::string("followed") : chain.error().detail;
}
bool has(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

KeyChain chain() { return KeyChain::follow(known(kFirst), kTo2 + "\n" + kTo3).value(); }

std::string signed_by(const Checkpoint& checkpoint, const crypt::SigningKey& key) {
  return sign_checkpoint(checkpoint, key);
}

/// The signature lines of a note, to be put under another.
std::string under(std::string_view text, const std::string& lines) {
  return std::string(text) + "\n" + lines;
}

}  // namespace

TEST(AHandover, LeadsFromAnyEarlierKeyToTheNewest) {
  for (const auto* key : {&kFirst, &kSecond, &kThird}) {
    const auto keys = KeyChain::follow(known(*key), kTo2 + "\n" + kTo3);
    ASSERT_TRUE(keys) << one_line(keys.error());
    EXPECT_EQ(key_text(keys->newest()), key_text(known(kThird)));
    EXPECT_EQ(keys->text(), kTo2 + "\n" + kTo3) << "written again it is the same text";
  }
  EXPECT_EQ(key_text(KeyChain::follow(known(kFirst), "").value().newest()), key_text(known(kFirst)));
}

TEST(AHandover, IsSixLinesThatBothKeysSigned) {
  EXPECT_TRUE(kTo2.starts_with("sharewell/key-handover/v1\n" + kOrigin + "\n4\n" + to_base64(tree(4).root) +
                               "\n" + key_text(known(kFirst)) + "\n" + key_text(known(kSecond)) + "\n\n"))
      << kTo2;
  const Note note = read_note(kTo2).value();
  ASSERT_EQ(note.signatures.size(), 2u);
  EXPECT_TRUE(note.signatures[0].is_by(known(kFirst)) && note.signatures[1].is_by(known(kSecond)));
  EXPECT_EQ(open_handover(kTo2).value().before, tree(4));
}

TEST(AHandover, IsVerifiedByTheOpensslCommand) {
  const TestFolder folder;
  const Note note = read_note(kTo2).value();
  folder.write("text", note.text);
  for (std::size_t i = 0; i < 2; ++i) {
    Bytes der{0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};
    const auto& key = (i == 0 ? kFirst : kSecond).public_key();
    der.insert(der.end(), key.begin(), key.end());
    folder.write("key.der", text_of(der));
    folder.write("signature", text_of(note.signatures[i].bytes));
    const std::string at = folder.path().string();
    EXPECT_EQ(
        std::system(("openssl pkeyutl -verify -pubin -keyform DER -inkey " + at + "/key.der -rawin -in " +
                     at + "/text -sigfile " + at + "/signature >/dev/null 2>&1")
                        .c_str()),
        0);
  }
}

TEST(AHandover, IsRefusedWithAnyBitChanged) {
  for (std::size_t at = 0; at < kTo2.size(); ++at)
    for (const int flip : {0x01, 0x10, 0x40}) {
      std::string changed = kTo2;
      changed[at] = static_cast<char>(changed[at] ^ flip);
      ASSERT_FALSE(KeyChain::follow(known(kFirst), changed)) << "byte " << at;
    }
}

TEST(AHandover, WithASignatureMissingOrWrongIsRefusedAndNamed) {
  const std::string text = kTo2.substr(0, kTo2.find("\n\n") + 1);
  const std::string lines = kTo2.substr(text.size() + 1);
  const std::string by_old = lines.substr(0, lines.find('\n') + 1), by_new = lines.substr(by_old.size());
  EXPECT_EQ(refusal(under(text, by_old)), "the new key did not sign the handover");
  EXPECT_EQ(refusal(under(text, by_new)), "the old key did not sign the handover");
  const std::string by_stranger = sign_handover(tree(4), key_of(9), kSecond);
  const std::string theirs = by_stranger.substr(by_stranger.find("\n\n") + 2);
  EXPECT_EQ(refusal(under(text, by_old + by_new + theirs)),
            "the handover bears other signatures than those of its keys");
  // The new key's holder signs in the old key's name.
  const NoteKey old_key = known(kFirst);
  const std::string false_old = signature_line(old_key, kSecond.sign(bytes_of(text)));
  EXPECT_EQ(refusal(under(text, false_old + by_new)), "the old key's signature does not fit the handover");
  const std::string false_new = signature_line(known(kSecond), kFirst.sign(bytes_of(text)));
  EXPECT_EQ(refusal(under(text, by_old + false_new)), "the new key's signature does not fit the handover");
}

TEST(AHandover, OfAnotherRegisterOrOutOfOrderIsRefusedAndNamed) {
  const Checkpoint other{"sharewell.example/other", 4, tree(4).root};
  const std::string stranger = sign_handover(other, kFirst, kSecond);
  EXPECT_TRUE(has(refusal(stranger), "of the register 'sharewell.example/other'"));
  EXPECT_TRUE(
      has(refusal(kTo2 + "\n" + sign_handover({other.origin, 9, {}}, kSecond, kThird)), "another register"));
  EXPECT_TRUE(has(refusal(kTo3 + "\n" + kTo2), "do not lead on") ||
              has(refusal(kTo3 + "\n" + kTo2), "does not go on from the key"));
  EXPECT_TRUE(has(refusal(kTo3), "do not lead on from the key that is known")) << "one is left out";
  EXPECT_TRUE(
      has(refusal(kTo2 + "\n" + sign_handover(tree(4), kSecond, kThird)), "do not stand in their order"));
  EXPECT_TRUE(has(refusal(kTo2 + "\n" + sign_handover(tree(9), kSecond, kFirst)), "back to an earlier key"));
  EXPECT_TRUE(has(refusal(kTo2, known(key_of(8))), "do not lead on from the key that is known"));
  EXPECT_TRUE(has(refusal(kTo2 + "\n"), "ends in an empty line"));
  const NoteKey named_otherwise = known(kSecond, "sharewell.example/other");
  std::string text = kTo2.substr(0, kTo2.find("\n\n") + 1);
  const std::string second = key_text(known(kSecond));
  text.replace(text.find(second), second.size(), key_text(named_otherwise));
  const std::string both = signature_line(known(kFirst), kFirst.sign(bytes_of(text))) +
                           signature_line(named_otherwise, kSecond.sign(bytes_of(text)));
  EXPECT_TRUE(has(refusal(under(text, both)), "to a key of another register"));
  EXPECT_TRUE(has(refusal(signed_by(tree(4), kFirst)), "no handover"));
}

TEST(AKeyChain, SaysWhoseCheckpointsOfWhichSizeAreGood) {
  const KeyChain keys = chain();
  for (std::size_t size = 0; size <= 12; ++size) {
    const bool first = size <= 5, second = size >= 5 && size <= 10, third = size >= 10;
    EXPECT_EQ(keys.open(signed_by(tree(size), kFirst)).has_value(), first) << size;
    EXPECT_EQ(keys.open(signed_by(tree(size), kSecond)).has_value(), second) << size;
    EXPECT_EQ(keys.open(signed_by(tree(size), kThird)).has_value(), third) << size;
  }
  EXPECT_EQ(keys.open(signed_by(tree(12), kFirst)).error().detail,
            "the checkpoint of 12 entries is signed with a key that was not the register's then");
  const std::string both = signed_also(signed_by(tree(5), kFirst), kSecond);
  EXPECT_EQ(keys.open(both).value(), tree(5));
  EXPECT_TRUE(is_spelt_by(both, keys.signers_at(5)));
  EXPECT_FALSE(is_spelt_by(signed_by(tree(5), kFirst), keys.signers_at(5)));
  EXPECT_FALSE(is_spelt_by(both, keys.signers_at(6)));
  for (const std::size_t from_end :
       {std::size_t{20}, both.size() - both.find("\xe2\x80\x94") - kOrigin.size() - 40}) {
    std::string spoilt = both;
    char& letter = spoilt[spoilt.size() - from_end];
    letter = letter == 'A' ? 'B' : 'A';
    EXPECT_FALSE(keys.open(spoilt)) << "one of two signatures does not fit: " << spoilt;
  }
}

TEST(AWitness, CosignsUnderTheNewKeyOnlyAfterTheHandover) {
  const auto asked = [](const KeyChain& keys, std::size_t from, std::size_t to,
                        const crypt::SigningKey& key) {
    const GrowthText text{from, consistency_proof(numbered_leaves(to), from), signed_by(tree(to), key)};
    const auto done = may_cosign(text, {&keys, 1}, tree(from));
    return done ? std::string("cosigned") : done.error().detail;
  };
  const KeyChain old_only(known(kFirst)), keys = chain();
  EXPECT_EQ(asked(old_only, 3, 4, kFirst), "cosigned");
  EXPECT_TRUE(has(asked(old_only, 3, 7, kSecond), "not signed by this register's key"));
  EXPECT_EQ(asked(keys, 3, 7, kSecond), "cosigned");
  EXPECT_EQ(asked(keys, 7, 12, kThird), "cosigned");
  EXPECT_TRUE(has(asked(keys, 3, 4, kSecond), "was not the register's then")) << "before it was handed over";
  EXPECT_TRUE(has(asked(keys, 3, 7, kFirst), "was not the register's then")) << "after it handed over";
}

TEST(Growth, IsCheckedAcrossAHandover) {
  const GrowthText text{3, consistency_proof(numbered_leaves(12), 3), signed_by(tree(12), kThird)};
  const std::string earlier = signed_by(tree(3), kFirst);
  EXPECT_EQ(check_growth(text, earlier, chain()).value(), tree(12));
  EXPECT_FALSE(check_growth(text, earlier, key_text(known(kFirst))));
  const GrowthText rewritten{3, consistency_proof(numbered_leaves(12), 3), signed_by(tree(12, 1), kThird)};
  EXPECT_TRUE(has(check_growth(rewritten, earlier, chain()).error().detail, "not the beginning of this one"))
      << "a history that was signed anew under the new key";
}
