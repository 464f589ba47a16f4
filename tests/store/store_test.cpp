// SPDX-License-Identifier: MIT
#include "store/store.h"

#include <thread>

#include "crypt/hash.h"
#include "fixture.h"
#include "record/work_bodies.h"
#include "register/checkpoint.h"
#include "register/proof_file.h"
#include "register/tree.h"
#include "store/verify.h"

namespace sharewell::store {
namespace {

using record::TaskState;

static_assert(!std::is_default_constructible_v<Looked>);
static_assert(!std::is_constructible_v<Looked, PersonRef, std::vector<FileRef>, bool>);
static_assert(!std::is_constructible_v<record::Entry, std::uint64_t, record::EntryBody>);

TEST_F(StoreTest, WhatWasCommittedIsReadBackAfterAReopen) {
  FileRef file;
  std::string before;
  {
    const auto store = open();
    file = store->new_file();
    const Committed committed =
        value_of(store->commit({{opened(file, ann_), decided(file, ann_, "why")}, "", {}}));
    ASSERT_EQ(committed.entries.size(), 2u);
    EXPECT_EQ(committed.entries[1].index(), 1u);
    EXPECT_EQ(committed.entries[1].body().recorded_at.ms, now_ms_->load());
    before = record::canonical(committed.entries[1].body());
  }
  const auto store = open();
  EXPECT_EQ(store->size(), 2u);
  const Looked looked = value_of(store->look(file, ann_));
  const auto entries = value_of(store->read(looked, file));
  ASSERT_EQ(entries.size(), 3u) << "the look is an entry of the file too";
  EXPECT_EQ(record::canonical(entries[1].body()), before);
  EXPECT_EQ(record::canonical(value_of(store->read_one(looked, 1)).body()), before);
  EXPECT_EQ(store->files().at(0).label(looked).reveal(), "A child");
  EXPECT_EQ(value_of(verify(place(), keys())).entries, 3u);
}

TEST_F(StoreTest, TheOfficeFileIsReadWithoutALook) {
  const auto store = open();
  (void)value_of(store->commit({{person_added(store->office(), ann_, "ann")}, "", {}}));
  const auto entries = value_of(store->read_office());
  ASSERT_EQ(entries.size(), 1u);
  EXPECT_EQ(entries[0].body().kind, record::EntryKind::PersonAdded);
}

TEST_F(StoreTest, AOnceIdKeepsAWriteFromHappeningTwice) {
  const auto store = open();
  const FileRef file = store->new_file();
  const Write write{{opened(file, ann_), decided(file, ann_, "first")}, "form-1", {}};
  const Committed first = value_of(store->commit(write));
  const Committed again = value_of(store->commit(write));
  EXPECT_FALSE(first.already);
  EXPECT_TRUE(again.already);
  ASSERT_EQ(again.entries.size(), 2u);
  EXPECT_EQ(again.entries[1].index(), first.entries[1].index());
  EXPECT_EQ(record::canonical(again.entries[1].body()), record::canonical(first.entries[1].body()));
  EXPECT_EQ(store->size(), 2u);
  const Committed other =
      value_of(store->commit({{decided(file, ben_, "same id, other person")}, "form-1", {}}));
  EXPECT_FALSE(other.already);
}

TEST_F(StoreTest, ALookIsAnEntryOnceInFifteenMinutes) {
  const auto store = open();
  const FileRef file = store->new_file();
  (void)value_of(store->commit({{opened(file, ann_)}, "", {}}));
  (void)value_of(store->look(file, ann_));
  (void)value_of(store->look(file, ann_));
  EXPECT_EQ(store->size(), 2u);
  (void)value_of(store->look(file, ben_));
  EXPECT_EQ(store->size(), 3u);
  *now_ms_ += kLookLifeMs;
  (void)value_of(store->look(file, ann_));
  EXPECT_EQ(store->size(), 4u);
  const std::vector<FileRef> list{file};
  (void)value_of(store->look_list(list, ann_));
  EXPECT_EQ(store->size(), 4u) << "who saw the file saw its name";
  EXPECT_EQ(store->look(store->new_file(), ann_).error().code, ErrorCode::NotFound);
}

TEST_F(StoreTest, ALookAtAListIsOneEntryOfTheOfficeAndNoLookInside) {
  const auto store = open();
  std::vector<FileRef> files;
  for (int i = 0; i < 5; ++i) {
    files.push_back(store->new_file());
    (void)value_of(store->commit({{opened(files.back(), ann_)}, "", {}}));
  }
  const Looked looked = value_of(store->look_list(files, ben_));
  EXPECT_EQ(store->size(), 6u);
  EXPECT_TRUE(looked.listed());
  for (const FileCard& card : store->files()) EXPECT_EQ(card.label(looked).reveal(), "A child");
  const auto office = value_of(store->read_office());
  ASSERT_EQ(office.size(), 1u);
  EXPECT_EQ(value_of(record::read_body<record::Looked>(office[0].body())).files.size(), 5u);
  EXPECT_DEATH((void)store->read(looked, files[0]), "broken invariant");
}

TEST_F(StoreTest, ALookCoversNoOtherFile) {
  const auto store = open();
  const FileRef one = store->new_file(), other = store->new_file();
  (void)value_of(store->commit({{opened(one, ann_)}, "", {}}));
  (void)value_of(store->commit({{opened(other, ann_)}, "", {}}));
  const Looked looked = value_of(store->look(one, ann_));
  EXPECT_DEATH((void)store->read(looked, other), "broken invariant");
  EXPECT_DEATH((void)store->find_file(other)->label(looked), "broken invariant");
  EXPECT_EQ(store->read_one(looked, 1).error().code, ErrorCode::NotFound);
  EXPECT_EQ(store->proof_of(looked, 1).error().code, ErrorCode::NotFound);
  EXPECT_EQ(store->proof_of(looked, 99).error().code, ErrorCode::NotFound);
}

TEST_F(StoreTest, ARefusedWriteLeavesNothingAndHarmsNoOther) {
  const auto store = open();
  const FileRef file = store->new_file();
  EXPECT_EQ(store->commit({{decided(file, ann_, "no file yet")}, "", {}}).error().code, ErrorCode::BadInput);
  (void)value_of(store->commit({{opened(file, ann_)}, "", {}}));
  EXPECT_EQ(store->commit({{opened(file, ann_)}, "", {}}).error().code, ErrorCode::BadInput);
  EXPECT_EQ(
      store->commit({{decided(file, ann_, "x"), settled(file, ann_, ref<TaskRef>())}, "", {}}).error().code,
      ErrorCode::NotFound);
  EXPECT_EQ(store->commit({{considered(file, ann_, 0, {})}, "", {}}).error().code, ErrorCode::BadInput);
  record::EntryBody strange = decided(file, ann_, "x");
  strange.body["answers"] = 7;
  EXPECT_EQ(store->commit({{strange}, "", {}}).error().code, ErrorCode::BadInput);
  strange.body["answers"] = json::object{{"half", 0.5}};
  EXPECT_EQ(store->commit({{strange}, "", {}}).error().code, ErrorCode::BadInput);
  EXPECT_EQ(store->commit({{decided(file, ann_, std::string(300'000, 'x'))}, "", {}}).error().code,
            ErrorCode::TooLarge);
  EXPECT_EQ(store->commit({{}, "", {}}).error().code, ErrorCode::BadInput);
  EXPECT_EQ(store->commit({{decided(store->office(), ann_, "x")}, "", {}}).error().code, ErrorCode::BadInput);
  EXPECT_EQ(store->size(), 1u);
  EXPECT_EQ(value_of(verify(place(), keys())).entries, 1u);
}

TEST_F(StoreTest, TasksFollowTheEntries) {
  const auto store = open();
  const FileRef file = store->new_file();
  const std::vector<record::RaisedTask> tasks{{ref<TaskRef>(), "tell-the-family", Instant{2000}, ann_},
                                              {ref<TaskRef>(), "call-police", Instant{1000}, ben_}};
  (void)value_of(store->commit({{opened(file, ann_), decided(file, ann_, "w", tasks)}, "", {}}));
  auto open_tasks = value_of(store->open_tasks());
  ASSERT_EQ(open_tasks.size(), 2u);
  EXPECT_EQ(open_tasks[0].obligation, "call-police") << "soonest due first";
  EXPECT_EQ(open_tasks[0].raised_by, 1u);
  (void)value_of(store->commit({{settled(file, ann_, tasks[0].ref)}, "", {}}));
  EXPECT_EQ(store->commit({{settled(file, ann_, tasks[0].ref)}, "", {}}).error().code, ErrorCode::Stale);
  (void)value_of(store->commit({{considered(file, ann_, 1, {tasks[0].ref, tasks[1].ref})}, "", {}}));
  EXPECT_TRUE(value_of(store->open_tasks()).empty());
  EXPECT_EQ(value_of(store->find_task(tasks[0].ref)).state, TaskState::Done);
  EXPECT_EQ(value_of(store->find_task(tasks[1].ref)).state, TaskState::NoLongerNeeded);
  EXPECT_EQ(value_of(store->find_task(tasks[1].ref)).settled_by, 3u);
  EXPECT_EQ(value_of(store->tasks_of(file)).size(), 2u);
  EXPECT_EQ(store->find_task(ref<TaskRef>()).error().code, ErrorCode::NotFound);
  EXPECT_EQ(value_of(verify(place(), keys())).tasks, 2u);
}

TEST_F(StoreTest, ATaskThatMovedIsWhatVerifyExpectsAndASettledOneDoesNotMove) {
  const auto store = open();
  const FileRef file = store->new_file();
  const std::vector<record::RaisedTask> tasks{{ref<TaskRef>(), "tell-the-family", Instant{2000}, ann_}};
  (void)value_of(store->commit({{opened(file, ann_), decided(file, ann_, "w", tasks)}, "", {}}));
  record::EntryBody moved = settled(file, ann_, tasks[0].ref);
  moved.kind = record::EntryKind::TaskMoved;
  moved.body = record::to_json(record::TaskMoved{tasks[0].ref, ben_, Instant{7000}, true, {}});
  (void)value_of(store->commit({{moved}, "", {}}));
  const record::TaskRow row = value_of(store->find_task(tasks[0].ref));
  EXPECT_EQ(row.owner, ben_);
  EXPECT_EQ(row.due, Instant{7000});
  EXPECT_EQ(row.state, TaskState::Open);
  EXPECT_EQ(value_of(verify(place(), keys())).tasks, 1u);
  (void)value_of(store->commit({{settled(file, ben_, tasks[0].ref)}, "", {}}));
  EXPECT_EQ(store->commit({{moved}, "", {}}).error().code, ErrorCode::Stale);
  EXPECT_EQ(value_of(verify(place(), keys())).tasks, 1u);
}

TEST_F(StoreTest, TheDiskHoldsNoWordOfACaseInClear) {
  constexpr std::string_view canary = "Zebedee-Quagmire";
  const auto store = open();
  const FileRef file = store->new_file();
  const std::string words = "concern about " + std::string(canary);
  (void)value_of(
      store->commit({{opened(file, ann_, std::string(canary)), decided(file, ann_, words)}, "o", {}}));
  (void)value_of(store->save_draft(store->new_draft(), ann_, Personal(words), 0));
  EXPECT_EQ(bytes_of_folder(folder()).find(canary), std::string::npos) << "write-ahead log";
  (void)value_of(store->sweep_drafts());
  const std::string bytes = bytes_of_folder(folder());
  EXPECT_EQ(bytes.find(canary), std::string::npos) << "database";
  EXPECT_NE(bytes.find(file.text()), std::string::npos) << "the scan itself works: references do stand there";
}

TEST_F(StoreTest, FilesAndFoldersAreTheirOwnersOnly) {
  const auto store = open();
  using std::filesystem::perms;
  for (const auto& one : std::filesystem::recursive_directory_iterator(folder()))
    EXPECT_EQ(one.status().permissions(), perms::owner_read | perms::owner_write) << one.path();
  EXPECT_EQ(std::filesystem::status(folder()).permissions(), perms::owner_all);
}

TEST_F(StoreTest, AProofHoldsWithoutTheStore) {
  const auto store = open();
  const FileRef file = store->new_file();
  (void)value_of(store->commit({{opened(file, ann_)}, "", {}}));
  for (int i = 0; i < 20; ++i) (void)value_of(store->commit({{decided(file, ann_, "why")}, "", {}}));
  const Looked looked = value_of(store->look(file, ann_));
  const Proof proof = value_of(store->proof_of(looked, 7));
  EXPECT_EQ(crypt::hmac_sha256(proof.blind, bytes_of(proof.canonical.reveal())), proof.leaf_data);
  const std::string file_text = reg::write_proof(proof.index, proof.path, proof.checkpoint);
  const reg::Checkpoint checkpoint = value_of(reg::check_proof(
      value_of(reg::read_proof(file_text)), reg::leaf_hash(proof.leaf_data), store->verifier_key()));
  EXPECT_EQ(checkpoint.size, 22u);
  EXPECT_EQ(store->checkpoint(), proof.checkpoint);
  store->publish();
}

TEST_F(StoreTest, ManyThreadsWriteAndReadAtOnce) {
  const auto store = open();
  constexpr int kThreads = 16, kWrites = 40;
  std::vector<FileRef> files;
  for (int i = 0; i < kThreads; ++i) {
    files.push_back(store->new_file());
    (void)value_of(store->commit({{opened(files.back(), ann_)}, "", {}}));
  }
  std::atomic<int> good = 0, refused = 0;
  {
    std::vector<std::jthread> threads;
    for (std::size_t t = 0; t < kThreads; ++t)
      threads.emplace_back([&, t] {
        for (int i = 0; i < kWrites; ++i) {
          good +=
              store->commit({{decided(files[t], ann_, "w")}, std::to_string(t) + "-" + std::to_string(i), {}})
                  .has_value();
          refused += !store->commit({{opened(files[t], ann_)}, "", {}}).has_value();
          if (i % 8 == 0) {
            const Looked looked = value_of(store->look(files[t], ben_));
            EXPECT_GE(value_of(store->read(looked, files[t])).size(), 2u);
          }
        }
      });
  }
  EXPECT_EQ(good, kThreads * kWrites);
  EXPECT_EQ(refused, kThreads * kWrites);
  const VerifyReport report = value_of(verify(place(), keys()));
  EXPECT_EQ(report.decisions, static_cast<std::uint64_t>(kThreads * kWrites));
  EXPECT_EQ(report.entries, static_cast<std::uint64_t>(kThreads * kWrites + 2 * kThreads));
}

}  // namespace
}  // namespace sharewell::store
