// SPDX-License-Identifier: MIT
#include "app/demo_settings.h"

#include <vector>

namespace sharewell::app {
namespace {

struct Procedure {
  const char *organisation, *lead, *title, *edition, *from, *where, *says;
};
struct Row {
  const char *organisation, *lead, *recipient, *purpose, *basis, *condition, *offence, *power, *agreement,
      *controllers, *says;
};

struct Arrangement {
  const char *organisation, *lead, *kind, *title, *owner, *review, *where, *says;
};
struct Duty {
  const char *organisation, *lead, *title, *cites, *binds, *says;
};

constexpr const char* kApart = "Each organisation for its own records";
constexpr const char* kAgreement = "Northbank safeguarding partners' sharing agreement (invented), 2026";
constexpr const char* kCouncil =
    "Children Act 1989, sections 17 and 47; Children Act 2004, sections 10 and 11";
constexpr const char* kSchool = "Education Act 2002, section 175";

const std::vector<Procedure> kProcedures{
    {"northbank", "ruth", "Referrals to children's social care", "edition 4", "2026-04-01",
     "On the shared drive, under Safeguarding",
     "Ring the duty team first, then send form R1 the same day. Say who was told and when."},
    {"northbank", "ruth", "Thresholds of need", "edition 2", "2025-09-01",
     "https://procedures.example/thresholds", "Which worries go to early help, and which to the duty team."},
    {"elmfield", "grace", "Child protection procedure of the school", "edition 7", "2026-09-01",
     "In the staff room, and from Grace Lindqvist",
     "Tell the designated safeguarding lead the same day. If they cannot be found, ring the duty team."},
};

const std::vector<Row> kRows{
    {"northbank", "ruth", "childrens-social-care", "any", "public-task", "safeguarding", "safeguarding",
     kCouncil, "", "The council", "Within the council, where a child may need help or protection."},
    {"northbank", "ruth", "police", "keep-safe", "public-task", "safeguarding", "safeguarding", kCouncil,
     kAgreement, kApart, "A child or an adult may be harmed, or a crime against them has been committed."},
    {"northbank", "ruth", "other-practitioner", "any", "public-task", "safeguarding", "none", kCouncil,
     kAgreement, kApart, "Help for a child or family, where only what is needed goes."},
    {"northbank", "ruth", "any", "any", "vital-interests", "vital-interests", "vital-interests",
     "None is needed where a life is in danger", "", kApart, "Somebody's life is in danger now."},
    {"elmfield", "grace", "childrens-social-care", "any", "public-task", "safeguarding", "safeguarding",
     kSchool, kAgreement, kApart, "A referral, or an answer to a question from social care."},
    {"elmfield", "grace", "own-safeguarding-lead", "any", "public-task", "safeguarding", "none", kSchool, "",
     "The school", "Inside the school."},
    {"elmfield", "grace", "other-practitioner", "any", "recognised-legitimate-interest", "safeguarding",
     "none", "None is needed for the youth club, which is a charity", "", kApart,
     "The youth club tells somebody who works with the child, to safeguard them."},
};

constexpr const char* kDrive = "On the shared drive, under Information";
// Elmfield's are not complete, so that a lead sees what is missing.
const std::vector<Arrangement> kArrangements{
    {"northbank", "ruth", "collection", "What we ask families for", "Head of children's services",
     "2027-09-01", kDrive, ""},
    {"northbank", "ruth", "storage", "Records policy", "Head of records", "2027-04-01", kDrive, ""},
    {"northbank", "ruth", "sharing", "Information sharing policy", "Head of records", "2027-04-01", kDrive,
     "What to share, with whom, and who answers for it."},
    {"northbank", "ruth", "retention", "How long we keep records", "Head of records", "2027-04-01", kDrive,
     ""},
    {"northbank", "ruth", "security", "Security policy", "Head of information security", "2027-01-15", kDrive,
     ""},
    {"northbank", "ruth", "internal", "Sharing between our teams", "Head of children's services",
     "2027-09-01", kDrive,
     "A team tells another what it needs for its part. Ring first where a child may be at risk."},
    {"northbank", "ruth", "channel", "Secure email", "Head of information security", "2027-01-15", "",
     "To addresses in the council's directory of partners"},
    {"northbank", "ruth", "channel", "By telephone, after ringing back", "Head of information security",
     "2027-01-15", "", "On a number that you looked up yourself"},
    {"northbank", "ruth", "channel", "By hand, in a sealed envelope", "Head of information security",
     "2027-01-15", "", ""},
    {"elmfield", "grace", "sharing", "Information sharing policy of the school", "Head teacher", "2027-09-01",
     "In the staff room, and from Grace Lindqvist", ""},
    {"elmfield", "grace", "retention", "How long the school keeps records", "School business manager",
     "2026-04-01", "From the school office", ""},
};
const std::vector<Duty> kDuties{
    {"northbank", "ruth", "To co-operate so that children do better", "Children Act 2004, section 10",
     "The council and its partners", "Arrangements between them to improve the well-being of children."},
};

casework::Desk desk_of(casework::Installation& installation, const char* organisation, const char* user,
                       const Clock& clock, const Random& random) {
  casework::Organisation* found = installation.find(organisation);
  return {*found->store, found->people,       *found->people.find_user(user), guidance::built_in(), clock,
          random,        installation.shelf()};
}

template <class Kept>
Result<void> without_fault(const Kept& kept) {
  if (const auto* faults = std::get_if<1>(&kept))
    return fail(ErrorCode::BadInput, "an invented line has a fault: " + faults->front().message);
  return {};
}

Result<void> add_rows(casework::Installation& installation, const Clock& clock, const Random& random) {
  for (const Row& one : kRows) {
    const casework::Desk desk = desk_of(installation, one.organisation, one.lead, clock, random);
    SW_TRY(const auto kept, casework::keep_row(desk, installation.find(one.organisation)->policy,
                                               {{},
                                                one.recipient,
                                                one.purpose,
                                                one.basis,
                                                one.condition,
                                                one.offence,
                                                one.power,
                                                one.agreement,
                                                one.controllers,
                                                one.says,
                                                false},
                                               ""));
    SW_DO(without_fault(kept));
  }
  return {};
}

Result<void> add_arrangements(casework::Installation& installation, const Clock& clock,
                              const Random& random) {
  for (const Arrangement& one : kArrangements) {
    const casework::Desk desk = desk_of(installation, one.organisation, one.lead, clock, random);
    SW_TRY(const auto kept,
           casework::keep_arrangement(
               desk, installation.find(one.organisation)->arrangements,
               {{}, one.kind, one.title, one.owner, one.review, one.where, one.says, false}, ""));
    SW_DO(without_fault(kept));
  }
  return {};
}

Result<void> add_duties(casework::Installation& installation, const Clock& clock, const Random& random) {
  for (const Duty& one : kDuties) {
    const casework::Desk desk = desk_of(installation, one.organisation, one.lead, clock, random);
    SW_TRY(const auto kept, casework::keep_duty(desk, installation.find(one.organisation)->duties,
                                                {{}, one.title, one.cites, one.binds, one.says, false}, ""));
    SW_DO(without_fault(kept));
  }
  return {};
}

}  // namespace

Result<void> add_settings(casework::Installation& installation, const Clock& clock, const Random& random) {
  for (const Procedure& one : kProcedures) {
    const casework::Desk desk = desk_of(installation, one.organisation, one.lead, clock, random);
    SW_TRY(const auto kept,
           casework::keep_procedure(desk, installation.find(one.organisation)->procedures,
                                    {{}, one.title, one.edition, one.from, one.where, one.says, false}, ""));
    SW_DO(without_fault(kept));
  }
  SW_DO(add_rows(installation, clock, random));
  SW_DO(add_arrangements(installation, clock, random));
  return add_duties(installation, clock, random);
}

}  // namespace sharewell::app
