// SPDX-License-Identifier: MIT
// What happens between a folder and a running store: tables made once or brought up from earlier ones, and
// what is there held against the keys. In: the writing connection. Out: the office file's reference and the
// mirror. Never: mends what does not fit.
#pragma once

#include "register/handover.h"
#include "store/mirror.h"
#include "store/sealing.h"

namespace sharewell::store {

class Database;
class Query;

/// Makes tables, the office file's key and meta with the checkpoint of an empty register, in one transaction.
[[nodiscard]] Result<void> make_store(Database& database, const Sealing& sealing);

/// Brings a store of an earlier version up to this one, in one transaction: whole or not at all. Nothing to
/// do for any other.
[[nodiscard]] Result<void> bring_up(Database& database, const Sealing& sealing);

/// Unavailable, with what to do, if the tables are of an earlier version; Damaged if of an unknown one.
[[nodiscard]] Result<void> check_version(Database& database);

/// A row of table leaf.
struct LeafRow {
  Digest hash{}, once{};    ///< once: zeros if the entry's write had none
  std::uint64_t first = 0;  ///< the number of its file's first entry
  std::string_view note;    ///< lies in the query's row
};
#define SW_LEAF_COLUMNS "idx, hash, once, first, note"
[[nodiscard]] Result<LeafRow> leaf_row(const Query& row);

/// The office file's reference, after meta was found to fit the keys. KeysMissing if it was made with others.
[[nodiscard]] Result<FileRef> check_meta(Database& database, const Sealing& sealing);

/// The keys that the register was signed with, by the handovers in meta. KeysMissing if the key ring has not
/// the newest of them; Damaged if the handovers are not such as lead there.
[[nodiscard]] Result<reg::KeyChain> load_keys(Database& database, const Sealing& sealing);
/// The same, by what stands in meta; empty: there was no handover.
[[nodiscard]] Result<reg::KeyChain> keys_by(std::string_view handovers, const Sealing& sealing);

/// The newest checkpoint, opened, with its note as the last leaf carries it (end_note.h). Damaged if it does
/// not fit the keys.
struct StoredCheckpoint {
  std::uint64_t size = 0;
  Digest root{};
  std::string note;
};
[[nodiscard]] Result<StoredCheckpoint> load_checkpoint(Database& database, const Sealing& sealing);

/// The register and the file cards, after leaves and checkpoint were found to be of one size and root, and
/// the last entry to be there. It does not count the entries.
[[nodiscard]] Result<Grown> load_register(Database& database, const Sealing& sealing);

/// The number that stands for the office file on the leaves: the only one that is no case file's. None if it
/// has no entry yet. Damaged if there are several, or if a first entry's own leaf names another.
[[nodiscard]] Result<std::optional<std::uint64_t>> office_first(
    const std::vector<std::uint64_t>& firsts, const std::unordered_map<FileRef, std::uint64_t>& began);

}  // namespace sharewell::store
