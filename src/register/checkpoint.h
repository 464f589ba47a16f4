// SPDX-License-Identifier: MIT
// Signed checkpoints: what a register vouches for at one moment, as text that others' tools read too.
//
// In: origin, size and root with a signing key; or a note from outside with the key that it should fit.
// Out: a C2SP signed note with a tlog-checkpoint body (docs/formats/register.md). Never: trusts a note before
// a signature of the named key fits, or ignores one of that key that does not.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"
#include "crypt/sign.h"
#include "register/note.h"

namespace sharewell::reg {

struct Checkpoint {
  std::string origin;  ///< the register's name, also that of its key
  std::uint64_t size = 0;
  Digest root{};
  bool operator==(const Checkpoint&) const = default;
};

/// "origin\nsize\nroot\n\n— origin signature\n". @pre is_key_name(checkpoint.origin)
/// @cite c2sp.org/tlog-checkpoint, c2sp.org/signed-note
[[nodiscard]] std::string sign_checkpoint(const Checkpoint& checkpoint, const crypt::SigningKey& key);

/// The same, with the key's mark in the place of its signature: for nobody but who has the key, who makes it
/// again to check it (docs/formats/register.md).
[[nodiscard]] std::string mark_checkpoint(const Checkpoint& checkpoint, const crypt::SigningKey& key);

/// The note with this key's signature after those that it has. @pre `note` is one that was signed here
[[nodiscard]] std::string signed_also(std::string_view note, const crypt::SigningKey& key);

/// "origin+key id+base64(0x01 || public key)": what somebody needs to check a checkpoint, as sumdb/note
/// writes it.
/// @pre is_key_name(origin), 32 bytes of key
[[nodiscard]] std::string verifier_key(std::string_view origin, ByteView public_key);

/// What the text of a note says; no signature is looked at. BadInput if it is no checkpoint.
[[nodiscard]] Result<Checkpoint> read_checkpoint(std::string_view text);

/// The checkpoint that the key signed. BadInput if either text cannot be read, Damaged if the key did not
/// sign it or its origin is not the key's name. Signatures of others are left aside; lines after the root
/// too.
[[nodiscard]] Result<Checkpoint> open_checkpoint(std::string_view note, std::string_view verifier_key);
[[nodiscard]] Result<Checkpoint> open_checkpoint(std::string_view note, const NoteKey& key);

/// Whether the note is spelt as its register spells it: three lines, and the signatures of these keys in
/// their order. A bit of what a reader leaves aside would go unseen otherwise.
[[nodiscard]] bool is_spelt_by(std::string_view note, std::span<const NoteKey> signers);

}  // namespace sharewell::reg
