// SPDX-License-Identifier: MIT
// Signed notes, and the keys they are checked with, as text: what checkpoints and cosignatures are made of.
//
// In: hostile text; or a name with a key and a signature. Out: the parts of a note, keys and signature lines
// as others' tools spell them. Never: says that a signature fits; whoever knows what was signed does.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace sharewell::reg {

/// What a key is for: the type byte that its id is made with. @cite c2sp.org/signed-note, tlog-cosignature
enum class KeyType : std::uint8_t {
  Register = 0x01,
  Cosigner = 0x04,
  Mark = 0xff,  ///< of nobody's but the register's own use
};

struct NoteKey {
  std::string name;
  KeyType type = KeyType::Register;
  Bytes id;   ///< 4 bytes
  Bytes key;  ///< the Ed25519 public key, 32 bytes
};

/// Whether a register or a cosigner may be called so: 1 to 200 printable ASCII characters, no space and no
/// plus.
[[nodiscard]] bool is_key_name(std::string_view text);

/// @pre is_key_name(name), 32 bytes of key
[[nodiscard]] NoteKey note_key(std::string_view name, KeyType type, ByteView public_key);
/// "name+id+base64(type || public key)", as sumdb/note writes it.
[[nodiscard]] std::string key_text(const NoteKey& key);
/// BadInput if it is not such a text of that type.
[[nodiscard]] Result<NoteKey> read_key(std::string_view text, KeyType type);

/// "— name base64(id || signature)\n"
[[nodiscard]] std::string signature_line(const NoteKey& key, ByteView signature);

struct NoteSignature {
  std::string_view name;
  Bytes id, bytes;
  /// Whether it says that it is by this key.
  [[nodiscard]] bool is_by(const NoteKey& key) const { return name == key.name && id == key.id; }
};
struct Note {
  std::string_view text;  ///< with its last line end: what is signed
  std::vector<NoteSignature> signatures;
};
/// The parts of a note, which lie in it. BadInput or TooLarge if it is none.
/// @cite c2sp.org/signed-note
[[nodiscard]] Result<Note> read_note(std::string_view note);

}  // namespace sharewell::reg
