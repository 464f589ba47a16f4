// SPDX-License-Identifier: MIT
#include "guidance/shelf.h"

#include <mutex>

namespace sharewell::guidance {

const Pack* Shelf::find(std::string_view sha256) const {
  if (sha256 == built_in().sha256()) return &built_in();
  const std::shared_lock lock(mutex_);
  const auto at = packs_.find(sha256);
  return at == packs_.end() ? nullptr : at->second.pack.get();
}

std::expected<const Pack*, std::vector<Fault>> Shelf::add(std::vector<PackFile> files) {
  auto loaded = Pack::load(files);
  if (!loaded) return std::unexpected(std::move(loaded).error());
  if (loaded->sha256() == built_in().sha256()) return &built_in();
  auto pack = std::make_unique<const Pack>(*std::move(loaded));
  const std::unique_lock lock(mutex_);
  std::string sha256 = pack->sha256();
  return packs_.try_emplace(std::move(sha256), Row{std::move(pack), std::move(files)})
      .first->second.pack.get();
}

std::vector<PackFile> Shelf::files_of(std::string_view sha256) const {
  if (sha256 == built_in().sha256()) return built_in_files();
  const std::shared_lock lock(mutex_);
  const auto at = packs_.find(sha256);
  return at == packs_.end() ? std::vector<PackFile>{} : at->second.files;
}

std::vector<const Pack*> Shelf::all() const {
  std::vector<const Pack*> list{&built_in()};
  const std::shared_lock lock(mutex_);
  for (const auto& [sha256, row] : packs_) list.push_back(row.pack.get());
  return list;
}

}  // namespace sharewell::guidance
