// SPDX-License-Identifier: MIT
// The most entries of a register that anybody was shown a checkpoint of, on the disk before they are; and
// whether the register was put back and nobody said yet that it may go on.
//
// In: sizes. Out: a small file that lies apart from the records, so that records put back alone are seen to
// be fewer. Never: goes down; signs.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>

#include "base/result.h"

namespace sharewell::store {

class Shown {
 public:
  /// An empty path keeps nothing. errors  Busy: the records were put back, and `sharewell restore --go-on` is
  /// wanted. Damaged: the file is not what was written. Unavailable.
  [[nodiscard]] static Result<std::unique_ptr<Shown>> open(std::filesystem::path file);
  Shown(const Shown&) = delete;
  Shown& operator=(const Shown&) = delete;
  ~Shown();
  /// Damaged if there are fewer entries than were shown.
  [[nodiscard]] Result<void> check(std::uint64_t entries) const;
  /// Durable when it returns; at once if so many were shown before. Any thread.
  [[nodiscard]] Result<void> grow(std::uint64_t entries);

 private:
  Shown(std::filesystem::path file, int descriptor, std::uint64_t entries)
      : file_(std::move(file)), descriptor_(descriptor), entries_(entries) {}
  std::filesystem::path file_;
  int descriptor_;
  std::mutex mutex_;
  std::uint64_t entries_;
};

/// Where an organisation's lies, by the data folder.
[[nodiscard]] std::filesystem::path shown_path(const std::filesystem::path& data, std::string_view name);
/// The register was put back with so many entries: it does not open until it may go on.
[[nodiscard]] Result<void> mark_put_back(const std::filesystem::path& file, std::uint64_t entries);
/// It may go on: others saw at most `seen` entries. errors  BadInput: they saw more than it has; then nothing
/// changes. NotFound: it was not put back.
[[nodiscard]] Result<void> let_go_on(const std::filesystem::path& file, std::uint64_t seen);
/// How many entries it has, if it was put back and may not go on yet.
[[nodiscard]] Result<std::optional<std::uint64_t>> put_back_with(const std::filesystem::path& file);

}  // namespace sharewell::store
