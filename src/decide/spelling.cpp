// SPDX-License-Identifier: MIT
#include "decide/spelling.h"

#include <algorithm>

#include "base/result.h"
#include "guidance/pieces.h"

namespace sharewell::decide {
namespace {

using guidance::AnswerIndex;
using guidance::as_first;
using guidance::Pieces;
using guidance::put_list;
using guidance::QuestionIndex;

/// Goes past `piece` if the text goes on with it.
bool take(std::string_view& text, std::string_view piece) {
  if (!text.starts_with(piece)) return false;
  text.remove_prefix(piece.size());
  return true;
}

/// Puts the pieces in the order of RFC 8785.
void put_kept(const Recommendation& recommendation, const auto& put) {
  const Pieces& pieces = recommendation.pack().pieces();
  const guidance::Facts& facts = recommendation.enquiry().facts();
  const auto question = [&](std::size_t q) -> std::string_view { return pieces.questions[q].id; };
  put(R"({"assumed":[)");
  put_list(recommendation.enquiry().assumed_bits(), put, question);
  put(R"(],"flow":")");
  put(name_of(recommendation.flow()));
  put(R"(","obligations":[)");
  put_list(recommendation.obligation_bits(), put,
           [&](std::size_t i) -> std::string_view { return pieces.obligations[i].object.kept; });
  put(R"(],"open":{"obligations":[)");
  put_list(recommendation.open_obligation_bits(), put, question);
  put(R"(],"outcome":[)");
  put_list(recommendation.open_outcome_bits(), put, question);
  put(R"(]},"outcome":)");
  put(as_first(pieces.outcomes[recommendation.verdict().outcome]));
  put(pieces.pack.kept);
  put(R"(,"reasons":[)");
  put_list(recommendation.reason_questions(), put, [&](std::size_t q) -> std::string_view {
    return pieces.questions[q].answers[facts.at[q]].reason.kept;
  });
  put(R"(],"rule":)");
  put(as_first(pieces.rules[recommendation.verdict().rule]));
  put("}");
}

}  // namespace

std::string kept_text(const Recommendation& recommendation) {
  constexpr std::size_t kMostAreShorter = 6000;
  std::string out;
  out.reserve(kMostAreShorter);
  put_kept(recommendation, [&](std::string_view piece) { out += piece; });
  return out;
}

Spelling::Spelling(const guidance::Pack& pack) : pack_(pack) {
  for (const Pieces::OfQuestion& question : pack.pieces().questions) {
    Named& named = named_.emplace_back(as_first(question.id), static_cast<QuestionIndex>(named_.size()));
    for (const Pieces::OfAnswer& answer : question.answers) named.answers.push_back(as_first(answer.id));
  }
  std::ranges::sort(named_, {}, &Named::id);  // a quote stands before whatever is in an id
}

std::optional<guidance::Answers> Spelling::read(std::string_view answers) const {
  guidance::Answers out;
  if (!take(answers, "{")) return std::nullopt;
  bool first = true;
  for (const Named& named : named_) {
    std::string_view rest = answers;
    if (!first && !take(rest, ",")) break;
    if (!take(rest, named.id) || !take(rest, ":")) continue;
    const auto given =
        std::ranges::find_if(named.answers, [&](std::string_view one) { return take(rest, one); });
    if (given == named.answers.end()) return std::nullopt;
    out.at[named.question] = static_cast<AnswerIndex>(given - named.answers.begin());
    answers = rest;
    first = false;
  }
  if (answers != "}") return std::nullopt;
  return out;
}

void Spelling::spell(const Recommendation& recommendation, std::vector<std::string_view>& out) const {
  SW_CHECK(&recommendation.pack() == &pack_);
  out.clear();
  put_kept(recommendation, [&](std::string_view piece) { out.push_back(piece); });
}

}  // namespace sharewell::decide
