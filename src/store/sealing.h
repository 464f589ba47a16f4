// SPDX-License-Identifier: MIT
// How entries, file keys and drafts are sealed, and what each is bound to (docs/formats/entry.md).
//
// In: an organisation's keys, plain values. Out: sealed values, or the plain ones again if not one bit of
// them or of the columns beside them was changed. Never: touches the database; keeps a file's key longer than
// its caller.
#pragma once

#include <string>

#include "base/bytes.h"
#include "base/ref.h"
#include "base/result.h"
#include "crypt/secret.h"
#include "record/entry.h"
#include "register/note.h"
#include "store/draft.h"

namespace sharewell::crypt {
class OrganisationKeys;
class SigningKey;
}  // namespace sharewell::crypt

namespace sharewell::store {

/// A key wrapped under an epoch key of the key ring.
struct WrappedKey {
  std::uint32_t epoch = 0;
  Bytes wrapped;
};

/// The columns of table entry.
struct EntryRow {
  std::uint64_t index = 0;
  std::string file;
  std::int64_t kind = 0;
  Bytes uid;
  Bytes sealed;
};

/// The same, where they lie.
struct EntryColumns {
  std::uint64_t index = 0;
  std::string_view file;
  std::int64_t kind = 0;
  ByteView uid, sealed;
};

/// An entry as it is kept, before it has its number in the register.
struct SealedEntry {
  Bytes uid, sealed;
  Digest leaf_hash{};
};

/// What is inside a sealed entry, where it was opened.
struct PlainEntry {
  Digest blind{};  ///< r
  Digest once{};   ///< SHA-256 of actor and once id of its write; zeros if it had none
  std::string_view canonical;
  Digest leaf_data{};  ///< HMAC-SHA256(r, canonical)
  Digest leaf_hash{};
};

/// What is inside a sealed entry, read.
struct OpenedEntry {
  Digest blind{}, once{};
  std::string canonical;
  Digest leaf_data{}, leaf_hash{};  ///< as in PlainEntry
  record::EntryBody body;
};

class Sealing {
 public:
  /// `keys` must outlive it; `random` may be called by any thread.
  Sealing(const crypt::OrganisationKeys& keys, Random random);

  [[nodiscard]] Result<WrappedKey> wrap_file_key(const FileRef& file, const crypt::TransientKey& key) const;
  [[nodiscard]] Result<crypt::TransientKey> open_file_key(std::string_view file, std::int64_t epoch,
                                                          ByteView wrapped) const;

  /// The same keys under the newest epoch.
  [[nodiscard]] Result<WrappedKey> rewrap_file_key(std::string_view file, std::int64_t epoch,
                                                   ByteView wrapped) const;
  [[nodiscard]] Result<WrappedKey> rewrap_draft_key(std::string_view draft, std::int64_t epoch,
                                                    ByteView wrapped) const;

  /// `canonical` is that of an entry of this file and kind. Any thread.
  [[nodiscard]] SealedEntry seal_entry(crypt::KeyView file_key, const FileRef& file, record::EntryKind kind,
                                       std::string_view canonical, const Digest& once) const;
  /// Opens an entry into `room`, where its text stays until the next. Damaged if it does not open.
  [[nodiscard]] Result<PlainEntry> open(const crypt::TransientKey& file_key, const EntryColumns& row,
                                        Bytes& room) const;
  /// The same, read. Damaged also if it is not canonical, or says another file or kind inside than beside it.
  [[nodiscard]] Result<OpenedEntry> open_entry(const crypt::TransientKey& file_key,
                                               const EntryRow& row) const;
  /// The same of a row where it lies, by way of `room`.
  [[nodiscard]] Result<OpenedEntry> open_entry(const crypt::TransientKey& file_key, const EntryColumns& row,
                                               Bytes& room) const;

  struct SealedDraft {
    WrappedKey key;
    Bytes sealed;
  };
  [[nodiscard]] Result<SealedDraft> seal_draft(const Draft& draft) const;
  /// `draft` has all but its content, which is what this returns.
  [[nodiscard]] Result<std::string> open_draft(const Draft& draft, std::int64_t epoch, ByteView wrapped_key,
                                               ByteView sealed) const;

  [[nodiscard]] const crypt::OrganisationKeys& keys() const { return keys_; }
  [[nodiscard]] const Random& random() const { return random_; }
  /// The register's name, in checkpoints: "sharewell/northbank-<organisation id>".
  [[nodiscard]] std::string origin() const;
  /// What the organisation is called as a witness of others.
  [[nodiscard]] std::string cosigner() const { return origin() + "/witness"; }
  /// The key of the key ring that the register is signed with, as others know it.
  [[nodiscard]] reg::NoteKey own_key() const;
  /// That key, or the one it goes over to, if it is this; else nullptr.
  [[nodiscard]] const crypt::SigningKey* signing_key(const reg::NoteKey& key) const;

 private:
  [[nodiscard]] Result<WrappedKey> wrap(ByteView place, const crypt::TransientKey& key) const;
  [[nodiscard]] Result<crypt::TransientKey> unwrap(ByteView place, std::int64_t epoch,
                                                   ByteView wrapped) const;
  [[nodiscard]] Result<WrappedKey> rewrap(ByteView place, std::int64_t epoch, ByteView wrapped) const;
  [[nodiscard]] Bytes entry_place(const EntryColumns& row) const;

  const crypt::OrganisationKeys& keys_;
  Random random_;
};

/// What is kept of a client-made id: SHA-256 over the actor and the id.
[[nodiscard]] Digest once_digest(const PersonRef& actor, std::string_view once);

}  // namespace sharewell::store
