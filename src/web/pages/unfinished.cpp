// SPDX-License-Identifier: MIT
#include "web/pages/unfinished.h"

#include <algorithm>

#include "casework/fuller_record.h"
#include "casework/openness.h"
#include "casework/said_note.h"
#include "web/pages/fuller_shown.h"
#include "web/pages/record_url.h"
#include "web/record_words.h"

namespace sharewell::web::pages {
namespace {

using casework::CaseFileView;
using casework::DecisionView;
using casework::RecordPart;

words::Text title_of(const RecordPart& part) {
  const auto at = std::ranges::find(words::kPartTitles, part.id, &words::PartWords::id);
  SW_CHECK(at != words::kPartTitles.end());
  return at->title;
}

Url where(const FileRef& file, const DecisionView& decision, const RecordPart& part) {
  const Url record = record_url(file, decision.sharing);
  return part.said_on == casework::SaidOn::Agreement ? record / "agreement" : (record / "fuller").at(part.id);
}

Html joined(const FileRef& file, const DecisionView& decision, bool may_say) {
  Html out;
  for (const RecordPart* part : casework::missing_parts(decision)) {
    if (!out.empty()) out += text("; ");
    out += may_say ? link(title_of(*part), where(file, decision, *part)) : text(title_of(*part));
  }
  return out;
}

/// The field of the fuller record by its name.
const casework::FullerField* field_named(std::string_view id) {
  for (const casework::FullerGroup& group : casework::fuller_groups())
    for (const casework::FullerField& field : group.fields)
      if (field.id == id) return &field;
  return nullptr;
}

bool is_openness(const RecordPart& part) {
  return std::ranges::find(casework::openness_elements(), part.id) != casework::openness_elements().end();
}

/// Of every decision, which elements are still to be said.
Html not_said(const CaseFileView& file) {
  std::vector<Html> items;
  for (const DecisionView& decision : file.decisions) {
    std::string missing;
    for (const RecordPart* part : casework::missing_parts(decision))
      if (is_openness(*part)) missing += (missing.empty() ? "" : "; ") + std::string(title_of(*part));
    if (!missing.empty())
      items.push_back(
          join({text(words::kOpennessMissing), text(missing), text(" ("),
                link(london_date(decision.happened_at), record_url(file.ref, decision.sharing)), text(")")}));
  }
  return items.empty() ? Html{} : bullet_list(items);
}

}  // namespace

std::string missing_words(const DecisionView& decision) {
  std::string out;
  for (const RecordPart* part : casework::missing_parts(decision))
    out += (out.empty() ? "" : "; ") + std::string(title_of(*part));
  return out;
}

Html missing_html(const FileRef& file, const DecisionView& decision, bool may_say) {
  const Html missing = joined(file, decision, may_say);
  if (missing.empty()) return {};
  return render(InsetText{.text = join({strong(words::kIncompleteLead), missing, text(". "),
                                        text(words::kIncompleteNothingWaits)})});
}

Html missing_line(const FileRef& file, const DecisionView& decision, bool may_say) {
  const Html missing = joined(file, decision, may_say);
  if (missing.empty()) return {};
  return join({markup("<br>"), render(Tag{.text = words::kIncomplete, .classes = "govuk-tag--yellow"}),
               text(words::kIncompleteMissing), missing});
}

Html helps_html(const CaseFileView& file) {
  for (auto one = file.decisions.rbegin(); one != file.decisions.rend(); ++one)
    if (const auto helps = helps_line(one->notes_now()))
      return paragraph(join({text(asked_by(*helps->field)), text(" "), strong(said_words(*helps)),
                             text(file.decisions.size() > 1 ? words::kHelpsLatest : words::Text{})}));
  return {};
}

Html ask_first_html(const CaseFileView& file) {
  Html out;
  for (const DecisionView& decision : file.decisions) {
    if (casework::own_text_in(decision.notes_now(), "expects") != "not-expected" ||
        casework::own_text_in(decision.answers_now(), "consent") != "not-sought")
      continue;
    for (const casework::TaskView& task : file.tasks)
      if (task.row.sharing == decision.sharing && task.row.obligation == "obtain-consent" &&
          task.row.state == record::TaskState::Open)
        out += render(InsetText{.text = join({strong(words::kAskFirst), text(words::kAskFirstText),
                                              link(words::kAskFirstDo, task_url(task.row.ref))})});
  }
  return out;
}

Html openness_html(const Visit& visit, const CaseFileView& file) {
  const auto log = casework::openness_log(file);
  const Html missing = not_said(file);
  if (log.empty() && missing.empty()) return {};
  SummaryList list;
  for (const casework::OpennessLine& line : log) {
    const casework::FullerField* field = field_named(line.element);
    SW_CHECK(field != nullptr);
    const Html said = line.text.empty() ? text(words::kOpennessTaken) : lines(line.text);
    const std::string by = std::string(words::kOpennessBy) +
                           visit.organisation->people->name_of(line.said.by) + ", " +
                           london_date_time(line.said.at);
    list.rows.push_back(
        {.key = {.text = text(asked_by(*field))}, .value = {.text = join({said, small_print(by)})}});
  }
  return join({heading_m(words::kOpennessTitle),
               list.rows.empty() ? paragraph(words::kOpennessNone) : render(list), missing});
}

}  // namespace sharewell::web::pages
