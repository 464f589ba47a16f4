// SPDX-License-Identifier: MIT
#include <bit>

#include "base/json_text.h"
#include "decide/recommendation.h"

namespace sharewell::decide {
namespace {

using guidance::Cite;
using guidance::Pack;
using guidance::QuestionIndex;

/// Appends `write(i)` for each bit, with commas between.
template <class Write>
void each_bit(std::string& out, std::uint64_t bits, Write write) {
  for (bool first = true; bits != 0; bits &= bits - 1, first = false) {
    if (!first) out += ',';
    write(static_cast<std::size_t>(std::countr_zero(bits)));
  }
}

void append_cites(std::string& out, const std::vector<Cite>& cites) {
  out += "\"cite\":[";
  for (std::size_t i = 0; i < cites.size(); ++i) {
    out += i == 0 ? "{\"page\":" : ",{\"page\":";
    out += std::to_string(cites[i].page);
    out += ",\"heading\":";
    append_json_text(out, cites[i].heading);
    if (!cites[i].document.empty()) {
      out += ",\"document\":";
      append_json_text(out, cites[i].document);
    }
    out += '}';
  }
  out += ']';
}

void append_member(std::string& out, std::string_view key, std::string_view text) {
  out += '"';
  out += key;
  out += "\":";
  append_json_text(out, text);
}

void append_pack(std::string& out, const Pack& pack) {
  out += "{\"pack\":{";
  append_member(out, "id", pack.id());
  out += ',';
  append_member(out, "edition", pack.edition());
  out += ',';
  append_member(out, "sha256", pack.sha256());
  out += ',';
  append_member(out, "logic", pack.logic());
  out += "},";
}

void append_reason(std::string& out, const Pack& pack, QuestionIndex question, guidance::AnswerIndex given) {
  const guidance::Question& asked = pack.questions()[question];
  const guidance::Answer& answer = asked.answers[given];
  const std::vector<Cite>& cites = pack.cites(question, given);
  out += '{';
  append_member(out, "question", asked.id);
  out += ',';
  append_member(out, "answer", answer.id);
  out += ',';
  append_member(out, "text", reason_text(answer, cites));
  out += ',';
  append_cites(out, cites);
  out += '}';
}

void append_ids(std::string& out, const Pack& pack, std::string_view key, std::uint64_t questions) {
  out += '"';
  out += key;
  out += "\":[";
  each_bit(out, questions, [&](std::size_t q) { append_json_text(out, pack.questions()[q].id); });
  out += ']';
}

}  // namespace

std::string recommendation_to_json(const Recommendation& recommendation) {
  const Pack& pack = recommendation.pack();
  const guidance::Facts& facts = recommendation.enquiry().facts();
  std::string out;
  out.reserve(8192);
  append_pack(out, pack);
  append_member(out, "outcome", recommendation.outcome().id);
  out += ',';
  append_member(out, "rule", recommendation.rule().id);
  out += ',';
  append_member(out, "flow", name_of(recommendation.flow()));
  out += ",\"reasons\":[";
  each_bit(out, recommendation.reason_questions(),
           [&](std::size_t q) { append_reason(out, pack, static_cast<QuestionIndex>(q), facts.at[q]); });
  out += "],\"obligations\":[";
  each_bit(out, recommendation.obligation_bits(), [&](std::size_t i) {
    const guidance::Obligation& obligation = pack.obligations()[i];
    out += '{';
    append_member(out, "id", obligation.id);
    out += ',';
    append_member(out, "text", obligation.task);
    out += ',';
    append_cites(out, obligation.cite);
    out += '}';
  });
  out += "],";
  append_ids(out, pack, "assumed", recommendation.enquiry().assumed_bits());
  out += ",\"open\":{";
  append_ids(out, pack, "outcome", recommendation.open_outcome_bits());
  out += ',';
  append_ids(out, pack, "obligations", recommendation.open_obligation_bits());
  out += "}}";
  return out;
}

}  // namespace sharewell::decide
