// SPDX-License-Identifier: MIT
// Rows of table draft: each content under a random key of its own, which dies with its row.
// In: drafts, in a group; or a connection to read with. Out: drafts to their author only; of others, that
// they are there. Never: in the register.
#pragma once

#include <optional>
#include <vector>

#include "store/draft.h"
#include "store/group.h"

namespace sharewell::store {

/// Stages of a group. `refused` is set where the draft itself is the reason.
struct DraftSaving {
  Draft draft;  ///< its version is the one that the author last saw; afterwards the new one
  std::optional<Error> refused{};
  [[nodiscard]] Result<void> stage(Group& group);
};
struct DraftDropping {
  DraftRef draft;
  PersonRef author;
  std::optional<Error> refused{};
  [[nodiscard]] Result<void> stage(Group& group);
};
struct DraftSweeping {
  std::size_t dropped = 0;
  [[nodiscard]] Result<void> stage(Group& group);
};

[[nodiscard]] Result<Draft> load_draft(Database& database, const Sealing& sealing, const DraftRef& draft,
                                       const PersonRef& author);
[[nodiscard]] Result<std::vector<Draft>> load_drafts(Database& database, const Sealing& sealing,
                                                     const PersonRef& author);

/// Those that `test` is true of, oldest first.
[[nodiscard]] Result<std::vector<DraftSaved>> drafts_that(Database& database, const Sealing& sealing,
                                                          const std::function<bool(const Draft&)>& test);

/// A row of table draft, in the order of SW_DRAFT_COLUMNS, opened.
[[nodiscard]] Result<Draft> draft_row(const Query& row, const Sealing& sealing);
#define SW_DRAFT_COLUMNS "id, author, version, saved_at, epoch, wrapped_key, sealed"

}  // namespace sharewell::store
