// SPDX-License-Identifier: MIT
#include "register/cosignature.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sharewell::reg {
namespace {

constexpr std::size_t kTimeBytes = 8;
constexpr std::uint64_t kLatest =
    253'402'300'799;  // the end of the year 9999: a later one can hardly be told

std::string message_of(const Note& note, std::uint64_t seconds) {
  return fmt::format("cosignature/v1\ntime {}\n{}", seconds, note.text);
}

/// The time in front of a signature, or nullopt if it is too short or says a time beyond the last.
std::optional<std::uint64_t> time_of(ByteView bytes) {
  if (bytes.size() <= kTimeBytes) return std::nullopt;
  std::uint64_t seconds = 0;
  for (const std::uint8_t byte : bytes.first(kTimeBytes)) seconds = seconds << 8 | byte;
  if (seconds > kLatest) return std::nullopt;
  return seconds;
}

std::string line_of(const NoteSignature& one) {
  NoteKey key;
  key.name = one.name;
  key.id = one.id;
  return signature_line(key, one.bytes);
}

}  // namespace

std::string cosign(const Note& note, std::string_view name, const crypt::SigningKey& key,
                   std::uint64_t seconds) {
  SW_CHECK(seconds <= kLatest);
  Bytes stamped;
  for (unsigned shift = 64; shift > 0; shift -= 8)
    stamped.push_back(static_cast<std::uint8_t>(seconds >> (shift - 8) & 0xFFu));
  const auto signature = key.sign(bytes_of(message_of(note, seconds)));
  stamped.insert(stamped.end(), signature.begin(), signature.end());
  return signature_line(note_key(name, KeyType::Cosigner, key.public_key()), stamped);
}

Result<std::optional<std::uint64_t>> cosigned_at(const Note& note, const NoteKey& key) {
  std::optional<std::uint64_t> latest;
  for (const NoteSignature& one : note.signatures) {
    if (!one.is_by(key)) continue;
    const auto seconds = time_of(one.bytes);
    if (!seconds || !crypt::signature_fits(key.key, bytes_of(message_of(note, *seconds)),
                                           ByteView(one.bytes).subspan(kTimeBytes)))
      return fail(ErrorCode::Damaged,
                  fmt::format("the cosignature of '{}' does not fit the checkpoint", key.name), "checkpoint");
    latest = std::max(latest.value_or(0), *seconds);
  }
  return latest;
}

Result<std::string> with_signatures(std::string_view note, std::string_view lines) {
  SW_TRY(const Note was, read_note(note));
  const std::string fresh = fmt::format("{}\n{}", was.text, lines);
  SW_TRY(const Note added, read_note(fresh));
  std::string out = fmt::format("{}\n", was.text);
  for (const NoteSignature& one : was.signatures)
    if (std::none_of(added.signatures.begin(), added.signatures.end(), [&](const NoteSignature& other) {
          return other.name == one.name && other.id == one.id;
        }))
      out += line_of(one);
  for (const NoteSignature& one : added.signatures) out += line_of(one);
  SW_TRY([[maybe_unused]] const Note whole, read_note(out));
  return out;
}

}  // namespace sharewell::reg
