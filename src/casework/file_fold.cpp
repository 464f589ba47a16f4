// SPDX-License-Identifier: MIT
#include "casework/file_fold.h"

#include <algorithm>
#include <utility>

#include "casework/agreement.h"
#include "casework/fuller_record.h"
#include "casework/legal_basis.h"
#include "casework/request.h"
#include "casework/times.h"

namespace sharewell::casework {
namespace {

using record::EntryKind;

std::string summary_of(const record::Decided& one) {
  const std::string words = one.choice == record::Choice::Share        ? "Decided to share"
                            : one.choice == record::Choice::DoNotShare ? "Decided not to share"
                                                                       : "Decided to get advice first";
  std::string out = one.emergency                             ? "Emergency: told others at once"
                    : one.notes.if_contains("already_shared") ? "Shared, and recorded afterwards"
                                                              : words;
  if (request_in(one.notes)) out += ", after somebody had asked";
  if (one.notes.if_contains("token")) out += ", sent by a program";
  if (!one.departure.empty()) out += ", differently from the recommendation";
  return out;
}

/// The decision that was taken from another file, with what followed it there.
Result<DecisionView> decision_in(const record::SharingTaken& taken) {
  SW_TRY(const auto entries, record::entries_in(taken));
  DecisionView out;
  for (const record::EntryBody& one : entries) {
    if (one.kind == EntryKind::SharingTaken) {
      SW_TRY(const auto before, record::read_body<record::SharingTaken>(one));
      SW_TRY(out, decision_in(before));
    } else if (one.kind == EntryKind::Decided) {
      SW_TRY(record::Decided decided, record::read_body<record::Decided>(one));
      out = {0, one.sharing, one.actor, one.happened_at, one.recorded_at, std::move(decided), {}};
    } else if (one.kind == EntryKind::Considered) {
      SW_TRY(record::Considered considered, record::read_body<record::Considered>(one));
      out.considered.push_back(std::move(considered));
      out.considered_by.push_back({one.actor, one.recorded_at});
    } else {
      SW_TRY(record::Corrected corrected, record::read_body<record::Corrected>(one));
      out.corrections.push_back({one.actor, one.recorded_at, std::move(corrected)});
    }
  }
  out.from = taken.from;
  return out;
}

}  // namespace

FileFold::FileFold(const Desk& desk, const FileRef& file) : desk_(desk), stories_(desk) { view_.ref = file; }

Result<void> FileFold::apply(const record::Entry& entry) {
  const record::EntryBody& body = entry.body();
  TimelineItem item{
      entry.index(), body.kind, body.actor, body.happened_at, body.recorded_at, body.sharing, {}, {}, false};
  SW_DO(read(entry, item));
  SW_DO(stories_.apply(entry, item));
  SW_DO(tasks_.apply(entry.index(), body));
  view_.timeline.push_back(std::move(item));
  if (body.kind != EntryKind::Looked && body.kind != EntryKind::KeepingSet)
    view_.last_activity = body.recorded_at;
  return {};
}

Result<void> FileFold::read(const record::Entry& entry, TimelineItem& item) {
  const record::EntryBody& body = entry.body();
  switch (body.kind) {
    case EntryKind::FileOpened:
      return opened(body, item);
    case EntryKind::Looked:
      item.summary = "Looked at this case file";
      return {};
    case EntryKind::Decided:
      return decided(entry, item);
    case EntryKind::Considered:
      return considered(body, item);
    case EntryKind::CopyTaken:
      return copied(body, item);
    case EntryKind::FileNamed:
      return named(body, item);
    case EntryKind::Corrected:
      return corrected(body, item);
    case EntryKind::SignNoted:
      return noted(body, item);
    case EntryKind::PersonNoted:
      return somebody(entry, item);
    case EntryKind::FormMade:
      return form_made(entry, item);
    case EntryKind::SharingMoved:
      return moved(body, item);
    case EntryKind::SharingTaken:
      return taken(entry, item);
    case EntryKind::FileJoined:
      return joined(body, item);
    case EntryKind::FileRestricted:
      return restricted(body, item);
    case EntryKind::TaskSettled:  // of tasks the stories say what there is to say
    case EntryKind::TaskRaised:
    case EntryKind::TaskMoved:
    case EntryKind::OrganisationMade:
    case EntryKind::PersonAdded:
    case EntryKind::Refused:
    case EntryKind::GuidanceChosen:
    case EntryKind::RegisterWatched:
    case EntryKind::CheckpointCosigned:
    case EntryKind::KeyHandedOver:
    case EntryKind::WitnessesChosen:
    case EntryKind::CheckpointStamped:
    case EntryKind::FiguresTaken:
    case EntryKind::ContactKept:
    case EntryKind::ProcedureKept:
    case EntryKind::PolicyKept:
    case EntryKind::TokenMade:
    case EntryKind::TokenEnded:
    case EntryKind::ArrangementKept:
    case EntryKind::DutyKept:
    case EntryKind::BarrierNoted:
    case EntryKind::TrainingKept:
    case EntryKind::RetentionKept:
    case EntryKind::ErasureAsked:
    case EntryKind::FileErased:
      return {};
    case EntryKind::KeepingSet:
      return kept(body, item);
    case EntryKind::InformationAsked:
      return asked(body, item);
    case EntryKind::InformationReceived:
      return received(body, item);
  }
  return {};
}

CaseFileView FileFold::finish() && {
  for (const auto& [raised, row] : tasks_.rows())
    if (std::ranges::find(view_.moved, row.sharing, &MovedView::sharing) == view_.moved.end())
      view_.tasks.push_back(stories_.view_of(row));
  std::ranges::stable_sort(view_.tasks, {},
                           [](const TaskView& one) { return std::pair(one.row.raised_by, one.row.due); });
  std::ranges::reverse(view_.timeline);
  std::ranges::stable_sort(view_.signs, {}, &SignView::seen_at);
  std::ranges::stable_sort(view_.received, {}, &ReceivedView::came_at);
  return std::move(view_);
}

DecisionView* FileFold::decision_at(std::uint64_t index) {
  const auto at = std::ranges::find(view_.decisions, index, &DecisionView::index);
  return at == view_.decisions.end() ? nullptr : &*at;
}

Result<void> FileFold::opened(const record::EntryBody& body, TimelineItem& item) {
  SW_TRY(const auto file, record::read_body<record::FileOpened>(body));
  view_.label = file.label.reveal();
  view_.team = file.team;
  view_.opened_by = body.actor;
  view_.opened_at = body.recorded_at;
  item.summary = view_.label.empty() ? "Case file opened, not yet named" : "Case file opened";
  return {};
}

Result<void> FileFold::decided(const record::Entry& entry, TimelineItem& item) {
  const record::EntryBody& body = entry.body();
  SW_TRY(record::Decided one, record::read_body<record::Decided>(body));
  item.summary = summary_of(one);
  item.late = one.late;
  view_.decisions.push_back(
      {entry.index(), body.sharing, body.actor, body.happened_at, body.recorded_at, std::move(one), {}});
  return {};
}

Result<void> FileFold::considered(const record::EntryBody& body, TimelineItem& item) {
  SW_TRY(record::Considered one, record::read_body<record::Considered>(body));
  item.summary = "Answered how to share, and ran the recommendation again";
  DecisionView* const decision = decision_at(one.decision);
  if (decision == nullptr) return {};
  if (says_basis_anew(decision->notes_now(), one.notes)) {
    item.summary = "Said on which legal basis it is shared";
    item.detail = said_in_one(one.notes);
  } else if (says_agreement_anew(decision->notes_now(), one.notes)) {
    item.summary = agreement_missing(one.notes).empty() ? "Recorded the agreement to share"
                                                        : "Recorded an agreement that lacks something";
  } else if (says_times_anew(one.notes, decision->notes_now())) {
    item.summary = "Said when the concern arose, or when it was shared";
  } else if (says_more_than(one.notes, decision->notes_now())) {
    item.summary = "Completed the record of a decision";
  }
  decision->considered.push_back(std::move(one));
  decision->considered_by.push_back({body.actor, body.recorded_at});
  return {};
}

Result<void> FileFold::corrected(const record::EntryBody& body, TimelineItem& item) {
  SW_TRY(record::Corrected one, record::read_body<record::Corrected>(body));
  item.summary = "Corrected what was recorded with a decision";
  item.detail = one.why.reveal();
  if (DecisionView* const decision = decision_at(one.decision))
    decision->corrections.push_back({body.actor, body.recorded_at, std::move(one)});
  return {};
}

Result<void> FileFold::named(const record::EntryBody& body, TimelineItem& item) {
  SW_TRY(const auto one, record::read_body<record::FileNamed>(body));
  item.summary = view_.label.empty() ? "Case file named" : "Name of the case file corrected";
  item.detail = one.why.reveal();
  view_.label = one.label.reveal();
  return {};
}

Result<void> FileFold::noted(const record::EntryBody& body, TimelineItem& item) {
  SW_TRY(record::SignNoted one, record::read_body<record::SignNoted>(body));
  item.summary = one.fact ? "Small sign, seen or heard" : "Small sign, an opinion";
  item.detail = one.what.reveal();
  view_.signs.push_back({item.index, body.actor, body.happened_at, body.recorded_at, std::move(one)});
  return {};
}

Result<void> FileFold::copied(const record::EntryBody& body, TimelineItem& item) {
  SW_TRY(const auto one, record::read_body<record::CopyTaken>(body));
  item.summary = "Took a copy out of Sharewell, for: " + one.purpose.reveal();
  return {};
}

Result<void> FileFold::somebody(const record::Entry& entry, TimelineItem& item) {
  const record::EntryBody& body = entry.body();
  SW_TRY(record::PersonNoted one, record::read_body<record::PersonNoted>(body));
  const std::string name = one.name.reveal().empty() ? one.known_as.reveal() : one.name.reveal();
  item.summary = one.of == 0 ? "Somebody noted on this case file"
                 : one.gone  ? "Somebody taken off this case file"
                             : "What is noted of somebody corrected";
  item.detail = one.why.reveal().empty() ? name : name + "\n" + one.why.reveal();
  const auto before = std::ranges::find(view_.people, one.of, &PersonView::index);
  if (one.of == 0)
    view_.people.push_back({entry.index(), body.actor, body.recorded_at, std::move(one)});
  else if (before != view_.people.end() && one.gone)
    view_.people.erase(before);
  else if (before != view_.people.end())
    before->noted = std::move(one);
  return {};
}

Result<void> FileFold::form_made(const record::Entry& entry, TimelineItem& item) {
  const record::EntryBody& body = entry.body();
  SW_TRY(record::FormMade one, record::read_body<record::FormMade>(body));
  item.summary = "Made a form: " + one.title;
  view_.forms.push_back({entry.index(), body.sharing, body.actor, body.recorded_at, std::move(one)});
  return {};
}

Result<void> FileFold::moved(const record::EntryBody& body, TimelineItem& item) {
  SW_TRY(const auto one, record::read_body<record::SharingMoved>(body));
  item.summary = "Moved a decision to case file " + one.to.spaced() + ", where it belongs";
  item.detail = one.why.reveal();
  std::erase_if(view_.decisions, [&](const DecisionView& at) { return at.index == one.decision; });
  std::erase_if(view_.forms, [&](const FormView& form) { return form.sharing == body.sharing; });
  view_.moved.push_back({body.sharing, one.to});
  // What was said of another child is not to be read here.
  for (TimelineItem& earlier : view_.timeline)
    if (earlier.sharing == body.sharing) {
      earlier.summary = "Belongs to case file " + one.to.spaced();
      earlier.detail.clear();
    }
  return {};
}

Result<void> FileFold::taken(const record::Entry& entry, TimelineItem& item) {
  SW_TRY(const auto one, record::read_body<record::SharingTaken>(entry.body()));
  SW_TRY(DecisionView decision, decision_in(one));
  decision.index = entry.index();
  item.summary = summary_of(decision.decided) + ". Recorded in case file " + one.from.spaced() +
                 " first, and moved here";
  item.detail = one.why.reveal();
  item.late = decision.decided.late;
  std::erase_if(view_.moved, [&](const MovedView& gone) { return gone.sharing == decision.sharing; });
  view_.decisions.push_back(std::move(decision));
  return {};
}

Result<void> FileFold::joined(const record::EntryBody& body, TimelineItem& item) {
  SW_TRY(const auto one, record::read_body<record::FileJoined>(body));
  item.summary = one.goes_on ? "Joined with case file " + one.other.spaced() + ", which goes on as this one"
                             : "Joined with case file " + one.other.spaced() + ". This one goes on as that";
  item.detail = one.why.reveal();
  if (one.goes_on)
    view_.joined.push_back(one.other);
  else
    view_.goes_on_as = one.other;
  return {};
}

Result<void> FileFold::restricted(const record::EntryBody& body, TimelineItem& item) {
  SW_TRY(auto one, record::read_body<record::FileRestricted>(body));
  std::string names;
  for (const PersonRef& ref : one.people) names += (names.empty() ? "" : ", ") + desk_.people.name_of(ref);
  item.summary = one.restricted ? "Kept to whoever opened it and " + names : "Opened to the team again";
  item.detail = one.why.reveal();
  view_.kept_to = one.restricted ? std::optional(std::move(one.people)) : std::nullopt;
  return {};
}

}  // namespace sharewell::casework
