// SPDX-License-Identifier: MIT
// Several servers on one PostgreSQL database: what each hears of the other, and who may be alone.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <mutex>
#include <thread>

#include "fixture.h"
#include "store/shown.h"
#include "test_database.h"

namespace sharewell::store {
namespace {

class Serving : public StoreTest {
 protected:
  Serving() : one_(open()), two_(open()) {}
  [[nodiscard]] FileRef file_on(Store& store, const std::string& label = "A child") const {
    FileRef file = store.new_file();
    (void)value_of(store.commit({{opened(file, ann_, label)}, "", {}}));
    return file;
  }
  std::unique_ptr<Store> one_, two_;
};

TEST_F(Serving, HandOverEachOfficeEntryOnceAndInOrder) {
  const auto person = [&](Store& store) {
    record::EntryBody added;
    added.kind = record::EntryKind::PersonAdded;
    added.file = store.office();
    added.body = record::to_json(record::PersonAdded{ref<PersonRef>(), "somebody", "Somebody", "",
                                                     record::Role::Practitioner, "Duty", ""});
    return value_of(store.commit({{added}, "", {}})).entries.front().index();
  };
  std::vector<std::uint64_t> kept{person(*one_)};
  std::vector<std::uint64_t> heard_one, heard_two;
  succeed(one_->follow_office([&](const record::Entry& entry) { heard_one.push_back(entry.index()); }));
  succeed(two_->follow_office([&](const record::Entry& entry) { heard_two.push_back(entry.index()); }));
  std::mutex mutex;
  std::vector<std::thread> writers;
  for (int t = 0; t < 4; ++t)
    writers.emplace_back([&, t] {
      Store& store = t % 2 == 0 ? *one_ : *two_;
      for (int i = 0; i < 20; ++i) {
        const std::uint64_t index = person(store);
        (void)value_of(store.look_list(std::vector{file_on(store)}, ben_));
        const std::lock_guard lock(mutex);
        kept.push_back(index);
      }
    });
  for (std::thread& writer : writers) writer.join();
  succeed(one_->catch_up());
  succeed(two_->catch_up());
  std::ranges::sort(kept);
  EXPECT_EQ(heard_one, kept);
  EXPECT_EQ(heard_two, kept);
  kept.push_back(person(*one_));
  EXPECT_EQ(heard_one, kept) << "before whoever kept it is answered";
}

TEST_F(Serving, ShowOthersNeverLessThanEitherDid) {
  const auto said = data_.path() / "shown";
  const auto one = value_of(Shown::open(said)), two = value_of(Shown::open(said));
  succeed(one->grow(9));
  succeed(two->grow(7));
  EXPECT_FALSE(value_of(Shown::open(said))->check(8));
  succeed(two->grow(11));
  EXPECT_FALSE(value_of(Shown::open(said))->check(10));
}

TEST_F(Serving, WhoeverIsAloneIsSoAgainOverANewConnection) {
  one_.reset();
  one_ = open({.serves = true});
  succeed(one_->be_alone());
  const FileRef file = file_on(*one_);
  testing_postgres::ask(
      testing_postgres::conninfo(),
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND "
      "usename = 'sharewell_northbank'");
  EXPECT_TRUE(one_->commit({{decided(file, ann_, "goes on")}, "", {}}));
  EXPECT_EQ(try_open({.serves = true}).error().code, ErrorCode::Busy);
}

TEST_F(Serving, WhoeverLostItsConnectionServesAgainWithinAMinute) {
  one_ = open({.serves = true});
  testing_postgres::ask(
      testing_postgres::conninfo(),
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND "
      "usename = 'sharewell_northbank'");
  one_->publish();  // as is done every minute; nobody wrote anything
  EXPECT_EQ(be_alone(place()).error().code, ErrorCode::Busy);
}

TEST_F(Serving, AKeyEndsOnlyAfterATransactionThatStandInsHaveToTake) {
  (void)file_on(*one_);
  // One that writes nothing is kept without them, whatever became of the one before.
  const auto newest = [] {
    return testing_postgres::ask(testing_postgres::conninfo(),
                                 "SELECT xmin FROM sharewell.leaf ORDER BY idx DESC LIMIT 1")
        .at(0);
  };
  succeed(one_->rewrap_keys());
  succeed(two_->catch_up());
  const std::string before = newest();
  succeed(two_->rewrap_keys());
  EXPECT_NE(newest(), before);
}

TEST_F(Serving, AnyNumberServeAndNobodyIsAloneMeanwhile) {
  one_ = open({.serves = true});
  two_ = open({.serves = true});
  EXPECT_EQ(one_->be_alone().error().code, ErrorCode::Busy);
  EXPECT_EQ(be_alone(place()).error().code, ErrorCode::Busy);
  (void)file_on(*one_);
  two_.reset();
  EXPECT_TRUE(one_->be_alone());
}

TEST_F(Serving, WhoeverIsAloneKeepsTheOthersOut) {
  one_.reset();
  two_.reset();
  {
    const HeldAlone alone = value_of(be_alone(place()));
    EXPECT_EQ(try_open({.serves = true}).error().code, ErrorCode::Busy);
  }
  one_ = open({.serves = true});
  succeed(one_->be_alone());
  EXPECT_EQ(try_open({.serves = true}).error().code, ErrorCode::Busy);
  one_.reset();
  EXPECT_TRUE(try_open({.serves = true}));
}

TEST_F(Serving, WhoeverIsAloneWaitsForTheOneBeforeToGo) {
  one_ = open({.serves = true});
  std::thread going([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(400));
    one_.reset();
  });
  EXPECT_TRUE(be_alone(place()));
  going.join();
}

TEST_F(Serving, WhoeverIsAloneStopsOnceThereIsAnEntryThatItDidNotKeep) {
  one_.reset();  // a connection is nothing to take into a child
  two_.reset();
  int ready[2], go[2];
  ASSERT_EQ(::pipe(ready), 0);
  ASSERT_EQ(::pipe(go), 0);
  const pid_t child = ::fork();
  if (child == 0) {
    const auto store = open({.serves = true});
    succeed(store->be_alone());
    const FileRef file = file_on(*store);
    char sign = 'x';
    if (::write(ready[1], &sign, 1) != 1 || ::read(go[0], &sign, 1) != 1) ::_exit(1);
    static_cast<void>(store->commit({{decided(file, ann_, "on what was not known")}, "", {}}));
    ::_exit(0);
  }
  char sign = 'x';
  ASSERT_EQ(::read(ready[0], &sign, 1), 1);
  two_ = open();
  const FileRef other = file_on(*two_);
  const std::uint64_t before = two_->size();
  ASSERT_EQ(::write(go[1], &sign, 1), 1);
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT) << "status " << status;
  EXPECT_EQ(two_->size(), before) << "and keeps nothing on it";
  for (const int end : {ready[0], ready[1], go[0], go[1]}) ::close(end);
}

}  // namespace
}  // namespace sharewell::store
