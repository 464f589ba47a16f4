// SPDX-License-Identifier: MIT
// The shortest form of a recommendation: ids only, for programs that decide many cases.
// Its shape: docs/formats/decide.md.
//
// In: a pack and an enquiry. Out: one JSON object on one line, the same bytes for the same facts and pack.
// Never: words, pages, what is open or assumed; those are in the full object (recommendation.h).
#pragma once

#include <string>

#include "decide/enquiry.h"
#include "guidance/pack.h"

namespace sharewell::decide {

/// Appends {"outcome":"share","rule":"D7","flow":"yes","reasons":["purpose"],"obligations":["minimise"]}.
/// The enquiry must have been made with this pack.
void append_recommendation_ids(std::string& out, const guidance::Pack& pack, const Enquiry& enquiry);

}  // namespace sharewell::decide
