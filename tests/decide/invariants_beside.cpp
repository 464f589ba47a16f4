// SPDX-License-Identifier: MIT
#include <algorithm>

#include "invariants.h"

namespace sharewell::model {
namespace {

/// One case among its neighbours.
struct Beside {
  const Facts& f;
  const Told& told;
  Evaluator evaluate;
  std::mt19937_64& random;
  std::vector<std::string> broken{};

  [[nodiscard]] bool is(Q q, std::uint8_t answer) const { return f.at[q] == answer; }
  void must(bool holds, const char* name) {
    if (!holds) broken.emplace_back(name);
  }
  static Facts with(Facts facts, Q q, std::uint8_t answer) {
    facts.at[q] = answer;
    return facts;
  }
  [[nodiscard]] Told told_with(Q q, std::uint8_t answer) const { return evaluate(with(f, q, answer)); }
  static int rank(const Told& one) { return guidance::built_in().outcomes()[one.outcome].rank; }
  [[nodiscard]] int rank_with(Q q, std::uint8_t answer) const { return rank(told_with(q, answer)); }
  static bool refuses(const Told& one) { return rank(one) == 0; }
  static std::uint64_t bit(std::string_view id) {
    return std::uint64_t{1} << guidance::built_in().find_obligation(id).value();
  }

  /// The rank never falls along this list of answers.
  void rises(Q q, std::initializer_list<std::uint8_t> order, const char* name) {
    int last = -1;
    for (const std::uint8_t answer : order) {
      const int now = rank_with(q, answer);
      must(now >= last, name);
      last = now;
    }
  }
  void monotone() {
    rises(risk,
          {level::none, level::support, level::welfare, level::in_need, level::significant, level::immediate},
          "I3 risk");
    rises(adult, {adults::no, adults::yes, adults::immediate}, "I3 adult_at_risk");
    rises(crime, {kNo, kNotKnown, kYes}, "I3 crime");
    rises(risk, {level::none, level::not_known, level::immediate}, "I4");
    for (const Q q : {lawful, purpose, compatible, needs}) rises(q, {kNo, kNotKnown, kYes}, "I6");
    rises(identifiable, {kYes, kNotKnown, kNo}, "I6 identifiable");
    must(rank_with(consent, agree::valid) >= rank(told), "I6 consent");
    const std::uint64_t lasting =
        bit("refer-to-childrens-social-care") | bit("notify-police") | bit("act-without-delay");
    if (f.at[risk] < level::immediate)
      must((told.duties & lasting & ~told_with(risk, static_cast<std::uint8_t>(f.at[risk] + 1)).duties) == 0,
           "I7");
  }
  void irrelevant(Q q, const char* name) {
    for (std::uint8_t answer = 0; answer < answers_of(q); ++answer)
      must(told_with(q, answer).outcome == told.outcome, name);
  }
  void myths() {
    for (const Q q : {special, opinion, historical, third_parties, retention, mash}) irrelevant(q, "M1");
    if (f.at[recipient] > to::lead) irrelevant(requested, "M1 requested");
    const bool compelled = is(compulsion, law::valid) || is(compulsion, law::court);
    const bool has_ground = f.at[ground] <= grounds::legal;
    const bool in_need = f.at[risk] >= level::in_need && !is(risk, level::not_known);
    if (compelled ||
        (is(lawful, kYes) && (is(confidential, kNo) || has_ground) && (is(compatible, kYes) || in_need)))
      for (std::uint8_t answer = 0; answer < answers_of(consent); ++answer)
        must(rank_with(consent, answer) == rank(told), "M2");
    if (is(recipient, to::own_organisation))
      must(told_with(recipient, to::practitioner).outcome == told.outcome, "M3");
    if (in_need) irrelevant(compatible, "M3 compatible");
    if (is(consent, agree::valid))
      for (const Q q : {confidential, ground, compatible, lawful}) irrelevant(q, "M4");
    if (refuses(told) && !is(confidential, kNo) && !refuses(told_with(confidential, kNo)))
      must(!is(consent, agree::valid) && !has_ground && !compelled && f.at[risk] < level::welfare,
           "M4 confidence");
  }
  /// Some completion of what is not known. The recipient stays as it is: "do not share" is about one
  /// recipient (4.3), and with another it is another sharing. See the final note on N2 in
  /// docs/decisions/0007-decision-diagram.md.
  [[nodiscard]] Facts completed() {
    Facts facts = f;
    for (std::size_t q = 0; q < kQuestions; ++q) {
      const int unknown = table()[q].not_known;
      if (q == recipient || unknown < 0 || facts.at[q] != unknown) continue;
      while (facts.at[q] == unknown) facts.at[q] = static_cast<std::uint8_t>(random() % answers_of(q));
    }
    return facts;
  }
  void not_known() {
    if (!refuses(told) && told.rule != "D7") return;
    for (int i = 0; i < 4; ++i) {
      const Told then = evaluate(completed());
      if (refuses(told))
        must(refuses(then) || rank(then) == 3, "N2");
      else
        must(rank(then) >= 2, "N3");
    }
    if (!refuses(told)) return;
    Facts nothing_known = f;
    for (std::size_t q = 0; q < kQuestions; ++q)
      if (table()[q].not_known >= 0) nothing_known.at[q] = static_cast<std::uint8_t>(table()[q].not_known);
    must(!refuses(evaluate(nothing_known)), "N1");
  }
};

}  // namespace

std::vector<std::string> broken_beside(const Facts& facts, const Told& told, Evaluator evaluate,
                                       std::mt19937_64& random) {
  Beside beside{facts, told, evaluate, random};
  beside.monotone();
  beside.myths();
  beside.not_known();
  return std::move(beside.broken);
}

}  // namespace sharewell::model
