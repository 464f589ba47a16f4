// SPDX-License-Identifier: MIT
// A consistency proof as a text: that the register which somebody saw earlier is the beginning of a later
// one.
//
// In: an old size, the proof and a signed checkpoint; or such a text from outside. Out: the body of a
// c2sp.org/tlog-witness `add-checkpoint` request, or its parts. Never: takes the old root from it; whoever
// checks brings the old checkpoint.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "register/handover.h"

namespace sharewell::reg {

struct GrowthText {
  std::uint64_t old_size = 0;
  std::vector<Digest> proof;
  std::string note;  ///< the later checkpoint, not yet checked
};

/// "old N\nhash\n...\n\ncheckpoint". @cite c2sp.org/tlog-witness, add-checkpoint
[[nodiscard]] std::string write_growth(std::uint64_t old_size, std::span<const Digest> proof,
                                       std::string_view note);
/// BadInput with the line that cannot be read. Nothing in it is trusted yet.
[[nodiscard]] Result<GrowthText> read_growth(std::string_view text);

/// Whether the register of the later checkpoint, which the text's proof is for, begins with that of the
/// earlier. Stale if the proof is from another size; Damaged if it was cut, rewritten or forked in between.
/// Signatures are not looked at.
[[nodiscard]] Result<void> grew(const GrowthText& text, const Checkpoint& earlier, const Checkpoint& later);

/// The later checkpoint, if the register of the earlier one is its beginning. BadInput if either cannot be
/// read; Damaged if the key did not sign both; and as `grew`.
[[nodiscard]] Result<Checkpoint> check_growth(const GrowthText& text, std::string_view earlier_note,
                                              std::string_view verifier_key);
/// The same of a register that went over to other keys in between.
[[nodiscard]] Result<Checkpoint> check_growth(const GrowthText& text, std::string_view earlier_note,
                                              const KeyChain& keys);

}  // namespace sharewell::reg
