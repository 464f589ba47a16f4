// SPDX-License-Identifier: MIT
// RFC 6962 once more, from its text: what the register's own code is held against. SHA-256 is all that it
// shares with the product.
//
// In: leaf hashes; proofs. Out: roots; yes or no. Never: fast.
#pragma once

#include <span>
#include <string_view>

#include "base/bytes.h"

namespace sharewell::simulation {

/// Of `HMAC-SHA256(blind, text)` as a leaf. @cite RFC 6962 2.1; docs/formats/register.md
[[nodiscard]] Digest leaf_of(ByteView blind, std::string_view text);
/// @cite RFC 6962 2.1
[[nodiscard]] Digest root_by_definition(std::span<const Digest> leaves);
/// Whether the path leads from the leaf to the root. @cite RFC 6962 2.1.1
[[nodiscard]] bool leads_to(const Digest& leaf, std::size_t index, std::size_t size,
                            std::span<const Digest> path, const Digest& root);
/// The consistency proof that the definition gives. @cite RFC 6962 2.1.2
[[nodiscard]] std::vector<Digest> consistency_by_definition(std::size_t old_size,
                                                            std::span<const Digest> leaves);

}  // namespace sharewell::simulation
