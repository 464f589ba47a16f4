// SPDX-License-Identifier: MIT
// What others see of a register: checkpoints, proofs, and the other organisation that witnesses it.
#include "crypt/key_ring.h"
#include "deeds.h"
#include "plain_tree.h"
#include "register/growth.h"

namespace sharewell::simulation {
namespace {

using casework::Desk;

model::Shown shown_in(const Place& at, store::Store& store, const std::string& note) {
  const auto opened = reg::open_checkpoint(note, store.verifier_key());
  if (!opened) throw Wrong("a checkpoint is not signed: " + one_line(opened.error()));
  if (opened->size > at.told.ledger.size()) throw Wrong("a checkpoint is shown of more than is kept");
  return {opened->size, opened->root};
}

void publish(World& world, Place& at) {
  const bool trouble = world.in_trouble();
  world.take(at, {"(the minute) publishes", at.told.people.front(), [&](const Desk& desk) {
                    desk.store.publish();
                    at.told.published = at.told.ledger.size();
                    return Answer::Done;
                  }});
  const model::Shown now = shown_in(at, world.store(at), world.store(at).published_checkpoint());
  if (!trouble && now.size != at.told.ledger.size())
    throw Wrong("the newest checkpoint is not what is published");
  if (!at.told.shown.empty() && now.size < at.told.shown.back().size)
    throw Wrong("what is published became smaller");
  at.told.shown.push_back(now);
  at.told.published = now.size;
}

void prove(World& world, Place& at) {
  const model::File* const file = some_file(world, at);
  if (file == nullptr) return;
  const model::Person who = somebody(world, at, file);
  const std::uint64_t index = world.dice.of(file->entries);
  const bool sees = at.told.may_see(who, *file);
  const Answer got = world.take(at, {"takes a proof", who,
                                     [&](const Desk& desk) {
                                       const auto proof = casework::proof_of(desk, ref_of(*file), index);
                                       return proof ? Answer::Done : answer_to(proof.error());
                                     },
                                     sees ? Answer::Done : Answer::NotFound});
  if (got != Answer::Done) return;
  const Desk desk = world.desk(at, who);
  const auto looked = desk.store.look(ref_of(*file), desk.me.ref);
  if (!looked) throw Wrong("a look does not stand");
  const auto proof = desk.store.proof_of(*looked, index);
  if (!proof) throw Wrong("no proof: " + one_line(proof.error()));
  const model::Shown under = shown_in(at, desk.store, proof->checkpoint);
  const model::Entry& kept = at.told.ledger[static_cast<std::size_t>(index)];
  if (proof->canonical.reveal() != kept.text || leaf_of(proof->blind, kept.text) != kept.leaf ||
      !leads_to(kept.leaf, static_cast<std::size_t>(index), static_cast<std::size_t>(under.size), proof->path,
                under.root))
    throw Wrong("a proof does not prove what was kept");
  if (at.told.shown.empty() || at.told.shown.back().size < under.size) at.told.shown.push_back(under);
}

Place& other_than(World& world, const Place& at) {
  return world.places().front().id == at.id ? world.places().back() : world.places().front();
}

void watch(World& world, Place& at, Place& other) {
  Tried tried{"(the witness) watches",
              at.told.people.front(),
              [&](const Desk& desk) {
                const auto kept = world.organisation(at).witnessing.watch(
                    desk.store, world.store(other).verifier_key(), desk.clock());
                return kept ? Answer::Done : answer_to(kept.error());
              },
              Answer::Done,
              {{"office", {model::kRegisterWatched}}},
              {},
              {},
              [&at, id = other.id](model::Organisation&) { at.watched[id]; }};
  tried.again = false;
  world.take(at, std::move(tried));
}

/// Signed with the register's own key, and not its history: as an operator could.
std::string forged(World& world, const Place& other, std::uint64_t size) {
  const auto real =
      reg::open_checkpoint(world.store(other).published_checkpoint(), world.store(other).verifier_key());
  Digest root{};
  root[0] = static_cast<std::uint8_t>(world.dice.below(256));
  return reg::sign_checkpoint({real->origin, size, root}, world.keys(other).signing());
}

Answer refused_or_failed(const Error& error) {
  const bool disk = error.code == ErrorCode::DiskFull || error.code == ErrorCode::Unavailable;
  return disk ? Answer::Failed : Answer::Other;
}

void cosign(World& world, Place& at, Place& other) {
  Watched& watched = at.watched.at(other.id);
  const std::uint64_t before = watched.last ? watched.last->size : 0;
  const auto growth = world.store(other).growth_since(before);
  if (!growth) throw Wrong("a register does not grow from what was cosigned: " + one_line(growth.error()));
  const model::Shown later = shown_in(other, world.store(other), growth->checkpoint);
  std::string text = reg::write_growth(growth->old_size, growth->proof, growth->checkpoint);
  Answer expected = Answer::Done;
  const bool same = watched.last && watched.last->size == later.size;
  Kinds kinds;
  if (!same) kinds["office"] = {model::kCheckpointCosigned};
  const std::size_t way = world.dice.below(4);
  if (way == 0 && !watched.old_growth.empty()) {
    text = watched.old_growth;
    expected = Answer::Other;
  } else if (way == 1) {
    text = reg::write_growth(before, {}, forged(world, other, before + (world.dice.chance(50) ? 0 : 3)));
    expected = before == 0 && !watched.last ? Answer::Done : Answer::Other;
    if (expected == Answer::Done) return;  // of a register that nobody has seen yet anything is a beginning
  }
  const auto answered = std::make_shared<std::string>();
  Tried tried{"(the witness) cosigns",
              at.told.people.front(),
              [&, text, answered](const Desk& desk) {
                auto note = world.organisation(at).witnessing.cosign(desk.store, text, desk.clock());
                if (!note) return refused_or_failed(note.error());
                *answered = *std::move(note);
                return Answer::Done;
              },
              expected,
              kinds,
              {},
              {},
              [&at, id = other.id, later, text, answered](model::Organisation&) {
                Watched& one = at.watched.at(id);
                if (one.last && one.last->size != later.size) one.old_growth = text;
                one.last = later;
                if (!answered->empty()) one.cosigned = *answered;
              }};
  tried.again = false;
  world.take(at, std::move(tried));
}

/// The owner keeps what the witness said, and nothing older.
void keep(World& world, Place& at, const Place& witness) {
  const auto watched = witness.watched.find(at.id);
  if (watched == witness.watched.end() || watched->second.cosigned.empty()) return;
  const std::string note = watched->second.cosigned;
  const std::uint64_t size = shown_in(at, world.store(at), note).size;
  if (size == at.own_size) return;
  Tried tried{"(the owner) keeps a cosignature",
              at.told.people.front(),
              [&, note](const Desk& desk) {
                const auto kept = world.organisation(at).witnessing.keep(desk.store, note, desk.clock());
                return kept ? Answer::Done : refused_or_failed(kept.error());
              },
              size > at.own_size ? Answer::Done : Answer::Other,
              {{"office", {model::kCheckpointCosigned}}},
              {},
              {},
              [&at, note, size](model::Organisation&) {
                at.own_cosigned = note;
                at.own_size = size;
              }};
  tried.again = false;
  world.take(at, std::move(tried));
}

}  // namespace

void use_register(World& world, Place& at) {
  Place& other = other_than(world, at);
  switch (world.dice.below(6)) {
    case 0:
      return prove(world, at);
    case 5:
      return keep(world, at, other);
    case 1:
    case 2:
      return at.watched.contains(other.id) ? cosign(world, at, other) : watch(world, at, other);
    default:
      return publish(world, at);
  }
}

}  // namespace sharewell::simulation
