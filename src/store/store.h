// SPDX-License-Identifier: MIT
// Where an organisation's entries are kept: sealed, registered, durable before anybody is answered.
//
// In: entry bodies to keep, and who wants to see what. Out: entries, tasks, drafts, proofs. Any thread may
// call any function. Never: shows what a case file says without a look on record; answers before the disk has
// it; writes half of a `Write`. One folder an organisation and one process at a time (docs/formats/store.md),
// or one role in a PostgreSQL database and any number: what one wrote the others know before they go on.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/ref.h"
#include "base/result.h"
#include "base/time.h"
#include "record/entry.h"
#include "record/task.h"
#include "store/draft.h"
#include "store/file_card.h"
#include "store/looked.h"
#include "store/place.h"
#include "store/proof.h"
#include "store/scan.h"

namespace sharewell::crypt {
class OrganisationKeys;
}
namespace sharewell::reg {
class KeyChain;
struct Note;
struct Tile;
}  // namespace sharewell::reg

namespace sharewell::store {

inline constexpr std::int64_t kLookLifeMs = 15 * kMinuteMs;  ///< a second look within this writes nothing
inline constexpr std::int64_t kErasureWaitMs = 14 * kDayMs;  ///< from asking to agreeing, at least

/// Whether a draft belongs to a case file.
using DraftOfFile = std::function<bool(const FileRef&, const Draft&)>;

using OfficeFollower = std::function<void(const record::Entry&)>;

/// What is kept together or not at all.
struct Write {
  std::vector<record::EntryBody> entries;  ///< one or more, by one actor; recorded_at is set by the store
  std::string once;                        ///< client-made id, of any length to 200; empty: none
  std::optional<DraftRef> ends_draft;  ///< the actor's draft that these entries replace; gone already is fine
};

struct Committed {
  std::vector<record::Entry> entries;  ///< as kept, in the order given
  bool already = false;  ///< this actor's `once` was kept before: these are the entries of that time
};

struct Options {
  std::int64_t pages_max =
      0;  ///< the database may not grow beyond so many 4 KiB pages; 0: as the disk allows
  std::filesystem::path shown{};  ///< where it is kept what others were shown (shown.h); empty: nowhere
  bool serves = false;            ///< nobody may be alone with the same PostgreSQL database meanwhile
};

class Store {
 public:
  /// Opens the organisation's place, or makes it if nothing was ever kept in it. `keys` must outlive the
  /// store. errors  Busy: another process has it open. Damaged: not what was kept, with the first thing that
  /// is wrong.
  ///         or that there are fewer entries than others were shown. KeysMissing: made with other keys.
  ///         DiskFull, Unavailable: the disk.
  [[nodiscard]] static Result<std::unique_ptr<Store>> open(const Place& place,
                                                           const crypt::OrganisationKeys& keys, Clock clock,
                                                           Random random, const Options& options = {});
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  /// The file for what belongs to no case file: accounts, settings, refusals, looks at lists.
  [[nodiscard]] const FileRef& office() const;
  /// A reference for a case file that is about to be opened; its first entry must be FileOpened.
  [[nodiscard]] FileRef new_file() const;

  /// Keeps all entries or none; returns when they are durable. Writes that wait at the same time share one
  /// transaction.
  /// errors  BadInput: an entry whose body does not fit its kind, a file whose first entry is not FileOpened.
  ///         NotFound: a task, or another person's draft. Stale: a task that is settled already. TooLarge.
  ///         DiskFull, Unavailable: nothing was kept; the same call may be made again.
  [[nodiscard]] Result<Committed> commit(Write write);

  /// Puts on record that this person looks at what the file says, unless that stands from the last 15
  /// minutes. errors  NotFound: no such file. DiskFull, Unavailable: then nothing can be read either.
  [[nodiscard]] Result<Looked> look(const FileRef& file, const PersonRef& person);
  /// The same for the names of several files in a list: one entry in the office file for those not yet
  /// covered.
  [[nodiscard]] Result<Looked> look_list(std::span<const FileRef> files, const PersonRef& person);

