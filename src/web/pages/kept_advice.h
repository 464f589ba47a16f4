// SPDX-License-Identifier: MIT
// A recommendation as a record keeps it: JSON of `decide`, read for showing.
//
// In: the object that was kept. Out: its parts as text; a part that is not there is empty.
// Never: runs the engine again, so that a record shows what was said then and not what would be said now.
#pragma once

#include <string>
#include <vector>

#include "base/json.h"

namespace sharewell::web::pages {

struct KeptLine {
  std::string id;  ///< question or obligation
  std::string text;
  std::string cite;  ///< "Page 11, When; page 5, ..."
};
struct KeptAdvice {
  std::string outcome, rule, flow, pack, edition, sha256;
  std::vector<KeptLine> reasons, obligations;
  std::vector<std::string> assumed;  ///< questions that nobody answered
};
[[nodiscard]] KeptAdvice read_kept(const json::object& recommendation);

}  // namespace sharewell::web::pages
