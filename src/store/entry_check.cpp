// SPDX-License-Identifier: MIT
#include "store/entry_check.h"

#include <fmt/format.h>

#include <algorithm>

#include "store/database.h"
#include "store/entry_reader.h"

namespace sharewell::store {
namespace {

bool holds_advice(record::EntryKind kind) {
  return kind == record::EntryKind::Decided || kind == record::EntryKind::Considered;
}

EntryRow copied(const EntryColumns& row) {
  return {row.index, std::string(row.file), row.kind, Bytes(row.uid.begin(), row.uid.end()),
          Bytes(row.sealed.begin(), row.sealed.end())};
}

}  // namespace

std::unexpected<Error> wrong_entry(std::uint64_t index, std::string_view what, std::string_view column) {
  const std::string place =
      column.empty() ? fmt::format("entry {}", index) : fmt::format("entry {}, table {}", index, column);
  return fail(ErrorCode::Damaged, fmt::format("entry {}: {}", index, what), place);
}

void FileKeys::add(std::string name, std::optional<crypt::TransientKey> key) {
  numbers_.emplace(name, static_cast<std::uint32_t>(files_.size()));
  files_.push_back({std::move(name), std::move(key)});
}

std::optional<std::uint32_t> FileKeys::find(std::string_view name) const {
  const auto at = numbers_.find(name);
  if (at == numbers_.end()) return std::nullopt;
  return at->second;
}

EntryCheck::EntryCheck(const Sealing& sealing, const FileKeys& files, const StoredCheckpoint& checkpoint,
                       const VerifyCallbacks& callbacks, unsigned thread)
    : sealing_(sealing),
      files_(files),
      checkpoint_(checkpoint),
      re_evaluates_(static_cast<bool>(callbacks.re_evaluate)),
      same_advice_(callbacks.same_advice ? callbacks.same_advice(thread) : nullptr) {}

CheckedBatch EntryCheck::next(Query& row, Query& leaf, std::uint64_t first,
                              std::optional<std::uint64_t> end) {
  CheckedBatch batch;
  batch.first = first;
  batch.entries.reserve(kBatchEntries);
  for (std::uint64_t index = first; index < end.value_or(UINT64_MAX) && batch.entries.size() < kBatchEntries;
       ++index) {
    const auto checked = [&]() -> Result<void> {
      SW_TRY(const bool more, row.next());
      SW_TRY(const bool more_leaves, leaf.next());
      batch.at_end = !end && !more && !more_leaves;
      if (batch.at_end) return {};
      const auto number = static_cast<std::int64_t>(index);
      if (!more || row.number(0) != number)
        return wrong_entry(index, "it is missing, or its number was changed", "entry, column idx");
      if (!more_leaves || leaf.number(0) != number)
        return wrong_entry(index, "its leaf is missing, or the leaf's number was changed",
                           "leaf, column idx");
      return one(index, row, leaf, batch);
    }();
    if (!checked) batch.wrong = checked.error();
    if (!checked || batch.at_end) break;
  }
  return batch;
}

Result<void> EntryCheck::one(std::uint64_t index, const Query& row, const Query& leaf, CheckedBatch& batch) {
  SW_TRY(const LeafRow beside, leaf_row(leaf));
  if (beside.note != (index + 1 == checkpoint_.size ? std::string_view(checkpoint_.note) : ""))
    return wrong_entry(index, "its leaf carries another checkpoint than the last that was signed",
                       "leaf, column note");
  const EntryColumns columns = entry_columns(row);
  const auto file = files_.find(columns.file);
  if (!file)
    return wrong_entry(
        index, "the stored file reference is not the one it was sealed under, and belongs to no case file",
        "entry, column file");
  CheckedEntry& entry = batch.entries.emplace_back();
  entry.file = *file;
  entry.first = beside.first;
  entry.leaf_hash = beside.hash;
  batch.wrong_after_first = true;
  if (files_.at(*file).key) SW_DO(open(columns, beside, batch));
  batch.wrong_after_first = false;
  return {};
}

Result<void> EntryCheck::open(const EntryColumns& row, const LeafRow& leaf, CheckedBatch& batch) {
  CheckedEntry& entry = batch.entries.back();
  const auto plain = sealing_.open(*files_.at(entry.file).key, row, room_);
  if (!plain) return name_column(row);
  if (!take_gist(row, plain->canonical, batch)) {
    auto body = record::entry_from_canonical(plain->canonical);
    if (!body || body->file.text() != row.file || static_cast<std::int64_t>(body->kind) != row.kind)
      return name_column(row);
    entry.body = std::make_unique<record::EntryBody>(*std::move(body));
    entry.kind = entry.body->kind;
  }
  if (plain->leaf_hash != leaf.hash)
    return wrong_entry(row.index, "the leaf in the register is not the leaf of this entry",
                       "leaf, column hash");
  if (plain->once != leaf.once)
    return wrong_entry(row.index, "the once id beside it is not the one that is sealed in it",
                       "leaf, column once");
  entry.opened = true;
  return {};
}

bool EntryCheck::take_gist(const EntryColumns& row, std::string_view text, CheckedBatch& batch) {
  if (!record::read_gist(text, gist_)) return false;
  const record::EntryHead& head = gist_.head;
  const auto sharing = RefCode::of(head.sharing);
  if (head.file != row.file || static_cast<std::int64_t>(head.kind) != row.kind || !sharing) return false;
  CheckedEntry& entry = batch.entries.back();
  if (re_evaluates_ && holds_advice(head.kind)) {
    entry.same_advice = same_advice_ && same_advice_(text);
    if (!entry.same_advice) return false;  // why, is said by who reads it all
  }
  entry.kind = head.kind;
  entry.decision = gist_.decision;
  entry.raised = static_cast<std::uint32_t>(gist_.raised.size());
  entry.changed = static_cast<std::uint32_t>(gist_.changed.size());
  for (const record::Gist::Raised& task : gist_.raised)
    batch.raised.push_back({task.ref, *sharing, task.owner, obligations_.keep(task.obligation), task.due});
  for (const record::Gist::Changed& change : gist_.changed)
    batch.changed.push_back({change.ref, {}, change.state, {}});
  return true;
}

bool EntryCheck::opens_as(const EntryRow& row, const crypt::TransientKey& key) const {
  return sealing_.open_entry(key, row).has_value();
}

std::unexpected<Error> EntryCheck::name_column(const EntryColumns& columns) const {
  const EntryRow row = copied(columns);
  const FileKeys::File& file = files_.at(*files_.find(row.file));
  EntryRow other = row;
  for (other.kind = 0; other.kind < 64; ++other.kind)
    if (other.kind != row.kind && opens_as(other, *file.key))
      return wrong_entry(row.index, "the stored kind is not the one it was sealed under",
                         "entry, column kind");
  if (!record::kind_numbered(row.kind))
    return wrong_entry(row.index, "the stored kind is none", "entry, column kind");
  other = row;
  for (std::size_t bit = 0; bit < row.uid.size() * 8; ++bit) {
    const auto flip = static_cast<std::uint8_t>(1u << (bit % 8));
    other.uid[bit / 8] ^= flip;
    if (opens_as(other, *file.key))
      return wrong_entry(row.index, "one bit of the stored uid was changed", "entry, column uid");
    other.uid[bit / 8] ^= flip;
  }
  for (std::uint32_t number = 0; number < files_.size(); ++number) {
    const FileKeys::File& another = files_.at(number);
    other.file = another.name;
    if (another.name != row.file && another.key && opens_as(other, *another.key))
      return wrong_entry(row.index, "the stored file reference is not the one it was sealed under",
                         "entry, column file");
  }
  return wrong_entry(row.index, "the sealed bytes are not what was written", "entry, columns sealed, uid");
}

}  // namespace sharewell::store
