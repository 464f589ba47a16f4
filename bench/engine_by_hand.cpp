// SPDX-License-Identifier: MIT
#include "engine_by_hand.h"

namespace sharewell::bench {
namespace {

// Indices of questions and answers as in questions.toml; three-valued: 0 no, 1 not known, 2 yes.
enum Question : std::uint8_t {
  kRisk,
  kAdult,
  kCrime,
  kAlreadyWith,
  kPurpose,
  kRecipient,
  kNeeds,
  kRequested,
  kCompulsion,
  kConsent,
  kIdentifiable,
  kLawful,
  kConfidential,
  kGround,
  kCompatible,
  kSpecial,
  kInforming,
  kSharingRisk,
  kOpinion,
  kHistorical,
  kThirdParties,
  kHow,
  kUnsure
};
enum Outcome { kDoNotShare, kAdvice, kWithCare, kShare, kActNow };
constexpr int kYesNo[3] = {2, 0, 1};
constexpr int kCompelled[5] = {0, 2, 1, 0, 2};
constexpr int kGroundValue[6] = {2, 2, 2, 0, 1, 1};
constexpr int kConsentOk[8] = {2, 0, 0, 0, 0, 0, 0, 1};

int least(int a, int b) { return a < b ? a : b; }
int most(int a, int b) { return a > b ? a : b; }

}  // namespace

ByHand advise_by_hand(const guidance::Facts& facts) {
  const auto& at = facts.at;
  const int risk = at[kRisk];
  const bool unknown_risk = risk == 6, welfare = risk >= 2 && !unknown_risk;
  const bool concern = risk >= 2 || at[kAdult] != 0;
  if (risk == 5 || at[kAdult] == 2) return {1, kActNow};
  if (at[kCrime] == 0 && at[kAlreadyWith] != 2 && at[kAlreadyWith] != 3 && concern) return {2, kActNow};
  const bool named = at[kRecipient] <= 2, lead = at[kRecipient] == 3;
  const bool declined = at[kConsent] == 2 || at[kConsent] == 3;
  const bool settled =
      at[kHow] == 0 && (at[kIdentifiable] == 1 || at[kInforming] != 2) && (!declined || welfare);
  const int share = settled ? kShare : kWithCare;
  if ((named && risk >= 4 && !unknown_risk) || (lead && welfare)) return {3, share};
  if (at[kUnsure] == 0) return {4, kAdvice};
  const int compelled = kCompelled[at[kCompulsion]];
  const int lawful = most(kYesNo[at[kLawful]], compelled);
  if (named && welfare && (at[kConsent] == 0 || lawful == 2 || (lawful == 1 && !declined))) return {5, share};
  const int safe = named || lead ? 2 : 2 - kYesNo[at[kSharingRisk]];
  const int purpose = kYesNo[at[kPurpose]], needs = kYesNo[at[kNeeds]], personal = kYesNo[at[kIdentifiable]];
  if (compelled != 0 && (purpose == 0 || (needs == 0 && personal != 0) || safe != 2)) return {6, kAdvice};
  const int in_need = unknown_risk ? 1 : risk >= 3 ? 2 : 0;
  const int confidence = most(most(2 - kYesNo[at[kConfidential]], kGroundValue[at[kGround]]), compelled);
  const int compatible = most(most(kYesNo[at[kCompatible]], in_need), compelled);
  const int basis = most(kConsentOk[at[kConsent]], least(lawful, least(confidence, compatible)));
  const int flow = least(least(purpose, safe), most(2 - personal, least(needs, basis)));
  if (flow == 2) return {7, share};
  if (flow == 1) return {8, kAdvice};
  if (safe == 0) return {9, kDoNotShare};
  if (((named || lead) && at[kRequested] == 0) || ((named || lead || at[kRecipient] == 8) && risk >= 2))
    return {10, kAdvice};
  if (purpose == 0) return {11, kDoNotShare};
  if (needs == 0 && personal == 2) return {12, kDoNotShare};
  if (concern || at[kCrime] != 1) return {13, kAdvice};
  return {14, kDoNotShare};
}

}  // namespace sharewell::bench
