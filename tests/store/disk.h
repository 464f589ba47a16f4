// SPDX-License-Identifier: MIT
// A disk in memory under SQLite, which fails as disks do.
//
// In: what SQLite writes, and the moment at which something is to go wrong. Out: the files as they would be
// found afterwards: of what was not synced each sector may hold any of its versions, a file may have any of
// its lengths, one that was never synced may be missing, one that was deleted may be back. Never: loses what
// was synced, except when told to lie. One for the process; SQLite's default from the first `get` on.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <random>
#include <string>
#include <vector>

#include "base/bytes.h"

namespace sharewell::store {

enum class Fault : std::uint8_t {
  None,
  PowerGoes,   ///< and everything fails from then on
  WriteFails,  ///< once: EIO
  DiskFull,    ///< until `calm`: ENOSPC
  SyncFails,   ///< once; what it was about is never durable, whatever later syncs say
};

class Disk {
 public:
  static Disk& get();

  /// Nothing goes wrong from now on; operations count from 0.
  void calm();
  /// The operation after so many more that change something.
  void fault_after(std::uint64_t operations, Fault fault);
  /// From now on a sync does nothing, and says that it did: the negative control.
  void lie(bool on);
  [[nodiscard]] std::uint64_t operations() const { return count_; }
  [[nodiscard]] std::uint64_t writes() const { return writes_; }

  /// What is left after the power went, on the real disk, and everything works again.
  /// @pre no connection is open
  void lose_power(std::mt19937_64& dice);
  /// Everything that was written, on the real disk. @pre no connection is open
  void unmount();

  // What SQLite calls, through disk_vfs.cpp.
  struct Change {
    std::size_t at;
    Bytes bytes;
    bool cuts = false;  ///< the file ends at `at`; no bytes
    bool doomed = false;
  };
  struct Memory {  ///< the shared memory beside a database
    std::vector<std::unique_ptr<Bytes>> regions;
    int shared[SQLITE_SHM_NLOCK] = {};
    bool exclusive[SQLITE_SHM_NLOCK] = {};
  };
  struct File {
    Bytes durable, now;
    bool is_durable = false;  ///< its name is
    std::vector<Change> changes;
    int shared = 0;
    const void *reserved = nullptr, *pending = nullptr, *exclusive = nullptr;
    Memory memory;
    int open = 0;
  };
  std::mutex mutex;
  [[nodiscard]] std::shared_ptr<File> open(const std::string& name, bool make);
  [[nodiscard]] bool exists(const std::string& name);
  [[nodiscard]] int write(File& file, std::size_t at, ByteView bytes);
  [[nodiscard]] int cut(File& file, std::size_t size);
  [[nodiscard]] int sync(File& file);
  [[nodiscard]] int remove(const std::string& name);

 private:
  [[nodiscard]] int next(int on_write_failure);
  void put_back(const std::string& name, const Bytes* bytes);

  std::map<std::string, std::shared_ptr<File>> files_;
  std::map<std::string, std::shared_ptr<File>> removed_;
  std::uint64_t count_ = 0, writes_ = 0, fault_at_ = 0;
  Fault fault_ = Fault::None;
  bool dark_ = false, full_ = false, lies_ = false;
};

}  // namespace sharewell::store
