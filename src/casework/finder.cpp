// SPDX-License-Identifier: MIT
#include "casework/finder.h"

#include <algorithm>
#include <mutex>
#include <unordered_map>

#include "record/file_bodies.h"
#include "record/people_bodies.h"

namespace sharewell::casework {
namespace {

constexpr std::size_t kOfOneFile = 4;  // several people of one family look alike, and one of them is enough

}  // namespace

/// What a register said about names so far.
struct Finder::Known {
  search::Index index{};
  std::vector<FileRef> files{};
  std::unordered_map<FileRef, std::uint32_t> number_of{};
  std::vector<std::uint32_t> file_of{};                              ///< by search::PersonId, and so on
  std::vector<std::uint64_t> person_of{};                            ///< as Hit::person
  std::unordered_map<std::uint32_t, search::PersonId> labels{};      ///< by file
  std::vector<std::pair<std::uint64_t, search::PersonId>> people{};  ///< by the entry that noted them first

  [[nodiscard]] Result<void> take(std::uint64_t index_of_entry, std::string_view canonical);
  void take_label(const FileRef& file, std::string_view label);
  void take_person(std::uint64_t index_of_entry, const FileRef& file, const record::PersonNoted& noted);
  search::PersonId put(const FileRef& file, std::uint64_t person, const search::Person& about);
};

search::PersonId Finder::Known::put(const FileRef& file, std::uint64_t person, const search::Person& about) {
  const auto [at, fresh] = number_of.try_emplace(file, static_cast<std::uint32_t>(files.size()));
  if (fresh) files.push_back(file);
  file_of.push_back(at->second);
  person_of.push_back(person);
  return index.add(about);
}

void Finder::Known::take_label(const FileRef& file, std::string_view label) {
  if (const auto at = number_of.find(file); at != number_of.end())
    if (const auto before = labels.find(at->second); before != labels.end()) index.drop(before->second);
  const search::PersonId now = put(file, 0, {label, {}, 0, {}});
  labels[file_of.back()] = now;
}

void Finder::Known::take_person(std::uint64_t index_of_entry, const FileRef& file,
                                const record::PersonNoted& noted) {
  const std::uint64_t first = noted.of == 0 ? index_of_entry : noted.of;
  const auto before = std::ranges::lower_bound(people, first, {}, [](const auto& one) { return one.first; });
  const bool known = before != people.end() && before->first == first;
  if (known) index.drop(before->second);
  if (noted.gone || (noted.of != 0 && !known)) return;
  const search::PersonId now =
      put(file, first,
          {noted.name.reveal(),
           noted.known_as.reveal(),
           search::birth_from(noted.born.reveal()).value_or(0),
           {noted.nhs_number.reveal(), noted.pupil_number.reveal(), noted.other_number.reveal()}});
  if (known)
    before->second = now;
  else
    people.emplace_back(first, now);  // numbers only grow, so that these stay in order
}

Result<void> Finder::Known::take(std::uint64_t index_of_entry, std::string_view canonical) {
  SW_TRY(const record::EntryBody entry, record::entry_from_canonical(canonical));
  switch (entry.kind) {
    case record::EntryKind::FileOpened: {
      SW_TRY(const auto opened, record::read_body<record::FileOpened>(entry));
      take_label(entry.file, opened.label.reveal());
      return {};
    }
    case record::EntryKind::FileNamed: {
      SW_TRY(const auto named, record::read_body<record::FileNamed>(entry));
      take_label(entry.file, named.label.reveal());
      return {};
    }
    case record::EntryKind::PersonNoted: {
      SW_TRY(const auto noted, record::read_body<record::PersonNoted>(entry));
      take_person(index_of_entry, entry.file, noted);
      return {};
    }
    default:
      return fail(ErrorCode::Damaged, "an entry that names nobody was taken for one that does");
  }
}

Finder::Finder(store::Place place, const crypt::OrganisationKeys& keys)
    : place_(std::move(place)), keys_(keys) {}
Finder::~Finder() = default;

Result<void> Finder::catch_up() {
  const std::unique_lock lock(mutex_);
  auto done = follow();
  // Another server ended the epoch that this went through; what is there now is under the one after it.
  if (!done && done.error().code == ErrorCode::KeysMissing && place_.is_shared()) done = follow();
  return done;
}

Result<void> Finder::follow() {
  if (follower_ == nullptr) {
    SW_TRY(store::NamesFollower opened, store::NamesFollower::open(place_, keys_));
    follower_ = std::make_unique<store::NamesFollower>(std::move(opened));
    known_ = std::make_unique<Known>();
  }
  bool fresh = false;
  const Result<void> followed =
      follower_->follow([&](std::uint64_t index, const Personal<std::string_view>& canonical) {
        // One that cannot be read is passed over like one that does not open; `verify` names it.
        fresh = known_->take(index, canonical.reveal()).has_value() || fresh;
      });
  if (!followed) {  // half of it would be taken for all
    follower_.reset();
    known_.reset();
  }
  if (followed && fresh) known_->index.settle();
  return followed;
}

void Finder::begin_anew() {
  const std::unique_lock lock(mutex_);
  follower_.reset();
  known_.reset();
}

std::optional<std::vector<Hit>> Finder::find(const search::Question& question, std::size_t most) const {
  const std::shared_lock lock(mutex_);
  if (known_ == nullptr) return std::nullopt;
  std::vector<Hit> hits;
  std::unordered_map<std::uint32_t, std::size_t> place;  // of each file among the hits
  for (search::Found& found : known_->index.find(question, most * kOfOneFile)) {
    const std::uint32_t file = known_->file_of[found.person];
    const auto [at, fresh] = place.try_emplace(file, hits.size());
    if (fresh && hits.size() == most) break;
    if (fresh) hits.emplace_back();
    // The nearest stands for its file, unless another is the one to warn of: a family's name is near to each.
    Hit& hit = hits[at->second];
    if (!fresh && (hit.why.alike() || !found.why.alike())) continue;
    hit = {known_->files[file], known_->person_of[found.person],
           std::string(known_->index.name_of(found.person)), search::iso_of(known_->index.born(found.person)),
           std::move(found.why)};
  }
  return hits;
}

}  // namespace sharewell::casework
