// SPDX-License-Identifier: MIT
#include "store/store.h"

#include <fmt/format.h>

#include "base/limits.h"
#include "crypt/key_ring.h"
#include "register/checkpoint.h"
#include "register/cosignature.h"
#include "store/drafts.h"
#include "store/end_note.h"
#include "store/entry_maker.h"
#include "store/entry_reader.h"
#include "store/erasure.h"
#include "store/parts.h"
#include "store/scan_entries.h"
#include "store/stage_handover.h"
#include "store/stage_look.h"
#include "store/stage_write.h"
#include "store/task_rows.h"

namespace sharewell::store {

namespace {

/// The source of randomness that tests hand in need not be safe for several threads.
Random one_at_a_time(Random random) {
  auto turn = std::make_shared<std::mutex>();
  return [turn = std::move(turn), random = std::move(random)](std::span<std::uint8_t> out) {
    const std::lock_guard lock(*turn);
    random(out);
  };
}

Result<std::vector<record::TaskRow>> read_tasks(Query& row) {
  std::vector<record::TaskRow> tasks;
  while (true) {
    SW_TRY(const bool more, row.next());
    if (!more) return tasks;
    SW_TRY(record::TaskRow task, task_row(row));
    tasks.push_back(std::move(task));
  }
}

}  // namespace

Store::Store(std::unique_ptr<Parts> parts) : parts_(std::move(parts)), shared_(parts_->place.is_shared()) {}
Store::~Store() = default;

Result<std::unique_ptr<Store>> Store::open(const Place& place, const crypt::OrganisationKeys& keys,
                                           Clock clock, Random random, const Options& options) {
  const auto keeps = place.is_shared() ? Folder::Keeps::NoRecords : Folder::Keeps::Records;
  random = one_at_a_time(std::move(random));
  const auto open_parts = [&]() -> Result<std::unique_ptr<Parts>> {
    SW_TRY(Folder taken, Folder::open(place.folder, keeps));
    auto parts = std::make_unique<Parts>(place, std::move(taken), keys, clock, random);
    SW_DO(parts->open(options));
    return parts;
  };
  auto parts = open_parts();
  // Another server ended the epoch that this read under; what is there now is under the one after it.
  if (!parts && parts.error().code == ErrorCode::KeysMissing && place.is_shared()) parts = open_parts();
  if (!parts) return std::unexpected(std::move(parts).error());
  std::unique_ptr<Store> store(new Store(*std::move(parts)));
  // On a full disk old drafts wait for the next sweep; that is no reason not to open.
  if (const auto swept = store->sweep_drafts(); !swept && swept.error().code != ErrorCode::DiskFull)
    return std::unexpected(swept.error());
  return store;
}

const FileRef& Store::office() const { return parts_->office; }
FileRef Store::new_file() const { return FileRef::make(parts_->sealing.random()); }
DraftRef Store::new_draft() const { return DraftRef::make(parts_->sealing.random()); }

Result<Committed> Store::commit(Write write) {
  Committed committed;
  committed.entries.reserve(write.entries.size());  // nothing that can fail comes after the disk has it
  SW_TRY(StagedWrite staged, StagedWrite::check(std::move(write), parts_->clock()));
  staged.seal(parts_->sealing, parts_->shelf);
  SW_DO(parts_->committer->submit([&](Group& group) { return staged.stage(group); }));
  if (staged.refused()) return std::unexpected(*staged.refused());
  committed.already = staged.already();
  if (staged.already()) {
    SW_TRY(Readers::Lease lease, parts_->lend());
    SW_TRY(committed.entries, EntryReader(lease.database(), parts_->sealing, parts_->mirror)
                                  .of_range(staged.first(), staged.count()));
    return committed;
  }
  std::uint64_t index = staged.first();
  for (record::EntryBody& body : staged.take_entries())
    committed.entries.push_back(EntryMaker::make(index++, std::move(body)));
  return committed;
}

Result<Looked> Store::look(const FileRef& file, const PersonRef& person) {
  SW_DO(parts_->catch_up());
  if (!parts_->mirror.knows(file)) return fail(ErrorCode::NotFound, "there is no such case file");
  StagedLook look{person, {file}, false};
  if (!parts_->mirror.looked(person, file, false, parts_->clock()))
    SW_DO(parts_->committer->submit([&](Group& group) { return look.stage(group); }));
  if (look.erased) return fail(ErrorCode::NotFound, "there is no such case file");
  return Looked(person, {file}, false);
}

Result<Looked> Store::look_list(std::span<const FileRef> files, const PersonRef& person) {
  SW_DO(parts_->catch_up());
  StagedLook look{person, {files.begin(), files.end()}, true};
  const Instant now = parts_->clock();
  bool all_stand = true;
  for (const FileRef& file : files) {
    if (!parts_->mirror.knows(file)) return fail(ErrorCode::NotFound, "there is no such case file");
    all_stand = all_stand && parts_->mirror.looked(person, file, true, now);
  }
  if (!all_stand) SW_DO(parts_->committer->submit([&](Group& group) { return look.stage(group); }));
  return Looked(person, look.files, true);
}

Result<std::vector<record::Entry>> Store::read(const Looked& looked, const FileRef& file) const {
  SW_CHECK(!looked.listed() && looked.covers(file));
  SW_TRY(Readers::Lease lease, parts_->lend());
  return EntryReader(lease.database(), parts_->sealing, parts_->mirror).of_file(file);
}

Result<record::Entry> Store::read_one(const Looked& looked, std::uint64_t index) const {
  SW_CHECK(!looked.listed());
  SW_TRY(Readers::Lease lease, parts_->lend());
  SW_TRY(auto found,
         EntryReader(lease.database(), parts_->sealing, parts_->mirror).at(index, [&](const FileRef& file) {
           return looked.covers(file);
         }));
  if (!found) return fail(ErrorCode::NotFound, "there is no such entry in this case file");
  return std::move(found->entry);
}

Result<std::vector<record::Entry>> Store::read_office() const {
  SW_TRY(Readers::Lease lease, parts_->lend());
  return EntryReader(lease.database(), parts_->sealing, parts_->mirror).of_file(parts_->office);
}

// Where the database cannot be reached, these say what was known last; whoever goes on from it has to look,
// and that fails.
std::vector<FileCard> Store::files() const {
  [[maybe_unused]] const auto tried = parts_->catch_up();
  return parts_->mirror.files();
}
std::optional<FileCard> Store::find_file(const FileRef& file) const {
  [[maybe_unused]] const auto tried = parts_->catch_up();
  return parts_->mirror.find_file(file);
}

Result<std::vector<record::TaskRow>> Store::open_tasks() const {
  SW_TRY(Readers::Lease lease, parts_->lend());
  SW_TRY(Query rows,
         lease.database().query("SELECT " SW_TASK_COLUMNS " FROM task WHERE place > 0 ORDER BY due, ref"));
  return read_tasks(rows);
}

Result<std::vector<record::TaskRow>> Store::tasks_of(const FileRef& file) const {
  SW_TRY(Readers::Lease lease, parts_->lend());
  const std::string numbers = numbers_text(parts_->mirror.entries_of(file));
  SW_TRY(Query rows, lease.database().query("SELECT " SW_TASK_COLUMNS " FROM " SW_TASKS_OF_ENTRIES
                                            " ORDER BY mine.value, due, ref",
                                            numbers));
  return read_tasks(rows);
}

Result<record::TaskRow> Store::find_task(const TaskRef& task) const {
  SW_TRY(Readers::Lease lease, parts_->lend());
  // The open ones are few and lie together; only a settled one needs the whole table.
  for (const char* sql : {"SELECT " SW_TASK_COLUMNS " FROM task WHERE place > 0 AND ref = ?",
                          "SELECT " SW_TASK_COLUMNS " FROM task WHERE ref = ?"}) {
    SW_TRY(Query rows, lease.database().query(sql, task.text()));
    SW_TRY(auto tasks, read_tasks(rows));
    if (!tasks.empty()) return std::move(tasks.front());
  }
  return fail(ErrorCode::NotFound, "there is no such task");
}

Result<std::int64_t> Store::save_draft(const DraftRef& draft, const PersonRef& author,
                                       const Personal<std::string>& content, std::int64_t expected_version) {
  if (content.reveal().size() > limits::kEntryBytes)
    return fail(ErrorCode::TooLarge, fmt::format("a draft of more than {} bytes", limits::kEntryBytes));
  DraftSaving saving{{draft, author, expected_version, {}, content}};
  SW_DO(parts_->committer->submit([&](Group& group) { return saving.stage(group); }));
  if (saving.refused) return std::unexpected(*saving.refused);
  return saving.draft.version;
}

Result<Draft> Store::load_draft(const DraftRef& draft, const PersonRef& author) const {
  SW_TRY(Readers::Lease lease, parts_->lend());
  return store::load_draft(lease.database(), parts_->sealing, draft, author);
}

Result<std::vector<Draft>> Store::drafts_of(const PersonRef& author) const {
  SW_TRY(Readers::Lease lease, parts_->lend());
  return load_drafts(lease.database(), parts_->sealing, author);
}

Result<std::vector<DraftSaved>> Store::drafts_that(const std::function<bool(const Draft&)>& test) const {
  SW_TRY(Readers::Lease lease, parts_->lend());
  return store::drafts_that(lease.database(), parts_->sealing, test);
}

Result<void> Store::drop_draft(const DraftRef& draft, const PersonRef& author) {
  DraftDropping dropping{draft, author};
  SW_DO(parts_->committer->submit([&](Group& group) { return dropping.stage(group); }));
  if (dropping.refused) return std::unexpected(*dropping.refused);
  return {};
}

Result<std::size_t> Store::sweep_drafts() {
  DraftSweeping sweeping;
  SW_DO(parts_->committer->submit([&](Group& group) { return sweeping.stage(group); }));
  // A reader that stays (a long `verify`) only puts this off; the next sweep empties the log.
  if (const auto emptied = parts_->committer->empty_log();
      !emptied && emptied.error().code != ErrorCode::Busy)
    return std::unexpected(emptied.error());
  return sweeping.dropped;
}

Result<record::Entry> Store::erase(std::uint64_t asked, const PersonRef& agreed_by,
                                   const DraftOfFile& of_file) {
  StagedErasure erasure{asked, agreed_by, of_file};
  SW_DO(parts_->committer->submit([&](Group& group) { return erasure.stage(group); }));
  if (erasure.refused) return std::unexpected(*erasure.refused);
  parts_->readers.drop_idle();
  return EntryMaker::make(erasure.index, std::move(erasure.entry));
}

Result<void> Store::destroy_again(const FileRef& file) {
  const StagedDestruction destruction{file};
  return parts_->committer->submit([&](Group& group) { return destruction.stage(group); });
}

Result<void> Store::rewrap_keys() {
  for (StagedRewrap rewrap; !rewrap.files_done;)
    SW_DO(parts_->committer->submit([&](Group& group) { return rewrap.stage(group); }));
  parts_->readers.drop_idle();
  return parts_->committer->empty_log();
}

Result<ScanReport> Store::scan(const ScanWork& work) const {
  SW_DO(parts_->catch_up());
  return scan_entries(parts_->place, parts_->sealing, parts_->mirror.leaves_after(0).first, work);
}

Result<Proof> Store::proof_of(const Looked& looked, std::uint64_t index) const {
  SW_TRY(std::vector<Proof> one, proofs_of(looked, {&index, 1}));
  return std::move(one.front());
}

Result<std::vector<Proof>> Store::proofs_of(const Looked& looked,
                                            std::span<const std::uint64_t> indexes) const {
  SW_CHECK(!looked.listed());
  SW_TRY(Readers::Lease lease, parts_->lend());
  EntryReader reader(lease.database(), parts_->sealing, parts_->mirror);
  return parts_->prover.proofs(
      reader, indexes, [&](const FileRef& file) { return looked.covers(file); }, *parts_->shown);
}

std::string Store::checkpoint() const {
  [[maybe_unused]] const auto tried = parts_->catch_up();
  const RegisterEnd end = parts_->mirror.end();
  return signed_checkpoint(end.note, *end.keys, parts_->sealing);
}
Result<void> Store::hand_over() { return parts_->committer->submit(stage_handover); }
std::shared_ptr<const reg::KeyChain> Store::keys() const { return parts_->mirror.keys(); }
std::string Store::verifier_key() const { return reg::key_text(keys()->newest()); }
std::string Store::cosigner_key() const {
  const auto& key = parts_->sealing.keys().cosigning().public_key();
  return reg::key_text(reg::note_key(parts_->sealing.cosigner(), reg::KeyType::Cosigner, key));
}
std::string Store::cosign(const reg::Note& note, Instant now) const {
  return reg::cosign(note, parts_->sealing.cosigner(), parts_->sealing.keys().cosigning(),
                     static_cast<std::uint64_t>(now.ms / 1000));
}
std::uint64_t Store::size() const {
  [[maybe_unused]] const auto tried = parts_->catch_up();
  return parts_->mirror.size();
}

void Store::publish() {
  // A write of nothing takes in what others wrote, and with a connection that was lost since the last one the
  // hold on serving comes back.
  [[maybe_unused]] const Result<void> reached =
      shared_ ? parts_->committer->submit([](Group&) { return Result<void>{}; }) : Result<void>{};
  [[maybe_unused]] const Result<void> tried = parts_->prover.publish(*parts_->shown);
}

std::string Store::published_checkpoint() const { return parts_->prover.checkpoint(); }

Result<Bytes> Store::published_tile(const reg::Tile& tile) const {
  if (auto bytes = parts_->prover.tile(tile)) return *std::move(bytes);
  return fail(ErrorCode::NotFound, "the register has no such tile");
}

Result<Growth> Store::growth_since(std::uint64_t old_size) const {
  if (auto growth = parts_->prover.growth(old_size)) return *std::move(growth);
  return fail(ErrorCode::BadInput,
              fmt::format("the register does not hold {} entries, and it only grows", old_size));
}

Result<Growth> Store::growth_to(std::uint64_t old_size, const std::string& checkpoint) const {
  SW_TRY(const reg::Checkpoint to, keys()->open(checkpoint));
  if (auto proof = parts_->prover.consistency(old_size, to.size))
    return Growth{old_size, *std::move(proof), checkpoint};
  return fail(ErrorCode::BadInput,
              fmt::format("the register of {} entries does not begin with {}", to.size, old_size));
}

}  // namespace sharewell::store
