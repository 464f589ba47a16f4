// SPDX-License-Identifier: MIT
// The key ring of one data folder: DATA/root.key opens DATA/keyring, which holds each organisation's keys.
//
// In: a folder. Out: for each organisation its epoch keys and its signing key, in guarded memory.
// root -> organisation -> epoch keys and signing seed (docs/formats/key-ring.md). Both files are 0600 and are
// replaced whole. Never: opens a ring of which one bit was changed, or a root key that others on the machine
// can read.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/ref.h"
#include "base/result.h"
#include "crypt/recovery.h"
#include "crypt/root_key.h"
#include "crypt/secret.h"
#include "crypt/sign.h"

namespace sharewell::crypt {

/// The keys of one organisation. Its address stays the same as long as its KeyRing lives, moves included.
class OrganisationKeys {
 public:
  [[nodiscard]] const std::string& name() const { return name_; }
  /// 16 random bytes as 32 hexadecimal characters; never changes, unlike a name might.
  [[nodiscard]] const std::string& id() const { return id_; }
  /// The epoch under which new file keys are wrapped.
  [[nodiscard]] std::uint32_t epoch() const { return epoch_; }
  /// The first epoch whose key was not destroyed.
  [[nodiscard]] std::uint32_t oldest_epoch() const;
  /// The key of an epoch, or nullptr if the ring does not hold it (any more); of a ring that follows the
  /// disk, nor does the disk.
  [[nodiscard]] std::shared_ptr<const SecretKey> epoch_key(std::uint32_t number) const;
  /// Of a ring that follows the disk: what is there by now. Where that cannot be read, all stays as it was.
  void look_again() const {
    if (look_again_) look_again_();
  }
  [[nodiscard]] const SigningKey& signing() const { return *signing_; }
  /// What the register is to be signed with next, while the one is put in the place of the other; else
  /// nullptr.
  [[nodiscard]] const SigningKey* next_signing() const { return next_signing_ ? &*next_signing_ : nullptr; }
  /// What it cosigns the registers of others with: derived, so that it is never the key of its own register.
  [[nodiscard]] const SigningKey& cosigning() const { return *cosigning_; }

 private:
  friend class KeyRing;
  friend struct RingRow;
  OrganisationKeys() = default;
  [[nodiscard]] std::shared_ptr<const SecretKey> known_epoch_key(std::uint32_t number) const;
  /// Whether `later` is this with other epochs, none of them older.
  [[nodiscard]] bool goes_on_as(const OrganisationKeys& later) const;
  /// Takes its epochs. Keys that it does not have are forgotten. @pre goes_on_as
  void take_epochs(OrganisationKeys& later);
  std::string name_, id_;
  std::optional<SecretKey> key_;
  mutable std::mutex epochs_mutex_;
  std::map<std::uint32_t, std::shared_ptr<const SecretKey>> epochs_;
  std::atomic<std::uint32_t> epoch_ = 0;  ///< of those in `epochs_` the highest that is durable
  std::optional<SecretKey> seed_, next_seed_;
  std::optional<SigningKey> signing_, next_signing_, cosigning_;
  std::function<void()> look_again_{};
};

/// All organisations of one data folder. Any thread may read, add an organisation, begin and end epochs and
/// catch up; what rotates keys must not run beside other calls. Pointers that `find` gave stay good.
class KeyRing {
 public:
  /// Makes a new root key and an empty ring, or goes on where that was cut off. BadInput if either file is
  /// there with anything else: nothing is overwritten.
  [[nodiscard]] static Result<void> create(const std::filesystem::path& folder, const Random& random);
  /// KeysMissing if a file is absent, readable by others, or does not open; the detail says what to do. Ends
  /// a rotation of the root key that was cut off.
  [[nodiscard]] static Result<KeyRing> open(const std::filesystem::path& folder, const Unlock& unlock = {});
  /// What custodians opened, or a copy of root.key, against the ring that is there; neither reads nor needs
  /// root.key. KeysMissing if it does not open the ring.
  [[nodiscard]] static Result<Recovered> try_recovery(const std::filesystem::path& folder,
                                                      std::string_view text, const Unlock& unlock);

