// SPDX-License-Identifier: MIT
// Everything of a store, a register and casework that can be held against the model.
#include <fmt/format.h>

#include <algorithm>

#include "casework/may_see.h"
#include "crypt/key_ring.h"
#include "decide/decision.h"
#include "deeds.h"
#include "plain_tree.h"
#include "register/checkpoint.h"
#include "register/tiles.h"
#include "store/verify.h"
#include "world.h"

namespace sharewell::simulation {
namespace {

model::Task task_of(const record::TaskRow& row) {
  return {row.ref.text(),   row.file.text(), row.sharing.text(),          row.obligation,
          row.owner.text(), row.due.ms,      static_cast<int>(row.state), row.raised_by,
          row.settled_by};
}

std::vector<Digest> leaves_of(const model::Organisation& told) {
  std::vector<Digest> leaves;
  for (const model::Entry& entry : told.ledger) leaves.push_back(entry.leaf);
  return leaves;
}

}  // namespace

std::vector<model::Task> tasks_in(const std::vector<record::TaskRow>& rows) {
  std::vector<model::Task> out;
  for (const record::TaskRow& row : rows) out.push_back(task_of(row));
  std::ranges::sort(out);
  return out;
}

std::vector<model::Task> tasks_in(const model::File& file) {
  std::vector<model::Task> out;
  for (const auto& [key, task] : file.tasks) out.push_back(task);
  std::ranges::sort(out);
  return out;
}

void World::check_all() {
  if (trouble_) return;
  say(places_.front(), "everything is checked");
  for (Place& at : places_) {
    check_erased(at);
    check_register(at);
    check_witnessing(at);
    check_drafts(at);
    check_access(at);
    check_files(at);
    store::VerifyCallbacks callbacks;
    callbacks.re_evaluate = [&](const record::EntryBody& entry) {
      return decide::re_evaluate(entry, installation_->shelf());
    };
    const auto report = store::verify(folder(at), keys(at), callbacks);
    if (!report) throw Wrong("verify: " + one_line(report.error()));
    if (report->entries != at.told.ledger.size()) throw Wrong("verify counts other entries");
    if (report->drafts != at.told.drafts.size()) throw Wrong("verify counts other drafts");
    check(at);
  }
}

/// Each as its opener reads it, word for word; tasks, settled ones too; and what is known without a look.
void World::check_files(Place& at) {
  const auto cards = store(at).files();
  std::size_t standing = 0;
  for (const std::string& ref : at.told.order) {
    const model::File& file = at.told.files.at(ref);
    if (file.erased) continue;
    if (standing >= cards.size() || cards[standing].file().text() != ref)
      throw Wrong("case files are missing or in another order");
    const store::FileCard& card = cards[standing++];
    if (card.opened_by().text() != file.opener || card.team() != file.team ||
        card.goes_on_as().text() != file.goes_on_as)
      throw Wrong("the card of a case file is not what its entries say");
    const auto tasks = store(at).tasks_of(card.file());
    if (!tasks || tasks_in(*tasks) != tasks_in(file)) throw Wrong("tasks of a file are not as acknowledged");
    const auto looked = store(at).look(card.file(), card.opened_by());
    if (!looked) throw Wrong("no look: " + one_line(looked.error()));
    learn(at, {}, "", file.opener);
    const auto read = store(at).read(*looked, card.file());
    if (!read) throw Wrong("a case file cannot be read: " + one_line(read.error()));
    if (read->size() != file.entries.size()) throw Wrong("a case file has more or fewer entries");
    for (std::size_t i = 0; i < read->size(); ++i) {
      const model::Entry& kept = at.told.ledger[static_cast<std::size_t>(file.entries[i])];
      if ((*read)[i].index() != kept.index || record::canonical((*read)[i].body()) != kept.text)
        throw Wrong(fmt::format("entry {} reads otherwise than it was kept", kept.index));
    }
    if (card.label(*looked).reveal() != file.label) throw Wrong("a case file has another name");
  }
  if (standing != cards.size()) throw Wrong("there is a case file that nobody opened");
}

/// One that is too old may be there until there is a sweep.
bool World::draft_is(const Place& at, const std::string& ref, const std::optional<model::Draft>& expected) {
  bool found = false;
  for (const model::Person& one : at.told.people) {
    const auto draft = store(at).load_draft(*DraftRef::parse(ref), *PersonRef::parse(one.ref));
    if (!draft && draft.error().code != ErrorCode::NotFound)
      throw Wrong("a draft cannot be read: " + one_line(draft.error()));
    if (!draft) continue;
    if (!expected || expected->author != one.ref || draft->version != expected->version ||
        draft->content.reveal().find('"' + expected->words + '"') == std::string::npos)
      return false;
    found = true;
  }
  return found || !expected || model::Organisation::is_old(*expected, now().ms);
}

void World::check_drafts(const Place& at) {
  for (const auto& [ref, draft] : at.told.drafts) {
    const auto stored = store(at).load_draft(*DraftRef::parse(ref), *PersonRef::parse(draft.author));
    if (!stored || stored->version != draft.version ||
        stored->content.reveal().find('"' + draft.words + '"') == std::string::npos)
      throw Wrong("a draft is lost, or not as it was saved");
  }
  for (const model::Person& one : at.told.people) {
    const auto drafts = store(at).drafts_of(*PersonRef::parse(one.ref));
    const auto kept = std::ranges::count_if(
        at.told.drafts, [&](const auto& draft) { return draft.second.author == one.ref; });
    if (!drafts || static_cast<std::ptrdiff_t>(drafts->size()) != kept)
      throw Wrong("somebody has more or fewer drafts than they saved");
  }
}

/// What was shown stays the beginning of what is shown; growth proofs and tiles say so to others.
void World::check_register(Place& at) {
  const auto leaves = leaves_of(at.told);
  const std::span<const Digest> all(leaves);
  const auto now_shown = reg::open_checkpoint(store(at).published_checkpoint(), store(at).verifier_key());
  if (!now_shown) throw Wrong("what is published is not signed: " + one_line(now_shown.error()));
  if (now_shown->size > leaves.size() || now_shown->root != root_by_definition(all.first(now_shown->size)))
    throw Wrong("what is published is not a beginning of what is kept");
  for (const model::Shown& one : at.told.shown) {
    if (one.size > leaves.size() || one.root != root_by_definition(all.first(one.size)))
      throw Wrong("a checkpoint that was shown is not a beginning of what is kept");
    if (one.size > now_shown->size) continue;
    const auto growth = store(at).growth_since(one.size);
    if (!growth || growth->proof != consistency_by_definition(one.size, all.first(now_shown->size)))
      throw Wrong("a growth proof is not the one of RFC 6962");
  }
  const auto full = now_shown->size / 256, rest = now_shown->size % 256;
  for (std::uint64_t tile = 0; tile < full + (rest != 0 ? 1 : 0); ++tile) {
    const auto width = static_cast<unsigned>(tile < full ? 256 : rest);
    const auto bytes = store(at).published_tile({0, tile, width});
    if (!bytes || bytes->size() != width * 32U) throw Wrong("a tile is missing");
    for (std::size_t i = 0; i < width; ++i)
      if (!std::equal(leaves[tile * 256 + i].begin(), leaves[tile * 256 + i].end(),
                      bytes->begin() + static_cast<std::ptrdiff_t>(32 * i)))
        throw Wrong("a tile holds other leaves");
  }
}

void World::check_witnessing(const Place& at) {
  const casework::Witnessing& there = organisation(at).witnessing;
  if (there.own() != at.own_cosigned) throw Wrong("what others cosigned is not kept");
  const auto watched = there.watched();
  if (watched.size() != at.watched.size()) throw Wrong("a register that is to be watched is forgotten");
  for (const casework::WatchedRegister& one : watched) {
    const auto& last = at.watched.begin()->second.last;  // there is one other organisation
    if (one.last.has_value() != last.has_value() ||
        (last && (one.last->size != last->size || one.last->root != last->root)))
      throw Wrong("a witness remembers another checkpoint than it cosigned");
  }
}

void World::check_erased(Place& at) {
  casework::Organisation& there = organisation(at);
  const auto finished = there.erasures.finish(*there.store);
  if (!finished) throw Wrong("an erasure cannot be finished: " + one_line(finished.error()));
  read_ring();
  for (const auto& [ref, file] : at.told.files) {
    if (!file.erased) continue;
    if (store(at).find_file(*FileRef::parse(ref))) throw Wrong("an erased case file is still there");
    if (!copy_key(folder(at), ref).wrapped.empty())
      throw Wrong("the key of an erased case file is still there");
    if (const auto copied = at.copied.find(ref);
        copied != at.copied.end() && opens(copied->second, ref, keys(at)))
      throw Wrong("an old copy of an erased case file still opens");
  }
  for (const auto& [file, asked] : at.told.asked) {
    const auto waiting = there.erasures.waiting(*FileRef::parse(file));
    if (!waiting || waiting->index != asked.index || waiting->by.text() != asked.by)
      throw Wrong("who asked for an erasure is forgotten");
  }
  if (there.erasures.waiting().size() != at.told.asked.size())
    throw Wrong("an erasure waits that nobody asked for");
}

/// Everybody against every case file.
void World::check_access(const Place& at) {
  for (const auto& card : store(at).files()) {
    const model::File& file = at.told.files.at(card.file().text());
    for (const model::Person& one : at.told.people) {
      const auto sees = casework::may_see(desk(at, one), card);
      if (!sees || *sees != at.told.may_see(one, file))
        throw Wrong(fmt::format("whether {} may see {} is not what was said", one.user, file.ref));
    }
  }
}

}  // namespace sharewell::simulation
