// SPDX-License-Identifier: MIT
#include "model.h"

#include <string>
#include <type_traits>

namespace sharewell::model {

const std::array<Row, kQuestions>& table() {
  static const std::vector<const char*> kThree{"yes", "no", "not-known"}, kTwo{"yes", "no"};
  static const std::array<Row, kQuestions> rows{{
      {"risk",
       {"none", "support-need", "welfare-concern", "child-in-need", "significant-harm", "immediate",
        "not-known"},
       6},
      {"adult_at_risk", {"no", "yes", "immediate", "not-known"}, 3},
      {"crime", kThree, 2},
      {"already_with", {"nobody", "childrens-social-care", "police", "both", "not-known"}, 4},
      {"purpose", kThree, 2},
      {"recipient",
       {"childrens-social-care", "nspcc", "police", "own-safeguarding-lead", "safeguarding-partner",
        "other-practitioner", "own-organisation", "other-person", "not-known"},
       8},
      {"recipient_needs", kThree, 2},
      {"requested", kTwo, -1},
      {"compulsion",
       {"none", "statutory-request-valid", "statutory-request-unclear", "statutory-request-not-valid",
        "court-order-or-legal-duty"},
       -1},
      {"consent",
       {"valid", "defective", "refused", "withdrawn", "cannot-give", "not-appropriate", "not-sought",
        "not-known"},
       7},
      {"identifiable", kThree, 2},
      {"lawful_reason", kThree, 2},
      {"confidential", kThree, 2},
      {"confidence_ground",
       {"subject-interest", "public-interest", "legal-requirement", "none", "not-known", "not-applicable"},
       4},
      {"compatible", kThree, 2},
      {"special_category", kThree, 2},
      {"informing_increases_risk", kThree, 2},
      {"sharing_increases_risk", kThree, 2},
      {"contains_opinion", kThree, 2},
      {"contains_historical", kThree, 2},
      {"third_parties", kThree, 2},
      {"how_considered", kTwo, -1},
      {"unsure", kTwo, -1},
      {"retention", {"normal", "indefinite"}, -1},
      {"mash", kTwo, -1},
  }};
  return rows;
}

const guidance::Pack*& pack_under_test() {
  static const guidance::Pack* pack = &guidance::built_in();
  return pack;
}

Told by_engine(const Facts& facts) {
  const guidance::Pack& pack = *pack_under_test();
  const guidance::Verdict verdict = pack.evaluate(facts);
  return {verdict.outcome, pack.rules()[verdict.rule].id, verdict.flow, pack.obligations_of(facts, verdict)};
}

namespace {

/// Where the outcomes, rules and obligations of the plain evaluator stand in the built-in pack.
struct Places {
  std::array<std::size_t, 5> outcomes{};
  std::array<std::string_view, 15> rules{};
  std::array<std::size_t, plain::kObligations> obligations{};
  Places() {
    const guidance::Pack& pack = guidance::built_in();
    for (std::size_t i = 0; i < outcomes.size(); ++i)
      outcomes[i] = pack.find_outcome(name_of(static_cast<plain::Outcome>(i))).value();
    for (const guidance::Rule& rule : pack.rules())
      rules.at(static_cast<std::size_t>(std::stoi(rule.id.substr(1)))) = rule.id;
    for (std::size_t i = 0; i < obligations.size(); ++i)
      obligations[i] = pack.find_obligation(name_of(static_cast<plain::Obligation>(i))).value();
  }
};

}  // namespace

Told by_plain(const Facts& facts) {
  static const Places places;
  static_assert(plain::F == static_cast<int>(guidance::Truth::No) &&
                plain::U == static_cast<int>(guidance::Truth::NotKnown) &&
                plain::T == static_cast<int>(guidance::Truth::Yes));
  const plain::Advice advice = plain::advise(as_plain(facts));
  Told told{places.outcomes[static_cast<std::size_t>(advice.outcome)],
            places.rules[static_cast<std::size_t>(advice.rule)], static_cast<guidance::Truth>(advice.flow)};
  for (std::size_t i = 0; i < plain::kObligations; ++i)
    if (advice.obligations[i]) told.duties |= std::uint64_t{1} << places.obligations[i];
  return told;
}

plain::Answers as_plain(const Facts& facts) {
  plain::Answers a{};
  const auto put = [&](auto& answer, Q question) {
    answer = static_cast<std::remove_reference_t<decltype(answer)>>(facts.at[question]);
  };
  put(a.risk, risk);
  put(a.adult_at_risk, adult);
  put(a.crime, crime);
  put(a.already_with, already_with);
  put(a.purpose, purpose);
  put(a.recipient, recipient);
  put(a.recipient_needs, needs);
  put(a.requested, requested);
  put(a.compulsion, compulsion);
  put(a.consent, consent);
  put(a.identifiable, identifiable);
  put(a.lawful_reason, lawful);
  put(a.confidential, confidential);
  put(a.confidence_ground, ground);
  put(a.compatible, compatible);
  put(a.special_category, special);
  put(a.informing_increases_risk, informing);
  put(a.sharing_increases_risk, sharing_risk);
  put(a.contains_opinion, opinion);
  put(a.contains_historical, historical);
  put(a.third_parties, third_parties);
  put(a.how_considered, how);
  put(a.unsure, unsure);
  put(a.retention, retention);
  put(a.mash, mash);
  return a;
}

std::string words_of(const Facts& facts) {
  std::string text;
  for (std::size_t q = 0; q < kQuestions; ++q)
    text += std::string(table()[q].id) + "=" + table()[q].answers.at(facts.at[q]) + " ";
  return text;
}

std::size_t answers_of(std::size_t question) { return table()[question].answers.size(); }

Facts any_facts(std::mt19937_64& random) {
  Facts facts;
  for (std::size_t q = 0; q < kQuestions; ++q)
    facts.at[q] = static_cast<std::uint8_t>(random() % answers_of(q));
  return facts;
}

Facts neutral_facts() {
  Facts facts;
  facts.at.fill(0);
  facts.at[risk] = level::none;
  facts.at[adult] = adults::no;
  facts.at[crime] = kNo;
  facts.at[recipient] = to::practitioner;
  facts.at[needs] = kYes;
  facts.at[requested] = kNo;
  facts.at[compulsion] = law::none;
  facts.at[confidential] = kNo;
  facts.at[compatible] = kYes;
  facts.at[informing] = kNo;
  facts.at[sharing_risk] = kNo;
  facts.at[unsure] = kNo;
  return facts;
}

}  // namespace sharewell::model
