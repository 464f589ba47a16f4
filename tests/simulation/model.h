// SPDX-License-Identifier: MIT
// What one organisation was told is kept, as a few plain lists: the model that a simulation holds the product
// against. It shares no code with src/: it reads docs/formats/entry.md for itself.
//
// In: entries as they stand on the disk, in order; what was acknowledged of drafts and checkpoints. Out: who
// may see what, what is owed, what is drafted, what was shown. Never: asks the product; makes up for what is
// missing.
#pragma once

#include <boost/json/object.hpp>

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sharewell::simulation {

/// What went wrong, in words: ends a simulation.
struct Wrong : std::runtime_error {
  using std::runtime_error::runtime_error;
};

namespace model {

using Ms = std::int64_t;
inline constexpr Ms kMinute = 60'000, kHour = 60 * kMinute, kDay = 24 * kHour;
inline constexpr Ms kLookLife = 15 * kMinute, kDraftLife = 14 * kDay, kErasureWait = 14 * kDay;

/// Numbers of docs/formats/entry.md.
enum Kind : int {
  kPersonAdded = 2,
  kFileOpened = 3,
  kLooked = 4,
  kDecided = 5,
  kConsidered = 6,
  kTaskSettled = 7,
  kRefused = 8,
  kCopyTaken = 10,
  kTaskRaised = 11,
  kTaskMoved = 12,
  kFileNamed = 14,
  kCorrected = 15,
  kSignNoted = 16,
  kSharingMoved = 17,
  kSharingTaken = 18,
  kFileJoined = 19,
  kRegisterWatched = 20,
  kCheckpointCosigned = 21,
  kFileRestricted = 22,
  kPersonNoted = 26,
  kKeepingSet = 39,
  kErasureAsked = 40,
  kFileErased = 41,
};

struct Person {
  std::string ref, user, team;
  bool lead = false;
};

struct Entry {
  std::uint64_t index = 0;
  int kind = 0;
  std::string file, sharing, actor;
  Ms happened = 0, recorded = 0;
  boost::json::object body;
  std::string text;
  std::array<std::uint8_t, 32> leaf{};
};

struct Task {
  std::string ref, file, sharing, obligation, owner;
  Ms due = 0;
  int state = 0;
  std::uint64_t raised_by = 0, settled_by = 0;
  auto operator<=>(const Task&) const = default;
};

struct Draft {
  std::string author, words, file;
  std::int64_t version = 0;
  Ms saved = 0;
};

struct File {
  std::string ref, opener, team, label, goes_on_as;
  std::optional<std::set<std::string>> kept_to;
  std::vector<std::uint64_t> entries;
  std::vector<std::string> sharings;  ///< decisions that are in it now
  std::map<std::pair<std::uint64_t, std::string>, Task> tasks;
  bool held = false, erased = false;
};

struct Asked {
  std::uint64_t index = 0;
  std::string by;
  Ms at = 0;
};

struct Shown {
  std::uint64_t size = 0;
  std::array<std::uint8_t, 32> root{};
};

struct Organisation {
  std::string office;
  std::vector<Person> people;
  std::vector<Entry> ledger;
  std::vector<std::string> order;  ///< of case files, as they were opened
  std::map<std::string, File> files;
  std::map<std::string, Asked> asked;
  std::map<std::string, Draft> drafts;
  std::vector<Shown> shown;     ///< checkpoints that somebody outside has
  std::uint64_t published = 0;  ///< entries that outsiders see

  /// Whether a sweep at that moment destroys it.
  [[nodiscard]] static bool is_old(const Draft& draft, Ms now) { return draft.saved < now - kDraftLife; }
  void sweep(Ms now) {
    std::erase_if(drafts, [&](const auto& one) { return is_old(one.second, now); });
  }
  /// The next entry on the disk. Throws Wrong if it may not stand there.
  void learn(Entry entry);
  [[nodiscard]] const Person& person(std::string_view ref) const;
  [[nodiscard]] bool may_open(const Person& who, const File& file) const;
  [[nodiscard]] bool may_see(const Person& who, const File& file) const;
  [[nodiscard]] std::vector<Task> open_tasks() const;
  [[nodiscard]] const Task* find_task(std::string_view ref) const;
  /// Where a file goes on, through every joining.
  [[nodiscard]] const File& standing(const File& file) const;
  /// Whether anything but a look stands in the file after that entry.
  [[nodiscard]] bool written_since(const File& file, std::uint64_t index) const;
  /// Whether this person's look at the file, or at its name, stands on record.
  [[nodiscard]] bool looked(const std::string& who, const std::string& file, bool listed, Ms now) const;

 private:
  void fold_file(File& file, const Entry& entry);
  void fold_tasks(File& file, const Entry& entry);
  void fold_office(const Entry& entry);
};

}  // namespace model
}  // namespace sharewell::simulation
