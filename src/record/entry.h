// SPDX-License-Identifier: MIT
// What happened, as one entry of the register, and its one canonical spelling.
//
// In: facts about one event, made by the folders above. Out: an `EntryBody` (not yet kept) and its RFC 8785
// text; an `Entry` (kept: durable, registered, numbered), which only the store can make, after commit. Never:
// changes; a correction is a new entry. Sees no disk, key or clock.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/json.h"
#include "base/ref.h"
#include "base/result.h"
#include "base/time.h"

namespace sharewell::store {
class EntryMaker;
}

namespace sharewell::record {

/// Closed list; numbers are stored and never change their meaning.
enum class EntryKind : std::uint8_t {
  OrganisationMade = 1,  ///< office: the organisation and its name
  PersonAdded = 2,       ///< office: somebody who can sign in, or a change to them
  FileOpened = 3,        ///< a case file begins, named or not
  Looked = 4,            ///< somebody saw what is in a case file, or a list of case files (office)
  Decided = 5,           ///< a person's decision with the recommendation it stands beside
  Considered = 6,        ///< the how-steps of a sharing were answered; the recommendation was run again
  TaskSettled = 7,       ///< a task was done, or not done because
  Refused = 8,           ///< office: somebody tried to open what they may not
  GuidanceChosen = 9,    ///< office: a guidance pack was put into service
  CopyTaken = 10,        ///< a copy of what a case file says was taken out of Sharewell, with its proofs
  TaskRaised = 11,       ///< somebody gave themselves or a colleague a task: to advise, to tell, to escalate
  TaskMoved = 12,        ///< an open task was chased, or went to somebody else
  ContactKept = 13,      ///< office: whom to ring here was added, changed or taken off the list
  FileNamed = 14,        ///< whom a case file is about was said, or said rightly
  Corrected = 15,        ///< what the words of a decision should have said
  SignNoted = 16,        ///< a small sign was noted, with what it makes of the earlier ones
  SharingMoved = 17,     ///< a decision was in the wrong case file and went to another
  SharingTaken = 18,     ///< a decision came from the case file where it was recorded first
  FileJoined = 19,       ///< two case files are about one child; in both, each naming the other
  RegisterWatched = 20,  ///< office: this organisation witnesses the register of another one
  CheckpointCosigned = 21,  ///< office: a cosigned checkpoint, of a register watched here or of this one
  FileRestricted = 22,      ///< a case file is kept to the lead and those named, or opened to the team again
  PersonNoted = 26,         ///< somebody a case file is about or concerns: names, birth date, numbers
  FormMade = 27,            ///< a referral form was filled from a decision
  ProcedureKept = 28,       ///< office: a local procedure was added, changed or taken off the list
  PolicyKept = 29,          ///< office: a row of the table of basis, condition and power was set or taken off
  TokenMade = 30,           ///< office: a program may act for a person here until a day
  TokenEnded = 31,          ///< office: it may not any more
  ArrangementKept = 32,     ///< office: how things are done here was added, changed or taken off the list
  DutyKept = 33,            ///< office: a duty in law was added, changed or taken off the list
  InformationAsked = 34,    ///< somebody else was asked for information, with reasons
  InformationReceived = 35,  ///< information came from somebody else
  BarrierNoted = 36,         ///< office: something stood in the way of sharing
  TrainingKept = 37,         ///< office: that somebody was trained was added, changed or taken off the list
  RetentionKept = 38,        ///< office: a class of retention was added, changed or taken off the list
  KeepingSet = 39,           ///< how long a case file is kept, and whether it is on hold
  ErasureAsked = 40,         ///< office: a case file is to be erased, or is not after all
  FileErased = 41,           ///< office: a case file was erased; names its leaves
  KeyHandedOver = 42,        ///< office: a register goes over to another key, this one or one watched here
  WitnessesChosen = 43,      ///< office: which witnesses must cosign this organisation's register
  CheckpointStamped = 44,    ///< office: a checkpoint of this register with a time stamp of an authority
  FiguresTaken = 45,         ///< office: somebody saw figures, or took them to hand over
};

[[nodiscard]] std::string_view name_of(EntryKind kind);
[[nodiscard]] std::optional<EntryKind> kind_named(std::string_view name);
[[nodiscard]] std::optional<EntryKind> kind_numbered(std::int64_t number);

struct EntryBody {
  EntryKind kind = EntryKind::Looked;
  FileRef file;         ///< the case file, or the organisation's office file
  SharingRef sharing;   ///< empty if the event belongs to no sharing
  PersonRef actor;      ///< empty for the installation itself (made on the command line)
  Instant happened_at;  ///< when it happened, as the person says
  Instant recorded_at;  ///< when it was kept; set by the store
  json::object body;    ///< by kind; see bodies.h
  /// What of the body is canonical text and not in `body`: the recommendation of a decision that is being
  /// made. Of an entry that was read, nothing.
  std::optional<SpeltMember> spelt{};
};

/// RFC 8785 JSON with the keys actor, body, file, happened_at, kind, recorded_at, sharing and v (1).
[[nodiscard]] std::string canonical(const EntryBody& entry);
/// The reverse; Damaged if it is not exactly what `canonical` would write.
[[nodiscard]] Result<EntryBody> entry_from_canonical(std::string_view text);

/// An event that is durable and registered. The type is the proof: nothing but store::EntryMaker constructs
/// one.
class Entry {
 public:
  [[nodiscard]] std::uint64_t index() const { return index_; }  ///< its place in the register, from 0
  [[nodiscard]] const EntryBody& body() const { return body_; }

 private:
  friend class store::EntryMaker;
  Entry(std::uint64_t index, EntryBody body) : index_(index), body_(std::move(body)) {}
  std::uint64_t index_;
  EntryBody body_;
};

}  // namespace sharewell::record
