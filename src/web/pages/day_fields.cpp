// SPDX-License-Identifier: MIT
#include "web/pages/day_fields.h"

#include <fmt/format.h>

#include "base/text.h"
#include "web/pages/kept_forms.h"

namespace sharewell::web::pages {

Html day_fields(const Visit& visit, const std::string& name, words::Text legend, words::Text hint,
                const std::string& stands, const Faults& faults) {
  const auto part = [&](const std::string& of, std::size_t at, std::size_t size) {
    std::string shown = stands.empty() ? "" : stands.substr(at, size);
    shown = typed_or(visit, name + "-" + of, shown);
    return DateItem{
        .name = of, .value = shown, .classes = size == 4 ? "govuk-input--width-4" : "govuk-input--width-2"};
  };
  return render(
      DateInput{.id = name,
                .name_prefix = name,
                .fieldset = Fieldset{.legend = {.text = legend, .classes = "govuk-fieldset__legend--s"}},
                .hint = Hint{.text = hint},
                .error_message = message_for(faults, name),
                .items = {part("day", 8, 2), part("month", 5, 2), part("year", 0, 4)}});
}

std::string typed_day(const Visit& visit, const std::string& name) {
  const std::string day = tidy(visit.typed(name + "-day")), month = tidy(visit.typed(name + "-month")),
                    year = tidy(visit.typed(name + "-year"));
  if (day.empty() && month.empty() && year.empty()) return {};
  const auto number = [](const std::string& typed) {
    const bool digits =
        !typed.empty() && typed.size() <= 4 && typed.find_first_not_of("0123456789") == std::string::npos;
    return digits ? std::stoi(typed) : 0;
  };
  return fmt::format("{:04}-{:02}-{:02}", number(year), number(month), number(day));
}

Faults on_day(Faults faults, std::string_view name) {
  for (decide::FieldFault& fault : faults)
    if (fault.field == name) fault.field += "-day";
  return faults;
}

std::string day_words(std::string_view day) {
  const auto noon = from_rfc3339(std::string(day) + "T12:00:00.000Z");
  return noon ? london_date(*noon) : std::string(day);
}

}  // namespace sharewell::web::pages