  /// Adds an organisation with its first epoch; durable when this returns. A name is 1 to 40 of a-z, 0-9 and
  /// -, and begins with a letter (BadInput otherwise, or if the name is taken). Stale if another process
  /// wrote the ring.
  [[nodiscard]] Result<void> add_organisation(std::string_view name, const Random& random);
  /// Adds the next epoch; the earlier ones still open what was wrapped under them. NotFound, or as above.
  [[nodiscard]] Result<void> begin_epoch(std::string_view name, const Random& random);
  /// Destroys the keys of the epochs before `number`, here and on the disk: what is still wrapped under them
  /// is lost. NotFound, BadInput if that would leave none, or as above.
  [[nodiscard]] Result<void> end_epochs_before(std::string_view name, std::uint32_t number,
                                               const Random& random);

  /// Takes in what another process wrote to the ring since: organisations, and epochs that began or ended,
  /// whose keys are forgotten here too. Whoever shares the folder calls it before each change, and now and
  /// then. errors  KeysMissing: other keys than epochs changed, or the ring is an earlier one: the program
  /// has
  ///         to start anew; or it cannot be read, as Unavailable. All stays as it was.
  [[nodiscard]] Result<void> catch_up();
  /// From now on an epoch that is not known here is looked for on the disk. @pre the ring stays where it is
  void follow_disk();

  /// Wraps the ring under a new root key of the same form, and then puts that in root.key. No drill counts
  /// afterwards. BadInput for a credential, which only systemd can replace; Stale and Busy as above.
  [[nodiscard]] Result<void> rotate_root(const Random& random);
  /// Wraps an organisation's keys under a new organisation key. What it cosigns with is derived from that and
  /// changes too. NotFound, or as above.
  [[nodiscard]] Result<void> rotate_organisation(std::string_view name, const Random& random);
  /// Adds a key that the register is to be signed with next, unless there is one already: durable before
  /// anything says so. Like `end_signing` not beside other calls. NotFound, or as above.
  [[nodiscard]] Result<void> begin_signing(std::string_view name, const Random& random);
  /// Puts that key in the place of the old one, which is destroyed here and on the disk.
  /// @pre the register went over to the next key, durably
  [[nodiscard]] Result<void> end_signing(std::string_view name, const Random& random);
  /// Writes root.key in another form. @pre `form` holds the same key
  [[nodiscard]] Result<void> change_form(RootKey form, const Random& random);
  [[nodiscard]] const RootKey& root() const { return root_; }
  /// The recovery drill that passed with this root key, if one did.
  [[nodiscard]] std::optional<Drill> drilled() const { return read_drill(folder_, root_.key); }

  /// The names in the order in which they were added.
  [[nodiscard]] std::vector<std::string> organisations() const;
  [[nodiscard]] const OrganisationKeys* find(std::string_view name) const;

 private:
  KeyRing(std::filesystem::path folder, RootKey root) : folder_(std::move(folder)), root_(std::move(root)) {}
  [[nodiscard]] static Result<KeyRing> open_under(const std::filesystem::path& folder, RootKey root);
  [[nodiscard]] Result<void> end_rotation() const;
  [[nodiscard]] Result<void> check_unchanged() const;
  [[nodiscard]] Result<void> replace(const Random& random);
  [[nodiscard]] OrganisationKeys* mutable_find(std::string_view name);

  void put(std::unique_ptr<OrganisationKeys> keys);

  std::unique_ptr<std::mutex> epoch_changes_ = std::make_unique<std::mutex>();
  std::unique_ptr<std::shared_mutex> list_ = std::make_unique<std::shared_mutex>();  ///< of organisations_
  bool follows_disk_ = false;
  std::filesystem::path folder_;
  RootKey root_;
  std::vector<std::unique_ptr<OrganisationKeys>> organisations_;
  std::string on_disk_;  ///< the ring's text as last read or written
};

}  // namespace sharewell::crypt
