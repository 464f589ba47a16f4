// SPDX-License-Identifier: MIT
#include "plain_evaluator.h"

#include <algorithm>
#include <vector>

namespace sharewell::plain {
namespace {

enum Three { F = 0, U = 1, T = 2 };

Three land(Three a, Three b) { return std::min(a, b); }
Three lor(Three a, Three b) { return std::max(a, b); }
Three lnot(Three a) { return a == T ? F : a == F ? T : U; }
Three two(bool b) { return b ? T : F; }

/// The derived values of 4.2 for one set of answers.
struct Values {
  const Answers& a;
  explicit Values(const Answers& answers) : a(answers) {}

  const std::string& at(const char* q) const { return a.at(q); }
  bool is(const char* q, const char* answer) const { return at(q) == answer; }
  Three yes(const char* q) const { return is(q, "yes") ? T : is(q, "no") ? F : U; }

  Three ge(const char* level) const {
    static const std::vector<std::string> order{"none",          "support-need",     "welfare-concern",
                                                "child-in-need", "significant-harm", "immediate"};
    if (is("risk", "not-known")) return U;
    const auto mine = std::find(order.begin(), order.end(), at("risk"));
    return two(mine >= std::find(order.begin(), order.end(), level));
  }
  Three compelled() const {
    if (is("compulsion", "statutory-request-valid") || is("compulsion", "court-order-or-legal-duty"))
      return T;
    return is("compulsion", "statutory-request-unclear") ? U : F;
  }
  Three consent_ok() const { return is("consent", "valid") ? T : is("consent", "not-known") ? U : F; }
  Three personal() const { return yes("identifiable"); }
  bool personal_duty() const { return !is("identifiable", "no"); }
  Three lawful_eff() const { return lor(yes("lawful_reason"), compelled()); }
  Three ground() const {
    const std::string& g = at("confidence_ground");
    if (g == "subject-interest" || g == "public-interest" || g == "legal-requirement") return T;
    return g == "none" ? F : U;
  }
  Three conf_ok() const { return lor(lor(lnot(yes("confidential")), ground()), compelled()); }
  Three compat_ok() const { return lor(lor(yes("compatible"), ge("child-in-need")), compelled()); }
  bool named() const {
    return is("recipient", "childrens-social-care") || is("recipient", "nspcc") || is("recipient", "police");
  }
  bool lead() const { return is("recipient", "own-safeguarding-lead"); }
  Three safe_ok() const { return named() || lead() ? T : lnot(yes("sharing_increases_risk")); }
  Three flow() const {
    const Three without = land(land(lawful_eff(), conf_ok()), compat_ok());
    const Three identified = land(yes("recipient_needs"), lor(consent_ok(), without));
    return land(land(yes("purpose"), safe_ok()), lor(lnot(personal()), identified));
  }
  bool tell_now() const {
    return (named() && ge("significant-harm") == T) || (lead() && ge("welfare-concern") == T);
  }
  bool declined() const { return is("consent", "refused") || is("consent", "withdrawn"); }
  bool tell() const {
    if (!named() || ge("welfare-concern") != T) return false;
    return is("consent", "valid") || lawful_eff() == T || (lawful_eff() == U && !declined());
  }
  bool concern() const { return ge("welfare-concern") != F || !is("adult_at_risk", "no"); }
  bool settled() const {
    return is("how_considered", "yes") &&
           (is("identifiable", "no") || !is("informing_increases_risk", "not-known")) &&
           (!declined() || ge("welfare-concern") == T);
  }
  bool police_know() const { return is("already_with", "police") || is("already_with", "both"); }
  bool social_care_knows() const {
    return is("already_with", "childrens-social-care") || is("already_with", "both");
  }
  bool immediate() const { return is("risk", "immediate") || is("adult_at_risk", "immediate"); }
};

void rule_and_outcome(const Values& v, Advice& out) {
  const auto give = [&](const char* rule, const char* outcome) {
    out.rule = rule;
    out.outcome = outcome;
  };
  const char* share = v.settled() ? "share" : "share-with-care";
  const bool needs_no = v.is("recipient_needs", "no");
  if (v.immediate()) return give("D1", "act-now");
  if (v.is("crime", "yes") && !v.police_know() && v.concern()) return give("D2", "act-now");
  if (v.tell_now()) return give("D3", share);
  if (v.is("unsure", "yes")) return give("D4", "seek-advice-first");
  if (v.tell()) return give("D5", share);
  if (v.compelled() != F && (v.is("purpose", "no") || (needs_no && v.personal_duty()) || v.safe_ok() != T))
    return give("D6", "seek-advice-first");
  if (v.flow() == T) return give("D7", share);
  if (v.flow() == U) return give("D8", "seek-advice-first");
  if (v.safe_ok() == F) return give("D9", "do-not-share");
  const bool may_be_body = v.named() || v.lead() || v.is("recipient", "not-known");
  if (((v.named() || v.lead()) && v.is("requested", "yes")) || (may_be_body && v.ge("welfare-concern") != F))
    return give("D10", "seek-advice-first");
  if (v.is("purpose", "no")) return give("D11", "do-not-share");
  if (needs_no && v.is("identifiable", "yes")) return give("D12", "do-not-share");
  if (v.concern() || !v.is("crime", "no")) return give("D13", "seek-advice-first");
  give("D14", "do-not-share");
}

/// The obligations of 4.5, one at a time.
struct Duties {
  const Values& v;
  Advice& out;
  bool act = out.outcome == "act-now", advice = out.outcome == "seek-advice-first";
  bool leaves = act || out.outcome == "share" || out.outcome == "share-with-care";
  bool personal = v.personal_duty();

