// SPDX-License-Identifier: MIT
#include "store/entry_reader.h"

#include <boost/unordered/unordered_flat_map.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <future>
#include <system_error>
#include <thread>

#include "base/ref_code.h"
#include "store/entry_maker.h"
#include "store/schema.h"
#include "store/task_rows.h"

namespace sharewell::store {
namespace {

std::unexpected<Error> damaged(std::uint64_t index, std::string_view what) {
  return fail(ErrorCode::Damaged,
              fmt::format("{}; keep the folder as it is and run 'sharewell verify'", what),
              fmt::format("entry {}", index));
}

constexpr std::size_t kAtOnce = 512;  // rows that PostgreSQL sends in one piece
constexpr std::size_t kLong = 128;    // rows that take longer to open than a thread to begin

/// What another thread does meanwhile; or this one, when it is asked for, if that is not wanted or possible.
auto beside(bool wanted, const auto& work) {
  const bool possible = wanted && std::thread::hardware_concurrency() > 1;
  try {
    return std::async(possible ? std::launch::async : std::launch::deferred, work);
  } catch (const std::system_error&) {
    return std::async(std::launch::deferred, work);  // there may be no more threads
  }
}

/// The rows of these entries, of which none may be missing.
Result<void> each_row(Query& row, std::span<const std::uint64_t> numbers, const auto& work) {
  for (const std::uint64_t index : numbers) {
    SW_TRY(const bool found, row.next());
    if (!found || row.number(0) != static_cast<std::int64_t>(index)) return damaged(index, "it is missing");
    SW_DO(work(entry_columns(row)));
  }
  return {};
}

Result<FileRef> file_of(const EntryColumns& row) {
  const auto file = FileRef::parse(row.file);
  if (!file || file->text() != row.file) return damaged(row.index, "its file is not a reference");
  return *file;
}

struct StoredKey {
  std::int64_t epoch = 0;
  std::size_t at = 0, length = 0;  ///< of the wrapped key
};
struct WrappedKeys {
  Bytes wrapped;
  boost::unordered_flat_map<RefCode, StoredKey, RefCodeHash> of_file;
};

/// All of table file_key, read once from end to end: to look each up by its name takes several times as long.
Result<WrappedKeys> load_wrapped_keys(Database& database) {
  WrappedKeys keys;
  SW_TRY(Query row, database.walk("SELECT file, epoch, wrapped FROM file_key"));
  while (true) {
    SW_TRY(const bool more, row.next());
    if (!more) return keys;
    const auto file = RefCode::of(row.text(0));
    if (!file) continue;  // no entry is found under it, and verify names it
    const ByteView wrapped = row.bytes(2);
    keys.of_file.emplace(*file, StoredKey{row.number(1), keys.wrapped.size(), wrapped.size()});
    keys.wrapped.insert(keys.wrapped.end(), wrapped.begin(), wrapped.end());
  }
}

/// As load_file_key, but none for a file that was erased.
Result<std::optional<crypt::TransientKey>> open_wrapped(const WrappedKeys& keys, const Sealing& sealing,
                                                        const FileRef& file) {
  const auto code = RefCode::of(file.text());
  const auto at = code ? keys.of_file.find(*code) : keys.of_file.end();
  if (at == keys.of_file.end()) return fail(ErrorCode::Damaged, "a case file has no key", "table file_key");
  const StoredKey& stored = at->second;
  const ByteView wrapped = ByteView(keys.wrapped).subspan(stored.at, stored.length);
  if (is_erased(wrapped)) return std::nullopt;
  auto key = sealing.open_file_key(file.text(), stored.epoch, wrapped);
  if (!key) return fail(key.error().code, key.error().detail, "table file_key, columns file, epoch, wrapped");
  return std::optional(*std::move(key));
}

}  // namespace

EntryColumns entry_columns(const Query& row) {
  return {static_cast<std::uint64_t>(row.number(0)), row.text(1), row.number(2), row.bytes(3), row.bytes(4)};
}

EntryRow entry_row(const Query& row) {
  const EntryColumns columns = entry_columns(row);
  return {columns.index, std::string(columns.file), columns.kind,
          Bytes(columns.uid.begin(), columns.uid.end()), Bytes(columns.sealed.begin(), columns.sealed.end())};
}

Result<OpenedEntry> EntryReader::open(const EntryColumns& row, const crypt::TransientKey& key,
                                      Bytes& room) const {
  auto opened = sealing_.open_entry(key, row, room);
  if (!opened) return damaged(row.index, opened.error().detail);
  if (mirror_.leaf(row.index) != opened->leaf_hash)
    return damaged(row.index, "it opens, but it is not the entry that the register holds");
  return opened;
}

Result<std::vector<record::Entry>> EntryReader::open_all(const CopiedRows& rows,
                                                         const crypt::TransientKey& key) const {
  std::vector<record::Entry> entries;
  entries.reserve(rows.size());
  Bytes room;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const EntryColumns row = rows.at(i);
    SW_TRY(OpenedEntry opened, open(row, key, room));
    entries.push_back(EntryMaker::make(row.index, std::move(opened.body)));
  }
  return entries;
}

