// SPDX-License-Identifier: MIT
#include "register/note.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "crypt/hash.h"
#include "register/lines.h"

namespace sharewell::reg {
namespace {

constexpr std::size_t kNoteBytes = 1u << 17;  // 16 signatures of 5 KB each, as the specification warns of
constexpr std::size_t kNoteSignatures = 64;   // the specification asks for at least 16
constexpr std::size_t kNameBytes = 200;
constexpr std::size_t kKeyIdBytes = 4;
constexpr std::size_t kKeyBytes = 32;
constexpr std::string_view kDash = "\xe2\x80\x94 ";  // em dash and space

Bytes joined(ByteView first, ByteView second) {
  Bytes out(first.size() + second.size());
  std::copy(second.begin(), second.end(), std::copy(first.begin(), first.end(), out.begin()));
  return out;
}

Bytes typed_key(KeyType type, ByteView public_key) {
  const auto byte = static_cast<std::uint8_t>(type);
  return joined({&byte, 1}, public_key);
}

std::unexpected<Error> bad_note(std::string what) {
  return fail(ErrorCode::BadInput, std::move(what), "checkpoint");
}

Result<NoteSignature> read_signature(std::string_view line) {
  if (!line.starts_with(kDash)) return bad_note("a signature line does not begin with a dash and a space");
  line.remove_prefix(kDash.size());
  const std::size_t space = line.find(' ');
  if (space == 0 || space == line.npos || line.substr(0, space).find('+') != line.npos)
    return bad_note("a signature line names no key");
  const auto bytes = from_base64(line.substr(space + 1));
  if (!bytes || bytes->size() <= kKeyIdBytes)
    return bad_note("a signature is not base64 of a key id and a signature");
  const auto middle = bytes->begin() + kKeyIdBytes;
  return NoteSignature{line.substr(0, space), Bytes(bytes->begin(), middle), Bytes(middle, bytes->end())};
}

}  // namespace

bool is_key_name(std::string_view text) {
  return !text.empty() && text.size() <= kNameBytes &&
         std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7f && c != '+'; });
}

NoteKey note_key(std::string_view name, KeyType type, ByteView public_key) {
  SW_CHECK(is_key_name(name) && public_key.size() == kKeyBytes);
  Bytes named(name.begin(), name.end());
  named.push_back('\n');
  const Digest digest = crypt::sha256(joined(named, typed_key(type, public_key)));
  return {std::string(name), type, Bytes(digest.begin(), digest.begin() + kKeyIdBytes),
          Bytes(public_key.begin(), public_key.end())};
}

std::string key_text(const NoteKey& key) {
  return fmt::format("{}+{}+{}", key.name, to_hex(key.id), to_base64(typed_key(key.type, key.key)));
}

Result<NoteKey> read_key(std::string_view text, KeyType type) {
  const auto refused = [type] {
    return fail(ErrorCode::BadInput,
                type == KeyType::Register ? "not a verifier key of the form name+id+key"
                                          : "not a cosigner's key of the form name+id+key",
                "verifier key");
  };
  const std::size_t first = text.find('+');
  const std::size_t second = first == text.npos ? text.npos : text.find('+', first + 1);
  if (second == text.npos || text.size() > kNoteBytes) return refused();
  const auto key = from_base64(text.substr(second + 1));
  if (!is_key_name(text.substr(0, first)) || !key || key->size() != 1 + kKeyBytes ||
      key->front() != static_cast<std::uint8_t>(type))
    return refused();
  NoteKey out = note_key(text.substr(0, first), type, ByteView(*key).subspan(1));
  if (to_hex(out.id) != text.substr(first + 1, second - first - 1)) return refused();
  return out;
}

std::string signature_line(const NoteKey& key, ByteView signature) {
  return fmt::format("{}{} {}\n", kDash, key.name, to_base64(joined(key.id, signature)));
}

Result<Note> read_note(std::string_view note) {
  if (note.size() > kNoteBytes)
    return fail(ErrorCode::TooLarge, fmt::format("{} bytes, and the limit is {}", note.size(), kNoteBytes),
                "checkpoint");
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n'; };
  if (bad_utf8_at(note) || std::any_of(note.begin(), note.end(), is_control))
    return bad_note("the text is not plain UTF-8");
  const std::size_t blank = note.rfind("\n\n");
  if (blank == note.npos || !note.ends_with('\n') || blank + 2 == note.size())
    return bad_note("there is no blank line with signatures after it");
  Note out{note.substr(0, blank + 1), {}};
  Lines lines(note.substr(blank + 2));
  while (const auto line = lines.next()) {
    if (out.signatures.size() == kNoteSignatures) return bad_note("there are too many signatures");
    SW_TRY(NoteSignature signature, read_signature(*line));
    out.signatures.push_back(std::move(signature));
  }
  return out;
}

}  // namespace sharewell::reg
