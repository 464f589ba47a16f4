// SPDX-License-Identifier: MIT
#include "plain_evaluator.h"

#include <algorithm>
#include <array>

namespace sharewell::plain {
namespace {

Three both(Three a, Three b) { return std::min(a, b); }
Three either(Three a, Three b) { return std::max(a, b); }
Three opposite(Three a) { return a == T ? F : a == F ? T : U; }
Three three(bool b) { return b ? T : F; }
Three three(Reply reply) { return reply == Reply::yes ? T : reply == Reply::no ? F : U; }

/// The derived values of 4.2 for one set of answers.
struct Values {
  const Answers& a;

  Three ge(Risk level) const { return a.risk == Risk::not_known ? U : three(a.risk >= level); }
  Three compelled() const {
    if (a.compulsion == Compulsion::statutory_request_valid ||
        a.compulsion == Compulsion::court_order_or_legal_duty)
      return T;
    return a.compulsion == Compulsion::statutory_request_unclear ? U : F;
  }
  Three consent_ok() const {
    return a.consent == Consent::valid ? T : a.consent == Consent::not_known ? U : F;
  }
  Three personal() const { return three(a.identifiable); }
  Three lawful_eff() const { return either(three(a.lawful_reason), compelled()); }
  Three ground() const {
    switch (a.confidence_ground) {
      case Ground::subject_interest:
      case Ground::public_interest:
      case Ground::legal_requirement:
        return T;
      case Ground::none:
        return F;
      default:
        return U;
    }
  }
  Three conf_ok() const { return either(either(opposite(three(a.confidential)), ground()), compelled()); }
  Three compat_ok() const {
    return either(either(three(a.compatible), ge(Risk::child_in_need)), compelled());
  }
  bool named() const {
    return a.recipient == Recipient::childrens_social_care || a.recipient == Recipient::nspcc ||
           a.recipient == Recipient::police;
  }
  bool lead() const { return a.recipient == Recipient::own_safeguarding_lead; }
  Three safe_ok() const { return named() || lead() ? T : opposite(three(a.sharing_increases_risk)); }
  Three flow() const {
    const Three without_consent = both(both(lawful_eff(), conf_ok()), compat_ok());
    const Three if_personal = both(three(a.recipient_needs), either(consent_ok(), without_consent));
    return both(both(three(a.purpose), safe_ok()), either(opposite(personal()), if_personal));
  }
  bool tell_now() const {
    return (named() && ge(Risk::significant_harm) == T) || (lead() && ge(Risk::welfare_concern) == T);
  }
  bool declined() const { return a.consent == Consent::refused || a.consent == Consent::withdrawn; }
  bool tell() const {
    return named() && ge(Risk::welfare_concern) == T &&
           (a.consent == Consent::valid || lawful_eff() == T || (lawful_eff() == U && !declined()));
  }
  bool concern() const { return ge(Risk::welfare_concern) != F || a.adult_at_risk != Adult::no; }
  bool settled() const {
    return a.how_considered == YesNo::yes &&
           (a.identifiable == Reply::no || a.informing_increases_risk != Reply::not_known) &&
           (!declined() || ge(Risk::welfare_concern) == T);
  }

  // What the rules and the obligations say more than once.
  bool police_know() const { return a.already_with == Holder::police || a.already_with == Holder::both; }
  bool social_care_knows() const {
    return a.already_with == Holder::childrens_social_care || a.already_with == Holder::both;
  }
  bool immediate() const { return a.risk == Risk::immediate || a.adult_at_risk == Adult::immediate; }
};

/// The ordered rules of 4.4.
void rule_and_outcome(const Values& v, Advice& out) {
  const Answers& a = v.a;
  const auto give = [&](int rule, Outcome outcome) {
    out.rule = rule;
    out.outcome = outcome;
  };
  const Outcome share = v.settled() ? Outcome::share : Outcome::share_with_care;
  const bool body = v.named() || v.lead(), needs_no = a.recipient_needs == Reply::no;
  if (v.immediate()) return give(1, Outcome::act_now);
  if (a.crime == Reply::yes && !v.police_know() && v.concern()) return give(2, Outcome::act_now);
  if (v.tell_now()) return give(3, share);
  if (a.unsure == YesNo::yes) return give(4, Outcome::seek_advice_first);
  if (v.tell()) return give(5, share);
  if (v.compelled() != F &&
      (a.purpose == Reply::no || (needs_no && a.identifiable != Reply::no) || v.safe_ok() != T))
    return give(6, Outcome::seek_advice_first);
  if (v.flow() == T) return give(7, share);
  if (v.flow() == U) return give(8, Outcome::seek_advice_first);
  if (v.safe_ok() == F) return give(9, Outcome::do_not_share);
  if ((body && a.requested == YesNo::yes) ||
      ((body || a.recipient == Recipient::not_known) && v.ge(Risk::welfare_concern) != F))
    return give(10, Outcome::seek_advice_first);
  if (a.purpose == Reply::no) return give(11, Outcome::do_not_share);
  if (needs_no && a.identifiable == Reply::yes) return give(12, Outcome::do_not_share);
  if (v.concern() || a.crime != Reply::no) return give(13, Outcome::seek_advice_first);
  give(14, Outcome::do_not_share);
}

/// The obligations of 4.5.
struct Duties {
  const Values& v;
  Advice& out;
  const Answers& a = v.a;
  bool act = out.outcome == Outcome::act_now, advice = out.outcome == Outcome::seek_advice_first;
  bool shares = out.outcome == Outcome::share || out.outcome == Outcome::share_with_care;
  bool leaves = act || shares;
  bool personal = a.identifiable != Reply::no;

