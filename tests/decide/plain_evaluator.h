// SPDX-License-Identifier: MIT
// The rules of the July 2018 advice, written a second time by hand from requirements 4.1 to 4.5: plain, and
// without a line in common with the engine, so that one can be held against the other. It is built apart and
// can include nothing of Sharewell's.
//
// In: an answer to each question. Out: outcome, rule, flow and obligations. Never: reads a pack.
#pragma once

#include <bitset>
#include <cstdint>

namespace sharewell::plain {

// 4.1 Questions: the answers, in the order of the table.
enum class Risk : std::uint8_t {
  none,
  support_need,
  welfare_concern,
  child_in_need,
  significant_harm,
  immediate,
  not_known
};
enum class Adult : std::uint8_t { no, yes, immediate, not_known };
enum class Holder : std::uint8_t { nobody, childrens_social_care, police, both, not_known };
enum class Recipient : std::uint8_t {
  childrens_social_care,
  nspcc,
  police,
  own_safeguarding_lead,
  safeguarding_partner,
  other_practitioner,
  own_organisation,
  other_person,
  not_known
};
enum class Compulsion : std::uint8_t {
  none,
  statutory_request_valid,
  statutory_request_unclear,
  statutory_request_not_valid,
  court_order_or_legal_duty
};
enum class Consent : std::uint8_t {
  valid,
  defective,
  refused,
  withdrawn,
  cannot_give,
  not_appropriate,
  not_sought,
  not_known
};
enum class Ground : std::uint8_t {
  subject_interest,
  public_interest,
  legal_requirement,
  none,
  not_known,
  not_applicable
};
enum class Retention : std::uint8_t { normal, indefinite };
enum class Reply : std::uint8_t { yes, no, not_known };
enum class YesNo : std::uint8_t { yes, no };

struct Answers {
  Risk risk;
  Adult adult_at_risk;
  Reply crime;
  Holder already_with;
  Reply purpose;
  Recipient recipient;
  Reply recipient_needs;
  YesNo requested;
  Compulsion compulsion;
  Consent consent;
  Reply identifiable, lawful_reason, confidential;
  Ground confidence_ground;
  Reply compatible, special_category, informing_increases_risk, sharing_increases_risk, contains_opinion,
      contains_historical, third_parties;
  YesNo how_considered, unsure;
  Retention retention;
  YesNo mash;
};

/// Three-valued: false, unknown, true; `and` is the least, `or` the greatest.
enum Three : std::uint8_t { F, U, T };
enum class Outcome : std::uint8_t { act_now, share, share_with_care, seek_advice_first, do_not_share };

/// 4.5, in the order of the table.
enum Obligation : std::uint8_t {
  record_decision,
  record_what_shared,
  minimise,
  verify_recipient,
  secure_channel,
  mark_opinion,
  explain_historical,
  consider_third_parties,
  inform_individual,
  inform_individual_deferred,
  obtain_consent,
  record_consent,
  weigh_wishes,
  identify_lawful_basis,
  identify_special_category_condition,
  balance_confidence,
  notify_police,
  refer_to_childrens_social_care,
  seek_advice_anonymised,
  record_advice_outcome,
  clarify_request,
  comply_with_legal_requirement,
  discuss_refusal_with_requester,
  withhold_from_proposed_recipient,
  confirm_received,
  act_without_delay,
  schedule_review,
  consult_adult_safeguarding_guidance,
  name_accountable_decision_maker,
  complete_how_steps,
  kObligations
};

struct Advice {
  int rule = 0;  ///< 7 for D7
  Outcome outcome = Outcome::seek_advice_first;
  Three flow = U;
  std::bitset<kObligations> obligations;
};

Advice advise(const Answers& answers);

/// "act-now", "record-decision": as requirements 4.3 and 4.5 write them.
const char* name_of(Outcome outcome);
const char* name_of(Obligation obligation);

}  // namespace sharewell::plain
