// SPDX-License-Identifier: MIT
#include "app/demo_people.h"

#include <algorithm>
#include <vector>

#include "casework/people_on_file.h"

namespace sharewell::app {
namespace {

struct Noted {
  const char *organisation, *user, *label;
  casework::TypedPerson person;
};

const std::vector<Noted>& noted() {
  static const std::vector<Noted> all{
      {"northbank",
       "amara",
       "Kayleigh Marsh",
       {"Kayleigh Marsh", "Kay", {"11", "3", "2013"}, "999 012 3454", "", "", "child", ""}},
      {"northbank",
       "amara",
       "Kayleigh Marsh",
       {"Donna Marsh", "", {"", "", "1985"}, "", "", "", "parent", ""}},
      {"northbank",
       "sian",
       "Marlow family",
       {"Si\u00e2n Marlow", "", {"3", "5", "2014"}, "999 123 4128", "", "", "child", ""}},
      {"northbank",
       "sian",
       "Marlow family",
       {"Owain Marlow", "Owen", {"21", "10", "2016"}, "", "", "", "sibling", ""}},
      {"northbank",
       "sian",
       "Tyler Boone",
       {"Tyler Boone", "Ty", {"9", "11", "2012"}, "", "", "", "child", ""}},
      {"northbank", "amara", "Priya Nair", {"Priya Nair", "", {"21", "8", "2011"}, "", "", "", "child", ""}},
      {"elmfield",
       "jo",
       "Marek Zielinski",
       {"Marek Zieli\u0144ski", "", {"2", "7", "2015"}, "", "A999200115003", "", "child", ""}},
      {"elmfield",
       "dev",
       "Chloe Fenwick",
       {"Chlo\u00eb Fenwick", "", {"30", "1", "2017"}, "999 700 3217", "", "", "child", ""}},
  };
  return all;
}

}  // namespace

Result<void> add_people_on_files(casework::Installation& installation, const Clock& clock,
                                 const Random& random) {
  for (const Noted& one : noted()) {
    casework::Organisation* const found = installation.find(one.organisation);
    const casework::Desk desk{*found->store,        found->people, *found->people.find_user(one.user),
                              guidance::built_in(), clock,         random,
                              installation.shelf()};
    SW_TRY(const auto files, casework::my_files(desk));
    const auto file = std::ranges::find(files, one.label, &casework::FileLine::label);
    if (file == files.end())
      return fail(ErrorCode::BadInput, "an invented person is on a case file that is not there");
    SW_TRY(const auto kept, casework::note_person(desk, file->ref, one.person, ""));
    if (const auto* faults = std::get_if<1>(&kept))
      return fail(ErrorCode::BadInput, "an invented person has a fault: " + faults->front().message);
  }
  return {};
}

}  // namespace sharewell::app