  /// All entries of the file in register order. A look that does not cover what the file says stops the
  /// process. errors  Damaged: names the entry that is not what was kept.
  [[nodiscard]] Result<std::vector<record::Entry>> read(const Looked& looked, const FileRef& file) const;
  /// Has `by` see every entry of the file, in register order, without a look: to count, sort or choose files.
  /// No word of them may reach a person before a look, as with a scan.
  /// errors  NotFound: no such file, or it was erased. Damaged, as read. Those of `by`, which end it.
  [[nodiscard]] Result<void> weigh(const FileRef& file,
                                   const std::function<Result<void>(const record::Entry&)>& by) const;
  /// The number of the file's newest entry, which grows with each; none if there is no such file.
  [[nodiscard]] std::optional<std::uint64_t> newest_of(const FileRef& file) const;
  /// One entry of a file that the look covers. NotFound for any other index.
  [[nodiscard]] Result<record::Entry> read_one(const Looked& looked, std::uint64_t index) const;
  /// Accounts, settings, refusals, looks at lists.
  [[nodiscard]] Result<std::vector<record::Entry>> read_office() const;
  /// Hands over each entry of the office file but looks, once and in register order: those that are there
  /// now, and from then on each that is kept, here or by another server, before anybody is answered.
  /// `follower` must not call the store. @pre nobody else uses the store yet
  [[nodiscard]] Result<void> follow_office(OfficeFollower follower);
  /// Memory knows when this returns what others had kept when it was called; costs nothing where nobody else
  /// writes. errors  Unavailable: the database cannot be reached. Damaged, KeysMissing.
  [[nodiscard]] Result<void> catch_up() const { return is_shared() ? catch_up_shared() : Result<void>{}; }
  /// Whether other servers may write to the same register.
  [[nodiscard]] bool is_shared() const { return shared_; }
  /// From now on, as long as this store is open, no other serves the same register. Busy if one does.
  [[nodiscard]] Result<void> be_alone();

  /// Every case file, oldest first.
  [[nodiscard]] std::vector<FileCard> files() const;
  [[nodiscard]] std::optional<FileCard> find_file(const FileRef& file) const;

  /// Open tasks of everybody, soonest due first.
  [[nodiscard]] Result<std::vector<record::TaskRow>> open_tasks() const;
  /// All tasks of one file, in the order they were raised.
  [[nodiscard]] Result<std::vector<record::TaskRow>> tasks_of(const FileRef& file) const;
  [[nodiscard]] Result<record::TaskRow> find_task(const TaskRef& task) const;  ///< NotFound

  [[nodiscard]] DraftRef new_draft() const;
  /// Keeps a draft; `expected_version` is what the author last saw, 0 for a new one. Returns the new version.
  /// errors  Stale: another window saved it, or it is gone. NotFound: it is somebody else's. TooLarge.
  [[nodiscard]] Result<std::int64_t> save_draft(const DraftRef& draft, const PersonRef& author,
                                                const Personal<std::string>& content,
                                                std::int64_t expected_version);
  [[nodiscard]] Result<Draft> load_draft(const DraftRef& draft, const PersonRef& author) const;  ///< NotFound
  /// The author's drafts, last saved first; those that are damaged among them, which do not open.
  [[nodiscard]] Result<std::vector<Draft>> drafts_of(const PersonRef& author) const;
  /// Whose drafts `test` is true of, and when they were saved, oldest first. Only `test` sees what they say;
  /// one that is damaged says nothing.
  [[nodiscard]] Result<std::vector<DraftSaved>> drafts_that(
      const std::function<bool(const Draft&)>& test) const;
  /// Destroys a draft and its key. NotFound if it is somebody else's; gone already is fine.
  [[nodiscard]] Result<void> drop_draft(const DraftRef& draft, const PersonRef& author);
  /// Destroys drafts that were last saved more than 14 days ago, and empties the write-ahead log, so that no
  /// key of any draft that is gone is left on the disk. Returns how many. To be called every hour.
  [[nodiscard]] Result<std::size_t> sweep_drafts();

