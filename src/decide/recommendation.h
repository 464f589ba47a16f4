// SPDX-License-Identifier: MIT
// What the advice says to one enquiry, and why. Second step of the corridor; a person decides, not this.
//
// In: a pack and an enquiry. Out: outcome, rule, reasons with pages, duties, what is assumed and what is
// still open. Pure: same facts, same pack, same bytes. Never: says that something is lawful or safe.
#pragma once

#include <string>
#include <vector>

#include "decide/enquiry.h"
#include "guidance/pack.h"

namespace sharewell::decide {

struct Reason {
  guidance::QuestionIndex question;
  guidance::AnswerIndex answer;
  std::string text;  ///< what was said, what the advice says about that, and the page
  std::vector<guidance::Cite> cite;
};

/// Made only by `recommend`. Refers to its pack, which must outlive it.
class Recommendation {
 public:
  [[nodiscard]] const guidance::Pack& pack() const { return *pack_; }
  [[nodiscard]] const Enquiry& enquiry() const { return enquiry_; }
  [[nodiscard]] const guidance::Verdict& verdict() const { return verdict_; }
  [[nodiscard]] const guidance::Outcome& outcome() const { return pack_->outcomes()[verdict_.outcome]; }
  [[nodiscard]] const guidance::Rule& rule() const { return pack_->rules()[verdict_.rule]; }
  [[nodiscard]] guidance::Truth flow() const { return verdict_.flow; }
  /// In pack order.
  [[nodiscard]] std::vector<Reason> reasons() const;
  /// Bit i is a question of the pack.
  [[nodiscard]] std::uint64_t reason_questions() const { return reasons_; }
  /// Indices into pack().obligations(), in pack order.
  [[nodiscard]] std::vector<std::size_t> obligations() const;
  [[nodiscard]] std::uint64_t obligation_bits() const { return obligations_; }
  [[nodiscard]] std::vector<guidance::QuestionIndex> assumed() const { return enquiry_.assumed(); }
  [[nodiscard]] std::vector<guidance::QuestionIndex> open_outcome() const;
  [[nodiscard]] std::vector<guidance::QuestionIndex> open_obligations() const;
  [[nodiscard]] std::uint64_t open_outcome_bits() const { return open_outcome_; }
  [[nodiscard]] std::uint64_t open_obligation_bits() const { return open_obligations_; }
  [[nodiscard]] std::vector<const guidance::Notice*> notices() const {
    return pack_->notices(enquiry_.facts());
  }

 private:
  friend Recommendation recommend(const guidance::Pack& pack, const Enquiry& enquiry);
  Recommendation(const guidance::Pack& pack, const Enquiry& enquiry);
  const guidance::Pack* pack_;
  Enquiry enquiry_;
  guidance::Verdict verdict_;
  std::uint64_t reasons_, obligations_, open_outcome_, open_obligations_;
};

[[nodiscard]] Recommendation recommend(const guidance::Pack& pack, const Enquiry& enquiry);

/// "yes", "no" or "not-known".
[[nodiscard]] std::string_view name_of(guidance::Truth truth);

/// The one line that a record keeps (without line end); `sharewell decide --json` prints more after it.
[[nodiscard]] std::string recommendation_to_json(const Recommendation& recommendation);

}  // namespace sharewell::decide
