// SPDX-License-Identifier: MIT
#include "register/tiles.h"

#include <fmt/format.h>

#include "base/error.h"
#include "register/lines.h"

namespace sharewell::reg {
namespace {

constexpr unsigned kTileHeight = 8;
constexpr unsigned kLevels = 64 / kTileHeight;  // of a register of up to 2^63 leaves
constexpr std::string_view kPartial = ".p/";

/// The digits of "x001/x234/067", whatever stands between them.
std::string digits_of(std::string_view elements) {
  std::string out;
  for (const char c : elements)
    if (c >= '0' && c <= '9') out += c;
  out.erase(0, std::min(out.find_first_not_of('0'), out.size() - 1));
  return out;
}

}  // namespace

std::string tile_path(const Tile& tile) {
  std::string elements = fmt::format("{:03}", tile.index % 1000);
  for (std::uint64_t rest = tile.index / 1000; rest > 0; rest /= 1000)
    elements = fmt::format("x{:03}/{}", rest % 1000, elements);
  const std::string name = fmt::format("{}/{}", tile.level, elements);
  return tile.width == kTileWidth ? name : fmt::format("{}{}{}", name, kPartial, tile.width);
}

std::optional<Tile> tile_at(std::string_view path) {
  Tile tile;
  const std::size_t slash = path.find('/'), partial = path.find(kPartial);
  if (slash == path.npos || slash + 1 == path.size()) return std::nullopt;
  const auto level = number_from(path.substr(0, slash));
  const auto index = number_from(digits_of(path.substr(slash + 1, partial - slash - 1)));
  const auto width = partial == path.npos ? std::optional<std::uint64_t>(kTileWidth)
                                          : number_from(path.substr(partial + kPartial.size()));
  if (!level || *level >= kLevels || !index || !width || *width == 0 || *width > kTileWidth)
    return std::nullopt;
  tile = {static_cast<unsigned>(*level), *index, static_cast<unsigned>(*width)};
  return tile_path(tile) == path ? std::optional(tile) : std::nullopt;
}

std::optional<Bytes> tile_bytes(const Levels& levels, std::uint64_t size, const Tile& tile) {
  SW_CHECK(size <= levels.size() && tile.level < kLevels);
  const std::uint64_t has = size >> (kTileHeight * tile.level);
  if (tile.index > has / kTileWidth || has - tile.index * kTileWidth < tile.width) return std::nullopt;
  Bytes out;
  const auto hashes = levels.at(kTileHeight * tile.level).subspan(tile.index * kTileWidth, tile.width);
  for (const Digest& hash : hashes) out.insert(out.end(), hash.begin(), hash.end());
  return out;
}

}  // namespace sharewell::reg
