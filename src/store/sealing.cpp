// SPDX-License-Identifier: MIT
#include "store/sealing.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "crypt/hash.h"
#include "crypt/key_ring.h"
#include "crypt/seal.h"
#include "register/checkpoint.h"
#include "register/tree.h"

namespace sharewell::store {
namespace {

constexpr std::string_view kEntryFormat = "sharewell entry 1";
constexpr std::string_view kFileKeyFormat = "sharewell file key 1";
constexpr std::string_view kDraftKeyFormat = "sharewell draft key 1";
constexpr std::string_view kDraftFormat = "sharewell draft 1";
constexpr std::size_t kUidBytes = 16;
constexpr std::size_t kEntryBucket = 256;  // of an entry that is longer than a page
// What SQLite lets a page of rows hold, and what a row of table entry takes beside its padded text: its own
// head, the other columns, the seal.
constexpr std::size_t kPageBytes = 4088, kRowBytes = 43 + crypt::kSealOverhead;
constexpr std::size_t kDraftBucket = 1024;  // a draft is saved at each step; its length would say which
constexpr std::size_t kHeadBytes = 2 * sizeof(Digest);

Digest digest_at(ByteView bytes, std::size_t at) {
  Digest out;
  std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(at), out.size(), out.begin());
  return out;
}

EntryColumns columns_of(const EntryRow& row) { return {row.index, row.file, row.kind, row.uid, row.sealed}; }

/// Entries are padded so that whole ones fill a page: what hides their length costs no page. Long ones, of
/// which one or two go on a page, to eighths of it, for shorter ones fill up the rest.
std::size_t bucket_for(std::size_t length) {
  for (const std::size_t in_a_page : {12, 10, 8, 6, 5, 4, 3})
    if (const std::size_t bucket = kPageBytes / in_a_page - kRowBytes; length < bucket) return bucket;
  for (std::size_t eighths = 3; eighths <= 8; ++eighths)
    if (const std::size_t bucket = kPageBytes * eighths / 8 - kRowBytes; length < bucket) return bucket;
  return kEntryBucket;
}

Digest leaf_data_of(const Digest& blind, std::string_view canonical) {
  return crypt::hmac_sha256(blind, bytes_of(canonical));
}

}  // namespace

Sealing::Sealing(const crypt::OrganisationKeys& keys, Random random)
    : keys_(keys), random_(std::move(random)) {}

std::string Sealing::origin() const { return fmt::format("sharewell/{}-{}", keys_.name(), keys_.id()); }

reg::NoteKey Sealing::own_key() const {
  return reg::note_key(origin(), reg::KeyType::Register, keys_.signing().public_key());
}

const crypt::SigningKey* Sealing::signing_key(const reg::NoteKey& key) const {
  for (const crypt::SigningKey* one : {&keys_.signing(), keys_.next_signing()})
    if (one != nullptr && std::ranges::equal(one->public_key(), key.key)) return one;
  return nullptr;
}

Result<WrappedKey> Sealing::wrap(ByteView place, const crypt::TransientKey& key) const {
  const std::uint32_t epoch = keys_.epoch();
  const auto under = keys_.epoch_key(epoch);
  if (under == nullptr)
    return fail(ErrorCode::KeysMissing, fmt::format("the key ring has no key of epoch {}", epoch));
  const Bytes bound = crypt::bind({text_of(place), std::to_string(epoch)});
  return WrappedKey{epoch, crypt::seal(*under, key.view(), bound, random_)};
}

Result<crypt::TransientKey> Sealing::unwrap(ByteView place, std::int64_t epoch, ByteView wrapped) const {
  const bool fits = epoch >= 0 && epoch <= std::int64_t{UINT32_MAX};
  const auto under = fits ? keys_.epoch_key(static_cast<std::uint32_t>(epoch)) : nullptr;
  if (under == nullptr)
    return fail(ErrorCode::KeysMissing, fmt::format("the key ring has no key of epoch {}", epoch));
  return crypt::open_key(*under, wrapped, crypt::bind({text_of(place), std::to_string(epoch)}));
}

Result<WrappedKey> Sealing::wrap_file_key(const FileRef& file, const crypt::TransientKey& key) const {
  return wrap(crypt::bind({kFileKeyFormat, keys_.id(), file.text()}), key);
}

Result<crypt::TransientKey> Sealing::open_file_key(std::string_view file, std::int64_t epoch,
                                                   ByteView wrapped) const {
  return unwrap(crypt::bind({kFileKeyFormat, keys_.id(), file}), epoch, wrapped);
}

Result<WrappedKey> Sealing::rewrap(ByteView place, std::int64_t epoch, ByteView wrapped) const {
  SW_TRY(const crypt::TransientKey key, unwrap(place, epoch, wrapped));
  return wrap(place, key);
}

Result<WrappedKey> Sealing::rewrap_file_key(std::string_view file, std::int64_t epoch,
                                            ByteView wrapped) const {
  return rewrap(crypt::bind({kFileKeyFormat, keys_.id(), file}), epoch, wrapped);
}

