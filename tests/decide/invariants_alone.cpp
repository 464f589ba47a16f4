// SPDX-License-Identifier: MIT
#include "invariants.h"

namespace sharewell::model {
namespace {

/// One case with the few values that the invariants speak of, read from the answers directly.
struct Look {
  const Facts& f;
  const Told& told;
  std::vector<std::string>& broken;

  [[nodiscard]] bool is(Q q, std::uint8_t answer) const { return f.at[q] == answer; }
  [[nodiscard]] bool duty(std::string_view id) const {
    return ((told.duties >> guidance::built_in().find_obligation(id).value()) & 1u) != 0;
  }
  [[nodiscard]] bool outcome(std::string_view id) const {
    return guidance::built_in().outcomes()[told.outcome].id == id;
  }
  void must(bool holds, const char* name) const {
    if (!holds) broken.emplace_back(name);
  }

  bool act = outcome("act-now"), advice = outcome("seek-advice-first"), refuse = outcome("do-not-share");
  bool share = outcome("share"), shares = share || outcome("share-with-care"), leaves = act || shares;
  bool named = f.at[recipient] <= to::police, lead = is(recipient, to::lead), body = named || lead;
  bool safe = body || is(sharing_risk, kNo);
  bool risk_known = !is(risk, level::not_known);
  bool welfare = risk_known && f.at[risk] >= level::welfare, maybe_welfare = welfare || !risk_known;
  bool harm = risk_known && f.at[risk] >= level::significant;
  bool concern = maybe_welfare || !is(adult, adults::no);
  bool immediate = is(risk, level::immediate) || is(adult, adults::immediate);
  bool police_know = is(already_with, holder::police) || is(already_with, holder::both);
  bool care_knows = is(already_with, holder::social_care) || is(already_with, holder::both);
  bool compelled = is(compulsion, law::valid) || is(compulsion, law::court);
  bool personal = !is(identifiable, kNo);
  bool declined = is(consent, agree::refused) || is(consent, agree::withdrawn);
  bool emergency_rule = told.rule == "D1" || told.rule == "D2";

  void outcomes() const {
    must(!is(risk, level::immediate) || act, "I5");
    must(!refuse || told.rule == "D9" || told.rule == "D11" || told.rule == "D12" || told.rule == "D14",
         "I8");
    must(!(is(purpose, kYes) && is(needs, kYes) && maybe_welfare && told.rule != "D9") || !refuse, "I9");
    must(!(is(purpose, kYes) && safe && is(identifiable, kNo)) || !refuse, "I10");
    must(!(is(consent, agree::valid) && is(purpose, kYes) && is(needs, kYes) && safe) || !refuse, "I11");
    must(!(is(unsure, kYes) && !emergency_rule && told.rule != "D3") || advice, "I12");
    const bool nothing_compels = is(compulsion, law::none) || is(compulsion, law::not_valid);
    must(!(is(identifiable, kYes) && !body && !is(recipient, to::not_known) && is(needs, kNo) &&
           nothing_compels && !emergency_rule && is(unsure, kNo)) ||
             !shares,
         "I13");
    must(!(harm && named) || leaves, "I14");
    must(!(welfare && lead) || leaves, "I15");
    must(!(body && maybe_welfare) || !refuse, "I16");
    must(!(is(sharing_risk, kYes) && !body) || !shares, "I17");
    must(!(share && declined) || welfare, "I18");
    must(!compelled || !refuse, "O13/O14");
  }
  void release_duties() const {
    must(duty("record-decision"), "O1");
    for (const char* id : {"record-what-shared", "minimise", "verify-recipient", "secure-channel"})
      must(duty(id) == leaves, "O2");
    const int informs = int{duty("inform-individual")} + int{duty("inform-individual-deferred")};
    must(informs == (leaves && personal ? 1 : 0), "O3");
    must(is(informing, kNo) || (!duty("inform-individual") && !duty("obtain-consent")), "O4");
    must(!act || !(duty("obtain-consent") || duty("clarify-request") || duty("seek-advice-anonymised")),
         "O5");
    const bool open =
        is(consent, agree::not_sought) || is(consent, agree::defective) || is(consent, agree::not_known);
    must(!duty("obtain-consent") || open, "O10");
    if (!personal)
      for (const char* id :
           {"inform-individual", "inform-individual-deferred", "obtain-consent", "record-consent",
            "identify-lawful-basis", "identify-special-category-condition"})
        must(!duty(id), "O11");
    must(!(duty("obtain-consent") && duty("record-consent")), "O15");
  }
  void protection_duties() const {
    must(!(welfare && !care_knows) || duty("refer-to-childrens-social-care"), "O6");
    const bool police_due = (is(crime, kYes) || immediate) && !police_know;
    must(!police_due || duty("notify-police"), "O7");
    must(!(police_due && concern) || act, "O7 with a concern");
    must(duty("confirm-received") == (duty("refer-to-childrens-social-care") || duty("notify-police")),
         "O17");
    must(duty("seek-advice-anonymised") == advice && duty("record-advice-outcome") == advice, "O8");
    const bool refused = refuse || duty("withhold-from-proposed-recipient");
    must(duty("discuss-refusal-with-requester") == (is(requested, kYes) && refused), "O9");
    must(duty("schedule-review") == is(retention, 1), "O12");
    must(duty("name-accountable-decision-maker") == is(mash, kYes), "O16");
  }
};

}  // namespace

std::vector<std::string> broken_alone(const Facts& facts, const Told& told) {
  std::vector<std::string> broken;
  const Look look{facts, told, broken};
  look.must(told.outcome < guidance::built_in().outcomes().size() && !told.rule.empty(), "I1");
  look.outcomes();
  look.release_duties();
  look.protection_duties();
  return broken;
}

}  // namespace sharewell::model
