// SPDX-License-Identifier: MIT
#include "deeds.h"

#include <algorithm>
#include <array>

namespace sharewell::simulation {
namespace {

/// Just before the clocks go forward or back in London, in UTC.
constexpr std::array<const char*, 4> kSummerTimes{"2027-03-28T00:59:30.000Z", "2027-10-31T00:59:30.000Z",
                                                  "2028-03-26T00:59:30.000Z", "2028-10-29T00:59:30.000Z"};

/// To the next midnight or change of summer time, if that is within half a year.
Instant before_midnight(World& world) {
  const Instant now = world.now();
  for (const char* text : kSummerTimes)
    if (const Instant at = *from_rfc3339(text); at > now && at - now < 180 * kDayMs && world.dice.chance(30))
      return at;
  return {(now.ms / kDayMs + 1) * kDayMs - 20'000};
}

void move_clock(World& world, Place& at) {
  const Instant now = world.now();
  const auto some = static_cast<std::int64_t>(world.dice.below(60));
  switch (world.dice.below(8)) {
    case 0:
      world.set_clock(before_midnight(world));
      break;
    case 1:  // put right from outside
      world.set_clock(now + -(1 + some) * kMinuteMs);
      break;
    case 2:
      world.set_clock(now + (1 + some / 6) * kDayMs);
      break;
    case 3:
      world.set_clock(now + (1 + some) * kHourMs);
      break;
    default:
      world.set_clock(now + (some * kMinuteMs) / 2);
  }
  world.say(at, "the clock moves");
}

void use_machine(World& world, Place& at) {
  if (world.in_trouble()) return move_clock(world, at);
  switch (world.dice.below(8)) {
    case 0:
      return world.close_and_open();
    case 1:
      return world.old_copy();
    case 2:
    case 3:
      return world.crash();
    case 4:
      return world.lose_power();
    default:
      return world.begin_trouble();
  }
}

struct Weighted {
  unsigned weight;
  void (*act)(World&, Place&);
};
constexpr std::array<Weighted, 12> kDeeds{{{12, use_drafts},
                                           {14, decide_something},
                                           {12, work_in_file},
                                           {12, put_files_right},
                                           {14, look_at_something},
                                           {14, work_on_task},
                                           {5, decide_on_keeping},
                                           {7, ask_for_erasure},
                                           {6, agree_to_erasure},
                                           {8, use_register},
                                           {10, move_clock},
                                           {7, use_machine}}};

}  // namespace

void act(World& world, Place& at) {
  unsigned all = 0;
  for (const Weighted& one : kDeeds) all += one.weight;
  auto chosen = static_cast<unsigned>(world.dice.below(all));
  for (const Weighted& one : kDeeds) {
    if (chosen < one.weight) return one.act(world, at);
    chosen -= one.weight;
  }
}

model::Person somebody(World& world, const Place& at, const model::File* file) {
  std::vector<model::Person> may;
  for (const model::Person& one : at.told.people)
    if (file != nullptr && at.told.may_open(one, *file)) may.push_back(one);
  return may.empty() || world.dice.chance(25) ? world.dice.of(at.told.people) : world.dice.of(may);
}

const model::File* some_file(World& world, const Place& at) {
  if (at.told.order.empty()) return nullptr;
  const model::File* found = nullptr;
  // The newest are the busiest; one that was erased is tried now and then.
  for (int tries = 0; tries < 4; ++tries) {
    const std::size_t back = std::min(world.dice.below(at.told.order.size()), world.dice.below(12));
    found =
        &at.told.files.at(at.told.order[at.told.order.size() - 1 - std::min(back, at.told.order.size() - 1)]);
    if (!found->erased) break;
  }
  return found;
}

std::string some_decision(World& world, const model::File& file) {
  return file.sharings.empty() ? std::string() : world.dice.of(file.sharings);
}

Kinds refusal(const model::File& file) {
  return file.erased ? Kinds{} : Kinds{{"office", {model::kRefused}}};
}

}  // namespace sharewell::simulation
