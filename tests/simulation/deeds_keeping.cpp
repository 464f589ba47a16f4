// SPDX-License-Identifier: MIT
// How long case files are kept, and their erasure by two leads: asked, taken back, agreed to in time and too
// early.
#include <algorithm>

#include "casework/keeping.h"
#include "crypt/key_ring.h"
#include "deeds.h"

namespace sharewell::simulation {
namespace {

using casework::Desk;

Answer if_lead(const Place& at, const model::Person& who, const model::File& file) {
  if (!who.lead) return Answer::NotAllowed;
  return at.told.may_open(who, file) ? Answer::Done : Answer::NotFound;
}

model::Person mostly_a_lead(World& world, const Place& at, const model::File& file) {
  for (int tries = 0; tries < 6; ++tries)
    if (const model::Person who = somebody(world, at, &file); who.lead) return who;
  return world.dice.of(at.told.people);
}

/// One that somebody asked to erase, mostly.
const model::File* asked_file(World& world, const Place& at) {
  if (at.told.asked.empty()) return some_file(world, at);
  const auto chosen =
      std::next(at.told.asked.begin(), static_cast<std::ptrdiff_t>(world.dice.below(at.told.asked.size())));
  return &at.told.files.at(chosen->first);
}

/// The wait is nearly over, or over.
void wait_for(World& world, Place& at, const model::Asked& asked) {
  const model::Ms over = asked.at + model::kErasureWait;
  const model::Ms early = static_cast<model::Ms>(world.dice.below(30)) * model::kHour;
  const Instant then{world.dice.chance(40) ? over - 1 - early : over + early};
  if (then < world.now()) return;
  world.set_clock(then);
  world.say(at, "days go by");
}

void agree_by(World& world, Place& at, const model::File& file, const model::Person& who) {
  const auto asked = at.told.asked.find(file.ref);
  Answer expected = if_lead(at, who, file);
  if (expected == Answer::Done && (asked == at.told.asked.end() || asked->second.by == who.ref || file.held ||
                                   at.told.written_since(file, asked->second.index) ||
                                   world.now().ms - asked->second.at < model::kErasureWait))
    expected = Answer::Faults;
  casework::Organisation& there = world.organisation(at);
  Tried tried{"agrees to an erasure",
              who,
              [&, ref = ref_of(file)](const Desk& desk) {
                const Answer got = answer_of(
                    casework::agree_erasure(desk, there.retentions, there.erasures, *there.finder, ref));
                world.read_ring();
                return got;
              },
              expected,
              {{"office", {model::kFileErased}}}};
  tried.again = false;
  world.take(at, std::move(tried));
}

void agree(World& world, Place& at, const model::File& file) {
  const auto asked = at.told.asked.find(file.ref);
  if (asked != at.told.asked.end() && world.dice.chance(70)) wait_for(world, at, asked->second);
  agree_by(world, at, file, mostly_a_lead(world, at, file));
}

/// Past casework, which would not have let them: the store sees to it once more.
void erase_against_the_rules(World& world, Place& at, const model::File& file) {
  const auto asked = at.told.asked.find(file.ref);
  if (asked == at.told.asked.end()) return;
  const model::Person who =
      world.dice.chance(40) ? at.told.person(asked->second.by) : world.dice.of(at.told.people);
  if (world.dice.chance(60)) wait_for(world, at, asked->second);
  const bool alone = who.ref == asked->second.by;
  const bool early = world.now().ms - asked->second.at < model::kErasureWait;
  const bool written = at.told.written_since(file, asked->second.index);
  if (!alone && !early && !file.held && !written) return;
  world.take(at, {"erases past the rules", who,
                  [index = asked->second.index](const Desk& desk) {
                    const auto erased = desk.store.erase(
                        index, desk.me.ref, [](const FileRef&, const store::Draft&) { return false; });
                    return erased ? Answer::Done : answer_to(erased.error());
                  },
                  alone || early || file.held ? Answer::NotAllowed : Answer::Stale});
}

void ask(World& world, Place& at, const model::File& file, const model::Person& who,
         const model::Person& to) {
  const std::string once = world.new_words("erase"), ref = file.ref;
  Answer expected = if_lead(at, who, file);
  const bool fits = to.lead && to.ref != who.ref && at.told.may_open(to, file);
  if (expected == Answer::Done && (!fits || file.held)) expected = Answer::Faults;
  const Answer got =
      world.take(at, {"asks for an erasure",
                      who,
                      [=, &world, &at](const Desk& desk) {
                        casework::Organisation& there = world.organisation(at);
                        return answer_of(casework::ask_erasure(desk, there.retentions, *FileRef::parse(ref),
                                                               {"never-needed", "", to.ref}, once));
                      },
                      expected,
                      {{ref, {model::kKeepingSet}}, {"office", {model::kErasureAsked}}}});
  if (got == Answer::Done) at.copied.insert_or_assign(ref, copy_key(world.folder(at), ref));
}

void take_back(World& world, Place& at, const model::File& file, const model::Person& who) {
  const std::string once = world.new_words("keep");
  Kinds kinds;
  if (at.told.asked.contains(file.ref))
    kinds = {{file.ref, {model::kKeepingSet}}, {"office", {model::kErasureAsked}}};
  world.take(
      at, {"takes back an erasure", who,
           [=, &world, &at, ref = ref_of(file)](const Desk& desk) {
             return answer_of(casework::take_back_erasure(desk, world.organisation(at).erasures, ref, once));
           },
           if_lead(at, who, file), kinds});
}

/// As it is meant: one lead asks, days go by, another agrees; and perhaps one hour too early, or alone.
void erase_in_order(World& world, Place& at, const model::File& file) {
  std::vector<model::Person> leads;
  for (const model::Person& one : at.told.people)
    if (one.lead && at.told.may_open(one, file)) leads.push_back(one);
  if (leads.size() < 2 || file.held) return;
  const bool turned = world.dice.chance(50);
  const model::Person first = leads[turned ? 1 : 0], second = leads[turned ? 0 : 1];
  ask(world, at, file, first, second);
  const auto asked = at.told.asked.find(file.ref);
  if (asked == at.told.asked.end() || world.dice.chance(30)) return;
  wait_for(world, at, asked->second);
  agree_by(world, at, file, world.dice.chance(85) ? second : first);
}

}  // namespace

void decide_on_keeping(World& world, Place& at) {
  const model::File* const file = asked_file(world, at);
  if (file == nullptr) return;
  const model::Person who = mostly_a_lead(world, at, *file);
  const std::string words = world.new_words("An inquiry, noted");
  const bool held = !file->held;
  if (world.dice.chance(60)) {
    world.take(at, {held ? "puts on hold" : "takes the hold off",
                    who,
                    [=, ref = ref_of(*file)](const Desk& desk) {
                      return answer_of(casework::set_hold(desk, ref, held, words, words));
                    },
                    if_lead(at, who, *file),
                    {{file->ref, {model::kKeepingSet}}},
                    {},
                    words});
    return;
  }
  const std::string kept_for = casework::built_in_retentions()[2].retention.text();
  world.take(at, {"says how long it is kept",
                  who,
                  [=, &world, &at, ref = ref_of(*file)](const Desk& desk) {
                    return answer_of(casework::set_retention(desk, world.organisation(at).retentions, ref,
                                                             kept_for, words, words));
                  },
                  if_lead(at, who, *file),
                  {{file->ref, {model::kKeepingSet}}},
                  {},
                  words});
}

void ask_for_erasure(World& world, Place& at) {
  const model::File* const file = world.dice.chance(70) ? some_file(world, at) : asked_file(world, at);
  if (file == nullptr) return;
  if (world.dice.chance(50)) return erase_in_order(world, at, *file);
  const model::Person who = mostly_a_lead(world, at, *file);
  if (world.dice.chance(30)) return take_back(world, at, *file, who);
  ask(world, at, *file, who, mostly_a_lead(world, at, *file));
}

void agree_to_erasure(World& world, Place& at) {
  const model::File* const file = asked_file(world, at);
  if (file == nullptr) return;
  if (world.dice.chance(40)) return erase_against_the_rules(world, at, *file);
  agree(world, at, *file);
}

}  // namespace sharewell::simulation
