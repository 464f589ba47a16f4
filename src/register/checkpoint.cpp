// SPDX-License-Identifier: MIT
#include "register/checkpoint.h"

#include <fmt/format.h>

#include "register/lines.h"

namespace sharewell::reg {
namespace {

std::string body_of(const Checkpoint& checkpoint) {
  return fmt::format("{}\n{}\n{}\n", checkpoint.origin, checkpoint.size, to_base64(checkpoint.root));
}

std::unexpected<Error> bad_note(std::string what) {
  return fail(ErrorCode::BadInput, std::move(what), "checkpoint");
}

}  // namespace

std::string sign_checkpoint(const Checkpoint& checkpoint, const crypt::SigningKey& key) {
  const std::string body = body_of(checkpoint);
  return body + '\n' +
         signature_line(note_key(checkpoint.origin, KeyType::Register, key.public_key()),
                        key.sign(bytes_of(body)));
}

std::string mark_checkpoint(const Checkpoint& checkpoint, const crypt::SigningKey& key) {
  const std::string body = body_of(checkpoint);
  return body + '\n' +
         signature_line(note_key(checkpoint.origin, KeyType::Mark, key.public_key()),
                        key.mark(bytes_of(body)));
}

std::string signed_also(std::string_view note, const crypt::SigningKey& key) {
  const auto parts = read_note(note);
  SW_CHECK(parts.has_value());
  const std::string_view origin = parts->text.substr(0, parts->text.find('\n'));
  return std::string(note) + signature_line(note_key(origin, KeyType::Register, key.public_key()),
                                            key.sign(bytes_of(parts->text)));
}

std::string verifier_key(std::string_view origin, ByteView public_key) {
  return key_text(note_key(origin, KeyType::Register, public_key));
}

Result<Checkpoint> read_checkpoint(std::string_view text) {
  Lines lines(text);
  const auto origin = lines.next();
  const auto size = lines.next();
  const auto root = lines.next();
  if (!root || origin->empty()) return bad_note("the text has no origin, size and root");
  const auto number = number_from(*size);
  const auto digest = digest_from(*root);
  if (!number) return bad_note("the size is not a whole number");
  if (!digest) return bad_note("the root is not the base64 of 32 bytes");
  while (const auto extension = lines.next())
    if (extension->empty()) return bad_note("there is an empty line in the text");
  return Checkpoint{std::string(*origin), *number, *digest};
}

Result<Checkpoint> open_checkpoint(std::string_view note, std::string_view verifier_key) {
  SW_TRY(const NoteKey key, read_key(verifier_key, KeyType::Register));
  return open_checkpoint(note, key);
}

Result<Checkpoint> open_checkpoint(std::string_view note, const NoteKey& key) {
  SW_TRY(const Note parts, read_note(note));
  bool fits = false;
  for (const NoteSignature& one : parts.signatures) {
    if (!one.is_by(key)) continue;
    fits = crypt::signature_fits(key.key, bytes_of(parts.text), one.bytes);
    if (!fits)
      return fail(ErrorCode::Damaged, "the register's signature does not fit the checkpoint", "checkpoint");
  }
  if (!fits)
    return fail(ErrorCode::Damaged, "the checkpoint is not signed by this register's key", "checkpoint");
  SW_TRY(Checkpoint checkpoint, read_checkpoint(parts.text));
  if (checkpoint.origin != key.name)
    return fail(ErrorCode::Damaged, "the checkpoint is of another register", "checkpoint");
  return checkpoint;
}

bool is_spelt_by(std::string_view note, std::span<const NoteKey> signers) {
  const auto parts = read_note(note);
  const auto checkpoint = parts ? read_checkpoint(parts->text) : Result<Checkpoint>(Checkpoint{});
  if (!parts || !checkpoint || parts->signatures.size() != signers.size()) return false;
  std::string spelt = body_of(*checkpoint) + '\n';
  for (std::size_t i = 0; i < signers.size(); ++i) {
    const Bytes& bytes = parts->signatures[i].bytes;
    if (!crypt::signature_fits(signers[i].key, bytes_of(parts->text), bytes)) return false;
    spelt += signature_line(signers[i], bytes);
  }
  return spelt == note;
}

}  // namespace sharewell::reg
