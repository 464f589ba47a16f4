// SPDX-License-Identifier: MIT
// A server starts only on guidance whose properties hold over every combination of answers.
//
// In: the data folder and a pack. Out: nothing, or why not. A proof that holds is remembered in
// DATA/proofs, under the hashes of pack and program, so that it is done once. Never: a remembered proof of
// other bytes or by another program.
#pragma once

#include <filesystem>
#include <iosfwd>

#include "base/result.h"
#include "guidance/pack.h"

namespace sharewell::cli {

/// errors  BadPack, naming the first property that does not hold and a case. A proof that cannot be
///         remembered (a full disk) counts all the same. Says on `progress` that it is about to prove.
[[nodiscard]] Result<void> require_proof(const std::filesystem::path& data, const guidance::Pack& pack,
                                         std::ostream& progress);

/// The hash that the linker made of this program, in hexadecimal; empty if it has none.
[[nodiscard]] std::string program_hash();

}  // namespace sharewell::cli
