// SPDX-License-Identifier: MIT
#include "decide/enquiry.h"

#include <bit>

#include "base/result.h"

namespace sharewell::decide {

Enquiry Enquiry::make(const guidance::Pack& pack, const guidance::Answers& answers) {
  const auto& questions = pack.questions();
  for (std::size_t q = 0; q < answers.at.size(); ++q)
    SW_CHECK(answers.at[q] == guidance::kAbsent ||
             (q < questions.size() && answers.at[q] < questions[q].answers.size()));
  return Enquiry(answers, pack.complete(answers), questions.size());
}

std::uint64_t Enquiry::assumed_bits() const {
  std::uint64_t bits = 0;
  for (std::size_t q = 0; q < questions_; ++q)
    if (answers_.at[q] == guidance::kAbsent) bits |= std::uint64_t{1} << q;
  return bits;
}

std::vector<guidance::QuestionIndex> Enquiry::assumed() const {
  std::vector<guidance::QuestionIndex> list;
  for (std::uint64_t bits = assumed_bits(); bits != 0; bits &= bits - 1)
    list.push_back(static_cast<guidance::QuestionIndex>(std::countr_zero(bits)));
  return list;
}

}  // namespace sharewell::decide
