// SPDX-License-Identifier: MIT
// The folder of one store: whose it is, and that only one process has it open for writing.
//
// In: a path. Out: a lock that ends with this object or its process; the mark that says that something was
// kept here. Never: follows a lock into a child process; makes a store where one was lost.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sharewell::store {

class Folder {
 public:
  /// Whether the records are in the folder, for one process alone, or in a database that several may share.
  enum class Keeps : std::uint8_t { Records, NoRecords };
  /// Makes the folder (0700) if it is not there, and takes its lock. Busy if another process has it.
  /// errors  BadConfig: the folder was made for the other kind.
  [[nodiscard]] static Result<Folder> open(const std::filesystem::path& path, Keeps keeps = Keeps::Records);
  Folder(Folder&& other) noexcept;
  Folder& operator=(Folder&&) = delete;
  ~Folder();

  [[nodiscard]] std::filesystem::path database() const { return path_ / "sharewell.db"; }
  /// Makes an empty database file (0600) if there is none. Damaged if there is none, or an empty one,
  /// although the mark says that something was kept here.
  [[nodiscard]] Result<void> prepare_database() const;
  /// The organisation id that the mark names; empty if there is no mark.
  [[nodiscard]] const std::string& mark() const { return mark_; }
  /// Writes the mark and makes it, the database's name and the folder's name durable.
  [[nodiscard]] Result<void> set_mark(std::string_view organisation_id);

 private:
  Folder(std::filesystem::path path, int lock, Keeps keeps)
      : path_(std::move(path)), lock_(lock), keeps_(keeps) {}
  [[nodiscard]] Result<void> read_mark();
  std::filesystem::path path_;
  int lock_;
  Keeps keeps_;
  std::string mark_;
};

}  // namespace sharewell::store
