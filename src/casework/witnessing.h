// SPDX-License-Identifier: MIT
// Witnessing between organisations: each tells the others' registers "I saw you grow", and keeps what the
// others told it.
//
// In: office entries in register order; the key of a register to watch; a growth proof; a cosigned
// checkpoint; a policy; a time stamp. Out: what is watched and was cosigned last; the cosigned checkpoint.
// Any thread may call it. Never: cosigns before the new checkpoint is durable on record; cosigns a register
// that was cut, rewritten, forked or signed with another key than it went over to, which it names; sends
// anything.
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "record/entry.h"
#include "register/handover.h"

namespace sharewell::store {
class Store;
}

namespace sharewell::casework {

/// The register of another organisation, and what was cosigned last of it, when.
struct WatchedRegister {
  reg::KeyChain keys;  ///< from the one that it was watched with first
  std::optional<reg::Checkpoint> last;
  Instant cosigned_at;
};

/// A checkpoint of this organisation's own register, and what a time stamping authority replied to it.
struct Stamped {
  std::string note;
  Bytes reply;
};
/// What is to be kept as that.
struct StampOffered {
  std::string note;
  Bytes reply;
  Bytes request;          ///< what was asked, with its nonce; empty: it is not there any more
  std::string authority;  ///< certificates of those who may say so, PEM
};

class Witnessing {
 public:
  /// Takes in an office entry. Damaged if one of its kinds cannot be read.
  [[nodiscard]] Result<void> apply(const record::EntryBody& entry);

  /// In the order in which they were first watched.
  [[nodiscard]] std::vector<WatchedRegister> watched() const;
  /// The newest checkpoint of this organisation's own register that others cosigned; empty if none did.
  [[nodiscard]] std::string own() const;

  /// Which witnesses this organisation wants for its own register (c2sp.org/tlog-policy); empty if it did not
  /// say.
  [[nodiscard]] std::string policy() const;

  /// The newest checkpoint of this organisation's own register that has a time stamp.
  [[nodiscard]] std::optional<Stamped> stamped() const;

  /// Keeps a time stamp, once where it is offered again; gives the time that it says.
  /// errors  BadInput: no checkpoint or no reply, or longer than the register. Stale: one of a longer
  /// register
  ///         is kept. Damaged: this organisation did not sign it, the register did not grow from it, or the
  ///         reply is not the authority's over it, and to the request.
  [[nodiscard]] Result<Instant> keep_stamp(store::Store& store, const StampOffered& offered, Instant now);
  /// From now on these. BadInput with the line that cannot be read, or if it does not name the register's
  /// key.
  [[nodiscard]] Result<void> choose(store::Store& store, std::string_view policy, Instant now);
  /// From now on this register may be cosigned. BadInput: no verifier key, this organisation's own, or
  /// watched already.
  [[nodiscard]] Result<void> watch(store::Store& store, std::string_view key, Instant now);
  /// Takes over the new keys of a watched register from the handovers that it published; gives how many.
  /// errors  BadInput: no handovers. NotFound: not watched. Damaged: they are not signed by both keys, do not
  ///         lead on from the key that is known, or the register that was cosigned is not the one that was
  ///         handed over.
  [[nodiscard]] Result<std::size_t> follow(store::Store& store, std::string_view handovers, Instant now);
  /// The checkpoint of an `add-checkpoint` request with this organisation's cosignature.
  /// errors  as reg::may_cosign; DiskFull, Unavailable: it could not be put on record, so nothing was
  /// cosigned.
  [[nodiscard]] Result<std::string> cosign(store::Store& store, std::string_view request, Instant now);
  /// Keeps a checkpoint of this organisation's register with the cosignatures that others gave it; those kept
  /// earlier for the same checkpoint stay. Gives how many cosignatures it then has.
  /// errors  BadInput: no checkpoint, without a cosignature, or longer than the register. Damaged: this
  ///         organisation did not sign it, or the register did not grow from it.
  [[nodiscard]] Result<std::size_t> keep(store::Store& store, std::string_view note, Instant now);

 private:
  /// `once`: what stood when it was decided to keep this, so that of two servers one does.
  [[nodiscard]] static Result<void> put(store::Store& store, record::EntryKind kind, json::object body,
                                        Instant now, std::string once = {});
  [[nodiscard]] std::optional<WatchedRegister> find(std::string_view origin) const;
  [[nodiscard]] Result<void> apply_handover(std::string_view note);
  /// `own`, and how often one was kept: the same text may come again.
  [[nodiscard]] std::pair<std::string, std::uint64_t> own_state() const;

  std::mutex turn_;           ///< one verb at a time here: what was cosigned last is read and replaced
  mutable std::mutex mutex_;  ///< of what follows
  std::vector<WatchedRegister> watched_;
  std::string own_, policy_;
  std::uint64_t own_kept_ = 0;
  std::optional<Stamped> stamped_;
};

}  // namespace sharewell::casework
