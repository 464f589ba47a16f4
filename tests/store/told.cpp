// SPDX-License-Identifier: MIT
#include "told.h"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "base/bytes.h"
#include "fixture.h"
#include "register/checkpoint.h"
#include "register/tree.h"
#include "store/verify.h"

namespace sharewell::store {
namespace {

void note_size(Told& told, std::uint64_t size, std::uint64_t since) {
  if (size != told.size + told.in_flight && size != since + told.in_flight)
    told.wrong = fmt::format("'{}' ended with {} entries", told.step, size);
  told.steps.push_back(told.step);
  told.size = size;
  told.in_flight = 0;
  told.step.clear();
}

void note_restart(Told& told, std::uint64_t size) {
  if (size != told.size && size != told.size + told.in_flight)
    told.wrong = fmt::format("a restart found {} entries in '{}'", size, told.step);
}

/// What the checks below need, once the folder was found to open.
struct Found {
  const Told& told;
  Store& store;
  Cast cast = the_cast();

  [[nodiscard]] bool in_flight(std::string_view word) const {
    return told.step.find(word) != std::string::npos;
  }
  [[nodiscard]] std::string size() const;
  [[nodiscard]] std::string kept(const Kept& one) const;
  [[nodiscard]] std::string draft(const std::string& ref, std::int64_t version) const;
  [[nodiscard]] std::string task(const std::string& ref, int state) const;
  [[nodiscard]] std::string published(std::uint64_t size, const std::string& root) const;
  [[nodiscard]] std::string all() const;
};

std::string Found::size() const {
  const std::uint64_t now = store.size();
  // Writers who do not wait for each other need not share a transaction.
  const bool apart = in_flight("at once") && now > told.size && now < told.size + told.in_flight;
  if (now == told.size || now == told.size + told.in_flight || apart) return {};
  return fmt::format("{} entries, told of {} with {} on their way", now, told.size, told.in_flight);
}

std::string Found::kept(const Kept& one) const {
  // Refused if it was not kept before: there is no such file.
  const FileRef nowhere = FileRef::make(seeded(9));
  const auto again = store.commit({{decided(nowhere, cast.ann, "")}, one.once, {}});
  if (!again) return fmt::format("write {} is not there: {}", one.once, one_line(again.error()));
  const bool stands = one.first == kAnywhere || again->entries.front().index() == one.first;
  if (!again->already || !stands || again->entries.size() != one.count)
    return fmt::format("write {} stands elsewhere or by halves", one.once);
  for (const record::Entry& entry : again->entries) {
    if (entry.body().kind != record::EntryKind::Decided) continue;
    const auto body = record::read_body<record::Decided>(entry.body());
    if (!body || body->words.reveal() != words_of(one.once))
      return fmt::format("write {} says something else", one.once);
  }
  return {};
}

std::string Found::draft(const std::string& ref, std::int64_t version) const {
  const auto id = DraftRef::parse(ref);
  const auto now = store.load_draft(*id, cast.ann);
  const bool may_change = in_flight("draft");
  if (!now) {
    const bool is_gone = now.error().code == ErrorCode::NotFound;
    return is_gone && (version == 0 || may_change) ? "" : "draft: " + one_line(now.error());
  }
  if (version == 0) return "a draft is back that was recorded";
  if (now->version != version && !(may_change && now->version == version + 1))
    return fmt::format("a draft is of version {}, told of {}", now->version, version);
  return now->content.reveal() == draft_words(*id, now->version) ? "" : "a draft says something else";
}

std::string Found::task(const std::string& ref, int state) const {
  const auto now = store.find_task(*TaskRef::parse(ref));
  if (!now) return "task: " + one_line(now.error());
  return static_cast<int>(now->state) == state ? "" : "a task that was settled is not";
}

std::string Found::published(std::uint64_t size, const std::string& root) const {
  const auto now = reg::open_checkpoint(store.published_checkpoint(), store.verifier_key());
  if (!now) return "checkpoint: " + one_line(now.error());
  if (size == now->size) return to_base64(now->root) == root ? "" : "another register of the same size";
  const auto growth = store.growth_since(size);
  if (!growth) return "the register is smaller than one that was published: " + one_line(growth.error());
  const auto bytes = from_base64(root);
  Digest was{};
  if (bytes && bytes->size() == was.size()) std::copy(bytes->begin(), bytes->end(), was.begin());
  if (reg::consistency_fits(size, was, now->size, now->root, growth->proof)) return {};
  return "the register does not go on from one that was published";
}

std::string Found::all() const {
  if (std::string wrong = size(); !wrong.empty()) return wrong;
  for (const Kept& one : told.kept)
    if (std::string wrong = kept(one); !wrong.empty()) return wrong;
  for (const auto& [ref, version] : told.drafts)
    if (std::string wrong = draft(ref, version); !wrong.empty()) return wrong;
  for (const auto& [ref, state] : told.tasks)
    if (std::string wrong = task(ref, state); !wrong.empty()) return wrong;
  for (const auto& [size, root] : told.published)
    if (std::string wrong = published(size, root); !wrong.empty()) return wrong;
  return {};
}

/// Once an erasure was gone on with: nothing opens the file, and its key is nowhere.
std::string erased_file(const Told& told, const std::filesystem::path& data, crypt::KeyRing& ring,
                        Store& store) {
  const bool is_there = store.find_file(the_cast().barn).has_value();
  if (told.erased && is_there) return "a file is back that was erased";
  if (told.wrapped.empty() || is_there) return {};
  if (const auto done = finish_erasure(ring, store); !done)
    return "the erasure does not go on: " + one_line(done.error());
  if (ring.find("northbank")->epoch_key(1) != nullptr) return "the key above an erased file is still there";
  const auto key = from_base64(told.wrapped);
  if (key && bytes_of_folder(data).find(text_of(*key)) != std::string::npos)
    return "the key of an erased file is still on the disk";
  return store.look(the_cast().barn, the_cast().ann) ? "an erased file can be looked at" : "";
}

std::string what_is_wrong_with(const Told& told, const std::filesystem::path& data, crypt::KeyRing& ring) {
  const std::filesystem::path folder = data / "orgs" / "northbank";
  const crypt::OrganisationKeys& keys = *ring.find("northbank");
  {
    const auto store = Store::open(folder, keys, the_time, seeded(5));
    if (!store) return "does not open: " + one_line(store.error());
    if (std::string wrong = erased_file(told, data, ring, **store); !wrong.empty()) return wrong;
    if (std::string wrong = Found{told, **store}.all(); !wrong.empty()) return wrong;
    const FileRef more = (*store)->new_file();
    const auto kept = (*store)->commit({{opened(more, the_cast().ann), decision(more, "more")}, "more", {}});
    if (!kept) return "keeps nothing more: " + one_line(kept.error());
  }
  const auto report = verify(folder, keys);
  return report ? std::string() : "verify: " + one_line(report.error());
}

/// Nothing was promised while there was no organisation; then it must be possible to go on.
std::string make_what_is_missing(const Told& told, const std::filesystem::path& data) {
  if (!std::filesystem::exists(data / "keyring")) {
    if (std::ranges::find(told.steps, "ring") != told.steps.end()) return "the keys are gone";
    const auto made = crypt::KeyRing::create(data, seeded(6));
    if (!made) return "no keys can be made: " + one_line(made.error());
  }
  auto ring = crypt::KeyRing::open(data);
  if (!ring) return "keys: " + one_line(ring.error());
  if (ring->find("northbank") != nullptr) return {};
  if (std::ranges::find(told.steps, "organisation") != told.steps.end()) return "the organisation is gone";
  const auto added = ring->add_organisation("northbank", seeded(7));
  return added ? std::string() : "no organisation can be added: " + one_line(added.error());
}

void take_line(Told& told, std::istringstream& line, const std::string& what, std::uint64_t& since) {
  const auto rest = [&line] {
    std::string text;
    std::getline(line >> std::ws, text);
    return text;
  };
  std::uint64_t number = 0;
  std::string word;
  if (what == "begin") {
    line >> told.in_flight;
    told.step = rest();
    since = told.size;
  } else if (what == "done") {
    line >> number;
    note_size(told, number, since);
  } else if (what == "opened" || what == "restarted") {
    line >> since;
    note_restart(told, since);
    if (what == "restarted") ++told.restarts;
  } else if (what == "kept") {
    Kept& one = told.kept.emplace_back();
    line >> one.once >> one.first >> one.count;
  } else if (what == "draft") {
    line >> word >> told.drafts[word];
  } else if (what == "gone") {
    told.drafts[rest()] = 0;
  } else if (what == "task") {
    line >> word >> told.tasks[word];
  } else if (what == "published") {
    line >> number;
    told.published[number] = rest();
  } else if (what == "refused") {
    line >> number;
    told.refusals.push_back({static_cast<ErrorCode>(number), rest()});
  } else if (what == "unreadable") {
    told.unreadable = true;
  } else if (what == "wrapped") {
    told.wrapped = rest();
  } else if (what == "erased") {
    told.erased = true;
  } else if (what == "end") {
    told.ended = true;
  } else {
    told.wrong = "'" + what + "' was told";
  }
}

}  // namespace

Told told_by(std::string_view lines) {
  Told told;
  std::uint64_t since = 0;
  for (std::size_t end = lines.find('\n'); end != std::string_view::npos; end = lines.find('\n')) {
    std::istringstream line{std::string(lines.substr(0, end))};
    lines.remove_prefix(end + 1);
    std::string what;
    line >> what;
    take_line(told, line, what, since);
  }
  return told;
}

std::string what_is_wrong(const Told& told, const std::filesystem::path& data) {
  if (!told.wrong.empty()) return told.wrong;
  const std::string missing = make_what_is_missing(told, data);
  if (!missing.empty()) return missing;
  auto ring = crypt::KeyRing::open(data);
  if (!ring) return "keys: " + one_line(ring.error());
  return what_is_wrong_with(told, data, *ring);
}

}  // namespace sharewell::store
