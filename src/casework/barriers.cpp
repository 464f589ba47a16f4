// SPDX-License-Identifier: MIT
#include "casework/barriers.h"

#include <fmt/format.h>

#include <algorithm>
#include <mutex>
#include <set>

#include "base/limits.h"
#include "casework/typed_text.h"

namespace sharewell::casework {
namespace {

/// The bodies that the pack knows, without "not known".
std::vector<std::string> bodies_of(const guidance::Pack& pack) {
  const auto question = pack.find_question("recipient");
  SW_CHECK(question.has_value());
  std::vector<std::string> out;
  for (const auto& answer : pack.questions()[*question].answers)
    if (answer.id != "not-known") out.push_back(answer.id);
  return out;
}

std::size_t place_of(const std::vector<std::string>& names, const std::string& name) {
  return static_cast<std::size_t>(std::ranges::find(names, name) - names.begin());
}

std::vector<decide::FieldFault> faults_of(const Desk& desk, record::BarrierNoted& typed) {
  std::vector<decide::FieldFault> faults;
  const auto kinds = record::barrier_kinds();
  if (std::ranges::find(kinds, typed.kind) == kinds.end())
    faults.push_back({"kind", "Choose what stood in the way"});
  const auto bodies = bodies_of(desk.pack);
  if (std::ranges::find(bodies, typed.agency) == bodies.end())
    faults.push_back({"agency", "Choose where it was met"});
  typed.effect = Personal<std::string>(
      typed_text(typed.effect.reveal(), "effect", limits::kOwnWordsBytes, "Write what came of it", faults));
  return faults;
}

}  // namespace

Result<void> Barriers::apply(const record::EntryBody& entry) {
  if (entry.kind != record::EntryKind::BarrierNoted) return {};
  SW_TRY(record::BarrierNoted noted, record::read_body<record::BarrierNoted>(entry));
  const std::unique_lock lock(mutex_);
  noted_.push_back({std::move(noted), entry.actor, entry.recorded_at});
  return {};
}

BarrierCounts Barriers::counts(const guidance::Pack& pack, const Quarter& quarter) const {
  BarrierCounts out;
  for (const std::string_view kind : record::barrier_kinds()) out.kinds.emplace_back(kind);
  out.agencies = bodies_of(pack);
  const std::shared_lock lock(mutex_);
  for (const Noted& one : noted_)  // a body of an earlier pack is counted as well
    if (place_of(out.agencies, one.barrier.agency) == out.agencies.size())
      out.agencies.push_back(one.barrier.agency);
  out.counts.assign(out.kinds.size(), std::vector<std::uint32_t>(out.agencies.size()));
  for (const Noted& one : noted_)
    if (quarter_of(one.at) == quarter)
      ++out.counts.at(place_of(out.kinds, one.barrier.kind)).at(place_of(out.agencies, one.barrier.agency));
  return out;
}

std::vector<Quarter> Barriers::quarters(Instant now) const {
  std::set<Quarter> found;
  const std::shared_lock lock(mutex_);
  for (const Noted& one : noted_)
    if (const Quarter quarter = quarter_of(one.at); has_ended(quarter, now)) found.insert(quarter);
  return {found.rbegin(), found.rend()};
}

std::vector<Barriers::Noted> Barriers::of(const PersonRef& person) const {
  std::vector<Noted> out;
  const std::shared_lock lock(mutex_);
  for (auto one = noted_.rbegin(); one != noted_.rend(); ++one)
    if (one->by == person) out.push_back(*one);
  return out;
}

Result<NotedOrFaults> note_barrier(const Desk& desk, record::BarrierNoted typed, std::string_view once) {
  if (auto faults = faults_of(desk, typed); !faults.empty()) return NotedOrFaults(std::move(faults));
  record::EntryBody entry{
      record::EntryKind::BarrierNoted, desk.store.office(), {}, desk.me.ref, desk.clock(), desk.clock(),
      record::to_json(typed)};
  SW_TRY([[maybe_unused]] const auto kept, desk.store.commit({{std::move(entry)}, std::string(once), {}}));
  return NotedOrFaults();
}

Result<BarrierCounts> take_figures(const Desk& desk, const Barriers& barriers, const Quarter& quarter,
                                   FiguresWay way) {
  if (!desk.me.leads()) return fail(ErrorCode::NotAllowed, "only a safeguarding lead sees the figures");
  if (!has_ended(quarter, desk.clock())) return fail(ErrorCode::NotFound, "no quarter that has ended");
  const record::FiguresTaken taken{"barriers", to_text(quarter), way == FiguresWay::Seen ? "seen" : "table"};
  const std::string once = fmt::format("figures.{}.{}.{}.{}", taken.of, taken.quarter, taken.way,
                                       desk.clock().ms / store::kLookLifeMs);
  SW_TRY([[maybe_unused]] const auto kept, desk.store.commit({{{record::EntryKind::FiguresTaken,
                                                                desk.store.office(),
                                                                {},
                                                                desk.me.ref,
                                                                desk.clock(),
                                                                desk.clock(),
                                                                record::to_json(taken)}},
                                                              once,
                                                              {}}));
  return barriers.counts(desk.pack, quarter);
}

}  // namespace sharewell::casework
