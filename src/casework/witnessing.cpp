// SPDX-License-Identifier: MIT
#include "casework/witnessing.h"

#include <fmt/format.h>

#include <algorithm>

#include "crypt/hash.h"
#include "crypt/time_stamp.h"
#include "record/bodies.h"
#include "register/cosignature.h"
#include "register/policy.h"
#include "register/witness.h"
#include "store/store.h"

namespace sharewell::casework {
namespace {

/// The once id of an entry that may follow this state once only, whichever server it is on.
std::string once_after(std::string_view what, std::string_view state) {
  return fmt::format("{} {}", what, to_hex(crypt::sha256(bytes_of(state))));
}

/// The checkpoint that a note on record holds. Its signatures were checked before it was put there.
Result<reg::Checkpoint> checkpoint_in(std::string_view note) {
  SW_TRY(const reg::Note parts, reg::read_note(note));
  return reg::read_checkpoint(parts.text);
}

/// A checkpoint that this organisation signed, and that its register grew from.
Result<reg::Checkpoint> own_checkpoint(store::Store& store, std::string_view note) {
  SW_TRY(reg::Checkpoint seen, store.keys()->open(note));
  auto since = store.growth_since(seen.size);
  if (!since) {  // another server published it, less than a minute ago
    store.publish();
    since = store.growth_since(seen.size);
  }
  if (!since) return std::unexpected(since.error());
  SW_TRY(const reg::Checkpoint present, store.keys()->open(since->checkpoint));
  SW_DO(reg::grew({since->old_size, since->proof, since->checkpoint}, seen, present));
  return seen;
}

/// What was cosigned last under the old key is not longer than what that key handed over, nor another.
Result<void> handed_over_what_was_seen(const reg::Handover& handover,
                                       const std::optional<reg::Checkpoint>& last) {
  const reg::Checkpoint& before = handover.before;
  if (!last || last->size < before.size || last->size == before.size + 1) return {};
  if (last->size > before.size)
    return fail(ErrorCode::Damaged,
                fmt::format("the register held {} entries when it was cosigned, and the key that signed them "
                            "says that it handed over at {}: it was cut, rewritten or forked",
                            last->size, before.size),
                "handover");
  if (last->root == before.root) return {};
  return fail(ErrorCode::Damaged,
              "the register that was handed over has as many entries as were cosigned, and others: it was "
              "rewritten or forked",
              "handover");
}

}  // namespace

Result<void> Witnessing::apply(const record::EntryBody& entry) {
  const std::lock_guard lock(mutex_);
  if (entry.kind == record::EntryKind::RegisterWatched) {
    SW_TRY(const auto body, record::read_body<record::RegisterWatched>(entry));
    SW_TRY(reg::NoteKey key, reg::read_key(body.key, reg::KeyType::Register));
    watched_.push_back({reg::KeyChain(std::move(key)), {}, {}});
  } else if (entry.kind == record::EntryKind::CheckpointStamped) {
    SW_TRY(auto body, record::read_body<record::CheckpointStamped>(entry));
    auto reply = from_base64(body.reply);
    if (!reply) return fail(ErrorCode::Damaged, "a time stamp is not base64");
    stamped_ = Stamped{std::move(body.note), *std::move(reply)};
  } else if (entry.kind == record::EntryKind::WitnessesChosen) {
    SW_TRY(auto body, record::read_body<record::WitnessesChosen>(entry));
    policy_ = std::move(body.policy);
  } else if (entry.kind == record::EntryKind::KeyHandedOver) {
    SW_TRY(const auto body, record::read_body<record::KeyHandedOver>(entry));
    SW_DO(apply_handover(body.note));
  } else if (entry.kind == record::EntryKind::CheckpointCosigned) {
    SW_TRY(const auto body, record::read_body<record::CheckpointCosigned>(entry));
    SW_TRY(const reg::Checkpoint checkpoint, checkpoint_in(body.note));
    bool is_watched = false;
    for (WatchedRegister& one : watched_) {
      if (one.keys.newest().name != checkpoint.origin) continue;
      one.last = checkpoint;
      one.cosigned_at = entry.recorded_at;
      is_watched = true;
    }
    if (!is_watched) {
      own_ = body.note;
      ++own_kept_;
    }
  }
  return {};
}

Result<void> Witnessing::apply_handover(std::string_view note) {
  SW_TRY(const std::string origin, reg::handover_origin(note));
  for (WatchedRegister& one : watched_)
    if (one.keys.newest().name == origin) SW_DO(one.keys.add(note));
  return {};
}

std::vector<WatchedRegister> Witnessing::watched() const {
  const std::lock_guard lock(mutex_);
  return watched_;
}

std::string Witnessing::own() const {
  const std::lock_guard lock(mutex_);
  return own_;
}

std::pair<std::string, std::uint64_t> Witnessing::own_state() const {
  const std::lock_guard lock(mutex_);
  return {own_, own_kept_};
}

std::string Witnessing::policy() const {
  const std::lock_guard lock(mutex_);
  return policy_;
}

std::optional<Stamped> Witnessing::stamped() const {
  const std::lock_guard lock(mutex_);
  return stamped_;
}

Result<Instant> Witnessing::keep_stamp(store::Store& store, const StampOffered& offered, Instant now) {
  const std::lock_guard turn(turn_);
  SW_TRY(const reg::Checkpoint seen, own_checkpoint(store, offered.note));
  const auto kept = stamped();
  if (kept) {
    SW_TRY(const reg::Checkpoint before, checkpoint_in(kept->note));
    if (before.size > seen.size)
      return fail(ErrorCode::Stale,
                  fmt::format("a time stamp over {} entries is kept already, and this one is over {}",
                              before.size, seen.size));
  }
  SW_TRY(const crypt::TimeStamp stamp,
         crypt::check_time_stamp(offered.reply, bytes_of(offered.note), offered.request, offered.authority));
  if (!kept || kept->note != offered.note || kept->reply != offered.reply)
    SW_DO(put(store, record::EntryKind::CheckpointStamped,
              record::to_json(record::CheckpointStamped{offered.note, to_base64(offered.reply)}), now,
              once_after("stamped", kept ? kept->note + to_base64(kept->reply) : std::string())));
  return stamp.at;
}

Result<void> Witnessing::choose(store::Store& store, std::string_view policy, Instant now) {
  const std::lock_guard turn(turn_);
  SW_TRY(const reg::Policy read, reg::Policy::read(policy));
  const auto keys = store.keys();
  if (std::ranges::none_of(read.registers(), [&](const reg::NoteKey& key) { return keys->has(key); }))
    return fail(ErrorCode::BadInput,
                fmt::format("it needs a line `log {}`: the key of this organisation's register",
                            store.verifier_key()),
                "policy");
  return put(store, record::EntryKind::WitnessesChosen,
             record::to_json(record::WitnessesChosen{std::string(policy)}), now);
}

std::optional<WatchedRegister> Witnessing::find(std::string_view origin) const {
  const std::lock_guard lock(mutex_);
  const auto at = std::find_if(watched_.begin(), watched_.end(),
                               [&](const WatchedRegister& one) { return one.keys.newest().name == origin; });
  if (at == watched_.end()) return std::nullopt;
  return *at;
}

Result<void> Witnessing::put(store::Store& store, record::EntryKind kind, json::object body, Instant now,
                             std::string once) {
  const record::EntryBody entry{kind, store.office(), {}, {}, now, now, std::move(body)};
  SW_TRY(const auto kept, store.commit({{entry}, std::move(once), {}}));
  if (!kept.already) return {};
  return fail(
      ErrorCode::Stale,
      "another server kept something else of this at the same moment; look what is there, and try again");
}

Result<void> Witnessing::watch(store::Store& store, std::string_view key, Instant now) {
  const std::lock_guard turn(turn_);
  SW_TRY(const reg::NoteKey read, reg::read_key(key, reg::KeyType::Register));
  SW_TRY(const reg::NoteKey own, reg::read_key(store.verifier_key(), reg::KeyType::Register));
  if (read.name == own.name)
    return fail(ErrorCode::BadInput, "this is the organisation's own register; another one must witness it",
                read.name);
  if (find(read.name))
    return fail(ErrorCode::BadInput, "this register is watched already, and its key stays the one it was",
                read.name);
  return put(store, record::EntryKind::RegisterWatched,
             record::to_json(record::RegisterWatched{std::string(key)}), now,
             once_after("watched", read.name));
}

Result<std::size_t> Witnessing::follow(store::Store& store, std::string_view handovers, Instant now) {
  const std::lock_guard turn(turn_);
  SW_TRY(const auto notes, reg::split_handovers(handovers));
  if (notes.empty()) return fail(ErrorCode::BadInput, "there is no handover in it", "handover");
  SW_TRY(const std::string origin, reg::handover_origin(notes.front()));
  const auto known = find(origin);
  if (!known)
    return fail(ErrorCode::NotFound,
                fmt::format("'{}' is not a register that this witness was told to watch", origin),
                "handover");
  SW_TRY(const reg::KeyChain chain, reg::KeyChain::follow(known->keys.newest(), handovers));
  const auto at = std::ranges::find(chain.keys(), known->keys.newest().key, &reg::NoteKey::key);
  const auto fresh = static_cast<std::size_t>(at - chain.keys().begin());
  for (std::size_t i = fresh; i < chain.handovers().size(); ++i)
    SW_DO(handed_over_what_was_seen(chain.handovers()[i], known->last));
  for (std::size_t i = fresh; i < chain.notes().size(); ++i)
    SW_DO(put(store, record::EntryKind::KeyHandedOver,
              record::to_json(record::KeyHandedOver{chain.notes()[i]}), now,
              once_after("handed over", origin + reg::key_text(chain.handovers()[i].from))));
  return chain.notes().size() - fresh;
}

Result<std::string> Witnessing::cosign(store::Store& store, std::string_view request, Instant now) {
  const std::lock_guard turn(turn_);
  SW_TRY(const reg::GrowthText text, reg::read_growth(request));
  SW_TRY(const std::string origin, reg::claimed_origin(text.note));
  const auto known = find(origin);
  const std::span<const reg::KeyChain> keys =
      known ? std::span<const reg::KeyChain>(&known->keys, 1) : std::span<const reg::KeyChain>();
  SW_TRY(const reg::Checkpoint later,
         reg::may_cosign(text, keys, known ? known->last : std::optional<reg::Checkpoint>()));
  SW_TRY(const reg::Note note, reg::read_note(text.note));
  SW_TRY(std::string cosigned, reg::with_signatures(text.note, store.cosign(note, now)));
  if (known->last != later)
    SW_DO(put(store, record::EntryKind::CheckpointCosigned,
              record::to_json(record::CheckpointCosigned{cosigned}), now,
              once_after("cosigned", known->last ? origin + to_hex(known->last->root) : origin)));
  return cosigned;
}

Result<std::size_t> Witnessing::keep(store::Store& store, std::string_view note, Instant now) {
  const std::lock_guard turn(turn_);
  SW_TRY(const reg::Checkpoint seen, own_checkpoint(store, note));
  const auto [kept, times] = own_state();
  std::string whole(note);
  if (!kept.empty()) {
    SW_TRY(const reg::Checkpoint before, checkpoint_in(kept));
    if (before.size > seen.size)
      return fail(ErrorCode::Stale,
                  fmt::format("a cosigned checkpoint of {} entries is kept already, and this one is of {}",
                              before.size, seen.size));
    SW_TRY(const reg::Note added, reg::read_note(note));
    if (before == seen) {
      SW_TRY(whole, reg::with_signatures(kept, note.substr(added.text.size() + 1)));
    }
  }
  SW_TRY(const reg::Note parts, reg::read_note(whole));
  const std::size_t own_signatures = store.keys()->signers_at(seen.size).size();
  if (parts.signatures.size() <= own_signatures)
    return fail(ErrorCode::BadInput, "it carries no cosignature; ask a witness for one", "checkpoint");
  if (whole != kept)
    SW_DO(put(store, record::EntryKind::CheckpointCosigned,
              record::to_json(record::CheckpointCosigned{whole}), now,
              once_after("own", fmt::format("{} {}", times, kept))));
  return parts.signatures.size() - own_signatures;
}

}  // namespace sharewell::casework
