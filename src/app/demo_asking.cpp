// SPDX-License-Identifier: MIT
#include "app/demo_asking.h"

#include <vector>

#include "casework/asking.h"
#include "casework/service.h"

namespace sharewell::app {
namespace {

struct Barrier {
  const char *organisation, *user, *kind, *agency;
  int times;
};
struct Trained {
  const char *organisation, *lead, *user, *title;
  int days_ago;
};

const std::vector<Barrier> kBarriers{
    {"northbank", "amara", "no-answer", "childrens-social-care", 8},
    {"northbank", "tom", "no-answer", "police", 6},
    {"northbank", "tom", "late", "police", 7},
    {"northbank", "sian", "refused", "other-practitioner", 2},
    {"northbank", "amara", "not-clear", "other-practitioner", 9},
    {"northbank", "sian", "systems", "safeguarding-partner", 5},
    {"elmfield", "jo", "no-answer", "childrens-social-care", 3},
};
const std::vector<Trained> kTrained{
    {"northbank", "ruth", "amara", "Sharing together, with police and health (invented)", 70},
    {"northbank", "ruth", "ruth", "Sharing together, with police and health (invented)", 70},
    {"elmfield", "grace", "grace", "Safeguarding in schools, with the council (invented)", 200},
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

/// One request without an answer yet, and one thing that a teacher told unasked, in the oldest case file.
Result<void> ask_and_hear(const casework::Desk& desk) {
  SW_TRY(const auto files, casework::my_files(desk));
  if (files.empty()) return {};
  const FileRef& file = files.back().ref;
  casework::TypedAsk typed;
  typed.of = "other-practitioner";
  typed.whom = "The school nurse";
  typed.what = "Visits to the nurse since September, with dates";
  typed.why = "The teacher says that there were many";
  typed.purpose = "To see what help the family needs";
  typed.basis = "Public task; Children Act 1989, section 17";
  typed.no_wider = "yes";
  SW_TRY(const auto asked, casework::ask_for_information(desk, file, typed, "demo asked"));
  SW_DO(without_fault(asked));
  const casework::TypedReceived heard{"0",
                                      "other-practitioner",
                                      "A class teacher",
                                      "He often falls asleep in the first lesson.",
                                      "fact",
                                      casework::day_of(desk.clock() + 365 * kDayMs),
                                      desk.clock()};
  SW_TRY(const auto noted, casework::note_received(desk, file, heard, "demo heard"));
  return without_fault(noted);
}

}  // namespace

Result<void> add_barriers(casework::Installation& installation, const Clock& clock, const Random& random) {
  for (const Barrier& one : kBarriers) {
    const casework::Desk desk = desk_of(installation, one.organisation, one.user, clock, random);
    for (int i = 0; i < one.times; ++i) {
      SW_TRY(const auto kept,
             casework::note_barrier(
                 desk, {one.kind, one.agency, Personal<std::string>("It took two days longer.")}, ""));
      SW_DO(without_fault(kept));
    }
  }
  return {};
}

Result<void> add_asking(casework::Installation& installation, const Clock& clock, const Random& random) {
  SW_DO(ask_and_hear(desk_of(installation, "northbank", "tom", clock, random)));
  for (const Trained& one : kTrained) {
    const casework::Desk desk = desk_of(installation, one.organisation, one.lead, clock, random);
    const PersonRef person = desk.people.find_user(one.user)->ref;
    SW_TRY(const auto kept,
           casework::keep_training(
               desk, installation.find(one.organisation)->trainings,
               {{}, person, one.title, casework::day_of(clock() + -one.days_ago * kDayMs), false}, ""));
    SW_DO(without_fault(kept));
  }
  return {};
}

}  // namespace sharewell::app
