// SPDX-License-Identifier: MIT
// The tasks of a whole register, folded as record::TaskFold does, in a fraction of its memory and time.
//
// In: what each entry does to tasks, in register order. Out: every row as it must stand now. Never: reads a
// body; holds a word about a case.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>

#include <array>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/ref_code.h"
#include "base/result.h"
#include "record/task.h"

namespace sharewell::store {

/// Ids of obligations, each once: there are few, and every task has one.
class Obligations {
 public:
  /// Stays where it is as long as this lives.
  [[nodiscard]] const std::string& keep(std::string_view id);

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view id) const { return std::hash<std::string_view>{}(id); }
  };
  std::unordered_set<std::string, Hash, std::equal_to<>> ids_;
};

class TaskTable {
 public:
  struct Raised {
    RefCode ref, sharing, owner;
    std::string_view obligation;
    Instant due;
  };
  struct Changed {
    RefCode ref, owner;  ///< owner empty: as before
    record::TaskState state = record::TaskState::Open;
    Instant due{};  ///< 0: as before
  };
  struct Row {
    RefCode ref, sharing, owner;
    Instant due;
    std::uint64_t raised_by = 0, settled_by = 0;
    const std::string* obligation = nullptr;
    std::uint32_t file = 0;
    std::uint32_t before = 0;  ///< which row of the file was raised before it, from 1; 0: none
    record::TaskState state = record::TaskState::Open;
  };

  /// Of the entry `index`, of the file of this number. @pre indexes ascend; an entry raises before it changes
  /// errors  Damaged, as TaskFold::apply.
  [[nodiscard]] Result<void> raise(std::uint64_t index, std::uint32_t file, const Raised& task);
  [[nodiscard]] Result<void> change(std::uint64_t index, std::uint32_t file, const Changed& change);

  [[nodiscard]] std::size_t size() const { return rows_.size(); }
  /// Nullptr: no such entry raised it. Quickest if those of one state are asked for in the order of entries.
  [[nodiscard]] const Row* find(record::TaskState state, std::uint64_t raised_by, RefCode ref);
  /// As record::TaskRow::nth. @pre the row is one of these
  [[nodiscard]] std::uint32_t nth(const Row& row) const;

 private:
  struct Name {
    std::uint64_t ref = 0;
    std::uint32_t file = 0;
    bool operator==(const Name&) const = default;
  };
  struct NameHash {
    std::size_t operator()(const Name& name) const;
  };

  struct File {
    std::uint32_t last = 0;  ///< its newest row, from 1; 0: none
    bool is_long = false;    ///< its rows are found by name
  };
  /// The newest of the file by that name, or nullptr.
  [[nodiscard]] Row* newest(const Name& name);
  void note_names(std::uint32_t file);

  std::vector<Row> rows_;                                             ///< by the entry that raised them
  std::vector<File> files_;                                           ///< by number
  boost::unordered_flat_map<Name, std::uint32_t, NameHash> by_name_;  ///< the newest, of long files
  Obligations obligations_;
  std::array<std::size_t, 4> asked_{};  ///< by state: where the last that was asked for stands
};

}  // namespace sharewell::store
