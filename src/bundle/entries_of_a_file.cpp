// SPDX-License-Identifier: MIT
#include "bundle/entries_of_a_file.h"

#include <fmt/format.h>

#include "record/asking_bodies.h"
#include "record/file_bodies.h"
#include "record/keeping_bodies.h"
#include "record/move_bodies.h"
#include "record/paper_bodies.h"
#include "record/people_bodies.h"
#include "record/work_bodies.h"

namespace sharewell::bundle {

using record::EntryKind;

template <class Body>
Result<void> EntriesOfAFile::about_a_decision(const record::EntryBody& body) const {
  SW_TRY(const Body one, record::read_body<Body>(body));
  return is_about(one.decision);
}

Result<void> EntriesOfAFile::follow(std::uint64_t index, const record::EntryBody& entry) {
  const auto read = [](const auto& body) -> Result<void> {
    if (!body) return std::unexpected(body.error());
    return {};
  };
  switch (entry.kind) {
    case EntryKind::FileOpened:
      return read(record::read_body<record::FileOpened>(entry));
    case EntryKind::Looked:
      return read(record::read_body<record::Looked>(entry));
    case EntryKind::TaskSettled:
      return read(record::read_body<record::TaskSettled>(entry));
    case EntryKind::CopyTaken:
      return read(record::read_body<record::CopyTaken>(entry));
    case EntryKind::TaskRaised:
      return read(record::read_body<record::TaskRaised>(entry));
    case EntryKind::TaskMoved:
      return read(record::read_body<record::TaskMoved>(entry));
    case EntryKind::FileNamed:
      return read(record::read_body<record::FileNamed>(entry));
    case EntryKind::SignNoted:
      return read(record::read_body<record::SignNoted>(entry));
    case EntryKind::PersonNoted:
      return noted(index, entry);
    case EntryKind::Corrected:
      return about_a_decision<record::Corrected>(entry);
    case EntryKind::SharingMoved:
      return about_a_decision<record::SharingMoved>(entry);
    case EntryKind::FileJoined:
      return read(record::read_body<record::FileJoined>(entry));
    case EntryKind::FileRestricted:
      return read(record::read_body<record::FileRestricted>(entry));
    case EntryKind::KeepingSet:
      return read(record::read_body<record::KeepingSet>(entry));
    case EntryKind::FormMade:
      return about_a_decision<record::FormMade>(entry);
    case EntryKind::InformationAsked:
      asked_.insert(index);
      return read(record::read_body<record::InformationAsked>(entry));
    case EntryKind::InformationReceived:
      return received(entry);
    case EntryKind::Decided:
      decisions_.insert(index);
      return read(record::read_body<record::Decided>(entry));
    case EntryKind::SharingTaken:
      decisions_.insert(index);
      return read(record::recommended_in(entry));
    case EntryKind::Considered:
      return about_a_decision<record::Considered>(entry);
    default:
      return fail(ErrorCode::Damaged, "an entry of its kind does not stand in a case file");
  }
}

Result<void> EntriesOfAFile::received(const record::EntryBody& body) {
  SW_TRY(const record::InformationReceived one, record::read_body<record::InformationReceived>(body));
  if (one.asked == 0 || asked_.contains(one.asked)) return {};
  return fail(ErrorCode::Damaged, "information answers a request that is not before it");
}

Result<void> EntriesOfAFile::noted(std::uint64_t index, const record::EntryBody& entry) {
  SW_TRY(const record::PersonNoted one, record::read_body<record::PersonNoted>(entry));
  if (one.of == 0) people_.insert(index);
  if (one.of == 0 || people_.contains(one.of)) return {};
  return fail(ErrorCode::Damaged, "it is about somebody whom no entry of this case file noted first");
}

Result<void> EntriesOfAFile::is_about(std::uint64_t decision) const {
  if (decisions_.contains(decision)) return {};
  return fail(ErrorCode::Damaged,
              fmt::format("it is about entry {}, which is no decision of this case file", decision));
}

}  // namespace sharewell::bundle
