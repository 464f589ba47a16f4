// SPDX-License-Identifier: MIT
// Finding a person. What was typed is sent in a form and shown on the same page, so that it stands in no
// address.
#include "search/number.h"
#include "web/form_parts.h"
#include "web/pages/look_alike.h"
#include "web/pages/pages.h"
#include "web/pages/people_on_file.h"
#include "web/search_words.h"

namespace sharewell::web::pages {
namespace {

Html form_html(const Visit& visit, const Faults& faults) {
  const auto input = [&](const std::string& name, words::Text label, std::string classes) {
    return render(Input{.id = name,
                        .name = name,
                        .value = visit.typed(name),
                        .classes = std::move(classes),
                        .autocomplete = "off",
                        .spellcheck = false,
                        .label = {.text = label, .classes = "govuk-label--s"},
                        .error_message = message_for(faults, name)});
  };
  return render(visit.form("/search", join({input("name", words::kPersonName, ""), born_fields(visit, faults),
                                            input("number", words::kSearchNumber, "govuk-input--width-20"),
                                            render(Button{.text = words::kSearchButton})})));
}

http::Response page(const Visit& visit, const Faults& faults, const Html& results) {
  return respond(visit,
                 {.title = std::string(words::kSearchTitle),
                  .main = two_thirds(join({summary_of(faults), heading_l(words::kSearchTitle),
                                           lead(words::kSearchLead), form_html(visit, faults), results})),
                  .has_errors = !faults.empty()});
}

}  // namespace

Answer search(const Visit& visit) { return page(visit, {}, {}); }

Answer find_people(const Visit& visit) {
  const casework::TypedSearch typed{visit.typed("name"), typed_born(visit), visit.typed("number")};
  if (const Faults faults = casework::faults_of(typed, visit.parts.clock()); !faults.empty())
    return page(visit, faults, {});
  SW_TRY(const casework::PeopleFound found,
         casework::find_people(visit.desk(), *visit.organisation->finder, typed));
  Html results = heading_m(words::kSearchFound);
  if (search::fails_nhs_check(search::number_of(typed.number)))
    results += render(WarningText{.text = words::kSearchBadNhs});
  results += found.nothing() ? paragraph(words::kSearchNothing)
                             : join({found_html(found), small_print(words::kSearchOnRecord)});
  return page(visit, {}, results);
}

}  // namespace sharewell::web::pages
