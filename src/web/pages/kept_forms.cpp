// SPDX-License-Identifier: MIT
#include "web/pages/kept_forms.h"

#include "web/arrangement_words.h"
#include "web/contact_words.h"
#include "web/duty_words.h"
#include "web/lead_words.h"

namespace sharewell::web::pages {

Html kept_ways(const Visit& visit) {
  std::vector<Html> ways;
  const auto way = [&](words::Text label, const Url& to) {
    if (visit.request.path != to.text()) ways.push_back(link(label, to));
  };
  way(words::kContacts, "/contacts");
  way(words::kProcedures, "/procedures");
  way(words::kPolicy, "/policy");
  way(words::kArrangements, "/arrangements");
  way(words::kDutyTitle, "/guidance/duties");
  if (visit.parts.training && visit.me->leads()) way(words::kTraining, "/training");
  return join({heading_m(words::kKeptHere), bullet_list(ways)});
}

std::string typed_or(const Visit& visit, std::string_view field, const std::string& stands) {
  return visit.request.method == "POST" ? visit.typed(field) : stands;
}

Html line_input(const Visit& visit, std::string_view name, words::Text label, words::Text hint,
                const std::string& stands, const Faults& faults) {
  Input input{.id = std::string(name),
              .name = std::string(name),
              .value = typed_or(visit, name, stands),
              .label = {.text = label, .classes = "govuk-label--s"},
              .error_message = message_for(faults, name)};
  if (!hint.empty()) input.hint = Hint{.text = hint};
  return render(input);
}

Html text_area(const Visit& visit, std::string_view name, words::Text label, const std::string& stands,
               const Faults& faults) {
  return render(Textarea{.id = std::string(name),
                         .name = std::string(name),
                         .value = typed_or(visit, name, stands),
                         .rows = 4,
                         .label = {.text = label, .classes = "govuk-label--s"},
                         .error_message = message_for(faults, name)});
}

Html where_html(const std::string& where) {
  const auto address = Url::outside(where);
  return address ? link(where, *address) : text(where);
}

Html gone_radios(const Visit& visit, words::Text ask, bool gone) {
  return render(Radios{
      .name = "gone",
      .value = typed_or(visit, "gone", gone ? "yes" : "no"),
      .fieldset = Fieldset{.legend = {.text = ask, .classes = "govuk-fieldset__legend--s"}},
      .items = {{.value = "no", .text = words::kKeptStays}, {.value = "yes", .text = words::kKeptGoes}}});
}

}  // namespace sharewell::web::pages
