// SPDX-License-Identifier: MIT
#include "casework/training.h"

#include "base/limits.h"
#include "casework/service.h"
#include "casework/typed_text.h"

namespace sharewell::casework {
namespace {

std::vector<decide::FieldFault> faults_of(const Desk& desk, record::TrainingKept& typed) {
  std::vector<decide::FieldFault> faults;
  if (!desk.people.find(typed.person)) faults.push_back({"person", "Choose who was trained"});
  typed.title =
      typed_text(typed.title, "title", limits::kShortTextBytes, "Write which training it was", faults);
  if (!is_day(typed.day) || typed.day > day_of(desk.clock()))
    faults.push_back({"day", "Enter the day on which it was, not one to come"});
  return faults;
}

}  // namespace

bool training_before(const record::TrainingKept& a, const record::TrainingKept& b) { return a.day > b.day; }

Result<TrainingOrFaults> keep_training(const Desk& desk, Trainings& trainings, record::TrainingKept typed,
                                       std::string_view once) {
  auto faults = faults_of(desk, typed);
  return keep_line(desk, trainings, std::move(typed), std::move(faults), once);
}

std::vector<PersonTrained> who_was_trained(const Desk& desk, const Trainings& trainings) {
  std::vector<PersonTrained> out;
  const auto all = trainings.all();
  for (access::Person& person : desk.people.all()) {
    PersonTrained one{std::move(person), {}};
    for (const record::TrainingKept& training : all)
      if (training.person == one.person.ref) one.had.push_back(training);
    out.push_back(std::move(one));
  }
  std::ranges::stable_sort(
      out, {}, [](const PersonTrained& one) { return std::pair(!one.had.empty(), one.person.name); });
  return out;
}

}  // namespace sharewell::casework
