// SPDX-License-Identifier: MIT
// Several servers at once on one PostgreSQL database: two stores in one process, and processes that are
// killed.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <mutex>
#include <thread>

#include "fixture.h"
#include "record/keeping_bodies.h"
#include "record/people_bodies.h"
#include "register/checkpoint.h"
#include "store/names_follower.h"
#include "store/verify.h"
#include "test_database.h"

namespace sharewell::store {
namespace {

class TwoServers : public StoreTest {
 protected:
  TwoServers() : one_(open()), two_(open()) {}
  [[nodiscard]] FileRef file_on(Store& store, const std::string& label = "A child") const {
    FileRef file = store.new_file();
    (void)value_of(store.commit({{opened(file, ann_, label)}, "", {}}));
    return file;
  }
  /// The words of every decision, by the number of its entry.
  [[nodiscard]] std::map<std::uint64_t, std::string> words_on(Store& store) const {
    std::map<std::uint64_t, std::string> words;
    for (const FileCard& card : store.files()) {
      const Looked looked = value_of(store.look(card.file(), ben_));
      for (const record::Entry& entry : value_of(store.read(looked, card.file())))
        if (entry.body().kind == record::EntryKind::Decided)
          words[entry.index()] = value_of(record::read_body<record::Decided>(entry.body())).words.reveal();
    }
    return words;
  }
  std::unique_ptr<Store> one_, two_;
};

TEST_F(TwoServers, KnowAtOnceWhatTheOtherKept) {
  const FileRef file = file_on(*one_, "Ada");
  EXPECT_EQ(two_->size(), 1u);
  ASSERT_EQ(two_->files().size(), 1u);
  const Looked looked = value_of(two_->look(file, ben_));
  EXPECT_EQ(two_->find_file(file)->label(looked).reveal(), "Ada");
  (void)value_of(two_->commit({{decided(file, ben_, "from two")}, "", {}}));
  const Looked mine = value_of(one_->look(file, ann_));
  const auto entries = value_of(one_->read(mine, file));
  ASSERT_EQ(entries.size(), 4u);
  EXPECT_EQ(value_of(record::read_body<record::Decided>(entries[2].body())).words.reveal(), "from two");
  EXPECT_EQ(one_->checkpoint(), two_->checkpoint());
}

TEST_F(TwoServers, ALookOnOneCountsOnTheOther) {
  const FileRef file = file_on(*one_);
  (void)value_of(one_->look(file, ben_));
  EXPECT_EQ(one_->size(), 2u);
  (void)value_of(two_->look(file, ben_));
  (void)value_of(two_->look_list(std::vector{file}, ben_));
  EXPECT_EQ(two_->size(), 2u) << "no second entry within 15 minutes";
  *now_ms_ += kLookLifeMs;
  (void)value_of(two_->look(file, ben_));
  EXPECT_EQ(one_->size(), 3u);
}

TEST_F(TwoServers, KeepAWriteOnceAndSettleATaskOnce) {
  const FileRef file = file_on(*one_);
  const TaskRef task = ref<TaskRef>();
  const Write write{{decided(file, ann_, "once", {{task, "tell", Instant{1}, ann_}})}, "form-1", {}};
  const Committed first = value_of(one_->commit(write));
  const Committed again = value_of(two_->commit(write));
  EXPECT_TRUE(again.already);
  EXPECT_EQ(again.entries.at(0).index(), first.entries.at(0).index());
  ASSERT_EQ(two_->tasks_of(file)->size(), 1u);
  (void)value_of(two_->commit({{settled(file, ben_, task)}, "", {}}));
  EXPECT_EQ(one_->commit({{settled(file, ann_, task)}, "", {}}).error().code, ErrorCode::Stale);
  EXPECT_TRUE(one_->open_tasks()->empty());
}

TEST_F(TwoServers, FollowNamesAndDraftsOfEachOther) {
  NamesFollower follower = value_of(NamesFollower::open(place(), keys()));
  const FileRef file = file_on(*one_);
  (void)file_on(*two_);
  std::size_t seen = 0;
  succeed(follower.follow([&](std::uint64_t, const Personal<std::string_view>&) { ++seen; }));
  EXPECT_EQ(seen, 2u);
  const DraftRef draft = one_->new_draft();
  (void)value_of(one_->save_draft(draft, ann_, Personal(std::string("begun on one")), 0));
  EXPECT_EQ(value_of(two_->load_draft(draft, ann_)).content.reveal(), "begun on one");
  EXPECT_EQ(value_of(two_->save_draft(draft, ann_, Personal(std::string("went on on two")), 1)), 2);
  EXPECT_EQ(one_->save_draft(draft, ann_, Personal(std::string("late")), 1).error().code, ErrorCode::Stale);
}

TEST_F(TwoServers, WhatOneErasedIsThereForNobodyOnTheOther) {
  const FileRef file = file_on(*one_);
  (void)value_of(two_->look(file, ben_));  // its key is at hand there
  (void)value_of(two_->commit({{decided(file, ben_, "words")}, "", {}}));
  record::EntryBody asking;
  asking.kind = record::EntryKind::ErasureAsked;
  asking.file = one_->office();
  asking.actor = ann_;
  asking.body = record::to_json(record::ErasureAsked{file, "time-is-over", "", false});
  const std::uint64_t asked = value_of(one_->commit({{asking}, "", {}})).entries.front().index();
  *now_ms_ += kErasureWaitMs;
  (void)value_of(one_->erase(asked, ben_, [](const FileRef&, const Draft&) { return false; }));
  EXPECT_EQ(two_->look(file, ben_).error().code, ErrorCode::NotFound);
  EXPECT_FALSE(two_->find_file(file));
  EXPECT_EQ(two_->commit({{decided(file, ben_, "late")}, "", {}}).error().code, ErrorCode::NotFound);
  const auto report = verify(place(), keys());
  ASSERT_TRUE(report) << one_line(report.error());
  EXPECT_EQ(report->erased, 1u);
}

TEST_F(TwoServers, BothUnderLoadMakeOneRegister) {
  constexpr int kThreads = 6, kEach = 40;
  std::mutex mutex;
  std::map<std::uint64_t, std::string> told;
  std::vector<std::thread> writers;
  for (int t = 0; t < kThreads; ++t)
    writers.emplace_back([&, t] {
      Store& store = t % 2 == 0 ? *one_ : *two_;
      const FileRef file = file_on(store);
      for (int i = 0; i < kEach; ++i) {
        const std::string words = std::to_string(t) + "/" + std::to_string(i);
        const Committed kept = value_of(store.commit({{decided(file, ann_, words)}, words, {}}));
        const std::lock_guard lock(mutex);
        told[kept.entries.front().index()] = words;
      }
    });
  for (std::thread& writer : writers) writer.join();
  EXPECT_EQ(told.size(), std::size_t{kThreads * kEach}) << "no number was given twice";
  EXPECT_EQ(words_on(*one_), told);
  EXPECT_EQ(words_on(*two_), told);
  for (const Store* store : {one_.get(), two_.get()})
    EXPECT_EQ(value_of(reg::open_checkpoint(store->checkpoint(), store->verifier_key())).size, store->size());
  EXPECT_EQ(value_of(verify(place(), keys())).checkpoint, two_->checkpoint());
}

TEST_F(TwoServers, ALostConnectionLosesNothingThatWasAnswered) {
  one_.reset();
  one_ = open({.serves = true});  // which a new connection has to do again
  std::atomic<bool> stop = false;
  std::map<std::uint64_t, std::string> told;
  std::size_t refused = 0, unknown = 0;
  const auto open_again = [&] {  // as a service manager would: what nobody knows, it knows from then on
    one_.reset();
    while (!one_)
      if (auto opened = try_open({.serves = true})) one_ = std::move(*opened);
  };
  const FileRef file = file_on(*one_);
  std::thread writer([&] {
    for (int i = 0; !stop; ++i) {
      const auto kept = one_->commit({{decided(file, ann_, std::to_string(i))}, "", {}});
      if (kept)
        told[kept->entries.front().index()] = std::to_string(i);
      else if (kept.error().detail.find("nobody knows") == std::string::npos)
        ++refused;
      else {
        ++unknown;
        open_again();
      }
    }
  });
  for (int i = 0; i < 15; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(40));
    testing_postgres::ask(
        testing_postgres::conninfo(),
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND "
        "usename = 'sharewell_northbank'");
  }
  stop = true;
  writer.join();
  EXPECT_GT(told.size(), 15u);
  const Committed last = value_of(one_->commit({{decided(file_on(*one_), ann_, "goes on")}, "", {}}));
  told[last.entries.front().index()] = "goes on";
  one_.reset();  // the looks of the other are nothing that it kept
  const auto there = words_on(*two_);
  for (const auto& [index, words] : told) EXPECT_EQ(there.at(index), words);
  // What was answered with "nothing was kept" is not there; what nobody knew, because the connection that
  // asked was ended as well, may be.
  EXPECT_LE(there.size(), told.size() + unknown) << refused << " were refused, " << unknown << " unknown";
  EXPECT_EQ(value_of(verify(place(), keys())).entries, two_->size());
}

TEST_F(TwoServers, AnotherRegisterOfTheSameLengthIsNotBuiltOn) {
  const FileRef file = file_on(*one_);
  testing_postgres::ask(
      testing_postgres::conninfo(),
      "UPDATE sharewell.leaf SET note = note || ' ' WHERE note <> '' AND organisation = 'northbank'");
  const auto kept = one_->commit({{decided(file, ann_, "on another past")}, "", {}});
  ASSERT_FALSE(kept);
  EXPECT_EQ(kept.error().code, ErrorCode::Damaged);
}

TEST_F(TwoServers, EverythingAcknowledgedIsThereWhenOneIsKilledUnderLoad) {
  one_.reset();  // a connection is nothing to take into a child
  two_.reset();
  struct Told {
    std::uint64_t index = 0;
    int number = 0;
  };
  std::vector<Told> all;
  for (int round = 0; round < 6; ++round) {
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    const auto begin = [&](int number) {
      const pid_t child = ::fork();
      if (child != 0) return child;
      ::close(ends[0]);
      const auto store = open();
      const FileRef file = file_on(*store);
      std::vector<std::thread> writers;
      for (int t = 0; t < 3; ++t)
        writers.emplace_back([&, t] {
          for (int i = 0; i < 400; ++i) {
            const int words = (round * 2 + number) * 10'000 + t * 1000 + i;
            const Told told{value_of(store->commit({{decided(file, ann_, std::to_string(words))}, "", {}}))
                                .entries.front()
                                .index(),
                            words};
            if (::write(ends[1], &told, sizeof told) != sizeof told) ::_exit(1);
          }
        });
      for (std::thread& writer : writers) writer.join();
      ::_exit(0);
    };
    const pid_t dies = begin(0), lives = begin(1);
    ::close(ends[1]);
    std::size_t before = all.size();
    Told told{};
    while (::read(ends[0], &told, sizeof told) == sizeof told) {
      all.push_back(told);
      if (all.size() == before + 60) ::kill(dies, SIGKILL);
    }
    ::close(ends[0]);
    int status = 0;
    ASSERT_EQ(::waitpid(dies, &status, 0), dies);
    EXPECT_TRUE(WIFSIGNALED(status));
    ASSERT_EQ(::waitpid(lives, &status, 0), lives);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    const auto report = verify(place(), keys());
    ASSERT_TRUE(report) << "round " << round << ": " << one_line(report.error());
  }
  two_ = open();
  const auto words = words_on(*two_);
  const auto present = std::ranges::count_if(all, [&](const Told& one) {
    const auto found = words.find(one.index);
    return found != words.end() && found->second == std::to_string(one.number);
  });
  std::cout << "6 kills, " << all.size() << " acknowledged, " << present << " present\n";
  EXPECT_EQ(static_cast<std::size_t>(present), all.size());
}

}  // namespace
}  // namespace sharewell::store
