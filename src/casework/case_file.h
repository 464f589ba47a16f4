// SPDX-License-Identifier: MIT
// Opening a case file: look first (an entry), then read. And the list of files a person may open.
//
// In: a desk and a reference. Out: the file's timeline, decisions and tasks, in register order.
// Never: shows a word of a file before the look is durable (store::Looked), or to somebody outside its team.
#pragma once

#include <optional>
#include <variant>

#include "casework/desk.h"
#include "record/asking_bodies.h"
#include "record/file_bodies.h"
#include "record/keeping_bodies.h"
#include "record/paper_bodies.h"
#include "record/people_bodies.h"
#include "record/task.h"

namespace sharewell::casework {

/// What the words of a decision should have said, and who said so when.
struct CorrectionView {
  PersonRef by;
  Instant at;
  record::Corrected corrected;
};

/// A decision that was recorded here and belongs to another file, where it is now.
struct MovedView {
  SharingRef sharing;
  FileRef to;
};

/// A small sign, as it was noted.
struct SignView {
  std::uint64_t index = 0;
  PersonRef by;
  Instant seen_at, recorded_at;
  record::SignNoted sign;
};

/// A form that was filled from a decision.
struct FormView {
  std::uint64_t index = 0;
  SharingRef sharing;
  PersonRef by;
  Instant at;
  record::FormMade form;
};

/// Somebody on the file, as last noted.
struct PersonView {
  std::uint64_t index = 0;  ///< of the entry that noted them first
  PersonRef by;
  Instant noted_at;  ///< when that was
  record::PersonNoted noted;
};

/// Who said something about a decision, and when.
struct SaidBy {
  PersonRef by;
  Instant at;
};

/// What somebody else was asked for.
struct AskedView {
  std::uint64_t index = 0;
  PersonRef by;
  Instant asked_at;
  record::InformationAsked asked;
  bool answered = false;  ///< something that came answers it
};

/// What came from somebody else.
struct ReceivedView {
  std::uint64_t index = 0;
  PersonRef by;
  Instant came_at, recorded_at;
  record::InformationReceived received;
};

struct DecisionView {
  std::uint64_t index = 0;
  SharingRef sharing;
  PersonRef by;
  Instant happened_at, recorded_at;
  record::Decided decided;
  std::vector<record::Considered> considered;  ///< in order; the last holds the recommendation now
  std::vector<CorrectionView> corrections{};   ///< in order; what was said first stays in `decided`
  FileRef from{};                              ///< the file where it was recorded first, if that is another
  std::vector<SaidBy> considered_by{};         ///< beside `considered`
  [[nodiscard]] const json::object& answers_now() const;
  [[nodiscard]] const json::object& recommendation_now() const;
  [[nodiscard]] const json::object& notes_now() const;  ///< with those of how it is shared, once settled
};

struct TimelineItem {
  std::uint64_t index = 0;
  record::EntryKind kind = record::EntryKind::Looked;
  PersonRef by;
  Instant happened_at, recorded_at;
  SharingRef sharing;
  std::string summary;  ///< one plain sentence
  std::string detail;   ///< what was typed with it; may be empty
  bool late = false;
};

/// One thing that happened to a task.
struct TaskStep {
  record::EntryKind kind = record::EntryKind::Decided;  ///< that of the entry
  PersonRef by;
  Instant at;
  std::string note;
  PersonRef owner;   ///< whose it was from then on; empty: as before
  Instant due;       ///< when it was due from then on; 0: as before
  bool yes = false;  ///< of TaskMoved: chased; of TaskSettled: done
};

struct TaskView {
  record::TaskRow row;
  std::string note{};  ///< what was done, or why not; while it is open, what was asked with it
  PersonRef settled_by{};
  Instant settled_at{};
  TaskRef after{};                ///< the task that it follows from; may be empty
  std::vector<TaskStep> steps{};  ///< oldest first; the first raised it
};

struct CaseFileView {
  FileRef ref;
  std::string label;  ///< empty: not yet named
  std::string team;
  PersonRef opened_by;
  Instant opened_at;
  std::vector<TimelineItem> timeline;   ///< newest first
  std::vector<DecisionView> decisions;  ///< oldest first
  std::vector<SignView> signs;          ///< by when they were seen, oldest first
  std::vector<FormView> forms;          ///< oldest first
  std::vector<PersonView> people;       ///< whoever is on it now, in the order they were noted
  std::vector<TaskView> tasks;
  std::vector<AskedView> asked{};        ///< oldest first
  std::vector<ReceivedView> received{};  ///< by when it came, oldest first
  std::vector<MovedView> moved{};
  std::vector<FileRef> joined{};                    ///< files about the same child that go on as this one
  FileRef goes_on_as{};                             ///< the file that this one goes on as; empty: itself
  std::optional<std::vector<PersonRef>> kept_to{};  ///< beside its opener; none: its team opens it
  std::optional<record::KeepingSet> keeping{};      ///< as last set; none: by the standard class
  Instant last_activity{};  ///< when anything but a look, or how long it is kept, was last recorded
  bool mine = false;  ///< this reader may add to it and copy it; else they see it because they owe a task
  [[nodiscard]] const DecisionView* find(const SharingRef& sharing) const;
};

/// A file that exists and is not this person's to open: whom to ask.
struct AskSomebody {
  FileRef ref;
  std::string whom;  ///< names of colleagues
};

/// The pack that a decision was made under, whatever is in force now. @errors as decide::pack_of.
[[nodiscard]] Result<const guidance::Pack*> pack_of(const Desk& desk, const DecisionView& decision);

using FileOrAsk = std::variant<CaseFileView, AskSomebody>;

/// errors  NotFound if there is no such file in this organisation; the refusal of one that exists is an
/// entry.
[[nodiscard]] Result<FileOrAsk> open_file(const Desk& desk, const FileRef& ref);

/// The file, if it is this person's to add to. errors  NotFound
[[nodiscard]] Result<CaseFileView> open_mine(const Desk& desk, const FileRef& ref);

/// The file as it was known at a moment: from the entries that were recorded by then, tasks included. None
/// counts that follows one which was recorded later: a clock was set back.
/// @errors as open_file; NotFound too if nothing was recorded by then.
[[nodiscard]] Result<FileOrAsk> open_file_as_known(const Desk& desk, const FileRef& ref, Instant at);

/// The whole record of one decision with its proof, for the reader who may open its file.
struct ProofFiles {
  std::string proof;         ///< c2sp.org/tlog-proof@v1
  std::string entry;         ///< the canonical JSON of the entry
  std::string opening;       ///< the random r of the leaf, in hexadecimal
  std::string leaf;          ///< HMAC-SHA256(r, entry), in hexadecimal
  std::string verifier_key;  ///< of the organisation's register
  std::uint64_t index = 0, size = 0;
};
[[nodiscard]] Result<ProofFiles> proof_of(const Desk& desk, const FileRef& file, std::uint64_t index);

struct FileLine {
  FileRef ref;
  std::string label;
  PersonRef opened_by;
  Instant opened_at;
};
/// Files this person may open, newest first. Listing their names is itself an entry.
[[nodiscard]] Result<std::vector<FileLine>> my_files(const Desk& desk);

/// At most `most` of them, those that come after `after` (empty: from the newest on). Only these are named.
struct FilesPart {
  std::vector<FileLine> files;
  bool more = false;  ///< there are others after the last of these
};
/// errors  BadInput if `after` is not one of them.
[[nodiscard]] Result<FilesPart> my_files_after(const Desk& desk, const FileRef& after, std::size_t most);

}  // namespace sharewell::casework
