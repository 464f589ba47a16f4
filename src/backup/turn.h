// SPDX-License-Identifier: MIT
// That only one program at a time changes a backup.
// In: its folder. Out: a lock that ends with this object or its process. Never: waits.
#pragma once

#include <filesystem>

#include "base/result.h"

namespace sharewell::backup {

class Turn {
 public:
  /// Busy if another program has it.
  [[nodiscard]] static Result<Turn> take(const std::filesystem::path& folder);
  Turn(Turn&& other) noexcept;
  Turn& operator=(Turn&&) = delete;
  ~Turn();

 private:
  explicit Turn(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace sharewell::backup
