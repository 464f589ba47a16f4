// SPDX-License-Identifier: MIT
// Who here was trained in sharing with other agencies: kept by leads, who see who was not yet. An
// organisation may do without. @cite hmg-2018 p.8 Legislative framework
//
// In: what a lead typed. Out: a line of the list (kept_list.h); each person with what they had. Never: judges
// a person; a list for anybody but a lead.
#pragma once

#include "casework/kept_list.h"
#include "record/office_bodies.h"

namespace sharewell::casework {

[[nodiscard]] bool training_before(const record::TrainingKept& a, const record::TrainingKept& b);
using Trainings =
    KeptList<record::EntryKind::TrainingKept, &record::TrainingKept::training, &training_before>;

/// As keep_line. Fields of faults: person, title, day (2026-12-01, not to come).
using TrainingOrFaults = LineOrFaults<Trainings>;
[[nodiscard]] Result<TrainingOrFaults> keep_training(const Desk& desk, Trainings& trainings,
                                                     record::TrainingKept typed, std::string_view once);

struct PersonTrained {
  access::Person person;
  std::vector<record::TrainingKept> had;  ///< newest first
};
/// Everybody who can sign in here, those who had none first, then by name.
[[nodiscard]] std::vector<PersonTrained> who_was_trained(const Desk& desk, const Trainings& trainings);

}  // namespace sharewell::casework
