// SPDX-License-Identifier: MIT
#include "web/pages/recipient_contacts.h"

#include <algorithm>
#include <array>

#include "web/contact_words.h"

namespace sharewell::web::pages {
namespace {

constexpr std::string_view kChosen = "contact:";
/// Those who are not an answer of the question by themselves.
constexpr std::array<std::string_view, 4> kKinds{"delegated-provider", "safeguarding-partner", "lscb",
                                                 "other-practitioner"};

bool is_offered(const record::ContactKept& contact) {
  return std::ranges::find(kKinds, contact.kind) != kKinds.end();
}

}  // namespace

std::vector<casework::Field> with_contacts(const Visit& visit, std::vector<casework::Field> fields) {
  const auto field = std::ranges::find(fields, "recipient", &casework::Field::id);
  if (!visit.signed_in() || field == fields.end()) return fields;
  std::vector<casework::Choice> more;
  for (const record::ContactKept& contact : visit.organisation->contacts->all()) {
    const std::string_view counts_as = casework::recipient_of(contact.kind);
    const auto answer = std::ranges::find(field->choices, counts_as, &casework::Choice::id);
    if (is_offered(contact) && answer != field->choices.end())
      more.push_back({std::string(kChosen) + contact.contact.text(), contact.name,
                      std::string(words::kCountsAs) + answer->label, false});
  }
  field->choices.insert(field->choices.end(), more.begin(), more.end());
  return fields;
}

casework::Values as_answers(const Visit& visit, casework::Values values) {
  if (!visit.signed_in()) return values;
  for (std::string& value : values) {
    if (!value.starts_with(kChosen)) continue;
    for (const record::ContactKept& contact : visit.organisation->contacts->all())
      if (is_offered(contact) && value.substr(kChosen.size()) == contact.contact.text())
        value = casework::recipient_of(contact.kind);
  }
  return values;
}

}  // namespace sharewell::web::pages
