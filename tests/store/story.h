// SPDX-License-Identifier: MIT
// What one organisation's records go through from its first key to a server that was stopped, told line by
// line.
//
// In: an empty data folder and a pipe. Out: a line for each thing that was acknowledged, at once and
// unbuffered (told.h reads them). Never: writes from more than one thread, so that every call that writes has
// its number; draws a random byte, so that it has the same number each time.
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "crypt/key_ring.h"
#include "record/entry.h"
#include "store/store.h"

namespace sharewell::store {

/// Who and what the story is about: the same each time.
struct Cast {
  PersonRef ann, ben;
  FileRef home, school, farm;
  DraftRef first, second, third;
  TaskRef visit, tell, later;
  FileRef barn;  ///< is erased in the end
};
[[nodiscard]] Cast the_cast();
[[nodiscard]] Instant the_time();
/// Random bytes that are the same each time for a seed.
[[nodiscard]] Random seeded(std::uint64_t seed);
/// Goes on with an erasure wherever it was cut off, as casework/erasures.h does.
[[nodiscard]] Result<void> finish_erasure(crypt::KeyRing& ring, Store& store);
/// What a decision says that is kept under this once id.
[[nodiscard]] std::string words_of(std::string_view once);
[[nodiscard]] std::string draft_words(const DraftRef& draft, std::int64_t version);
[[nodiscard]] record::EntryBody decision(const FileRef& file, const std::string& once,
                                         std::vector<TaskRef> tasks = {});

/// Temporary folders lie in memory, if nobody asked for another place and there is one: what a killed process
/// wrote is there as on a disk, and some thousand stories are told in minutes.
void use_memory_for_folders();

/// Said in place of an entry's number by whoever acknowledges before there is one.
inline constexpr std::uint64_t kAnywhere = UINT64_MAX;

/// A line to whoever holds the other end, by a system call that the store never makes.
class Teller {
 public:
  explicit Teller(int out) : out_(out) {}
  void say(std::string line) const;

 private:
  int out_;
};

class Story {
 public:
  /// `too_early`: acknowledges before it has kept anything. The negative control.
  Story(std::filesystem::path data, int out, bool too_early);
  /// True if it came to its end; false if something failed for good.
  [[nodiscard]] bool tell();

 private:
  struct Step {
    const char* name;
    std::uint64_t entries;
    std::function<Result<void>()> action;
  };
  [[nodiscard]] std::vector<Step> beginning();
  [[nodiscard]] std::vector<Step> middle();
  [[nodiscard]] std::vector<Step> end();
  [[nodiscard]] std::vector<Step> erasure();
  [[nodiscard]] bool take(const Step& step);
  void refused(const Step& step, const Error& error);
  [[nodiscard]] Result<void> restart(const char* why);

  [[nodiscard]] Result<void> make_ring();
  [[nodiscard]] Result<void> add_organisation();
  [[nodiscard]] Result<void> open();
  [[nodiscard]] Result<void> keep(const std::string& once, std::vector<record::EntryBody> entries,
                                  std::optional<DraftRef> draft = {});
  [[nodiscard]] Result<void> save(const DraftRef& draft, std::int64_t version);
  [[nodiscard]] Result<void> settle();
  [[nodiscard]] Result<void> look();
  [[nodiscard]] Result<void> publish();
  [[nodiscard]] Result<void> together();
  [[nodiscard]] Result<void> build_barn();
  [[nodiscard]] Result<void> ask_erasure();
  [[nodiscard]] Result<void> erase();
  [[nodiscard]] Instant now();

  std::filesystem::path data_;
  Teller teller_;
  bool too_early_;
  Cast cast_ = the_cast();
  std::unique_ptr<crypt::KeyRing> ring_;
  std::unique_ptr<Store> store_;
  bool was_open_ = false;
  std::optional<Looked> looked_;
  std::atomic<bool> held_ = false, first_waits_ = false, released_ = false;
  std::atomic<int> others_wait_ = 0;
  std::atomic<std::int64_t> later_ms_ = 0;  ///< than the time
  std::uint64_t asked_ = 0;                 ///< the entry that asks for the erasure
};

}  // namespace sharewell::store
