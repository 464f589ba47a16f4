// SPDX-License-Identifier: MIT
// What the store has said is durable is there after the power went at any moment, and after any write or sync
// failed; what it did not say is there whole or not at all. On a disk that lies, the same checks fail.
#include <cstdlib>
#include <fstream>
#include <optional>

#include "disk.h"
#include "fixture.h"
#include "store/verify.h"

namespace sharewell::store {
namespace {

struct Acknowledged {
  std::string once;
  FileRef file;
  std::uint64_t index = 0;
};

/// What one run was told, to hold against what is found.
struct Told {
  std::vector<Acknowledged> writes;
  std::uint64_t size = 0;       ///< entries, when something succeeded last
  std::uint64_t in_flight = 0;  ///< entries of what failed since
  int failures = 0;
};

class PowerTest : public StoreTest {
 protected:
  PowerTest() {
    disk_.calm();
    const auto store = open();
    for (int i = 0; i < 3; ++i) {
      files_.push_back(store->new_file());
      (void)value_of(store->commit({{opened(files_.back(), ann_)}, "", {}}));
    }
  }
  void SetUp() override {
    disk_.unmount();
    std::ifstream in(folder() / "sharewell.db", std::ios::binary);
    fresh_.assign(std::istreambuf_iterator<char>(in), {});
  }
  void begin() const {
    std::filesystem::remove(folder() / "sharewell.db-wal");
    std::ofstream(folder() / "sharewell.db", std::ios::binary | std::ios::trunc) << fresh_;
  }
  record::EntryBody decision(const FileRef& file, const std::string& once) const {
    return decided(file, ann_, once, {{TaskRef::make(random_), "tell", Instant{1}, ann_}});
  }
  /// One thing that a person does, or what an hour brings.
  Result<void> step(Store& store, std::mt19937_64& dice, Told& told) const;
  /// Steps until one fails or so many succeeded.
  void work(Store& store, std::mt19937_64& dice, int steps, Told& told) const;
  /// What is wrong, or empty.
  std::string check(const Told& told) const;
  std::string after_the_power_went(std::uint64_t seed) const;
  std::string after_a_fault(std::uint64_t operation, Fault fault, int& met) const;

