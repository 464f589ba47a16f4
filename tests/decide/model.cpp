// SPDX-License-Identifier: MIT
#include "model.h"

#include <map>
#include <string>

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

Told by_plain(const Facts& facts) {
  static const std::map<std::string, guidance::Truth> kFlow{
      {"no", guidance::Truth::No}, {"not-known", guidance::Truth::NotKnown}, {"yes", guidance::Truth::Yes}};
  const guidance::Pack& pack = guidance::built_in();
  const plain::Advice advice = plain::advise(as_plain(facts));
  Told told;
  told.outcome = pack.find_outcome(advice.outcome).value();
  for (const guidance::Rule& rule : pack.rules())
    if (rule.id == advice.rule) told.rule = rule.id;
  told.flow = kFlow.at(advice.flow);
  for (const std::string& id : advice.obligations)
    told.duties |= std::uint64_t{1} << pack.find_obligation(id).value();
  return told;
}

plain::Answers as_plain(const Facts& facts) {
  plain::Answers answers;
  for (std::size_t q = 0; q < kQuestions; ++q)
    answers.emplace(table()[q].id, table()[q].answers.at(facts.at[q]));
  return answers;
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
