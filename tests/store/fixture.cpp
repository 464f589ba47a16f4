// SPDX-License-Identifier: MIT
#include "fixture.h"

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "crypt/secret.h"
#include "test_database.h"

namespace sharewell::store {

TemporaryFolder::TemporaryFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "sharewell-store-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code none;
  std::filesystem::remove_all(path_, none);
}

StoreTest::StoreTest()
    : random_(crypt::system_random()),
      now_ms_(std::make_shared<std::atomic<std::int64_t>>(from_rfc3339("2026-11-22T10:00:00.000Z")->ms)),
      ann_(PersonRef::make(random_)),
      ben_(PersonRef::make(random_)) {
  succeed(crypt::KeyRing::create(data_.path(), random_));
  ring_ = std::make_unique<crypt::KeyRing>(value_of(crypt::KeyRing::open(data_.path())));
  succeed(ring_->add_organisation("northbank", random_));
  testing_postgres::keep_in_database(data_.path());
}

Place StoreTest::place() const { return value_of(place_of(data_.path(), "northbank")); }

Clock StoreTest::clock() const {
  return [now = now_ms_] { return Instant{now->load()}; };
}

Result<std::unique_ptr<Store>> StoreTest::try_open(const Options& options) const {
  return Store::open(place(), keys(), clock(), random_, options);
}

void StoreTest::keep_some_of_each(Store& store, const FileRef& file, Ends ends) const {
  const std::vector<record::RaisedTask> tasks{{ref<TaskRef>(), "tell-the-family", Instant{2000}, ann_},
                                              {ref<TaskRef>(), "record-the-reply", Instant{3000}, ben_}};
  const Committed kept = value_of(
      store.commit({{opened(file, ann_), decided(file, ann_, "w", tasks)}, "once " + file.text(), {}}));
  (void)value_of(store.commit({{settled(file, ann_, tasks[0].ref)}, "again " + file.text(), {}}));
  std::vector<TaskRef> ended;
  if (ends == Ends::BothTasks) ended.push_back(tasks[1].ref);
  (void)value_of(store.commit({{considered(file, ann_, kept.entries[1].index(), std::move(ended))}, "", {}}));
  (void)value_of(store.look(file, ben_));
  (void)value_of(store.save_draft(store.new_draft(), ann_, Personal(std::string("draft")), 0));
}

record::EntryBody opened(const FileRef& file, const PersonRef& actor, std::string label) {
  record::EntryBody entry;
  entry.kind = record::EntryKind::FileOpened;
  entry.file = file;
  entry.actor = actor;
  entry.happened_at = Instant{1'790'000'000'000};
  entry.body = record::to_json(record::FileOpened{Personal(std::move(label)), "Duty team"});
  return entry;
}

record::EntryBody decided(const FileRef& file, const PersonRef& actor, std::string words,
                          std::vector<record::RaisedTask> tasks) {
  record::Decided body;
  body.answers = {{"risk", "none"}, {"requested", "no"}};
  body.recommendation = {{"outcome", "share"}, {"rule", "D9"}};
  body.words = Personal(std::move(words));
  body.tasks = std::move(tasks);
  record::EntryBody entry;
  entry.kind = record::EntryKind::Decided;
  entry.file = file;
  entry.actor = actor;
  entry.happened_at = Instant{1'790'000'000'000};
  entry.body = record::to_json(body);
  return entry;
}

record::EntryBody settled(const FileRef& file, const PersonRef& actor, const TaskRef& task) {
  record::EntryBody entry;
  entry.kind = record::EntryKind::TaskSettled;
  entry.file = file;
  entry.actor = actor;
  entry.body = record::to_json(record::TaskSettled{task, true, Personal(std::string("Rang the school"))});
  return entry;
}

record::EntryBody considered(const FileRef& file, const PersonRef& actor, std::uint64_t decision,
                             std::vector<TaskRef> ended) {
  record::Considered body;
  body.decision = decision;
  body.recommendation = {{"outcome", "share-with-care"}};
  body.ended = std::move(ended);
  record::EntryBody entry;
  entry.kind = record::EntryKind::Considered;
  entry.file = file;
  entry.actor = actor;
  entry.body = record::to_json(body);
  return entry;
}

record::EntryBody person_added(const FileRef& office, const PersonRef& person, std::string user) {
  record::PersonAdded body;
  body.person = person;
  body.user = std::move(user);
  body.name = "Ann Example";
  body.team = "Duty team";
  record::EntryBody entry;
  entry.kind = record::EntryKind::PersonAdded;
  entry.file = office;
  entry.body = record::to_json(body);
  return entry;
}

std::string bytes_of_folder(const std::filesystem::path& folder) {
  std::ostringstream all;
  for (const auto& one : std::filesystem::recursive_directory_iterator(folder))
    if (one.is_regular_file() && one.file_size() > 0)
      all << std::ifstream(one.path(), std::ios::binary).rdbuf();
  return all.str();
}

}  // namespace sharewell::store
