// SPDX-License-Identifier: MIT
// A data folder of one organisation that is thrown away with the test, and entries to keep in it.
#pragma once

#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <memory>
#include <string>

#include "crypt/key_ring.h"
#include "record/bodies.h"
#include "store/store.h"

namespace sharewell::store {

/// The value, or a failed test that says why.
template <class T>
T value_of(Result<T> result) {
  if (!result) throw std::runtime_error(one_line(result.error()));
  return *std::move(result);
}
inline void succeed(const Result<void>& result) {
  if (!result) throw std::runtime_error(one_line(result.error()));
}

class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

class StoreTest : public ::testing::Test {
 protected:
  StoreTest();
  [[nodiscard]] const crypt::OrganisationKeys& keys() const { return *ring_->find("northbank"); }
  [[nodiscard]] std::filesystem::path folder() const { return data_.path() / "orgs" / "northbank"; }
  /// Where its records are: in the folder, or in the database that the test runs on.
  [[nodiscard]] Place place() const;
  [[nodiscard]] Result<std::unique_ptr<Store>> try_open(const Options& options = {}) const;
  [[nodiscard]] std::unique_ptr<Store> open(const Options& options = {}) const {
    return value_of(try_open(options));
  }
  [[nodiscard]] Clock clock() const;
  /// Opens the case file with a decision that raises two tasks, settles the first, considers the decision
  /// again, which may end the second, and adds a look and a draft.
  enum class Ends : std::uint8_t { TheFirst, BothTasks };
  void keep_some_of_each(Store& store, const FileRef& file, Ends ends) const;

  template <class AnyRef>
  AnyRef ref() const {
    return AnyRef::make(random_);
  }

  TemporaryFolder data_;
  Random random_;
  std::unique_ptr<crypt::KeyRing> ring_;
  std::shared_ptr<std::atomic<std::int64_t>> now_ms_;
  PersonRef ann_, ben_;
};

[[nodiscard]] record::EntryBody opened(const FileRef& file, const PersonRef& actor,
                                       std::string label = "A child");
[[nodiscard]] record::EntryBody decided(const FileRef& file, const PersonRef& actor, std::string words,
                                        std::vector<record::RaisedTask> tasks = {});
[[nodiscard]] record::EntryBody settled(const FileRef& file, const PersonRef& actor, const TaskRef& task);
[[nodiscard]] record::EntryBody considered(const FileRef& file, const PersonRef& actor,
                                           std::uint64_t decision, std::vector<TaskRef> ended);
[[nodiscard]] record::EntryBody person_added(const FileRef& office, const PersonRef& person,
                                             std::string user);

/// All bytes of all files of a folder, one after the other.
[[nodiscard]] std::string bytes_of_folder(const std::filesystem::path& folder);

}  // namespace sharewell::store
