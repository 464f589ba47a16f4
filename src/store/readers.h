// SPDX-License-Identifier: MIT
// Reading connections, lent to one thread at a time and kept for the next.
// In: nothing. Out: a connection that can only read. Never: more of them than threads that read at once.
#pragma once

#include <mutex>
#include <vector>

#include "store/database.h"

namespace sharewell::store {

class Readers {
 public:
  explicit Readers(Place place);

  class Lease {
   public:
    Lease(Readers& readers, Database database) : readers_(&readers), database_(std::move(database)) {}
    Lease(Lease&& other) noexcept
        : readers_(std::exchange(other.readers_, nullptr)), database_(std::move(other.database_)) {}
    Lease& operator=(Lease&&) = delete;
    ~Lease() {
      if (readers_ != nullptr) readers_->take_back(std::move(database_));
    }
    [[nodiscard]] Database& database() { return database_; }

   private:
    Readers* readers_;
    Database database_;
  };

  [[nodiscard]] Result<Lease> lend();
  /// Closes the connections that nobody has, with the pages that they hold in memory.
  void drop_idle();

 private:
  void take_back(Database database);
  Place place_;
  std::mutex mutex_;
  std::vector<Database> idle_;
};

}  // namespace sharewell::store
