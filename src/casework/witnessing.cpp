// SPDX-License-Identifier: MIT
#include "casework/witnessing.h"

#include <fmt/format.h>

#include <algorithm>

#include "record/bodies.h"
#include "register/cosignature.h"
#include "register/witness.h"
#include "store/store.h"

namespace sharewell::casework {
namespace {

/// The checkpoint that a note on record holds. Its signatures were checked before it was put there.
Result<reg::Checkpoint> checkpoint_in(std::string_view note) {
  SW_TRY(const reg::Note parts, reg::read_note(note));
  return reg::read_checkpoint(parts.text);
}

}  // namespace

Result<void> Witnessing::apply(const record::EntryBody& entry) {
  const std::lock_guard lock(mutex_);
  if (entry.kind == record::EntryKind::RegisterWatched) {
    SW_TRY(const auto body, record::read_body<record::RegisterWatched>(entry));
    SW_TRY(reg::NoteKey key, reg::read_key(body.key, reg::KeyType::Register));
    watched_.push_back({std::move(key), {}, {}});
  } else if (entry.kind == record::EntryKind::CheckpointCosigned) {
    SW_TRY(const auto body, record::read_body<record::CheckpointCosigned>(entry));
    SW_TRY(const reg::Checkpoint checkpoint, checkpoint_in(body.note));
    bool is_watched = false;
    for (WatchedRegister& one : watched_) {
      if (one.key.name != checkpoint.origin) continue;
      one.last = checkpoint;
      one.cosigned_at = entry.recorded_at;
      is_watched = true;
    }
    if (!is_watched) own_ = body.note;
  }
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

std::optional<WatchedRegister> Witnessing::find(std::string_view origin) const {
  const std::lock_guard lock(mutex_);
  const auto at = std::find_if(watched_.begin(), watched_.end(),
                               [&](const WatchedRegister& one) { return one.key.name == origin; });
  if (at == watched_.end()) return std::nullopt;
  return *at;
}

Result<void> Witnessing::put(store::Store& store, record::EntryKind kind, json::object body, Instant now) {
  const record::EntryBody entry{kind, store.office(), {}, {}, now, now, std::move(body)};
  SW_TRY(const auto kept, store.commit({{entry}, {}, {}}));
  return apply(kept.entries.front().body());
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
             record::to_json(record::RegisterWatched{std::string(key)}), now);
}

Result<std::string> Witnessing::cosign(store::Store& store, std::string_view request, Instant now) {
  const std::lock_guard turn(turn_);
  SW_TRY(const reg::GrowthText text, reg::read_growth(request));
  SW_TRY(const std::string origin, reg::claimed_origin(text.note));
  const auto known = find(origin);
  const std::span<const reg::NoteKey> keys =
      known ? std::span<const reg::NoteKey>(&known->key, 1) : std::span<const reg::NoteKey>();
  SW_TRY(const reg::Checkpoint later,
         reg::may_cosign(text, keys, known ? known->last : std::optional<reg::Checkpoint>()));
  SW_TRY(const reg::Note note, reg::read_note(text.note));
  SW_TRY(std::string cosigned, reg::with_signatures(text.note, store.cosign(note, now)));
  if (known->last != later)
    SW_DO(put(store, record::EntryKind::CheckpointCosigned,
              record::to_json(record::CheckpointCosigned{cosigned}), now));
  return cosigned;
}

Result<std::size_t> Witnessing::keep(store::Store& store, std::string_view note, Instant now) {
  const std::lock_guard turn(turn_);
  SW_TRY(const reg::Checkpoint seen, reg::open_checkpoint(note, store.verifier_key()));
  SW_TRY(const store::Growth since, store.growth_since(seen.size));
  SW_TRY(const reg::Checkpoint present, reg::open_checkpoint(since.checkpoint, store.verifier_key()));
  SW_DO(reg::grew({since.old_size, since.proof, since.checkpoint}, seen, present));
  const std::string kept = own();
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
  if (parts.signatures.size() < 2)
    return fail(ErrorCode::BadInput, "it carries no cosignature; ask a witness for one", "checkpoint");
  if (whole != kept)
    SW_DO(put(store, record::EntryKind::CheckpointCosigned,
              record::to_json(record::CheckpointCosigned{whole}), now));
  return parts.signatures.size() - 1;
}

}  // namespace sharewell::casework
