// SPDX-License-Identifier: MIT
#include "store/mirror.h"

#include <cstring>
#include <iterator>
#include <mutex>

#include "store/store.h"

namespace sharewell::store {
namespace {

constexpr std::size_t kLooksKept = 50'000;

std::string key_of(const PersonRef& person, const FileRef& file) { return person.text() + file.text(); }

}  // namespace

bool look_stands(Instant at, Instant now) { return now >= at && now - at < kLookLifeMs; }

std::size_t OnceHash::operator()(const Digest& once) const {
  std::size_t hash = 0;
  std::memcpy(&hash, once.data(), sizeof hash);
  return hash;
}

void note_once(OnceIds& ids, const Digest& once, std::uint64_t index) {
  if (once == Digest{}) return;
  ++ids.try_emplace(once, Written{index, 0}).first->second.count;
}

void Mirror::publish(Grown grown) {
  const std::unique_lock lock(mutex_);
  SW_CHECK(grown.firsts.size() == grown.leaves.size());
  std::vector<std::uint64_t>* of_file = nullptr;  // most stand beside others of their file
  for (std::size_t i = 0; i < grown.firsts.size(); ++i) {
    if (i == 0 || grown.firsts[i] != grown.firsts[i - 1]) of_file = &entries_[grown.firsts[i]];
    of_file->push_back(leaves_.size() + i);
  }
  first_of_.merge(grown.began);
  if (leaves_.empty())
    leaves_ = std::move(grown.leaves);
  else
    leaves_.insert(leaves_.end(), grown.leaves.begin(), grown.leaves.end());
  frontier_ = std::move(grown.frontier);
  if (!grown.note.empty()) note_ = std::move(grown.note);
  if (grown.keys) keys_ = std::move(grown.keys);
  if (once_.empty())
    once_ = std::move(grown.once);
  else
    once_.insert(grown.once.begin(), grown.once.end());
  for (FileCard& card : grown.files) {
    const auto [at, fresh] = file_at_.try_emplace(card.file(), files_.size());
    if (fresh)
      files_.push_back(std::move(card));
    else
      files_[at->second] = std::move(card);
  }
  for (const FileRef& file : grown.erased) forget_card(file);
  for (const RecentLook& look : grown.looks) {
    if (looks_.size() >= kLooksKept) forget_old_looks(look.at);
    LookTimes& times = looks_[key_of(look.person, look.file)];
    (look.listed ? times.listed : times.content) = look.at;
  }
}

void Mirror::forget_card(const FileRef& file) {
  const auto at = file_at_.find(file);
  if (at == file_at_.end()) return;
  const std::size_t place = at->second;
  file_at_.erase(at);
  files_.erase(files_.begin() + static_cast<std::ptrdiff_t>(place));
  for (std::size_t i = place; i < files_.size(); ++i) file_at_.at(files_[i].file()) = i;
}

void Mirror::forget_old_looks(Instant now) {
  std::erase_if(looks_, [&](const auto& one) {
    const LookTimes& times = one.second;
    return !(times.content && look_stands(*times.content, now)) &&
           !(times.listed && look_stands(*times.listed, now));
  });
}

std::uint64_t Mirror::size() const {
  const std::shared_lock lock(mutex_);
  return leaves_.size();
}

reg::Frontier Mirror::frontier() const {
  const std::shared_lock lock(mutex_);
  return frontier_;
}

std::shared_ptr<const reg::KeyChain> Mirror::keys() const {
  const std::shared_lock lock(mutex_);
  return keys_;
}

std::string Mirror::note() const {
  const std::shared_lock lock(mutex_);
  return note_;
}

RegisterEnd Mirror::end() const {
  const std::shared_lock lock(mutex_);
  return {leaves_.size(), note_, keys_};
}

std::optional<Digest> Mirror::leaf(std::uint64_t index) const {
  const std::shared_lock lock(mutex_);
  if (index >= leaves_.size()) return std::nullopt;
  return leaves_[index];
}

std::pair<std::vector<Digest>, RegisterEnd> Mirror::leaves_after(std::uint64_t known) const {
  const std::shared_lock lock(mutex_);
  return {{leaves_.begin() + static_cast<std::ptrdiff_t>(known), leaves_.end()},
          {leaves_.size(), note_, keys_}};
}

std::optional<Written> Mirror::written_under(const Digest& once) const {
  const std::shared_lock lock(mutex_);
  const auto at = once_.find(once);
  if (at == once_.end()) return std::nullopt;
  return at->second;
}

std::optional<std::uint64_t> Mirror::first_of(const FileRef& file) const {
  const std::shared_lock lock(mutex_);
  const auto at = first_of_.find(file);
  if (at == first_of_.end()) return std::nullopt;
  return at->second;
}

std::vector<std::uint64_t> Mirror::entries_of(const FileRef& file) const {
  const std::shared_lock lock(mutex_);
  const auto at = first_of_.find(file);
  return at == first_of_.end() ? std::vector<std::uint64_t>{} : entries_.at(at->second);
}

bool Mirror::knows(const FileRef& file) const {
  const std::shared_lock lock(mutex_);
  return file_at_.contains(file);
}

std::optional<FileCard> Mirror::find_file(const FileRef& file) const {
  const std::shared_lock lock(mutex_);
  const auto at = file_at_.find(file);
  if (at == file_at_.end()) return std::nullopt;
  return files_[at->second];
}

std::vector<FileCard> Mirror::files() const {
  const std::shared_lock lock(mutex_);
  return files_;
}

bool Mirror::looked(const PersonRef& person, const FileRef& file, bool listed, Instant now) const {
  const std::shared_lock lock(mutex_);
  const auto at = looks_.find(key_of(person, file));
  if (at == looks_.end()) return false;
  const LookTimes& times = at->second;
  return (times.content && look_stands(*times.content, now)) ||
         (listed && times.listed && look_stands(*times.listed, now));
}

}  // namespace sharewell::store
