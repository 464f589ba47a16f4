// SPDX-License-Identifier: MIT
#include "store/readers.h"

namespace sharewell::store {
namespace {

constexpr std::size_t kIdleMax = 4;  // each holds up to 1 MiB of cache

}  // namespace

Readers::Readers(Place place) : place_(std::move(place)) {
  idle_.reserve(kIdleMax);  // so that taking one back takes no memory
}

Result<Readers::Lease> Readers::lend() {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      Lease lease(*this, std::move(idle_.back()));
      idle_.pop_back();
      return lease;
    }
  }
  SW_TRY(Database database, Database::open_reader(place_));
  return Lease(*this, std::move(database));
}

void Readers::drop_idle() {
  const std::lock_guard lock(mutex_);
  idle_.clear();
}

void Readers::take_back(Database database) {
  const std::lock_guard lock(mutex_);
  if (idle_.size() < kIdleMax && !database.is_broken()) idle_.push_back(std::move(database));
}

}  // namespace sharewell::store
