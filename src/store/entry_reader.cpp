// SPDX-License-Identifier: MIT
#include "store/entry_reader.h"

#include <fmt/format.h>

#include <unordered_map>

#include "store/entry_maker.h"
#include "store/schema.h"

namespace sharewell::store {
namespace {

std::unexpected<Error> damaged(std::uint64_t index, std::string_view what) {
  return fail(ErrorCode::Damaged,
              fmt::format("{}; keep the folder as it is and run 'sharewell verify'", what),
              fmt::format("entry {}", index));
}

Result<FileRef> file_of(const EntryRow& row) {
  const auto file = FileRef::parse(row.file);
  if (!file || file->text() != row.file) return damaged(row.index, "its file is not a reference");
  return *file;
}

}  // namespace

EntryRow entry_row(const Query& row) {
  const ByteView uid = row.bytes(3);
  const ByteView sealed = row.bytes(4);
  return {static_cast<std::uint64_t>(row.number(0)), std::string(row.text(1)), row.number(2),
          Bytes(uid.begin(), uid.end()), Bytes(sealed.begin(), sealed.end())};
}

Result<OpenedEntry> EntryReader::open(const Query& row, const crypt::TransientKey& key) const {
  const EntryRow columns = entry_row(row);
  auto opened = sealing_.open_entry(key, columns);
  if (!opened) return damaged(columns.index, opened.error().detail);
  if (mirror_.leaf(columns.index) != opened->leaf_hash)
    return damaged(columns.index, "it opens, but it is not the entry that the register holds");
  return opened;
}

Result<std::vector<record::Entry>> EntryReader::of_file(const FileRef& file) {
  SW_TRY(const crypt::TransientKey key, load_file_key(database_, sealing_, file));
  std::vector<record::Entry> entries;
  for (const std::uint64_t index : mirror_.entries_of(file)) {
    SW_TRY(Query row, database_.query("SELECT idx, file, kind, uid, sealed FROM entry WHERE idx = ?",
                                      static_cast<std::int64_t>(index)));
    SW_TRY(const bool found, row.next());
    if (!found) return damaged(index, "it is missing");
    SW_TRY(OpenedEntry opened, open(row, key));
    entries.push_back(EntryMaker::make(index, std::move(opened.body)));
  }
  return entries;
}

Result<std::vector<record::Entry>> EntryReader::of_range(std::uint64_t first, std::uint64_t count) {
  std::vector<record::Entry> entries;
  for (std::uint64_t index = first; index < first + count; ++index) {
    SW_TRY(auto found, at(index, [](const FileRef&) { return true; }));
    if (!found) return damaged(index, "it is missing");
    entries.push_back(std::move(found->entry));
  }
  return entries;
}

Result<std::optional<EntryReader::Found>> EntryReader::at(
    std::uint64_t index, const std::function<bool(const FileRef&)>& covered) {
  if (index >= mirror_.size()) return std::nullopt;
  SW_TRY(Query row, database_.query("SELECT idx, file, kind, uid, sealed FROM entry WHERE idx = ?",
                                    static_cast<std::int64_t>(index)));
  SW_TRY(const bool found, row.next());
  if (!found) return damaged(index, "it is missing");
  SW_TRY(const FileRef file, file_of(entry_row(row)));
  if (!covered(file)) return std::nullopt;
  SW_TRY(const crypt::TransientKey key, load_file_key(database_, sealing_, file));
  SW_TRY(OpenedEntry opened, open(row, key));
  return Found{EntryMaker::make(index, opened.body), std::move(opened)};
}

Result<std::vector<EntryReader::Begun>> EntryReader::cards() {
  SW_TRY(Query row, database_.walk("SELECT idx, file, kind, uid, sealed FROM " SW_NAMING_ENTRIES
                                   " AND " SW_ON_CARD " ORDER BY idx"));
  std::vector<Begun> cards;
  std::unordered_map<FileRef, std::size_t> place;
  while (true) {
    SW_TRY(const bool more, row.next());
    if (!more) return cards;
    SW_TRY(const FileRef file, file_of(entry_row(row)));
    const auto at = place.find(file);
    if (at == place.end() && row.number(2) == static_cast<std::int64_t>(record::EntryKind::FileOpened)) {
      place.emplace(file, cards.size());
      cards.push_back({static_cast<std::uint64_t>(row.number(0)), file, std::nullopt});
    }
    const auto key = load_file_key(database_, sealing_, file);
    if (!key && key.error().code == ErrorCode::NotFound) continue;
    if (!key) return std::unexpected(key.error());
    SW_TRY(const OpenedEntry opened, open(row, *key));
    if (at != place.end()) {
      SW_DO(cards[at->second].card->follow(opened.body));
    } else if (opened.body.kind == record::EntryKind::FileOpened) {
      SW_TRY(cards.back().card, card_of(opened.body));
    }
  }
}

}  // namespace sharewell::store
