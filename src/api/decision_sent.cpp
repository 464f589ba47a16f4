// SPDX-License-Identifier: MIT
#include "api/decision_sent.h"

#include "api/sent.h"
#include "decide/answers_json.h"

namespace sharewell::api {
namespace {

constexpr std::int64_t kClocksDifferMs = kMinuteMs;

guidance::Answers read_answers(const guidance::Pack& pack, Sent& sent) {
  const json::object* object = sent.object("answers", Must::Stand);
  if (object == nullptr) return {};
  const auto answers = decide::answers_from_json(pack, to_canonical_json(*object), "answers");
  if (!answers) sent.wrong("answers", answers.error().detail);
  return answers.value_or(guidance::Answers{});
}

std::optional<Instant> not_after(Sent& sent, std::string_view member, Must must, Instant now) {
  const auto at = sent.time(member, must);
  if (at && *at > now + kClocksDifferMs) sent.wrong(member, "This lies in the future");
  return at;
}

decide::Statement read_statement(Sent& sent, Instant now) {
  decide::Statement statement;
  const std::string typed = sent.text("choice", Must::Stand);
  const auto choice = record::choice_named(typed);
  if (!choice && !typed.empty()) sent.wrong("choice", "It is share, do-not-share or seek-advice-first");
  statement.choice = choice.value_or(record::Choice::SeekAdvice);
  statement.words = Personal<std::string>(sent.text("words", Must::Stand));
  statement.departure = sent.text("departure", Must::MayLack);
  statement.consulted = sent.text("consulted", Must::MayLack);
  const bool already = sent.truth("already_shared", Must::MayLack).value_or(false);
  const auto at = not_after(sent, "happened_at", already ? Must::Stand : Must::MayLack, now);
  statement.happened_at = at.value_or(now);
  if (!already) return statement;
  statement.notes["already_shared"] = "yes";
  if (choice && *choice != record::Choice::Share)
    sent.wrong("choice", "What was shared already was shared: it is share");
  return statement;
}

casework::ChosenFile read_file(Sent& sent) {
  casework::ChosenFile file;
  const std::string typed = sent.text("file", Must::MayLack);
  file.label = Personal<std::string>(sent.text("label", Must::MayLack));
  if (typed.empty()) return file;
  auto ref = FileRef::parse(typed);
  if (!ref)
    sent.wrong("file", "A case file's reference is ten characters and a check digit");
  else
    file.existing = *std::move(ref);
  if (!file.label.reveal().empty()) sent.wrong("label", "A name is for a new case file, without `file`");
  return file;
}

/// The id of the answer to a question, or nothing.
std::string_view answer_to(const guidance::Pack& pack, const guidance::Answers& answers,
                           std::string_view question) {
  const auto q = pack.find_question(question);
  if (!q || answers.at[*q] == guidance::kAbsent) return {};
  return pack.questions()[*q].answers.at(answers.at[*q]).id;
}

/// That somebody asked, and the answers of the pack that follow from it: `requested` and `compulsion`.
std::optional<casework::Request> read_request(const guidance::Pack& pack, const guidance::Answers& answers,
                                              Sent& sent, Instant now) {
  const json::object* object = sent.object("request", Must::MayLack);
  const bool requested = answer_to(pack, answers, "requested") == "yes";
  if (object == nullptr && requested)
    sent.wrong("request", "Say who asked: the answers say that somebody did");
  if (object == nullptr) return std::nullopt;
  Sent inner(*object);
  casework::Request request{.from = inner.text("from", Must::Stand),
                            .name = Personal<std::string>(inner.text("name", Must::Stand)),
                            .what = Personal<std::string>(inner.text("what", Must::Stand)),
                            .why = Personal<std::string>(inner.text("why", Must::MayLack)),
                            .power = inner.text("power", Must::Stand),
                            .fits = inner.text("fits", Must::MayLack),
                            .asked = not_after(inner, "asked", Must::Stand, now).value_or(now),
                            .by = inner.time("by", Must::MayLack)};
  std::vector<decide::FieldFault> faults = inner.faults();
  if (faults.empty()) faults = casework::faults_of(pack, request);
  for (const decide::FieldFault& fault : faults) {
    std::string_view member = fault.field;
    if (member.starts_with("request_")) member.remove_prefix(std::string_view("request_").size());
    sent.wrong("request." + std::string(member), fault.message);
  }
  if (!faults.empty()) return std::nullopt;
  const std::string compulsion(casework::compulsion_of(request));
  if (!requested || answer_to(pack, answers, "compulsion") != compulsion)
    sent.wrong("answers", "With this request, `requested` is `yes` and `compulsion` is `" + compulsion + "`");
  return request;
}

/// What the person read before they decided.
struct AdviceRead {
  std::string pack, outcome;
};

AdviceRead read_advice(Sent& sent) {
  const json::object* object = sent.object("advice", Must::Stand);
  if (object == nullptr) return {};
  Sent inner(*object);
  AdviceRead advice{inner.text("pack", Must::Stand), inner.text("outcome", Must::Stand)};
  for (const decide::FieldFault& fault : inner.faults()) sent.wrong("advice." + fault.field, fault.message);
  return advice;
}

std::optional<Problem> check_read(const guidance::Pack& pack, const guidance::Answers& answers,
                                  const AdviceRead& read) {
  if (read.pack != pack.sha256())
    return Problem{Kind::Stale,
                   "This is not the guidance that is in service now. Ask for the recommendation again, show "
                   "it, and send what is decided beside it. Nothing was recorded.",
                   "advice.pack"};
  const guidance::Verdict verdict = pack.evaluate(pack.complete(answers));
  const std::string& outcome = pack.outcomes()[verdict.outcome].id;
  if (read.outcome != outcome)
    return Problem{Kind::Stale,
                   "On these answers the advice points to `" + outcome +
                       "`. Show that, and send what is decided beside it. Nothing was recorded.",
                   "advice.outcome"};
  return std::nullopt;
}

}  // namespace

std::variant<casework::SentDecision, Problem> read_decision(const casework::Desk& desk,
                                                            const json::object& object) {
  const Instant now = desk.clock();
  Sent sent(object);
  casework::SentDecision decision;
  decision.answers = read_answers(desk.pack, sent);
  const AdviceRead advice = read_advice(sent);
  decision.statement = read_statement(sent, now);
  decision.file = read_file(sent);
  decision.request = read_request(desk.pack, decision.answers, sent, now);
  if (auto faults = sent.faults(); !faults.empty())
    return Problem{Kind::Faults, "Nothing was recorded.", {}, std::move(faults)};
  if (auto problem = check_read(desk.pack, decision.answers, advice)) return *std::move(problem);
  return decision;
}

}  // namespace sharewell::api
