// SPDX-License-Identifier: MIT
// What the last leaf carries: a mark that only the register's own key makes, and never what others are shown.
#include "store/end_note.h"

#include <utility>

#include "fixture.h"
#include "store/proof.h"
#include "store/sealing.h"
#include "store/verify.h"
#include "tamper.h"

namespace sharewell::store {
namespace {

class EndNoteTest : public StoreTest {
 protected:
  void keep_one(Store& store) const {
    (void)value_of(store.commit({{opened(store.new_file(), ann_)}, "", {}}));
  }
  [[nodiscard]] std::string kept() const {
    const Bytes note = Tamper(place()).value("SELECT hex(note) FROM leaf ORDER BY idx DESC LIMIT 1");
    return std::string(text_of(note));
  }
  void keep_instead(const std::string& note) const {
    Tamper(place()).run("UPDATE leaf SET note = '" + note + "' WHERE idx = (SELECT max(idx) FROM leaf)");
  }
  [[nodiscard]] Result<reg::Checkpoint> opens(std::string_view note) const {
    return open_end_note(note, reg::KeyChain(sealing_.own_key()), sealing_);
  }
  Sealing sealing_{keys(), random_};
};

TEST_F(EndNoteTest, EveryBitOfItCounts) {
  keep_one(*open());
  std::string note = kept();
  ASSERT_EQ(value_of(opens(note)).size, 1u);
  for (std::size_t bit = 0; bit < note.size() * 8; ++bit) {
    char& byte = note[bit / 8];
    const char before = std::exchange(byte, static_cast<char>(byte ^ (1 << (bit % 8))));
    EXPECT_FALSE(opens(note).has_value()) << "bit " << bit;
    byte = before;
  }
  for (const std::string& other :
       {note + "\n", note + note.substr(note.find("\n\n") + 2), note.substr(1), std::string()})
    EXPECT_FALSE(opens(other).has_value()) << other;
}

TEST_F(EndNoteTest, AMarkThatAnotherKeyMadeIsDamage) {
  keep_one(*open());
  const reg::Checkpoint now = value_of(opens(kept()));
  keep_instead(reg::mark_checkpoint(now, keys().cosigning()));
  const auto refused = try_open();
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, ErrorCode::Damaged);
  EXPECT_FALSE(verify(place(), keys()).has_value());
  keep_instead(reg::mark_checkpoint(now, keys().signing()));
  EXPECT_TRUE(try_open().has_value()) << "the control";
}

TEST_F(EndNoteTest, OthersAreShownASignatureAndNotTheMark) {
  const auto store = open();
  const FileRef file = store->new_file();
  (void)value_of(store->commit({{opened(file, ann_)}, "", {}}));
  const Looked looked = value_of(store->look(file, ann_));
  store->publish();
  const std::string note = kept(), key = store->verifier_key();
  EXPECT_FALSE(reg::open_checkpoint(note, key).has_value());
  for (const std::string& shown :
       {store->checkpoint(), store->published_checkpoint(), value_of(store->proof_of(looked, 0)).checkpoint,
        value_of(store->growth_since(1)).checkpoint, value_of(verify(place(), keys())).checkpoint}) {
    EXPECT_EQ(value_of(reg::open_checkpoint(shown, key)), value_of(opens(note)));
    EXPECT_TRUE(reg::is_spelt_by(shown, std::vector{sealing_.own_key()})) << shown;
  }
}

TEST_F(EndNoteTest, OneThatWasSignedIsTakenToo) {
  keep_one(*open());
  const std::string was_signed = open()->checkpoint();
  keep_instead(was_signed);
  {
    const auto store = open();
    EXPECT_EQ(store->checkpoint(), was_signed);
    EXPECT_EQ(value_of(verify(place(), keys())).checkpoint, was_signed);
    keep_one(*store);
  }
  EXPECT_FALSE(reg::open_checkpoint(kept(), open()->verifier_key()).has_value())
      << "marked, as the next one is";
  EXPECT_EQ(value_of(verify(place(), keys())).entries, 2u);
}

}  // namespace
}  // namespace sharewell::store
