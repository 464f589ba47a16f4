// SPDX-License-Identifier: MIT
#include "casework/contacts.h"

#include <algorithm>
#include <mutex>

#include "base/limits.h"
#include "casework/typed_text.h"

namespace sharewell::casework {
namespace {

using decide::FieldFault;
using record::ContactKept;

std::size_t place_of(std::string_view kind) {
  const auto kinds = record::contact_kinds();
  return static_cast<std::size_t>(std::ranges::find(kinds, kind) - kinds.begin());
}

bool before(const ContactKept& a, const ContactKept& b) {
  return std::pair(place_of(a.kind), a.name) < std::pair(place_of(b.kind), b.name);
}

void check_line(std::string& text, std::string_view field, std::string_view missing,
                std::vector<FieldFault>& faults) {
  text = typed_text(text, field, limits::kShortTextBytes, missing, faults);
}

bool is_telephone_number(std::string_view text) {
  const auto digits = std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; });
  const bool known = std::ranges::all_of(
      text, [](char c) { return (c >= '0' && c <= '9') || std::string_view(" +()-").find(c) < 5; });
  return known && digits >= 3;
}

std::vector<FieldFault> faults_of(ContactKept& typed) {
  std::vector<FieldFault> faults;
  if (place_of(typed.kind) == record::contact_kinds().size())
    faults.push_back({"kind", "Choose what kind of contact it is"});
  check_line(typed.name, "name", "Write who or what is rung", faults);
  check_line(typed.phone, "phone", "", faults);
  check_line(typed.hours, "hours", "", faults);
  check_line(typed.notes, "notes", "", faults);
  if (!is_telephone_number(typed.phone))
    faults.push_back({"phone", "Write the telephone number in digits, like 01632 960 001"});
  return faults;
}

}  // namespace

Result<void> Contacts::apply(const record::EntryBody& entry) {
  if (entry.kind != record::EntryKind::ContactKept) return {};
  SW_TRY(ContactKept kept, record::read_body<ContactKept>(entry));
  const std::unique_lock lock(mutex_);
  const auto line = std::ranges::find_if(
      lines_, [&](const auto& versions) { return versions.front().kept.contact == kept.contact; });
  auto& versions = line == lines_.end() ? lines_.emplace_back() : *line;
  versions.push_back({std::move(kept), entry.actor, entry.recorded_at});
  return {};
}

std::vector<ContactKept> Contacts::all() const {
  const std::shared_lock lock(mutex_);
  std::vector<ContactKept> out;
  for (const auto& versions : lines_)
    if (!versions.back().kept.gone) out.push_back(versions.back().kept);
  std::ranges::sort(out, before);
  return out;
}

std::vector<ContactKept> Contacts::gone() const {
  const std::shared_lock lock(mutex_);
  std::vector<ContactKept> out;
  for (const auto& versions : lines_)
    if (versions.back().kept.gone) out.push_back(versions.back().kept);
  std::ranges::sort(out, before);
  return out;
}

std::vector<ContactVersion> Contacts::versions(const record::ContactRef& contact) const {
  const std::shared_lock lock(mutex_);
  for (const auto& versions : lines_)
    if (versions.front().kept.contact == contact) return versions;
  return {};
}

Result<ContactOrFaults> keep_contact(const Desk& desk, Contacts& contacts, ContactKept typed,
                                     std::string_view once) {
  if (!desk.me.leads()) return fail(ErrorCode::NotAllowed, "only a safeguarding lead keeps the contacts");
  if (!typed.contact.empty() && contacts.versions(typed.contact).empty())
    return fail(ErrorCode::NotFound, "no such contact");
  if (auto faults = faults_of(typed); !faults.empty()) return ContactOrFaults(std::move(faults));
  if (typed.contact.empty()) typed.contact = record::ContactRef::make(desk.random);
  record::EntryBody entry{
      record::EntryKind::ContactKept, desk.store.office(), {}, desk.me.ref, desk.clock(), desk.clock(),
      record::to_json(typed)};
  SW_TRY(const auto kept, desk.store.commit({{std::move(entry)}, std::string(once), {}}));
  SW_TRY(const ContactKept stands, record::read_body<ContactKept>(kept.entries.front().body()));
  if (!kept.already) SW_DO(contacts.apply(kept.entries.front().body()));
  return ContactOrFaults(stands.contact);
}

}  // namespace sharewell::casework
