// SPDX-License-Identifier: MIT
#include "casework/copy.h"

#include <algorithm>
#include <set>

#include "base/limits.h"
#include "base/text.h"
#include "bundle/bundle.h"
#include "record/move_bodies.h"
#include "register/growth.h"
#include "register/proof_file.h"
#include "register/tree.h"

namespace sharewell::casework {
namespace {

using record::EntryKind;
using Entries = std::vector<record::Entry>;

std::vector<decide::FieldFault> faults_of(const std::string& purpose) {
  if (purpose.empty()) return {{"purpose", "Write who the copy is for, and why"}};
  if (purpose.size() > limits::kOwnWordsBytes || !is_plain_text(purpose))
    return {{"purpose", "Shorten who the copy is for, and use ordinary letters"}};
  return {};
}

Result<store::Looked> look(const Desk& desk, const FileRef& file) {
  const auto card = desk.store.find_file(file);
  if (!card || !access::may_open(desk.me, *card)) return fail(ErrorCode::NotFound, "no such case file");
  return desk.store.look(file, desk.me.ref);
}

Result<std::vector<store::Proof>> proofs_of(const Desk& desk, const store::Looked& looked,
                                            const Entries& entries) {
  std::vector<std::uint64_t> indexes;
  for (const record::Entry& entry : entries) indexes.push_back(entry.index());
  return desk.store.proofs_of(looked, indexes);
}

/// Everybody whom the entries name by reference, and who takes the copy, in the order of references.
Result<std::vector<record::NamedPerson>> people_in(const Desk& desk, const Entries& entries) {
  std::set<PersonRef> refs{desk.me.ref};
  for (const record::Entry& entry : entries) {
    refs.insert(entry.body().actor);
    SW_TRY(const record::TaskEffects effects, record::task_effects(entry.index(), entry.body()));
    for (const record::TaskRow& task : effects.raised) refs.insert(task.owner);
    for (const record::TaskChange& change : effects.changed)
      if (!change.owner.empty()) refs.insert(change.owner);
  }
  std::vector<record::NamedPerson> people;
  for (const PersonRef& ref : refs)
    if (const auto known = desk.people.find(ref)) people.push_back({ref, known->name, known->position});
  return people;
}

/// The hashes of the packs that the entries were decided under.
Result<std::set<std::string>> packs_in(const Entries& entries) {
  std::set<std::string> hashes;
  for (const record::Entry& entry : entries) {
    SW_TRY(const auto recommended, record::recommended_in(entry.body()));
    for (const record::EntryBody& one : recommended)
      if (auto hash = decide::pack_hash_in(one.body.at("recommendation").get_object()))
        hashes.insert(*std::move(hash));
  }
  return hashes;
}

bundle::BundlePack pack_at(const Desk& desk, const std::string& sha256) {
  bundle::BundlePack pack{sha256, desk.shelf.files_of(sha256)};
  std::ranges::sort(pack.files, {}, &guidance::PackFile::name);
  return pack;
}

/// A checkpoint of this register that somebody outside saw, and that the one of the proofs goes on from it.
Result<bundle::BundleSeen> seen(const Desk& desk, const std::string& note, const std::string& checkpoint) {
  if (note.empty()) return bundle::BundleSeen{};
  SW_TRY(const reg::Checkpoint earlier, desk.store.keys()->open(note));
  SW_TRY(const store::Growth growth, desk.store.growth_to(earlier.size, checkpoint));
  return bundle::BundleSeen{note, reg::write_growth(growth.old_size, growth.proof, growth.checkpoint)};
}

}  // namespace

Result<CopyOrFaults> take_copy(const Desk& desk, const FileRef& file, std::string_view typed,
                               std::string_view once) {
  const std::string purpose = tidy(typed);
  if (auto faults = faults_of(purpose); !faults.empty()) return CopyOrFaults(std::move(faults));
  SW_TRY(const store::Looked looked, look(desk, file));
  SW_TRY(const Entries entries, desk.store.read(looked, file));
  SW_TRY(const auto proofs, proofs_of(desk, looked, entries));
  std::vector<Digest> leaves;
  for (const store::Proof& proof : proofs) leaves.push_back(proof.leaf_hash);
  record::CopyTaken taken;
  taken.purpose = Personal(purpose);
  taken.entries = entries.size();
  taken.root = to_base64(reg::root_of(leaves));
  SW_TRY(taken.people, people_in(desk, entries));
  record::EntryBody body{EntryKind::CopyTaken,  file, {}, desk.me.ref, desk.clock(), desk.clock(),
                         record::to_json(taken)};
  SW_TRY(const auto kept, desk.store.commit({{std::move(body)}, std::string(once), {}}));
  return CopyOrFaults(kept.entries.front().index());
}

Result<std::string> bundle_of(const Desk& desk, const Witnessing& witnessing, const FileRef& file,
                              std::uint64_t copy) {
  SW_TRY(const store::Looked looked, look(desk, file));
  SW_TRY(Entries entries, desk.store.read(looked, file));
  const auto at = std::ranges::find(entries, copy, &record::Entry::index);
  if (at == entries.end() || at->body().kind != EntryKind::CopyTaken || at->body().actor != desk.me.ref)
    return fail(ErrorCode::NotFound, "no such copy");
  SW_TRY(const auto taken, record::read_body<record::CopyTaken>(at->body()));
  // What was recorded while the copy was taken stands before the copy's entry and is not in it.
  entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(taken.entries), at);
  entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(taken.entries) + 1, entries.end());
  bundle::Bundle out;
  out.verifier_key = desk.store.verifier_key();
  out.handovers = desk.store.keys()->text();
  out.policy = witnessing.policy();
  out.seconds = entries.back().body().recorded_at.ms / 1000;
  SW_TRY(const auto proofs, proofs_of(desk, looked, entries));
  for (const store::Proof& proof : proofs)
    out.entries.push_back({proof.index, proof.canonical, proof.blind,
                           reg::write_proof(proof.index, proof.path, proof.checkpoint)});
  SW_TRY(out.cosigned, seen(desk, witnessing.own(), proofs.front().checkpoint));
  if (auto stamped = witnessing.stamped()) {
    SW_TRY(out.stamped, seen(desk, stamped->note, proofs.front().checkpoint));
    out.stamp = text_of(stamped->reply);
  }
  SW_TRY(const auto packs, packs_in(entries));
  for (const std::string& sha256 : packs) out.packs.push_back(pack_at(desk, sha256));
  return bundle::write_bundle(out);
}

}  // namespace sharewell::casework
