// SPDX-License-Identifier: MIT
// Proofs about the register, and what of it outsiders see.
//
// In: the mirror's leaf hashes and checkpoint. Out: proofs under the newest checkpoint; and the tiles and
// checkpoint that are published, which stand still between calls of `publish`, so that nobody outside can see
// when somebody is at work. Any thread. Never: an entry that
// its reader did not open and hold against its leaf.
#pragma once

#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "register/tiles.h"
#include "store/entry_reader.h"
#include "store/proof.h"
#include "store/shown.h"

namespace sharewell::store {

class Prover {
 public:
  Prover(const Mirror& mirror, const Sealing& sealing) : mirror_(mirror), sealing_(sealing) {}

  /// What proves these entries, in the order asked for and all under the newest checkpoint. NotFound for one
  /// that is not there or whose file is not covered.
  [[nodiscard]] Result<std::vector<Proof>> proofs(EntryReader& reader, std::span<const std::uint64_t> indexes,
                                                  const std::function<bool(const FileRef&)>& covered,
                                                  Shown& shown);

  /// What the register holds now is what outsiders see from now on, once that is on the disk.
  [[nodiscard]] Result<void> publish(Shown& shown);
  [[nodiscard]] std::string checkpoint();
  [[nodiscard]] std::optional<Bytes> tile(const reg::Tile& tile);
  /// nullopt if the published register is smaller.
  [[nodiscard]] std::optional<Growth> growth(std::uint64_t old_size);
  /// Between two sizes; nullopt if they do not stand in that order, or the register is smaller.
  [[nodiscard]] std::optional<std::vector<Digest>> consistency(std::uint64_t old_size, std::uint64_t size);

 private:
  RegisterEnd catch_up();
  const Mirror& mirror_;
  const Sealing& sealing_;
  std::mutex mutex_;
  reg::Levels levels_;      ///< catches up when it is asked for: hashing a million leaves takes a moment
  std::uint64_t size_ = 0;  ///< published
  std::string note_;
};

}  // namespace sharewell::store
