// SPDX-License-Identifier: MIT
// A segment: some thousands of entries of a register with their leaves, as they lie in the database, sealed
// (docs/formats/backup.md).
//
// In: rows in register order; or the bytes of a segment. Out: its bytes; or the rows. Never: opens what is
// sealed; holds a key.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"

namespace sharewell::backup {

inline constexpr std::uint32_t kSegmentEntries = 4096;
inline constexpr std::size_t kSegmentBytes = std::size_t{1} << 31;  ///< more than its longest entries take

/// A row of table entry and its row of table leaf; lies in the segment or in the database.
struct SegmentRow {
  std::string_view file;
  std::int64_t kind = 0;
  ByteView uid, sealed;
  ByteView leaf;            ///< 32 bytes
  ByteView once;            ///< 32 bytes or none
  std::uint64_t began = 0;  ///< the number of its file's first entry
};

class SegmentWriter {
 public:
  /// For the entries of an organisation (its id) from number `first` on.
  SegmentWriter(std::string_view organisation, std::uint64_t first);
  void add(const SegmentRow& row);
  /// The whole segment.
  [[nodiscard]] std::string finish();

 private:
  std::string bytes_;
  std::uint32_t count_ = 0;
};

class SegmentReader {
 public:
  /// Damaged, with `place`, if it is not whole or a bit of it was changed. `bytes` must outlive the reader.
  [[nodiscard]] static Result<SegmentReader> open(std::string_view bytes, std::string place);
  [[nodiscard]] std::string_view organisation() const { return organisation_; }
  [[nodiscard]] std::uint64_t first() const { return first_; }
  [[nodiscard]] std::uint32_t count() const { return count_; }
  /// The next row, or nullopt after the last. Damaged if it cannot be one.
  [[nodiscard]] Result<std::optional<SegmentRow>> next();

 private:
  SegmentReader() = default;
  [[nodiscard]] bool take(std::size_t many, std::string_view& out);
  [[nodiscard]] bool take_number(std::size_t many, std::uint64_t& out);
  [[nodiscard]] bool take_row(SegmentRow& row);
  [[nodiscard]] std::unexpected<Error> wrong(std::string_view what) const;

  std::string_view rest_, organisation_;
  std::string place_;
  std::uint64_t first_ = 0;
  std::uint32_t count_ = 0, read_ = 0;
};

/// "000000004096-000000000123": the first entry's number and how many there are, so that a name never means
/// other bytes.
[[nodiscard]] std::string segment_name(std::uint64_t first, std::uint32_t count);

}  // namespace sharewell::backup
