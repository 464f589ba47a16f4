// SPDX-License-Identifier: MIT
// Follows a register for what names somebody: file-opened, file-named and person-noted entries, each once, as
// they come. For an index in memory that is kept current.
//
// In: the place of a store, open or not, and its keys. Out: each such entry's number and canonical text,
// after its leaf was found to be one that the checkpoint covers. Never: writes; puts a look on record,
// so what it visits may reach a person only after one; used by two threads at once.
#pragma once

#include <memory>

#include "store/scan.h"

namespace sharewell::store {

class NamesFollower {
 public:
  /// `keys` must outlive it. errors  NotFound: no store there. KeysMissing: kept under other keys.
  [[nodiscard]] static Result<NamesFollower> open(const Place& place, const crypt::OrganisationKeys& keys);
  NamesFollower(NamesFollower&&) noexcept;
  ~NamesFollower();

  /// Visits what was added since the last time, in register order. What does not open is passed over: whoever
  /// opens its file, and `verify`, say so. errors  Damaged: leaves and checkpoint do not fit. Unavailable:
  /// the disk. After an error some may have been visited; begin anew with another follower.
  [[nodiscard]] Result<void> follow(const Visitor& visit);
  /// How many entries the register held the last time.
  [[nodiscard]] std::uint64_t followed() const;

 private:
  struct Parts;
  explicit NamesFollower(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace sharewell::store
