// SPDX-License-Identifier: MIT
// What a store consists of, and how it is opened and lends connections.
// In: a place and its keys. Out: memory that knows what the database holds. Never: seen outside the store.
#pragma once

#include "crypt/key_shelf.h"
#include "store/committer.h"
#include "store/folder.h"
#include "store/prover.h"
#include "store/readers.h"
#include "store/shown.h"
#include "store/store.h"

namespace sharewell::store {

constexpr std::size_t kFilesLatelyWritten = 1024;

struct Store::Parts {
  Place place;
  Folder folder;
  Sealing sealing;
  Clock clock;
  Mirror mirror{};
  std::unique_ptr<Shown> shown{};
  Prover prover{mirror, sealing};
  FileRef office{};
  crypt::KeyShelf shelf{kFilesLatelyWritten};
  std::unique_ptr<Committer> committer{};
  Readers readers;  ///< goes first, so that the writing connection is the last to close and empties the log

  Parts(Place at, Folder taken, const crypt::OrganisationKeys& keys, Clock time, Random random)
      : place(std::move(at)),
        folder(std::move(taken)),
        sealing(keys, std::move(random)),
        clock(std::move(time)),
        readers(place) {}

  [[nodiscard]] Result<void> open(const Options& options);
  [[nodiscard]] Result<Database> open_database(const Options& options);
  [[nodiscard]] Result<void> load(Database& database);
  /// A connection to read with, once memory knows all that can be read over it.
  [[nodiscard]] Result<Readers::Lease> lend();
  [[nodiscard]] Result<void> catch_up();
};

}  // namespace sharewell::store
