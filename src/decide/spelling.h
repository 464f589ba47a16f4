// SPDX-License-Identifier: MIT
// How a pack's answers and recommendations are spelt inside an entry (RFC 8785), in pieces made beforehand:
// to read the one and to compare the other byte for byte, without writing or reading JSON.
//
// In: a pack, then answers as an entry holds them, or recommendations of that pack. Out: answers; pieces of
// text that are, joined, the canonical form of recommendation_to_json. Never: allocates for a case, once the
// list of pieces has its size; says which answer it did not know.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "decide/recommendation.h"

namespace sharewell::decide {

class Spelling {
 public:
  /// `pack` must outlive it.
  explicit Spelling(const guidance::Pack& pack);
  /// The answers of {"question":"answer",...}; nullopt if the pack does not have one of them, or if it is
  /// spelt in another way.
  [[nodiscard]] std::optional<guidance::Answers> read(std::string_view answers) const;
  /// Puts the pieces in `out`, in order, for a recommendation of this pack. They stay valid as long as this
  /// does.
  void spell(const Recommendation& recommendation, std::vector<std::string_view>& out) const;

 private:
  struct Named {
    std::string text;  ///< of a question `"id":`, of an answer `"id"`
    guidance::QuestionIndex question = 0;
    std::vector<std::string> answers{};
  };
  const guidance::Pack& pack_;
  std::vector<Named> named_;  ///< in the order of RFC 8785
  // Each with a comma before it, which the first of a list goes without.
  std::vector<std::string> ids_;                   ///< of questions
  std::vector<std::string> obligations_;           ///< as objects
  std::vector<std::vector<std::string>> reasons_;  ///< [question][answer], as objects
  std::vector<std::string> outcomes_, rules_;      ///< as members
  std::string before_reasons_;                     ///< the pack, as a member
};

}  // namespace sharewell::decide
