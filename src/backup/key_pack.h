// SPDX-License-Identifier: MIT
// The key pack: what opens a backup's segments, encrypted to the custodians and kept apart from them for 35
// days, so that what is erased here does not live on in copies (docs/formats/backup.md).
//
// In: a data folder, recipients; or a pack and an identity. Out: an encrypted file; or the keys, in memory.
// Never: a key on a disk in the clear; a pack with keys of two states; an old pack taken away before a new
// one is whole.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "base/time.h"

namespace sharewell::backup {

inline constexpr int kKeyPackDays = 35;

struct KeyPackReport {
  std::filesystem::path file;
  std::vector<std::string> deleted;  ///< names of packs that were older than 35 days
};
/// errors  BadConfig, BadInput as `encrypt`. KeysMissing: there are no keys in the data folder. Busy: keys
/// are being
///         changed all the time. DiskFull, Unavailable: no pack was made, and none was taken away.
[[nodiscard]] Result<KeyPackReport> make_key_pack(const std::filesystem::path& data,
                                                  const std::filesystem::path& folder,
                                                  const std::vector<std::string>& recipients, Instant now);

/// What opens the records, and the record that its recovery was tried. `root.key.next` is there for a moment
/// while the root key is rotated; one that was left behind is not among them.
[[nodiscard]] bool is_key_file(std::string_view name);

struct PackedFileKey {
  std::string file;
  std::int64_t epoch = 0;
  Bytes wrapped;
};
struct PackedRegister {
  std::string name;
  std::uint64_t size = 0;  ///< entries when the pack was made
  std::map<std::string, std::string> meta;
  std::vector<PackedFileKey> file_keys;
};
struct KeyPack {
  KeyPack() = default;
  KeyPack(KeyPack&&) = default;
  KeyPack& operator=(KeyPack&&) = default;
  ~KeyPack();
  Instant made;
  std::map<std::string, std::string> key_files;  ///< of the data folder, by name
  std::vector<PackedRegister> registers;
  [[nodiscard]] const PackedRegister* find(std::string_view name) const;
};
/// errors  as `decrypt`. Damaged: what age opened is no key pack that this program knows.
[[nodiscard]] Result<KeyPack> read_key_pack(const std::filesystem::path& file,
                                            const std::filesystem::path& identity);

}  // namespace sharewell::backup
