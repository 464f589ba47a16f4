// SPDX-License-Identifier: MIT
// Gathers the faults of a pack while it is read. In: places and words. Out: the list in file and line order,
// and whether the rules can be read in spite of them. Never: more than kFaultsMax, so that a hostile pack
// cannot fill the memory with complaints.
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "guidance/fault.h"

namespace sharewell::guidance {

struct Spot {
  int line = 0, column = 0;
};

class Faults {
 public:
  static constexpr std::size_t kFaultsMax = 500;

  void add(std::string_view file, Spot spot, std::string what, std::string remedy = {}) {
    rules_stand_ = rules_stand_ && is_beside_rules(file);
    add_beside(file, spot, std::move(what), std::move(remedy));
  }
  /// A fault that leaves questions and conditions as they are, wherever it stands: a wrong page, say.
  void add_beside(std::string_view file, Spot spot, std::string what, std::string remedy = {}) {
    if (list_.size() < kFaultsMax)
      list_.push_back({std::string(file), spot.line, spot.column, std::move(what), std::move(remedy)});
  }
  /// Nothing that was complained about hides what the rules say, so that they can be looked at too.
  [[nodiscard]] bool rules_stand() const { return rules_stand_; }
  [[nodiscard]] bool empty() const { return list_.empty(); }
  [[nodiscard]] std::vector<Fault> take() {
    std::ranges::sort(list_);
    list_.erase(std::ranges::unique(list_).begin(), list_.end());
    return std::move(list_);
  }

 private:
  static bool is_beside_rules(std::string_view file) {
    file.remove_prefix(file.rfind('/') + 1);
    return file.starts_with("words.") || file == "cases.toml" || file == "properties.toml";
  }
  std::vector<Fault> list_;
  bool rules_stand_ = true;
};

/// "did you mean `near`?", else "known are: a, b, c".
[[nodiscard]] std::string suggest(std::string_view word, std::span<const std::string_view> known);

/// A letter, then letters, digits, `-` and `_`; at most 64 characters.
[[nodiscard]] bool is_id(std::string_view text);

}  // namespace sharewell::guidance
