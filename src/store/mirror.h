// SPDX-License-Identifier: MIT
// What the store knows without asking the disk: the register's leaf hashes, the ids that writes came with,
// which entries are of which file, the cards of the files, recent looks.
//
// In: what each transaction added, once it is durable. Out: the same to any thread. Never: ahead of the disk.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <shared_mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/bytes.h"
#include "base/time.h"
#include "record/entry.h"
#include "register/handover.h"
#include "register/tree.h"
#include "store/file_card.h"

namespace sharewell::store {

struct RecentLook {
  PersonRef person;
  FileRef file;
  bool listed = false;
  Instant at;
};

/// The entries of one write, by their numbers.
struct Written {
  std::uint64_t first = 0, count = 0;
};
/// A once id is a SHA-256 already.
struct OnceHash {
  using is_avalanching = void;  ///< so that the map does not mix it again
  std::size_t operator()(const Digest& once) const;
};
using OnceIds = boost::unordered_flat_map<Digest, Written, OnceHash>;
/// Counts one more entry to those that were written under a once id; none if it is all zeros.
void note_once(OnceIds& ids, const Digest& once, std::uint64_t index);

/// What one transaction adds.
struct Grown {
  std::vector<Digest> leaves;
  std::vector<std::uint64_t> firsts;  ///< of each leaf: the number of its file's first entry
  reg::Frontier frontier;
  std::string note;  ///< as the last leaf carries it; empty: that stays
  OnceIds once;
  std::vector<FileCard> files;  ///< new ones, and those that changed, as they are from now on
  std::unordered_map<FileRef, std::uint64_t> began;  ///< the first entries of files, the office file's too
  std::vector<RecentLook> looks;
  std::shared_ptr<const reg::KeyChain> keys;  ///< of the register; nullptr: they stay
  std::vector<FileRef> erased;  ///< they have no card and no key any more, and keep their leaves
  std::vector<std::pair<std::uint64_t, record::EntryBody>> office;  ///< of the office file, but looks
};

/// Where the register ends, at one moment.
struct RegisterEnd {
  std::uint64_t size = 0;
  std::string note;  ///< as the last leaf carries it
  std::shared_ptr<const reg::KeyChain> keys;
};

class Mirror {
 public:
  void publish(Grown grown);

  [[nodiscard]] std::uint64_t size() const;
  [[nodiscard]] reg::Frontier frontier() const;
  /// The checkpoint over all, as the last leaf carries it (end_note.h).
  [[nodiscard]] std::string note() const;
  /// The keys that the register is and was signed with. @pre a checkpoint was published
  [[nodiscard]] std::shared_ptr<const reg::KeyChain> keys() const;
  /// How many entries there are, and the checkpoint over exactly these.
  [[nodiscard]] RegisterEnd end() const;
  /// The hash of one leaf, or nullopt if no such entry was committed.
  [[nodiscard]] std::optional<Digest> leaf(std::uint64_t index) const;
  /// The leaf hashes from the `known`th on, and the checkpoint over all. @pre known <= size()
  [[nodiscard]] std::pair<std::vector<Digest>, RegisterEnd> leaves_after(std::uint64_t known) const;

  /// What was written under a once id, if it was.
  [[nodiscard]] std::optional<Written> written_under(const Digest& once) const;

  /// The number of the file's first entry, if it has one.
  [[nodiscard]] std::optional<std::uint64_t> first_of(const FileRef& file) const;
  /// The numbers of the file's entries, in order.
  [[nodiscard]] std::vector<std::uint64_t> entries_of(const FileRef& file) const;

  [[nodiscard]] bool knows(const FileRef& file) const;
  [[nodiscard]] std::optional<FileCard> find_file(const FileRef& file) const;
  [[nodiscard]] std::vector<FileCard> files() const;

  /// True if this person's look at the file stands from the last 15 minutes. One at what the file says counts
  /// for its name in a list too, not the reverse.
  [[nodiscard]] bool looked(const PersonRef& person, const FileRef& file, bool listed, Instant now) const;

 private:
  struct LookTimes {
    std::optional<Instant> content, listed;
  };
  void forget_old_looks(Instant now);
  void forget_card(const FileRef& file);

  mutable std::shared_mutex mutex_;
  std::vector<Digest> leaves_;
  reg::Frontier frontier_;
  std::string note_;
  std::shared_ptr<const reg::KeyChain> keys_;
  OnceIds once_;
  std::unordered_map<FileRef, std::uint64_t> first_of_;
  std::unordered_map<std::uint64_t, std::vector<std::uint64_t>> entries_;  ///< of a file, by its first
  std::vector<FileCard> files_;                                            ///< in register order
  std::unordered_map<FileRef, std::size_t> file_at_;
  std::unordered_map<std::string, LookTimes> looks_;  ///< by person and file
};

/// Whether a look at `at` still counts at `now`; one from the future (a clock was set back) does not.
[[nodiscard]] bool look_stands(Instant at, Instant now);

}  // namespace sharewell::store
