// SPDX-License-Identifier: MIT
#include "access/people.h"

#include <algorithm>

namespace sharewell::access {

Result<void> People::apply(const record::EntryBody& entry) {
  const std::unique_lock lock(mutex_);
  if (entry.kind == record::EntryKind::OrganisationMade) {
    SW_TRY(const auto made, record::read_body<record::OrganisationMade>(entry));
    organisation_name_ = made.name;
  } else if (entry.kind == record::EntryKind::PersonAdded) {
    SW_TRY(const auto added, record::read_body<record::PersonAdded>(entry));
    Row row{{added.person, added.user, added.name, added.position, added.role, added.team},
            added.password_hash};
    const auto same = std::ranges::find_if(rows_, [&](const Row& r) { return r.person.ref == added.person; });
    if (same == rows_.end())
      rows_.push_back(std::move(row));
    else
      *same = std::move(row);
  }
  return {};
}

std::optional<Person> People::find(const PersonRef& ref) const {
  const std::shared_lock lock(mutex_);
  for (const Row& row : rows_)
    if (row.person.ref == ref) return row.person;
  return std::nullopt;
}

std::optional<Person> People::find_user(std::string_view user) const {
  const std::shared_lock lock(mutex_);
  for (const Row& row : rows_)
    if (row.person.user == user) return row.person;
  return std::nullopt;
}

std::optional<std::string> People::password_hash(std::string_view user) const {
  const std::shared_lock lock(mutex_);
  for (const Row& row : rows_)
    if (row.person.user == user) return row.password_hash;
  return std::nullopt;
}

std::vector<Person> People::all() const {
  const std::shared_lock lock(mutex_);
  std::vector<Person> out;
  out.reserve(rows_.size());
  for (const Row& row : rows_) out.push_back(row.person);
  return out;
}

std::vector<Person> People::leads_of(std::string_view team) const {
  std::vector<Person> leads;
  for (Person& person : all())
    if (person.leads()) leads.push_back(std::move(person));
  std::vector<Person> own;
  std::ranges::copy_if(leads, std::back_inserter(own), [&](const Person& p) { return p.team == team; });
  return own.empty() ? leads : own;
}

std::string People::organisation_name() const {
  const std::shared_lock lock(mutex_);
  return organisation_name_;
}

std::string People::name_of(const PersonRef& ref) const {
  const auto person = find(ref);
  return person ? person->name : "somebody no longer here";
}

bool may_open(const Person& person, const store::FileCard& file) {
  if (file.opened_by() == person.ref) return true;
  if (const auto& few = file.kept_to()) return std::ranges::find(*few, person.ref) != few->end();
  return !file.team().empty() && file.team() == person.team;
}

}  // namespace sharewell::access
