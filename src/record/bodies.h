// SPDX-License-Identifier: MIT
// What each kind of entry says, as types, and their JSON. The one place that knows the shapes
// (docs/formats/entry.md).
//
// In: typed values, or the JSON body of an entry that was kept. Out: the other of the two.
// Never: judges; a body that cannot be read is Damaged. Facts and recommendations are JSON of `decide`, kept
// as they are.
#pragma once

#include <string>
#include <vector>

#include "base/personal.h"
#include "record/entry.h"

namespace sharewell::record {

enum class Role : std::uint8_t { Practitioner, Lead };
[[nodiscard]] std::string_view name_of(Role role);
[[nodiscard]] std::optional<Role> role_named(std::string_view name);

struct OrganisationMade {
  std::string id;    ///< as people type it after the @: "northbank"
  std::string name;  ///< "Northbank Council Children's Services"
};

struct PersonAdded {
  PersonRef person;
  std::string user;      ///< as typed before the @
  std::string name;      ///< as shown
  std::string position;  ///< "Social worker"; may be empty
  Role role = Role::Practitioner;
  std::string team;
  std::string password_hash;
};

struct FileOpened {
  Personal<std::string> label;  ///< whom it is about, as the practitioner writes it; empty: not yet named
  std::string team;
};

struct Looked {
  std::vector<FileRef> files;  ///< the one file, or those whose names were listed
  bool listed = false;         ///< only names and tasks in a list, not the content
};

struct RaisedTask {
  TaskRef ref;
  std::string obligation;
  Instant due;
  PersonRef owner;
};

enum class Choice : std::uint8_t { Share, DoNotShare, SeekAdvice };
[[nodiscard]] std::string_view name_of(Choice choice);  ///< "share", "do-not-share", "seek-advice-first"
[[nodiscard]] std::optional<Choice> choice_named(std::string_view name);

struct Decided {
  json::object answers;         ///< question id to answer id, what the person answered
  json::object recommendation;  ///< as `decide` printed it, with the pack and its hashes
  json::object notes;           ///< note id to text: recipient named, who asked, ...
  Choice choice = Choice::Share;
  Personal<std::string> words;  ///< the person's own: what they know, why, what could go wrong either way
  std::string departure;        ///< why the decision differs from the recommendation; empty if it does not
  std::string consulted;        ///< whom they asked before departing from act-now; may be empty
  bool emergency = false;       ///< recorded in the emergency lane; the rest follows
  bool late = false;            ///< recorded more than 15 minutes after it happened
  std::vector<RaisedTask> tasks;
};

struct Considered {
  std::uint64_t decision = 0;   ///< index of the Decided entry it belongs to
  json::object answers;         ///< all answers now
  json::object recommendation;  ///< run again
  json::object notes;
  std::vector<RaisedTask> tasks;  ///< raised now
  std::vector<TaskRef> ended;     ///< tasks that the new answers no longer ask for
};

struct TaskSettled {
  TaskRef task;
  bool done = true;
  Personal<std::string> note;  ///< what was done, or why it was not
};

struct Refused {
  FileRef file;
};

struct GuidanceChosen {
  std::string sha256, id, edition;  ///< of the pack
  std::string from;                 ///< the first day on which new decisions are made under it: 2026-12-01
};

/// Somebody whom the entries of a copy name by reference only, as the office file had them then.
struct NamedPerson {
  PersonRef ref;
  std::string name, position;
};

struct CopyTaken {
  Personal<std::string> purpose;    ///< who the copy is for, and why
  std::uint64_t entries = 0;        ///< the file's first so many entries are in it, and this one
  std::string root;                 ///< base64 of the RFC 6962 root over the leaf hashes of these entries
  std::vector<NamedPerson> people;  ///< everybody whom they name
};

struct RegisterWatched {
  std::string key;  ///< the verifier key of the other organisation's register
};

struct CheckpointCosigned {
  std::string note;  ///< the signed checkpoint with its cosignatures; its origin says whose it is
};

struct KeyHandedOver {
  std::string note;  ///< the handover that both keys signed; its origin says of which register
};

struct WitnessesChosen {
  std::string policy;  ///< a c2sp.org/tlog-policy
};

struct CheckpointStamped {
  std::string note;   ///< the signed checkpoint
  std::string reply;  ///< what the authority replied: base64 of a TimeStampResp (RFC 3161)
};

[[nodiscard]] json::object to_json(const OrganisationMade& body);
[[nodiscard]] json::object to_json(const PersonAdded& body);
[[nodiscard]] json::object to_json(const FileOpened& body);
[[nodiscard]] json::object to_json(const Looked& body);
[[nodiscard]] json::object to_json(Decided body);
[[nodiscard]] json::object to_json(Considered body);
[[nodiscard]] json::object to_json(const TaskSettled& body);
[[nodiscard]] json::object to_json(const Refused& body);
[[nodiscard]] json::object to_json(const GuidanceChosen& body);
[[nodiscard]] json::object to_json(const CopyTaken& body);
[[nodiscard]] json::object to_json(const RegisterWatched& body);
[[nodiscard]] json::object to_json(const CheckpointCosigned& body);
[[nodiscard]] json::object to_json(const KeyHandedOver& body);
[[nodiscard]] json::object to_json(const WitnessesChosen& body);
[[nodiscard]] json::object to_json(const CheckpointStamped& body);

/// The body of an entry of the matching kind; Damaged if it has another shape or kind.
template <class Body>
[[nodiscard]] Result<Body> read_body(const EntryBody& entry);
/// Of a decision or what was considered: all but answers, recommendation and notes, which are most of its
/// bytes. They are checked to be there and left empty. Errors as read_body.
template <class Body>
[[nodiscard]] Result<Body> read_brief(const EntryBody& entry);
/// The id of the outcome that the recommendation of a decision names; empty if there is none.
[[nodiscard]] std::string advised_in(const EntryBody& entry);

}  // namespace sharewell::record
