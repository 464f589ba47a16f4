// SPDX-License-Identifier: MIT
#include "rows.h"

#include <boost/json/parse.hpp>

#include <unordered_map>

#include "crypt/key_ring.h"
#include "plain_tree.h"
#include "store/database.h"
#include "store/entry_reader.h"
#include "store/group.h"

namespace sharewell::simulation {
namespace {

template <class T>
T value_of(Result<T> result, const char* what) {
  if (!result) throw Wrong(std::string(what) + ": " + one_line(result.error()));
  return *std::move(result);
}

void succeed(const Result<void>& result, const char* what) {
  if (!result) throw Wrong(std::string(what) + ": " + one_line(result.error()));
}

store::Database reader(const std::filesystem::path& folder) {
  return value_of(store::Database::open_reader(folder / "sharewell.db"), "the database does not open");
}

/// What the entry says, held against its leaf.
void open_into(model::Entry& entry, const store::OpenedEntry& opened) {
  const auto said = boost::json::parse(opened.canonical).as_object();
  entry.text = opened.canonical;
  entry.body = said.at("body").as_object();
  entry.actor = std::string(said.at("actor").as_string());
  entry.sharing = std::string(said.at("sharing").as_string());
  entry.happened = said.at("happened_at").as_int64();
  entry.recorded = said.at("recorded_at").as_int64();
  if (said.at("file").as_string() != entry.file || leaf_of(opened.blind, opened.canonical) != entry.leaf)
    throw Wrong("entry " + std::to_string(entry.index) + " is not what its leaf says");
}

}  // namespace

std::vector<model::Entry> entries_on_disk(const std::filesystem::path& folder,
                                          const crypt::OrganisationKeys& keys, std::uint64_t from) {
  const store::Sealing sealing(keys, [](std::span<std::uint8_t>) { throw Wrong("reading drew randomness"); });
  store::Database database = reader(folder);
  succeed(database.run_script("BEGIN"), "reading does not begin");
  auto rows =
      value_of(database.query("SELECT entry.idx, file, kind, uid, sealed, hash FROM entry LEFT JOIN leaf "
                              "ON leaf.idx = entry.idx WHERE entry.idx >= ? ORDER BY entry.idx",
                              static_cast<std::int64_t>(from)),
               "entries cannot be asked for");
  std::unordered_map<std::string, std::optional<crypt::TransientKey>> file_keys;
  std::vector<model::Entry> out;
  while (value_of(rows.next(), "entries cannot be read")) {
    const store::EntryRow row = store::entry_row(rows);
    model::Entry entry;
    entry.index = row.index;
    entry.kind = static_cast<int>(row.kind);
    entry.file = row.file;
    const ByteView leaf = rows.bytes(5);
    if (leaf.size() != entry.leaf.size()) throw Wrong("entry " + std::to_string(row.index) + " has no leaf");
    std::copy(leaf.begin(), leaf.end(), entry.leaf.begin());
    auto at = file_keys.find(row.file);
    if (at == file_keys.end()) {
      auto key = store::load_file_key(database, sealing, *FileRef::parse(row.file));
      if (!key && key.error().code != ErrorCode::NotFound)
        throw Wrong("the key of a case file does not open: " + one_line(key.error()));
      at = file_keys.emplace(row.file, key ? std::optional(*std::move(key)) : std::nullopt).first;
    }
    if (at->second)
      open_into(entry, value_of(sealing.open_entry(*at->second, row), "an entry does not open"));
    out.push_back(std::move(entry));
  }
  return out;
}

CopiedKey copy_key(const std::filesystem::path& folder, const std::string& file) {
  store::Database database = reader(folder);
  auto row = value_of(database.query("SELECT epoch, wrapped FROM file_key WHERE file = ?", file), "keys");
  if (!value_of(row.next(), "keys")) throw Wrong("a case file has no key");
  const ByteView wrapped = row.bytes(1);
  return {row.number(0), Bytes(wrapped.begin(), wrapped.end())};
}

bool opens(const CopiedKey& copied, const std::string& file, const crypt::OrganisationKeys& keys) {
  const store::Sealing sealing(keys, [](std::span<std::uint8_t>) { throw Wrong("reading drew randomness"); });
  return sealing.open_file_key(file, copied.epoch, copied.wrapped).has_value();
}

}  // namespace sharewell::simulation
