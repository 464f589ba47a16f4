// SPDX-License-Identifier: MIT
#include "crypt/root_key.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <iterator>

#include "base/json.h"
#include "crypt/custodians.h"
#include "crypt/hash.h"
#include "crypt/key_ring.h"
#include "seeded.h"

using namespace sharewell;
using namespace sharewell::crypt;
namespace fs = std::filesystem;

namespace {

constexpr std::string_view kRight = "correct horse battery";

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}
void overwrite(const fs::path& path, const std::string& text) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << text;
}
std::string flipped(std::string text, std::size_t bit) {
  text[bit / 8] = static_cast<char>(text[bit / 8] ^ (1 << (bit % 8)));
  return text;
}
SecretText secret(std::string_view text) {
  SecretText out;
  out.add(text);
  return out;
}

class RootKeyTest : public testing::Test {
 protected:
  RootKeyTest() {
    char name[] = "/tmp/sharewell-root-XXXXXX";
    folder = fs::path(mkdtemp(name)) / "data";
    EXPECT_TRUE(KeyRing::create(folder, seeded(1)));
    EXPECT_TRUE(ring()->add_organisation("northbank", seeded(2)));
  }
  ~RootKeyTest() override { fs::remove_all(folder.parent_path()); }

  Unlock typed(std::string_view passphrase) {
    Unlock out;
    out.passphrase = [this, passphrase]() -> Result<SecretText> {
      ++asked;
      return secret(passphrase);
    };
    return out;
  }
  Result<KeyRing> ring(const Unlock& unlock = {}) const { return KeyRing::open(folder, unlock); }
  void seal() {
    auto opened = ring();
    ASSERT_TRUE(opened);
    auto form = with_passphrase(opened->root().key, secret(kRight), seeded(3));
    ASSERT_TRUE(form) << one_line(form.error());
    ASSERT_TRUE(opened->change_form(*std::move(form), seeded(4)));
  }
  Error refusal(const Unlock& unlock) const {
    const auto opened = ring(unlock);
    return opened ? Error{ErrorCode::Usage, "the ring opened", {}} : opened.error();
  }
  /// The row of root.key with one member replaced, and its check made to fit again.
  void forge(const char* member, const std::string& value) const {
    auto row = parse_json(read(root()), 4096, "root.key")->get_object();
    row.erase("check");
    row[member] = value;
    const std::string check = to_base64(sha256(bytes_of(to_canonical_json(row))));
    row["check"] = check;
    overwrite(root(), to_canonical_json(row) + '\n');
  }
  fs::path root() const { return folder / "root.key"; }
  fs::path folder;
  int asked = 0;
};

}  // namespace

TEST_F(RootKeyTest, SealedWithAPassphraseOpensWithThatOneOnly) {
  seal();
  const auto opened = ring(typed(kRight));
  ASSERT_TRUE(opened) << one_line(opened.error());
  EXPECT_EQ(opened->root().form, RootForm::Passphrase);
  EXPECT_EQ(asked, 1);
  for (const std::string_view wrong :
       {"correct horse batterz", "correct horse", "", " correct horse battery"})
    EXPECT_EQ(refusal(typed(wrong)).detail,
              "the passphrase does not open root.key; nothing was changed, try again");
  EXPECT_NE(refusal({}).detail.find("--passphrase-fd"), std::string::npos);
  EXPECT_EQ(with_passphrase(opened->root().key, secret("elevenchars"), seeded(3)).error().code,
            ErrorCode::BadInput);
}

TEST_F(RootKeyTest, RefusesEveryFlippedBitBeforeItAsks) {
  seal();
  const std::string good = read(root());
  asked = 0;
  for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
    overwrite(root(), flipped(good, bit));
    const Error error = refusal(typed(kRight));
    ASSERT_EQ(error.code, ErrorCode::KeysMissing) << bit << one_line(error);
  }
  EXPECT_EQ(asked, 0);
  overwrite(root(), good);
  EXPECT_TRUE(ring(typed(kRight)));
}

