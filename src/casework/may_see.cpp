// SPDX-License-Identifier: MIT
#include "casework/may_see.h"

#include <algorithm>

namespace sharewell::casework {

Result<bool> may_see(const Desk& desk, const store::FileCard& card) {
  if (access::may_open(desk.me, card)) return true;
  if (card.kept_to()) return false;
  SW_TRY(const auto tasks, desk.store.tasks_of(card.file()));
  return std::ranges::any_of(tasks, [&](const record::TaskRow& task) {
    return task.state == record::TaskState::Open && task.owner == desk.me.ref;
  });
}

Result<store::FileCard> card_of(const Desk& desk, const FileRef& file) {
  auto card = desk.store.find_file(file);
  if (!card) return fail(ErrorCode::NotFound, "no such case file");
  return *std::move(card);
}

std::string whom_to_ask(const Desk& desk, const store::FileCard& card) {
  std::vector<access::Person> whom;
  if (!card.kept_to()) whom = desk.people.leads_of(card.team());
  for (const PersonRef& ref : card.kept_to().value_or(std::vector<PersonRef>{}))
    if (auto person = desk.people.find(ref)) whom.push_back(*std::move(person));
  std::string names;
  for (const access::Person& person : whom) names += (names.empty() ? "" : " or ") + person.name;
  return names.empty() ? desk.people.name_of(card.opened_by()) : names;
}

Result<record::TaskRow> open_task(const Desk& desk, const TaskRef& task) {
  SW_TRY(record::TaskRow row, desk.store.find_task(task));
  const auto card = desk.store.find_file(row.file);
  if (!card || row.state != record::TaskState::Open) return fail(ErrorCode::NotFound, "no such open task");
  SW_TRY(const bool mine_to_see, may_see(desk, *card));
  if (!mine_to_see) return fail(ErrorCode::NotFound, "no such task");
  return row;
}

std::vector<access::Person> who_may_be_asked(const Desk& desk, const store::FileCard& card) {
  std::vector<access::Person> people;
  for (access::Person& person : desk.people.all())
    if (access::may_open(person, card) || (person.leads() && !card.kept_to()))
      people.push_back(std::move(person));
  const auto rank = [&](const access::Person& person) {
    const bool own = access::may_open(person, card);
    return own && person.leads() ? 0 : own ? 1 : 2;
  };
  std::ranges::stable_sort(people, {}, rank);
  return people;
}

}  // namespace sharewell::casework
