// SPDX-License-Identifier: MIT
#include "casework/file_moves.h"

#include <algorithm>

#include "web/move_words.h"
#include "web/pages/file_form.h"
#include "web/pages/on_file.h"
#include "web/pages/pages.h"
#include "web/pages/task_parts.h"

namespace sharewell::web::pages {
namespace {

using casework::CaseFileView;
using casework::FileLine;

/// The files that this person can open, but this one.
Result<std::vector<FileLine>> other_files(const Visit& visit, const CaseFileView& file) {
  SW_TRY(auto files, casework::my_files(visit.desk()));
  std::erase_if(files, [&](const FileLine& one) { return one.ref == file.ref; });
  return files;
}

Answer show_move(const Visit& visit, const DecisionOrPage& opened, const Faults& faults) {
  SW_TRY(const auto files, other_files(visit, *opened.file));
  const Url record = record_url(opened.file->ref, opened.decision->sharing);
  const Html form =
      form_once(visit, record / "move",
                {file_fields(visit, files, faults, {}), note_area(visit, "why", words::kMoveWhy, {}, faults)},
                words::kMoveSave);
  return form_page(visit, words::kMoveTitle,
                   join({heading_l(words::kMoveTitle), paragraph(words::kMoveLead), form}), record, faults);
}

Html file_radios(const Visit& visit, const std::vector<FileLine>& files, const Faults& faults) {
  Radios radios{
      .name = "file",
      .value = visit.typed("file"),
      .fieldset = Fieldset{.legend = {.text = words::kJoinWhich, .classes = "govuk-fieldset__legend--m"}},
      .hint = Hint{.text = words::kJoinHint},
      .error_message = message_for(faults, "file")};
  for (const FileLine& file : files)
    radios.items.push_back({.value = file.ref.text(),
                            .text = name_of_file(file.label),
                            .hint = Hint{.text = join({text(file.ref.spaced()), text(", "),
                                                       text(london_date(file.opened_at))})}});
  return render(radios);
}

Answer show_join(const Visit& visit, const CaseFileView& file, const Faults& faults) {
  SW_TRY(const auto files, other_files(visit, file));
  const Html asked = files.empty() ? paragraph(words::kJoinNone)
                                   : form_once(visit, file_url(file.ref) / "join",
                                               {file_radios(visit, files, faults),
                                                note_area(visit, "why", words::kJoinWhy, {}, faults)},
                                               words::kJoinSave);
  return form_page(visit, words::kJoinTitle,
                   join({heading_l(words::kJoinTitle), paragraph(words::kJoinLead), asked}),
                   file_url(file.ref), faults);
}

Html lead_boxes(const Visit& visit, const CaseFileView& file, const Faults& faults) {
  Checkboxes boxes{
      .name = "people",
      .values = visit.typed_all("people"),
      .fieldset = Fieldset{.legend = {.text = words::kRestrictWho, .classes = "govuk-fieldset__legend--m"}},
      .hint = Hint{.text = words::kRestrictWhoHint},
      .error_message = message_for(faults, "people")};
  const auto card = visit.organisation->store->find_file(file.ref);
  const auto leads = card ? casework::who_may_be_let_in(visit.desk(), *card) : std::vector<access::Person>{};
  for (const access::Person& lead : leads)
    boxes.items.push_back({.value = lead.ref.text(),
                           .text = lead.name,
                           .hint = Hint{.text = lead.position + ", " + lead.team}});
  return boxes.items.empty() ? Html{} : render(boxes);
}

http::Response show_restrict(const Visit& visit, const CaseFileView& file, const Faults& faults) {
  const Html form =
      form_once(visit, file_url(file.ref) / "restrict",
                {lead_boxes(visit, file, faults), note_area(visit, "why", words::kRestrictWhy, {}, faults)},
                words::kRestrictSave);
  return form_page(visit, words::kRestrictTitle,
                   join({heading_l(words::kRestrictTitle), paragraph(words::kRestrictLead),
                         render(InsetText{.text = words::kRestrictOpener}), form}),
                   file_url(file.ref), faults);
}

http::Response show_open(const Visit& visit, const CaseFileView& file, const Faults& faults) {
  const Html form =
      form_once(visit, file_url(file.ref) / "open",
                {note_area(visit, "why", words::kOpenFileWhy, {}, faults)}, words::kOpenFileSave);
  return form_page(visit, words::kOpenFileTitle,
                   join({heading_l(words::kOpenFileTitle), paragraph(words::kOpenFileLead), form}),
                   file_url(file.ref), faults);
}

}  // namespace

Answer move_decision(const Visit& visit) {
  const DecisionOrPage opened = open_own_decision(visit);
  if (opened.page) return *opened.page;
  return show_move(visit, opened, {});
}

Answer save_move(const Visit& visit) {
  const DecisionOrPage opened = open_own_decision(visit);
  if (opened.page) return *opened.page;
  const auto chosen = typed_file(visit, {});
  if (!chosen) return show_move(visit, opened, {chosen.error()});
  const SharingRef sharing = opened.decision->sharing;
  SW_TRY(const auto kept, casework::move_decision(visit.desk(), opened.file->ref, sharing, *chosen,
                                                  visit.typed("why"), once_of(visit).value));
  if (const auto* faults = std::get_if<Faults>(&kept)) return show_move(visit, opened, on_form(*faults));
  return go_to(record_url(std::get<FileRef>(kept), sharing));
}

Answer join_file(const Visit& visit) {
  const FileOrPage opened = open_own_file(visit);
  if (opened.page) return *opened.page;
  return show_join(visit, *opened.file, {});
}

Answer save_join(const Visit& visit) {
  const FileOrPage opened = open_own_file(visit);
  if (opened.page) return *opened.page;
  const auto other = FileRef::parse(visit.typed("file"));
  if (!other) return show_join(visit, *opened.file, {{"file", std::string(words::kChooseFile)}});
  SW_TRY(const auto kept, casework::join_files(visit.desk(), opened.file->ref, *other, visit.typed("why"),
                                               once_of(visit).value));
  if (const auto* faults = std::get_if<Faults>(&kept)) return show_join(visit, *opened.file, *faults);
  return go_to(file_url(std::get<FileRef>(kept)));
}

Answer restrict_file(const Visit& visit) {
  const FileOrPage opened = open_own_file(visit);
  return opened.page ? *opened.page : show_restrict(visit, *opened.file, {});
}

Answer save_restrict(const Visit& visit) {
  const FileOrPage opened = open_own_file(visit);
  if (opened.page) return *opened.page;
  std::vector<PersonRef> people;
  for (const std::string& one : visit.typed_all("people"))
    if (const auto ref = PersonRef::parse(one)) people.push_back(*ref);
  SW_TRY(const auto kept, casework::restrict_file(visit.desk(), opened.file->ref, people, visit.typed("why"),
                                                  once_of(visit).value));
  if (const auto* faults = std::get_if<Faults>(&kept)) return show_restrict(visit, *opened.file, *faults);
  return go_to(file_url(opened.file->ref));
}

Answer open_file_to_team(const Visit& visit) {
  const FileOrPage opened = open_own_file(visit);
  return opened.page ? *opened.page : show_open(visit, *opened.file, {});
}

Answer save_open_file(const Visit& visit) {
  const FileOrPage opened = open_own_file(visit);
  if (opened.page) return *opened.page;
  SW_TRY(const auto kept,
         casework::open_to_team(visit.desk(), opened.file->ref, visit.typed("why"), once_of(visit).value));
  if (const auto* faults = std::get_if<Faults>(&kept)) return show_open(visit, *opened.file, *faults);
  return go_to(file_url(opened.file->ref));
}

}  // namespace sharewell::web::pages
