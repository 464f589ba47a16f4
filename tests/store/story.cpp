// SPDX-License-Identifier: MIT
#include "story.h"

#include <fmt/format.h>
#include <sys/uio.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <random>
#include <thread>

#include "base/bytes.h"
#include "fixture.h"
#include "record/keeping_bodies.h"
#include "register/checkpoint.h"
#include "store/database.h"

namespace sharewell::store {
namespace {

constexpr int kTries = 8;
constexpr int kTriesBeforeARestart = 4;
constexpr int kOthers = 4;
constexpr std::size_t kLongWords = 150'000;  // more than two pieces of the log

enum class Role : std::uint8_t { Alone, Holds, First, Follows };
thread_local Role role = Role::Alone;

void a_moment() { std::this_thread::sleep_for(std::chrono::milliseconds(4)); }

}  // namespace

void use_memory_for_folders() {
  constexpr const char* kMemory = "/dev/shm";
  if (::access(kMemory, W_OK) == 0) ::setenv("TMPDIR", kMemory, 0);
}

Random seeded(std::uint64_t seed) {
  return [dice = std::make_shared<std::mt19937_64>(seed)](std::span<std::uint8_t> out) {
    for (std::uint8_t& byte : out) byte = static_cast<std::uint8_t>((*dice)());
  };
}

Cast the_cast() {
  const Random random = seeded(1);
  return {PersonRef::make(random), PersonRef::make(random), FileRef::make(random),  FileRef::make(random),
          FileRef::make(random),   DraftRef::make(random),  DraftRef::make(random), DraftRef::make(random),
          TaskRef::make(random),   TaskRef::make(random),   TaskRef::make(random),  FileRef::make(random)};
}

Instant the_time() { return *from_rfc3339("2026-11-22T10:00:00.000Z"); }

std::string words_of(std::string_view once) {
  std::string words(once);
  if (once.starts_with("long")) words.append(kLongWords, 'w');
  return words;
}

std::string draft_words(const DraftRef& draft, std::int64_t version) {
  return fmt::format("{} as saved {} times", draft.text(), version);
}

record::EntryBody decision(const FileRef& file, const std::string& once, std::vector<TaskRef> tasks) {
  std::vector<record::RaisedTask> raised;
  for (const TaskRef& task : tasks) raised.push_back({task, "tell", Instant{1}, the_cast().ann});
  return decided(file, the_cast().ann, words_of(once), std::move(raised));
}

void Teller::say(std::string line) const {
  line += '\n';
  iovec whole{line.data(), line.size()};
  if (::writev(out_, &whole, 1) != static_cast<ssize_t>(line.size())) std::abort();
}

Story::Story(std::filesystem::path data, int out, bool too_early)
    : data_(std::move(data)), teller_(out), too_early_(too_early) {}

Instant Story::now() {
  switch (role) {
    case Role::Alone:
      break;
    case Role::Holds:
      held_ = true;
      held_.notify_all();
      released_.wait(false);
      break;
    case Role::First:
      first_waits_ = true;
      first_waits_.notify_all();
      break;
    case Role::Follows:
      ++others_wait_;
      others_wait_.notify_all();
      break;
  }
  return the_time() + later_ms_;
}

Result<void> finish_erasure(crypt::KeyRing& ring, Store& store) {
  const crypt::OrganisationKeys& keys = *ring.find("northbank");
  if (store.find_file(the_cast().barn) || keys.oldest_epoch() > 1) return {};
  if (keys.epoch() == 1) SW_DO(ring.begin_epoch("northbank", seeded(8)));
  SW_DO(store.rewrap_keys());
  return ring.end_epochs_before("northbank", keys.epoch(), seeded(8));
}

Result<void> Story::build_barn() {
  SW_DO(store_->commit({{opened(cast_.barn, cast_.ann), decision(cast_.barn, "barn")}, "barn", {}}));
  SW_TRY(Database database, Database::open_reader(data_ / "orgs" / "northbank" / "sharewell.db"));
  SW_TRY(Query row, database.query("SELECT wrapped FROM file_key WHERE file = ?", cast_.barn.text()));
  SW_TRY([[maybe_unused]] const bool found, row.next());
  teller_.say("wrapped " + to_base64(row.bytes(0)));
  return {};
}

Result<void> Story::ask_erasure() {
  record::EntryBody entry{record::EntryKind::ErasureAsked, store_->office(), {}, cast_.ann, {}, {}, {}};
  entry.body = record::to_json(record::ErasureAsked{cast_.barn, "time-is-over", "", false});
  SW_TRY(const Committed kept, store_->commit({{std::move(entry)}, "asked", {}}));
  asked_ = kept.entries.front().index();
  return {};
}

Result<void> Story::erase() {
  later_ms_ = kErasureWaitMs;
  if (store_->find_file(cast_.barn))
    SW_DO(store_->erase(asked_, cast_.ben, [](const FileRef&, const Draft&) { return false; }));
  teller_.say("erased");
  return {};
}

Result<void> Story::make_ring() {
  if (!std::filesystem::exists(data_ / "keyring")) SW_DO(crypt::KeyRing::create(data_, seeded(2)));
  SW_TRY(crypt::KeyRing ring, crypt::KeyRing::open(data_));
  ring_ = std::make_unique<crypt::KeyRing>(std::move(ring));
  return {};
}

Result<void> Story::add_organisation() {
  SW_DO(make_ring());
  if (ring_->find("northbank") != nullptr) return {};
  return ring_->add_organisation("northbank", seeded(3));
}

Result<void> Story::open() {
  looked_.reset();
  store_.reset();
  SW_TRY(store_,
         Store::open(
             data_ / "orgs" / "northbank", *ring_->find("northbank"), [this] { return now(); }, seeded(4)));
  was_open_ = true;
  return {};
}

Result<void> Story::keep(const std::string& once, std::vector<record::EntryBody> entries,
                         std::optional<DraftRef> draft) {
  const std::size_t count = entries.size();
  if (too_early_) teller_.say(fmt::format("kept {} {} {}", once, kAnywhere, count));
  SW_TRY(const Committed kept, store_->commit({std::move(entries), once, draft}));
  if (!too_early_) teller_.say(fmt::format("kept {} {} {}", once, kept.entries.front().index(), count));
  if (draft) teller_.say("gone " + draft->text());
  return {};
}

Result<void> Story::save(const DraftRef& draft, std::int64_t version) {
  const auto saved = store_->save_draft(draft, cast_.ann, Personal(draft_words(draft, version)), version - 1);
  // It was kept after all, though it was said to have failed: then it is there as it was sent.
  const bool was_kept = !saved && saved.error().code == ErrorCode::Stale;
  if (!saved && !was_kept) return std::unexpected(saved.error());
  teller_.say(fmt::format("draft {} {}", draft.text(), version));
  return {};
}

Result<void> Story::settle() {
  SW_DO(keep("settled", {settled(cast_.home, cast_.ann, cast_.visit)}));
  teller_.say("task " + cast_.visit.text() + " 1");
  return {};
}

Result<void> Story::look() {
  SW_TRY(const Looked looked, store_->look(cast_.home, cast_.ben));
  looked_ = looked;
  SW_DO(store_->read(*looked_, cast_.home));
  return {};
}

Result<void> Story::publish() {
  store_->publish();
  const auto shown = reg::open_checkpoint(store_->published_checkpoint(), store_->verifier_key());
  if (!shown) return std::unexpected(shown.error());
  teller_.say(fmt::format("published {} {}", shown->size, to_base64(shown->root)));
  return {};
}

/// Five writers in one transaction, which this thread commits: it has nothing to write itself, holds the lead
/// until all of them wait, and goes on with them.
Result<void> Story::together() {
  held_ = first_waits_ = released_ = false;
  others_wait_ = 0;
  std::vector<Result<void>> outcomes(1 + kOthers);
  {
    std::vector<std::jthread> threads;
    threads.emplace_back([this, &outcomes] {
      role = Role::First;
      held_.wait(false);
      outcomes[0] = keep("together", {opened(cast_.farm, cast_.ann), decision(cast_.farm, "together")});
    });
    for (int i = 0; i < kOthers; ++i)
      threads.emplace_back([this, i, &outcomes] {
        role = Role::Follows;
        first_waits_.wait(false);
        a_moment();
        const std::string once = fmt::format("together-{}", i);
        outcomes[static_cast<std::size_t>(1 + i)] =
            i % 2 == 0 ? keep(once, {decision(cast_.home, once)})
                       : keep(once, {decision(cast_.school, once), decision(cast_.school, once)});
      });
    threads.emplace_back([this] {
      for (int waiting = others_wait_; waiting < kOthers; waiting = others_wait_) others_wait_.wait(waiting);
      a_moment();
      released_ = true;
      released_.notify_all();
    });
    role = Role::Holds;
    [[maybe_unused]] const auto none = store_->drop_draft(cast_.third, cast_.ann);
    role = Role::Alone;
    held_ = true;  // also where a store that lost its trust in the disk refused at once
    held_.notify_all();
  }
  for (const Result<void>& one : outcomes) SW_DO(one);
  return {};
}

std::vector<Story::Step> Story::beginning() {
  return {
      {"ring", 0, [this] { return make_ring(); }},
      {"organisation", 0, [this] { return add_organisation(); }},
      {"open", 0, [this] { return open(); }},
      {"person", 1,
       [this] {
         record::EntryBody added = person_added(store_->office(), cast_.ann, "ann");
         added.actor = cast_.ann;
         return keep("person", {std::move(added)});
       }},
      {"files", 2,
       [this] { return keep("files", {opened(cast_.home, cast_.ann), opened(cast_.school, cast_.ann)}); }},
      {"draft 1", 0, [this] { return save(cast_.first, 1); }},
      {"draft 2", 0, [this] { return save(cast_.first, 2); }}};
}

std::vector<Story::Step> Story::middle() {
  return {
      {"decide, draft ends", 1,
       [this] {
         return keep("decided", {decision(cast_.home, "decided", {cast_.visit, cast_.tell})}, cast_.first);
       }},
      {"look", 1, [this] { return look(); }},
      {"publish", 0, [this] { return publish(); }},
      {"settle", 1, [this] { return settle(); }},
      {"draft 3", 0, [this] { return save(cast_.second, 1); }},
      {"three", 3,
       [this] {
         return keep("three", {decision(cast_.home, "three"), decision(cast_.home, "three", {cast_.later}),
                               decision(cast_.school, "three")});
       }},
      {"together", 8, [this] { return together(); }}};
}

std::vector<Story::Step> Story::end() {
  return {{"sweep", 0,
           [this]() -> Result<void> {
             SW_DO(store_->sweep_drafts());
             return {};
           }},
          {"publish", 0, [this] { return publish(); }},
          {"long", 1, [this] { return keep("long", {decision(cast_.school, "long")}); }},
          {"stop and open", 0, [this] { return open(); }},
          {"draft 4", 0, [this] { return save(cast_.second, 2); }},
          {"last", 1, [this] { return keep("last", {decision(cast_.home, "last")}); }},
          {"publish", 0, [this] { return publish(); }}};
}

std::vector<Story::Step> Story::erasure() {
  return {{"barn", 2, [this] { return build_barn(); }},
          {"ask", 1, [this] { return ask_erasure(); }},
          {"erase", 1, [this] { return erase(); }},
          {"roll", 0, [this] { return finish_erasure(*ring_, *store_); }},
          {"after", 1, [this] { return keep("after", {decision(cast_.home, "after")}); }}};
}

void Story::refused(const Step& step, const Error& error) {
  teller_.say(fmt::format("refused {} {}", static_cast<int>(error.code), step.name));
  if (!store_) return;
  const bool lists = store_->open_tasks().has_value();
  const bool reads = !looked_ || store_->read(*looked_, cast_.home).has_value();
  if (!lists || !reads) teller_.say("unreadable");
}

/// Opens the store anew: what whoever looks after the program is told to do when the disk failed to make
/// something durable.
Result<void> Story::restart(const char* why) {
  SW_DO(open());
  teller_.say(fmt::format("{} {}", why, store_->size()));
  return {};
}

bool Story::take(const Step& step) {
  teller_.say(fmt::format("begin {} {}", step.entries, step.name));
  for (int tried = 0; tried < kTries; ++tried) {
    Result<void> done;
    if (was_open_ && tried >= kTriesBeforeARestart)
      done = restart("restarted");
    else if (was_open_ && !store_)
      done = restart("opened");
    if (done) done = step.action();
    if (done) {
      teller_.say(fmt::format("done {}", store_ ? store_->size() : 0));
      return true;
    }
    refused(step, done.error());
  }
  return false;
}

bool Story::tell() {
  for (const auto& steps : {beginning(), middle(), end(), erasure()})
    for (const Step& step : steps)
      if (!take(step)) return false;
  store_.reset();
  teller_.say("end");
  return true;
}

}  // namespace sharewell::store
