// SPDX-License-Identifier: MIT
// What the length of a sealed entry tells, and that entries padded as they were before still open.
#include "store/sealing.h"

#include <set>

#include "crypt/seal.h"
#include "fixture.h"

namespace sharewell::store {
namespace {

class SealingTest : public StoreTest {
 protected:
  [[nodiscard]] std::string text(std::size_t words) const {
    record::EntryBody entry = decided(file_, ann_, std::string(words, 'w'));
    return record::canonical(entry);
  }
  [[nodiscard]] SealedEntry sealed(std::string_view canonical) const {
    return sealing_.seal_entry(key_, file_, record::EntryKind::Decided, canonical, {});
  }
  FileRef file_ = ref<FileRef>();
  crypt::TransientKey key_ = crypt::TransientKey::make(random_);
  Sealing sealing_{keys(), random_};
};

TEST_F(SealingTest, OpensWhatItSealedAtEveryLength) {
  for (std::size_t words = 0; words < 5000; words += 37) {
    const std::string canonical = text(words);
    const SealedEntry entry = sealed(canonical);
    const EntryRow row{7, file_.text(), static_cast<std::int64_t>(record::EntryKind::Decided), entry.uid,
                       entry.sealed};
    const OpenedEntry opened = value_of(sealing_.open_entry(key_, row));
    ASSERT_EQ(opened.canonical, canonical);
  }
}

TEST_F(SealingTest, LetsAFewLengthsBeSeen) {
  std::set<std::size_t> lengths;
  for (std::size_t words = 0; words < 3500; ++words) lengths.insert(sealed(text(words)).sealed.size());
  EXPECT_LE(lengths.size(), 13u);
  for (const std::size_t one : lengths) {
    // A row with its columns and heads takes 43 bytes more; SQLite gives the rows of a page 4088.
    const std::size_t row = one + 43, fit = 4088 / row;
    EXPECT_TRUE(fit < 3 ? row % 511 == 0 : 4088 / fit == row) << one << " bytes leave room on a page";
  }
}

TEST_F(SealingTest, OpensAnEntryPaddedToAMultipleOf256) {
  const std::string canonical = text(600);
  EntryRow row{
      7, file_.text(), static_cast<std::int64_t>(record::EntryKind::Decided), Bytes(16, std::uint8_t{5}), {}};
  const std::string plain = std::string(64, '\0') + canonical;  // r and no once id
  row.sealed = crypt::seal(
      crypt::derive_transient(key_, "entry", row.uid), crypt::pad(bytes_of(plain), 256),
      crypt::bind({"sharewell entry 1", keys().id(), row.file, text_of(row.uid), std::to_string(row.kind)}),
      random_);
  EXPECT_EQ(value_of(sealing_.open_entry(key_, row)).canonical, canonical);
}

}  // namespace
}  // namespace sharewell::store
