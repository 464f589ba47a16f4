// SPDX-License-Identifier: MIT
#include "web/assets.h"

#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "embedded/assets.h"

namespace sharewell::web {
namespace {

struct Asset {
  std::string_view name, bytes, type;
  std::string folder;  ///< "/assets/<hash>"
};

std::string_view type_of(std::string_view name) {
  if (name.ends_with(".css")) return "text/css; charset=utf-8";
  if (name.ends_with(".svg")) return "image/svg+xml";
  if (name.ends_with(".mjs") || name.ends_with(".js")) return "text/javascript; charset=utf-8";
  if (name.ends_with(".wasm")) return "application/wasm";
  return "application/octet-stream";
}

/// FNV-1a, 64 bits: tells two builds apart; nothing rests on it that an enemy could gain from.
std::uint64_t fingerprint(std::string_view bytes) {
  std::uint64_t hash = 0xcbf29ce484222325u;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  return hash;
}

const std::vector<Asset>& all() {
  static const std::vector<Asset> assets = [] {
    std::vector<Asset> made;
    for (const EmbeddedFile& file : embedded::assets()) {
      made.push_back({file.name, file.bytes, type_of(file.name),
                      fmt::format("/assets/{:016x}", fingerprint(file.bytes))});
    }
    return made;
  }();
  return assets;
}

const Asset* find(std::string_view name) {
  for (const Asset& one : all())
    if (one.name == name) return &one;
  return nullptr;
}

const Asset& carried(std::string_view name) {
  const Asset* one = find(name);
  SW_CHECK(one != nullptr);
  return *one;
}

http::Response response_of(const Asset& asset, std::string_view caching) {
  http::Response response{.type = std::string(asset.type), .body = std::string(asset.bytes)};
  response.headers.emplace_back("Cache-Control", caching);
  return response;
}

}  // namespace

std::optional<http::Response> asset(std::string_view path) {
  if (!path.starts_with("/assets/") && path != "/favicon.ico") return std::nullopt;  // most of what is asked
  for (const Asset& one : all()) {
    if (path == "/favicon.ico" && one.name == "favicon.svg") return response_of(one, "public, max-age=86400");
    if (path == one.folder + "/" + std::string(one.name)) {
      return response_of(one, "public, max-age=31536000, immutable");
    }
  }
  return std::nullopt;
}

Url asset_url(std::string_view name) {
  const Asset& one = carried(name);
  const auto url = Url::inside(one.folder + "/" + std::string(name));
  SW_CHECK(url.has_value());
  return *url;
}

std::string_view asset_bytes(std::string_view name) { return carried(name).bytes; }

bool has_asset(std::string_view name) { return find(name) != nullptr; }

}  // namespace sharewell::web
