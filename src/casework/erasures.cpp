// SPDX-License-Identifier: MIT
#include "casework/erasures.h"

#include <algorithm>

namespace sharewell::casework {

namespace {

const crypt::OrganisationKeys& keys_in(const crypt::KeyRing& ring, const std::string& organisation) {
  const crypt::OrganisationKeys* const keys = ring.find(organisation);
  SW_CHECK(keys != nullptr);
  return *keys;
}

}  // namespace

Erasures::Erasures(crypt::KeyRing& ring, std::string organisation, Random random)
    : ring_(ring),
      keys_(keys_in(ring, organisation)),
      organisation_(std::move(organisation)),
      random_(std::move(random)) {}

Result<void> Erasures::apply(const record::Entry& entry) {
  const record::EntryBody& body = entry.body();
  if (body.kind == record::EntryKind::ErasureAsked) {
    SW_TRY(auto asked, record::read_body<record::ErasureAsked>(body));
    const std::unique_lock lock(mutex_);
    std::erase_if(waiting_, [&](const ErasureWaiting& one) { return one.asked.file == asked.file; });
    if (!asked.withdrawn) waiting_.push_back({entry.index(), body.actor, body.recorded_at, std::move(asked)});
  } else if (body.kind == record::EntryKind::FileErased) {
    SW_TRY(auto erased, record::read_body<record::FileErased>(body));
    const std::unique_lock lock(mutex_);
    std::erase_if(waiting_, [&](const ErasureWaiting& one) { return one.asked.file == erased.file; });
    done_.push_back({entry.index(), body.actor, body.recorded_at, std::move(erased)});
  }
  return {};
}

std::optional<ErasureWaiting> Erasures::waiting(const FileRef& file) const {
  const std::shared_lock lock(mutex_);
  for (const ErasureWaiting& one : waiting_)
    if (one.asked.file == file) return one;
  return std::nullopt;
}

std::vector<ErasureWaiting> Erasures::waiting() const {
  const std::shared_lock lock(mutex_);
  return waiting_;
}

std::vector<ErasureDone> Erasures::done() const {
  const std::shared_lock lock(mutex_);
  return done_;
}

std::uint32_t Erasures::last_epoch() const {
  const std::shared_lock lock(mutex_);
  std::int64_t last = 0;
  for (const ErasureDone& one : done_) last = std::max(last, one.erased.epoch);
  return static_cast<std::uint32_t>(last);
}

bool Erasures::is_unfinished() const {
  return keys_.oldest_epoch() < keys_.epoch() || keys_.oldest_epoch() <= last_epoch();
}

// Each step may be the last that is done: what is still to do is read from the ring and the register.
Result<void> Erasures::finish(store::Store& store) {
  const std::lock_guard one_at_a_time(finishing_);
  if (store.is_shared()) SW_DO(ring_.catch_up());  // another server may have begun it, or be through
  for (const ErasureDone& one : done())
    if (store.find_file(one.erased.file)) SW_DO(store.destroy_again(one.erased.file));
  if (!is_unfinished()) return {};
  // More than one where an older ring was put back.
  while (keys_.epoch() <= last_epoch()) SW_DO(ring_.begin_epoch(organisation_, random_));
  const std::uint32_t newest = keys_.epoch();
  SW_DO(store.rewrap_keys());
  return ring_.end_epochs_before(organisation_, newest, random_);
}

}  // namespace sharewell::casework
