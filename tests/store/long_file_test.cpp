// SPDX-License-Identifier: MIT
// Case files of so many entries that two threads open them.
#include "fixture.h"
#include "tamper.h"

namespace sharewell::store {
namespace {

constexpr std::uint64_t kDecisions = 400;

class LongFileTest : public StoreTest {
 protected:
  /// The file's entries are every second one of the register, from the first on.
  void fill() {
    const auto store = open();
    file_ = store->new_file();
    const FileRef other = store->new_file();
    (void)value_of(store->commit({{opened(file_, ann_), opened(other, ann_)}, "", {}}));
    for (std::uint64_t i = 1; i <= kDecisions; i += 20) {
      std::vector<record::EntryBody> entries;
      for (std::uint64_t one = i; one < i + 20; ++one) {
        entries.push_back(decided(file_, ann_, "as \"said\" " + std::to_string(one)));
        entries.push_back(decided(other, ann_, "elsewhere"));
      }
      (void)value_of(store->commit({std::move(entries), "", {}}));
    }
  }
  [[nodiscard]] Result<std::vector<record::Entry>> read() const {
    const auto store = open();
    return store->read(value_of(store->look(file_, ann_)), file_);
  }
  FileRef file_;
};

TEST_F(LongFileTest, AllItsEntriesAreReadInTheirOrder) {
  fill();
  const auto entries = value_of(read());
  ASSERT_EQ(entries.size(), kDecisions + 2) << "with its opening and the look";
  for (std::uint64_t i = 1; i <= kDecisions; ++i) {
    ASSERT_EQ(entries[i].index(), 2 * i);
    ASSERT_EQ(entries[i].body().file, file_);
    ASSERT_EQ(value_of(record::read_body<record::Decided>(entries[i].body())).words.reveal(),
              "as \"said\" " + std::to_string(i));
  }
}

TEST_F(LongFileTest, TheFirstEntryThatIsWrongIsTheOneNamed) {
  fill();
  const Kept kept(place(), data_.path() / "kept");
  const auto wrong = [](int entry) {
    return "UPDATE entry SET kind = 8 WHERE idx = " + std::to_string(entry) + ";";
  };
  const auto missing = [](int entry) {
    return "DELETE FROM entry WHERE idx = " + std::to_string(entry) + ";";
  };
  const std::vector<std::pair<std::string, std::string>> crimes{
      {wrong(40), "entry 40"},
      {wrong(600), "entry 600"},
      {wrong(600) + wrong(40), "entry 40"},
      {wrong(700) + wrong(600), "entry 600"},
      {missing(60) + wrong(40) + wrong(600), "entry 40"},
      {missing(60) + wrong(80) + wrong(600), "entry 60"},
      {missing(600) + wrong(700), "entry 600"},
      {missing(700) + wrong(40), "entry 40"},
      {wrong(41), ""},
  };
  for (const auto& [sql, named] : crimes) {
    {
      Tamper(place()).run(sql);
    }
    const auto entries = read();
    EXPECT_EQ(entries ? std::string() : entries.error().place, named) << sql;
    kept.put_back();
  }
}

}  // namespace
}  // namespace sharewell::store
