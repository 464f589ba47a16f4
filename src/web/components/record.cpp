// SPDX-License-Identifier: MIT
#include "web/components/record.h"

#include <algorithm>

namespace sharewell::web {
namespace {

std::string_view tone_class(Tone tone) {
  switch (tone) {
    case Tone::Act:
      return "app-outcome--act";
    case Tone::Share:
      return "app-outcome--share";
    case Tone::DoNotShare:
      return "app-outcome--keep";
    case Tone::Advice:
      break;
  }
  return "app-outcome--advice";
}

}  // namespace

Html render(const EmergencyLine& line) {
  Writer out;
  out << "<div class=\"app-emergency\"><div class=\"govuk-width-container\"><p class=\"app-emergency__text\">"
      << "<a class=\"app-emergency__link\"";
  out.url("href", line.href) << ">" << line.text << "</a></p></div></div>\n";
  return out.done();
}

Html render(const Outcome& outcome) {
  Writer out;
  (out << "<div").classes("app-outcome", tone_class(outcome.tone)) << ">\n";
  if (!outcome.kicker.empty()) out << "<p class=\"app-outcome__kicker\">" << outcome.kicker << "</p>\n";
  out << "<h1 class=\"app-outcome__title\">" << outcome.title << "</h1>\n";
  if (!outcome.lead.empty()) out << "<p class=\"app-outcome__lead\">" << outcome.lead << "</p>\n";
  out << "</div>\n";
  return out.done();
}

Html reasons(const std::vector<ReasonLine>& lines) {
  Writer out;
  out << "<ol class=\"govuk-list govuk-list--number app-reasons\">\n";
  for (const ReasonLine& line : lines) {
    out << "<li class=\"app-reasons__item\"><strong>" << line.said << "</strong>";
    if (!line.advice.empty()) out << "<br>" << line.advice;
    if (!line.cite.empty()) out << " <span class=\"app-citation\">" << line.cite << "</span>";
    out << "</li>\n";
  }
  out << "</ol>\n";
  return out.done();
}

Html timeline(const std::vector<TimelineEntry>& entries) {
  Writer out;
  out << "<ol class=\"app-timeline\">\n";
  for (const TimelineEntry& entry : entries) {
    (out << "<li class=\"app-timeline__item\"").attribute("id", entry.id)
        << ">\n"
        << "<h3 class=\"app-timeline__title\">" << entry.title << "</h3>\n"
        << "<p class=\"app-timeline__line\"><time";
    out.attribute("datetime", entry.datetime) << ">" << entry.when << "</time>";
    if (!entry.by.empty()) out << " <span class=\"app-timeline__by\">by " << entry.by << "</span>";
    out << "</p>\n";
    if (!entry.late.empty()) out << "<p class=\"app-timeline__late\">" << entry.late << "</p>\n";
    if (!entry.text.empty()) out << "<div class=\"app-timeline__text\">" << entry.text << "</div>\n";
    out << "</li>\n";
  }
  out << "</ol>\n";
  return out.done();
}

Html copy_block(std::string_view label, std::string_view plain) {
  const auto rows = std::min<std::ptrdiff_t>(20, 1 + std::ranges::count(plain, '\n'));
  Writer out;
  out << "<label class=\"govuk-label govuk-label--s\" for=\"copy\">";
  out.plain(label) << "</label>\n<textarea class=\"govuk-textarea app-copy\" id=\"copy\" readonly";
  out.attribute("rows", std::to_string(rows)) << ">\n";
  out.plain(plain) << "</textarea>\n";
  return out.done();
}

}  // namespace sharewell::web
