// SPDX-License-Identifier: MIT
#include "app/demo_records.h"

#include <algorithm>

#include "casework/agreement.h"
#include "casework/fuller_record.h"

namespace sharewell::app {
namespace {

using Said = std::map<std::string, std::string>;

const Said& agreement() {
  static const Said said{{"agreement_who", "Her mother"},
                         {"agreement_for", "Her daughter, ten weeks old"},
                         {"agreement_when", "At the third visit"},
                         {"agreement_how", "words"},
                         {"agreement_told", "why what how with-whom"},
                         {"agreement_free", "no-pressure no-service nobody-coercive"}};
  return said;
}

const Said& record() {
  static const Said said{
      {"covered", "effect_silent safety_person"},
      {"helps", "yes"},
      {"serves", "both"},
      {"best_interests", "She is weighed by somebody who can act the same day."},
      {"effect_shared", "Her mother may feel watched. She said that she would rather have help."},
      {"safety_others", "Her brother, three, is at home and well."},
      {"need_to_share", "A health visitor alone cannot arrange the help that they need."},
      {"rights_against", "Her mother's own health is her own matter; nothing of it is passed on."},
      {"qualities", "all"},
      {"unmet_timely", "The second visit was a week late. I was ill."},
      {"expects", "expected"}};
  return said;
}

Result<void> without_fault(const casework::DoneOrFaults& kept) {
  if (const auto* faults = std::get_if<1>(&kept))
    return fail(ErrorCode::BadInput, "an invented record has a fault: " + faults->front().message);
  return {};
}

}  // namespace

Result<void> finish_a_record(casework::Installation& installation, const Clock& clock, const Random& random) {
  casework::Organisation* found = installation.find("northbank");
  const casework::Desk desk{*found->store,        found->people, *found->people.find_user("tom"),
                            guidance::built_in(), clock,         random,
                            installation.shelf()};
  SW_TRY(const auto files, casework::my_files(desk));
  const auto file = std::ranges::find(files, "Baby Rowe", &casework::FileLine::label);
  if (file == files.end()) return {};
  SW_TRY(const casework::CaseFileView view, casework::open_mine(desk, file->ref));
  const SharingRef sharing = view.decisions.front().sharing;
  SW_TRY(const auto agreed, casework::say_agreement(desk, file->ref, sharing, agreement(), ""));
  SW_DO(without_fault(agreed));
  SW_TRY(const auto said, casework::say_more(desk, file->ref, sharing, record(), ""));
  return without_fault(said);
}

}  // namespace sharewell::app
