// SPDX-License-Identifier: MIT
// Getting a root key back: the text that custodians open together, and the record that it was tried.
//
// In: a root key; or a text from outside. Out: the text of one set of custodians; the key and the set that it
// names; DATA/recovery, which says when a recovery drill passed and is good for that root key only
// (docs/formats/key-ring.md). Never: a text of which one bit was changed.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/time.h"
#include "crypt/root_key.h"

namespace sharewell::crypt {

/// "sharewell recovery 1", the set ("1-3 of 3"), a check, and last the line of root.key.
[[nodiscard]] SecretText recovery_text(const SecretKey& root, std::string_view set);

struct Recovered {
  RootKey root;
  std::string set;  ///< "1-3 of 3", or "a copy of root.key"
};
/// Of a recovery text, or of a copy of root.key. KeysMissing if it is neither or was changed.
[[nodiscard]] Result<Recovered> read_recovery(std::string_view text, const Unlock& unlock);

struct Drill {
  Instant at{};
  std::string set;
};
[[nodiscard]] Result<void> write_drill(const std::filesystem::path& folder, const SecretKey& root,
                                       const Drill& drill);
/// Nothing if none passed with this root key, or if the record was changed.
[[nodiscard]] std::optional<Drill> read_drill(const std::filesystem::path& folder, const SecretKey& root);

}  // namespace sharewell::crypt
