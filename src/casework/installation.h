// SPDX-License-Identifier: MIT
// One data folder: its key ring, its organisations, and each one's store and people.
//
//   DATA/root.key  DATA/keyring  DATA/orgs/NAME/ DATA/shown/NAME (see docs/formats/store.md)
//   DATA/packs/SHA256/ (see pack_folder.h)
//
// In: a folder, a clock and randomness. Out: organisations that are open and checked. The only writer of the
// folder. Never: makes a password, keeps one, or removes an account.
#pragma once

#include <filesystem>
#include <memory>
#include <shared_mutex>

#include "access/people.h"
#include "access/tokens.h"
#include "casework/arrangements.h"
#include "casework/barriers.h"
#include "casework/contacts.h"
#include "casework/desk.h"
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
  WhatWouldChange what_would_change{service};  ///< goes first, while the store is still there
};

struct NewPerson {
  std::string user;  ///< 1 to 40 of a-z, 0-9, dot and dash
  std::string name;
  std::string position;  ///< may be empty
  record::Role role = record::Role::Practitioner;
  std::string team;
  std::string password_hash;  ///< of crypt::hash_password
};

class Installation {
 public:
  /// A new data folder with a root key and an empty key ring. BadInput if there is one already.
  [[nodiscard]] static Result<void> make(const std::filesystem::path& folder, const Random& random);
  /// Opens every organisation and every kept pack, and keeps the built-in pack, so that no decision is made
  /// under one that is not. errors  KeysMissing, Busy, Damaged, DiskFull as the key ring, the stores and the
  /// packs say.
  [[nodiscard]] static Result<std::unique_ptr<Installation>> open(const std::filesystem::path& folder,
                                                                  Clock clock, Random random,
                                                                  const crypt::Unlock& unlock = {});

  [[nodiscard]] Organisation* find(std::string_view id);
  [[nodiscard]] std::vector<std::string> organisations() const;
  /// errors  BadInput if the id is taken or is not 1 to 40 of a-z, 0-9 and dash, or the name is empty or too
  /// long.
  [[nodiscard]] Result<void> add_organisation(std::string_view id, std::string_view name);
  /// errors  NotFound for an unknown organisation; BadInput naming the field, also if the user name is taken.
  [[nodiscard]] Result<PersonRef> add_person(std::string_view organisation, const NewPerson& person);

  /// Puts a pack that is kept here into service for new decisions of an organisation, from a day on
  /// (2026-12-01). errors  NotFound for an unknown organisation or a pack that is not kept; BadInput: no such
  /// day. BadPack: the pages need what the pack does not have.
  [[nodiscard]] Result<void> choose_guidance(std::string_view organisation, std::string_view sha256,
                                             std::string_view from);

  /// Puts a new key in the place of the one that signs the organisation's register: a new key in the key
  /// ring, the handover on record, the old key destroyed. Goes on where it was cut off. Nothing else may run
  /// meanwhile. errors  NotFound for an unknown organisation; Stale, DiskFull, Unavailable as key ring and
  /// store say.
  [[nodiscard]] Result<void> rotate_signing(std::string_view organisation);

  /// Where this person of the organisation works now.
  [[nodiscard]] Desk desk(const Organisation& organisation, access::Person me) const {
    return {*organisation.store,
            organisation.people,
            std::move(me),
            organisation.service.in_force(clock_()),
            clock_,
            random_,
            shelf_};
  }
  [[nodiscard]] Instant now() const { return clock_(); }
  /// The recovery drill that passed with the root key of now, if one did.
  [[nodiscard]] std::optional<crypt::Drill> drilled() const { return ring_.drilled(); }
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
  [[nodiscard]] const guidance::Shelf& shelf() const { return shelf_; }

 private:
  Installation(std::filesystem::path folder, crypt::KeyRing ring, Clock clock, Random random);
  Result<void> open_organisation(const std::string& id);
  Result<void> end_rotation(Organisation& organisation);
  std::filesystem::path folder_;
  guidance::Shelf shelf_;
  crypt::KeyRing ring_;
  Clock clock_;
  Random random_;
  mutable std::shared_mutex mutex_;
  std::vector<std::unique_ptr<Organisation>> organisations_;
};

}  // namespace sharewell::casework
