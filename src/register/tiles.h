// SPDX-License-Identifier: MIT
// Tiles: the register's hashes in pieces of up to 256, as others fetch and keep them.
//
// In: the part of an address after ".../tile/"; the register's levels. Out: the tile's bytes; or its name.
// Never: a tile that a register of the published size does not have. `@cite c2sp.org/tlog-tiles`
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "register/levels.h"

namespace sharewell::reg {

inline constexpr unsigned kTileWidth = 256;

struct Tile {
  unsigned level = 0;           ///< its hashes are roots of 256^level leaves each
  std::uint64_t index = 0;      ///< its place in the level
  unsigned width = kTileWidth;  ///< how many hashes; fewer than 256 at the right edge
  bool operator==(const Tile&) const = default;
};

/// "0/x001/x234/067" or "0/067.p/112". @pre width 1 to 256
[[nodiscard]] std::string tile_path(const Tile& tile);
/// The reverse; nullopt for anything that tile_path would not write.
[[nodiscard]] std::optional<Tile> tile_at(std::string_view path);
/// Its hashes, one after the other; nullopt if a register of so many leaves has no such tile.
/// @pre size <= levels.size()
[[nodiscard]] std::optional<Bytes> tile_bytes(const Levels& levels, std::uint64_t size, const Tile& tile);

}  // namespace sharewell::reg
