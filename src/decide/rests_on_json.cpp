// SPDX-License-Identifier: MIT
#include <bit>

#include "decide/rests_on.h"
#include "guidance/pieces.h"

namespace sharewell::decide {
namespace {

using guidance::as_first;
using guidance::Pieces;
using guidance::QuestionIndex;

void put_key(std::string& out, std::string_view id) {
  out += id;
  out += ':';
}

/// {"risk":"none",...}: the answers that stand, as in the input.
void put_answers(std::string& out, const Recommendation& recommendation, std::uint64_t questions) {
  const Pieces& pieces = recommendation.pack().pieces();
  out += '{';
  for (bool first = true; questions != 0; questions &= questions - 1, first = false) {
    const auto q = static_cast<std::size_t>(std::countr_zero(questions));
    const std::string_view id = pieces.questions[q].id;
    put_key(out, first ? as_first(id) : id);
    out += as_first(pieces.questions[q].answers[recommendation.enquiry().facts().at[q]].id);
  }
  out += '}';
}

void put_turn(std::string& out, const Pieces& pieces, const Hinge& hinge, const Turn& turn) {
  out += "{\"answers\":{";
  for (std::size_t i = 0; i < hinge.questions.size(); ++i) {
    const Pieces::OfQuestion& question = pieces.questions[hinge.questions[i]];
    put_key(out, i == 0 ? as_first(question.id) : question.id);
    out += '[';
    guidance::put_list(
        turn.answers[i], [&](std::string_view piece) { out += piece; },
        [&](std::size_t a) -> std::string_view { return question.answers[a].id; });
    out += ']';
  }
  out += "},\"outcome\":";
  out += as_first(pieces.outcomes[turn.outcome]);
  out += '}';
}

void put_hinge(std::string& out, const Recommendation& recommendation, const Hinge& hinge) {
  std::uint64_t questions = 0;
  for (const QuestionIndex q : hinge.questions) questions |= std::uint64_t{1} << q;
  out += "{\"answers\":";
  put_answers(out, recommendation, questions);
  out += ",\"turns\":[";
  for (std::size_t i = 0; i < hinge.turns.size(); ++i) {
    if (i > 0) out += ',';
    put_turn(out, recommendation.pack().pieces(), hinge, hinge.turns[i]);
  }
  out += "]}";
}

}  // namespace

std::string explained_to_json(const Recommendation& recommendation) {
  const Pieces& pieces = recommendation.pack().pieces();
  std::string out = recommendation_to_json(recommendation);
  out.pop_back();
  const RestsOn rests = rests_on(recommendation);
  out += ",\"rests_on\":{\"up_to\":" + std::to_string(kHingeQuestions);
  out += rests.all ? ",\"all\":true,\"hinges\":[" : ",\"all\":false,\"hinges\":[";
  for (std::size_t i = 0; i < rests.hinges.size(); ++i) {
    if (i > 0) out += ',';
    put_hinge(out, recommendation, rests.hinges[i]);
  }
  out += "]},\"next\":";
  if (const auto next = next_question(recommendation))
    out += as_first(pieces.questions[*next].id);
  else
    out += "null";
  out += ",\"because\":{";
  const std::vector<std::size_t> duties = recommendation.obligations();
  const std::vector<Cause> causes = because(recommendation);
  for (std::size_t i = 0; i < duties.size(); ++i) {
    const std::string_view id = pieces.obligations[duties[i]].id;
    put_key(out, i == 0 ? as_first(id) : id);
    out += causes[i].outcome ? "{\"outcome\":true,\"answers\":" : "{\"outcome\":false,\"answers\":";
    put_answers(out, recommendation, causes[i].questions);
    out += '}';
  }
  out += "}}";
  return out;
}

}  // namespace sharewell::decide
