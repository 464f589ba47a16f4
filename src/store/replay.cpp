// SPDX-License-Identifier: MIT
#include "store/replay.h"

#include <fmt/format.h>

#include <algorithm>

#include "crypt/hash.h"
#include "record/move_bodies.h"
#include "store/check_threads.h"
#include "store/group.h"

namespace sharewell::store {
namespace {

constexpr std::uint64_t kProgressEvery = 1000;

}  // namespace

Replay::Replay(Database& database, const Place& place, const Sealing& sealing, FileRef office,
               const reg::KeyChain& keys, const VerifyCallbacks& callbacks)
    : database_(database),
      place_(place),
      sealing_(sealing),
      office_(std::move(office)),
      keys_(keys),
      callbacks_(callbacks) {}

Result<void> Replay::files() {
  SW_TRY(Query row, database_.walk("SELECT file, epoch, wrapped FROM file_key"));
  while (true) {
    SW_TRY(const bool more, row.next());
    if (!more) break;
    const std::string name(row.text(0));
    if (is_erased(row.bytes(2))) {
      if (row.number(1) != 0)
        return fail(ErrorCode::Damaged, "the key of a case file is gone, and its epoch is not",
                    "table file_key, columns epoch, wrapped");
      keys_of_files_.add(name, std::nullopt);
      continue;
    }
    auto key = sealing_.open_file_key(name, row.number(1), row.bytes(2));
    if (!key)
      return fail(
          ErrorCode::Damaged,
          fmt::format(
              "the key of a case file does not open ({}): its reference, its epoch or the wrapped key "
              "was changed",
              key.error().detail),
          "table file_key, columns file, epoch, wrapped");
    keys_of_files_.add(name, *std::move(key));
  }
  const auto office = keys_of_files_.find(office_.text());
  if (!office) return fail(ErrorCode::Damaged, "the office file has no key", "table file_key");
  office_number_ = *office;
  files_.resize(keys_of_files_.size());
  return {};
}

Result<void> Replay::entries(const StoredCheckpoint& checkpoint) {
  const unsigned threads = callbacks_.threads;
  leaves_.reserve(checkpoint.size);
  file_of_.reserve(checkpoint.size);
  std::vector<std::unique_ptr<EntryCheck>> checks;  // they outlive the batches
  for (unsigned t = 0; t < threads; ++t)
    checks.push_back(std::make_unique<EntryCheck>(sealing_, keys_of_files_, checkpoint, callbacks_, t));
  // The last leaf's note changes when somebody writes meanwhile, so its entry is not for other connections.
  const std::uint64_t by_threads = threads == 1 || checkpoint.size == 0 ? 0 : checkpoint.size - 1;
  SW_DO(entries_by_threads(checkpoint, by_threads, checks));
  SW_DO(entries_from(leaves_.size(), checkpoint, *checks.front()));
  report_.entries = leaves_.size();
  if (report_.entries != checkpoint.size)
    return fail(
        ErrorCode::Damaged,
        fmt::format("the checkpoint is of {} entries, and there are {}", checkpoint.size, report_.entries),
        "table entry");
  if (reg::frontier_of(leaves_, threads).root() != checkpoint.root)
    return fail(ErrorCode::Damaged, "the leaves do not add up to the root of the checkpoint", "table leaf");
  if (callbacks_.progress) callbacks_.progress(report_.entries, checkpoint.size);
  return {};
}

Result<void> Replay::entries_by_threads(const StoredCheckpoint& checkpoint, std::uint64_t end,
                                        std::vector<std::unique_ptr<EntryCheck>>& checks) {
  if (end == 0) return {};
  CheckThreads threads(place_, checks, end);
  if (threads.none()) return {};
  while (leaves_.size() < end) {
    SW_TRY(const CheckedBatch batch, threads.next());
    SW_DO(follow(batch, checkpoint));
  }
  return {};
}

Result<void> Replay::entries_from(std::uint64_t first, const StoredCheckpoint& checkpoint,
                                  EntryCheck& check) {
  // A row with a number below all others stands before the first.
  const std::int64_t from = first == 0 ? INT64_MIN : static_cast<std::int64_t>(first);
  SW_TRY(Query row,
         database_.walk("SELECT idx, file, kind, uid, sealed FROM entry WHERE idx >= ? ORDER BY idx", from));
  SW_TRY(Query leaf,
         database_.walk("SELECT " SW_LEAF_COLUMNS " FROM leaf WHERE idx >= ? ORDER BY idx", from));
  for (bool at_end = false; !at_end;) {
    const CheckedBatch batch = check.next(row, leaf, leaves_.size(), std::nullopt);
    SW_DO(follow(batch, checkpoint));
    at_end = batch.at_end;
  }
  return {};
}

Result<void> Replay::follow(const CheckedBatch& batch, const StoredCheckpoint& checkpoint) {
  std::size_t raised = 0, changed = 0;
  for (std::size_t i = 0; i < batch.entries.size(); ++i) {
    const CheckedEntry& entry = batch.entries[i];
    const std::uint64_t index = batch.first + i;
    File& file = files_[entry.file];
    if (!file.begun) file.first = index;
    if (entry.first != file.first)
      return wrong_entry(index, "its leaf names another file's first entry than its own",
                         "leaf, column first");
    if (batch.wrong && batch.wrong_after_first && i + 1 == batch.entries.size()) break;
    if (entry.opened)
      SW_DO(follow(index, entry, batch, raised, changed));
    else
      SW_DO(pass_over(index, entry));
    if (callbacks_.progress && index % kProgressEvery == 0) callbacks_.progress(index, checkpoint.size);
  }
  if (batch.wrong) return std::unexpected(*batch.wrong);
  return {};
}

Result<void> Replay::follow(std::uint64_t index, const CheckedEntry& entry, const CheckedBatch& batch,
                            std::size_t& raised, std::size_t& changed) {
  File& file = files_[entry.file];
  if (const auto fits = check_place(entry.kind, entry.file == office_number_, file.begun); !fits)
    return wrong_entry(index, fits.error().detail);
  file.begun = true;
  if (const auto folded = fold_tasks(index, entry, batch, raised, changed); !folded)
    return wrong_entry(index, folded.error().detail);
  is_decision_.push_back(is_decision(entry.kind));
  file_of_.push_back(entry.file);
  report_.decisions += entry.kind == record::EntryKind::Decided;
  report_.re_evaluated += entry.same_advice;
  if (entry.body)
    SW_DO(follow_body(index, entry.file, *entry.body));
  else
    SW_DO(check_decision(index, entry.file, entry.decision));
  file.entries.push_back(index);
  leaves_.push_back(entry.leaf_hash);
  return {};
}

Result<void> Replay::check_decision(std::uint64_t index, std::uint32_t file,
                                    std::optional<std::uint64_t> about) const {
  if (!about || (*about < index && is_decision_[*about] && file_of_[*about] == file)) return {};
  return wrong_entry(index,
                     fmt::format("it is about entry {}, which is no decision of its case file", *about));
}

Result<void> Replay::follow_body(std::uint64_t index, std::uint32_t file, const record::EntryBody& entry) {
  SW_TRY(const auto about, decision_of(entry));
  SW_DO(check_decision(index, file, about));
  if (entry.kind == record::EntryKind::SharingTaken) SW_DO(follow_taken(index, entry));
  SW_DO(re_evaluate(index, entry));
  SW_DO(follow_copy(index, entry, files_[file]));
  SW_DO(follow_asking(index, entry));
  SW_DO(follow_erasure(index, entry));
  return follow_handover(index, entry);
}

Result<void> Replay::follow_taken(std::uint64_t index, const record::EntryBody& entry) const {
  SW_TRY(const auto taken, record::read_body<record::SharingTaken>(entry));
  for (const record::TakenEntry& one : taken.entries) {
    const auto opening = from_base64(one.opening.reveal());
    if (!opening || one.index >= leaves_.size() ||
        reg::leaf_hash(crypt::hmac_sha256(*opening, bytes_of(one.text.reveal()))) != leaves_[one.index])
      return wrong_entry(index,
                         fmt::format("it holds another text of entry {} than the register", one.index));
  }
  return {};
}

Result<void> Replay::re_evaluate(std::uint64_t index, const record::EntryBody& entry) {
  if (!callbacks_.re_evaluate) return {};
  SW_TRY(const auto recommended, record::recommended_in(entry));
  for (const record::EntryBody& one : recommended) {
    ++report_.re_evaluated;
    if (const auto same = callbacks_.re_evaluate(one); !same) return wrong_entry(index, same.error().detail);
  }
  return {};
}

Result<void> Replay::follow_copy(std::uint64_t index, const record::EntryBody& entry,
                                 const File& file) const {
  if (entry.kind != record::EntryKind::CopyTaken) return {};
  SW_TRY(const record::CopyTaken copy, record::read_body<record::CopyTaken>(entry));
  if (copy.entries > file.entries.size())
    return wrong_entry(index, fmt::format("it says that its case file held {} entries, and it held {}",
                                          copy.entries, file.entries.size()));
  std::vector<Digest> held;
  for (const std::uint64_t one : std::span(file.entries).first(copy.entries)) held.push_back(leaves_[one]);
  if (to_base64(reg::root_of(held)) != copy.root)
    return wrong_entry(index, "the entries that it says its case file held are not those that it held");
  return {};
}

}  // namespace sharewell::store
