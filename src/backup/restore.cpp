// SPDX-License-Identifier: MIT
#include "backup/restore.h"

#include <fmt/format.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <cerrno>

#include "backup/check.h"
#include "backup/files.h"
#include "backup/into_database.h"
#include "backup/key_pack.h"
#include "backup/memory_folder.h"
#include "backup/rebuild.h"
#include "crypt/key_ring.h"
#include "store/conninfo.h"
#include "store/folder.h"
#include "store/shown.h"

namespace sharewell::backup {
namespace {

namespace fs = std::filesystem;

constexpr unsigned kPrivateFolder = 0700, kPrivateFile = 0600;

Result<void> make_private_folders(const fs::path& path) {
  std::error_code none;
  if (path.empty() || fs::is_directory(path, none)) return {};
  SW_DO(make_private_folders(path.parent_path()));
  if (::mkdir(path.c_str(), kPrivateFolder) != 0 && errno != EEXIST) return system_error(errno, path);
  return {};
}

Result<void> write_private_file(const fs::path& path, std::string_view bytes) {
  SW_TRY(NewFile file, NewFile::make(path, kPrivateFile));
  SW_DO(file.write(bytes));
  return file.keep();
}

Result<void> write_key_files(const fs::path& folder, const KeyPack& pack) {
  for (const auto& [name, text] : pack.key_files) SW_DO(write_private_file(folder / name, text));
  return {};
}

/// The key ring, opened from memory: the files are gone again when this returns.
Result<crypt::KeyRing> open_ring(const KeyPack& pack, const crypt::Unlock& unlock) {
  SW_TRY(const MemoryFolder folder, MemoryFolder::make());
  SW_DO(write_key_files(folder.path(), pack));
  return crypt::KeyRing::open(folder.path(), unlock);
}

/// A folder that is gone again unless it was kept.
class Part {
 public:
  explicit Part(fs::path path) : path_(std::move(path)) {}
  Part(const Part&) = delete;
  Part& operator=(const Part&) = delete;
  ~Part() {
    std::error_code none;
    if (!path_.empty()) fs::remove_all(path_, none);
  }
  [[nodiscard]] const fs::path& path() const { return path_; }
  [[nodiscard]] Result<void> keep(const fs::path& name) {
    if (::rename(path_.c_str(), name.c_str()) != 0) return system_error(errno, name);
    path_.clear();
    return sync_folder(name.has_parent_path() ? name.parent_path() : fs::path("."));
  }

