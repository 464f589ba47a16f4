// SPDX-License-Identifier: MIT
// What happens between a folder and a running store: tables made once, and what is there held against the
// keys. In: the writing connection. Out: the office file's reference and the mirror. Never: mends what does
// not fit.
#pragma once

#include "store/mirror.h"
#include "store/sealing.h"

namespace sharewell::store {

class Database;

/// Makes tables, meta, the office file's key and the checkpoint of an empty register, in one transaction.
[[nodiscard]] Result<void> make_store(Database& database, const Sealing& sealing);

/// The office file's reference, after meta was found to fit the keys. KeysMissing if it was made with others.
[[nodiscard]] Result<FileRef> check_meta(Database& database, const Sealing& sealing);

/// The signed checkpoint of table checkpoint, opened, with its note. Damaged if it does not fit the keys.
struct StoredCheckpoint {
  std::uint64_t size = 0;
  Digest root{};
  std::string note;
};
[[nodiscard]] Result<StoredCheckpoint> load_checkpoint(Database& database, const Sealing& sealing);

/// The register and the file cards, after entries, leaves and checkpoint were found to be of one size and
/// root.
[[nodiscard]] Result<Grown> load_register(Database& database, const Sealing& sealing);

}  // namespace sharewell::store
