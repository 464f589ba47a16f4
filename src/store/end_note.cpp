// SPDX-License-Identifier: MIT
#include "store/end_note.h"

#include <fmt/format.h>

#include "crypt/hash.h"

namespace sharewell::store {
namespace {

constexpr std::string_view kPlace = "table leaf, columns idx, note";

std::string sign(const reg::Checkpoint& checkpoint, const std::vector<reg::NoteKey>& signers,
                 const Sealing& sealing) {
  std::string note;
  for (const reg::NoteKey& signer : signers) {
    const crypt::SigningKey* const key = sealing.signing_key(signer);
    SW_CHECK(key != nullptr);
    note = note.empty() ? reg::sign_checkpoint(checkpoint, *key) : reg::signed_also(note, *key);
  }
  return note;
}

Result<reg::Checkpoint> read(std::string_view note) {
  SW_TRY(const reg::Note parts, reg::read_note(note));
  return reg::read_checkpoint(parts.text);
}

/// Whether it is the note that is kept where one key marks the register. Every byte of it counts.
bool is_marked(std::string_view note, const reg::Checkpoint& said, const reg::KeyChain& keys,
               const Sealing& sealing) {
  const std::vector<reg::NoteKey> signers = keys.signers_at(said.size);
  const crypt::SigningKey* const key = signers.size() == 1 ? sealing.signing_key(signers.front()) : nullptr;
  return key != nullptr && said.origin == sealing.origin() &&
         crypt::same(bytes_of(reg::mark_checkpoint(said, *key)), bytes_of(note));
}

}  // namespace

std::string end_note(const reg::Checkpoint& checkpoint, const reg::KeyChain& keys, const Sealing& sealing) {
  const std::vector<reg::NoteKey> signers = keys.signers_at(checkpoint.size);
  const crypt::SigningKey* const key = sealing.signing_key(signers.front());
  SW_CHECK(key != nullptr);
  return signers.size() == 1 ? reg::mark_checkpoint(checkpoint, *key) : sign(checkpoint, signers, sealing);
}

Result<reg::Checkpoint> open_end_note(std::string_view note, const reg::KeyChain& keys,
                                      const Sealing& sealing) {
  if (auto said = read(note); said && is_marked(note, *said, keys, sealing)) return said;
  auto opened = keys.open(note);
  if (!opened)
    return fail(
        ErrorCode::Damaged,
        fmt::format("the checkpoint is not one that this organisation signed ({})", opened.error().detail),
        std::string(kPlace));
  if (!reg::is_spelt_by(note, keys.signers_at(opened->size)))
    return fail(ErrorCode::Damaged, "the checkpoint's text was changed", "table leaf, column note");
  return opened;
}

std::string signed_checkpoint(std::string_view note, const reg::KeyChain& keys, const Sealing& sealing) {
  const auto said = read(note);
  SW_CHECK(said.has_value());
  const std::vector<reg::NoteKey> signers = keys.signers_at(said->size);
  if (is_marked(note, *said, keys, sealing)) return sign(*said, signers, sealing);
  SW_CHECK(reg::is_spelt_by(note, signers));
  return std::string(note);
}

}  // namespace sharewell::store
