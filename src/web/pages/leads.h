// SPDX-License-Identifier: MIT
// The pages of what stood in the way, training, the team's open case files, the times of a decision and the
// evidence of a period.
//
// In: a visit. Out: a page, a table to keep, or 303. Never: for a practitioner what only a lead sees.
#pragma once

#include "casework/times.h"
#include "web/pages/pages.h"

namespace sharewell::web::pages {

// barriers.cpp
[[nodiscard]] Answer barriers(const Visit& visit);
[[nodiscard]] Answer barrier(const Visit& visit);
[[nodiscard]] Answer save_barrier(const Visit& visit);
[[nodiscard]] Answer barrier_figures(const Visit& visit);
[[nodiscard]] Answer take_barrier_figures(const Visit& visit);
// training.cpp: not found where the organisation does without
[[nodiscard]] Answer trainings(const Visit& visit);
[[nodiscard]] Answer training(const Visit& visit);
[[nodiscard]] Answer save_training(const Visit& visit);
// open_files.cpp
[[nodiscard]] Answer open_files(const Visit& visit);
// times.cpp
[[nodiscard]] Answer times(const Visit& visit);
[[nodiscard]] Answer save_times(const Visit& visit);
// evidence.cpp
[[nodiscard]] Answer evidence(const Visit& visit);
[[nodiscard]] Answer take_evidence(const Visit& visit);

/// The three moments of a decision and what lies between them, line by line.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> time_lines(const casework::Times& times);
/// The same on the record, with the way to say them.
[[nodiscard]] Html times_html(const casework::DecisionView& decision, const Url& record, bool mine);

}  // namespace sharewell::web::pages
