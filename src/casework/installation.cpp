// SPDX-License-Identifier: MIT
#include "casework/installation.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/limits.h"
#include "base/text.h"
#include "casework/pack_folder.h"
#include "register/handover.h"
#include "store/shown.h"

namespace sharewell::casework {
namespace {

Result<void> check_line(std::string_view field, std::string_view text, bool may_be_empty) {
  if (text.empty() && !may_be_empty) return fail(ErrorCode::BadInput, "it is empty", std::string(field));
  if (text.size() > limits::kShortTextBytes)
    return fail(ErrorCode::BadInput, fmt::format("it is longer than {} characters", limits::kShortTextBytes),
                std::string(field));
  if (!is_plain_text(text) || text.find_first_of("\n\r\t") != std::string_view::npos)
    return fail(ErrorCode::BadInput, "it holds characters that are not text on one line", std::string(field));
  return {};
}

Result<void> check_user(std::string_view user) {
  const bool fits = !user.empty() && user.size() <= 40 && std::ranges::all_of(user, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
  });
  if (!fits) return fail(ErrorCode::BadInput, "a user name is 1 to 40 of a-z, 0-9, dot and dash", "user");
  return {};
}

record::EntryBody office_entry(const Organisation& organisation, record::EntryKind kind, Instant now,
                               json::object body) {
  return {kind, organisation.store->office(), {}, {}, now, now, std::move(body)};
}

}  // namespace

Installation::Installation(std::filesystem::path folder, crypt::KeyRing ring, Clock clock, Random random)
    : folder_(std::move(folder)),
      ring_(std::move(ring)),
      clock_(std::move(clock)),
      random_(std::move(random)) {}

Result<void> Installation::make(const std::filesystem::path& folder, const Random& random) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error)
    return fail(ErrorCode::Unavailable, "the folder cannot be made: " + error.message(), folder.string());
  std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
  if (error)
    return fail(ErrorCode::Unavailable, "the folder cannot be closed to others: " + error.message(),
                folder.string());
  return crypt::KeyRing::create(folder, random);
}

Result<std::unique_ptr<Installation>> Installation::open(const std::filesystem::path& folder, Clock clock,
                                                         Random random, const crypt::Unlock& unlock) {
  SW_TRY(crypt::KeyRing ring, crypt::KeyRing::open(folder, unlock));
  std::unique_ptr<Installation> made(
      new Installation(folder, std::move(ring), std::move(clock), std::move(random)));
  SW_DO(keep_pack(folder, guidance::built_in().sha256(), guidance::built_in_files()));
  SW_DO(shelve_packs(folder, made->shelf_));
  SW_TRY(const std::string database, store::database_setting(folder));
  made->shared_ = !database.empty();
  if (made->shared_) {
    made->ring_.follow_disk();
    SW_DO(made->ring_.catch_up());
  }
  for (const std::string& id : made->ring_.organisations()) SW_DO(made->open_organisation(id));
  // Only now that all are open is nobody alone with them: keys may have been rotated since the ring was read.
  SW_DO(made->catch_up());
  return made;
}

Result<void> Installation::open_organisation(const std::string& id) {
  const crypt::OrganisationKeys* keys = ring_.find(id);
  SW_CHECK(keys != nullptr);
  auto organisation = std::make_unique<Organisation>(id, shelf_, ring_, random_);
  SW_TRY(const store::Place place, store::place_of(folder_, id));
  SW_TRY(organisation->store, store::Store::open(place, *keys, clock_, random_,
                                                 {.shown = store::shown_path(folder_, id), .serves = true}));
  SW_DO(end_rotation(*organisation));
  organisation->forms = Forms(place.folder);
  organisation->finder = std::make_unique<Finder>(place, *keys);
  SW_DO(organisation->store->follow_office(
      [this, mine = organisation.get()](const record::Entry& entry) { take(*mine, entry); }));
  SW_DO(organisation->trouble());
  organisation->forget_past_erasures();  // nothing can be searched for yet
  // What cannot be finished now is tried again every minute, and the page of erasures says so; it is no
  // reason not to open.
  [[maybe_unused]] const auto finished = organisation->erasures.finish(*organisation->store);
  const std::unique_lock lock(mutex_);
  organisations_.push_back(std::move(organisation));
  return {};
}

/// A pack that another server put into service is in the folder, and may not be on the shelf here yet.
void Installation::take(Organisation& organisation, const record::Entry& entry) {
  if (entry.body().kind == record::EntryKind::GuidanceChosen) {
    // One that is not there is named by the fold.
    if (const auto chosen = record::read_body<record::GuidanceChosen>(entry.body())) {
      const auto shelved = shelve_pack(folder_, chosen->sha256, shelf_);
      if (!shelved && shelved.error().code != ErrorCode::NotFound)
        organisation.be_in_trouble(shelved.error());
    }
  }
  organisation.take(entry);
}

Result<void> Installation::catch_up() { return shared_ ? follow_others() : Result<void>{}; }

Result<void> Installation::follow_others() {
  const std::lock_guard one_at_a_time(adding_);
  SW_DO(ring_.catch_up());
  Result<void> first_trouble;
  for (const std::string& id : ring_.organisations()) {
    if (find(id) != nullptr) continue;
    SW_TRY(const store::Place place, store::place_of(folder_, id));
    if (store::check_unused(place)) continue;  // whoever adds it has not made its tables' first rows yet
    auto opened = open_organisation(id);       // of one that does not open, the others are none the worse
    if (!opened && first_trouble) first_trouble = std::move(opened);
  }
  return first_trouble;
}

