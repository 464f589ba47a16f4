// SPDX-License-Identifier: MIT
#include "casework/contacts.h"

#include <algorithm>
#include <array>

#include "web/contact_words.h"
#include "web/form_parts.h"
#include "web/pages/contact_list.h"
#include "web/pages/kept_forms.h"
#include "web/pages/pages.h"
#include "web/pages/task_parts.h"

namespace sharewell::web::pages {
namespace {

using record::ContactKept;
using record::ContactRef;

Url contact_url(const ContactRef& contact) { return Url("/contacts") / contact.text(); }

SummaryRow row_of(const Visit& visit, const ContactKept& contact) {
  SummaryRow row{.key = {.text = text(kind_words(contact.kind))}, .value = {.text = contact_line(contact)}};
  const words::Text action = visit.me->leads() ? words::kChange : words::kKeptVersions;
  row.actions = SummaryActions{.items = {{.text = text(action),
                                          .href = contact_url(contact.contact),
                                          .visually_hidden_text = contact.name}}};
  return row;
}

Html list_of(const Visit& visit, const std::vector<ContactKept>& contacts) {
  SummaryList list;
  for (const ContactKept& contact : contacts) list.rows.push_back(row_of(visit, contact));
  return render(list);
}

Html kind_radios(const Visit& visit, const std::string& stands, const Faults& faults) {
  Radios radios{
      .name = "kind",
      .value = typed_or(visit, "kind", stands),
      .fieldset = Fieldset{.legend = {.text = words::kContactKind, .classes = "govuk-fieldset__legend--s"}},
      .error_message = message_for(faults, "kind")};
  for (const std::string_view kind : record::contact_kinds())
    radios.items.push_back({.value = std::string(kind), .text = text(kind_words(kind))});
  return render(radios);
}

Html form_html(const Visit& visit, const ContactKept& stands, const Faults& faults) {
  const bool fresh = stands.contact.empty();
  Html fields =
      join({kind_radios(visit, stands.kind, faults),
            line_input(visit, "name", words::kContactName, words::kContactNameHint, stands.name, faults),
            line_input(visit, "phone", words::kContactPhone, {}, stands.phone, faults),
            line_input(visit, "hours", words::kContactHours, words::kContactHoursHint, stands.hours, faults),
            line_input(visit, "notes", words::kContactNotes, {}, stands.notes, faults)});
  if (!fresh) fields += gone_radios(visit, words::kContactGone, stands.gone);
  fields += render(Button{.text = words::kSave});
  return render(
      visit.form(fresh ? Url("/contacts/new") : contact_url(stands.contact), fields, {once_of(visit)}));
}

/// Whom everybody may have to ring; the others are there in some places only.
constexpr std::array<std::string_view, 5> kWanted{"childrens-social-care", "police", "mash", "lado",
                                                  "information-governance"};

/// For whoever keeps the list: the kinds that nobody stands for. @cite requirements R016
Html missing_html(const std::vector<ContactKept>& contacts) {
  std::string missing;
  for (const std::string_view kind : kWanted)
    if (std::ranges::find(contacts, kind, &ContactKept::kind) == contacts.end())
      missing += (missing.empty() ? "" : "; ") + std::string(kind_words(kind));
  return missing.empty() ? Html{}
                         : render(InsetText{.text = text(std::string(words::kContactsMissing) + missing)});
}

Answer show(const Visit& visit, const Faults& faults) {
  SW_TRY(const auto versions, versions_at(visit, *visit.organisation->contacts));
  const ContactKept stands = versions.empty() ? ContactKept{} : versions.back().kept;
  const bool lead = visit.me->leads();
  if (versions.empty() && !lead) return fail(ErrorCode::NotAllowed, "only a lead keeps the contacts");
  const std::string_view title = !lead              ? std::string_view(stands.name)
                                 : versions.empty() ? words::kContactAdd
                                                    : words::kContactChange;
  const Html main = join({summary_of(faults), heading_l(text(title)),
                          lead ? form_html(visit, stands, faults) : paragraph(words::kContactsKeptBy),
                          versions_html(visit, versions, contact_line)});
  return respond(visit, {.title = std::string(words::kContacts),
                         .main = two_thirds(main),
                         .before = render(BackLink{.href = "/contacts"}),
                         .has_errors = !faults.empty()});
}

}  // namespace

Answer contacts(const Visit& visit) {
  const auto all = visit.organisation->contacts->all(), gone = visit.organisation->contacts->gone();
  const bool leads = visit.me->leads();
  const Html add = leads ? render(Button{.text = words::kContactAdd, .href = Url("/contacts/new")})
                         : paragraph(words::kContactsKeptBy);
  const Html off =
      gone.empty() || !leads ? Html{} : join({heading_m(words::kKeptGone), list_of(visit, gone)});
  const Html main =
      join({heading_l(words::kContacts), lead(words::kContactsLead), leads ? missing_html(all) : Html{},
            all.empty() ? paragraph(words::kContactsNone) : list_of(visit, all), add, off, kept_ways(visit)});
  return respond(visit, {.title = std::string(words::kContacts), .main = two_thirds(main)});
}

Answer contact(const Visit& visit) { return show(visit, {}); }

Answer save_contact(const Visit& visit) {
  SW_TRY(const auto versions, versions_at(visit, *visit.organisation->contacts));
  const ContactRef ref = versions.empty() ? ContactRef{} : versions.back().kept.contact;
  SW_TRY(const auto kept,
         casework::keep_contact(visit.desk(), *visit.organisation->contacts,
                                {ref, visit.typed("kind"), visit.typed("name"), visit.typed("phone"),
                                 visit.typed("hours"), visit.typed("notes"), visit.typed("gone") == "yes"},
                                once_of(visit).value));
  if (const auto* faults = std::get_if<Faults>(&kept)) return show(visit, *faults);
  return go_to("/contacts");
}

}  // namespace sharewell::web::pages
