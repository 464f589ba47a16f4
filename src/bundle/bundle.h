// SPDX-License-Identifier: MIT
// A bundle: what one case file says, in the clear, in one file with everything that proves it, for somebody
// outside who must check it (docs/formats/bundle.md).
//
// In: entries with their openings and proofs, the register's key, guidance packs; or such a file from
// outside. Out: the file; or its parts, of which nothing is trusted yet (check.h). Never: sealed; whoever has
// it can read it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/personal.h"
#include "base/result.h"
#include "guidance/fault.h"

namespace sharewell::bundle {

inline constexpr std::size_t kBundleBytes = std::size_t{64} * 1024 * 1024;
inline constexpr std::size_t kBundlePacks = 64;

struct BundleEntry {
  std::uint64_t index = 0;     ///< in the register, from 0
  Personal<std::string> text;  ///< canonical
  Digest opening{};            ///< r
  std::string proof;           ///< c2sp.org/tlog-proof@v1
};

struct BundlePack {
  std::string sha256;
  std::vector<guidance::PackFile> files;  ///< sorted by name
};

/// A checkpoint that somebody outside saw, and the proof that the register of the bundle goes on from it.
struct BundleSeen {
  std::string note;    ///< the checkpoint with whatever signatures; empty: there is none
  std::string growth;  ///< as reg::write_growth writes it, up to the checkpoint of the proofs
};

struct Bundle {
  std::string verifier_key;
  std::string handovers{};  ///< that led to this key, as published; may be empty
  std::string policy{};     ///< which witnesses the organisation wants (c2sp.org/tlog-policy); may be empty
  BundleSeen cosigned{};    ///< by witnesses
  BundleSeen stamped{};     ///< by a time stamping authority
  std::string stamp{};      ///< what it replied: a TimeStampResp (RFC 3161)
  std::vector<BundleEntry> entries;  ///< by index; the last is the copy's own
  std::vector<BundlePack> packs;     ///< by hash
  std::int64_t seconds = 0;          ///< since 1970: when the copy was taken
};

/// What is told to whoever opens the bundle. Part of the format, so that nobody can put other words there.
[[nodiscard]] std::string read_me(const Bundle& bundle);

/// errors  TooLarge beyond kBundleBytes. BadInput: a pack has a file whose name cannot stand in a bundle.
[[nodiscard]] Result<std::string> write_bundle(const Bundle& bundle);

/// errors  TooLarge. BadInput, with the file in it that is missing, out of place or not spelt as it would be
/// written. What is read and written again is the same bytes.
[[nodiscard]] Result<Bundle> read_bundle(std::string_view bytes);

/// Names of the three files of an entry.
[[nodiscard]] std::string text_name(std::uint64_t index);
[[nodiscard]] std::string opening_name(std::uint64_t index);
[[nodiscard]] std::string proof_name(std::uint64_t index);
/// Of a pack, without its file.
[[nodiscard]] std::string pack_name(std::string_view sha256);

}  // namespace sharewell::bundle
