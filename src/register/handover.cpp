// SPDX-License-Identifier: MIT
#include "register/handover.h"

#include <fmt/format.h>

#include <algorithm>

#include "register/lines.h"

namespace sharewell::reg {
namespace {

constexpr std::string_view kPlace = "handover";
// No register can be called so: the name of one has its organisation's after a single stroke.
constexpr std::string_view kFirstLine = "sharewell/key-handover/v1";
constexpr std::size_t kHandoversBytes = std::size_t{1} << 20;
constexpr std::size_t kHandovers = 1000;

std::unexpected<Error> none(std::string what) {
  return fail(ErrorCode::BadInput, std::move(what), std::string(kPlace));
}
std::unexpected<Error> refused(std::string what) {
  return fail(ErrorCode::Damaged, std::move(what), std::string(kPlace));
}

std::string body_of(const Checkpoint& before, const NoteKey& from, const NoteKey& to) {
  return fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n", kFirstLine, before.origin, before.size,
                     to_base64(before.root), key_text(from), key_text(to));
}

/// What the text says; who signed it is not looked at.
Result<Handover> read_text(std::string_view text) {
  Lines lines(text);
  const auto first = lines.next();
  if (first != kFirstLine) return none("the text is no handover of a register's key");
  const auto origin = lines.next(), size = lines.next(), root = lines.next(), from = lines.next(),
             to = lines.next();
  if (!to || !lines.rest().empty()) return none("a handover has six lines");
  const auto number = number_from(*size);
  const auto digest = digest_from(*root);
  if (!number || !digest) return none("a handover's size or root cannot be read");
  SW_TRY(NoteKey old_key, read_key(*from, KeyType::Register));
  SW_TRY(NoteKey new_key, read_key(*to, KeyType::Register));
  return Handover{std::move(old_key), std::move(new_key), {std::string(*origin), *number, *digest}};
}

Result<void> signed_by(const Note& note, const NoteKey& key, std::string_view which) {
  const auto by = std::ranges::find_if(note.signatures, [&](const auto& one) { return one.is_by(key); });
  if (by == note.signatures.end()) return refused(fmt::format("the {} key did not sign the handover", which));
  if (!crypt::signature_fits(key.key, bytes_of(note.text), by->bytes))
    return refused(fmt::format("the {} key's signature does not fit the handover", which));
  return {};
}

}  // namespace

std::string sign_handover(const Checkpoint& before, const crypt::SigningKey& from,
                          const crypt::SigningKey& to) {
  const NoteKey old_key = note_key(before.origin, KeyType::Register, from.public_key());
  const NoteKey new_key = note_key(before.origin, KeyType::Register, to.public_key());
  const std::string body = body_of(before, old_key, new_key);
  return fmt::format("{}\n{}{}", body, signature_line(old_key, from.sign(bytes_of(body))),
                     signature_line(new_key, to.sign(bytes_of(body))));
}

Result<Handover> open_handover(std::string_view text) {
  SW_TRY(const Note note, read_note(text));
  SW_TRY(Handover handover, read_text(note.text));
  if (handover.from.name != handover.before.origin || handover.to.name != handover.before.origin)
    return refused("the handover is from or to a key of another register");
  if (handover.from.key == handover.to.key) return refused("the handover is from a key to the same key");
  SW_DO(signed_by(note, handover.from, "old"));
  SW_DO(signed_by(note, handover.to, "new"));
  if (note.signatures.size() != 2)
    return refused("the handover bears other signatures than those of its keys");
  return handover;
}

Result<std::string> handover_origin(std::string_view text) {
  SW_TRY(const Note note, read_note(text));
  SW_TRY(const Handover handover, read_text(note.text));
  return handover.before.origin;
}

// A note has one empty line, so that every second one ends a note.
Result<std::vector<std::string>> split_handovers(std::string_view text) {
  if (text.size() > kHandoversBytes)
    return fail(ErrorCode::TooLarge, fmt::format("more than {} bytes", kHandoversBytes), std::string(kPlace));
  std::vector<std::string> notes;
  while (!text.empty()) {
    const std::size_t middle = text.find("\n\n");
    const std::size_t end = middle == text.npos ? text.npos : text.find("\n\n", middle + 2);
    const std::string_view note = end == text.npos ? text : text.substr(0, end + 1);
    notes.emplace_back(note);
    if (notes.size() > kHandovers) return none("there are more handovers than there can be");
    if (end != text.npos && end + 2 == text.size()) return none("the text ends in an empty line");
    text.remove_prefix(end == text.npos ? text.size() : end + 2);
  }
  return notes;
}

Result<KeyChain> KeyChain::follow(const NoteKey& known, std::string_view handovers) {
  SW_TRY(const auto notes, split_handovers(handovers));
  if (notes.empty()) return KeyChain(known);
  SW_TRY(Handover first, open_handover(notes.front()));
  if (first.before.origin != known.name)
    return refused(fmt::format("the handovers are of the register '{}'", first.before.origin));
  KeyChain chain(std::move(first.from));
  for (const std::string& note : notes) SW_DO(chain.add(note));
  if (!chain.has(known)) return refused("the handovers do not lead on from the key that is known");
  return chain;
}

Result<void> KeyChain::add(std::string_view note) {
  SW_TRY(Handover next, open_handover(note));
  if (next.before.origin != newest().name)
    return refused(fmt::format("the handover is of another register, '{}'", next.before.origin));
  if (key_text(next.from) != key_text(newest()))
    return refused("the handover does not go on from the key that the one before handed over to");
  if (has(next.to)) return refused("the handover goes back to an earlier key");
  if (!handovers_.empty() && next.before.size <= handovers_.back().before.size)
    return refused("the handovers do not stand in their order");
  keys_.push_back(next.to);
  handovers_.push_back(std::move(next));
  notes_.emplace_back(note);
  return {};
}

std::string KeyChain::text() const {
  std::string out;
  for (const std::string& note : notes_) out += (out.empty() ? "" : "\n") + note;
  return out;
}

bool KeyChain::has(const NoteKey& key) const {
  return std::ranges::any_of(keys_, [&](const NoteKey& one) { return key_text(one) == key_text(key); });
}

std::vector<NoteKey> KeyChain::signers_at(std::uint64_t size) const {
  std::size_t at = 0;
  while (at < handovers_.size() && handovers_[at].before.size < size) ++at;
  if (at > 0 && handovers_[at - 1].before.size + 1 == size) return {keys_[at - 1], keys_[at]};
  return {keys_[at]};
}

Result<Checkpoint> KeyChain::open(std::string_view note) const {
  SW_TRY(const Note parts, read_note(note));
  const auto signed_with = [&](const NoteKey& key) {
    return std::ranges::any_of(parts.signatures, [&](const auto& one) { return one.is_by(key); });
  };
  if (std::ranges::none_of(keys_, signed_with)) return open_checkpoint(note, newest());
  SW_TRY(const Checkpoint said, read_checkpoint(parts.text));
  Result<Checkpoint> opened = refused(fmt::format(
      "the checkpoint of {} entries is signed with a key that was not the register's then", said.size));
  for (const NoteKey& key : signers_at(said.size)) {
    if (!signed_with(key)) continue;
    opened = open_checkpoint(note, key);
    if (!opened) break;
  }
  return opened;
}

}  // namespace sharewell::reg
