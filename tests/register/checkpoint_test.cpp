// SPDX-License-Identifier: MIT
#include "register/checkpoint.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "register/tree.h"
#include "register_fixture.h"

using namespace sharewell;
using namespace sharewell::reg;

namespace {

ErrorCode refusal(const std::string& note, const std::string& verifier) {
  const auto opened = open_checkpoint(note, verifier);
  return opened ? ErrorCode::Usage : opened.error().code;
}

std::string with(std::string text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  EXPECT_NE(at, text.npos) << from;
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST(CheckpointNote, OpensToWhatWasSigned) {
  const Checkpoint checkpoint{kOrigin, 7, root_of(numbered_leaves(7))};
  const std::string note = sign_checkpoint(checkpoint, test_key());
  const auto opened = open_checkpoint(note, test_verifier());
  ASSERT_TRUE(opened) << one_line(opened.error());
  EXPECT_EQ(*opened, checkpoint);
  const Checkpoint empty{kOrigin, 0, root_of({})};
  EXPECT_EQ(open_checkpoint(sign_checkpoint(empty, test_key()), test_verifier()).value(), empty);
}

TEST(CheckpointNote, WithAMarkIsReadAsANoteAndTakenForNoSignature) {
  const Checkpoint checkpoint{kOrigin, 7, root_of(numbered_leaves(7))};
  const std::string note = mark_checkpoint(checkpoint, test_key());
  const auto parts = read_note(note);
  ASSERT_TRUE(parts);
  EXPECT_EQ(read_checkpoint(parts->text).value(), checkpoint);
  ASSERT_EQ(parts->signatures.size(), 1u);
  EXPECT_EQ(parts->signatures[0].name, kOrigin);
  EXPECT_TRUE(parts->signatures[0].is_by(note_key(kOrigin, KeyType::Mark, test_key().public_key())));
  EXPECT_EQ(to_hex(parts->signatures[0].bytes), to_hex(test_key().mark(bytes_of(parts->text))));
  EXPECT_EQ(refusal(note, test_verifier()), ErrorCode::Damaged);
  EXPECT_FALSE(is_spelt_by(note, std::vector{note_key(kOrigin, KeyType::Register, test_key().public_key())}));
}

TEST(CheckpointNote, IsTheSameBytesThatGoWrites) {
  std::ifstream vectors(std::string(SHAREWELL_SOURCE_DIR) + "/tests/register/vectors/go_sumdb.txt");
  ASSERT_TRUE(vectors);
  int compared = 0;
  for (std::string line; std::getline(vectors, line);) {
    std::istringstream words(line);
    std::string kind, text;
    std::uint64_t size = 0, at = 0;
    words >> kind;
    if (kind == "#") continue;
    ++compared;
    if (kind == "verifier-key") {
      words >> text;
      EXPECT_EQ(test_verifier(), text);
      continue;
    }
    words >> size;
    const std::vector<Digest> leaves = numbered_leaves(size);
    if (kind == "checkpoint") {
      words >> text;
      EXPECT_EQ(to_base64(bytes_of(sign_checkpoint({kOrigin, size, root_of(leaves)}, test_key()))), text)
          << size;
      continue;
    }
    words >> at;
    std::string ours;
    for (const Digest& one :
         kind == "inclusion" ? inclusion_proof(leaves, at) : consistency_proof(leaves, at))
      ours += " " + to_base64(one);
    std::getline(words, text);
    EXPECT_EQ(ours, text) << kind << " " << at << " of " << size;
  }
  EXPECT_GT(compared, 100);
}

TEST(CheckpointNote, IsVerifiedByTheOpensslCommand) {
  const std::string note = sign_checkpoint({kOrigin, 7, root_of(numbered_leaves(7))}, test_key());
  const std::size_t blank = note.find("\n\n");
  const auto signature = from_base64(std::string_view(note).substr(note.rfind(' ') + 1, 92)).value();
  ASSERT_EQ(signature.size(), 68u);
  const TestFolder folder;
  Bytes der{0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};
  der.insert(der.end(), test_key().public_key().begin(), test_key().public_key().end());
  folder.write("key.der", text_of(der));
  folder.write("signature", text_of(ByteView(signature).subspan(4)));
  folder.write("good", note.substr(0, blank + 1));
  folder.write("bad", with(note.substr(0, blank + 1), "\n7\n", "\n8\n"));
  const auto verify = [&](const char* body) {
    return std::system(("cd " + folder.path().string() +
                        " && openssl pkeyutl -verify -pubin -keyform DER -inkey " +
                        "key.der -rawin -sigfile signature -in " + body + " >/dev/null 2>&1")
                           .c_str());
  };
  EXPECT_EQ(verify("good"), 0);
  EXPECT_NE(verify("bad"), 0);
}

TEST(CheckpointNote, IsRefusedWithAnyFlippedBit) {
  const Checkpoint checkpoint{kOrigin, 7, root_of(numbered_leaves(7))};
  const std::string note = sign_checkpoint(checkpoint, test_key());
  for (std::size_t bit = 0; bit < note.size() * 8; ++bit) {
    std::string changed = note;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
    ASSERT_FALSE(open_checkpoint(changed, test_verifier())) << "bit " << bit;
  }
  const std::string verifier = test_verifier();
  for (std::size_t bit = 0; bit < verifier.size() * 8; ++bit) {
    std::string changed = verifier;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
    ASSERT_FALSE(open_checkpoint(note, changed)) << "bit " << bit << " of the verifier key";
  }
}

TEST(CheckpointNote, IsRefusedWhenCutShort) {
  const std::string note = sign_checkpoint({kOrigin, 7, root_of(numbered_leaves(7))}, test_key());
  for (std::size_t length = 0; length < note.size(); ++length)
    ASSERT_EQ(refusal(note.substr(0, length), test_verifier()), ErrorCode::BadInput) << length;
}

TEST(CheckpointNote, IsRefusedFromAnotherKeyOrRegister) {
  const Checkpoint checkpoint{kOrigin, 7, root_of(numbered_leaves(7))};
  const auto other = crypt::SigningKey::from_seed(crypt::TransientKey::from(Bytes(32, 9)));
  EXPECT_EQ(refusal(sign_checkpoint(checkpoint, other), test_verifier()), ErrorCode::Damaged);
  const std::string elsewhere = sign_checkpoint({"other.example/log", 7, checkpoint.root}, test_key());
  EXPECT_EQ(refusal(elsewhere, test_verifier()), ErrorCode::Damaged);
  // A body of one register under a signature line that names another.
  const std::string crossed = signed_text("other.example/log\n7\n" + to_base64(checkpoint.root) + "\n");
  EXPECT_EQ(refusal(crossed, test_verifier()), ErrorCode::Damaged);
}

TEST(CheckpointNote, MayCarrySignaturesOfOthersButNoneOfOursThatDoesNotFit) {
  const Checkpoint checkpoint{kOrigin, 7, root_of(numbered_leaves(7))};
  const std::string note = sign_checkpoint(checkpoint, test_key());
  const std::string witness = "\xe2\x80\x94 witness.example " + to_base64(Bytes(76, 1)) + "\n";
  const std::string body = note.substr(0, note.find("\n\n") + 2), ours = note.substr(body.size());
  EXPECT_TRUE(open_checkpoint(note + witness, test_verifier()));
  EXPECT_TRUE(open_checkpoint(body + witness + ours, test_verifier()));
  const std::string longer = sign_checkpoint({kOrigin, 8, checkpoint.root}, test_key());
  const std::string wrong = longer.substr(longer.find("\n\n") + 2);
  EXPECT_EQ(refusal(note + wrong, test_verifier()), ErrorCode::Damaged);
  EXPECT_EQ(refusal(body + wrong + ours, test_verifier()), ErrorCode::Damaged);
  std::string crowd = note;
  for (int i = 0; i < 40; ++i) crowd += witness;
  EXPECT_TRUE(open_checkpoint(crowd, test_verifier()));
  for (int i = 0; i < 40; ++i) crowd += witness;
  EXPECT_EQ(refusal(crowd, test_verifier()), ErrorCode::BadInput);
}

TEST(CheckpointNote, IsRefusedWithABodyThatIsNoCheckpointEvenIfSigned) {
  const std::string root = to_base64(root_of({}));
  EXPECT_TRUE(open_checkpoint(signed_text(kOrigin + "\n7\n" + root + "\n"), test_verifier()));
  EXPECT_TRUE(open_checkpoint(signed_text(kOrigin + "\n7\n" + root + "\nmore of it\n"), test_verifier()));
  for (const std::string& body :
       {kOrigin + "\n", kOrigin + "\n7\n", "\n7\n" + root + "\n", kOrigin + "\n07\n" + root + "\n",
        kOrigin + "\n-7\n" + root + "\n", kOrigin + "\n7 \n" + root + "\n", kOrigin + "\n\n" + root + "\n",
        kOrigin + "\n+7\n" + root + "\n", kOrigin + "\n9223372036854775808\n" + root + "\n",
        kOrigin + "\n7\n" + root.substr(4) + "\n", kOrigin + "\n7\nAAAA" + root + "\n",
        kOrigin + "\n7\n" + root + "\n\nafter an empty line\n"})
    EXPECT_EQ(refusal(signed_text(body), test_verifier()), ErrorCode::BadInput) << body;
}

TEST(CheckpointNote, IsRefusedWhenItIsNoPlainText) {
  const std::string note = sign_checkpoint({kOrigin, 7, root_of({})}, test_key());
  EXPECT_EQ(refusal(with(note, "\n7\n", "\n7\r\n"), test_verifier()), ErrorCode::BadInput);
  EXPECT_EQ(refusal("\xff" + note, test_verifier()), ErrorCode::BadInput);
  EXPECT_EQ(refusal(std::string("\0", 1) + note, test_verifier()), ErrorCode::BadInput);
  EXPECT_EQ(refusal(std::string(200'000, 'x') + note, test_verifier()), ErrorCode::TooLarge);
}

TEST(VerifierKey, IsRefusedWhenItIsNotOne) {
  const std::string note = sign_checkpoint({kOrigin, 7, root_of({})}, test_key());
  for (const std::string& key :
       {std::string(), std::string("+"), std::string("++"), kOrigin, kOrigin + "+12345678",
        kOrigin + "+12345678+AAAA", test_verifier() + "=", std::string(100'000, '+')})
    EXPECT_EQ(refusal(note, key), ErrorCode::BadInput) << key;
}

TEST(Origin, HasNoSpaceNoPlusAndAnEnd) {
  EXPECT_TRUE(is_key_name("sharewell.example/riverside"));
  for (const std::string& bad : {std::string(), std::string("a b"), std::string("a+b"), std::string("a\nb"),
                                 std::string("caf\xc3\xa9"), std::string(201, 'a')})
    EXPECT_FALSE(is_key_name(bad)) << bad;
}
