// SPDX-License-Identifier: MIT
#include "decide/spelling.h"

#include <bit>

#include "base/json.h"

namespace sharewell::decide {
namespace {

using guidance::AnswerIndex;
using guidance::Cite;
using guidance::QuestionIndex;

json::array cites_of(const std::vector<Cite>& cites) {
  json::array out;
  for (const Cite& cite : cites) out.push_back(json::object{{"heading", cite.heading}, {"page", cite.page}});
  return out;
}

std::string after_comma(const json::value& value) { return "," + to_canonical_json(value); }

std::string member(std::string_view key, const json::value& value) {
  return ",\"" + std::string(key) + "\":" + to_canonical_json(value);
}

void put_each(std::vector<std::string_view>& out, const std::vector<std::string>& pieces,
              std::uint64_t bits) {
  for (bool first = true; bits != 0; bits &= bits - 1, first = false) {
    const std::string_view piece = pieces[static_cast<std::size_t>(std::countr_zero(bits))];
    out.push_back(first ? piece.substr(1) : piece);
  }
}

}  // namespace

Spelling::Spelling(const guidance::Pack& pack) : pack_(pack) {
  for (std::size_t q = 0; q < pack.questions().size(); ++q) {
    const guidance::Question& question = pack.questions()[q];
    ids_.push_back(after_comma(json::value(question.id)));
    reasons_.emplace_back();
    for (std::size_t a = 0; a < question.answers.size(); ++a) {
      const auto& cites = pack.cites(static_cast<QuestionIndex>(q), static_cast<AnswerIndex>(a));
      reasons_.back().push_back(after_comma(json::object{{"answer", question.answers[a].id},
                                                         {"cite", cites_of(cites)},
                                                         {"question", question.id},
                                                         {"text", reason_text(question.answers[a], cites)}}));
    }
  }
  for (const guidance::Obligation& one : pack.obligations())
    obligations_.push_back(
        after_comma(json::object{{"cite", cites_of(one.cite)}, {"id", one.id}, {"text", one.task}}));
  for (const guidance::Outcome& one : pack.outcomes())
    outcomes_.push_back("]}" + member("outcome", json::value(one.id)));
  for (const guidance::Rule& one : pack.rules())
    rules_.push_back("]" + member("rule", json::value(one.id)) + "}");
  before_reasons_ = member("pack", json::object{{"edition", pack.edition()},
                                                {"id", pack.id()},
                                                {"logic", pack.logic()},
                                                {"sha256", pack.sha256()}}) +
                    ",\"reasons\":[";
}

void Spelling::spell(const Recommendation& recommendation, std::vector<std::string_view>& out) const {
  SW_CHECK(&recommendation.pack() == &pack_);
  out.clear();
  out.push_back(R"({"assumed":[)");
  put_each(out, ids_, recommendation.enquiry().assumed_bits());
  out.push_back(R"(],"flow":")");
  out.push_back(name_of(recommendation.flow()));
  out.push_back(R"(","obligations":[)");
  put_each(out, obligations_, recommendation.obligation_bits());
  out.push_back(R"(],"open":{"obligations":[)");
  put_each(out, ids_, recommendation.open_obligation_bits());
  out.push_back(R"(],"outcome":[)");
  put_each(out, ids_, recommendation.open_outcome_bits());
  out.push_back(outcomes_[recommendation.verdict().outcome]);
  out.push_back(before_reasons_);
  const guidance::Facts& facts = recommendation.enquiry().facts();
  bool first = true;
  for (std::uint64_t bits = recommendation.reason_questions(); bits != 0; bits &= bits - 1, first = false) {
    const auto question = static_cast<std::size_t>(std::countr_zero(bits));
    const std::string_view piece = reasons_[question][facts.at[question]];
    out.push_back(first ? piece.substr(1) : piece);
  }
  out.push_back(rules_[recommendation.verdict().rule]);
}

}  // namespace sharewell::decide