TEST_F(RootKeyTest, RefusesWhatSomebodyChangedAndMadeFitAgain) {
  seal();
  const std::string good = read(root());
  const auto row = parse_json(good, 4096, "root.key")->get_object();
  for (const char* member : {"salt", "sealed"}) {
    const auto bytes = from_base64(std::string_view(row.at(member).get_string()));
    ASSERT_TRUE(bytes);
    for (const std::size_t at : {std::size_t{0}, bytes->size() / 2, bytes->size() - 1}) {
      Bytes changed = *bytes;
      changed[at] ^= 1;
      forge(member, to_base64(changed));
      EXPECT_EQ(refusal(typed(kRight)).code, ErrorCode::KeysMissing) << member << at;
      overwrite(root(), good);
    }
  }
  forge("format", "sharewell-root-passphrase-2");
  EXPECT_NE(refusal(typed(kRight)).detail.find("another version"), std::string::npos);
}

TEST_F(RootKeyTest, ACredentialIsNamedAndNeverHoldsTheKeyItself) {
  Unlock unlock;
  unlock.credentials = folder.parent_path();
  auto opened = ring();
  const std::string plain = read(root());
  EXPECT_EQ(with_credential(opened->root().key, "../x", unlock).error().code, ErrorCode::BadInput);
  EXPECT_EQ(with_credential(opened->root().key, "sharewell-root", unlock).error().code,
            ErrorCode::KeysMissing);
  overwrite(folder.parent_path() / "sharewell-root", plain);
  auto form = with_credential(opened->root().key, "sharewell-root", unlock);
  ASSERT_TRUE(form) << one_line(form.error());
  ASSERT_TRUE(opened->change_form(*std::move(form), seeded(5)));
  EXPECT_EQ(read(root()).find(plain.substr(0, 20)), std::string::npos);
  EXPECT_TRUE(ring(unlock));
  EXPECT_EQ(opened->rotate_root(seeded(6)).error().code, ErrorCode::BadInput);
  const std::string note = read(root());
  for (std::size_t bit = 0; bit < note.size() * 8; ++bit) {
    overwrite(root(), flipped(note, bit));
    ASSERT_EQ(refusal(unlock).code, ErrorCode::KeysMissing) << bit;
  }
  overwrite(root(), note);
  for (std::size_t bit = 0; bit < plain.size() * 8; ++bit) {
    overwrite(folder.parent_path() / "sharewell-root", flipped(plain, bit));
    ASSERT_EQ(refusal(unlock).code, ErrorCode::KeysMissing) << bit;
  }
}

TEST_F(RootKeyTest, RotatesIntoTheSameFormAndGoesOnFromEveryCut) {
  for (const bool sealed : {false, true}) {
    if (sealed) seal();
    const Unlock unlock = typed(kRight);
    auto opened = ring(unlock);
    const std::string root_before = read(root()), ring_before = read(folder / "keyring");
    const SecretKey epoch = opened->find("northbank")->epoch_key(1)->copy();
    ASSERT_TRUE(opened->rotate_root(seeded(sealed ? 13 : 7)));
    const std::string root_after = read(root()), ring_after = read(folder / "keyring");
    EXPECT_EQ(ring(unlock)->root().form, sealed ? RootForm::Passphrase : RootForm::File);
    EXPECT_TRUE(same(ring(unlock)->find("northbank")->epoch_key(1)->view(), epoch.view()));
    overwrite(root(), root_before);
    EXPECT_EQ(refusal(unlock).code, ErrorCode::KeysMissing) << "the old root key opens the new ring";
    for (const auto& [ring_text, ends] : {std::pair(ring_before, false), std::pair(ring_after, true)}) {
      overwrite(root(), root_before);
      overwrite(folder / "keyring", ring_text);
      overwrite(folder / "root.key.next", root_after);
      fs::permissions(folder / "root.key.next", fs::perms(0600));
      ASSERT_TRUE(ring(unlock)) << one_line(refusal(unlock));
      EXPECT_EQ(read(root()), ends ? root_after : root_before);
      EXPECT_NE(fs::exists(folder / "root.key.next"), ends);
    }
  }
}

