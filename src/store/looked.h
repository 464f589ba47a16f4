// SPDX-License-Identifier: MIT
// The proof that a look is on record: what a case file says can be read only with one in hand.
//
// In: nothing; only the store makes it, after the `looked` entry is durable. Out: who looked at which files.
// Never: made by anybody else, so a page cannot show what nobody is recorded as having seen.
#pragma once

#include <algorithm>
#include <span>
#include <vector>

#include "base/ref.h"

namespace sharewell::store {

class Looked {
 public:
  [[nodiscard]] const PersonRef& person() const { return person_; }
  /// The files it covers, in ascending order.
  [[nodiscard]] std::span<const FileRef> files() const { return files_; }
  /// True if only names and tasks in a list were looked at, not what the files say.
  [[nodiscard]] bool listed() const { return listed_; }
  [[nodiscard]] bool covers(const FileRef& file) const {
    return std::binary_search(files_.begin(), files_.end(), file);
  }

 private:
  friend class Store;
  Looked(PersonRef person, std::vector<FileRef> files, bool listed)
      : person_(std::move(person)), files_(std::move(files)), listed_(listed) {
    std::sort(files_.begin(), files_.end());
  }
  PersonRef person_;
  std::vector<FileRef> files_;
  bool listed_;
};

}  // namespace sharewell::store
