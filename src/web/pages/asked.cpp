// SPDX-License-Identifier: MIT
#include <charconv>

#include "base/text.h"
#include "casework/fields.h"
#include "casework/request.h"
#include "web/form_parts.h"
#include "web/pages/on_draft.h"
#include "web/pages/pages.h"
#include "web/retyped.h"
#include "web/ways_words.h"

namespace sharewell::web::pages {
namespace {

Legend legend(std::string_view asks) { return {.text = text(asks), .classes = "govuk-fieldset__legend--m"}; }

/// Who asks is one of those to whom it would go: the same question of the pack, so that it is not put twice.
Html from_field(const Visit& visit, const Faults& faults) {
  const casework::Field recipient = casework::field_of(visit.pack(), "recipient", {});
  Radios radios{.name = "request_from",
                .value = visit.typed("request_from"),
                .fieldset = Fieldset{.legend = legend(words::kAskedFrom)},
                .error_message = message_for(faults, "request_from")};
  for (const casework::Choice& choice : recipient.choices)
    radios.items.push_back({.value = choice.id, .text = choice.label});
  return render(radios);
}

Html text_fields(const Visit& visit, const Faults& faults) {
  return join({render(Input{.name = "request_name",
                            .value = visit.typed("request_name"),
                            .autocomplete = "off",
                            .label = {.text = words::kAskedName, .classes = "govuk-label--m"},
                            .hint = Hint{.text = words::kAskedNameHint},
                            .error_message = message_for(faults, "request_name")}),
               render(Textarea{.id = "request_what",
                               .name = "request_what",
                               .value = visit.typed("request_what"),
                               .rows = 3,
                               .label = {.text = words::kAskedWhat, .classes = "govuk-label--m"},
                               .error_message = message_for(faults, "request_what")}),
               render(Textarea{.id = "request_why",
                               .name = "request_why",
                               .value = visit.typed("request_why"),
                               .rows = 2,
                               .label = {.text = words::kAskedWhy, .classes = "govuk-label--m"},
                               .hint = Hint{.text = words::kAskedWhyHint},
                               .error_message = message_for(faults, "request_why")})});
}

Html power_fields(const Visit& visit, const Faults& faults) {
  return join(
      {render(Radios{
           .name = "request_power",
           .value = visit.typed("request_power"),
           .fieldset = Fieldset{.legend = legend(words::kAskedPower)},
           .error_message = message_for(faults, "request_power"),
           .items = {{.value = "none", .text = words::kPowerNone},
                     {.value = "16h", .text = words::kPower16h, .hint = Hint{.text = words::kPower16hHint}},
                     {.value = "14b", .text = words::kPower14b, .hint = Hint{.text = words::kPower14bHint}},
                     {.value = "court", .text = words::kPowerCourt},
                     {.value = "unclear", .text = words::kPowerUnclear}}}),
       render(Radios{.name = "request_fits",
                     .value = visit.typed("request_fits"),
                     .fieldset = Fieldset{.legend = legend(words::kAskedFits)},
                     .error_message = message_for(faults, "request_fits"),
                     .items = {{.value = "yes", .text = words::kFitsYes},
                               {.value = "no", .text = words::kFitsNo},
                               {.value = "too-wide", .text = words::kFitsWide},
                               {.value = "not-known", .text = words::kFitsNotSure}}}),
       cite_line({{8, "Legislative framework"}})});
}

Html by_field(const Visit& visit, const Faults& faults) {
  const auto part = [&](const std::string& name, std::string classes) {
    return DateItem{.name = name, .value = visit.typed("by-" + name), .classes = std::move(classes)};
  };
  return render(
      DateInput{.id = "by",
                .name_prefix = "by",
                .fieldset = Fieldset{.legend = legend(words::kAskedBy)},
                .hint = Hint{.text = words::kAskedByHint},
                .error_message = message_for(faults, "by"),
                .items = {part("day", "govuk-input--width-2"), part("month", "govuk-input--width-2"),
                          part("year", "govuk-input--width-4")}});
}

http::Response show(const Visit& visit, const Url& action, const Url& before, const Faults& faults) {
  const Html fields = join({from_field(visit, faults), text_fields(visit, faults),
                            power_fields(visit, faults), when_fields(visit, faults, words::kAskedWhen),
                            by_field(visit, faults), render(Button{.text = words::kContinue})});
  const Html main = join({summary_of(faults), heading_l(words::kAskedTitle), paragraph(words::kAskedLead),
                          render(visit.form(action, fields))});
  return respond(visit, {.title = std::string(words::kAskedTitle),
                         .main = two_thirds(main),
                         .before = render(BackLink{.href = before}),
                         .has_errors = !faults.empty()});
}

int number_in(const std::string& typed) {
  int value = 0;
  const auto [end, problem] = std::from_chars(typed.data(), typed.data() + typed.size(), value);
  return problem == std::errc{} && end == typed.data() + typed.size() ? value : -1;
}

/// The end of the day that was typed; nothing if none was. False if it is no day.
bool read_by(const Visit& visit, std::optional<Instant>& by) {
  const std::string day = tidy(visit.typed("by-day")), month = tidy(visit.typed("by-month")),
                    year = tidy(visit.typed("by-year"));
  if (day.empty() && month.empty() && year.empty()) return true;
  const auto at = from_london(number_in(year), number_in(month), number_in(day), 12, 0);
  if (at) by = end_of_london_day(*at, 0);
  return at.has_value();
}

struct Typed {
  casework::Request request;
  Faults faults;
};

Typed read_form(const Visit& visit) {
  Typed typed;
  casework::Request& request = typed.request;
  request.from = visit.typed("request_from");
  request.name = Personal<std::string>(tidy(visit.typed("request_name")));
  request.what = Personal<std::string>(tidy(visit.typed("request_what")));
  request.why = Personal<std::string>(tidy(visit.typed("request_why")));
  request.power = visit.typed("request_power");
  request.fits = visit.typed("request_fits");
  typed.faults = casework::faults_of(visit.pack(), request);
  const auto when = typed_when(visit);
  if (when) request.asked = *when;
  if (!when) typed.faults.push_back(when.error());
  if (!read_by(visit, request.by)) typed.faults.push_back({"by", std::string(words::kBadDay)});
  return typed;
}

http::Fields as_typed(const casework::Request& request) {
  http::Fields fields = typed_moment(request.asked);
  fields.insert(fields.end(), {{"request_from", request.from},
                               {"request_name", request.name.reveal()},
                               {"request_what", request.what.reveal()},
                               {"request_why", request.why.reveal()},
                               {"request_power", request.power},
                               {"request_fits", request.fits}});
  if (request.by) {
    const LondonTime day = london_time(*request.by);
    fields.insert(fields.end(), {{"by-day", std::to_string(day.day)},
                                 {"by-month", std::to_string(day.month)},
                                 {"by-year", std::to_string(day.year)}});
  }
  return fields;
}

}  // namespace

Answer asked(const Visit& visit) { return show(visit, "/asked", "/", {}); }

Answer begin_asked(const Visit& visit) {
  const Typed typed = read_form(visit);
  if (!typed.faults.empty()) return show(visit, "/asked", "/", typed.faults);
  casework::Draft begun;
  casework::set_request(begun, typed.request);
  SW_TRY(const casework::Draft draft, casework::start_draft(visit.desk(), std::move(begun)));
  return go_to(draft_url(draft) / casework::pages().front().slug);
}

Answer request_of_draft(const Visit& visit) {
  const DraftOrGone found = open_draft(visit);
  if (found.gone) return *found.gone;
  const auto request = casework::request_of(*found.draft);
  if (!request) return fail(ErrorCode::NotFound, "no request began this draft");
  const Retyped kept(visit, as_typed(*request));
  return show(kept.visit(), draft_url(*found.draft) / "request", draft_url(*found.draft), {});
}

Answer change_request(const Visit& visit) {
  DraftOrGone found = open_draft(visit);
  if (found.gone) return *found.gone;
  casework::Draft& draft = *found.draft;
  if (!casework::request_of(draft)) return fail(ErrorCode::NotFound, "no request began this draft");
  const Typed typed = read_form(visit);
  if (!typed.faults.empty()) return show(visit, draft_url(draft) / "request", draft_url(draft), typed.faults);
  casework::set_request(draft, typed.request);
  SW_DO(casework::save_draft(visit.desk(), draft));
  return go_to(after_answers(visit, draft));
}

}  // namespace sharewell::web::pages
