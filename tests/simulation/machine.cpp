// SPDX-License-Identifier: MIT
// What happens to the machine that the product runs on, and what must hold when it runs again.
#include <fmt/format.h>

#include <algorithm>
#include <fstream>

#include "crypt/key_ring.h"
#include "disk.h"
#include "world.h"

namespace sharewell::simulation {
namespace {

using store::Disk;
using store::Fault;

constexpr Fault kFaults[] = {Fault::PowerGoes, Fault::WriteFails, Fault::DiskFull, Fault::SyncFails};
constexpr const char* kFaultNames[] = {"nothing", "the power goes", "a write fails", "the disk is full",
                                       "a sync fails"};

/// Of what was erased only the leaf is left to compare.
bool is_as_it_was(const model::Entry& now, const model::Entry& before, const model::Organisation& told) {
  const bool erased = before.file != told.office && told.files.at(before.file).erased;
  return now.leaf == before.leaf && now.file == before.file && now.kind == before.kind &&
         (erased ? now.text.empty() : now.text == before.text);
}

}  // namespace

void World::begin_trouble() {
  const Fault fault = dice.of(kFaults);
  fault_ = static_cast<int>(fault);
  const std::size_t operations = dice.below(6);
  Disk::get().fault_after(operations, fault);
  trouble_ = true;
  needs_opening_ = fault != Fault::DiskFull;
  say(places_.front(), fmt::format("after {} operations of the disk {}", operations, kFaultNames[fault_]));
}

void World::end_trouble() {
  if (static_cast<Fault>(fault_) == Fault::PowerGoes) return lose_power();
  if (!needs_opening_ && dice.chance(60)) {
    Disk::get().calm();
    trouble_ = false;
    say(places_.front(), "the disk has room again");
    for (Place& at : places_) {
      settle_draft_doubts(at);
      check(at);
    }
    return;
  }
  if (dice.chance(40)) return lose_power();
  dice.chance(50) ? crash() : close_and_open();
}

void World::close_and_open() {
  say(places_.front(), "stops and starts");
  installation_.reset();
  Disk::get().unmount();
  after_machine();
}

void World::crash() {
  say(places_.front(), "the program is killed");
  Disk::get().fault_after(0, Fault::PowerGoes);
  installation_.reset();
  Disk::get().unmount();
  after_machine();
}

void World::lose_power() {
  say(places_.front(), "the power is gone");
  Disk::get().fault_after(0, Fault::PowerGoes);
  installation_.reset();
  std::mt19937_64 sectors(dice.next());
  Disk::get().lose_power(sectors);
  after_machine();
}

void World::after_machine() {
  Disk::get().calm();
  trouble_ = needs_opening_ = false;
  open();
  read_ring();
  for (Place& at : places_) after_opening(at);
  check_all();
  for (auto& [at, tried] : std::exchange(retries_, {}))
    if (tried.kinds.empty())
      send_again(*at, std::move(tried));
    else
      take(*at, std::move(tried));
}

/// Whoever has an earlier state of the records put in place of the present ones is found out.
void World::old_copy() {
  Place& at = dice.of(places_);
  say(at, "the records are put back to an earlier state");
  installation_.reset();
  Disk::get().unmount();
  const auto file = folder(at) / "sharewell.db", aside = folder_ / "aside",
             earlier = folder_ / (at.id + ".old");
  const bool there = std::filesystem::exists(earlier);
  const bool older = there && !at.told.shown.empty() && at.told.shown.back().size > copied_size_[at.id];
  if (older) {
    std::filesystem::copy_file(file, aside, std::filesystem::copy_options::overwrite_existing);
    std::filesystem::copy_file(earlier, file, std::filesystem::copy_options::overwrite_existing);
    if (casework::Installation::open(folder_, [now = now_] { return *now; }, random_))
      throw Wrong("records that were put back to before what others were shown are opened");
    Disk::get().unmount();
    std::filesystem::remove(folder(at) / "sharewell.db-wal");
    std::filesystem::rename(aside, file);
  }
  if (!there || dice.chance(30)) {
    std::filesystem::copy_file(file, earlier, std::filesystem::copy_options::overwrite_existing);
    copied_size_[at.id] = at.told.ledger.size();
  }
  after_machine();
}

void World::after_opening(Place& at) {
  auto all = entries_on_disk(folder(at), keys(at), 0);
  auto& ledger = at.told.ledger;
  if (all.size() < ledger.size())
    throw Wrong(fmt::format("{} entries are left of {} that were acknowledged", all.size(), ledger.size()));
  std::vector<model::Entry> fresh(
      std::make_move_iterator(all.begin() + static_cast<std::ptrdiff_t>(ledger.size())),
      std::make_move_iterator(all.end()));
  // First: an erasure that was in doubt changes what the others may look like.
  const std::size_t known = ledger.size();
  settle_doubts(at, fresh);
  for (std::size_t i = 0; i < known; ++i)
    if (!is_as_it_was(all[i], ledger[i], at.told))
      throw Wrong(fmt::format("entry {} of {} is not what was acknowledged", i, at.id));
  settle_draft_doubts(at);
  at.told.sweep(now().ms);
  at.told.published = at.told.ledger.size();
  check(at);
}

void World::settle_doubts(Place& at, const std::vector<model::Entry>& fresh) {
  const Kinds got = kinds_of(fresh, at.told);
  std::vector<Tried> doubts = std::move(at.doubts);
  at.doubts.clear();
  const auto kept =
      std::ranges::find_if(doubts, [&](const Tried& one) { return !got.empty() && one.adds() == got; });
  if (!got.empty() && kept == doubts.end()) throw Wrong("something that was refused is there in part");
  for (const model::Entry& entry : fresh) at.told.learn(entry);
  if (kept != doubts.end() && kept->expected == Answer::Done && kept->kept) kept->kept(at.told);
  if (kept != doubts.end()) say(at, "was kept after all: " + kept->what);
  if (doubts.size() != 1 || !doubts.front().again || doubts.front().expected != Answer::Done ||
      !dice.chance(60))
    return;
  retries_.emplace_back(&at, doubts.front());
  if (kept != doubts.end()) retries_.back().second.kinds.clear();
}

/// One that was begun, and nobody was told its reference.
void World::adopt_draft(Place& at, const std::string& author,
                        const std::vector<std::optional<model::Draft>>& could_be) {
  const auto drafts = store(at).drafts_of(*PersonRef::parse(author));
  if (!drafts) throw Wrong("drafts cannot be listed: " + one_line(drafts.error()));
  for (const store::Draft& one : *drafts) {
    if (at.told.drafts.contains(one.ref.text()) || at.draft_doubts.contains(one.ref.text())) continue;
    for (const auto& begun : could_be)
      if (draft_is(at, one.ref.text(), begun)) at.told.drafts.emplace(one.ref.text(), *begun);
  }
}

void World::settle_draft_doubts(Place& at) {
  for (const auto& [ref, could_be] : at.draft_doubts)
    if (ref.starts_with("new ")) adopt_draft(at, ref.substr(4), could_be);
  std::erase_if(at.draft_doubts, [](const auto& one) { return one.first.starts_with("new "); });
  for (const auto& [ref, could_be] : std::exchange(at.draft_doubts, {})) {
    const auto now_is =
        std::ranges::find_if(could_be, [&](const auto& one) { return draft_is(at, ref, one); });
    if (now_is == could_be.end()) {
      if (draft_is(at, ref, std::nullopt) && !at.told.drafts.contains(ref)) continue;
      throw Wrong("a draft is neither as it was nor as it was to be");
    }
    at.told.drafts.erase(ref);
    if (*now_is) at.told.drafts.emplace(ref, **now_is);
  }
}

}  // namespace sharewell::simulation
