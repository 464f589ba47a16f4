// SPDX-License-Identifier: MIT
#include "decide/recommendation.h"

#include <bit>

#include "guidance/listing.h"

namespace sharewell::decide {
namespace {

using guidance::Cite;
using guidance::QuestionIndex;

template <class Index>
std::vector<Index> indices_of(std::uint64_t bits) {
  std::vector<Index> list;
  for (; bits != 0; bits &= bits - 1) list.push_back(static_cast<Index>(std::countr_zero(bits)));
  return list;
}

}  // namespace

Recommendation::Recommendation(const guidance::Pack& pack, const Enquiry& enquiry)
    : pack_(&pack),
      enquiry_(enquiry),
      verdict_(pack.evaluate(enquiry.facts())),
      reasons_(pack.reasons_of(enquiry.facts(), verdict_)),
      obligations_(pack.obligations_of(enquiry.facts(), verdict_)),
      open_outcome_(pack.open_outcome(enquiry.answers())),
      open_obligations_(pack.open_obligations(enquiry.answers())) {}

std::vector<Reason> Recommendation::reasons() const {
  std::vector<Reason> list;
  for (const QuestionIndex question : indices_of<QuestionIndex>(reasons_)) {
    const guidance::AnswerIndex given = enquiry_.facts().at[question];
    const std::vector<Cite>& cites = pack_->cites(question, given);
    list.push_back(
        {question, given, guidance::reason_text(pack_->questions()[question].answers[given], cites), cites});
  }
  return list;
}

std::vector<std::size_t> Recommendation::obligations() const { return indices_of<std::size_t>(obligations_); }
std::vector<QuestionIndex> Recommendation::open_outcome() const {
  return indices_of<QuestionIndex>(open_outcome_);
}
std::vector<QuestionIndex> Recommendation::open_obligations() const {
  return indices_of<QuestionIndex>(open_obligations_);
}

Recommendation recommend(const guidance::Pack& pack, const Enquiry& enquiry) {
  return Recommendation(pack, enquiry);
}

std::string_view name_of(guidance::Truth truth) {
  switch (truth) {
    case guidance::Truth::No:
      return "no";
    case guidance::Truth::NotKnown:
      return "not-known";
    case guidance::Truth::Yes:
      return "yes";
  }
  return "not-known";
}

}  // namespace sharewell::decide
