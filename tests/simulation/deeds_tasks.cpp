// SPDX-License-Identifier: MIT
// What is owed: settled, chased, passed on, taken further; advice asked and given.
#include <algorithm>

#include "casework/task_moves.h"
#include "casework/tasks.h"
#include "deeds.h"

namespace sharewell::simulation {
namespace {

using casework::Desk;

bool may_be_asked(const Place& at, const model::Person& one, const model::File& file) {
  return at.told.may_open(one, file) || (one.lead && !file.kept_to && !file.erased);
}

Answer if_open(const Place& at, const model::Person& who, const model::File& file, const model::Task& task) {
  return task.state == 0 && at.told.may_see(who, file) ? Answer::Done : Answer::NotFound;
}

void settle(World& world, Place& at, const model::File& file, const model::Task& task,
            const model::Person& who, const std::string& words) {
  Answer expected = at.told.may_see(who, file) ? Answer::Done : Answer::NotFound;
  // Whether a record is finished is not for this model to say.
  const bool done = task.obligation != "complete-record" && world.dice.chance(70);
  Kinds kinds;
  if (task.state == 0) kinds[file.ref] = {model::kTaskSettled};
  if (task.state == 0 && task.obligation == "give-advice") kinds[file.ref].push_back(model::kTaskRaised);
  if (task.state == 0 && task.obligation == "agree-erasure" && expected == Answer::Done)
    expected = Answer::Faults;
  const auto kept = [ref = file.ref, key = std::pair(task.raised_by, task.ref), state = done ? 1 : 2,
                     open = task.state == 0](model::Organisation& told) {
    if (open && told.files.at(ref).tasks.at(key).state != state)
      throw Wrong("a task is not settled as was said");
  };
  world.take(at, {"settles " + task.obligation,
                  who,
                  [=, ref = *TaskRef::parse(task.ref)](const Desk& desk) {
                    return answer_of(casework::settle_task(desk, ref, done, words));
                  },
                  expected,
                  kinds,
                  {},
                  words,
                  kept});
}

void chase(World& world, Place& at, const model::File& file, const model::Task& task,
           const model::Person& who, const std::string& words) {
  world.take(at, {"chases " + task.obligation,
                  who,
                  [=, ref = *TaskRef::parse(task.ref)](const Desk& desk) {
                    return answer_of(casework::chase(desk, ref, words, "tomorrow", words));
                  },
                  if_open(at, who, file, task),
                  {{file.ref, {model::kTaskMoved}}},
                  {},
                  words});
}

void pass_on(World& world, Place& at, const model::File& file, const model::Task& task,
             const model::Person& who, const std::string& words) {
  const model::Person to = world.dice.of(at.told.people);
  Answer expected = if_open(at, who, file, task);
  if (expected == Answer::Done && (!may_be_asked(at, to, file) || to.ref == task.owner))
    expected = Answer::Faults;
  const auto kept = [ref = file.ref, key = std::pair(task.raised_by, task.ref),
                     to](model::Organisation& told) {
    if (told.files.at(ref).tasks.at(key).owner != to.ref) throw Wrong("a task is passed to somebody else");
  };
  world.take(at, {"passes on " + task.obligation,
                  who,
                  [=, ref = *TaskRef::parse(task.ref)](const Desk& desk) {
                    return answer_of(casework::pass_on(desk, ref, to.ref, words, words));
                  },
                  expected,
                  {{file.ref, {model::kTaskMoved}}},
                  {},
                  words,
                  kept});
}

void escalate(World& world, Place& at, const model::File& file, const model::Task& task,
              const model::Person& who, const std::string& words) {
  const model::Person to = world.dice.of(at.told.people);
  Answer expected = if_open(at, who, file, task);
  if (expected == Answer::Done && !may_be_asked(at, to, file)) expected = Answer::Faults;
  world.take(at, {"takes further " + task.obligation,
                  who,
                  [=, ref = *TaskRef::parse(task.ref)](const Desk& desk) {
                    return answer_of(casework::escalate(desk, ref, to.ref, words, words));
                  },
                  expected,
                  {{file.ref, {model::kTaskRaised}}},
                  {},
                  words});
}

void ask_advice(World& world, Place& at, const std::string& words) {
  const model::File* const file = some_file(world, at);
  const auto sharing = file == nullptr ? std::nullopt : SharingRef::parse(some_decision(world, *file));
  if (!sharing) return;
  const model::Person who = somebody(world, at, file), whom = world.dice.of(at.told.people);
  Answer expected = at.told.may_see(who, *file) ? Answer::Done : Answer::NotFound;
  if (expected == Answer::Done && (!whom.lead || whom.ref == who.ref || !may_be_asked(at, whom, *file)))
    expected = Answer::Faults;
  world.take(at, {"asks for advice",
                  who,
                  [=, ref = ref_of(*file)](const Desk& desk) {
                    return answer_of(casework::ask_advice(desk, ref, *sharing, whom.ref, words, words));
                  },
                  expected,
                  {{file->ref, {model::kTaskRaised}}},
                  expected == Answer::NotFound ? refusal(*file) : Kinds{},
                  words});
}

}  // namespace

void work_on_task(World& world, Place& at) {
  const std::string words = world.new_words("Rang them, noted");
  if (world.dice.chance(15)) return ask_advice(world, at, words);
  const model::File* const file = some_file(world, at);
  if (file == nullptr || file->tasks.empty()) return;
  const auto chosen =
      std::next(file->tasks.begin(), static_cast<std::ptrdiff_t>(world.dice.below(file->tasks.size())));
  const model::Task task = chosen->second;
  model::Person who = somebody(world, at, file);
  if (world.dice.chance(40)) who = at.told.person(task.owner);
  switch (world.dice.below(6)) {
    case 0:
      return chase(world, at, *file, task, who, words);
    case 1:
      return pass_on(world, at, *file, task, who, words);
    case 2:
      return escalate(world, at, *file, task, who, words);
    default:
      return settle(world, at, *file, task, who, words);
  }
}

}  // namespace sharewell::simulation
