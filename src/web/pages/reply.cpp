// SPDX-License-Identifier: MIT
#include "web/pages/reply.h"

#include "base/limits.h"
#include "base/text.h"
#include "casework/tasks.h"
#include "web/form_parts.h"
#include "web/pages/kept_advice.h"
#include "web/pages/on_file.h"
#include "web/pages/pages.h"
#include "web/ways_words.h"

namespace sharewell::web::pages {
namespace {

using casework::CaseFileView;
using casework::DecisionView;
using casework::Request;

std::string_view power_words(std::string_view power) {
  if (power == "16h") return words::kPower16h;
  if (power == "14b") return words::kPower14b;
  if (power == "court") return words::kPowerCourt;
  return power == "unclear" ? words::kPowerUnclear : words::kPowerNone;
}

std::string_view fits_words(std::string_view fits) {
  if (fits == "yes") return words::kFitsYes;
  if (fits == "no") return words::kFitsNo;
  return fits == "too-wide" ? words::kFitsWide : words::kFitsNotSure;
}

const casework::TaskView* reply_task(const CaseFileView& file, const SharingRef& sharing) {
  for (const casework::TaskView& task : file.tasks)
    if (task.row.sharing == sharing && task.row.obligation == casework::kReplyDuty) return &task;
  return nullptr;
}

Url reply_url(const CaseFileView& file, const DecisionView& decision) {
  return record_url(file.ref, decision.sharing) / "reply";
}

/// Why not, as far as it can be said to whoever asked. A departure has reasons that only its maker knows.
std::string_view why_not(const DecisionView& decision) {
  const std::string rule = read_kept(decision.decided.recommendation).rule;
  if (!decision.decided.departure.empty()) return words::kReplyNoGround;
  if (rule == "D11") return words::kReplyNoPurpose;
  return rule == "D12" ? words::kReplyNoNeed : words::kReplyNoGround;
}

http::Response show(const Visit& visit, const CaseFileView& file, const DecisionView& decision,
                    const Request& request, const Faults& faults) {
  const bool sent = visit.request.method == "POST";
  const Html fields =
      join({render(Textarea{.id = "reply",
                            .name = "reply",
                            .value = sent ? visit.typed("reply") : reply_text(decision, request),
                            .rows = 14,
                            .label = {.text = words::kReplyText, .classes = "govuk-label--m"},
                            .hint = Hint{.text = words::kReplyCare},
                            .error_message = message_for(faults, "reply")}),
            render(Input{.name = "how",
                         .value = visit.typed("how"),
                         .label = {.text = words::kReplyHow, .classes = "govuk-label--m"},
                         .hint = Hint{.text = words::kReplyHowHint},
                         .error_message = message_for(faults, "how")}),
            render(Button{.text = words::kReplyRecord})});
  const casework::TaskView* task = reply_task(file, decision.sharing);
  const Html not_done =
      task == nullptr ? Html{} : paragraph(link(words::kReplyNotDone, task_url(task->row.ref)));
  const Html main = join({summary_of(faults), heading_l(words::kReplyTitle), paragraph(words::kReplyLead),
                          render(visit.form(reply_url(file, decision), fields)), not_done,
                          cite_line({{10, "Record"}, {11, "When and how to share information"}})});
  return respond(visit, {.title = std::string(words::kReplyTitle),
                         .main = two_thirds(main),
                         .before = render(BackLink{.href = record_url(file.ref, decision.sharing)}),
                         .has_errors = !faults.empty()});
}

Faults faults_in(std::string_view reply, std::string_view how) {
  Faults faults;
  if (reply.empty()) faults.push_back({"reply", std::string(words::kReplyNoText)});
  if (how.empty()) faults.push_back({"how", std::string(words::kReplyNoHow)});
  if (reply.size() + how.size() > limits::kOwnWordsBytes - 2)
    faults.push_back({"reply", std::string(words::kReplyTooLong)});
  return faults;
}

}  // namespace

std::string reply_text(const DecisionView& decision, const Request& request) {
  std::string out(words::kReplyBegin);
  out += london_date(request.asked) + std::string(words::kReplyFor) + request.what.reveal() + "\n\n";
  switch (decision.decided.choice) {
    case record::Choice::Share:
      return out.append(words::kReplyShare);
    case record::Choice::SeekAdvice:
      return out.append(words::kReplyAdvice);
    case record::Choice::DoNotShare:
      break;
  }
  return out.append(words::kReplyNoShare)
      .append(why_not(decision))
      .append("\n")
      .append(words::kReplyNoShareEnd);
}

std::vector<std::pair<std::string, std::string>> request_lines(const CaseFileView& file,
                                                               const DecisionView& decision) {
  const auto request = casework::request_in(decision.decided.notes);
  if (!request) return {};
  std::vector<std::pair<std::string, std::string>> lines{
      {std::string(words::kAskedName), request->name.reveal()},
      {std::string(words::kAskedWhat), request->what.reveal()}};
  if (!request->why.reveal().empty()) lines.emplace_back(words::kAskedWhy, request->why.reveal());
  lines.emplace_back(words::kAskedPower, power_words(request->power));
  if (!request->fits.empty()) lines.emplace_back(words::kAskedFits, fits_words(request->fits));
  lines.emplace_back(words::kAskedOn, london_date_time(request->asked));
  if (request->by) lines.emplace_back(words::kReplyBy, london_date(*request->by));
  const casework::TaskView* task = reply_task(file, decision.sharing);
  if (task != nullptr && !task->note.empty())
    lines.emplace_back(words::kReplyGiven, london_date_time(task->settled_at) + "\n" + task->note);
  return lines;
}

Html request_html(const CaseFileView& file, const DecisionView& decision) {
  SummaryList list;
  for (const auto& [key, value] : request_lines(file, decision))
    list.rows.push_back({.key = {.text = key}, .value = {.text = lines(value)}});
  if (list.rows.empty()) return {};
  const casework::TaskView* task = reply_task(file, decision.sharing);
  const bool open = task != nullptr && task->row.state == record::TaskState::Open;
  const Html write =
      open ? render(Button{.text = words::kReplyWrite, .href = reply_url(file, decision)}) : Html{};
  return join({heading_m(words::kRequestHeading), render(list), write});
}

Answer reply(const Visit& visit) {
  const DecisionOrPage opened = open_decision(visit);
  if (opened.page) return *opened.page;
  const auto request = casework::request_in(opened.decision->decided.notes);
  if (!request) return fail(ErrorCode::NotFound, "nobody asked for this");
  return show(visit, *opened.file, *opened.decision, *request, {});
}

Answer record_reply(const Visit& visit) {
  const DecisionOrPage opened = open_decision(visit);
  if (opened.page) return *opened.page;
  const auto request = casework::request_in(opened.decision->decided.notes);
  const casework::TaskView* task = reply_task(*opened.file, opened.decision->sharing);
  if (!request || task == nullptr) return fail(ErrorCode::NotFound, "nobody asked for this");
  const std::string reply = tidy(visit.typed("reply")), how = tidy(visit.typed("how"));
  Faults faults = faults_in(reply, how);
  if (faults.empty()) {
    SW_TRY(const auto kept, casework::settle_task(visit.desk(), task->row.ref, true, how + "\n\n" + reply));
    if (const auto* found = std::get_if<Faults>(&kept)) faults = {{"reply", found->front().message}};
  }
  if (!faults.empty()) return show(visit, *opened.file, *opened.decision, *request, faults);
  return go_to(record_url(opened.file->ref, opened.decision->sharing));
}

}  // namespace sharewell::web::pages
