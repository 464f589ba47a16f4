// SPDX-License-Identifier: MIT
#include "casework/times.h"

#include "base/text.h"
#include "web/delay.h"
#include "web/lead_words.h"
#include "web/pages/day_fields.h"
#include "web/pages/file_form.h"
#include "web/pages/leads.h"
#include "web/pages/on_file.h"
#include "web/pages/task_parts.h"

namespace sharewell::web::pages {
namespace {

std::string between(Instant first, Instant then) {
  const std::string words = delay_words(first, then);
  return words.empty() ? std::string(words::kTimeAtOnce) : words;
}

/// A day and a time; nothing if neither was typed. @errors the sentence if it is no moment.
std::expected<std::optional<Instant>, std::string> typed_moment(const Visit& visit, const std::string& name) {
  const std::string day = typed_day(visit, name), clock = tidy(visit.typed(name + "-time"));
  if (day.empty() && clock.empty()) return std::nullopt;
  const auto number = [](std::string_view digits) {
    const bool fits = !digits.empty() && digits.size() <= 4 &&
                      digits.find_first_not_of("0123456789") == std::string_view::npos;
    return fits ? std::stoi(std::string(digits)) : -1;
  };
  const std::string_view at = clock.empty() ? std::string_view("12:00") : std::string_view(clock);
  const std::size_t colon = at.find(':');
  if (day.size() != 10 || colon == at.npos) return std::unexpected(std::string(words::kTimeBad));
  const std::string_view date = day;
  const auto moment =
      from_london(number(date.substr(0, 4)), number(date.substr(5, 2)), number(date.substr(8, 2)),
                  number(at.substr(0, colon)), number(at.substr(colon + 1)));
  if (!moment) return std::unexpected(std::string(words::kTimeBad));
  return *moment;
}

Html moment_fields(const Visit& visit, const std::string& name, words::Text asks, const Faults& faults) {
  return join({day_fields(visit, name, asks, words::kEvidenceDayHint, {}, faults),
               render(Input{.id = name + "-time",
                            .name = name + "-time",
                            .value = visit.typed(name + "-time"),
                            .classes = "govuk-input--width-5",
                            .label = {.text = words::kTimeClock},
                            .hint = Hint{.text = words::kTimeClockHint}})});
}

Html lines_html(const casework::Times& times) {
  SummaryList list;
  for (const auto& [what, said] : time_lines(times))
    list.rows.push_back({.key = {.text = text(what)}, .value = {.text = text(said)}});
  return render(list);
}

http::Response show(const Visit& visit, const DecisionOrPage& opened, const Faults& faults) {
  const casework::Times stands = casework::times_of(*opened.decision);
  const Url record = record_url(opened.file->ref, opened.decision->sharing);
  std::vector<Html> fields{moment_fields(visit, "arose", words::kTimeAroseAsk, faults)};
  if (stands.shares) fields.push_back(moment_fields(visit, "shared", words::kTimeSharedAsk, faults));
  const Html main =
      join({heading_l(words::kTimesTitle), paragraph(words::kTimesLead), lines_html(stands),
            form_once(visit, record / "times", std::move(fields), words::kSave), cite_line({{9, "Timely"}})});
  return form_page(visit, words::kTimesTitle, main, record, on_day(on_day(faults, "arose"), "shared"));
}

}  // namespace

std::vector<std::pair<std::string, std::string>> time_lines(const casework::Times& times) {
  std::vector<std::pair<std::string, std::string>> out;
  const auto say = [&](words::Text what, std::string said) { out.emplace_back(what, std::move(said)); };
  say(words::kTimeArose, london_date_time(times.arose) +
                             std::string(times.arose_said ? words::Text{} : words::kTimeAroseNotSaid));
  say(words::kTimeDecided, london_date_time(times.decided));
  say(words::kTimeToDecide, between(times.arose, times.decided));
  if (!times.shares) return out;
  say(words::kTimeShared,
      times.shared ? london_date_time(*times.shared) : std::string(words::kTimeNotShared));
  if (!times.shared) return out;
  say(words::kTimeToShare, between(times.decided, *times.shared));
  say(words::kTimeInAll, between(times.arose, *times.shared));
  return out;
}

Html times_html(const casework::DecisionView& decision, const Url& record, bool mine) {
  const Html way = mine ? paragraph(link(words::kTimesTitle, record / "times")) : Html{};
  return join({heading_m(words::kTimes), lines_html(casework::times_of(decision)), way});
}

Answer times(const Visit& visit) {
  const DecisionOrPage opened = open_own_decision(visit);
  return opened.page ? *opened.page : show(visit, opened, {});
}

Answer save_times(const Visit& visit) {
  const DecisionOrPage opened = open_own_decision(visit);
  if (opened.page) return *opened.page;
  Faults faults;
  casework::SaidTimes said;
  const auto read = [&](const std::string& name, std::optional<Instant>& at) {
    const auto typed = typed_moment(visit, name);
    if (typed)
      at = *typed;
    else
      faults.push_back({name, typed.error()});
  };
  read("arose", said.arose);
  read("shared", said.shared);
  if (!faults.empty()) return show(visit, opened, faults);
  const SharingRef sharing = opened.decision->sharing;
  SW_TRY(const auto kept,
         casework::say_times(visit.desk(), opened.file->ref, sharing, said, once_of(visit).value));
  if (const auto* wrong = std::get_if<Faults>(&kept)) return show(visit, opened, *wrong);
  return go_to(record_url(opened.file->ref, sharing));
}

}  // namespace sharewell::web::pages
