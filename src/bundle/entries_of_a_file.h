// SPDX-License-Identifier: MIT
// Whether the entries of a case file say what their kinds say, and stand where they may.
//
// In: its entries in register order. Out: nothing, or what is wrong with one; how many decisions there are.
// Never: sees anything but the entries; a kind that does not stand in a case file passes.
#pragma once

#include <set>

#include "record/entry.h"

namespace sharewell::bundle {

class EntriesOfAFile {
 public:
  /// Every kind that stands in a case file, read as what it says it is.
  /// errors  Damaged: it does not fit its kind, or is about something that no entry before it is.
  [[nodiscard]] Result<void> follow(std::uint64_t index, const record::EntryBody& entry);
  [[nodiscard]] std::size_t decisions() const { return decisions_.size(); }

 private:
  template <class Body>
  [[nodiscard]] Result<void> about_a_decision(const record::EntryBody& body) const;
  [[nodiscard]] Result<void> received(const record::EntryBody& body);
  [[nodiscard]] Result<void> noted(std::uint64_t index, const record::EntryBody& entry);
  [[nodiscard]] Result<void> is_about(std::uint64_t decision) const;

  std::set<std::uint64_t> decisions_, people_, asked_;
};

}  // namespace sharewell::bundle
