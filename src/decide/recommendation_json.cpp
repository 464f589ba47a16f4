// SPDX-License-Identifier: MIT
#include "decide/recommendation.h"
#include "guidance/pieces.h"

namespace sharewell::decide {

using guidance::as_first;
using guidance::put_list;

std::string recommendation_to_json(const Recommendation& recommendation) {
  constexpr std::size_t kMostAreShorter = 8192;
  const guidance::Pieces& pieces = recommendation.pack().pieces();
  const guidance::Facts& facts = recommendation.enquiry().facts();
  std::string out;
  out.reserve(kMostAreShorter);
  const auto put = [&](std::string_view piece) { out += piece; };
  const auto question = [&](std::size_t q) -> std::string_view { return pieces.questions[q].id; };
  put("{");
  put(as_first(pieces.pack.printed));
  put(R"(,"outcome":)");
  put(as_first(pieces.outcomes[recommendation.verdict().outcome]));
  put(R"(,"rule":)");
  put(as_first(pieces.rules[recommendation.verdict().rule]));
  put(R"(,"flow":")");
  put(name_of(recommendation.flow()));
  put(R"(","reasons":[)");
  put_list(recommendation.reason_questions(), put, [&](std::size_t q) -> std::string_view {
    return pieces.questions[q].answers[facts.at[q]].reason.printed;
  });
  put(R"(],"obligations":[)");
  put_list(recommendation.obligation_bits(), put,
           [&](std::size_t i) -> std::string_view { return pieces.obligations[i].object.printed; });
  put(R"(],"assumed":[)");
  put_list(recommendation.enquiry().assumed_bits(), put, question);
  put(R"(],"open":{"outcome":[)");
  put_list(recommendation.open_outcome_bits(), put, question);
  put(R"(],"obligations":[)");
  put_list(recommendation.open_obligation_bits(), put, question);
  put("]}}");
  return out;
}

}  // namespace sharewell::decide