  void when(bool raised, const char* id) {
    if (raised) out.obligations.insert(id);
  }
  bool withhold() const {
    if (v.named() || v.lead()) return false;
    return v.is("sharing_increases_risk", "yes") ||
           (act && (v.is("purpose", "no") || (v.is("recipient_needs", "no") && personal) ||
                    !v.is("sharing_increases_risk", "no")));
  }
  void sharing() {
    when(true, "record-decision");
    for (const char* id : {"record-what-shared", "minimise", "verify-recipient", "secure-channel"})
      when(leaves, id);
    when(leaves && !v.is("contains_opinion", "no"), "mark-opinion");
    when(leaves && !v.is("contains_historical", "no"), "explain-historical");
    when(leaves && personal && !v.is("third_parties", "no"), "consider-third-parties");
    when(leaves && personal && v.is("informing_increases_risk", "no"), "inform-individual");
    when(leaves && personal && !v.is("informing_increases_risk", "no"), "inform-individual-deferred");
    when((out.outcome == "share" || out.outcome == "share-with-care") && v.compelled() == T,
         "comply-with-legal-requirement");
    when(out.outcome == "share-with-care" && v.is("how_considered", "no"), "complete-how-steps");
  }
  void consent() {
    const bool open =
        v.is("consent", "not-sought") || v.is("consent", "defective") || v.is("consent", "not-known");
    when(!act && personal && open && v.is("informing_increases_risk", "no") && !v.is("purpose", "no") &&
             !v.is("recipient_needs", "no") && v.compelled() != T && v.ge("significant-harm") != T &&
             !v.is("crime", "yes") && !v.is("sharing_increases_risk", "yes"),
         "obtain-consent");
    when(leaves && personal && v.is("consent", "valid"), "record-consent");
    when(personal && v.declined() && (leaves || advice), "weigh-wishes");
  }
  void basis() {
    when(personal && (leaves || (advice && !v.is("consent", "valid") && !v.is("lawful_reason", "yes"))),
         "identify-lawful-basis");
    when(leaves && personal && !v.is("special_category", "no"), "identify-special-category-condition");
    when(personal && !v.is("confidential", "no") && !v.is("consent", "valid") && (leaves || advice),
         "balance-confidence");
  }
  void safety() {
    const bool police = (v.immediate() || v.is("crime", "yes")) && !v.police_know();
    const bool refer = v.ge("welfare-concern") == T && !v.social_care_knows();
    when(police, "notify-police");
    when(refer, "refer-to-childrens-social-care");
    when(police || refer, "confirm-received");
    when(v.ge("significant-harm") == T || v.is("adult_at_risk", "immediate") ||
             (v.is("crime", "yes") && v.concern()),
         "act-without-delay");
    when(!v.is("adult_at_risk", "no"), "consult-adult-safeguarding-guidance");
  }
  void rest() {
    when(advice, "seek-advice-anonymised");
    when(advice, "record-advice-outcome");
    when(!act && (v.is("compulsion", "statutory-request-unclear") ||
                  (v.is("requested", "yes") &&
                   (v.is("purpose", "not-known") || v.is("recipient_needs", "not-known")))),
         "clarify-request");
    when(v.is("requested", "yes") && (out.outcome == "do-not-share" || withhold()),
         "discuss-refusal-with-requester");
    when(withhold(), "withhold-from-proposed-recipient");
    when(v.is("retention", "indefinite"), "schedule-review");
    when(v.is("mash", "yes"), "name-accountable-decision-maker");
  }
};

}  // namespace

Advice advise(const Answers& answers) {
  const Values values(answers);
  Advice out;
  rule_and_outcome(values, out);
  const Three flow = values.flow();
  out.flow = flow == T ? "yes" : flow == F ? "no" : "not-known";
  Duties duties{values, out};
  duties.sharing();
  duties.consent();
  duties.basis();
  duties.safety();
  duties.rest();
  return out;
}

}  // namespace sharewell::plain
