// SPDX-License-Identifier: MIT
// A recommendation as it is spelt inside an entry, in pieces made beforehand: to compare with a record byte
// for byte without writing or reading JSON.
//
// In: a pack, then recommendations of that pack. Out: pieces of text; joined they are the canonical form (RFC
// 8785) of recommendation_to_json. Never: allocates for a case, once the list of pieces has its size.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "decide/recommendation.h"

namespace sharewell::decide {

class Spelling {
 public:
  /// `pack` must outlive it.
  explicit Spelling(const guidance::Pack& pack);
  /// Puts the pieces in `out`, in order, for a recommendation of this pack. They stay valid as long as this
  /// does.
  void spell(const Recommendation& recommendation, std::vector<std::string_view>& out) const;

 private:
  const guidance::Pack& pack_;
  // Each with a comma before it, which the first of a list goes without.
  std::vector<std::string> ids_;                   ///< of questions
  std::vector<std::string> obligations_;           ///< as objects
  std::vector<std::vector<std::string>> reasons_;  ///< [question][answer], as objects
  std::vector<std::string> outcomes_, rules_;      ///< as members
  std::string before_reasons_;                     ///< the pack, as a member
};

}  // namespace sharewell::decide
