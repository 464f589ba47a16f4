// SPDX-License-Identifier: MIT
#include "store/erasure.h"

#include <algorithm>
#include <array>

#include "crypt/hash.h"
#include "crypt/key_ring.h"
#include "record/keeping_bodies.h"
#include "store/drafts.h"
#include "store/entry_reader.h"
#include "store/following.h"
#include "store/task_rows.h"

namespace sharewell::store {
namespace {

using record::EntryKind;

std::int64_t as_number(std::uint64_t index) { return static_cast<std::int64_t>(index); }

Result<record::EntryBody> open_entry(Group& group, const Query& row) {
  const EntryRow columns = entry_row(row);
  const auto file = FileRef::parse(columns.file);
  if (!file) return fail(ErrorCode::Damaged, "an entry's file is not a reference", "table entry");
  SW_TRY(const crypt::TransientKey key, load_file_key(group.database(), group.sealing(), *file));
  SW_TRY(OpenedEntry opened, group.sealing().open_entry(key, columns));
  return std::move(opened.body);
}

/// The entry that asks, or none if that number is of another kind.
Result<std::optional<record::EntryBody>> asking_at(Group& group, std::uint64_t index) {
  SW_TRY(Query row,
         group.database().query("SELECT idx, file, kind, uid, sealed FROM entry WHERE idx = ? AND kind = 40",
                                as_number(index)));
  SW_TRY(const bool found, row.next());
  if (!found) return std::nullopt;
  SW_TRY(record::EntryBody body, open_entry(group, row));
  return body;
}

/// Whether a later entry asks for the same file, or takes it back.
Result<bool> asked_again(Group& group, std::uint64_t asked, const FileRef& file) {
  SW_TRY(Query row,
         group.database().query("SELECT idx, file, kind, uid, sealed FROM entry WHERE idx > ? AND kind = 40",
                                as_number(asked)));
  while (true) {
    SW_TRY(const bool more, row.next());
    if (!more) return false;
    SW_TRY(const record::EntryBody body, open_entry(group, row));
    SW_TRY(const auto other, record::read_body<record::ErasureAsked>(body));
    if (other.file == file) return true;
  }
}

/// Whether anything but a look was recorded in the file since.
Result<bool> written_since(Group& group, std::uint64_t asked, const std::string& numbers) {
  SW_TRY(Query row, group.database().query("SELECT 1 FROM entry WHERE idx IN (SELECT value FROM "
                                           "json_each(?)) AND idx > ? AND kind <> 4 LIMIT 1",
                                           numbers, as_number(asked)));
  return row.next();
}

Result<bool> is_held(Group& group, const std::string& numbers) {
  SW_TRY(Query row, group.database().query(
                        "SELECT idx, file, kind, uid, sealed FROM entry WHERE idx IN (SELECT value FROM "
                        "json_each(?)) AND kind = 39 ORDER BY idx DESC LIMIT 1",
                        numbers));
  SW_TRY(const bool found, row.next());
  if (!found) return false;
  SW_TRY(const record::EntryBody body, open_entry(group, row));
  SW_TRY(const auto set, record::read_body<record::KeepingSet>(body));
  return set.held;
}

Result<void> drop_drafts(Group& group, const FileRef& file, const DraftOfFile& of_file) {
  std::vector<std::string> dropped;
  {
    SW_TRY(Query row, group.database().query("SELECT " SW_DRAFT_COLUMNS " FROM draft"));
    while (true) {
      SW_TRY(const bool more, row.next());
      if (!more) break;
      // One that does not open is nobody's reason to keep a case file: it goes with its time, or its epoch.
      const auto draft = draft_row(row, group.sealing());
      if (draft && of_file(file, *draft)) dropped.push_back(draft->ref.text());
    }
  }
  for (const std::string& id : dropped) SW_DO(group.database().run("DELETE FROM draft WHERE id = ?", id));
  return {};
}

/// What is overwritten here stays in the log until that is emptied, and opens until the epoch has ended.
Result<void> destroy(Group& group, const FileRef& file) {
  const std::string numbers = numbers_text(group.entries_of(file));
  SW_DO(group.database().run("DELETE FROM task WHERE place IN (SELECT place FROM " SW_TASKS_OF_ENTRIES ")",
                             numbers));
  SW_DO(group.database().run("UPDATE file_key SET epoch = 0, wrapped = ? WHERE file = ?", ByteView(),
                             file.text()));
  group.add_erased(file);
  return {};
}

}  // namespace

std::string digest_of_numbers(std::span<const std::uint64_t> numbers) {
  crypt::Sha256 sha;
  for (const std::uint64_t number : numbers) {
    std::array<std::uint8_t, sizeof number> bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i)
      bytes[i] = static_cast<std::uint8_t>(number >> (8 * (bytes.size() - 1 - i)));
    sha.update(bytes);
  }
  return to_hex(sha.finish());
}

Result<void> check_authority(const record::EntryBody& asked, const PersonRef& agreed_by, Instant agreed_at) {
  if (asked.actor.empty() || agreed_by.empty() || asked.actor == agreed_by)
    return fail(ErrorCode::NotAllowed, "somebody else than whoever asked for it has to agree");
  if (agreed_at - asked.recorded_at < kErasureWaitMs)
    return fail(ErrorCode::NotAllowed, "the waiting period is not over");
  return {};
}

