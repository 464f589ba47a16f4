// SPDX-License-Identifier: MIT
// What people record in case files, and how they put right which file holds what.
#include <algorithm>

#include "casework/copy.h"
#include "casework/file_life.h"
#include "casework/file_moves.h"
#include "casework/people_on_file.h"
#include "deeds.h"

namespace sharewell::simulation {
namespace {

using casework::Desk;

Answer if_may_open(const Place& at, const model::Person& who, const model::File& file) {
  return at.told.may_open(who, file) ? Answer::Done : Answer::NotFound;
}

void correct(World& world, Place& at, const model::File& file, const model::Person& who,
             const std::string& words) {
  const auto sharing = SharingRef::parse(some_decision(world, file));
  if (!sharing) return;
  world.take(at, {"corrects words",
                  who,
                  [=, ref = ref_of(file)](const Desk& desk) {
                    return answer_of(casework::correct_words(desk, ref, *sharing, words, "A slip", words));
                  },
                  if_may_open(at, who, file),
                  {{file.ref, {model::kCorrected}}},
                  {},
                  words});
}

/// Open tasks of other decisions than this.
std::vector<model::Task> owed_but(const model::File& file, const std::string& sharing) {
  std::vector<model::Task> owed = tasks_in(file);
  std::erase_if(owed, [&](const model::Task& task) { return task.state != 0 || task.sharing == sharing; });
  return owed;
}

/// Who sees a file only for a task may say how it is shared.
void consider(World& world, Place& at, const model::File& file, const model::Person& who,
              const std::string& words) {
  const auto sharing = SharingRef::parse(some_decision(world, file));
  if (!sharing) return;
  casework::HowSteps steps;
  for (const std::string_view step : casework::how_step_ids())
    if (world.dice.chance(60)) steps.settled.emplace_back(step);
  steps.notes["shared_what"] = words;
  const bool sees = at.told.may_see(who, file);
  world.take(at, {"says how it is shared",
                  who,
                  [=, ref = ref_of(file)](const Desk& desk) {
                    return answer_of(casework::consider(desk, ref, *sharing, steps, words));
                  },
                  sees ? Answer::Done : Answer::NotFound,
                  {{file.ref, {model::kConsidered}}},
                  refusal(file),
                  words,
                  [ref = file.ref, mine = sharing->text(),
                   others = owed_but(file, sharing->text())](model::Organisation& told) {
                    if (owed_but(told.files.at(ref), mine) != others)
                      throw Wrong("what one decision asks for changed what others do");
                  }});
}

void note(World& world, Place& at, const model::File& file, const model::Person& who,
          const std::string& words) {
  const Answer expected = if_may_open(at, who, file);
  const FileRef ref = ref_of(file);
  switch (world.dice.below(4)) {
    case 0:
      world.take(at, {"names the file",
                      who,
                      [=](const Desk& desk) {
                        return answer_of(casework::name_file(desk, ref, words, "Known now", words));
                      },
                      expected,
                      {{file.ref, {model::kFileNamed}}},
                      {},
                      words});
      return;
    case 1:
      world.take(at, {"notes a sign",
                      who,
                      [=, now = world.now()](const Desk& desk) {
                        return answer_of(casework::note_sign(
                            desk, ref, {words, "", "", "fact", "same", "Nothing new", now}, words));
                      },
                      expected,
                      {{file.ref, {model::kSignNoted}}},
                      {},
                      words});
      return;
    case 2:
      world.take(at,
                 {"takes a copy",
                  who,
                  [=](const Desk& desk) { return answer_of(casework::take_copy(desk, ref, words, words)); },
                  expected,
                  {{file.ref, {model::kCopyTaken}}},
                  {},
                  words});
      return;
    default: {
      casework::TypedPerson person;
      person.name = words;
      person.part = "child";
      person.born = {"9", "3", "2014"};
      world.take(
          at, {"notes somebody",
               who,
               [=](const Desk& desk) { return answer_of(casework::note_person(desk, ref, person, words)); },
               expected,
               {{file.ref, {model::kPersonNoted}}},
               {},
               words});
    }
  }
}

/// Into another file, or into a new one: that splits it.
void move(World& world, Place& at, const model::File& file, const model::Person& who,
          const std::string& words) {
  const auto sharing = SharingRef::parse(some_decision(world, file));
  if (!sharing) return;
  const model::File* const other = world.dice.chance(70) ? some_file(world, at) : nullptr;
  casework::ChosenFile to;
  Kinds kinds{{file.ref, {model::kSharingMoved}}};
  Answer expected = if_may_open(at, who, file);
  if (other == nullptr) {
    to.label = Personal<std::string>(words);
    kinds[""] = {model::kFileOpened, model::kSharingTaken};
  } else {
    to.existing = ref_of(*other);
    const model::File& standing = at.told.standing(*other);
    kinds[standing.ref].push_back(model::kSharingTaken);
    if (expected == Answer::Done)
      expected = standing.erased                    ? Answer::NotFound
                 : !at.told.may_open(who, standing) ? Answer::NotAllowed
                 : standing.ref == file.ref         ? Answer::Faults
                                                    : Answer::Done;
  }
  const auto open = std::ranges::count_if(file.tasks, [&](const auto& one) {
    return one.second.state == 0 && one.second.sharing == sharing->text();
  });
  const std::string gone = sharing->text(), from = file.ref;
  world.take(at, {"moves a decision",
                  who,
                  [=, ref = ref_of(file)](const Desk& desk) {
                    return answer_of(casework::move_decision(desk, ref, *sharing, to, words, words));
                  },
                  expected,
                  kinds,
                  {},
                  words,
                  [=](model::Organisation& told) {
                    std::ptrdiff_t there = 0;
                    for (const auto& [name, one] : told.files)
                      for (const auto& [key, task] : one.tasks)
                        if (task.state == 0 && task.sharing == gone) {
                          if (one.ref == from) throw Wrong("a task of a moved decision stays where it was");
                          ++there;
                        }
                    if (there != open) throw Wrong("a moved decision has more or fewer tasks than before");
                  }});
}

void join(World& world, Place& at, const model::File& file, const model::Person& who,
          const std::string& words) {
  const model::File* const other = some_file(world, at);
  Answer expected = if_may_open(at, who, file);
  if (expected == Answer::Done) expected = if_may_open(at, who, *other);
  if (expected == Answer::Done &&
      (other->ref == file.ref || !file.goes_on_as.empty() || !other->goes_on_as.empty()))
    expected = Answer::Faults;
  world.take(at, {"joins two files",
                  who,
                  [=, ref = ref_of(file), on = ref_of(*other)](const Desk& desk) {
                    return answer_of(casework::join_files(desk, ref, on, words, words));
                  },
                  expected,
                  {{file.ref, {model::kFileJoined}}, {other->ref, {model::kFileJoined}}},
                  {},
                  words,
                  [ends = file.ref, on = other->ref](model::Organisation& told) {
                    if (told.files.at(ends).goes_on_as != on || !told.files.at(on).goes_on_as.empty())
                      throw Wrong("of two files that were joined not the one goes on that was said");
                  }});
}

void restrict(World& world, Place& at, const model::File& file, const model::Person& who,
              const std::string& words) {
  std::set<std::string> let_in;
  std::vector<PersonRef> chosen;
  for (const model::Person& one : at.told.people)
    if (one.lead && one.ref != who.ref && one.ref != file.opener && world.dice.chance(40)) {
      let_in.insert(one.ref);
      chosen.push_back(*PersonRef::parse(one.ref));
    }
  std::vector<int> kinds{model::kFileRestricted};
  kinds.insert(kinds.end(), chosen.size(), model::kTaskRaised);
  Answer expected = if_may_open(at, who, file);
  if (expected == Answer::Done && chosen.empty() && !who.lead) expected = Answer::Faults;
  if (who.ref != file.opener) let_in.insert(who.ref);
  for (const auto& [key, task] : file.tasks)
    if (task.state == 0 && task.owner != file.opener && !let_in.contains(task.owner))
      kinds.push_back(model::kTaskMoved);
  world.take(at, {"keeps the file to few",
                  who,
                  [=, ref = ref_of(file)](const Desk& desk) {
                    return answer_of(casework::restrict_file(desk, ref, chosen, words, words));
                  },
                  expected,
                  {{file.ref, kinds}},
                  {},
                  words,
                  [ref = file.ref, let_in](model::Organisation& told) {
                    if (told.files.at(ref).kept_to != let_in)
                      throw Wrong("it is kept to others than was said");
                  }});
}

void open_to_team(World& world, Place& at, const model::File& file, const model::Person& who,
                  const std::string& words) {
  Answer expected = if_may_open(at, who, file);
  if (expected == Answer::Done && !(file.kept_to && who.lead)) expected = Answer::NotAllowed;
  world.take(at, {"opens the file to its team",
                  who,
                  [=, ref = ref_of(file)](const Desk& desk) {
                    return answer_of(casework::open_to_team(desk, ref, words, words));
                  },
                  expected,
                  {{file.ref, {model::kFileRestricted}}},
                  {},
                  words});
}

}  // namespace

void work_in_file(World& world, Place& at) {
  const model::File* const file = some_file(world, at);
  if (file == nullptr) return;
  const model::Person who = somebody(world, at, file);
  const std::string words = world.new_words("Seen");
  switch (world.dice.below(4)) {
    case 0:
      return correct(world, at, *file, who, words);
    case 1:
      return consider(world, at, *file, who, words);
    default:
      return note(world, at, *file, who, words);
  }
}

void put_files_right(World& world, Place& at) {
  const model::File* const file = some_file(world, at);
  if (file == nullptr) return;
  const model::Person who = somebody(world, at, file);
  const std::string words = world.new_words("Known since, said");
  switch (world.dice.below(7)) {
    case 0:
      return join(world, at, *file, who, words);
    case 1:
    case 2:
      return restrict(world, at, *file, who, words);
    case 3:
      return open_to_team(world, at, *file, who, words);
    default:
      return move(world, at, *file, who, words);
  }
}

}  // namespace sharewell::simulation
