// SPDX-License-Identifier: MIT
// How grave the case files of an organisation are and how long they wait, in memory, so that a list of them
// can be put in order before a page of it is looked at.
//
// In: a desk and a case file. Out: its place in the order. What was learned stands until the file has another
// entry, so that only changed files are read again. Any thread may call. Never: on a disk; a word of a file,
// or anything of one but its place, to anybody: whoever shows a line of it looks first (open_files.h).
#pragma once

#include <mutex>
#include <tuple>
#include <unordered_map>

#include "casework/desk.h"

namespace sharewell::casework {

/// The gravest first, the oldest concern first among equals; then by reference, so that pages of it fit.
struct FilePlace {
  int rank = -1;  ///< of the risk, as rank_of; -1: there is no decision yet
  Instant arose;
  FileRef ref;
  [[nodiscard]] bool operator<(const FilePlace& other) const {
    return std::tie(other.rank, arose, ref) < std::tie(rank, other.arose, other.ref);
  }
};

class FileOrder {
 public:
  /// errors  as store::Store::weigh.
  [[nodiscard]] Result<FilePlace> place_of(const Desk& desk, const FileRef& file);
  /// Forgets a file that was erased just now.
  void forget(const FileRef& file);
  /// Forgets the files that are no more: who was being weighed when it was erased came in afterwards.
  void forget_erased(const store::Store& store);
  /// How many files are known.
  [[nodiscard]] std::size_t size() const;

 private:
  struct Known {
    std::uint64_t newest = 0;  ///< entry of the file
    const guidance::Pack* pack = nullptr;
    FilePlace place;
  };
  mutable std::mutex mutex_;
  std::unordered_map<FileRef, Known> known_;
};

}  // namespace sharewell::casework
