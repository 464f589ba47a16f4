// SPDX-License-Identifier: MIT
// The fields of the interview as forms show them, and as forms send them.
//
// In: fields with what was chosen, faults; a visit with what was sent. Out: markup; chosen values by field.
// Never: loses what was sent; decides which fields are put.
#pragma once

#include <vector>

#include "web/form_parts.h"
#include "web/pages/on_draft.h"

namespace sharewell::web::pages {

/// How large a field's question is written: as the heading of the page, or below one.
enum class Legends { Page, Medium, Small };

/// Radios or checkboxes, why it is asked, and the myths that belong here.
[[nodiscard]] Html field_html(const guidance::Pack& pack, const casework::Field& field, const Faults& faults,
                              Legends legends);
/// What a form sent for these fields; one that it did not send is missing.
[[nodiscard]] std::vector<casework::FieldValues> sent_values(const Visit& visit,
                                                             const std::vector<std::string_view>& fields);
/// The fields as they would be shown, with what was sent in place of what was kept.
[[nodiscard]] std::vector<casework::Field> as_sent(const Visit& visit, std::vector<casework::Field> fields);
/// The version of the draft that the form was shown with.
[[nodiscard]] std::int64_t seen_version(const Visit& visit, const casework::Draft& draft);
/// Another window changed the same fields: both versions, to choose from. `here`: where the form is sent
/// again.
[[nodiscard]] http::Response conflict_page(const Visit& visit, const casework::Draft& draft, const Url& here,
                                           const std::vector<casework::Field>& theirs);

}  // namespace sharewell::web::pages
