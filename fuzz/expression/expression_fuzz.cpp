// SPDX-License-Identifier: MIT
// Any bytes as an expression: it is read or complained about, each complaint points into it, and what was
// read is a tree whose parts stand before it.
#include <cstdint>
#include <string_view>

#include "base/result.h"
#include "guidance/expression.h"
#include "guidance/pack.h"

using namespace sharewell;
using namespace sharewell::guidance;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::vector<std::string> derived{"flow", "named", "settled"};
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const Names names{built_in().questions(), built_in().outcomes(), derived};
  Pool pool;
  std::vector<Complaint> complaints;
  const auto root = parse_expression(text, names, pool, complaints);
  SW_CHECK(root.has_value() == complaints.empty());
  for (const Complaint& complaint : complaints) SW_CHECK(complaint.offset <= size && !complaint.what.empty());
  if (!root) return 0;
  SW_CHECK(*root + 1 == pool.size());
  for (ExpressionId at = 0; at < pool.size(); ++at) {
    const Term3& term = pool[at];
    const bool two = term.kind == Term3::Kind::And || term.kind == Term3::Kind::Or;
    if (two) SW_CHECK(term.left < at && term.right < at);
    if (term.kind == Term3::Kind::Derived) SW_CHECK(term.index < derived.size());
    if (term.kind == Term3::Kind::OneOf) SW_CHECK(term.index < names.questions.size() && term.set != 0);
  }
  return 0;
}
