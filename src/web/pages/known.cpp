// SPDX-License-Identifier: MIT
// A case file as it was known at the end of a day: for whoever asks later what could have been known.
#include <fmt/format.h>

#include "base/text.h"
#include "web/file_words.h"
#include "web/form_parts.h"
#include "web/pages/on_file.h"
#include "web/pages/pages.h"

namespace sharewell::web::pages {
namespace {

/// The end of a day as it stands in the address: 2026-11-20.
std::optional<Instant> end_of_day(std::string_view on) {
  const auto at = from_rfc3339(std::string(on) + "T12:00:00.000Z");
  if (!at) return std::nullopt;
  return end_of_london_day(*at, 0);
}

Html form_html(const Visit& visit, const Url& here, const Faults& faults) {
  const auto part = [&](const std::string& name, std::string classes) {
    return DateItem{.name = name, .value = visit.typed("on-" + name), .classes = std::move(classes)};
  };
  const DateInput date{.id = "on",
                       .name_prefix = "on",
                       .fieldset = Fieldset{.legend = {.text = words::kKnownTitle,
                                                       .classes = "govuk-fieldset__legend--l",
                                                       .is_page_heading = true}},
                       .hint = Hint{.text = words::kKnownHint},
                       .error_message = message_for(faults, "on"),
                       .items = {part("day", "govuk-input--width-2"), part("month", "govuk-input--width-2"),
                                 part("year", "govuk-input--width-4")}};
  return render(visit.form(here, join({render(date), render(Button{.text = words::kKnownShow})})));
}

http::Response page(const Visit& visit, const FileRef& file, const Html& main, const Faults& faults) {
  return respond(visit, {.title = std::string(words::kKnownTitle),
                         .main = two_thirds(join({summary_of(faults), main})),
                         .before = render(BackLink{.href = file_url(file)}),
                         .has_errors = !faults.empty()});
}

}  // namespace

Answer known(const Visit& visit) {
  const FileOrPage opened = open_case_file(visit);
  if (opened.page) return *opened.page;
  const FileRef file = opened.file->ref;
  const Url here = file_url(file) / "known";
  const auto asked = visit.request.query_value("on");
  if (!asked) return page(visit, file, form_html(visit, here, {}), {});
  const auto until = end_of_day(*asked);
  if (!until)
    return page(visit, file, form_html(visit, here, {{"on", std::string(words::kKnownBadDate)}}),
                {{"on-day", std::string(words::kKnownBadDate)}});
  const Html said = render(InsetText{.text = join({text(words::kKnownOn), strong(london_date(*until)),
                                                   text(". "), link(words::kKnownNow, file_url(file))})});
  auto then = casework::open_file_as_known(visit.desk(), file, *until);
  if (!then && then.error().code != ErrorCode::NotFound) return failure(visit, then.error());
  if (!then)
    return page(visit, file, join({heading_l(words::kKnownTitle), said, paragraph(words::kKnownNothing)}),
                {});
  return page(visit, file, join({said, file_html(visit, std::get<casework::CaseFileView>(*then))}), {});
}

Answer choose_known(const Visit& visit) {
  const FileOrPage opened = open_case_file(visit);
  if (opened.page) return *opened.page;
  const Url here = file_url(opened.file->ref) / "known";
  const auto number = [&](const char* field) {
    const std::string typed = tidy(visit.typed(field));
    const bool digits =
        !typed.empty() && typed.size() <= 4 && typed.find_first_not_of("0123456789") == std::string::npos;
    return digits ? std::stoi(typed) : -1;
  };
  const int day = number("on-day"), month = number("on-month"), year = number("on-year");
  if (!from_london(year, month, day, 12, 0)) {
    const Faults faults{{"on-day", std::string(words::kKnownBadDate)}};
    return page(visit, opened.file->ref, form_html(visit, here, {{"on", faults.front().message}}), faults);
  }
  return go_to(here.with("on", fmt::format("{:04}-{:02}-{:02}", year, month, day)));
}

}  // namespace sharewell::web::pages
