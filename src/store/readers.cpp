// SPDX-License-Identifier: MIT
#include "store/readers.h"

namespace sharewell::store {
namespace {

constexpr std::size_t kIdleMax = 4;  // each holds up to 1 MiB of cache

}  // namespace

Readers::Readers(std::filesystem::path file) : file_(std::move(file)) {
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
  SW_TRY(Database database, Database::open_reader(file_));
  return Lease(*this, std::move(database));
}

void Readers::drop_idle() {
  const std::lock_guard lock(mutex_);
  idle_.clear();
}

void Readers::take_back(Database database) {
  const std::lock_guard lock(mutex_);
  if (idle_.size() < kIdleMax) idle_.push_back(std::move(database));
}

}  // namespace sharewell::store
