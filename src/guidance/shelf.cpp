// SPDX-License-Identifier: MIT
#include "guidance/shelf.h"

#include <mutex>

namespace sharewell::guidance {

const Pack* Shelf::find(std::string_view sha256) const {
  if (sha256 == built_in().sha256()) return &built_in();
  const std::shared_lock lock(mutex_);
  const auto at = packs_.find(sha256);
  return at == packs_.end() ? nullptr : at->second.get();
}

std::expected<const Pack*, std::vector<Fault>> Shelf::add(std::vector<PackFile> files) {
  auto loaded = Pack::load(std::move(files));
  if (!loaded) return std::unexpected(std::move(loaded).error());
  if (loaded->sha256() == built_in().sha256()) return &built_in();
  auto pack = std::make_unique<const Pack>(*std::move(loaded));
  const std::unique_lock lock(mutex_);
  return packs_.try_emplace(pack->sha256(), std::move(pack)).first->second.get();
}

std::vector<const Pack*> Shelf::all() const {
  std::vector<const Pack*> list{&built_in()};
  const std::shared_lock lock(mutex_);
  for (const auto& [sha256, pack] : packs_) list.push_back(pack.get());
  return list;
}

}  // namespace sharewell::guidance
