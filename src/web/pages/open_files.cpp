// SPDX-License-Identifier: MIT
#include "casework/open_files.h"

#include "web/components/stacked_table.h"
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

}  // namespace

Answer open_files(const Visit& visit) {
  SW_TRY(const auto files, casework::open_files(visit.desk()));
  StackedTable table{.caption = words::kOpenFiles,
                     .head = {std::string(words::kCaseFile), std::string(words::kOpenFilesRisk),
                              std::string(words::kOpenFilesTimes), std::string(words::kOpenFilesOpen)}};
  for (const OpenFile& line : files)
    table.rows.push_back({link(name_of_file(line.label), file_url(line.ref), line.ref.spaced()),
                          risk_html(visit, line), times_of(visit, line), to_do(line)});
  const Html main = join({two_thirds(join({caption_l(text(visit.me->team)), heading_l(words::kOpenFiles),
                                           paragraph(words::kOpenFilesLead), cite_line({{9, "Timely"}})})),
                          files.empty() ? paragraph(words::kOpenFilesNone) : render(table)});
  return respond(
      visit,
      {.title = std::string(words::kOpenFiles), .main = main, .before = render(BackLink{.href = "/team"})});
}

}  // namespace sharewell::web::pages
