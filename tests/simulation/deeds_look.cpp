// SPDX-License-Identifier: MIT
// Who opens what, and whether the look is on record before a word is shown; who is told to ask somebody.
#include <algorithm>

#include "deeds.h"

namespace sharewell::simulation {
namespace {

using casework::Desk;

/// What the page of a case file says, beside what its entries say.
void compare(const casework::CaseFileView& view, const model::File& file, bool mine) {
  std::vector<std::string> sharings;
  for (const auto& one : view.decisions) sharings.push_back(one.sharing.text());
  std::vector<std::string> expected = file.sharings;
  std::ranges::sort(sharings);
  std::ranges::sort(expected);
  if (sharings != expected) throw Wrong("a case file shows other decisions than it holds");
  // What went with a decision to another file is not shown.
  std::vector<record::TaskRow> rows;
  for (const casework::TaskView& task : view.tasks)
    if (task.row.state == record::TaskState::Open) rows.push_back(task.row);
  std::vector<model::Task> owed = tasks_in(file);
  std::erase_if(owed, [](const model::Task& task) { return task.state != 0; });
  if (tasks_in(rows) != owed) throw Wrong("a case file shows other tasks than it holds");
  if (view.label != file.label || view.goes_on_as.text() != file.goes_on_as || view.mine != mine)
    throw Wrong("a case file shows another name, another end, or is somebody else's");
  if (view.kept_to.has_value() != file.kept_to.has_value())
    throw Wrong("a case file shows others to whom it is kept");
}

void open(World& world, Place& at, const model::File& file) {
  const model::Person who = world.dice.of(at.told.people);
  const bool sees = at.told.may_see(who, file);
  std::optional<casework::FileOrAsk> opened;
  const Answer got = world.take(
      at, {"opens a case file",
           who,
           [&](const Desk& desk) {
             auto shown = casework::open_file(desk, ref_of(file));
             if (!shown) return answer_to(shown.error());
             opened = *std::move(shown);
             return std::holds_alternative<casework::CaseFileView>(*opened) ? Answer::Done : Answer::Ask;
           },
           file.erased ? Answer::NotFound
           : sees      ? Answer::Done
                       : Answer::Ask,
           {},
           refusal(file)});
  if (got != Answer::Done) return;
  if (!at.told.looked(who.ref, file.ref, false, world.now().ms))
    throw Wrong("a case file is shown without a look on record");
  compare(std::get<casework::CaseFileView>(*opened), at.told.files.at(file.ref), at.told.may_open(who, file));
}

/// Of another organisation's file nobody learns that it exists.
void open_elsewhere(World& world, Place& at, const model::File& file) {
  for (Place& other : world.places()) {
    if (other.id == at.id) continue;
    world.take(other, {"opens a case file of others", world.dice.of(other.told.people),
                       [ref = ref_of(file)](const Desk& desk) {
                         const auto shown = casework::open_file(desk, ref);
                         return shown ? Answer::Done : answer_to(shown.error());
                       },
                       Answer::NotFound});
  }
}

void list(World& world, Place& at) {
  const model::Person who = world.dice.of(at.told.people);
  std::vector<std::string> expected;
  for (const auto& [ref, file] : at.told.files)
    if (at.told.may_open(who, file) && file.goes_on_as.empty()) expected.push_back(ref);
  std::vector<std::string> listed;
  const Answer got = world.take(at, {"lists case files", who, [&](const Desk& desk) {
                                       const auto lines = casework::my_files(desk);
                                       if (!lines) return answer_to(lines.error());
                                       for (const auto& line : *lines) {
                                         if (line.label != at.told.files.at(line.ref.text()).label)
                                           throw Wrong("a list names a case file otherwise");
                                         listed.push_back(line.ref.text());
                                       }
                                       return Answer::Done;
                                     }});
  if (got != Answer::Done) return;
  std::ranges::sort(listed);
  if (listed != expected) throw Wrong("somebody is listed other case files than they may open");
  for (const std::string& ref : listed)
    if (!at.told.looked(who.ref, ref, true, world.now().ms))
      throw Wrong("a name is listed without a look on record");
}

void as_known(World& world, Place& at, const model::File& file) {
  const model::Person who = somebody(world, at, &file);
  if (!at.told.may_see(who, file)) return;
  Instant then = world.now() + -static_cast<std::int64_t>(world.dice.below(10 * kDayMs));
  if (world.dice.chance(70))
    then = {at.told.ledger[static_cast<std::size_t>(world.dice.of(file.entries))].recorded};
  const bool any = at.told.ledger[static_cast<std::size_t>(file.entries.front())].recorded <= then.ms;
  world.take(at, {"opens a case file as it was known", who,
                  [&](const Desk& desk) {
                    const auto shown = casework::open_file_as_known(desk, ref_of(file), then);
                    if (!shown) return answer_to(shown.error());
                    for (const auto& item : std::get<casework::CaseFileView>(*shown).timeline)
                      if (item.recorded_at > then) throw Wrong("what was not known yet is shown");
                    return Answer::Done;
                  },
                  any ? Answer::Done : Answer::NotFound});
}

}  // namespace

void look_at_something(World& world, Place& at) {
  const model::File* const file = some_file(world, at);
  if (file == nullptr) return;
  switch (world.dice.below(8)) {
    case 0:
      return open_elsewhere(world, at, *file);
    case 1:
      return list(world, at);
    case 2:
      return as_known(world, at, *file);
    default:
      return open(world, at, *file);
  }
}

}  // namespace sharewell::simulation
