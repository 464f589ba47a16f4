// SPDX-License-Identifier: MIT
// Parts of forms that several pages share: faults, citations, when something happened, which case file.
//
// In: a visit with what was typed, faults to show. Out: markup, or what the typed values mean.
// Never: loses what was typed; a fault shows it again.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "casework/case_file.h"
#include "casework/record_decision.h"
#include "decide/decision.h"
#include "web/visit.h"

namespace sharewell::web {

using Faults = std::vector<decide::FieldFault>;

/// The summary on top, or nothing without faults.
[[nodiscard]] Html summary_of(const Faults& faults);
[[nodiscard]] std::optional<ErrorMessage> message_for(const Faults& faults, std::string_view field);

/// Faults of casework under the names that the forms give the fields.
[[nodiscard]] Faults on_form(Faults faults);

/// "Page 11, When; page 4, The seven golden rules".
[[nodiscard]] std::string cited(const std::vector<guidance::Cite>& cites);
/// A paragraph of its own with where the advice says it.
[[nodiscard]] Html cite_line(const std::vector<guidance::Cite>& cites);
/// Details with a myth and what the advice says instead; nothing if none of the ids is known.
[[nodiscard]] Html myths_about(const guidance::Pack& pack, const std::vector<std::string>& ids);
/// A text of the pack with one line of it a list item.
[[nodiscard]] Html listed(std::string_view lines_of_text);

/// "Just now", or a date and a time.
[[nodiscard]] Html when_fields(const Visit& visit, const Faults& faults, std::string_view legend);
[[nodiscard]] std::expected<Instant, decide::FieldFault> typed_when(const Visit& visit);

/// The files of one's team, a new one with a name, a new one without. `preset`: what is chosen at first.
[[nodiscard]] Html file_fields(const Visit& visit, const std::vector<casework::FileLine>& files,
                               const Faults& faults, std::string_view preset);
[[nodiscard]] std::expected<casework::ChosenFile, decide::FieldFault> typed_file(const Visit& visit,
                                                                                 std::string_view preset);

/// "Not yet named" for an empty label.
[[nodiscard]] std::string name_of_file(std::string_view label);
/// A new id for a form that may be sent twice and must count once.
[[nodiscard]] std::string make_once(const Visit& visit);

}  // namespace sharewell::web
