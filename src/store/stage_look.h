// SPDX-License-Identifier: MIT
// A look on its way into a group: an entry for the files whose last look by this person has run out.
// In: who looks at which files. Out: entries, durable with their group. Never: an entry twice within 15
// minutes.
#pragma once

#include <vector>

#include "store/group.h"

namespace sharewell::store {

struct StagedLook {
  PersonRef person;
  std::vector<FileRef> files;
  bool listed = false;
  bool erased = false;  ///< set if one of the files is gone by then: nothing is written of it
  [[nodiscard]] Result<void> stage(Group& group);

 private:
  [[nodiscard]] Result<void> append(Group& group, std::vector<FileRef> seen) const;
};

}  // namespace sharewell::store