 private:
  fs::path path_;
};

/// What a restored folder is made from, all of it opened.
struct Opened {
  Manifest manifest;
  KeyPack pack;
  crypt::KeyRing ring;
};

Result<void> check_belong_together(const Opened& from) {
  for (const PackedRegister& one : from.pack.registers)
    if (from.manifest.find(one.name) == nullptr && one.size > 0)
      return fail(
          ErrorCode::BadInput,
          "the key pack knows an organisation that the backup does not; give a newer backup, or the key pack "
          "that was made with this one",
          one.name);
  for (const ManifestRegister& one : from.manifest.registers)
    if (from.pack.find(one.name) == nullptr || from.ring.find(one.name) == nullptr)
      return fail(ErrorCode::BadInput, "the key pack has no keys of this organisation; give a newer one",
                  one.name);
  return {};
}

Result<Opened> open_all(const RestoreFrom& from) {
  SW_TRY(Manifest manifest, load_manifest(from.backup));
  SW_TRY(KeyPack pack, read_key_pack(from.key_pack, from.identity));
  if (from.root) pack.key_files[crypt::kRootFile] = from.root->view();
  SW_TRY(crypt::KeyRing ring, open_ring(pack, from.unlock));
  Opened opened{std::move(manifest), std::move(pack), std::move(ring)};
  SW_DO(check_belong_together(opened));
  return opened;
}

Result<RestoreReport> build(const Opened& opened, const fs::path& backup, const fs::path& data,
                            const Check& check, const Progress& progress) {
  RestoreReport report{opened.manifest.made, opened.pack.made, {}};
  for (const ManifestRegister& one : opened.manifest.registers) {
    SW_TRY(const store::Folder folder, store::Folder::open(data / "orgs" / one.name));
    SW_DO(folder.prepare_database());
    Rebuild rebuild(one, *opened.pack.find(one.name), *opened.ring.find(one.name));
    SW_DO(rebuild.into(folder.database(), backup, progress));
    report.organisations.push_back({one.name, one.size, rebuild.erased()});
  }
  for (const ManifestFile& file : opened.manifest.files) {
    SW_TRY(const std::string bytes, load_kept(backup, file));
    SW_DO(make_private_folders((data / file.path).parent_path()));
    SW_DO(write_private_file(data / file.path, bytes));
  }
  SW_DO(check(data, opened.ring));
  return report;
}

/// Whoever has the first mark is a store; until then the folder is none. The second keeps it from going on by
/// itself.
Result<void> mark(const fs::path& data, const Opened& opened, store::Folder::Keeps keeps) {
  for (const ManifestRegister& one : opened.manifest.registers) {
    SW_TRY(store::Folder folder, store::Folder::open(data / "orgs" / one.name, keeps));
    SW_DO(folder.set_mark(one.id));
    SW_DO(store::mark_put_back(store::shown_path(data, one.name), one.size));
  }
  return {};
}

/// That no organisation has records in the database yet: better said before anything is built.
Result<void> check_room(const Opened& opened, const fs::path& data, const std::string& database) {
  if (database.empty()) return {};
  for (const ManifestRegister& one : opened.manifest.registers) {
    SW_TRY(const store::Place place, store::place_in(data, one.name, database));
    SW_TRY([[maybe_unused]] const IntoDatabase room, IntoDatabase::begin(place));
  }
  return {};
}

/// The records of each organisation from the folder into the database, not yet committed there.
Result<std::vector<IntoDatabase>> fill(const Opened& opened, const fs::path& data,
                                       const std::string& database, const Progress& progress) {
  std::vector<IntoDatabase> filled;
  if (database.empty()) return filled;
  for (const ManifestRegister& one : opened.manifest.registers) {
    SW_TRY(const store::Place place, store::place_in(data, one.name, database));
    SW_TRY(IntoDatabase into, IntoDatabase::begin(place));
    SW_DO(into.copy(place.file(), *opened.ring.find(one.name), progress));
    filled.push_back(std::move(into));
    std::error_code error;
    for (const char* end : {"", "-wal", "-shm"}) fs::remove(place.file().string() + end, error);
    if (error) return fail(ErrorCode::Unavailable, error.message(), place.file().string());
  }
  SW_DO(store::keep_database_setting(data, database));
  return filled;
}

/// The folder is there by now: if a server stops in between, it says that its records are missing, and may be
/// put back again.
Result<void> commit(std::vector<IntoDatabase>& filled, const RestoreReport& report, const fs::path& data) {
  for (std::size_t i = 0; i < filled.size(); ++i) {
    auto done = filled[i].commit();
    if (done) continue;
    std::error_code none;
    fs::remove_all(data, none);
    return fail(
        done.error().code,
        fmt::format("nobody knows whether the records of {} came into the database, and the folder was "
                    "taken away again: {}; have the database emptied before you try again "
                    "(docs/postgresql.md)",
                    report.organisations[i].name, done.error().detail),
        done.error().place);
  }
  return {};
}

}  // namespace

Result<RestoreReport> restore(const RestoreFrom& from, const fs::path& data, const Check& check,
                              const Progress& progress) {
  std::error_code none;
  if (fs::exists(data, none) && !fs::is_empty(data, none))
    return fail(ErrorCode::BadInput,
                "there is something in this folder already; nothing was changed, choose a new one",
                data.string());
  SW_TRY(const Opened opened, open_all(from));
  fs::path name = data.lexically_normal();
  if (!name.has_filename()) name = name.parent_path();
  const fs::path beside = name.string() + ".part";
  if (fs::exists(beside, none))
    return fail(
        ErrorCode::BadInput,
        "this is there, perhaps from a restore that was cut off; look what it is, remove it, and try again",
        beside.string());
  SW_DO(check_room(opened, beside, from.database));
  Part part(beside);
  SW_DO(make_private_folders(part.path()));
  SW_TRY(RestoreReport report, build(opened, from.backup, part.path(), check, progress));
  SW_TRY(auto filled, fill(opened, part.path(), from.database, progress));
  SW_DO(mark(part.path(), opened,
             filled.empty() ? store::Folder::Keeps::Records : store::Folder::Keeps::NoRecords));
  SW_DO(write_key_files(part.path(), opened.pack));
  SW_DO(part.keep(name));
  if (filled.empty()) return report;
  SW_DO(commit(filled, report, name));
  SW_DO(check(name, opened.ring));
  return report;
}

Result<RestoreReport> drill(const RestoreFrom& from, const Check& check, const Progress& progress) {
  SW_TRY(const Opened opened, open_all(from));
  std::string name = (fs::temp_directory_path() / "sharewell-drill-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) return system_error(errno, name);
  const Part part(name);
  return build(opened, from.backup, part.path(), check, progress);
}

}  // namespace sharewell::backup
