// SPDX-License-Identifier: MIT
#include "backup/key_pack.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "backup/age.h"
#include "backup/files.h"
#include "backup/key_pack_lines.h"
#include "backup/manifest.h"
#include "backup/names.h"
#include "backup/turn.h"
#include "crypt/root_key.h"
#include "store/opening.h"
#include "store/schema.h"

namespace sharewell::backup {
namespace {

namespace fs = std::filesystem;

constexpr int kTries = 5;
constexpr unsigned kMode = 0640;
constexpr std::size_t kKeyFileBytes = std::size_t{1} << 20;
constexpr std::array<std::string_view, 4> kKeyFiles{crypt::kRootFile, crypt::kNextRootFile, "keyring",
                                                    "recovery"};

Result<std::map<std::string, std::string>> read_key_files(const fs::path& data) {
  std::map<std::string, std::string> files;
  SW_TRY(const auto names, names_in(data));
  for (const std::string& name : names) {
    if (!is_key_file(name)) continue;
    SW_TRY(files[name], read_whole(data / name, kKeyFileBytes));
  }
  if (!files.contains("keyring"))
    return fail(ErrorCode::KeysMissing, "there is no key ring in this data folder", data.string());
  return files;
}

Result<PackedRegister> read_register(const fs::path& data, const std::string& name) {
  PackedRegister out{name, 0, {}, {}};
  SW_TRY(const store::Place place, store::place_of(data, name));
  SW_TRY(store::Database database, store::Database::open_reader(place));
  SW_DO(database.begin_read());
  SW_DO(store::check_version(database));
  SW_TRY(const std::int64_t size, database.number("SELECT count(*) FROM leaf"));
  out.size = static_cast<std::uint64_t>(size);
  {
    SW_TRY(store::Query row, database.query("SELECT key, value FROM meta"));
    while (true) {
      SW_TRY(const bool more, row.next());
      if (!more) break;
      out.meta.emplace(row.text(0), row.text(1));
    }
  }
  SW_TRY(store::Query row, database.walk("SELECT file, epoch, wrapped FROM file_key ORDER BY file"));
  while (true) {
    SW_TRY(const bool more, row.next());
    if (!more) return out;
    const ByteView wrapped = row.bytes(2);
    out.file_keys.push_back({std::string(row.text(0)), row.number(1), Bytes(wrapped.begin(), wrapped.end())});
  }
}

void forget_files(std::map<std::string, std::string>& files) {
  for (auto& [name, text] : files) forget(text);
}

/// Everything at one state of the key ring: an epoch that begins or ends meanwhile would part keys from what
/// they open.
Result<KeyPack> gather(const fs::path& data, Instant now) {
  SW_TRY(const auto organisations, organisations_of(data));
  for (int i = 0; i < kTries; ++i) {
    KeyPack pack;
    pack.made = now;
    SW_TRY(pack.key_files, read_key_files(data));
    for (const std::string& name : organisations) {
      SW_TRY(PackedRegister one, read_register(data, name));
      pack.registers.push_back(std::move(one));
    }
    SW_TRY(auto after, read_key_files(data));
    const bool same = after == pack.key_files;
    forget_files(after);
    if (same) return pack;
  }
  return fail(ErrorCode::Busy, "the keys are being changed; try again in a minute", data.string());
}

/// keys-20261130T064012Z.age
constexpr std::string_view kBegins = "keys-", kEnds = ".age";

std::string pack_name(Instant now) {
  std::string text = to_rfc3339(now).substr(0, 19) + "Z";
  std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
  return std::string(kBegins) + text + std::string(kEnds);
}

/// When a pack of this name was made; none if it is not the name of one.
std::optional<Instant> made_at(std::string_view name) {
  if (!name.starts_with(kBegins) || !name.ends_with(kEnds) || name.size() != pack_name({}).size()) return {};
  const std::string_view at = name.substr(kBegins.size());
  return from_rfc3339(fmt::format("{}-{}-{}T{}:{}:{}.000Z", at.substr(0, 4), at.substr(4, 2), at.substr(6, 2),
                                  at.substr(9, 2), at.substr(11, 2), at.substr(13, 2)));
}

Result<std::vector<std::string>> delete_old(const fs::path& folder, Instant now) {
  std::vector<std::string> deleted;
  SW_TRY(const auto names, names_in(folder));
  for (const std::string& name : names) {
    const auto made =
        made_at(name.ends_with(kBeside) ? std::string_view(name).substr(0, name.size() - kBeside.size())
                                        : std::string_view(name));
    if (!made) continue;
    const bool unfinished = name.ends_with(kBeside);
    if (!unfinished && now - *made <= kKeyPackDays * kDayMs) continue;
    std::error_code error;
    fs::remove(folder / name, error);
    if (error) return system_error(error.value(), folder / name);
    if (!unfinished) deleted.push_back(name);
  }
  if (!deleted.empty()) SW_DO(sync_folder(folder));
  return deleted;
}

}  // namespace

bool is_key_file(std::string_view name) { return std::ranges::find(kKeyFiles, name) != kKeyFiles.end(); }

KeyPack::~KeyPack() { forget_files(key_files); }

const PackedRegister* KeyPack::find(std::string_view name) const {
  const auto at = std::ranges::find(registers, name, &PackedRegister::name);
  return at == registers.end() ? nullptr : &*at;
}

Result<KeyPackReport> make_key_pack(const fs::path& data, const fs::path& folder,
                                    const std::vector<std::string>& recipients, Instant now) {
  SW_DO(make_folders(folder));
  SW_TRY(const Turn turn, Turn::take(folder));
  SW_TRY(const KeyPack pack, gather(data, now));
  KeyPackReport report{folder / pack_name(now), {}};
  SW_TRY(NewFile file, NewFile::make(report.file, kMode));
  SW_DO(
      encrypt(recipients, file.descriptor(), [&pack](const Sink& sink) { return write_lines(pack, sink); }));
  SW_DO(file.keep());
  SW_TRY(report.deleted, delete_old(folder, now));
  return report;
}

Result<KeyPack> read_key_pack(const fs::path& file, const fs::path& identity) {
  SW_TRY(std::string text, decrypt(identity, file));
  auto pack = read_lines(text, file.string());
  forget(text);
  return pack;
}

}  // namespace sharewell::backup
