// SPDX-License-Identifier: MIT
#include "web/retyped.h"

#include <fmt/format.h>

namespace sharewell::web {
namespace {

http::Request with_form(const http::Request& request, http::Fields fields) {
  http::Request other = request;
  other.form = std::move(fields);
  return other;
}

}  // namespace

Retyped::Retyped(const Visit& visit, http::Fields fields)
    : request_(with_form(visit.request, std::move(fields))),
      visit_{visit.parts,  request_,      visit.recorded,     visit.carrier, visit.captured,
             visit.cookie, visit.session, visit.organisation, visit.me,      visit.in_force} {}

http::Fields typed_moment(Instant at) {
  const LondonTime time = london_time(at);
  return {{"when", "earlier"},
          {"when-day", std::to_string(time.day)},
          {"when-month", std::to_string(time.month)},
          {"when-year", std::to_string(time.year)},
          {"when-time", fmt::format("{}:{:02}", time.hour, time.minute)}};
}

}  // namespace sharewell::web
