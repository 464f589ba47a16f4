// SPDX-License-Identifier: MIT
// One organisation that is open: its store, and what its office entries say by now, folded in memory.
//
// In: office entries, each once and in register order, from the store alone; whoever kept them, here or on
// another server. Out: people, tokens, settings, lists, erasures. Any thread may read. Never: takes an entry
// from whoever wrote it; answers from folds of which one could not take an entry in.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "access/people.h"
#include "access/tokens.h"
#include "casework/arrangements.h"
#include "casework/barriers.h"
#include "casework/contacts.h"
#include "casework/duties.h"
#include "casework/erasures.h"
#include "casework/file_order.h"
#include "casework/finder.h"
#include "casework/forms.h"
#include "casework/policy.h"
#include "casework/procedures.h"
#include "casework/retention.h"
#include "casework/training.h"
#include "casework/what_would_change.h"
#include "casework/witnessing.h"
#include "crypt/key_ring.h"
#include "store/store.h"

namespace sharewell::casework {

struct Organisation {
  Organisation(std::string name, const guidance::Shelf& shelf, crypt::KeyRing& ring, const Random& random)
      : id(std::move(name)), service(shelf), erasures(ring, id, random) {}
  std::string id;  ///< as people type it after the @
  std::unique_ptr<store::Store> store;
  access::People people;
  access::Tokens tokens;
  Service service;
  Witnessing witnessing{};
  Contacts contacts;
  Procedures procedures{};
  Policy policy{};
  Arrangements arrangements{};
  Duties duties{};
  Barriers barriers{};
  Trainings trainings{};
  Forms forms{};
  Retentions retentions{};
  Erasures erasures;
  bool ended_rotation = false;  ///< of the signing key, cut off before it was opened
  std::unique_ptr<Finder> finder{};
  FileOrder file_order{};

 private:
  [[nodiscard]] Result<void> fold(const record::Entry& entry);
  std::atomic<bool> erased_ = false;  ///< a case file, and the search may know its names still
  std::atomic<bool> in_trouble_ = false;
  mutable std::mutex trouble_mutex_;
  std::optional<Error> trouble_{};

 public:
  WhatWouldChange what_would_change{service};  ///< goes first: its thread uses all the others

  /// Everything that was kept when this was called, on whatever server, is known here when it returns: to be
  /// called before each request, sign-in and command. Costs nothing where nobody else writes. errors  as
  /// store::Store::catch_up; or why an entry could not be taken in: nothing may be answered until a new
  /// start.
  [[nodiscard]] Result<void> follow();
  /// Why an entry could not be taken in, if one could not.
  [[nodiscard]] Result<void> trouble() const;

  /// For the store alone (Store::follow_office).
  void take(const record::Entry& entry);
  void be_in_trouble(Error why);
  void forget_past_erasures() { erased_ = false; }
};

}  // namespace sharewell::casework
