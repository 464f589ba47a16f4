// SPDX-License-Identifier: MIT
#include <bit>

#include "base/json_text.h"
#include "decide/rests_on.h"

namespace sharewell::decide {
namespace {

using guidance::Pack;
using guidance::QuestionIndex;

/// Writes what `write(i)` writes for each i of the bits, with commas between.
template <class Write>
void each_bit(std::string& out, std::uint64_t bits, Write write) {
  for (bool first = true; bits != 0; bits &= bits - 1, first = false) {
    if (!first) out += ',';
    write(static_cast<std::size_t>(std::countr_zero(bits)));
  }
}

void append_key(std::string& out, std::string_view key) {
  append_json_text(out, key);
  out += ':';
}

/// {"risk":"none",...}: the answers that stand, as in the input.
void append_answers(std::string& out, const Recommendation& recommendation, std::uint64_t questions) {
  out += '{';
  each_bit(out, questions, [&](std::size_t q) {
    const guidance::Question& question = recommendation.pack().questions()[q];
    append_key(out, question.id);
    append_json_text(out, question.answers[recommendation.enquiry().facts().at[q]].id);
  });
  out += '}';
}

void append_turn(std::string& out, const Pack& pack, const Hinge& hinge, const Turn& turn) {
  out += "{\"answers\":{";
  for (std::size_t i = 0; i < hinge.questions.size(); ++i) {
    const guidance::Question& question = pack.questions()[hinge.questions[i]];
    if (i > 0) out += ',';
    append_key(out, question.id);
    out += '[';
    each_bit(out, turn.answers[i], [&](std::size_t a) { append_json_text(out, question.answers[a].id); });
    out += ']';
  }
  out += "},\"outcome\":";
  append_json_text(out, pack.outcomes()[turn.outcome].id);
  out += '}';
}

void append_hinge(std::string& out, const Recommendation& recommendation, const Hinge& hinge) {
  std::uint64_t questions = 0;
  for (const QuestionIndex q : hinge.questions) questions |= std::uint64_t{1} << q;
  out += "{\"answers\":";
  append_answers(out, recommendation, questions);
  out += ",\"turns\":[";
  for (std::size_t i = 0; i < hinge.turns.size(); ++i) {
    if (i > 0) out += ',';
    append_turn(out, recommendation.pack(), hinge, hinge.turns[i]);
  }
  out += "]}";
}

}  // namespace

std::string explained_to_json(const Recommendation& recommendation) {
  const Pack& pack = recommendation.pack();
  std::string out = recommendation_to_json(recommendation);
  out.pop_back();
  const RestsOn rests = rests_on(recommendation);
  out += ",\"rests_on\":{\"up_to\":" + std::to_string(kHingeQuestions);
  out += rests.all ? ",\"all\":true,\"hinges\":[" : ",\"all\":false,\"hinges\":[";
  for (std::size_t i = 0; i < rests.hinges.size(); ++i) {
    if (i > 0) out += ',';
    append_hinge(out, recommendation, rests.hinges[i]);
  }
  out += "]},\"next\":";
  if (const auto next = next_question(recommendation))
    append_json_text(out, pack.questions()[*next].id);
  else
    out += "null";
  out += ",\"because\":{";
  const std::vector<std::size_t> duties = recommendation.obligations();
  const std::vector<Cause> causes = because(recommendation);
  for (std::size_t i = 0; i < duties.size(); ++i) {
    if (i > 0) out += ',';
    append_key(out, pack.obligations()[duties[i]].id);
    out += causes[i].outcome ? "{\"outcome\":true,\"answers\":" : "{\"outcome\":false,\"answers\":";
    append_answers(out, recommendation, causes[i].questions);
    out += '}';
  }
  return out + "}}";
}

}  // namespace sharewell::decide
