// SPDX-License-Identifier: MIT
// The people and case files of one organisation, in memory, to be found by name, birth date and number. Built
// from the register and brought up to date whenever somebody asks.
//
// In: the store's folder and keys; then questions. Out: where it may be, and why it fits. Any thread may
// call. Never: on a disk; ahead of the disk; shown to anybody as it is: find_people.h asks who may see what,
// and puts the look on record first.
// @cite docs/decisions/0032-search.md
#pragma once

#include <memory>
#include <optional>
#include <shared_mutex>
#include <vector>

#include "base/ref.h"
#include "search/index.h"
#include "store/names_follower.h"

namespace sharewell::casework {

/// Somebody on a case file, or what the file is called.
struct Hit {
  FileRef file;
  std::uint64_t person = 0;  ///< index of the entry that noted them first; 0: it is the file's own name
  std::string name;
  std::string born;  ///< ISO; may be empty
  search::Why why;
};

class Finder {
 public:
  /// `keys` must outlive it.
  Finder(store::Place place, const crypt::OrganisationKeys& keys);
  ~Finder();
  Finder(const Finder&) = delete;
  Finder& operator=(const Finder&) = delete;

  /// Takes in what the register holds by now. The first time it goes through all of it, so somebody who is in
  /// no hurry had better be first (app/serve.cpp). errors  as store::NamesFollower; then nothing is found
  /// until it succeeds.
  [[nodiscard]] Result<void> catch_up();

  /// Forgets all of it: a case file was erased, and its names are to be in memory no more.
  void begin_anew();

  /// The nearest, one for each case file. Nothing, not even none, if it was begun anew since catch_up
  /// succeeded: do both again.
  [[nodiscard]] std::optional<std::vector<Hit>> find(const search::Question& question,
                                                     std::size_t most) const;

 private:
  struct Known;
  [[nodiscard]] Result<void> follow();

  store::Place place_;
  const crypt::OrganisationKeys& keys_;
  mutable std::shared_mutex mutex_;
  std::unique_ptr<store::NamesFollower> follower_;
  std::unique_ptr<Known> known_;
};

}  // namespace sharewell::casework