Result<WrappedKey> Sealing::rewrap_draft_key(std::string_view draft, std::int64_t epoch,
                                             ByteView wrapped) const {
  return rewrap(crypt::bind({kDraftKeyFormat, keys_.id(), draft}), epoch, wrapped);
}

Bytes Sealing::entry_place(const EntryColumns& row) const {
  return crypt::bind({kEntryFormat, keys_.id(), row.file, text_of(row.uid), std::to_string(row.kind)});
}

SealedEntry Sealing::seal_entry(crypt::KeyView file_key, const FileRef& file, record::EntryKind kind,
                                std::string_view canonical, const Digest& once) const {
  std::array<std::uint8_t, kUidBytes + sizeof(Digest)> drawn{};
  random_(drawn);
  SealedEntry out;
  out.uid.assign(drawn.begin(), drawn.begin() + kUidBytes);
  const Digest blind = digest_at(drawn, kUidBytes);
  Bytes plain;
  plain.reserve(kHeadBytes + canonical.size());
  plain.insert(plain.end(), blind.begin(), blind.end());
  plain.insert(plain.end(), once.begin(), once.end());
  plain.insert(plain.end(), canonical.begin(), canonical.end());
  const crypt::TransientKey key = crypt::derive_transient(file_key, "entry", out.uid);
  const EntryColumns columns{0, file.text(), static_cast<std::int64_t>(kind), out.uid, {}};
  out.sealed = crypt::seal(key, crypt::pad(plain, bucket_for(plain.size())), entry_place(columns), random_);
  out.leaf_hash = reg::leaf_hash(leaf_data_of(blind, canonical));
  return out;
}

Result<PlainEntry> Sealing::open(const crypt::TransientKey& file_key, const EntryColumns& row,
                                 Bytes& room) const {
  const crypt::TransientKey key = crypt::derive_transient(file_key, "entry", row.uid);
  SW_DO(crypt::open_into(room, key, row.sealed, entry_place(row)));
  SW_TRY(const ByteView plain, crypt::unpad(room, std::max(room.size(), std::size_t{1})));
  if (plain.size() < kHeadBytes) return fail(ErrorCode::Damaged, "it is shorter than an entry can be");
  PlainEntry out;
  out.blind = digest_at(plain, 0);
  out.once = digest_at(plain, sizeof(Digest));
  out.canonical = text_of(plain.subspan(kHeadBytes));
  out.leaf_data = leaf_data_of(out.blind, out.canonical);
  out.leaf_hash = reg::leaf_hash(out.leaf_data);
  return out;
}

Result<OpenedEntry> Sealing::open_entry(const crypt::TransientKey& file_key, const EntryRow& row) const {
  Bytes room;
  return open_entry(file_key, columns_of(row), room);
}

Result<OpenedEntry> Sealing::open_entry(const crypt::TransientKey& file_key, const EntryColumns& row,
                                        Bytes& room) const {
  SW_TRY(const PlainEntry plain, open(file_key, row, room));
  SW_TRY(record::EntryBody body, record::entry_from_canonical(plain.canonical));
  if (body.file.text() != row.file || static_cast<std::int64_t>(body.kind) != row.kind)
    return fail(ErrorCode::Damaged, "it says another file or kind inside than beside it");
  return OpenedEntry{plain.blind,     plain.once,      std::string(plain.canonical),
                     plain.leaf_data, plain.leaf_hash, std::move(body)};
}

Result<Sealing::SealedDraft> Sealing::seal_draft(const Draft& draft) const {
  const crypt::TransientKey key = crypt::TransientKey::make(random_);
  const Bytes bound = crypt::bind({kDraftFormat, keys_.id(), draft.ref.text(), draft.author.text(),
                                   std::to_string(draft.version), std::to_string(draft.saved_at.ms)});
  SealedDraft out;
  SW_TRY(out.key, wrap(crypt::bind({kDraftKeyFormat, keys_.id(), draft.ref.text()}), key));
  out.sealed = crypt::seal(key, crypt::pad(bytes_of(draft.content.reveal()), kDraftBucket), bound, random_);
  return out;
}

Result<std::string> Sealing::open_draft(const Draft& draft, std::int64_t epoch, ByteView wrapped_key,
                                        ByteView sealed) const {
  SW_TRY(const crypt::TransientKey key,
         unwrap(crypt::bind({kDraftKeyFormat, keys_.id(), draft.ref.text()}), epoch, wrapped_key));
  const Bytes bound = crypt::bind({kDraftFormat, keys_.id(), draft.ref.text(), draft.author.text(),
                                   std::to_string(draft.version), std::to_string(draft.saved_at.ms)});
  SW_TRY(const Bytes padded, crypt::open(key, sealed, bound));
  SW_TRY(const ByteView plain, crypt::unpad(padded, kDraftBucket));
  return std::string(text_of(plain));
}

Digest once_digest(const PersonRef& actor, std::string_view once) {
  return crypt::sha256(crypt::bind({"sharewell once 1", actor.text(), once}));
}

}  // namespace sharewell::store
