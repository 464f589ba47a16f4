// SPDX-License-Identifier: MIT
// Which guidance packs one organisation put into service, as a fold of its office entries.
//
// In: office entries in register order; the day. Out: the pack in force for a new decision. Any thread may
// call it. Never: says which pack an old decision was made under: its entry does (decide::pack_of).
#pragma once

#include <shared_mutex>
#include <vector>

#include "guidance/editions.h"
#include "record/entry.h"

namespace sharewell::casework {

class Service {
 public:
  explicit Service(const guidance::Shelf& shelf) : shelf_(shelf) {}
  /// errors  Damaged: an office entry cannot be read. NotFound: the pack that it names is not on the shelf.
  [[nodiscard]] Result<void> apply(const record::EntryBody& entry);
  /// On the day, in London, of this moment.
  [[nodiscard]] const guidance::Pack& in_force(Instant now) const;
  [[nodiscard]] const guidance::Shelf& shelf() const { return shelf_; }

 private:
  const guidance::Shelf& shelf_;
  mutable std::shared_mutex mutex_;
  std::vector<guidance::InService> put_;
};

/// A day as 2026-12-01, in London.
[[nodiscard]] std::string day_of(Instant at);
[[nodiscard]] bool is_day(std::string_view text);

/// Whether the pages can put this pack: they need every question with its answers, outcome and text of the
/// built-in one; what else a pack has they show. errors  BadPack, naming all that is missing.
[[nodiscard]] Result<void> check_fits_pages(const guidance::Pack& pack);

}  // namespace sharewell::casework
