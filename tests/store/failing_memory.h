// SPDX-License-Identifier: MIT
// Memory that runs out at an allocation of one's choice: operator new of the whole program, and SQLite's.
//
// In: how many allocations from now on succeed. Out: std::bad_alloc or SQLITE_NOMEM from the next one, for
// once or until `calm`. Never: in a program that a sanitizer watches, which has an operator new of its own.
#pragma once

#include <cstdint>

namespace sharewell::store {

class FailingMemory {
 public:
  /// Before SQLite is used for the first time. Takes away its small store of memory for each connection, so
  /// that each of its allocations counts.
  static void install();
  static void fail_after(std::uint64_t allocations, bool lasting);
  static void calm();
  /// Whether an allocation failed since `fail_after`.
  [[nodiscard]] static bool met();
};

}  // namespace sharewell::store
