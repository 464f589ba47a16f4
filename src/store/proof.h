// SPDX-License-Identifier: MIT
// Everything that somebody outside needs to check, without this program, that one entry is in the register.
// In: one entry and the newest signed checkpoint. Out: the parts of a proof file (docs/formats/store.md).
// Never: shown without a look on record, because it holds the entry's text.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/personal.h"

namespace sharewell::store {

struct Proof {
  std::uint64_t index = 0;          ///< of the entry, from 0
  Digest blind{};                   ///< r: the random key of the leaf's HMAC
  Personal<std::string> canonical;  ///< the entry's text (RFC 8785)
  Digest leaf_data{};               ///< HMAC-SHA256(r, canonical)
  Digest leaf_hash{};               ///< SHA-256(0x00 || leaf_data), RFC 6962 2.1
  std::vector<Digest> path;         ///< inclusion proof, RFC 6962 2.1.1
  std::string checkpoint;           ///< the signed note (C2SP tlog-checkpoint) whose root the path leads to
};

/// Shows that a register of `old_size` entries is the beginning of the one under the checkpoint.
struct Growth {
  std::uint64_t old_size = 0;
  std::vector<Digest> proof;  ///< consistency proof, RFC 6962 2.1.2
  std::string checkpoint;
};

}  // namespace sharewell::store
