// SPDX-License-Identifier: MIT
// One data folder: its key ring, its organisations, and each one's store and people.
//
//   DATA/root.key  DATA/keyring  DATA/orgs/NAME/ DATA/shown/NAME (see docs/formats/store.md)
//   DATA/packs/SHA256/ (see pack_folder.h)
//
// In: a folder, a clock and randomness. Out: organisations that are open and checked. The only writer of
// the folder, or one of those that share it and write to PostgreSQL. Never: makes a password, keeps one, or
// removes an account.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <shared_mutex>

#include "casework/desk.h"
#include "casework/organisation.h"
#include "crypt/key_ring.h"

namespace sharewell::casework {

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

  /// Where other servers have the same records: organisations that were added there, and epochs of the key
  /// ring that began or ended there, whose keys are forgotten here too. To be called every minute; does
  /// nothing elsewhere. errors  as crypt::KeyRing::catch_up and the stores say.
  [[nodiscard]] Result<void> catch_up();
  /// Whether other servers may have the same records.
  [[nodiscard]] bool is_shared() const { return shared_; }

  /// Puts a new key in the place of the one that signs the organisation's register: a new key in the key
  /// ring, the handover on record, the old key destroyed. Goes on where it was cut off. Nothing else may run
  /// meanwhile. errors  NotFound for an unknown organisation; Busy: another server has the same records open;
  /// Stale, DiskFull, Unavailable as key ring and store say.
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
  [[nodiscard]] Result<void> follow_others();
  void take(Organisation& organisation, const record::Entry& entry);
  Result<void> end_rotation(Organisation& organisation);
  std::filesystem::path folder_;
  bool shared_ = false;
  guidance::Shelf shelf_;
  crypt::KeyRing ring_;
  Clock clock_;
  Random random_;
  std::mutex adding_;  ///< one at a time adds or opens organisations
  mutable std::shared_mutex mutex_;
  std::vector<std::unique_ptr<Organisation>> organisations_;
};

}  // namespace sharewell::casework
