// SPDX-License-Identifier: MIT
#include "app/demo_daily.h"

#include <vector>

#include "casework/task_moves.h"

namespace sharewell::app {
namespace {

struct Kept {
  const char *organisation, *lead, *kind, *name, *phone, *hours, *notes;
};

constexpr const char* kOffice = "Monday to Friday, 9am to 5pm";
const std::vector<Kept> kContacts{
    {"northbank", "ruth", "childrens-social-care", "Northbank duty team", "01632 960 101", kOffice, ""},
    {"northbank", "ruth", "childrens-social-care", "Northbank out-of-hours team", "01632 960 102",
     "Nights, weekends and bank holidays", ""},
    {"northbank", "ruth", "mash", "Northbank hub", "01632 960 103", kOffice,
     "Say that a child is at risk first"},
    {"northbank", "ruth", "information-governance", "Maya Invented", "01632 960 104", kOffice, ""},
    {"northbank", "ruth", "delegated-provider", "Harbour Families Trust", "01632 960 106", kOffice,
     "Does the council's work with disabled children"},
    {"elmfield", "grace", "childrens-social-care", "Northbank duty team", "01632 960 101", kOffice, ""},
    {"elmfield", "grace", "lado", "Northbank LADO", "01632 960 105", kOffice, "For concerns about staff"},
};

casework::Desk desk_of(casework::Installation& installation, const char* organisation, const char* user,
                       const Clock& clock, const Random& random) {
  casework::Organisation* found = installation.find(organisation);
  return {*found->store, found->people,       *found->people.find_user(user), guidance::built_in(), clock,
          random,        installation.shelf()};
}

/// Whoever decided to get advice first has asked for it.
Result<void> ask_for_advice(const casework::Desk& desk, const char* whom) {
  SW_TRY(const auto tasks, desk.store.open_tasks());
  for (const record::TaskRow& row : tasks) {
    if (row.obligation != "record-advice-outcome" || row.owner != desk.me.ref) continue;
    SW_TRY(const auto asked,
           casework::ask_advice(desk, row.file, row.sharing, desk.people.find_user(whom)->ref.text(),
                                "Could telling the coach warn the uncle? What would you do first?",
                                "demo advice"));
    static_cast<void>(asked);
    return {};
  }
  return {};
}

}  // namespace

Result<void> add_daily_work(casework::Installation& installation, const Clock& clock, const Random& random) {
  for (const Kept& one : kContacts) {
    const casework::Desk desk = desk_of(installation, one.organisation, one.lead, clock, random);
    SW_TRY(const auto kept,
           casework::keep_contact(desk, installation.find(one.organisation)->contacts,
                                  {{}, one.kind, one.name, one.phone, one.hours, one.notes, false}, ""));
    if (const auto* faults = std::get_if<1>(&kept))
      return fail(ErrorCode::BadInput, "an invented contact has a fault: " + faults->front().message);
  }
  return ask_for_advice(desk_of(installation, "northbank", "amara", clock, random), "ruth");
}

}  // namespace sharewell::app
