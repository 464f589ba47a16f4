// SPDX-License-Identifier: MIT
#include "casework/open_files.h"

#include <fmt/format.h>

#include <charconv>

#include "web/components/stacked_table.h"
#include "web/components/wayfinding.h"
#include "web/delay.h"
#include "web/form_parts.h"
#include "web/lead_words.h"
#include "web/pages/leads.h"
#include "web/pages/record_url.h"
#include "web/work_words.h"

namespace sharewell::web::pages {
namespace {

using casework::OpenFile;

Html risk_html(const Visit& visit, const OpenFile& line) {
  if (line.risk.empty()) return text(words::kOpenFilesNoDecision);
  const auto question = visit.pack().find_question("risk");
  const auto answer = question ? visit.pack().find_answer(*question, line.risk) : std::nullopt;
  return text(answer ? visit.pack().questions()[*question].answers[*answer].label : line.risk);
}

Html times_of(const Visit& visit, const OpenFile& line) {
  Html out;
  for (const auto& [what, said] : time_lines(line.times)) {
    if (!out.empty()) out += markup("<br>");
    out += join({text(what), text(": "), text(said)});
  }
  const std::string age = delay_words(line.times.arose, visit.parts.clock());
  if (!age.empty()) out += join({markup("<br>"), text(words::kOpenFilesSince), strong(age)});
  return out;
}

Html to_do(const OpenFile& line) {
  Html out = text(std::to_string(line.open));
  if (line.overdue > 0)
    out +=
        join({text(" "), render(Tag{.text = std::to_string(line.overdue) + std::string(words::kCountOverdue),
                                    .classes = "govuk-tag--red"})});
  return out;
}

/// What is no number of a page is the first.
std::size_t page_asked(const Visit& visit) {
  const std::string_view asked = visit.request.query_value("page").value_or("");
  std::size_t page = 1;
  const auto read = std::from_chars(asked.data(), asked.data() + asked.size(), page);
  return read.ec == std::errc{} && read.ptr == asked.data() + asked.size() ? page : 1;
}

Url page_url(std::size_t page) { return Url("/team/files").with("page", std::to_string(page)); }

Html count_html(const casework::OpenFilesPage& list) {
  if (list.pages == 1) return {};
  return paragraph(text(fmt::format(fmt::runtime(words::kOpenFilesCount), list.all, list.page, list.pages)));
}

/// Which of how many, with the ways to the one before and the one after.
Html pages_html(const casework::OpenFilesPage& list) {
  if (list.pages == 1) return {};
  Pagination ways;
  const auto to = [&](std::size_t page) {
    return PaginationLink{.href = page_url(page), .label_text = fmt::format("{} of {}", page, list.pages)};
  };
  if (list.page > 1) ways.previous = to(list.page - 1);
  if (list.page < list.pages) ways.next = to(list.page + 1);
  return render(ways);
}

}  // namespace

Answer open_files(const Visit& visit) {
  SW_TRY(const casework::OpenFilesPage list,
         casework::open_files(visit.desk(), *visit.organisation->file_order, page_asked(visit)));
  const auto& files = list.files;
  StackedTable table{.caption = words::kOpenFiles,
                     .head = {std::string(words::kCaseFile), std::string(words::kOpenFilesRisk),
                              std::string(words::kOpenFilesTimes), std::string(words::kOpenFilesOpen)}};
  for (const OpenFile& line : files)
    table.rows.push_back({link(name_of_file(line.label), file_url(line.ref), line.ref.spaced()),
                          risk_html(visit, line), times_of(visit, line), to_do(line)});
  const Html main = join(
      {two_thirds(join({caption_l(text(visit.me->team)), heading_l(words::kOpenFiles),
                        paragraph(words::kOpenFilesLead), count_html(list), cite_line({{9, "Timely"}})})),
       files.empty() ? paragraph(words::kOpenFilesNone) : render(table), pages_html(list)});
  return respond(
      visit,
      {.title = std::string(words::kOpenFiles), .main = main, .before = render(BackLink{.href = "/team"})});
}

}  // namespace sharewell::web::pages
