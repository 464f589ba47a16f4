// SPDX-License-Identifier: MIT
#include "decide/recommendation_ids.h"

#include <bit>
#include <string_view>
#include <vector>

#include "decide/recommendation.h"

namespace sharewell::decide {
namespace {

/// Ids of a pack are letters, digits, `-` and `_`: JSON needs no escape for them.
template <class Part>
void append_ids(std::string& out, std::string_view key, const std::vector<Part>& parts, std::uint64_t bits) {
  out += key;
  for (bool first = true; bits != 0; bits &= bits - 1, first = false) {
    out += first ? "\"" : ",\"";
    out += parts[static_cast<std::size_t>(std::countr_zero(bits))].id;
    out += '"';
  }
}

}  // namespace

void append_recommendation_ids(std::string& out, const guidance::Pack& pack, const Enquiry& enquiry) {
  const guidance::Facts& facts = enquiry.facts();
  const guidance::Verdict verdict = pack.evaluate(facts);
  out += R"({"outcome":")";
  out += pack.outcomes()[verdict.outcome].id;
  out += R"(","rule":")";
  out += pack.rules()[verdict.rule].id;
  out += R"(","flow":")";
  out += name_of(verdict.flow);
  append_ids(out, R"(","reasons":[)", pack.questions(), pack.reasons_of(facts, verdict));
  append_ids(out, R"(],"obligations":[)", pack.obligations(), pack.obligations_of(facts, verdict));
  out += "]}";
}

}  // namespace sharewell::decide
