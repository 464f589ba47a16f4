// SPDX-License-Identifier: MIT
#include "casework/case_file.h"

#include <algorithm>
#include <utility>

#include "base/bytes.h"
#include "casework/may_see.h"
#include "casework/own_duties.h"
#include "casework/request.h"
#include "casework/task_story.h"
#include "decide/decision.h"
#include "register/proof_file.h"

namespace sharewell::casework {
namespace {

constexpr Instant kAlways{INT64_MAX};

/// Folds the entries of one file, oldest first, into what a page shows.
class Fold {
 public:
  explicit Fold(const Desk& desk) : stories(desk) {}

  Result<void> apply(const record::Entry& entry) {
    const record::EntryBody& body = entry.body();
    TimelineItem item{
        entry.index(), body.kind, body.actor, body.happened_at, body.recorded_at, body.sharing, {}, {},
        false};
    switch (body.kind) {
      case record::EntryKind::FileOpened:
        SW_DO(opened(body, item));
        break;
      case record::EntryKind::Looked:
        item.summary = "Looked at this case file";
        break;
      case record::EntryKind::Decided:
        SW_DO(decided(entry, item));
        break;
      case record::EntryKind::Considered:
        SW_DO(considered(body, item));
        break;
      case record::EntryKind::CopyTaken:
        SW_DO(copied(body, item));
        break;
      case record::EntryKind::FileNamed:
        SW_DO(named(body, item));
        break;
      case record::EntryKind::Corrected:
        SW_DO(corrected(body, item));
        break;
      case record::EntryKind::SignNoted:
        SW_DO(noted(body, item));
        break;
      case record::EntryKind::PersonNoted:
        SW_DO(somebody(entry, item));
        break;
      case record::EntryKind::OrganisationMade:
      case record::EntryKind::PersonAdded:
      case record::EntryKind::Refused:
      case record::EntryKind::GuidanceChosen:
      case record::EntryKind::RegisterWatched:
      case record::EntryKind::CheckpointCosigned:
      case record::EntryKind::ContactKept:
      case record::EntryKind::TaskSettled:
      case record::EntryKind::TaskRaised:
      case record::EntryKind::TaskMoved:
      case record::EntryKind::SharingMoved:
      case record::EntryKind::SharingTaken:
      case record::EntryKind::FileJoined:
      case record::EntryKind::FileRestricted:
      case record::EntryKind::FormMade:
      case record::EntryKind::ProcedureKept:
      case record::EntryKind::PolicyKept:
      case record::EntryKind::TokenMade:
      case record::EntryKind::TokenEnded:
        break;
    }
    SW_DO(stories.apply(entry, item));
    SW_DO(tasks_.apply(entry.index(), body));
    view.timeline.push_back(std::move(item));
    return {};
  }

  /// The file with its tasks, newest entries first.
  CaseFileView finish() && {
    for (const auto& [raised, row] : tasks_.rows()) view.tasks.push_back(stories.view_of(row));
    std::ranges::stable_sort(view.tasks, {},
                             [](const TaskView& one) { return std::pair(one.row.raised_by, one.row.due); });
    std::ranges::reverse(view.timeline);
    std::ranges::stable_sort(view.signs, {}, &SignView::seen_at);
    return std::move(view);
  }

  CaseFileView view;
  TaskStories stories;

