// SPDX-License-Identifier: MIT
#include "store/names_follower.h"

#include "fixture.h"
#include "record/file_bodies.h"
#include "record/people_bodies.h"
#include "tamper.h"

namespace sharewell::store {
namespace {

class FollowerTest : public StoreTest {
 protected:
  using Text = Personal<std::string>;
  [[nodiscard]] record::EntryBody named(const FileRef& file, const char* label) const {
    return {record::EntryKind::FileNamed,
            file,
            {},
            ann_,
            {},
            {},
            record::to_json(record::FileNamed{Text(label), {}})};
  }
  [[nodiscard]] record::EntryBody noted(const FileRef& file, const char* name) const {
    record::PersonNoted person;
    person.name = Text(name);
    return {record::EntryKind::PersonNoted, file, {}, ann_, {}, {}, record::to_json(person)};
  }
  /// The numbers of what it visits now.
  static std::vector<std::uint64_t> followed(NamesFollower& follower) {
    std::vector<std::uint64_t> seen;
    succeed(follower.follow(
        [&](std::uint64_t index, const Personal<std::string_view>&) { seen.push_back(index); }));
    return seen;
  }
};

TEST_F(FollowerTest, VisitsWhatNamesSomebodyOnceAsItComes) {
  const auto store = open();
  NamesFollower follower = value_of(NamesFollower::open(place(), keys()));
  EXPECT_TRUE(followed(follower).empty());
  const FileRef file = store->new_file();
  (void)value_of(
      store->commit({{opened(file, ann_), decided(file, ann_, "w"), noted(file, "Ada Marlow")}, "", {}}));
  EXPECT_EQ(followed(follower), (std::vector<std::uint64_t>{0, 2}));
  (void)value_of(store->look(file, ben_));
  EXPECT_TRUE(followed(follower).empty());
  EXPECT_EQ(follower.followed(), store->size());
  (void)value_of(store->commit({{named(file, "Marlow")}, "", {}}));
  EXPECT_EQ(followed(follower), (std::vector<std::uint64_t>{4}));
  NamesFollower late = value_of(NamesFollower::open(place(), keys()));
  EXPECT_EQ(followed(late), (std::vector<std::uint64_t>{0, 2, 4}));
}

TEST_F(FollowerTest, GivesTheTextThatWasKept) {
  const auto store = open();
  const FileRef file = store->new_file();
  const Committed kept = value_of(store->commit({{opened(file, ann_)}, "", {}}));
  NamesFollower follower = value_of(NamesFollower::open(place(), keys()));
  std::string text;
  succeed(follower.follow(
      [&](std::uint64_t, const Personal<std::string_view>& canonical) { text = canonical.reveal(); }));
  EXPECT_EQ(text, record::canonical(kept.entries.front().body()));
}

TEST_F(FollowerTest, PassesOverAnEntryThatIsNotTheOneInTheRegister) {
  {
    const auto store = open();
    const FileRef file = store->new_file();
    (void)value_of(store->commit({{opened(file, ann_), noted(file, "Ada"), noted(file, "Ben")}, "", {}}));
  }
  Tamper(place()).run(
      "CREATE TEMP TABLE t AS SELECT * FROM entry WHERE idx = 2; UPDATE entry SET uid = (SELECT uid FROM "
      "t), sealed = (SELECT sealed FROM t) WHERE idx = 1");
  NamesFollower follower = value_of(NamesFollower::open(place(), keys()));
  EXPECT_EQ(followed(follower), (std::vector<std::uint64_t>{0, 2}));
}

TEST_F(FollowerTest, DoesNotFollowARegisterThatDoesNotFitItsCheckpoint) {
  {
    const auto store = open();
    const FileRef file = store->new_file();
    (void)value_of(store->commit({{opened(file, ann_), noted(file, "Ada")}, "", {}}));
  }
  Tamper(place()).run("UPDATE leaf SET hash = zeroblob(32) WHERE idx = 0");
  NamesFollower follower = value_of(NamesFollower::open(place(), keys()));
  bool visited = false;
  const auto done =
      follower.follow([&](std::uint64_t, const Personal<std::string_view>&) { visited = true; });
  ASSERT_FALSE(done.has_value());
  EXPECT_EQ(done.error().code, ErrorCode::Damaged);
  EXPECT_FALSE(visited);
}

TEST_F(FollowerTest, FindsNoStoreWhereThereIsNone) {
  const auto none = NamesFollower::open(data_.path() / "nowhere", keys());
  ASSERT_FALSE(none.has_value());
  EXPECT_EQ(none.error().code, ErrorCode::NotFound);
}

}  // namespace
}  // namespace sharewell::store