  Disk& disk_ = Disk::get();
  std::vector<FileRef> files_;
  std::string fresh_;
};

Result<void> PowerTest::step(Store& store, std::mt19937_64& dice, Told& told) const {
  const FileRef file = files_[dice() % files_.size()];
  *now_ms_ += static_cast<std::int64_t>(dice() % 4) * 5 * kMinuteMs;
  told.in_flight = 1;
  switch (dice() % 8) {
    case 0:
      SW_DO(store.look(file, ben_));
      return {};
    case 1:
      told.in_flight = 0;
      SW_DO(store.save_draft(store.new_draft(), ann_, Personal(std::string(dice() % 5000, 'd')), 0));
      return {};
    case 2:
      told.in_flight = 0;
      SW_DO(store.sweep_drafts());
      return {};
    case 3:
      SW_DO(store.commit({{opened(store.new_file(), ann_)}, "", {}}));
      return {};
    default:
      break;
  }
  const std::string once = std::to_string(told.writes.size());
  const std::size_t count = 1 + dice() % 3;
  Write write{{}, once, {}};
  for (std::size_t i = 0; i < count; ++i) write.entries.push_back(decision(file, once));
  told.in_flight = count;
  SW_TRY(const Committed kept, store.commit(std::move(write)));
  told.writes.push_back({once, file, kept.entries.front().index()});
  return {};
}

void PowerTest::work(Store& store, std::mt19937_64& dice, int steps, Told& told) const {
  for (int i = 0; i < steps; ++i) {
    if (!step(store, dice, told)) {
      ++told.failures;
      return;
    }
    told.size = store.size();
    told.in_flight = 0;
  }
}

std::string PowerTest::check(const Told& told) const {
  {
    const auto store = try_open();
    if (!store) return "does not open: " + one_line(store.error());
    const std::uint64_t size = (*store)->size();
    if (size != told.size && size != told.size + told.in_flight)
      return "holds " + std::to_string(size) + " entries, told of " + std::to_string(told.size);
    for (const Acknowledged& one : told.writes) {
      const auto again = (*store)->commit({{decision(one.file, one.once)}, one.once, {}});
      if (!again) return "write " + one.once + ": " + one_line(again.error());
      if (!again->already || again->entries.front().index() != one.index)
        return "write " + one.once + " is not there";
      const auto body = record::read_body<record::Decided>(again->entries.front().body());
      if (!body || body->words.reveal() != one.once) return "write " + one.once + " says something else";
    }
  }
  disk_.unmount();
  const auto report = verify(folder(), keys());
  disk_.unmount();
  return report ? std::string() : one_line(report.error());
}

std::string PowerTest::after_the_power_went(std::uint64_t seed) const {
  std::mt19937_64 dice(seed);
  begin();
  Told told;
  {
    const auto store = open();
    told.size = store->size();
    disk_.fault_after(dice() % 120, Fault::PowerGoes);
    work(*store, dice, 40, told);
  }
  disk_.lose_power(dice);
  return check(told);
}

std::uint64_t seeds() {
  const char* asked = std::getenv("SHAREWELL_POWER_SEEDS");
  return asked == nullptr ? 300 : std::strtoull(asked, nullptr, 10);
}

TEST_F(PowerTest, WhatWasAcknowledgedIsThereWheneverThePowerGoes) {
  const std::uint64_t all = seeds();
  for (std::uint64_t seed = 0; seed < all; ++seed) {
    const std::string wrong = after_the_power_went(seed);
    ASSERT_EQ(wrong, "") << "seed " << seed;
  }
  std::cout << all << " losses of power, " << all << " survived\n";
}

TEST_F(PowerTest, ADiskThatLiesAboutSyncsIsFoundToLose) {
  int lost = 0;
  constexpr int kSeeds = 60;
  disk_.lie(true);
  for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
    // What was never durable may leave anything, also a database that is none.
    lost += after_the_power_went(seed).empty() ? 0 : 1;
    disk_.unmount();
  }
  disk_.lie(false);
  EXPECT_GT(lost, kSeeds / 2);
  std::cout << "on a disk that lies: " << lost << " of " << kSeeds << " lost something\n";
}

/// Works, meets the fault, tries again, opens anew if that does not help, works on, and loses the power at
/// the end.
std::string PowerTest::after_a_fault(std::uint64_t operation, Fault fault, int& met) const {
  std::mt19937_64 dice(7);
  begin();
  Told told;
  auto store = open();
  told.size = store->size();
  disk_.calm();
  disk_.fault_after(operation, fault);
  for (int round = 0; round < 2; ++round) {
    const int before = told.failures;
    work(*store, dice, 12, told);
    if (told.failures == before) continue;
    ++met;
    if (fault == Fault::DiskFull) disk_.calm();
    if (step(*store, dice, told)) {
      told.size = store->size();
      told.in_flight = 0;
      continue;
    }
    store.reset();
    disk_.calm();
    auto anew = try_open();
    if (!anew) return "does not open again: " + one_line(anew.error());
    store = *std::move(anew);
    const std::uint64_t size = store->size();
    if (size != told.size && size != told.size + told.in_flight) return "lost or halved something";
    told.size = size;
    told.in_flight = 0;
  }
  store.reset();
  disk_.lose_power(dice);
  return check(told);
}

TEST_F(PowerTest, AnyWriteOrSyncMayFailAndNothingAcknowledgedIsLost) {
  int met = 0, runs = 0;
  for (const Fault fault : {Fault::WriteFails, Fault::DiskFull, Fault::SyncFails})
    for (std::uint64_t operation = 0; operation < 60; ++operation, ++runs) {
      const std::string wrong = after_a_fault(operation, fault, met);
      ASSERT_EQ(wrong, "") << "fault " << static_cast<int>(fault) << " at operation " << operation;
    }
  EXPECT_GT(met, runs / 3);
  std::cout << runs << " runs, " << met << " of which met their fault; nothing acknowledged was lost\n";
}

TEST_F(PowerTest, ACommitReachesTheLogInOnePiece) {
  const auto store = open();
  (void)value_of(store->look(files_[0], ben_));  // begins the log
  for (int i = 0; i < 20; ++i) {
    disk_.calm();
    const std::string once = std::to_string(i);
    (void)value_of(store->commit({{decision(files_[0], once)}, once, {}}));
    EXPECT_EQ(disk_.operations(), 2U) << "a write and a sync";
  }
}

}  // namespace
}  // namespace sharewell::store