/// One that was cut off after the handover was on record: the old key must not stay.
Result<void> Installation::end_rotation(Organisation& organisation) {
  const crypt::OrganisationKeys& keys = *ring_.find(organisation.id);
  if (keys.next_signing() == nullptr ||
      !std::ranges::equal(keys.next_signing()->public_key(), organisation.store->keys()->newest().key))
    return {};
  organisation.ended_rotation = true;
  return ring_.end_signing(organisation.id, random_);
}

Result<void> Installation::rotate_signing(std::string_view organisation_id) {
  Organisation* organisation = find(organisation_id);
  if (organisation == nullptr)
    return fail(ErrorCode::NotFound, fmt::format("there is no organisation `{}`", organisation_id));
  SW_DO(organisation->store->be_alone());
  if (std::exchange(organisation->ended_rotation, false)) return {};
  SW_DO(ring_.begin_signing(organisation->id, random_));
  SW_DO(organisation->store->hand_over());
  return ring_.end_signing(organisation->id, random_);
}

Organisation* Installation::find(std::string_view id) {
  const std::shared_lock lock(mutex_);
  for (const auto& organisation : organisations_)
    if (organisation->id == id) return organisation.get();
  return nullptr;
}

std::vector<std::string> Installation::organisations() const {
  const std::shared_lock lock(mutex_);
  std::vector<std::string> ids;
  ids.reserve(organisations_.size());
  for (const auto& organisation : organisations_) ids.push_back(organisation->id);
  return ids;
}

Result<void> Installation::add_organisation(std::string_view id, std::string_view name) {
  SW_DO(check_line("name", name, false));
  const std::lock_guard one_at_a_time(adding_);
  if (shared_) SW_DO(ring_.catch_up());
  Organisation* organisation = find(id);
  // One that was cut off between its keys and its first entry goes on with those keys.
  if (organisation == nullptr || organisation->store->size() > 0) {
    if (organisation == nullptr) {
      SW_TRY(const store::Place place, store::place_of(folder_, id));
      SW_DO(store::check_unused(place));
    }
    // Refuses a name that is taken here; keys that another server made and left without a record are used.
    if (organisation != nullptr || ring_.find(id) == nullptr) SW_DO(ring_.add_organisation(id, random_));
    SW_DO(open_organisation(std::string(id)));
    organisation = find(id);
  }
  const auto body = record::to_json(record::OrganisationMade{std::string(id), std::string(name)});
  SW_TRY([[maybe_unused]] const auto kept,
         organisation->store->commit(
             {{office_entry(*organisation, record::EntryKind::OrganisationMade, clock_(), body)}, {}, {}}));
  return organisation->trouble();
}

Result<PersonRef> Installation::add_person(std::string_view organisation_id, const NewPerson& person) {
  Organisation* organisation = find(organisation_id);
  if (organisation == nullptr)
    return fail(
        ErrorCode::NotFound,
        fmt::format("there is no organisation `{}`; add it with `sharewell org add`", organisation_id));
  SW_DO(check_user(person.user));
  SW_DO(check_line("name", person.name, false));
  SW_DO(check_line("position", person.position, true));
  SW_DO(check_line("team", person.team, false));
  if (organisation->people.find_user(person.user))
    return fail(ErrorCode::BadInput, "there is somebody with this user name already", "user");
  const PersonRef ref = PersonRef::make(random_);
  const auto body = record::to_json(record::PersonAdded{ref, person.user, person.name, person.position,
                                                        person.role, person.team, person.password_hash});
  // The once id makes two commands that add one name at the same moment add it once.
  SW_TRY([[maybe_unused]] const auto kept,
         organisation->store->commit(
             {{office_entry(*organisation, record::EntryKind::PersonAdded, clock_(), body)},
              "user " + person.user,
              {}}));
  SW_DO(organisation->trouble());
  return organisation->people.find_user(person.user)->ref;
}

Result<void> Installation::choose_guidance(std::string_view organisation_id, std::string_view sha256,
                                           std::string_view from) {
  Organisation* organisation = find(organisation_id);
  if (organisation == nullptr)
    return fail(ErrorCode::NotFound, fmt::format("there is no organisation `{}`", organisation_id));
  if (!is_day(from)) return fail(ErrorCode::BadInput, "a day is written as 2026-12-01", std::string(from));
  SW_TRY(const guidance::Pack* const pack, shelve_pack(folder_, sha256, shelf_));
  SW_DO(check_fits_pages(*pack));
  if (!guidance::serves(*pack, {from, {}}))
    return fail(ErrorCode::BadInput, "by its own dates this pack is not in force on that day",
                std::string(from));
  const auto body =
      record::to_json(record::GuidanceChosen{pack->sha256(), pack->id(), pack->edition(), std::string(from)});
  SW_TRY([[maybe_unused]] const auto kept,
         organisation->store->commit(
             {{office_entry(*organisation, record::EntryKind::GuidanceChosen, clock_(), body)}, {}, {}}));
  return organisation->trouble();
}

}  // namespace sharewell::casework
