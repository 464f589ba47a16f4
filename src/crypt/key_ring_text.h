// SPDX-License-Identifier: MIT
// The text of DATA/keyring: which keys it holds, how they are wrapped, how one flipped bit shows.
//
// In: the root key, and organisations or a text. Out: the text, or the organisations.
// docs/formats/key-ring.md. Never: touches a file. Used by the key ring only.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "crypt/key_ring.h"

namespace sharewell::crypt {

inline constexpr std::string_view kRingFile = "keyring";
inline constexpr std::size_t kRingBytes = std::size_t{1} << 20;

struct RingText {
  using Organisations = std::vector<std::unique_ptr<OrganisationKeys>>;

  /// Fresh keys with epoch 1.
  [[nodiscard]] static std::unique_ptr<OrganisationKeys> make(std::string_view name, const Random& random);
  /// Makes anew what is derived from the organisation key and the seeds.
  static void derive_signing(OrganisationKeys& keys);
  [[nodiscard]] static std::string write(const SecretKey& root,
                                         std::span<const Organisations::value_type> list,
                                         const Random& random);
  /// KeysMissing, without a place, if the text is not what `write` made with this root key.
  [[nodiscard]] static Result<Organisations> read(const SecretKey& root, std::string_view text);
};

}  // namespace sharewell::crypt