Result<void> EntryReader::read_some(std::span<const std::uint64_t> numbers, const crypt::TransientKey& key,
                                    std::vector<record::Entry>& entries) {
  const std::string list = numbers_text({numbers.begin(), numbers.end()});
  SW_TRY(Query row, database_.query("SELECT idx, file, kind, uid, sealed FROM entry WHERE idx IN (SELECT "
                                    "value FROM json_each(?)) ORDER BY idx",
                                    list));
  const std::size_t apart = numbers.size() < kLong ? 0 : numbers.size() / 2;
  CopiedRows copied;
  const auto copy = [&](const EntryColumns& columns) -> Result<void> {
    copied.add(columns);
    return {};
  };
  auto passed = each_row(row, numbers.first(apart), copy);
  auto before = beside(apart > 0, [&] { return open_all(copied, key); });
  std::vector<record::Entry> after;
  after.reserve(numbers.size() - apart);
  if (passed)
    passed = each_row(row, numbers.subspan(apart), [&](const EntryColumns& columns) -> Result<void> {
      SW_TRY(OpenedEntry opened, open(columns, key, room_));
      after.push_back(EntryMaker::make(columns.index, std::move(opened.body)));
      return {};
    });
  SW_TRY(auto opened_before, before.get());  // first: the first entry that is wrong is the one named
  SW_DO(std::move(passed));
  std::ranges::move(opened_before, std::back_inserter(entries));
  std::ranges::move(after, std::back_inserter(entries));
  return {};
}

Result<std::vector<record::Entry>> EntryReader::of_file(const FileRef& file) {
  SW_TRY(const crypt::TransientKey key, load_file_key(database_, sealing_, file));
  const std::vector<std::uint64_t> numbers = mirror_.entries_of(file);
  std::vector<record::Entry> entries;
  entries.reserve(numbers.size());
  for (std::span<const std::uint64_t> rest(numbers); !rest.empty();) {
    const std::size_t some = std::min(rest.size(), kAtOnce);
    SW_DO(read_some(rest.first(some), key, entries));
    rest = rest.subspan(some);
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
  SW_TRY(const FileRef file, file_of(entry_columns(row)));
  if (!covered(file)) return std::nullopt;
  SW_TRY(const crypt::TransientKey key, load_file_key(database_, sealing_, file));
  SW_TRY(OpenedEntry opened, open(entry_columns(row), key, room_));
  return Found{EntryMaker::make(index, opened.body), std::move(opened)};
}

Result<std::vector<EntryReader::Begun>> EntryReader::cards() {
  SW_TRY(const WrappedKeys keys, load_wrapped_keys(database_));
  SW_TRY(Query row, database_.walk("SELECT idx, file, kind, uid, sealed FROM " SW_NAMING_ENTRIES
                                   " AND " SW_ON_CARD " ORDER BY idx"));
  std::vector<Begun> cards;
  boost::unordered_flat_map<FileRef, std::size_t, std::hash<FileRef>> place;
  cards.reserve(keys.of_file.size());
  place.reserve(keys.of_file.size());
  while (true) {
    SW_TRY(const bool more, row.next());
    if (!more) return cards;
    SW_TRY(const FileRef file, file_of(entry_columns(row)));
    const auto at = place.find(file);
    if (at == place.end() && row.number(2) == static_cast<std::int64_t>(record::EntryKind::FileOpened)) {
      place.emplace(file, cards.size());
      cards.push_back({static_cast<std::uint64_t>(row.number(0)), file, std::nullopt});
    }
    SW_TRY(const auto key, open_wrapped(keys, sealing_, file));
    if (!key) continue;
    SW_TRY(const OpenedEntry opened, open(entry_columns(row), *key, room_));
    if (at != place.end()) {
      SW_DO(cards[at->second].card->follow(opened.body));
    } else if (opened.body.kind == record::EntryKind::FileOpened) {
      SW_TRY(cards.back().card, card_of(opened.body));
    }
  }
}

}  // namespace sharewell::store
