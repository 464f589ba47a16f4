// SPDX-License-Identifier: MIT
#include "store/replay.h"

#include <fmt/format.h>

#include "crypt/hash.h"
#include "record/move_bodies.h"
#include "store/entry_reader.h"

namespace sharewell::store {
namespace {

constexpr std::uint64_t kProgressEvery = 1000;

std::unexpected<Error> wrong(std::uint64_t index, std::string_view what, std::string_view column = {}) {
  const std::string place =
      column.empty() ? fmt::format("entry {}", index) : fmt::format("entry {}, table {}", index, column);
  return fail(ErrorCode::Damaged, fmt::format("entry {}: {}", index, what), place);
}

}  // namespace

Replay::Replay(Database& database, const Sealing& sealing, FileRef office, const reg::KeyChain& keys,
               const VerifyCallbacks& callbacks)
    : database_(database),
      sealing_(sealing),
      office_(std::move(office)),
      keys_(keys),
      callbacks_(callbacks) {}

Result<void> Replay::files() {
  SW_TRY(Query row, database_.walk("SELECT file, epoch, wrapped FROM file_key"));
  while (true) {
    SW_TRY(const bool more, row.next());
    if (!more) return {};
    const std::string name(row.text(0));
    if (is_erased(row.bytes(2))) {
      if (row.number(1) != 0)
        return fail(ErrorCode::Damaged, "the key of a case file is gone, and its epoch is not",
                    "table file_key, columns epoch, wrapped");
      files_.emplace(name, File{std::nullopt});
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
    files_.emplace(name, File{*std::move(key)});
  }
}

Result<void> Replay::entries(const StoredCheckpoint& checkpoint) {
  SW_TRY(Query row, database_.walk("SELECT idx, file, kind, uid, sealed FROM entry ORDER BY idx"));
  SW_TRY(Query leaf, database_.walk("SELECT " SW_LEAF_COLUMNS " FROM leaf ORDER BY idx"));
  reg::Frontier frontier;
  for (std::uint64_t index = 0;; ++index) {
    SW_TRY(const bool more, row.next());
    SW_TRY(const bool more_leaves, leaf.next());
    if (!more && !more_leaves) break;
    const auto number = static_cast<std::int64_t>(index);
    if (!more || row.number(0) != number)
      return wrong(index, "it is missing, or its number was changed", "entry, column idx");
    if (!more_leaves || leaf.number(0) != number)
      return wrong(index, "its leaf is missing, or the leaf's number was changed", "leaf, column idx");
    const auto beside = leaf_row(leaf);
    if (!beside) return std::unexpected(beside.error());
    if (beside->note != (index + 1 == checkpoint.size ? std::string_view(checkpoint.note) : ""))
      return wrong(index, "its leaf carries another checkpoint than the last that was signed",
                   "leaf, column note");
    SW_DO(entry(entry_row(row), *beside));
    frontier.append(beside->hash);
    if (callbacks_.progress && index % kProgressEvery == 0) callbacks_.progress(index, checkpoint.size);
  }
  report_.entries = frontier.size();
  if (report_.entries != checkpoint.size)
    return fail(ErrorCode::Damaged,
                fmt::format("the checkpoint was signed for {} entries, and there are {}", checkpoint.size,
                            report_.entries),
                "table entry");
  if (frontier.root() != checkpoint.root)
    return fail(ErrorCode::Damaged, "the leaves do not add up to the root that was signed", "table leaf");
  if (callbacks_.progress) callbacks_.progress(report_.entries, checkpoint.size);
  return {};
}

Result<void> Replay::entry(const EntryRow& row, const LeafRow& leaf) {
  const auto file = files_.find(row.file);
  if (file == files_.end())
    return wrong(row.index,
                 "the stored file reference is not the one it was sealed under, and belongs to no case file",
                 "entry, column file");
  if (!file->second.begun) file->second.first = row.index;
  if (leaf.first != file->second.first)
    return wrong(row.index, "its leaf names another file's first entry than its own", "leaf, column first");
  if (!file->second.key) return pass_over(row.index, leaf, file->second);
  const auto opened = sealing_.open_entry(*file->second.key, row);
  if (!opened) return name_column(row);
  if (opened->leaf_hash != leaf.hash)
    return wrong(row.index, "the leaf in the register is not the leaf of this entry", "leaf, column hash");
  if (opened->once != leaf.once)
    return wrong(row.index, "the once id beside it is not the one that is sealed in it", "leaf, column once");
  return follow(row.index, *opened, file->second);
}

bool Replay::opens_as(const EntryRow& row, const crypt::TransientKey& key) const {
  return sealing_.open_entry(key, row).has_value();
}

std::unexpected<Error> Replay::name_column(const EntryRow& row) const {
  const crypt::TransientKey& key = *files_.at(row.file).key;
  EntryRow other = row;
  for (other.kind = 0; other.kind < 64; ++other.kind)
    if (other.kind != row.kind && opens_as(other, key))
      return wrong(row.index, "the stored kind is not the one it was sealed under", "entry, column kind");
  if (!record::kind_numbered(row.kind))
    return wrong(row.index, "the stored kind is none", "entry, column kind");
  other = row;
  for (std::size_t bit = 0; bit < row.uid.size() * 8; ++bit) {
    const auto flip = static_cast<std::uint8_t>(1u << (bit % 8));
    other.uid[bit / 8] ^= flip;
    if (opens_as(other, key))
      return wrong(row.index, "one bit of the stored uid was changed", "entry, column uid");
    other.uid[bit / 8] ^= flip;
  }
  for (const auto& [name, file] : files_) {
    other.file = name;
    if (name != row.file && file.key && opens_as(other, *file.key))
      return wrong(row.index, "the stored file reference is not the one it was sealed under",
                   "entry, column file");
  }
  return wrong(row.index, "the sealed bytes are not what was written", "entry, columns sealed, uid");
}

Result<void> Replay::follow(std::uint64_t index, const OpenedEntry& opened, File& file) {
  const record::EntryBody& body = opened.body;
  if (const auto fits = check_place(body.kind, body.file == office_, file.begun); !fits)
    return wrong(index, fits.error().detail);
  file.begun = true;
  if (const auto folded = tasks_.apply(index, body); !folded) return wrong(index, folded.error().detail);
  SW_DO(follow_decision(index, body));
  SW_DO(follow_copy(index, body, file));
  SW_DO(follow_asking(index, body));
  SW_DO(follow_erasure(index, body));
  SW_DO(follow_handover(index, body));
  file.entries.push_back(index);
  leaves_.push_back(opened.leaf_hash);
  return {};
}

Result<void> Replay::follow_decision(std::uint64_t index, const record::EntryBody& entry) {
  if (is_decision(entry.kind)) {
    report_.decisions += entry.kind == record::EntryKind::Decided;
    decisions_.emplace(index, entry.file.text());
  }
  SW_TRY(const auto about, decision_of(entry));
  if (about) {
    const auto decision = decisions_.find(*about);
    if (decision == decisions_.end() || decision->second != entry.file.text())
      return wrong(index, fmt::format("it is about entry {}, which is no decision of its case file", *about));
  }
  if (entry.kind == record::EntryKind::SharingTaken) SW_DO(follow_taken(index, entry));
  return re_evaluate(index, entry);
}

Result<void> Replay::follow_taken(std::uint64_t index, const record::EntryBody& entry) const {
  SW_TRY(const auto taken, record::read_body<record::SharingTaken>(entry));
  for (const record::TakenEntry& one : taken.entries) {
    const auto opening = from_base64(one.opening.reveal());
    if (!opening || one.index >= leaves_.size() ||
        reg::leaf_hash(crypt::hmac_sha256(*opening, bytes_of(one.text.reveal()))) != leaves_[one.index])
      return wrong(index, fmt::format("it holds another text of entry {} than the register", one.index));
  }
  return {};
}

Result<void> Replay::re_evaluate(std::uint64_t index, const record::EntryBody& entry) {
  if (!callbacks_.re_evaluate) return {};
  SW_TRY(const auto recommended, record::recommended_in(entry));
  for (const record::EntryBody& one : recommended) {
    ++report_.re_evaluated;
    if (const auto same = callbacks_.re_evaluate(one); !same) return wrong(index, same.error().detail);
  }
  return {};
}

Result<void> Replay::follow_copy(std::uint64_t index, const record::EntryBody& entry,
                                 const File& file) const {
  if (entry.kind != record::EntryKind::CopyTaken) return {};
  SW_TRY(const record::CopyTaken copy, record::read_body<record::CopyTaken>(entry));
  if (copy.entries > file.entries.size())
    return wrong(index, fmt::format("it says that its case file held {} entries, and it held {}",
                                    copy.entries, file.entries.size()));
  std::vector<Digest> held;
  for (const std::uint64_t one : std::span(file.entries).first(copy.entries)) held.push_back(leaves_[one]);
  if (to_base64(reg::root_of(held)) != copy.root)
    return wrong(index, "the entries that it says its case file held are not those that it held");
  return {};
}

}  // namespace sharewell::store
