// SPDX-License-Identifier: MIT
// How a register goes over from one signing key to the next, and how somebody who knows an earlier key finds
// out what the present one is (docs/formats/register.md, Handover).
//
// In: the keys of one register; or the handovers that it published, with a key that is known. Out: a signed
// note that both keys signed; the keys in their order, and which of them may have signed a checkpoint. Never:
// believes a handover that either key did not sign, or an old key beyond the handover.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "crypt/sign.h"
#include "register/checkpoint.h"

namespace sharewell::reg {

struct Handover {
  NoteKey from, to;
  Checkpoint before;  ///< the register before the entry that the handover is, which stands at its size
};

/// A note that says so, signed by both. @pre is_key_name(before.origin)
[[nodiscard]] std::string sign_handover(const Checkpoint& before, const crypt::SigningKey& from,
                                        const crypt::SigningKey& to);
/// BadInput if it is none. Damaged, with what is wrong: a signature is missing, does not fit or is one too
/// many, or a key is of another register.
[[nodiscard]] Result<Handover> open_handover(std::string_view note);
/// The register that a handover says it is of; nothing is checked. BadInput if it is none.
[[nodiscard]] Result<std::string> handover_origin(std::string_view note);

/// The notes of a text that holds several, one after the other with an empty line between. BadInput.
[[nodiscard]] Result<std::vector<std::string>> split_handovers(std::string_view text);

/// The keys of one register, oldest first.
class KeyChain {
 public:
  explicit KeyChain(NoteKey first) : keys_{std::move(first)} {}
  /// All keys that published handovers tell of, where they are not empty; else the known one alone. The known
  /// key must be one of them.
  /// errors  BadInput: a text that is none. Damaged: a handover is not signed by both of its keys, is of
  ///         another register, or does not follow from the one before; or they do not lead on from the known
  ///         key.
  [[nodiscard]] static Result<KeyChain> follow(const NoteKey& known, std::string_view handovers);

  /// Damaged if it does not go on from the newest key, later than the last one did.
  [[nodiscard]] Result<void> add(std::string_view note);
  [[nodiscard]] const NoteKey& newest() const { return keys_.back(); }
  [[nodiscard]] const std::vector<NoteKey>& keys() const { return keys_; }
  [[nodiscard]] const std::vector<Handover>& handovers() const { return handovers_; }
  [[nodiscard]] const std::vector<std::string>& notes() const { return notes_; }
  /// All notes, as they are published; empty if there was no handover.
  [[nodiscard]] std::string text() const;
  [[nodiscard]] bool has(const NoteKey& key) const;

  /// Whose signatures the register puts on its checkpoint of this size: that over a handover bears both.
  [[nodiscard]] std::vector<NoteKey> signers_at(std::uint64_t size) const;
  /// The checkpoint, signed by a key that was the register's at its size. BadInput, Damaged.
  [[nodiscard]] Result<Checkpoint> open(std::string_view note) const;

 private:
  std::vector<NoteKey> keys_;
  std::vector<Handover> handovers_;  ///< one fewer than keys
  std::vector<std::string> notes_;
};

}  // namespace sharewell::reg
