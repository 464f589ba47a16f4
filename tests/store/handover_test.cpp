// SPDX-License-Identifier: MIT
// The register goes over from one signing key to the next: cut off between any two steps, tampered with, and
// as others see it.
#include "register/handover.h"

#include <fstream>

#include "fixture.h"
#include "register/checkpoint.h"
#include "store/verify.h"
#include "tamper.h"

namespace sharewell::store {
namespace {

class HandoverTest : public StoreTest {
 protected:
  [[nodiscard]] std::filesystem::path database() const { return folder() / "sharewell.db"; }
  void keep_one(Store& store, const char* label = "A child") {
    (void)value_of(store.commit({{opened(store.new_file(), ann_, label)}, "", {}}));
  }
  void rotate() {
    succeed(ring_->begin_signing("northbank", random_));
    succeed(open()->hand_over());
    succeed(ring_->end_signing("northbank", random_));
  }
  /// The key ring as it lies on the disk, and another opened from that.
  [[nodiscard]] std::string ring_text() const {
    std::ifstream in(data_.path() / "keyring", std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  void put_ring(const std::string& text) {
    std::ofstream(data_.path() / "keyring", std::ios::binary | std::ios::trunc) << text;
    ring_ = std::make_unique<crypt::KeyRing>(value_of(crypt::KeyRing::open(data_.path())));
  }
  [[nodiscard]] std::string verified() const {
    const auto report = verify(place(), keys());
    return report ? std::string("verified") : one_line(report.error());
  }
  [[nodiscard]] std::string tampered(const std::string& sql) const {
    const std::filesystem::path copy = data_.path() / "copy";
    std::filesystem::create_directory(copy);
    std::filesystem::copy_file(database(), copy / "sharewell.db",
                               std::filesystem::copy_options::overwrite_existing);
    {
      Tamper(Place(copy)).run(sql);
    }
    const auto report = verify(copy, keys());
    std::filesystem::remove_all(copy);
    return report ? std::string("verified") : one_line(report.error());
  }
};

bool has(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

TEST_F(HandoverTest, TheNewKeySignsAndTheOldOneLeadsToIt) {
  std::string first_key, before;
  {
    const auto store = open();
    keep_one(*store);
    store->publish();
    first_key = store->verifier_key();
    before = store->published_checkpoint();
  }
  rotate();
  const auto store = open();
  EXPECT_NE(store->verifier_key(), first_key);
  const std::string both = store->published_checkpoint();
  EXPECT_TRUE(reg::open_checkpoint(both, first_key)) << "the checkpoint over the handover bears both";
  EXPECT_TRUE(reg::open_checkpoint(both, store->verifier_key()));
  keep_one(*store);
  store->publish();
  const std::string after = store->published_checkpoint();
  EXPECT_FALSE(reg::open_checkpoint(after, first_key)) << "only the new key signs from then on";
  EXPECT_TRUE(reg::open_checkpoint(after, store->verifier_key()));
  const auto chain = value_of(reg::KeyChain::follow(
      value_of(reg::read_key(first_key, reg::KeyType::Register)), store->keys()->text()));
  EXPECT_EQ(reg::key_text(chain.newest()), store->verifier_key());
  for (const std::string& note : {before, both, after}) EXPECT_TRUE(chain.open(note)) << note;
  EXPECT_EQ(verified(), "verified");
}

TEST_F(HandoverTest, AgainAndAgainVerifiesAndOpens) {
  keep_one(*open());
  for (int i = 1; i <= 4; ++i) {
    rotate();
    EXPECT_EQ(verified(), "verified");
    const auto store = open();
    EXPECT_EQ(store->keys()->handovers().size(), static_cast<std::size_t>(i));
    if (i % 2 == 0) keep_one(*store);
  }
}

TEST_F(HandoverTest, CutOffBetweenAnyTwoStepsItOpensVerifiesAndGoesOn) {
  keep_one(*open());
  const std::string ring_before = ring_text();
  succeed(ring_->begin_signing("northbank", random_));
  const std::string ring_next = ring_text();
  EXPECT_EQ(verified(), "verified") << "a next key, and nothing on record";
  const std::string old_key = open()->verifier_key();
  keep_one(*open());
  EXPECT_EQ(open()->verifier_key(), old_key);
  succeed(ring_->begin_signing("northbank", random_));
  EXPECT_EQ(ring_text(), ring_next) << "the same command again makes no other key";
  succeed(open()->hand_over());
  put_ring(ring_next);
  EXPECT_EQ(verified(), "verified") << "handed over on record, and the ring has both";
  {
    const auto store = open();
    const auto entries = store->size();
    succeed(store->hand_over());
    EXPECT_EQ(store->size(), entries) << "it is not handed over a second time";
    EXPECT_NE(store->verifier_key(), old_key);
    keep_one(*store);
    EXPECT_FALSE(reg::open_checkpoint(store->checkpoint(), old_key)) << "the old key signs nothing more";
  }
  EXPECT_EQ(verified(), "verified");
  succeed(ring_->end_signing("northbank", random_));
  EXPECT_EQ(verified(), "verified");
  EXPECT_EQ(keys().next_signing(), nullptr);
  // A ring from before the new key was made, put back under these records, is named.
  put_ring(ring_before);
  const auto refused = try_open();
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, ErrorCode::KeysMissing);
  EXPECT_TRUE(has(refused.error().detail, "went over to a key that the key ring does not have"));
}

TEST_F(HandoverTest, RecordsFromBeforeUnderALaterRingAreRefused) {
  keep_one(*open());
  std::filesystem::copy_file(database(), data_.path() / "earlier");
  rotate();
  std::filesystem::copy_file(data_.path() / "earlier", database(),
                             std::filesystem::copy_options::overwrite_existing);
  EXPECT_TRUE(has(verified(), "these records are from before"));
  EXPECT_FALSE(try_open().has_value());
}

TEST_F(HandoverTest, HiddenChangedOrMisplacedItIsNamed) {
  keep_one(*open());
  rotate();
  keep_one(*open());
  rotate();
  keep_one(*open());
  EXPECT_EQ(tampered("SELECT 1"), "verified");
  EXPECT_NE(tampered("DELETE FROM meta WHERE key = 'handovers'"), "verified");
  EXPECT_NE(tampered("UPDATE meta SET value = '' WHERE key = 'handovers'"), "verified");
  EXPECT_NE(tampered("UPDATE meta SET value = value || char(10) WHERE key = 'handovers'"), "verified");
  EXPECT_NE(tampered("UPDATE meta SET value = substr(value, 1, instr(value, char(10, 10, 115)) - 1) || "
                     "char(10) WHERE key = 'handovers'"),
            "verified");
  const auto text = open()->keys()->text();
  for (std::size_t at = 0; at < text.size(); at += 3) {
    std::string changed = text;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    const std::string said = tampered("UPDATE meta SET value = CAST(x'" + to_hex(bytes_of(changed)) +
                                      "' AS TEXT) WHERE key = 'handovers'");
    ASSERT_NE(said, "verified") << "byte " << at;
    ASSERT_TRUE(has(said, "meta")) << said;
  }
}

TEST_F(HandoverTest, AHandoverOfAnotherHistoryThatTheOperatorRecordsIsNamed) {
  keep_one(*open());
  succeed(ring_->begin_signing("northbank", random_));
  const auto forge = [&](const reg::Checkpoint& before) {
    const auto store = open();
    const std::string note = reg::sign_handover(before, keys().signing(), *keys().next_signing());
    const record::EntryBody entry{record::EntryKind::KeyHandedOver,
                                  store->office(),
                                  {},
                                  {},
                                  {},
                                  {},
                                  record::to_json(record::KeyHandedOver{note})};
    (void)value_of(store->commit({{entry}, "", {}}));
    return note;
  };
  const std::string origin = value_of(reg::read_key(open()->verifier_key(), reg::KeyType::Register)).name;
  const std::string note = forge({origin, 1, Digest{}});
  EXPECT_TRUE(has(verified(), "another handover of the register's key than meta has"))
      << "an entry alone hands nothing over";
  // With the row in meta and the checkpoint signed anew: what the holder of both keys could do.
  std::string signed_anew;
  {
    const auto store = open();
    const auto now = value_of(reg::open_checkpoint(store->checkpoint(), store->verifier_key()));
    signed_anew = reg::signed_also(reg::sign_checkpoint(now, keys().signing()), *keys().next_signing());
  }
  const std::string said = tampered("INSERT INTO meta VALUES('handovers', CAST(x'" + to_hex(bytes_of(note)) +
                                    "' AS TEXT)); UPDATE leaf SET note = CAST(x'" +
                                    to_hex(bytes_of(signed_anew)) + "' AS TEXT) WHERE idx = 1");
  EXPECT_TRUE(has(said, "rewritten and signed anew")) << said;
}

}  // namespace
}  // namespace sharewell::store
