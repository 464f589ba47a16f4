// SPDX-License-Identifier: MIT
#include "casework/find_people.h"

#include <algorithm>

#include "base/limits.h"
#include "base/text.h"
#include "casework/may_see.h"
#include "casework/typed_text.h"

namespace sharewell::casework {
namespace {

constexpr std::size_t kShown = 10;

/// Sorts the hits by who may see them, once the look at all of them is on record.
Result<PeopleFound> tell(const Desk& desk, std::vector<Hit> hits) {
  PeopleFound found;
  if (hits.empty()) return found;
  std::vector<FileRef> files;
  for (const Hit& hit : hits) files.push_back(hit.file);
  SW_TRY(const store::Looked looked, desk.store.look_list(files, desk.me.ref));
  for (Hit& hit : hits) {
    const auto card = desk.store.find_file(hit.file);
    if (!card) continue;
    SW_TRY(const bool mine_to_see, may_see(desk, *card));
    if (mine_to_see) {
      found.seen.push_back({std::move(hit), card->label(looked).reveal()});
      continue;
    }
    std::string whom = whom_to_ask(desk, *card);
    if (std::ranges::find(found.ask, whom) == found.ask.end()) found.ask.push_back(std::move(whom));
  }
  return found;
}

/// @pre what was typed has no fault
Result<std::vector<Hit>> hits_of(const Desk& desk, Finder& finder, const TypedSearch& typed) {
  const std::string born = birth_as_typed(typed.born, desk.clock()).value_or("");
  const search::Question question{typed.name, search::birth_from(born).value_or(0), typed.number};
  while (true) {
    SW_DO(finder.catch_up());
    if (auto hits = finder.find(question, kShown)) return *std::move(hits);
  }
}

}  // namespace

std::vector<decide::FieldFault> faults_of(const TypedSearch& typed, Instant now) {
  std::vector<decide::FieldFault> faults;
  check_text(typed.name, "name", limits::kShortTextBytes, "", faults);
  check_text(typed.number, "number", limits::kShortTextBytes, "", faults);
  const auto born = birth_as_typed(typed.born, now);
  if (!born) faults.push_back({"born", "Write a birth date like 27 3 2014, or only the year"});
  if (tidy(typed.name).empty() && tidy(typed.number).empty() && born == "")
    faults.push_back({"name", "Write a name, a birth date or a number"});
  return faults;
}

Result<PeopleFound> find_people(const Desk& desk, Finder& finder, const TypedSearch& typed) {
  SW_TRY(std::vector<Hit> hits, hits_of(desk, finder, typed));
  return tell(desk, std::move(hits));
}

Result<PeopleFound> find_look_alikes(const Desk& desk, Finder& finder, const TypedSearch& typed,
                                     const FileRef& file) {
  if (!faults_of(typed, desk.clock()).empty()) return PeopleFound{};
  SW_TRY(std::vector<Hit> hits, hits_of(desk, finder, typed));
  std::erase_if(hits, [&](const Hit& hit) { return hit.file == file || !hit.why.alike(); });
  return tell(desk, std::move(hits));
}

}  // namespace sharewell::casework
