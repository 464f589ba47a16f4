// SPDX-License-Identifier: MIT
// A proof as a file that can be checked years later and without Sharewell: index, path, signed checkpoint.
//
// In: what the register knows of one leaf; or such a file from outside. Out: the text of
// c2sp.org/tlog-proof@v1, or its parts. Never: says what the leaf is; whoever checks brings the leaf's hash
// and the register's verifier key.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "register/checkpoint.h"

namespace sharewell::reg {

struct ProofFile {
  std::uint64_t index = 0;
  std::vector<Digest> proof;  ///< from the leaf's sibling up
  std::string note;           ///< the signed checkpoint, not yet checked
  Bytes extra;                ///< beside the proof and not covered by it; empty if there is none
};

/// The file's text. `extra` is written if it is not empty. @cite c2sp.org/tlog-proof
[[nodiscard]] std::string write_proof(std::uint64_t index, std::span<const Digest> proof,
                                      std::string_view note, ByteView extra = {});
/// The parts of a file, or BadInput with the line that cannot be read. Nothing in it is trusted yet.
[[nodiscard]] Result<ProofFile> read_proof(std::string_view text);

/// The checkpoint that the leaf is proved to be under. BadInput or Damaged as open_checkpoint; Damaged too if
/// the path does not lead from this leaf to the root.
[[nodiscard]] Result<Checkpoint> check_proof(const ProofFile& file, const Digest& leaf_hash,
                                             std::string_view verifier_key);

}  // namespace sharewell::reg
