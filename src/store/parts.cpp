// SPDX-License-Identifier: MIT
#include "store/parts.h"

#include <fmt/format.h>

#include "crypt/key_ring.h"
#include "store/entry_reader.h"
#include "store/following.h"
#include "store/opening.h"
#include "store/schema.h"

namespace sharewell::store {

/// The writing connection, to tables that are as they are made and belong to these keys.
Result<Database> Store::Parts::open_database(const Options& options) {
  const std::string& id = sealing.keys().id();
  if (!folder.mark().empty() && folder.mark() != id)
    return fail(
        ErrorCode::KeysMissing,
        fmt::format("this folder belongs to the keys of an organisation '{}', and the key ring has '{}'; put "
                    "the key ring back that belongs to it",
                    folder.mark(), id));
  SW_TRY(shown, Shown::open(options.shown));
  if (!place.is_shared()) SW_DO(folder.prepare_database());
  SW_TRY(Database database, Database::open_writer(place, options.pages_max));
  if (options.serves) SW_DO(database.be_one_of_those_that_serve());
  SW_TRY(const bool fresh, was_never_used(database));
  if (fresh && !folder.mark().empty())
    return fail(ErrorCode::Damaged,
                "records were kept here, but the database holds none; keep the folder as it is and put "
                "back your "
                "newest safe copy",
                folder.database().string());
  if (fresh) {
    SW_DO(shown->check(0));
    SW_DO(make_store(database, sealing));
  }
  SW_DO(bring_up(database, sealing));
  SW_DO(check_version(database));
  SW_DO(check_tables(database));
  SW_TRY(office, check_meta(database, sealing));
  if (folder.mark().empty()) SW_DO(folder.set_mark(id));
  return database;
}

/// What is there, into memory, from one state of it.
Result<void> Store::Parts::load(Database& database) {
  SW_DO(database.begin_read());
  SW_TRY(Grown grown, load_register(database, sealing));
  SW_DO(shown->check(grown.leaves.size()));
  const std::vector<std::uint64_t> firsts = grown.firsts;
  mirror.publish(std::move(grown));
  SW_TRY(auto cards, EntryReader(database, sealing, mirror).cards());
  Grown named;
  named.frontier = mirror.frontier();
  for (auto& [first, file, card] : cards) {
    named.began.emplace(file, first);
    if (card) named.files.push_back(*std::move(card));
  }
  SW_TRY(const auto of_office, office_first(firsts, named.began));
  if (of_office) named.began.emplace(office, *of_office);
  mirror.publish(std::move(named));
  SW_DO(database.commit());
  if (!place.is_shared()) return {};
  SW_DO(database.begin_write());
  SW_DO(confirm(database));
  return database.commit();
}

Result<void> Store::Parts::open(const Options& options) {
  SW_TRY(Database database, open_database(options));
  SW_DO(load(database));
  // On a full disk outsiders see what they saw; that is no reason not to open.
  if (const auto done = prover.publish(*shown); !done && done.error().code != ErrorCode::DiskFull)
    return std::unexpected(done.error());
  committer = std::make_unique<Committer>(std::move(database), sealing, mirror, shelf, office, clock);
  return {};
}

Result<Readers::Lease> Store::Parts::lend() {
  SW_TRY(Readers::Lease lease, readers.lend());
  if (!place.is_shared()) return lease;
  const std::uint64_t known = mirror.size();  // before it is asked for: it may grow meanwhile
  auto entries = entries_now(lease.database());
  if (!entries && lease.database().is_broken()) {
    // The server may have been started anew since: then every connection that waits here is gone.
    readers.drop_idle();
    SW_DO(lease.database().renew());
    entries = entries_now(lease.database());
  }
  if (!entries) return std::unexpected(entries.error());
  if (*entries < known)
    return fail(ErrorCode::Damaged, "there are fewer entries than this server knew", "PostgreSQL");
  // Whoever leads the commits takes in what others wrote, so that nobody else does.
  if (*entries > mirror.size()) SW_DO(committer->submit([](Group&) { return Result<void>{}; }));
  return lease;
}

Result<void> Store::Parts::catch_up() {
  if (!place.is_shared()) return {};
  SW_TRY([[maybe_unused]] const Readers::Lease lease, lend());
  return {};
}

}  // namespace sharewell::store
