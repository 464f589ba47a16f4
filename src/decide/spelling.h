// SPDX-License-Identifier: MIT
// How a pack's answers and recommendations are spelt inside an entry (RFC 8785), joined from the pack's own
// pieces: to write the one, to read the other and to compare both byte for byte, without JSON as values.
//
// In: a pack, then answers as an entry holds them, or recommendations of that pack. Out: answers; text, or
// pieces of it, that is the canonical form of recommendation_to_json. Never: allocates for a case to read or
// compare, once the list of pieces has its size; says which answer it did not know.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "decide/recommendation.h"

namespace sharewell::decide {

/// The recommendation as an entry holds it.
[[nodiscard]] std::string kept_text(const Recommendation& recommendation);

class Spelling {
 public:
  /// `pack` must outlive it.
  explicit Spelling(const guidance::Pack& pack);
  /// The answers of {"question":"answer",...}; nullopt if the pack does not have one of them, or if it is
  /// spelt in another way.
  [[nodiscard]] std::optional<guidance::Answers> read(std::string_view answers) const;
  /// Puts the pieces in `out`, in order, for a recommendation of this pack. They stay valid as long as the
  /// pack does.
  void spell(const Recommendation& recommendation, std::vector<std::string_view>& out) const;

 private:
  struct Named {
    std::string_view id;  ///< of a question; in quotes
    guidance::QuestionIndex question = 0;
    std::vector<std::string_view> answers{};
  };
  const guidance::Pack& pack_;
  std::vector<Named> named_;  ///< in the order of RFC 8785
};

}  // namespace sharewell::decide
