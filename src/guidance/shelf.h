// SPDX-License-Identifier: MIT
// Every guidance pack that is known here, by its hash, so that an old decision finds the pack it was made
// under.
//
// In: files of packs. Out: packs that stay where they are as long as the shelf does. Any thread may call any
// function. Never: forgets a pack, reads a disk, or chooses which is in force (see editions.h).
#pragma once

#include <map>
#include <memory>
#include <shared_mutex>

#include "guidance/pack.h"

namespace sharewell::guidance {

class Shelf {
 public:
  /// The pack with this `Pack::sha256()`, or nullptr. The built-in one is always here.
  [[nodiscard]] const Pack* find(std::string_view sha256) const;
  /// Checks, compiles and keeps a pack; the same files again give the pack that is here. errors  every fault.
  std::expected<const Pack*, std::vector<Fault>> add(std::vector<PackFile> files);
  /// The files that a pack on this shelf was made from; empty if it is not here.
  [[nodiscard]] std::vector<PackFile> files_of(std::string_view sha256) const;
  /// The built-in one first, then in the order of their hashes.
  [[nodiscard]] std::vector<const Pack*> all() const;

 private:
  mutable std::shared_mutex mutex_;
  struct Row {
    std::unique_ptr<const Pack> pack;
    std::vector<PackFile> files;
  };
  std::map<std::string, Row, std::less<>> packs_;
};

}  // namespace sharewell::guidance
