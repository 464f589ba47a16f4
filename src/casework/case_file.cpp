// SPDX-License-Identifier: MIT
#include "casework/case_file.h"

#include <algorithm>

#include "base/bytes.h"
#include "casework/file_fold.h"
#include "casework/may_see.h"
#include "casework/own_duties.h"
#include "decide/decision.h"
#include "register/proof_file.h"

namespace sharewell::casework {
namespace {

constexpr Instant kAlways{INT64_MAX};

Result<CaseFileView> read_file(const Desk& desk, const store::FileCard& card, Instant known_at) {
  const FileRef& ref = card.file();
  SW_TRY(const store::Looked looked, desk.store.look(ref, desk.me.ref));
  SW_TRY(const auto entries, desk.store.read(looked, ref));
  FileFold fold(desk, ref);
  for (const record::Entry& entry : entries) {
    if (entry.body().recorded_at > known_at)
      break;  // what came after it was known later, whatever a clock said
    SW_DO(fold.apply(entry));
  }
  CaseFileView view = std::move(fold).finish();
  if (view.timeline.empty()) return fail(ErrorCode::NotFound, "nothing was recorded by then");
  view.mine = access::may_open(desk.me, card);
  return view;
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

/// Of the files that this person may open, newest first; of those that were joined the one that goes on.
std::vector<store::FileCard> cards_of(const Desk& desk) {
  std::vector<store::FileCard> cards = desk.store.files();
  std::erase_if(cards, [&](const store::FileCard& card) {
    return !card.goes_on_as().empty() || !access::may_open(desk.me, card);
  });
  std::ranges::reverse(cards);
  return cards;
}

/// Naming case files is a look on record.
Result<std::vector<FileLine>> named(const Desk& desk, const std::vector<store::FileCard>& cards) {
  std::vector<FileLine> lines;
  if (cards.empty()) return lines;
  std::vector<FileRef> refs;
  for (const store::FileCard& card : cards) refs.push_back(card.file());
  SW_TRY(const store::Looked looked, desk.store.look_list(refs, desk.me.ref));
  for (const store::FileCard& card : cards)
    lines.push_back({card.file(), card.label(looked).reveal(), card.opened_by(), card.opened_at()});
  return lines;
}

}  // namespace

const json::object& DecisionView::answers_now() const {
  return considered.empty() ? decided.answers : considered.back().answers;
}

const json::object& DecisionView::recommendation_now() const {
  return considered.empty() ? decided.recommendation : considered.back().recommendation;
}

const json::object& DecisionView::notes_now() const {
  return considered.empty() ? decided.notes : considered.back().notes;
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

Result<CaseFileView> open_mine(const Desk& desk, const FileRef& ref) {
  const auto card = desk.store.find_file(ref);
  if (!card || !access::may_open(desk.me, *card)) return fail(ErrorCode::NotFound, "no such case file");
  return read_file(desk, *card, kAlways);
}

Result<FileOrAsk> open_file_as_known(const Desk& desk, const FileRef& ref, Instant at) {
  const auto card = desk.store.find_file(ref);
  if (!card) return fail(ErrorCode::NotFound, "no such case file");
  SW_TRY(const bool seen, may_see(desk, *card));
  if (!seen) {
    SW_TRY(AskSomebody ask, refuse(desk, *card));
    return FileOrAsk(std::move(ask));
  }
  SW_TRY(CaseFileView view, read_file(desk, *card, at));
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

Result<std::vector<FileLine>> my_files(const Desk& desk) { return named(desk, cards_of(desk)); }

Result<FilesPart> my_files_after(const Desk& desk, const FileRef& after, std::size_t most) {
  const std::vector<store::FileCard> cards = cards_of(desk);
  auto from = cards.begin();
  if (!after.empty()) {
    from = std::ranges::find(cards, after, &store::FileCard::file);
    if (from == cards.end()) return fail(ErrorCode::BadInput, "it is not one of these case files", "after");
    ++from;
  }
  const auto left = static_cast<std::size_t>(cards.end() - from);
  const auto to = from + static_cast<std::ptrdiff_t>(std::min(left, most));
  SW_TRY(auto lines, named(desk, {from, to}));
  return FilesPart{std::move(lines), left > most};
}

}  // namespace sharewell::casework
