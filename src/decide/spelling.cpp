// SPDX-License-Identifier: MIT
#include "decide/spelling.h"

#include <algorithm>
#include <bit>

#include "base/json.h"

namespace sharewell::decide {
namespace {

using guidance::AnswerIndex;
using guidance::Cite;
using guidance::QuestionIndex;

json::array cites_of(const std::vector<Cite>& cites) {
  json::array out;
  for (const Cite& cite : cites) {
    json::object one{{"heading", cite.heading}, {"page", cite.page}};
    if (!cite.document.empty()) one["document"] = cite.document;
    out.push_back(std::move(one));
  }
  return out;
}

std::string quoted(std::string_view text) { return to_canonical_json(json::value(text)); }

/// Goes past `piece` if the text goes on with it.
bool take(std::string_view& text, std::string_view piece) {
  if (!text.starts_with(piece)) return false;
  text.remove_prefix(piece.size());
  return true;
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
    Named& named = named_.emplace_back(quoted(question.id) + ":", static_cast<QuestionIndex>(q));
    for (const guidance::Answer& answer : question.answers) named.answers.push_back(quoted(answer.id));
    reasons_.emplace_back();
    for (std::size_t a = 0; a < question.answers.size(); ++a) {
      const auto& cites = pack.cites(static_cast<QuestionIndex>(q), static_cast<AnswerIndex>(a));
      reasons_.back().push_back(after_comma(json::object{{"answer", question.answers[a].id},
                                                         {"cite", cites_of(cites)},
                                                         {"question", question.id},
                                                         {"text", reason_text(question.answers[a], cites)}}));
    }
  }
  std::ranges::sort(named_, {}, &Named::text);
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

std::optional<guidance::Answers> Spelling::read(std::string_view answers) const {
  guidance::Answers out;
  if (!take(answers, "{")) return std::nullopt;
  bool first = true;
  for (const Named& named : named_) {
    std::string_view rest = answers;
    if (!first && !take(rest, ",")) break;
    if (!take(rest, named.text)) continue;
    const auto given =
        std::ranges::find_if(named.answers, [&](const std::string& one) { return take(rest, one); });
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