TEST_F(RootKeyTest, AnotherProgramsChangeIsNotRotatedAway) {
  auto one = ring(), two = ring();
  const auto cosigning = two->find("northbank")->cosigning().public_key();
  ASSERT_TRUE(one->rotate_organisation("northbank", seeded(8)));
  EXPECT_EQ(two->rotate_root(seeded(9)).error().code, ErrorCode::Stale);
  EXPECT_EQ(two->rotate_organisation("northbank", seeded(9)).error().code, ErrorCode::Stale);
  EXPECT_FALSE(fs::exists(folder / "root.key.next"));
  EXPECT_EQ(two->find("northbank")->cosigning().public_key(), cosigning) << "what was refused stays undone";
  EXPECT_NE(one->find("northbank")->cosigning().public_key(),
            two->find("northbank")->cosigning().public_key());
  EXPECT_EQ(one->find("northbank")->signing().public_key(), two->find("northbank")->signing().public_key());
}

TEST_F(RootKeyTest, TheSigningKeyGivesWayToANextOneAndIsGone) {
  auto one = ring();
  const auto before = one->find("northbank")->signing().public_key();
  ASSERT_TRUE(one->begin_signing("northbank", seeded(8)));
  const auto next = one->find("northbank")->next_signing()->public_key();
  ASSERT_TRUE(one->begin_signing("northbank", seeded(9)));
  EXPECT_EQ(one->find("northbank")->next_signing()->public_key(), next) << "there is one already";
  {
    const auto again = ring();
    EXPECT_EQ(again->find("northbank")->signing().public_key(), before);
    EXPECT_EQ(again->find("northbank")->next_signing()->public_key(), next);
  }
  ASSERT_TRUE(one->rotate_organisation("northbank", seeded(10)));
  ASSERT_TRUE(one->rotate_root(seeded(11)));
  EXPECT_EQ(ring()->find("northbank")->next_signing()->public_key(), next) << "other rotations keep it";
  const std::string with_both = read(folder / "keyring");
  auto other = ring();
  ASSERT_TRUE(one->end_signing("northbank", seeded(12)));
  EXPECT_EQ(one->find("northbank")->signing().public_key(), next);
  EXPECT_EQ(one->find("northbank")->next_signing(), nullptr);
  EXPECT_EQ(other->end_signing("northbank", seeded(13)).error().code, ErrorCode::Stale);
  EXPECT_EQ(other->find("northbank")->signing().public_key(), before) << "what was refused stays undone";
  EXPECT_EQ(other->find("northbank")->next_signing()->public_key(), next);
  EXPECT_EQ(ring()->find("northbank")->signing().public_key(), next);
  EXPECT_LT(read(folder / "keyring").size(), with_both.size()) << "the old one is not in the ring any more";
  EXPECT_EQ(one->begin_signing("nobody", seeded(14)).error().code, ErrorCode::NotFound);
}

TEST_F(RootKeyTest, ARecoveryTextIsRefusedForEveryFlippedBit) {
  const auto opened = ring();
  const std::string good(recovery_text(opened->root().key, "1-3 of 3").view());
  const auto found = KeyRing::try_recovery(folder, good, {});
  ASSERT_TRUE(found) << one_line(found.error());
  EXPECT_EQ(found->set, "1-3 of 3");
  for (std::size_t bit = 0; bit < good.size() * 8; ++bit)
    ASSERT_EQ(KeyRing::try_recovery(folder, flipped(good, bit), {}).error().code, ErrorCode::KeysMissing)
        << bit;
  const SecretKey other = SecretKey::make(seeded(11));
  EXPECT_NE(KeyRing::try_recovery(folder, recovery_text(other, "1-3 of 3").view(), {})
                .error()
                .detail.find("another root key"),
            std::string::npos);
}

TEST_F(RootKeyTest, ADrillCountsForItsRootKeyAndUnchangedOnly) {
  auto opened = ring();
  EXPECT_FALSE(opened->drilled());
  ASSERT_TRUE(write_drill(folder, opened->root().key, {Instant{1750000000000}, "1-3 of 3"}));
  ASSERT_TRUE(opened->drilled());
  EXPECT_EQ(opened->drilled()->at, Instant{1750000000000});
  EXPECT_EQ(opened->drilled()->set, "1-3 of 3");
  const std::string good = read(folder / "recovery");
  for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
    overwrite(folder / "recovery", flipped(good, bit));
    ASSERT_FALSE(opened->drilled()) << bit;
  }
  overwrite(folder / "recovery", good);
  ASSERT_TRUE(opened->drilled());
  ASSERT_TRUE(opened->rotate_root(seeded(12)));
  EXPECT_FALSE(opened->drilled());
}
