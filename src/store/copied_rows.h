// SPDX-License-Identifier: MIT
// Rows of table entry as they lay in a query, for another thread to open while the query goes on.
//
// In: rows. Out: the same, as long as this lives and no other is added. Never: opens one.
#pragma once

#include <vector>

#include "store/sealing.h"

namespace sharewell::store {

class CopiedRows {
 public:
  void add(const EntryColumns& row);
  [[nodiscard]] std::size_t size() const { return rows_.size(); }
  [[nodiscard]] EntryColumns at(std::size_t number) const;

 private:
  struct Row {
    std::uint64_t index = 0;
    std::int64_t kind = 0;
    std::size_t file = 0, uid = 0, sealed = 0, end = 0;  ///< where in `bytes_`
  };
  std::vector<Row> rows_;
  Bytes bytes_;
};

}  // namespace sharewell::store
