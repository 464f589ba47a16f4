// SPDX-License-Identifier: MIT
#include "web/pages/contact_list.h"

#include <algorithm>
#include <array>

#include "web/contact_words.h"

namespace sharewell::web::pages {

std::string_view kind_words(std::string_view kind) {
  constexpr std::array<std::pair<std::string_view, words::Text>, 9> kinds{
      {{"childrens-social-care", words::kKindSocialCare},
       {"police", words::kKindPolice},
       {"mash", words::kKindMash},
       {"lado", words::kKindLado},
       {"information-governance", words::kKindGovernance},
       {"delegated-provider", words::kKindDelegated},
       {"safeguarding-partner", words::kKindPartner},
       {"lscb", words::kKindBoard},
       {"other-practitioner", words::kKindPractitioner}}};
  for (const auto& [id, shown] : kinds)
    if (id == kind) return shown;
  return words::kKindOther;
}

Html contact_line(const record::ContactKept& contact) {
  Html line = join({strong(contact.name), text(": "), telephone_link(contact.phone)});
  if (!contact.hours.empty()) line += join({text(". "), text(contact.hours)});
  if (!contact.notes.empty()) line += join({text(". "), text(contact.notes)});
  return line;
}

Html contacts_html(const Visit& visit, std::initializer_list<std::string_view> kinds) {
  if (!visit.signed_in()) return {};
  std::vector<Html> items;
  const auto all = visit.organisation->contacts->list();
  for (const record::ContactKept& contact : *all)
    if (kinds.size() == 0 || std::ranges::find(kinds, contact.kind) != kinds.end())
      items.push_back(join({text(kind_words(contact.kind)), text(". "), contact_line(contact)}));
  if (items.empty()) return {};
  return join({heading_m(words::kContactsHere), bullet_list(items),
               paragraph(link(words::kContactsAll, "/contacts"))});
}

Html contacts_for_task(const Visit& visit, std::string_view obligation) {
  if (obligation == "notify-police") return contacts_html(visit, {"police"});
  if (obligation == "refer-to-childrens-social-care")
    return contacts_html(visit, {"childrens-social-care", "delegated-provider", "mash"});
  if (obligation == "confirm-received" || obligation == "escalate" || obligation == "act-without-delay")
    return contacts_html(visit, {"childrens-social-care", "delegated-provider", "mash", "police", "lado"});
  if (obligation == "seek-advice-anonymised") return contacts_html(visit);
  if (obligation.starts_with("identify-")) return contacts_html(visit, {"information-governance"});
  return {};
}

}  // namespace sharewell::web::pages
