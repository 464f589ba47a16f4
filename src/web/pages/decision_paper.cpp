// SPDX-License-Identifier: MIT
#include "web/pages/summary.h"

#include "web/delay.h"
#include "web/form_parts.h"
#include "web/pages/advice.h"
#include "web/pages/reply.h"
#include "web/ways_words.h"

namespace sharewell::web::pages {
namespace {

void line(std::string& out, std::string_view key, std::string_view value) {
  if (value.empty()) return;
  out.append(key).append(": ").append(value).append("\n");
}

std::string_view outcome_title(const guidance::Pack& pack, std::string_view outcome) {
  const auto index = pack.find_outcome(outcome);
  return index ? std::string_view(pack.outcomes()[*index].title) : outcome;
}

}  // namespace

std::vector<AnsweredLine> answered_lines(const guidance::Pack& pack, const json::object& answers) {
  std::vector<AnsweredLine> lines;
  for (std::size_t q = 0; q < pack.questions().size(); ++q) {
    const guidance::Question& question = pack.questions()[q];
    const json::value* value = answers.if_contains(question.id);
    if (value == nullptr || !value->is_string()) continue;
    const std::string id(std::string_view(value->get_string()));
    const auto answer = pack.find_answer(static_cast<guidance::QuestionIndex>(q), id);
    lines.push_back({question.ask, answer ? question.answers[*answer].label : id});
  }
  return lines;
}

std::string plain_summary(const Visit& visit, const guidance::Pack& pack, const casework::CaseFileView& file,
                          const casework::DecisionView& decision, const KeptAdvice& advice) {
  const record::Decided& decided = decision.decided;
  std::string out;
  line(out, words::kRecordTitle, decision.sharing.spaced());
  line(out, words::kCaseFile, file.ref.spaced());
  line(out, words::kBy, visit.organisation->people->name_of(decision.by));
  line(out, words::kHappened, london_date_time(decision.happened_at));
  line(out, words::kRecorded, london_date_time(decision.recorded_at));
  if (decided.late)
    line(out, words::kDelay,
         delay_words(decision.happened_at, decision.recorded_at) + std::string(words::kDelayAfter));
  line(out, words::kAdviceSaid, outcome_title(pack, advice.outcome));
  line(out, words::kTheyDecided, words_of(decided.choice));
  line(out, words::kDeparted, decided.departure);
  line(out, words::kConsulted, decided.consulted);
  line(out, words::kReasonsInWords, decided.words.reveal());
  for (const auto& [key, value] : request_lines(file, decision)) line(out, key, value);
  out.append("\n").append(words::kReasonsHeading).append(":\n");
  for (const KeptLine& reason : advice.reasons) out.append("- ").append(reason.text).append("\n");
  out.append("\n").append(words::kAnswersHeading).append(":\n");
  for (const AnsweredLine& answered : answered_lines(pack, decision.answers_now()))
    out.append("- ").append(answered.ask).append(" ").append(answered.said).append("\n");
  out.append("\n").append(words::kUnderPack).append(": ").append(pack.parts().publisher).append(" advice, ");
  out.append(advice.edition).append(". ").append(visit.text("non_statutory")).append("\n");
  return out;
}

}  // namespace sharewell::web::pages
