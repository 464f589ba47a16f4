// SPDX-License-Identifier: MIT
#include "decide/decision.h"

#include <boost/json/parse.hpp>

#include "base/limits.h"
#include "base/text.h"
#include "decide/answers_json.h"
#include "decide/spelling.h"

namespace sharewell::decide {
namespace {

void check_text(std::vector<FieldFault>& faults, std::string_view field, std::string_view text,
                std::size_t bytes_max) {
  if (text.size() > bytes_max)
    faults.push_back(
        {std::string(field), "Shorten this to " + std::to_string(bytes_max) + " characters or fewer"});
  else if (!is_plain_text(text))
    faults.push_back({std::string(field), "Take out the characters that are not text, then try again"});
}

bool departs_from(const guidance::Outcome& outcome, record::Choice choice) {
  return choice_following(outcome) != choice;
}

/// The outcome that a choice amounts to, for the obligations that the advice attaches to it.
std::string_view outcome_of(record::Choice choice) {
  switch (choice) {
    case record::Choice::Share:
      return "share-with-care";
    case record::Choice::DoNotShare:
      return "do-not-share";
    case record::Choice::SeekAdvice:
      return "seek-advice-first";
  }
  return "seek-advice-first";
}

Result<void> compare(const json::object& kept, const guidance::Shelf& shelf,
                     const json::object& answers_kept) {
  SW_TRY(const guidance::Pack* const pack, pack_of(kept, shelf));
  SW_TRY(const auto answers, answers_from_json(*pack, to_canonical_json(answers_kept), "kept answers"));
  if (kept_text(recommend(*pack, Enquiry::make(*pack, answers))) != to_canonical_json(kept))
    return fail(ErrorCode::Damaged, "the recommendation is not what the pack says to these answers");
  return {};
}

}  // namespace

json::object answers_object(const guidance::Pack& pack, const guidance::Answers& answers) {
  json::object out;
  for (std::size_t q = 0; q < pack.questions().size(); ++q)
    if (const guidance::AnswerIndex answer = answers.at[q]; answer != guidance::kAbsent)
      out.emplace(pack.questions()[q].id, pack.questions()[q].answers.at(answer).id);
  return out;
}

// Boost's own parser is quicker than parse_json and overlooks only what this text cannot hold.
json::object recommendation_object(const Recommendation& recommendation) {
  return json::parse(recommendation_to_json(recommendation)).as_object();
}

record::Choice choice_following(const guidance::Outcome& outcome) {
  if (outcome.id == "do-not-share") return record::Choice::DoNotShare;
  if (outcome.id == "seek-advice-first") return record::Choice::SeekAdvice;
  return record::Choice::Share;
}

std::expected<Decision, std::vector<FieldFault>> Decision::make(const Recommendation& recommendation,
                                                                Statement statement) {
  std::vector<FieldFault> faults;
  const std::string words = tidy(statement.words.reveal());
  statement.words = Personal<std::string>(words);
  statement.departure = tidy(statement.departure);
  statement.consulted = tidy(statement.consulted);
  check_text(faults, "words", words, limits::kOwnWordsBytes);
  check_text(faults, "departure", statement.departure, limits::kOwnWordsBytes);
  check_text(faults, "consulted", statement.consulted, limits::kShortTextBytes);
  if (words.empty() && !statement.emergency)
    faults.push_back({"words", "Write your reasons in your own words. One sentence is enough"});
  if (!departs_from(recommendation.outcome(), statement.choice))
    statement.departure.clear();
  else if (statement.departure.empty())
    faults.push_back(
        {"departure", "Say why you decided differently from the recommendation. You may always do so"});
  if (!faults.empty()) return std::unexpected(std::move(faults));
  return Decision(recommendation, std::move(statement));
}

bool Decision::departs() const { return departs_from(recommendation_.outcome(), statement_.choice); }

std::vector<ObligationIndex> Decision::duties() const {
  return duties_of(recommendation_, statement_.choice);
}

std::vector<ObligationIndex> duties_of(const Recommendation& recommendation, record::Choice choice) {
  if (!departs_from(recommendation.outcome(), choice)) return recommendation.obligations();
  const guidance::Pack& pack = recommendation.pack();
  guidance::Verdict chosen = recommendation.verdict();
  const auto outcome = pack.find_outcome(outcome_of(choice));
  SW_CHECK(outcome.has_value());
  chosen.outcome = *outcome;
  const std::uint64_t bits = pack.obligations_of(recommendation.enquiry().facts(), chosen);
  std::vector<ObligationIndex> out;
  for (std::size_t i = 0; i < pack.obligations().size(); ++i) {
    const bool emergency =
        pack.obligations()[i].group == "emergency" && ((recommendation.obligation_bits() >> i) & 1u);
    if (((bits >> i) & 1u) || emergency) out.push_back(i);
  }
  return out;
}

record::EntryBody Decision::entry_body(const FileRef& file, const SharingRef& sharing, const PersonRef& actor,
                                       std::vector<record::RaisedTask> tasks, Instant recorded_about) const {
  const guidance::Pack& pack = recommendation_.pack();
  record::Decided body;
  body.answers = answers_object(pack, recommendation_.enquiry().answers());
  body.notes = statement_.notes;
  body.choice = statement_.choice;
  body.words = statement_.words;
  body.departure = statement_.departure;
  body.consulted = statement_.consulted;
  body.emergency = statement_.emergency;
  body.late = recorded_about - statement_.happened_at > kLateMs;
  body.tasks = std::move(tasks);
  record::EntryBody entry{record::EntryKind::Decided, file,           sharing, actor,
                          statement_.happened_at,     recorded_about, {}};
  entry.body = record::to_json(std::move(body));
  // Its text is at hand. To make values of it only for them to be written again would take longer than all
  // the rest here.
  entry.body.erase("recommendation");
  entry.spelt = {"recommendation", kept_text(recommendation_)};
  return entry;
}

std::optional<std::string> pack_hash_in(const json::object& recommendation) {
  const json::value* id = nullptr;
  if (const json::value* stored = recommendation.if_contains("pack");
      stored != nullptr && stored->is_object())
    id = stored->get_object().if_contains("sha256");
  if (id == nullptr || !id->is_string()) return std::nullopt;
  return std::string(std::string_view(id->get_string()));
}

Result<const guidance::Pack*> pack_of(const json::object& recommendation, const guidance::Shelf& shelf) {
  const auto hash = pack_hash_in(recommendation);
  if (!hash) return fail(ErrorCode::Damaged, "the recommendation does not say which pack it came from");
  if (const guidance::Pack* pack = shelf.find(*hash)) return pack;
  return fail(ErrorCode::NotFound,
              "the guidance pack that was in force is not here, so the recommendation cannot be run again");
}

Result<void> re_evaluate(const record::EntryBody& entry, const guidance::Shelf& shelf) {
  if (entry.kind == record::EntryKind::Decided) {
    SW_TRY(const auto body, record::read_body<record::Decided>(entry));
    return compare(body.recommendation, shelf, body.answers);
  }
  if (entry.kind == record::EntryKind::Considered) {
    SW_TRY(const auto body, record::read_body<record::Considered>(entry));
    return compare(body.recommendation, shelf, body.answers);
  }
  return {};
}

}  // namespace sharewell::decide