  void raise(Obligation duty, bool when) { out.obligations[duty] = when; }
  bool withhold() const {
    if (v.named() || v.lead()) return false;
    return a.sharing_increases_risk == Reply::yes ||
           (act && (a.purpose == Reply::no || (a.recipient_needs == Reply::no && personal) ||
                    a.sharing_increases_risk != Reply::no));
  }
  void release() {
    raise(record_decision, true);
    for (const Obligation duty : {record_what_shared, minimise, verify_recipient, secure_channel})
      raise(duty, leaves);
    raise(mark_opinion, leaves && a.contains_opinion != Reply::no);
    raise(explain_historical, leaves && a.contains_historical != Reply::no);
    raise(consider_third_parties, leaves && personal && a.third_parties != Reply::no);
    raise(inform_individual, leaves && personal && a.informing_increases_risk == Reply::no);
    raise(inform_individual_deferred, leaves && personal && a.informing_increases_risk != Reply::no);
    raise(comply_with_legal_requirement, shares && v.compelled() == T);
    raise(complete_how_steps, out.outcome == Outcome::share_with_care && a.how_considered == YesNo::no);
  }
  void consent() {
    const bool open = a.consent == Consent::not_sought || a.consent == Consent::defective ||
                      a.consent == Consent::not_known;
    raise(obtain_consent, !act && personal && open && a.informing_increases_risk == Reply::no &&
                              a.purpose != Reply::no && a.recipient_needs != Reply::no &&
                              v.compelled() != T && v.ge(Risk::significant_harm) != T &&
                              a.crime != Reply::yes && a.sharing_increases_risk != Reply::yes);
    raise(record_consent, leaves && personal && a.consent == Consent::valid);
    raise(weigh_wishes, personal && v.declined() && (leaves || advice));
  }
  void basis() {
    raise(identify_lawful_basis,
          personal && (leaves || (advice && a.consent != Consent::valid && a.lawful_reason != Reply::yes)));
    raise(identify_special_category_condition, leaves && personal && a.special_category != Reply::no);
    raise(balance_confidence,
          personal && a.confidential != Reply::no && a.consent != Consent::valid && (leaves || advice));
  }
  void safety() {
    const bool police = (v.immediate() || a.crime == Reply::yes) && !v.police_know();
    const bool refer = v.ge(Risk::welfare_concern) == T && !v.social_care_knows();
    raise(notify_police, police);
    raise(refer_to_childrens_social_care, refer);
    raise(confirm_received, police || refer);
    raise(act_without_delay, v.ge(Risk::significant_harm) == T || a.adult_at_risk == Adult::immediate ||
                                 (a.crime == Reply::yes && v.concern()));
    raise(consult_adult_safeguarding_guidance, a.adult_at_risk != Adult::no);
  }
  void rest() {
    const bool asked = a.requested == YesNo::yes;
    raise(seek_advice_anonymised, advice);
    raise(record_advice_outcome, advice);
    raise(clarify_request,
          !act && (a.compulsion == Compulsion::statutory_request_unclear ||
                   (asked && (a.purpose == Reply::not_known || a.recipient_needs == Reply::not_known))));
    raise(discuss_refusal_with_requester, asked && (out.outcome == Outcome::do_not_share || withhold()));
    raise(withhold_from_proposed_recipient, withhold());
    raise(schedule_review, a.retention == Retention::indefinite);
    raise(name_accountable_decision_maker, a.mash == YesNo::yes);
  }
};

}  // namespace

Advice advise(const Answers& answers) {
  const Values values{answers};
  Advice out;
  rule_and_outcome(values, out);
  out.flow = values.flow();
  Duties duties{values, out};
  duties.release();
  duties.consent();
  duties.basis();
  duties.safety();
  duties.rest();
  return out;
}

const char* name_of(Outcome outcome) {
  constexpr std::array<const char*, 5> kNames{"act-now", "share", "share-with-care", "seek-advice-first",
                                              "do-not-share"};
  return kNames.at(static_cast<std::size_t>(outcome));
}

const char* name_of(Obligation obligation) {
  constexpr std::array<const char*, kObligations> kNames{"record-decision",
                                                         "record-what-shared",
                                                         "minimise",
                                                         "verify-recipient",
                                                         "secure-channel",
                                                         "mark-opinion",
                                                         "explain-historical",
                                                         "consider-third-parties",
                                                         "inform-individual",
                                                         "inform-individual-deferred",
                                                         "obtain-consent",
                                                         "record-consent",
                                                         "weigh-wishes",
                                                         "identify-lawful-basis",
                                                         "identify-special-category-condition",
                                                         "balance-confidence",
                                                         "notify-police",
                                                         "refer-to-childrens-social-care",
                                                         "seek-advice-anonymised",
                                                         "record-advice-outcome",
                                                         "clarify-request",
                                                         "comply-with-legal-requirement",
                                                         "discuss-refusal-with-requester",
                                                         "withhold-from-proposed-recipient",
                                                         "confirm-received",
                                                         "act-without-delay",
                                                         "schedule-review",
                                                         "consult-adult-safeguarding-guidance",
                                                         "name-accountable-decision-maker",
                                                         "complete-how-steps"};
  return kNames.at(obligation);
}

}  // namespace sharewell::plain
