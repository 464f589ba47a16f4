// SPDX-License-Identifier: MIT
// How the words of a case file are made unreadable for good, and what shows that it was right to.
//
// In: the entry that asked for it, and who agrees. Out: a file without a key, and the office entry that says
// so; afterwards every key that is left wrapped under the newest epoch, so that the older ones can be
// destroyed. Never: erases what one person alone wants, or before the waiting period is over, or what is on
// hold, or what somebody wrote to since it was asked for. Leaves and sealed bytes stay (docs/erasure.md).
#pragma once

#include <optional>

#include "store/group.h"
#include "store/store.h"

namespace sharewell::store {

/// Stages of a group.
struct StagedErasure {
  std::uint64_t asked = 0;
  PersonRef agreed_by;
  const DraftOfFile& of_file;
  std::optional<Error> refused{};
  std::uint64_t index = 0;    ///< of the entry, if it was not refused
  record::EntryBody entry{};  ///< likewise
  [[nodiscard]] Result<void> stage(Group& group);

 private:
  [[nodiscard]] Result<void> check(Group& group, const record::EntryBody& asking, const FileRef& file);
  [[nodiscard]] Result<void> check_file(Group& group, const FileRef& file);
};

/// The key of a file that was erased and has one again, since an older copy of the keys was put back.
struct StagedDestruction {
  FileRef file;
  [[nodiscard]] Result<void> stage(Group& group) const;
};

/// Wraps keys under the newest epoch, `kAtOnce` files at a time, so that writers get their turn between.
struct StagedRewrap {
  static constexpr std::int64_t kAtOnce = 2000;
  std::string after{};  ///< the file up to which it is done
  bool files_done = false;
  [[nodiscard]] Result<void> stage(Group& group);
  [[nodiscard]] static Result<void> stage_office(Group& group);
  [[nodiscard]] Result<void> stage_drafts(Group& group) const;
};

/// What an erasure names a file's entries by: SHA-256, in hexadecimal, over their numbers in ascending order,
/// each in eight bytes, the highest first. So the entry stays short, however many there were.
[[nodiscard]] std::string digest_of_numbers(std::span<const std::uint64_t> numbers);

/// Whether an erasure that these two entries speak of was allowed to be: two people, and the waiting period.
/// errors  NotAllowed, with what is missing
[[nodiscard]] Result<void> check_authority(const record::EntryBody& asked, const PersonRef& agreed_by,
                                           Instant agreed_at);

}  // namespace sharewell::store
