// SPDX-License-Identifier: MIT
#include "casework/what_would_change.h"

#include <algorithm>

namespace sharewell::casework {
namespace {

Result<void> require_lead(const Desk& desk) {
  if (desk.me.leads()) return {};
  return fail(ErrorCode::NotAllowed, "only a safeguarding lead may ask what would change");
}

}  // namespace

WhatWouldChange::~WhatWouldChange() = default;

Result<std::vector<WhatWouldChange::Choice>> WhatWouldChange::choices(const Desk& desk) const {
  SW_DO(require_lead(desk));
  std::vector<Choice> out{{&guidance::built_in(), {}, false}};
  // Only what this organisation put into service: the shelf holds those of the others too.
  for (const guidance::InService& one : service_.put()) {
    const guidance::Pack* pack = desk.shelf.find(one.sha256);
    if (pack == nullptr) continue;
    const auto known = std::ranges::find(out, pack, &Choice::pack);
    if (known == out.end())
      out.push_back({pack, one.from, false});
    else
      known->from = one.from;
  }
  for (Choice& one : out) one.in_force = one.pack == &desk.pack;
  return out;
}

Result<void> WhatWouldChange::start(const Desk& desk, std::string_view sha256) {
  SW_TRY(const std::vector<Choice> all, choices(desk));
  const auto chosen =
      std::ranges::find(all, sha256, [](const Choice& one) { return std::string_view(one.pack->sha256()); });
  if (chosen == all.end()) return fail(ErrorCode::NotFound, "no such guidance pack");
  const std::lock_guard lock(mutex_);
  if (run_ && !run_->finished) return fail(ErrorCode::Busy, "decisions are being run again already");
  run_ = std::make_shared<Run>();
  run_->pack = chosen->pack;
  run_->by = desk.me.ref;
  // The old thread has finished, so that this does not wait.
  thread_ =
      std::jthread([run = run_, &store = desk.store, &shelf = desk.shelf, me = desk.me, clock = desk.clock](
                       std::stop_token stop) { carry_out(*run, store, shelf, me, clock, std::move(stop)); });
  return {};
}

void WhatWouldChange::carry_out(Run& run, const store::Store& store, const guidance::Shelf& shelf,
                                const access::Person& me, const Clock& clock, std::stop_token stop) {
  ReplayWork work{shelf, *run.pack};
  work.listed_max = kListedMax;
  work.lists = [&](const FileRef& file) {
    const auto card = store.find_file(file);
    return card && access::may_open(me, *card);
  };
  work.progress = [&](std::uint64_t done, std::uint64_t of) {
    run.done = done;
    run.of = of;
  };
  work.stop = std::move(stop);
  run.outcome = replay_decisions([&](const store::ScanWork& scan) { return store.scan(scan); }, work);
  run.at = clock();
  run.finished = true;
}

std::shared_ptr<const WhatWouldChange::Run> WhatWouldChange::last() const {
  const std::lock_guard lock(mutex_);
  return run_;
}

std::optional<WhatWouldChange::UnderWay> WhatWouldChange::under_way(const Desk& desk) const {
  const auto run = last();
  if (!run || run->finished) return std::nullopt;
  return UnderWay{run->done, run->of, run->by == desk.me.ref, run->pack->sha256()};
}

Result<std::optional<WhatWouldChange::Found>> WhatWouldChange::see(const Desk& desk, std::string_view sha256,
                                                                   std::size_t first) const {
  SW_DO(require_lead(desk));
  const auto run = last();
  if (!run || !run->finished || run->by != desk.me.ref || run->pack->sha256() != sha256) return std::nullopt;
  if (!run->outcome) return std::unexpected(run->outcome.error());
  const ReplayReport& report = *run->outcome;
  const ReplayCounts& counts = report;
  first = std::min(first, report.differ.size());
  Found found{run->pack, run->at, counts, first, report.differ.size(), {}};
  for (std::size_t i = first; i < std::min(first + kOnAPage, report.differ.size()); ++i) {
    const FileRef& file = report.differ[i].file;
    const auto card = desk.store.find_file(file);
    if (!card || !access::may_open(desk.me, *card)) continue;  // no longer theirs
    SW_TRY(const store::Looked looked, desk.store.look(file, desk.me.ref));
    found.lines.push_back({report.differ[i], card->label(looked).reveal()});
  }
  return found;
}

}  // namespace sharewell::casework
