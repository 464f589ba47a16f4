// SPDX-License-Identifier: MIT
#include "world.h"

#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>

#include "crypt/hash.h"
#include "crypt/key_ring.h"
#include "deeds.h"
#include "disk.h"
#include "plain_tree.h"

namespace sharewell::simulation {
namespace {

using store::Disk;
using store::Fault;

std::filesystem::path in_use;

Random seeded(std::uint64_t seed) {
  return [dice = std::make_shared<Dice>(seed)](std::span<std::uint8_t> out) {
    for (std::uint8_t& byte : out) byte = static_cast<std::uint8_t>(dice->next());
  };
}

/// SQLite draws salts for its log from the disk that it runs on.
int not_random(sqlite3_vfs*, int size, char* out) {
  for (int i = 0; i < size; ++i) out[i] = static_cast<char>(i);
  return size;
}

/// In memory where there is a place for that: what matters of the disk is in disk.h.
std::filesystem::path new_folder() {
  const char* const memory = "/dev/shm";
  const auto base =
      ::access(memory, W_OK) == 0 ? std::filesystem::path(memory) : std::filesystem::temp_directory_path();
  std::string name = (base / "sharewell-simulation-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw Wrong("no temporary folder");
  return name;
}

}  // namespace

Kinds kinds_of(const std::vector<model::Entry>& fresh, const model::Organisation& told) {
  Kinds kinds;
  for (const model::Entry& entry : fresh) {
    if (entry.kind == model::kLooked) continue;
    const std::string file = entry.file == told.office         ? "office"
                             : told.files.contains(entry.file) ? entry.file
                                                               : "";
    kinds[file].push_back(entry.kind);
  }
  return kinds;
}

namespace {

std::string text_of(const Kinds& kinds) {
  std::string out;
  for (const auto& [file, list] : kinds) out += fmt::format(" {}[{}]", file, fmt::join(list, " "));
  return out.empty() ? " nothing" : out;
}

bool say_words(const std::vector<model::Entry>& fresh, const std::string& words) {
  return words.empty() || std::ranges::any_of(fresh, [&](const model::Entry& entry) {
           return entry.text.find(words) != std::string::npos;
         });
}

}  // namespace

const std::filesystem::path& folder_in_use() { return in_use; }

const char* name_of(Answer answer) {
  constexpr const char* kNames[] = {"done",        "faults", "ask somebody", "not found",
                                    "not allowed", "stale",  "refused",      "failed"};
  return kNames[static_cast<std::size_t>(answer)];
}

Answer answer_to(const Error& error) {
  switch (error.code) {
    case ErrorCode::NotFound:
      return Answer::NotFound;
    case ErrorCode::NotAllowed:
      return Answer::NotAllowed;
    case ErrorCode::Stale:
      return Answer::Stale;
    case ErrorCode::DiskFull:
    case ErrorCode::Unavailable:
      return Answer::Failed;
    case ErrorCode::Damaged:
      throw Wrong("damaged: " + one_line(error));
    default:
      return Answer::Other;
  }
}

World::World(std::uint64_t seed)
    : random_(seeded(seed)), now_(std::make_shared<Instant>(*from_rfc3339("2026-11-20T10:00:00.000Z"))) {
  Disk::get().calm();
  sqlite3_vfs_find("disk-in-memory")->xRandomness = not_random;
  sqlite3_randomness(0, nullptr);
  folder_ = in_use = new_folder();
  make();
}

World::~World() {
  Disk::get().fault_after(0, Fault::PowerGoes);
  installation_.reset();
  Disk::get().unmount();
  Disk::get().calm();
  std::error_code none;
  std::filesystem::remove_all(folder_, none);
}

void World::make() {
  if (const auto made = casework::Installation::make(folder_, random_); !made)
    throw Wrong("no data folder: " + one_line(made.error()));
  for (const char* id : {"northbank", "elmfield"}) {
    places_.emplace_back();
    places_.back().id = id;
  }
  open();
  for (Place& at : places_) {
    if (const auto added = installation_->add_organisation(at.id, "The " + at.id); !added)
      throw Wrong("no organisation: " + one_line(added.error()));
    const auto add = [&](const char* user, const char* team, bool lead) {
      const auto role = lead ? record::Role::Lead : record::Role::Practitioner;
      const auto ref =
          installation_->add_person(at.id, {user, std::string("Name of ") + user, "", role, team, ""});
      if (!ref) throw Wrong("nobody can be added: " + one_line(ref.error()));
      at.told.people.push_back({ref->text(), user, team, lead});
    };
    add("amara", "Family support", false);
    add("tom", "Family support", false);
    add("ruth", "Family support", true);
    add("gwen", "Family support", true);
    add("sian", "Early help", false);
    add("owen", "Early help", true);
    at.told.office = store(at).office().text();
  }
  // The store syncs its folder once it is made, and with it that SQLite's first journal is gone. The disk in
  // memory does not see folders.
  installation_.reset();
  Disk::get().unmount();
  open();
  read_ring();
  for (Place& at : places_) {
    for (model::Entry& entry : entries_on_disk(folder(at), keys(at), 0)) at.told.learn(std::move(entry));
    at.told.published = at.told.ledger.size();
    check(at);
  }
}

void World::open() {
  auto opened = casework::Installation::open(folder_, [at = now_] { return *at; }, random_);
  if (!opened) throw Wrong("does not open: " + one_line(opened.error()));
  installation_ = *std::move(opened);
}

void World::read_ring() {
  auto ring = crypt::KeyRing::open(folder_);
  if (!ring) throw Wrong("the key ring does not open: " + one_line(ring.error()));
  ring_ = std::make_unique<crypt::KeyRing>(*std::move(ring));
}

casework::Organisation& World::organisation(const Place& place) { return *installation_->find(place.id); }
const crypt::OrganisationKeys& World::keys(const Place& place) const { return *ring_->find(place.id); }
std::filesystem::path World::folder(const Place& place) const { return folder_ / "orgs" / place.id; }

casework::Desk World::desk(const Place& place, const model::Person& who) {
  casework::Organisation& there = organisation(place);
  const auto person = there.people.find(*PersonRef::parse(who.ref));
  if (!person) throw Wrong(who.user + " is not there any more");
  return installation_->desk(there, *person);
}

void World::set_clock(Instant to) { *now_ = to; }

std::string World::new_words(const char* what) { return fmt::format("{} {} times", what, ++words_); }

void World::say(const Place& at, const std::string& line) {
  history_.push_back(fmt::format("{} {} {}", to_rfc3339(*now_), at.id, line));
}

std::string World::hash() const {
  crypt::Sha256 sha;
  const auto add = [&](std::string_view text) {
    sha.update({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
    sha.update(Bytes{'\n'});
  };
  for (const std::string& line : history_) add(line);
  for (const Place& at : places_)
    for (const model::Entry& entry : at.told.ledger) sha.update(entry.leaf);
  return to_hex(sha.finish()).substr(0, 16);
}

void World::learn(Place& at, const Kinds& kinds, const std::string& words, const std::string& actor) {
  auto fresh = entries_on_disk(folder(at), keys(at), at.told.ledger.size());
  const Kinds got = kinds_of(fresh, at.told);
  if (got != kinds) throw Wrong("there is" + text_of(got) + " where there should be" + text_of(kinds));
  if (!got.empty() && !say_words(fresh, words)) throw Wrong("it does not say what was typed: " + words);
  for (model::Entry& entry : fresh) {
    const bool by_nobody = entry.text.empty() || entry.kind == model::kCheckpointCosigned ||
                           entry.kind == model::kRegisterWatched;
    if (!by_nobody && (entry.actor != actor || entry.recorded != now_->ms))
      throw Wrong(fmt::format("entry {} is by somebody else or of another time", entry.index));
    at.told.learn(std::move(entry));
  }
}

Answer World::take(Place& at, Tried tried) {
  const Answer got = tried.act(desk(at, tried.who));
  say(at, fmt::format("{} {}: {}", tried.who.user, tried.what, name_of(got)));
  if (got == Answer::Failed) {
    failed(at, std::move(tried));
    return got;
  }
  if (got != tried.expected)
    throw Wrong(fmt::format("the answer is {}, and should be {}", name_of(got), name_of(tried.expected)));
  const bool done = got == Answer::Done;
  learn(at, done ? tried.kinds : tried.if_not, done ? tried.words : "", tried.who.ref);
  if (done && tried.kept) tried.kept(at.told);
  if (done && !tried.kinds.empty()) at.doubts.clear();
  check(at);
  if (!done || !tried.again || tried.kinds.empty()) return got;
  if (dice.chance(20)) send_again(at, tried);
  if (at.done.size() < 12)
    at.done.push_back(std::move(tried));
  else
    dice.of(at.done) = std::move(tried);
  return got;
}

/// Nothing may be there of it now. Opened anew, it may be there whole.
void World::failed(Place& at, Tried tried) {
  if (!trouble_) throw Wrong("it fails, and nothing is wrong with the disk");
  learn(at, {}, "", tried.who.ref);
  check(at);
  if (!tried.adds().empty()) at.doubts.push_back(std::move(tried));
}

/// Whatever the answer is: it is kept once.
void World::send_again(Place& at, Tried tried) {
  const Answer got = tried.act(desk(at, tried.who));
  say(at, fmt::format("{} sends it again, {}: {}", tried.who.user, tried.what, name_of(got)));
  if (got == Answer::Failed && !trouble_) throw Wrong("it fails, and nothing is wrong with the disk");
  // Who may not see the file any more is refused, and that is on record.
  const Kinds refused{{"office", {model::kRefused}}};
  const bool may_be_refused = got == Answer::NotFound;
  const bool is_refused =
      may_be_refused &&
      kinds_of(entries_on_disk(folder(at), keys(at), at.told.ledger.size()), at.told) == refused;
  learn(at, is_refused ? refused : Kinds{}, "", tried.who.ref);
  check(at);
}

void World::check(Place& at) {
  const auto size = at.told.ledger.size();
  if (store(at).size() != size)
    throw Wrong(fmt::format("the store counts {} entries, and {} are kept", store(at).size(), size));
  std::vector<Digest> leaves;
  for (const model::Entry& entry : at.told.ledger) leaves.push_back(entry.leaf);
  const auto signed_one = reg::open_checkpoint(store(at).checkpoint(), store(at).verifier_key());
  if (!signed_one || signed_one->size != size || signed_one->root != root_by_definition(leaves))
    throw Wrong("the newest checkpoint is not one of what is kept");
  const auto published = reg::open_checkpoint(store(at).published_checkpoint(), store(at).verifier_key());
  if (!published || published->size != at.told.published)
    throw Wrong("outsiders see more or less than was published");
  const auto open_now = store(at).open_tasks();
  if (!open_now) throw Wrong("tasks cannot be listed: " + one_line(open_now.error()));
  if (tasks_in(*open_now) != at.told.open_tasks()) throw Wrong("open tasks are not what was acknowledged");
}

void World::step(Dice chance) {
  dice = chance;
  if (trouble_ && dice.chance(22)) return end_trouble();
  Place& at = dice.of(places_);
  if (!at.done.empty() && dice.chance(4)) {
    return send_again(at, dice.of(at.done));
  }
  act(*this, at);
  if (!trouble_ && dice.chance(3)) check_all();
}

void World::end() {
  dice = Dice(1);
  if (trouble_) end_trouble();
  close_and_open();
}

}  // namespace sharewell::simulation
