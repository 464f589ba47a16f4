// SPDX-License-Identifier: MIT
#include "register/checkpoint.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "crypt/hash.h"
#include "register/lines.h"

namespace sharewell::reg {
namespace {

constexpr std::size_t kNoteBytes = 1u << 17;  // 16 signatures of 5 KB each, as the specification warns of
constexpr std::size_t kNoteSignatures = 64;   // the specification asks for at least 16
constexpr std::size_t kOriginBytes = 200;
constexpr std::uint8_t kEd25519 = 0x01;
constexpr std::size_t kKeyIdBytes = 4;
constexpr std::string_view kDash = "\xe2\x80\x94 ";  // em dash and space

struct Verifier {
  std::string_view name;
  Bytes id, key;
};
struct Signature {
  std::string_view name;
  Bytes id, bytes;
};
struct Note {
  std::string_view text;  ///< with its last line end: what is signed
  std::vector<Signature> signatures;
};

Bytes joined(ByteView first, ByteView second) {
  Bytes out(first.size() + second.size());
  std::copy(second.begin(), second.end(), std::copy(first.begin(), first.end(), out.begin()));
  return out;
}

Bytes typed_key(ByteView public_key) { return joined({&kEd25519, 1}, public_key); }

Bytes key_id(std::string_view name, ByteView public_key) {
  const Digest digest =
      crypt::Sha256().update(bytes_of(name)).update(bytes_of("\n")).update(typed_key(public_key)).finish();
  return Bytes(digest.begin(), digest.begin() + kKeyIdBytes);
}

std::string body_of(const Checkpoint& checkpoint) {
  return fmt::format("{}\n{}\n{}\n", checkpoint.origin, checkpoint.size, to_base64(checkpoint.root));
}

std::unexpected<Error> bad_note(std::string what) {
  return fail(ErrorCode::BadInput, std::move(what), "checkpoint");
}

Result<Verifier> read_verifier(std::string_view text) {
  const auto refused = [] {
    return fail(ErrorCode::BadInput, "not a verifier key of the form name+id+key", "verifier key");
  };
  const std::size_t first = text.find('+');
  const std::size_t second = first == text.npos ? text.npos : text.find('+', first + 1);
  if (second == text.npos || text.size() > kNoteBytes) return refused();
  const std::string_view name = text.substr(0, first);
  const auto key = from_base64(text.substr(second + 1));
  if (!is_origin(name) || !key || key->size() != 33 || key->front() != kEd25519) return refused();
  Verifier verifier{name, {}, Bytes(key->begin() + 1, key->end())};
  verifier.id = key_id(name, verifier.key);
  if (to_hex(verifier.id) != text.substr(first + 1, second - first - 1)) return refused();
  return verifier;
}

Result<Signature> read_signature(std::string_view line) {
  if (!line.starts_with(kDash)) return bad_note("a signature line does not begin with a dash and a space");
  line.remove_prefix(kDash.size());
  const std::size_t space = line.find(' ');
  if (space == 0 || space == line.npos || line.substr(0, space).find('+') != line.npos)
    return bad_note("a signature line names no key");
  const auto bytes = from_base64(line.substr(space + 1));
  if (!bytes || bytes->size() <= kKeyIdBytes)
    return bad_note("a signature is not base64 of a key id and a signature");
  const auto middle = bytes->begin() + kKeyIdBytes;
  return Signature{line.substr(0, space), Bytes(bytes->begin(), middle), Bytes(middle, bytes->end())};
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
    SW_TRY(Signature signature, read_signature(*line));
    out.signatures.push_back(std::move(signature));
  }
  return out;
}

Result<Checkpoint> read_body(std::string_view text) {
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

}  // namespace

bool is_origin(std::string_view text) {
  return !text.empty() && text.size() <= kOriginBytes &&
         std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7f && c != '+'; });
}

std::string sign_checkpoint(const Checkpoint& checkpoint, const crypt::SigningKey& key) {
  SW_CHECK(is_origin(checkpoint.origin));
  const std::string body = body_of(checkpoint);
  const Bytes signature = joined(key_id(checkpoint.origin, key.public_key()), key.sign(bytes_of(body)));
  return fmt::format("{}\n{}{} {}\n", body, kDash, checkpoint.origin, to_base64(signature));
}

std::string verifier_key(std::string_view origin, ByteView public_key) {
  SW_CHECK(is_origin(origin) && public_key.size() == 32);
  return fmt::format("{}+{}+{}", origin, to_hex(key_id(origin, public_key)),
                     to_base64(typed_key(public_key)));
}

Result<Checkpoint> open_checkpoint(std::string_view note, std::string_view verifier_key) {
  SW_TRY(const Verifier verifier, read_verifier(verifier_key));
  SW_TRY(const Note parts, read_note(note));
  bool fits = false;
  for (const Signature& one : parts.signatures) {
    if (one.name != verifier.name || one.id != verifier.id) continue;
    fits = crypt::signature_fits(verifier.key, bytes_of(parts.text), one.bytes);
    if (!fits)
      return fail(ErrorCode::Damaged, "the register's signature does not fit the checkpoint", "checkpoint");
  }
  if (!fits)
    return fail(ErrorCode::Damaged, "the checkpoint is not signed by this register's key", "checkpoint");
  SW_TRY(Checkpoint checkpoint, read_body(parts.text));
  if (checkpoint.origin != verifier.name)
    return fail(ErrorCode::Damaged, "the checkpoint is of another register", "checkpoint");
  return checkpoint;
}

}  // namespace sharewell::reg