Result<void> StagedErasure::check_file(Group& group, const FileRef& file) {
  const std::string numbers = numbers_text(group.entries_of(file));
  SW_TRY(const bool written, written_since(group, asked, numbers));
  if (written) refused = {ErrorCode::Stale, "something was recorded in the case file since it was asked", {}};
  SW_TRY(const bool held, is_held(group, numbers));
  if (held) refused = {ErrorCode::NotAllowed, "the case file is on hold", {}};
  return {};
}

Result<void> StagedErasure::check(Group& group, const record::EntryBody& asking, const FileRef& file) {
  if (const auto fits = check_authority(asking, agreed_by, group.now()); !fits)
    return refused = fits.error(), Result<void>{};
  if (file == group.office() || !group.has_begun(file))
    return refused = Error{ErrorCode::NotFound, "there is no such case file", {}}, Result<void>{};
  SW_TRY(const bool again, asked_again(group, asked, file));
  if (again) return refused = Error{ErrorCode::Stale, "it was taken back, or asked anew", {}}, Result<void>{};
  return check_file(group, file);
}

Result<void> StagedErasure::stage(Group& group) {
  SW_TRY(const auto asking, asking_at(group, asked));
  if (!asking) return refused = Error{ErrorCode::NotFound, "nobody asked for that", {}}, Result<void>{};
  SW_TRY(const auto wanted, record::read_body<record::ErasureAsked>(*asking));
  if (wanted.withdrawn) return refused = Error{ErrorCode::Stale, "it was taken back", {}}, Result<void>{};
  SW_DO(check(group, *asking, wanted.file));
  if (refused) return {};
  const auto numbers = group.entries_of(wanted.file);
  // Another server may have begun an epoch, and sealed a draft of this file under it.
  if (group.database().is_shared()) group.sealing().keys().look_again();
  const record::FileErased erased{wanted.file, asked, std::int64_t{group.sealing().keys().epoch()},
                                  numbers.size(), digest_of_numbers(numbers)};
  SW_DO(drop_drafts(group, wanted.file, of_file));
  SW_DO(destroy(group, wanted.file));
  entry = {EntryKind::FileErased, group.office(),         {}, agreed_by, group.now(),
           group.now(),           record::to_json(erased)};
  index = group.next_index();
  return group.append(entry, record::canonical(entry), Digest{});
}

Result<void> StagedDestruction::stage(Group& group) const {
  return group.has_begun(file) ? destroy(group, file) : Result<void>{};
}

/// The office file's first: from then on no other server wraps anything under an earlier epoch
/// (following.cpp).
Result<void> StagedRewrap::stage_office(Group& group) {
  const Sealing& sealing = group.sealing();
  WrappedKey key;
  {
    SW_TRY(Query row, group.database().query("SELECT epoch, wrapped FROM file_key WHERE file = ?",
                                             group.office().text()));
    SW_TRY(const bool found, row.next());
    if (!found || row.number(0) >= std::int64_t{sealing.keys().epoch()}) return {};
    SW_TRY(key, sealing.rewrap_file_key(group.office().text(), row.number(0), row.bytes(1)));
  }
  return group.database().run("UPDATE file_key SET epoch = ?, wrapped = ? WHERE file = ?",
                              std::int64_t{key.epoch}, ByteView(key.wrapped), group.office().text());
}

Result<void> StagedRewrap::stage(Group& group) {
  if (after.empty() && group.database().is_shared()) SW_DO(stage_office(group));
  const Sealing& sealing = group.sealing();
  std::vector<std::pair<std::string, WrappedKey>> fresh;
  std::int64_t seen = 0;
  {
    SW_TRY(Query row, group.database().query("SELECT file, epoch, wrapped FROM file_key WHERE file > ? "
                                             "ORDER BY file LIMIT ?",
                                             after, kAtOnce));
    for (;; ++seen) {
      SW_TRY(const bool more, row.next());
      if (!more) break;
      std::string name(row.text(0));
      if (!is_erased(row.bytes(2)) && row.number(1) < std::int64_t{sealing.keys().epoch()}) {
        SW_TRY(WrappedKey key, sealing.rewrap_file_key(name, row.number(1), row.bytes(2)));
        fresh.emplace_back(name, std::move(key));
      }
      after = std::move(name);
    }
  }
  for (const auto& [file, key] : fresh)
    SW_DO(group.database().run("UPDATE file_key SET epoch = ?, wrapped = ? WHERE file = ?",
                               std::int64_t{key.epoch}, ByteView(key.wrapped), file));
  files_done = seen < kAtOnce;
  if (!files_done) return {};
  SW_DO(stage_drafts(group));
  // Where nothing was left to wrap, what did it before may have been cut off from its stand-ins: the key goes
  // only once they have it too.
  return group.database().is_shared() ? confirm(group.database()) : Result<void>{};
}

Result<void> StagedRewrap::stage_drafts(Group& group) const {
  const Sealing& sealing = group.sealing();
  std::vector<std::pair<std::string, WrappedKey>> fresh;
  {
    SW_TRY(Query row, group.database().query("SELECT id, epoch, wrapped_key FROM draft"));
    while (true) {
      SW_TRY(const bool more, row.next());
      if (!more) break;
      if (row.number(1) == std::int64_t{sealing.keys().epoch()}) continue;
      auto key = sealing.rewrap_draft_key(row.text(0), row.number(1), row.bytes(2));
      if (key) fresh.emplace_back(row.text(0), *std::move(key));  // else nobody can read it as it is
    }
  }
  for (const auto& [id, key] : fresh)
    SW_DO(group.database().run("UPDATE draft SET epoch = ?, wrapped_key = ? WHERE id = ?",
                               std::int64_t{key.epoch}, ByteView(key.wrapped), id));
  return {};
}

}  // namespace sharewell::store
