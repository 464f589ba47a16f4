// SPDX-License-Identifier: MIT
#include "web/form_parts.h"

#include <algorithm>
#include <charconv>

#include "base/limits.h"
#include "base/text.h"
#include "web/move_words.h"
#include "web/pages/pack_html.h"
#include "web/words.h"

namespace sharewell::web {
namespace {

std::optional<int> number_in(std::string_view typed) {
  int value = 0;
  const auto [end, problem] = std::from_chars(typed.data(), typed.data() + typed.size(), value);
  if (problem != std::errc{} || end != typed.data() + typed.size() || typed.empty()) return std::nullopt;
  return value;
}

struct Time {
  int hour, minute;
};

/// "14:30", "14.30", "2:30pm", "9".
std::optional<Time> time_in(std::string typed) {
  std::erase(typed, ' ');
  std::ranges::transform(typed, typed.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  const bool pm = typed.ends_with("pm"), am = typed.ends_with("am");
  if (pm || am) typed.resize(typed.size() - 2);
  const auto split = typed.find_first_of(":.");
  const auto hour = number_in(std::string_view(typed).substr(0, split));
  const auto minute =
      split == std::string::npos ? std::optional(0) : number_in(std::string_view(typed).substr(split + 1));
  if (!hour || !minute || *hour < 0 || *hour > ((pm || am) ? 12 : 23) || *minute < 0 || *minute > 59)
    return std::nullopt;
  if (pm && *hour < 12) return Time{*hour + 12, *minute};
  if (am && *hour == 12) return Time{0, *minute};
  return Time{*hour, *minute};
}

DateInput date_input(const Visit& visit) {
  const auto part = [&](std::string name, std::string_view field, std::string classes) {
    return DateItem{.name = std::move(name), .value = visit.typed(field), .classes = std::move(classes)};
  };
  return {.id = "when-date",
          .name_prefix = "when",
          .fieldset = Fieldset{.legend = {.text = "Date", .classes = "govuk-fieldset__legend--s"}},
          .items = {part("day", "when-day", "govuk-input--width-2"),
                    part("month", "when-month", "govuk-input--width-2"),
                    part("year", "when-year", "govuk-input--width-4")}};
}

}  // namespace

Html summary_of(const Faults& faults) {
  if (faults.empty()) return {};
  ErrorSummary summary{.title = words::kProblem};
  for (const decide::FieldFault& fault : faults)
    summary.error_list.push_back({.text = fault.message, .href = Url::fragment(fault.field)});
  return render(summary);
}

std::optional<ErrorMessage> message_for(const Faults& faults, std::string_view field) {
  for (const decide::FieldFault& fault : faults)
    if (fault.field == field) return ErrorMessage{.text = fault.message};
  return std::nullopt;
}

Faults on_form(Faults faults) {
  for (decide::FieldFault& fault : faults)
    if (fault.field == "label") fault.field = "file_name";
  return faults;
}

std::string cited(const std::vector<guidance::Cite>& cites) {
  std::string out;
  for (const guidance::Cite& cite : cites) {
    const bool local = !cite.document.empty();
    out += out.empty() ? "" : "; ";
    out += local ? cite.document + ", page " : out.empty() ? "Page " : "page ";
    out += std::to_string(cite.page) + ", " + cite.heading;
  }
  return out;
}

Html cite_line(const std::vector<guidance::Cite>& cites) { return paragraph(citation(text(cited(cites)))); }

Html myths_about(const guidance::Pack& pack, const std::vector<std::string>& ids) {
  std::vector<Html> shown;
  for (std::size_t i = 0; i < pack.myths().size(); ++i)
    if (std::ranges::find(ids, pack.myths()[i].id) != ids.end())
      shown.push_back(pages::html_of(pack).myths[i].html());
  if (shown.empty()) return {};
  return render(Details{.summary = shown.size() == 1 ? words::kMyth : words::kMyths, .text = join(shown)});
}

Html listed(std::string_view lines_of_text) {
  std::vector<Html> items;
  while (!lines_of_text.empty()) {
    const auto end = lines_of_text.find('\n');
    items.push_back(text(lines_of_text.substr(0, end)));
    lines_of_text.remove_prefix(end == std::string_view::npos ? lines_of_text.size() : end + 1);
  }
  return bullet_list(items);
}

Html when_fields(const Visit& visit, const Faults& faults, std::string_view legend) {
  const Html earlier =
      join({render(date_input(visit)), render(Input{.name = "when-time",
                                                    .value = visit.typed("when-time"),
                                                    .classes = "govuk-input--width-5",
                                                    .label = {.text = words::kTime},
                                                    .hint = Hint{.text = words::kTimeHint}})});
  const std::string chosen = visit.typed("when");
  return render(Radios{
      .name = "when",
      .value = chosen.empty() ? "now" : chosen,
      .fieldset = Fieldset{.legend = {.text = text(legend), .classes = "govuk-fieldset__legend--m"}},
      .error_message = message_for(faults, "when"),
      .items = {{.value = "now", .text = words::kJustNow},
                {.value = "earlier",
                 .text = words::kEarlier,
                 .conditional = render(Details{
                     .summary = words::kEarlierSummary, .text = earlier, .open = chosen == "earlier"})}}});
}

std::expected<Instant, decide::FieldFault> typed_when(const Visit& visit) {
  const Instant now = visit.parts.clock();
  const std::string day = tidy(visit.typed("when-day")), month = tidy(visit.typed("when-month")),
                    year = tidy(visit.typed("when-year"));
  const std::string time = tidy(visit.typed("when-time"));
  if (visit.typed("when") != "earlier" && day.empty() && month.empty() && year.empty() && time.empty())
    return now;
  const auto fault = [](words::Text sentence) {
    return std::unexpected(decide::FieldFault{"when", std::string(sentence)});
  };
  const LondonTime today = london_time(now);
  const auto d = day.empty() ? today.day : number_in(day);
  const auto m = month.empty() ? today.month : number_in(month);
  const auto y = year.empty() ? today.year : number_in(year);
  const auto t = time_in(time);
  if (!d || !m || !y || !t) return fault(words::kBadDate);
  const auto at = from_london(*y, *m, *d, t->hour, t->minute);
  if (!at) return fault(words::kBadDate);
  if (*at > now) return fault(words::kFuture);
  return *at;
}

Html file_fields(const Visit& visit, const std::vector<casework::FileLine>& files, const Faults& faults,
                 std::string_view preset) {
  const std::string chosen = visit.typed("file");
  Radios radios{
      .name = "file",
      .value = chosen.empty() ? std::string(preset) : chosen,
      .fieldset = Fieldset{.legend = {.text = words::kFileLegend, .classes = "govuk-fieldset__legend--m"}},
      .hint = Hint{.text = words::kFileHint},
      .error_message = message_for(faults, "file")};
  for (const casework::FileLine& file : files)
    radios.items.push_back({.value = file.ref.text(),
                            .text = name_of_file(file.label),
                            .hint = Hint{.text = join({text(file.ref.spaced()), text(", "),
                                                       text(london_date(file.opened_at))})}});
  if (!files.empty()) radios.items.push_back({.divider = "or"});
  const Html name = render(Input{.name = "file_name",
                                 .value = visit.typed("file_name"),
                                 .autocomplete = "off",
                                 .label = {.text = words::kFileName},
                                 .hint = Hint{.text = words::kFileNameHint},
                                 .error_message = message_for(faults, "file_name")});
  radios.items.push_back({.value = "new", .text = words::kNewFile, .conditional = name});
  radios.items.push_back({.value = "unnamed", .text = words::kUnnamedFile});
  const Checkboxes staff{
      .name = "about_staff",
      .values = visit.typed_all("about_staff"),
      .error_message = message_for(faults, "about_staff"),
      .items = {{.value = "yes", .text = words::kAboutStaff, .hint = Hint{.text = words::kAboutStaffHint}}}};
  return join({render(radios), render(staff)});
}

std::expected<casework::ChosenFile, decide::FieldFault> typed_file(const Visit& visit,
                                                                   std::string_view preset) {
  const std::string sent = visit.typed("file");
  const std::string name = tidy(visit.typed("file_name"));
  const std::string chosen = sent.empty() ? (name.empty() ? std::string(preset) : "new") : sent;
  const auto fault = [](std::string field, words::Text sentence) {
    return std::unexpected(decide::FieldFault{std::move(field), std::string(sentence)});
  };
  casework::ChosenFile file;
  file.about_staff = visit.typed("about_staff") == "yes";
  if (chosen == "unnamed" && name.empty()) return file;
  if (chosen == "new" || chosen == "unnamed") {
    if (name.empty()) return fault("file_name", words::kNameFile);
    if (name.size() > limits::kShortTextBytes) return fault("file_name", words::kNameTooLong);
    file.label = Personal<std::string>(name);
    return file;
  }
  auto ref = FileRef::parse(chosen);
  if (!ref) return fault("file", words::kChooseFile);
  if (file.about_staff) return fault("about_staff", words::kAboutStaffNew);
  file.existing = *std::move(ref);
  return file;
}

std::string name_of_file(std::string_view label) {
  return std::string(label.empty() ? words::kNotYetNamed : label);
}

std::string make_once(const Visit& visit) {
  return make_ref_text(visit.parts.random) + make_ref_text(visit.parts.random);
}

}  // namespace sharewell::web
