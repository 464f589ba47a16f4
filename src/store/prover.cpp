// SPDX-License-Identifier: MIT
#include "store/prover.h"

#include "store/end_note.h"

namespace sharewell::store {

/// Takes in what was committed since; returns the end of exactly what it then has.
RegisterEnd Prover::catch_up() {
  auto [fresh, end] = mirror_.leaves_after(levels_.size());
  for (const Digest& leaf : fresh) levels_.append(leaf);
  return std::move(end);
}

Result<std::vector<Proof>> Prover::proofs(EntryReader& reader, std::span<const std::uint64_t> indexes,
                                          const std::function<bool(const FileRef&)>& covered, Shown& shown) {
  std::vector<Proof> out;
  for (const std::uint64_t index : indexes) {
    SW_TRY(auto found, reader.at(index, covered));
    if (!found) return fail(ErrorCode::NotFound, "there is no such entry in this case file");
    OpenedEntry& opened = found->opened;
    out.push_back({index,
                   opened.blind,
                   Personal(std::move(opened.canonical)),
                   opened.leaf_data,
                   opened.leaf_hash,
                   {},
                   {}});
  }
  const std::lock_guard lock(mutex_);
  const RegisterEnd end = catch_up();
  SW_DO(shown.grow(levels_.size()));
  const std::string note = signed_checkpoint(end.note, *end.keys, sealing_);
  for (Proof& proof : out) {
    proof.path = levels_.inclusion(proof.index, levels_.size());
    proof.checkpoint = note;
  }
  return out;
}

Result<void> Prover::publish(Shown& shown) {
  const std::lock_guard lock(mutex_);
  const RegisterEnd end = mirror_.end();
  SW_DO(shown.grow(end.size));
  std::string note =
      signed_checkpoint(end.note, *end.keys, sealing_);  // before either moves: it takes memory
  size_ = end.size;
  note_ = std::move(note);
  return {};
}

std::string Prover::checkpoint() {
  const std::lock_guard lock(mutex_);
  return note_;
}

std::optional<Bytes> Prover::tile(const reg::Tile& tile) {
  const std::lock_guard lock(mutex_);
  if (levels_.size() < size_) catch_up();
  return reg::tile_bytes(levels_, size_, tile);
}

std::optional<Growth> Prover::growth(std::uint64_t old_size) {
  const std::lock_guard lock(mutex_);
  if (old_size > size_) return std::nullopt;
  if (levels_.size() < size_) catch_up();
  return Growth{old_size, levels_.consistency(old_size, size_), note_};
}

std::optional<std::vector<Digest>> Prover::consistency(std::uint64_t old_size, std::uint64_t size) {
  const std::lock_guard lock(mutex_);
  if (levels_.size() < size) catch_up();
  if (old_size > size || size > levels_.size()) return std::nullopt;
  return levels_.consistency(old_size, size);
}

}  // namespace sharewell::store
