// SPDX-License-Identifier: MIT
// How the parts that several resources share stand in JSON: people, tasks, decisions.
//
// In: values of casework. Out: JSON objects, as openapi.yaml describes them. Never: opens anything; whoever
// has the value was allowed to.
#pragma once

#include "api/call.h"
#include "casework/case_file.h"

namespace sharewell::api {

[[nodiscard]] std::string_view name_of(record::TaskState state);
[[nodiscard]] std::optional<record::TaskState> state_named(std::string_view name);

/// {"person","name"}; {} for the installation itself.
[[nodiscard]] json::object shown_person(const casework::Desk& desk, const PersonRef& person);
[[nodiscard]] json::object shown_task(const casework::Desk& desk, const record::TaskRow& row);
[[nodiscard]] json::object shown_decision(const casework::Desk& desk, const FileRef& file,
                                          const casework::DecisionView& decision);
/// The same in a line: without words, answers and notes.
[[nodiscard]] json::object shown_in_short(const casework::Desk& desk, const casework::DecisionView& decision);

}  // namespace sharewell::api
