// SPDX-License-Identifier: MIT
// The proof of one record, as a part of its page.
//
// In: the proof. Out: markup. Never: more than its reader may see; the record itself is checked before.
#pragma once

#include "casework/case_file.h"
#include "web/html.h"

namespace sharewell::web::pages {

[[nodiscard]] Html proof_html(const Url& record, const casework::ProofFiles& proof);

}  // namespace sharewell::web::pages
