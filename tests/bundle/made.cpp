// SPDX-License-Identifier: MIT
#include "made.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <random>
#include <set>

#include "crypt/hash.h"
#include "decide/answers_json.h"
#include "decide/decision.h"
#include "register/growth.h"
#include "register/proof_file.h"
#include "register/tree.h"

namespace sharewell::testing_bundle {
namespace {

constexpr std::int64_t kBegin = 1'795'000'000'000;

json::object parsed(const std::string& text) {
  return parse_json(text, std::size_t{1} << 20, "test")->get_object();
}

/// What is kept of a recommendation to these answers.
std::pair<json::object, json::object> recommended() {
  const guidance::Pack& pack = guidance::built_in();
  const auto answers = decide::answers_from_json(
      pack, R"({"risk":"welfare-concern","adult_at_risk":"no","crime":"no","consent":"valid"})", "test");
  const auto recommendation = decide::recommend(pack, decide::Enquiry::make(pack, *answers));
  return {parsed(decide::answers_to_json(pack, *answers)),
          parsed(decide::recommendation_to_json(recommendation))};
}

}  // namespace

Random seeded() {
  return [engine = std::make_shared<std::mt19937>(5)](std::span<std::uint8_t> out) {
    for (auto& byte : out) byte = static_cast<std::uint8_t>((*engine)());
  };
}

crypt::SigningKey key_of(std::uint8_t seed) {
  return crypt::SigningKey::from_seed(crypt::TransientKey::from(Bytes(32, seed)));
}

std::uint64_t Register::add(const record::EntryBody& entry) { return add_text(record::canonical(entry)); }

std::uint64_t Register::add_text(std::string text) {
  Row row{std::move(text)};
  random_(row.opening);
  row.leaf_hash = reg::leaf_hash(crypt::hmac_sha256(row.opening, bytes_of(row.text)));
  rows_.push_back(std::move(row));
  return rows_.size() - 1;
}

record::CopyTaken Register::copy_of(const std::vector<std::uint64_t>& entries) const {
  record::CopyTaken copy;
  copy.purpose = Personal<std::string>("Case review");
  copy.entries = entries.size();
  std::vector<Digest> hashes;
  for (const std::uint64_t index : entries) hashes.push_back(rows_.at(index).leaf_hash);
  copy.root = to_base64(reg::root_of(hashes));
  return copy;
}

std::vector<Digest> Register::leaves() const {
  std::vector<Digest> out;
  for (const Row& row : rows_) out.push_back(row.leaf_hash);
  return out;
}

std::string Register::checkpoint() const {
  return reg::sign_checkpoint({kOrigin, rows_.size(), reg::root_of(leaves())}, key_);
}

reg::Checkpoint Register::tree(std::uint64_t size) const {
  const auto all = leaves();
  return {kOrigin, size, reg::root_of(std::span(all).first(size))};
}

std::string Register::note_of(std::uint64_t size) const { return reg::sign_checkpoint(tree(size), key_); }

bundle::BundleSeen Register::seen(std::uint64_t size, std::string note) const {
  return {std::move(note), reg::write_growth(size, reg::consistency_proof(leaves(), size), checkpoint())};
}

void Register::rotate(std::uint8_t seed) {
  crypt::SigningKey next = key_of(seed);
  const std::string note = reg::sign_handover(tree(rows_.size()), key_, next);
  Events office("office");
  (void)add(office.of(record::EntryKind::KeyHandedOver, record::to_json(record::KeyHandedOver{note})));
  handovers_ += (handovers_.empty() ? "" : "\n") + note;
  key_ = std::move(next);
}

std::string Register::verifier_key() const { return reg::verifier_key(kOrigin, key_.public_key()); }

std::string Register::proof(std::uint64_t index) const {
  return reg::write_proof(index, reg::inclusion_proof(leaves(), index), checkpoint());
}

bundle::Bundle Register::take(const std::vector<std::uint64_t>& entries) const {
  bundle::Bundle out;
  out.verifier_key = verifier_key();
  out.handovers = handovers_;
  bool decided = false;
  for (const std::uint64_t index : entries) {
    const Row& row = rows_.at(index);
    out.entries.push_back({index, Personal(row.text), row.opening, proof(index)});
    decided = decided || row.text.find("\"recommendation\"") != row.text.npos;
    if (const auto body = record::entry_from_canonical(row.text)) out.seconds = body->recorded_at.ms / 1000;
  }
  if (!decided) return out;
  bundle::BundlePack pack{guidance::built_in().sha256(), guidance::built_in_files()};
  std::ranges::sort(pack.files, {}, &guidance::PackFile::name);
  out.packs.push_back(std::move(pack));
  return out;
}

Events::Events(std::string_view seed) {
  auto engine = std::make_shared<std::mt19937>(static_cast<unsigned>(seed.size() + seed.front()));
  const Random random = [engine](std::span<std::uint8_t> out) {
    for (auto& byte : out) byte = static_cast<std::uint8_t>((*engine)());
  };
  file = FileRef::make(random);
  person = PersonRef::make(random);
}

record::EntryBody Events::of(record::EntryKind kind, json::object body) {
  const Instant now{kBegin + ++minutes_ * kMinuteMs};
  return {kind, file, {}, person, now, now, std::move(body)};
}

record::EntryBody Events::opened() {
  return of(record::EntryKind::FileOpened,
            record::to_json(record::FileOpened{Personal<std::string>("A"), "T"}));
}
record::EntryBody Events::looked() {
  return of(record::EntryKind::Looked, record::to_json(record::Looked{{file}, false}));
}
record::EntryBody Events::decided() {
  auto [answers, recommendation] = recommended();
  record::Decided body;
  body.answers = std::move(answers);
  body.recommendation = std::move(recommendation);
  body.words = Personal<std::string>("They asked for help.");
  return of(record::EntryKind::Decided, record::to_json(body));
}
record::EntryBody Events::considered(std::uint64_t decision) {
  auto [answers, recommendation] = recommended();
  record::Considered body;
  body.decision = decision;
  body.answers = std::move(answers);
  body.recommendation = std::move(recommendation);
  return of(record::EntryKind::Considered, record::to_json(body));
}
record::EntryBody Events::settled() {
  const TaskRef task = TaskRef::make(seeded());
  return of(record::EntryKind::TaskSettled,
            record::to_json(record::TaskSettled{task, true, Personal<std::string>("Done.")}));
}
record::EntryBody Events::copied(const record::CopyTaken& copy) {
  record::CopyTaken named = copy;
  named.people.push_back({person, "Ann Example", "Social worker"});
  return of(record::EntryKind::CopyTaken, record::to_json(named));
}

Case::Case() {
  Events others("another");
  mine.push_back(reg.add(events.opened()));
  other = reg.add(others.opened());
  const std::uint64_t decision = reg.add(events.decided());
  mine.push_back(decision);
  reg.add(others.looked());
  for (const auto& entry : {events.looked(), events.considered(decision), events.settled()})
    mine.push_back(reg.add(entry));
  mine.push_back(reg.add(events.copied(reg.copy_of(mine))));
  reg.add(others.looked());
}

SmallCase::SmallCase() {
  mine.push_back(reg.add(events.opened()));
  reg.add(Events("another").opened());
  mine.push_back(reg.add(events.looked()));
  mine.push_back(reg.add(events.copied(reg.copy_of(mine))));
}

}  // namespace sharewell::testing_bundle
