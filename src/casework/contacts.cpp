// SPDX-License-Identifier: MIT
#include "casework/contacts.h"

#include <algorithm>

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

bool contact_before(const ContactKept& a, const ContactKept& b) {
  return std::pair(place_of(a.kind), a.name) < std::pair(place_of(b.kind), b.name);
}

std::string_view recipient_of(std::string_view kind) {
  if (kind == "delegated-provider" || kind == "childrens-social-care") return "childrens-social-care";
  if (kind == "lscb" || kind == "safeguarding-partner") return "safeguarding-partner";
  if (kind == "police" || kind == "other-practitioner") return kind;
  return {};
}

Result<ContactOrFaults> keep_contact(const Desk& desk, Contacts& contacts, ContactKept typed,
                                     std::string_view once) {
  auto faults = faults_of(typed);
  return keep_line(desk, contacts, std::move(typed), std::move(faults), once);
}

}  // namespace sharewell::casework
