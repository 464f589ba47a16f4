// SPDX-License-Identifier: MIT
// What of an entry can be checked without the entries before it: that it opens, is canonical, is what its
// columns and its row in leaf say. The slow half of `verify`, for any number of threads.
//
// In: rows of entry and leaf in order, the keys of files. Out: what whoever follows the entries in order has
// to know of each, or the first that is wrong. Never: looks at another entry; keeps what an entry says, but
// of the rare kinds.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>

#include <memory>
#include <optional>
#include <vector>

#include "record/gist.h"
#include "store/opening.h"
#include "store/task_table.h"
#include "store/verify.h"

namespace sharewell::store {

/// The keys of all files, each under a number.
class FileKeys {
 public:
  struct File {
    std::string name;
    std::optional<crypt::TransientKey> key;  ///< none: it was destroyed
  };
  void add(std::string name, std::optional<crypt::TransientKey> key);
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view name) const;
  [[nodiscard]] const File& at(std::uint32_t number) const { return files_[number]; }
  [[nodiscard]] std::size_t size() const { return files_.size(); }

 private:
  struct NameHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view name) const { return std::hash<std::string_view>{}(name); }
  };
  std::vector<File> files_;
  boost::unordered_flat_map<std::string, std::uint32_t, NameHash, std::equal_to<>> numbers_;
};

/// What was found of one entry.
struct CheckedEntry {
  std::uint32_t file = 0;
  record::EntryKind kind = record::EntryKind::Looked;
  bool opened = false;       ///< false: its file's key was destroyed
  bool same_advice = false;  ///< its recommendation was run again already, and is the same
  std::uint64_t first = 0;   ///< as its leaf says
  Digest leaf_hash{};
  std::optional<std::uint64_t> decision{};    ///< that it is about; not of those with a body
  std::uint32_t raised = 0, changed = 0;      ///< how many of the batch's are its
  std::unique_ptr<record::EntryBody> body{};  ///< of those that have more to say than tasks
};

inline constexpr std::uint64_t kBatchEntries = 512;  ///< at most

/// Some entries, one after the other.
struct CheckedBatch {
  std::uint64_t first = 0;
  std::vector<CheckedEntry> entries{};
  std::vector<TaskTable::Raised> raised{};
  std::vector<TaskTable::Changed> changed{};
  /// Of the entry after these; or, if it is only wrong provided that its leaf names its file's first entry,
  /// of the last of these.
  std::optional<Error> wrong{};
  bool wrong_after_first = false;
  bool at_end = false;  ///< there are no more rows
};

/// "entry 17: what", in that column.
[[nodiscard]] std::unexpected<Error> wrong_entry(std::uint64_t index, std::string_view what,
                                                 std::string_view column = {});

/// One for each thread. Must outlive its batches.
class EntryCheck {
 public:
  EntryCheck(const Sealing& sealing, const FileKeys& files, const StoredCheckpoint& checkpoint,
             const VerifyCallbacks& callbacks, unsigned thread);

  /// The next entries of both queries, from `first` to `end`, or to the end of the rows if there is none.
  [[nodiscard]] CheckedBatch next(Query& row, Query& leaf, std::uint64_t first,
                                  std::optional<std::uint64_t> end);

 private:
  [[nodiscard]] Result<void> one(std::uint64_t index, const Query& row, const Query& leaf,
                                 CheckedBatch& batch);
  [[nodiscard]] Result<void> open(const EntryColumns& row, const LeafRow& leaf, CheckedBatch& batch);
  [[nodiscard]] bool take_gist(const EntryColumns& row, std::string_view text, CheckedBatch& batch);
  /// Which column of an entry that does not open was changed, as far as trying shows.
  [[nodiscard]] std::unexpected<Error> name_column(const EntryColumns& row) const;
  [[nodiscard]] bool opens_as(const EntryRow& row, const crypt::TransientKey& key) const;

  const Sealing& sealing_;
  const FileKeys& files_;
  const StoredCheckpoint& checkpoint_;
  bool re_evaluates_;
  std::function<bool(std::string_view)> same_advice_;
  Bytes room_;
  record::Gist gist_;
  Obligations obligations_;  ///< that batches point to
};

}  // namespace sharewell::store
