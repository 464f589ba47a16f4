// SPDX-License-Identifier: MIT
// What there is to check of an entry of the commonest kinds (decided, considered, looked, task settled), read
// without making values of it: for work that goes through a million entries. Everybody else uses entry.h and
// bodies.h.
//
// In: the text of an entry. Out: views into it. What is taken here, `entry_from_canonical`, `read_body` and
// `task_effects` take too, and find the same in it. Of what is refused here, much may be right: another kind,
// or something unusual; whoever is refused asks those. Never: allocates more than room for tasks, once.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/ref_code.h"
#include "base/time.h"
#include "record/task.h"

namespace sharewell::record {

/// The members of an entry that every kind has.
struct EntryHead {
  EntryKind kind = EntryKind::Looked;
  std::string_view file, sharing, actor;
  Instant happened_at, recorded_at;
};
/// The body, and the rest into `head`. None if the text is not a canonical entry, or may be and is unusual.
[[nodiscard]] std::optional<json::object> read_entry(std::string_view text, EntryHead& head);

struct Gist {
  struct Raised {
    RefCode ref, owner;
    std::string_view obligation;
    Instant due;
  };
  struct Changed {
    RefCode ref;
    TaskState state = TaskState::Open;
  };
  EntryHead head;
  std::optional<std::uint64_t> decision;  ///< that it is about, if it says
  std::vector<Raised> raised;
  std::vector<Changed> changed;
};

/// Into `out`, of which the room for tasks is used again.
[[nodiscard]] bool read_gist(std::string_view text, Gist& out);

}  // namespace sharewell::record