  /// Destroys the key of the case file that the entry `asked` (ErasureAsked) names, and its tasks, card and
  /// the drafts that `of_file` is true of, and keeps the FileErased entry, by who agrees. Its words open
  /// until `rewrap_keys` is done and the older epochs have ended in the key ring (casework/epoch_roll.h).
  /// errors  NotFound: nobody asked, or no such file. NotAllowed: by who asked; before kErasureWaitMs have
  ///         passed; on hold. Stale: taken back, asked anew, or something but a look was recorded since.
  ///         DiskFull, Unavailable: nothing was destroyed.
  [[nodiscard]] Result<record::Entry> erase(std::uint64_t asked, const PersonRef& agreed_by,
                                            const DraftOfFile& of_file);
  /// The key of a file that was erased already and that an older copy of the keys has brought back.
  [[nodiscard]] Result<void> destroy_again(const FileRef& file);
  /// Wraps the key of every file and draft under the newest epoch of the key ring and empties the write-ahead
  /// log, so that nothing here is wrapped under an older one. May be repeated at any time.
  /// errors  Busy: somebody reads from before; try again later. DiskFull, Unavailable.
  [[nodiscard]] Result<void> rewrap_keys();

  /// Goes through every entry that holds a recommendation, on threads of its own. For work that counts: what
  /// it visits may reach a person only after a look. @errors as scan.
  [[nodiscard]] Result<ScanReport> scan(const ScanWork& work) const;

  /// What proves that an entry is in the register. The look must cover its file; NotFound for any other
  /// index.
  [[nodiscard]] Result<Proof> proof_of(const Looked& looked, std::uint64_t index) const;
  /// The same for several entries, in the order asked for and all under one checkpoint.
  [[nodiscard]] Result<std::vector<Proof>> proofs_of(const Looked& looked,
                                                     std::span<const std::uint64_t> indexes) const;
  /// The newest checkpoint, signed for whoever is shown it.
  [[nodiscard]] std::string checkpoint() const;
  /// Goes over to the next key of the key ring, which signs from now on: on record when this returns. Nothing
  /// to do if that was done. @pre the key ring has a next key, durably; no other call runs meanwhile
  [[nodiscard]] Result<void> hand_over();
  /// The keys that the register is and was signed with, and their handovers.
  [[nodiscard]] std::shared_ptr<const reg::KeyChain> keys() const;
  /// What somebody outside needs to check a checkpoint or a proof: "origin+key id+key", of the newest key
  /// (docs/formats/register.md).
  [[nodiscard]] std::string verifier_key() const;
  /// What this organisation cosigns other registers with, as text (docs/formats/register.md).
  [[nodiscard]] std::string cosigner_key() const;
  /// The signature line of this organisation as a witness. @pre the note was found consistent with what was
  /// cosigned last, and that is durable
  [[nodiscard]] std::string cosign(const reg::Note& note, Instant now) const;
  /// Lets outsiders see the newest checkpoint from now on. To be called every minute, whatever happens, so
  /// that what they see does not tell when somebody is at work. Where the disk cannot take what they would be
  /// shown, they see what they saw.
  void publish();
  /// What outsiders see: the checkpoint of the last time, or of opening.
  [[nodiscard]] std::string published_checkpoint() const;
  /// NotFound if the published register has no such tile.
  [[nodiscard]] Result<Bytes> published_tile(const reg::Tile& tile) const;
  /// From a size that somebody saw to the published one. BadInput if that is smaller.
  [[nodiscard]] Result<Growth> growth_since(std::uint64_t old_size) const;
  /// From a size that somebody saw to a checkpoint that this store signed. BadInput if that is smaller.
  [[nodiscard]] Result<Growth> growth_to(std::uint64_t old_size, const std::string& checkpoint) const;
  /// How many entries the register holds.
  [[nodiscard]] std::uint64_t size() const;

 private:
  struct Parts;
  explicit Store(std::unique_ptr<Parts> parts);
  [[nodiscard]] Result<void> catch_up_shared() const;
  std::unique_ptr<Parts> parts_;
  bool shared_;
};

}  // namespace sharewell::store