 private:
  Result<void> opened(const record::EntryBody& body, TimelineItem& item) {
    SW_TRY(const auto file, record::read_body<record::FileOpened>(body));
    view.label = file.label.reveal();
    view.team = file.team;
    view.opened_by = body.actor;
    view.opened_at = body.recorded_at;
    item.summary = view.label.empty() ? "Case file opened, not yet named" : "Case file opened";
    return {};
  }
  Result<void> decided(const record::Entry& entry, TimelineItem& item) {
    const record::EntryBody& body = entry.body();
    SW_TRY(record::Decided one, record::read_body<record::Decided>(body));
    const std::string words = one.choice == record::Choice::Share        ? "Decided to share"
                              : one.choice == record::Choice::DoNotShare ? "Decided not to share"
                                                                         : "Decided to get advice first";
    item.summary = one.emergency                             ? "Emergency: told others at once"
                   : one.notes.if_contains("already_shared") ? "Shared, and recorded afterwards"
                                                             : words;
    if (request_in(one.notes)) item.summary += ", after somebody had asked";
    if (!one.departure.empty()) item.summary += ", differently from the recommendation";
    item.late = one.late;
    view.decisions.push_back(
        {entry.index(), body.sharing, body.actor, body.happened_at, body.recorded_at, std::move(one), {}});
    return {};
  }
  Result<void> considered(const record::EntryBody& body, TimelineItem& item) {
    SW_TRY(record::Considered one, record::read_body<record::Considered>(body));
    item.summary = "Answered how to share, and ran the recommendation again";
    for (DecisionView& decision : view.decisions)
      if (decision.index == one.decision) decision.considered.push_back(one);
    return {};
  }
  Result<void> named(const record::EntryBody& body, TimelineItem& item) {
    SW_TRY(const auto one, record::read_body<record::FileNamed>(body));
    item.summary = view.label.empty() ? "Case file named" : "Name of the case file corrected";
    item.detail = one.why.reveal();
    view.label = one.label.reveal();
    return {};
  }
  Result<void> corrected(const record::EntryBody& body, TimelineItem& item) {
    SW_TRY(const record::Corrected one, record::read_body<record::Corrected>(body));
    item.summary = "Corrected what was recorded with a decision";
    item.detail = one.why.reveal();
    for (DecisionView& decision : view.decisions)
      if (decision.index == one.decision) decision.corrections.push_back({body.actor, body.recorded_at, one});
    return {};
  }
  Result<void> noted(const record::EntryBody& body, TimelineItem& item) {
    SW_TRY(record::SignNoted one, record::read_body<record::SignNoted>(body));
    item.summary = one.fact ? "Small sign, seen or heard" : "Small sign, an opinion";
    item.detail = one.what.reveal();
    view.signs.push_back({body.actor, body.happened_at, body.recorded_at, std::move(one)});
    return {};
  }
  Result<void> somebody(const record::Entry& entry, TimelineItem& item) {
    const record::EntryBody& body = entry.body();
    SW_TRY(record::PersonNoted one, record::read_body<record::PersonNoted>(body));
    const std::string name = one.name.reveal().empty() ? one.known_as.reveal() : one.name.reveal();
    item.summary = one.of == 0 ? "Somebody noted on this case file"
                   : one.gone  ? "Somebody taken off this case file"
                               : "What is noted of somebody corrected";
    item.detail = one.why.reveal().empty() ? name : name + "\n" + one.why.reveal();
    const auto before = std::ranges::find(view.people, one.of, &PersonView::index);
    if (one.of == 0)
      view.people.push_back({entry.index(), body.actor, body.recorded_at, std::move(one)});
    else if (before != view.people.end() && one.gone)
      view.people.erase(before);
    else if (before != view.people.end())
      before->noted = std::move(one);
    return {};
  }
  Result<void> copied(const record::EntryBody& body, TimelineItem& item) {
    SW_TRY(const auto one, record::read_body<record::CopyTaken>(body));
    item.summary = "Took a copy out of Sharewell, for: " + one.purpose.reveal();
    return {};
  }
  record::TaskFold tasks_;
};

Result<CaseFileView> read_file(const Desk& desk, const FileRef& ref, Instant known_at) {
  SW_TRY(const store::Looked looked, desk.store.look(ref, desk.me.ref));
  SW_TRY(const auto entries, desk.store.read(looked, ref));
  Fold fold(desk);
  fold.view.ref = ref;
  for (const record::Entry& entry : entries)
    if (entry.body().recorded_at <= known_at) SW_DO(fold.apply(entry));
  if (fold.view.timeline.empty()) return fail(ErrorCode::NotFound, "nothing was recorded by then");
  return std::move(fold).finish();
}

Result<AskSomebody> refuse(const Desk& desk, const store::FileCard& card) {
  record::EntryBody refused{record::EntryKind::Refused,
                            desk.store.office(),
                            {},
                            desk.me.ref,
                            desk.clock(),
                            desk.clock(),
                            record::to_json(record::Refused{card.file()})};
  SW_TRY(const auto kept, desk.store.commit({{std::move(refused)}, {}, {}}));
  static_cast<void>(kept);
  return AskSomebody{card.file(), whom_to_ask(desk, card)};
}

}  // namespace

const json::object& DecisionView::answers_now() const {
  return considered.empty() ? decided.answers : considered.back().answers;
}

const json::object& DecisionView::recommendation_now() const {
  return considered.empty() ? decided.recommendation : considered.back().recommendation;
}

const DecisionView* CaseFileView::find(const SharingRef& sharing) const {
  for (const DecisionView& decision : decisions)
    if (decision.sharing == sharing) return &decision;
  return nullptr;
}

Result<const guidance::Pack*> pack_of(const Desk& desk, const DecisionView& decision) {
  return decide::pack_of(decision.recommendation_now(), desk.shelf);
}

const guidance::Obligation* find_duty(const Desk& desk, std::string_view obligation) {
  std::vector<const guidance::Pack*> packs = desk.shelf.all();
  packs.insert(packs.begin(), &desk.pack);
  for (const guidance::Pack* pack : packs)
    if (const auto index = pack->find_obligation(obligation)) return &pack->obligations()[*index];
  return own_duty(obligation);
}

Result<FileOrAsk> open_file(const Desk& desk, const FileRef& ref) {
  return open_file_as_known(desk, ref, kAlways);
}

Result<FileOrAsk> open_file_as_known(const Desk& desk, const FileRef& ref, Instant at) {
  const auto card = desk.store.find_file(ref);
  if (!card) return fail(ErrorCode::NotFound, "no such case file");
  SW_TRY(const bool seen, may_see(desk, *card));
  if (!seen) {
    SW_TRY(AskSomebody ask, refuse(desk, *card));
    return FileOrAsk(std::move(ask));
  }
  SW_TRY(CaseFileView view, read_file(desk, ref, at));
  return FileOrAsk(std::move(view));
}

Result<ProofFiles> proof_of(const Desk& desk, const FileRef& file, std::uint64_t index) {
  const auto card = desk.store.find_file(file);
  if (!card) return fail(ErrorCode::NotFound, "no such record");
  SW_TRY(const bool seen, may_see(desk, *card));
  if (!seen) return fail(ErrorCode::NotFound, "no such record");
  SW_TRY(const store::Looked looked, desk.store.look(file, desk.me.ref));
  SW_TRY(const store::Proof proof, desk.store.proof_of(looked, index));
  return ProofFiles{reg::write_proof(proof.index, proof.path, proof.checkpoint),
                    proof.canonical.reveal(),
                    to_hex(proof.blind),
                    to_hex(proof.leaf_data),
                    desk.store.verifier_key(),
                    proof.index,
                    desk.store.size()};
}

Result<std::vector<FileLine>> my_files(const Desk& desk) {
  std::vector<store::FileCard> cards;
  std::vector<FileRef> refs;
  for (store::FileCard& card : desk.store.files())
    if (access::may_open(desk.me, card)) {
      refs.push_back(card.file());
      cards.push_back(std::move(card));
    }
  std::vector<FileLine> lines;
  if (cards.empty()) return lines;
  SW_TRY(const store::Looked looked, desk.store.look_list(refs, desk.me.ref));
  for (const store::FileCard& card : cards)
    lines.push_back({card.file(), card.label(looked).reveal(), card.opened_by(), card.opened_at()});
  std::ranges::reverse(lines);
  return lines;
}

}  // namespace sharewell::casework
