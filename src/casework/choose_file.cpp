// SPDX-License-Identifier: MIT
#include "casework/choose_file.h"

#include "base/limits.h"
#include "base/text.h"
#include "casework/due.h"
#include "casework/own_duties.h"
#include "record/move_bodies.h"
#include "record/work_bodies.h"

namespace sharewell::casework {
namespace {

using record::EntryKind;

constexpr std::string_view kAboutStaff = "The concern is about somebody who works here";

Result<FileRef> standing_file(const Desk& desk, const FileRef& chosen) {
  auto card = desk.store.find_file(chosen);
  while (card && !card->goes_on_as().empty()) card = desk.store.find_file(card->goes_on_as());
  if (!card) return fail(ErrorCode::NotFound, "no such case file");
  if (!access::may_open(desk.me, *card))
    return fail(ErrorCode::NotAllowed, "the case file belongs to another team, or is kept to few");
  return card->file();
}

std::vector<PersonRef> leads_beside_me(const Desk& desk) {
  std::vector<PersonRef> out;
  for (const access::Person& lead : desk.people.leads_of(desk.me.team))
    if (lead.ref != desk.me.ref) out.push_back(lead.ref);
  return out;
}

}  // namespace

Result<FileChoice> choose_file(const Desk& desk, const ChosenFile& chosen, Instant now) {
  FileChoice out;
  if (!chosen.existing.empty()) {
    SW_TRY(out.file, standing_file(desk, chosen.existing));
    return out;
  }
  const std::string label = tidy(chosen.label.reveal());
  if (label.size() > limits::kShortTextBytes)
    out.faults.push_back(
        {"label", "Shorten the name to " + std::to_string(limits::kShortTextBytes) + " characters or fewer"});
  else if (!is_plain_text(label) || label.find('\n') != std::string::npos)
    out.faults.push_back({"label", "Write the name on one line, in ordinary letters"});
  out.file = desk.store.new_file();
  out.opening.push_back({EntryKind::FileOpened,
                         out.file,
                         {},
                         desk.me.ref,
                         now,
                         now,
                         record::to_json(record::FileOpened{Personal<std::string>(label), desk.me.team})});
  if (chosen.about_staff)
    for (record::EntryBody& entry : keeping_to_few(desk, out.file, leads_beside_me(desk),
                                                   Personal<std::string>(std::string(kAboutStaff))))
      out.opening.push_back(std::move(entry));
  return out;
}

std::vector<record::EntryBody> keeping_to_few(const Desk& desk, const FileRef& file,
                                              const std::vector<PersonRef>& people,
                                              const Personal<std::string>& why) {
  const Instant now = desk.clock();
  const auto entry = [&](EntryKind kind, json::object body) {
    return record::EntryBody{kind, file, {}, desk.me.ref, now, now, std::move(body)};
  };
  std::vector<record::EntryBody> out{
      entry(EntryKind::FileRestricted, record::to_json(record::FileRestricted{true, people, why}))};
  for (const PersonRef& person : people) {
    if (person == desk.me.ref) continue;
    const record::RaisedTask task{TaskRef::make(desk.random), std::string(kSeeRestricted),
                                  due_at(own_duty(kSeeRestricted)->due, now), person};
    out.push_back(entry(EntryKind::TaskRaised, record::to_json(record::TaskRaised{task, {}, why})));
  }
  return out;
}

}  // namespace sharewell::casework
