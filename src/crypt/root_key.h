// SPDX-License-Identifier: MIT
// The root key of a data folder, in one of three forms: a file that only its owner may read, the same sealed
// with a passphrase, or a note that systemd hands it over as a credential (docs/formats/key-ring.md).
//
// In: a folder, and what opens a sealed key. Out: the key in guarded memory, with its form, so that it can be
// written again in the same. Never: opens a file of which one bit was changed, or writes half a one.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/bytes.h"
#include "base/ref.h"
#include "base/result.h"
#include "crypt/secret.h"
#include "crypt/unlock.h"

namespace sharewell::crypt {

enum class RootForm : std::uint8_t { File, Passphrase, Credential };

struct RootKey {
  SecretKey key;
  RootForm form = RootForm::File;
  std::string credential{};             ///< of Credential: its name
  std::optional<SecretKey> wrapping{};  ///< of Passphrase: what it was stretched to
  Bytes salt{};                         ///< of Passphrase
};

inline constexpr const char* kRootFile = "root.key";
/// Where the next root key lies while one takes the place of another.
inline constexpr const char* kNextRootFile = "root.key.next";
inline constexpr std::size_t kPassphraseLeast = 12;

/// root.key. KeysMissing if it is absent, open to others or changed, or if the passphrase or the credential
/// does not open it; the detail says what to do.
[[nodiscard]] Result<RootKey> read_root(const std::filesystem::path& folder, const Unlock& unlock);
/// A file beside it in the form of `like`, without asking again.
[[nodiscard]] Result<RootKey> read_root_like(const std::filesystem::path& folder, const char* name,
                                             const RootKey& like);
/// Writes it in its form; durable when this returns.
[[nodiscard]] Result<void> write_root(const std::filesystem::path& folder, const char* name,
                                      const RootKey& root, const Random& random);

/// The same key to be opened with a passphrase. BadInput if that is too short.
[[nodiscard]] Result<RootKey> with_passphrase(const SecretKey& key, const SecretText& passphrase,
                                              const Random& random);
/// The same key as a credential, which must be there and be this key: BadInput or KeysMissing otherwise.
[[nodiscard]] Result<RootKey> with_credential(const SecretKey& key, std::string_view name,
                                              const Unlock& unlock);

/// The text of form File, for a copy that is kept apart: 44 characters of base64 and a line end.
[[nodiscard]] SecretText root_text(const SecretKey& key);
/// The key of such a text, or of a sealed one; as read_root, with "it" in the place of the file.
[[nodiscard]] Result<RootKey> root_of_text(std::string_view text, const Unlock& unlock);

}  // namespace sharewell::crypt
