// SPDX-License-Identifier: MIT
// Case files that are to be erased, and those that were; and the destruction of the keys that opened them. A
// fold of the organisation's office entries.
//
// In: office entries in register order, the key ring, the store. Out: who asked for what and when; after
// `finish`, a key ring without any key that what was erased was wrapped under. Any thread may call it. Never:
// destroys a key that something which is kept is wrapped under; says what an erased file was about.
// @cite docs/erasure.md
#pragma once

#include <mutex>
#include <shared_mutex>
#include <vector>

#include "crypt/key_ring.h"
#include "record/keeping_bodies.h"
#include "store/store.h"

namespace sharewell::casework {

/// Somebody asked that a file be erased, and nobody has taken that back or carried it out.
struct ErasureWaiting {
  std::uint64_t index = 0;  ///< of the entry
  PersonRef by;
  Instant at;
  record::ErasureAsked asked;
  [[nodiscard]] Instant earliest() const { return at + store::kErasureWaitMs; }
};
struct ErasureDone {
  std::uint64_t index = 0;
  PersonRef by;  ///< who agreed
  Instant at;
  record::FileErased erased;
};

class Erasures {
 public:
  /// @pre the ring has the organisation. It must outlive this.
  Erasures(crypt::KeyRing& ring, std::string organisation, Random random);

  /// errors  Damaged if an office entry cannot be read.
  [[nodiscard]] Result<void> apply(const record::Entry& entry);
  [[nodiscard]] std::optional<ErasureWaiting> waiting(const FileRef& file) const;
  [[nodiscard]] std::vector<ErasureWaiting> waiting() const;  ///< oldest first
  [[nodiscard]] std::vector<ErasureDone> done() const;        ///< oldest first

  /// Whether a key is still there under which an erased file's key was wrapped.
  [[nodiscard]] bool is_unfinished() const;
  /// Goes on wherever it was cut off: a new epoch, every key that is kept under it, the log emptied, the
  /// older epochs ended. Nothing to do if it is finished. errors  Busy: somebody reads from before; to be
  /// called again later. DiskFull, Unavailable, Stale as the
  ///         store and the key ring say.
  [[nodiscard]] Result<void> finish(store::Store& store);

 private:
  [[nodiscard]] std::uint32_t last_epoch() const;
  crypt::KeyRing& ring_;
  const crypt::OrganisationKeys& keys_;  ///< looked up once: another organisation may be added meanwhile
  std::string organisation_;
  Random random_;
  mutable std::shared_mutex mutex_;
  std::mutex finishing_;
  std::vector<ErasureWaiting> waiting_;
  std::vector<ErasureDone> done_;
};

}  // namespace sharewell::casework
