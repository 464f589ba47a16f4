// SPDX-License-Identifier: MIT
#include "store/erasure.h"

#include <cstdlib>
#include <functional>
#include <thread>

#include "fixture.h"
#include "record/keeping_bodies.h"
#include "store/names_follower.h"
#include "store/sealing.h"
#include "store/verify.h"
#include "tamper.h"

namespace sharewell::store {
namespace {

constexpr const char* kWords = "Zebedee Quillfeather of Ottery Lane";
const DraftOfFile kNoDraft = [](const FileRef&, const Draft&) { return false; };

class ErasureTest : public StoreTest {
 protected:
  [[nodiscard]] FileRef file_in(Store& store, const std::string& words = kWords) const {
    const FileRef file = store.new_file();
    std::vector<record::RaisedTask> tasks{{ref<TaskRef>(), "tell-the-family", Instant{2000}, ann_}};
    (void)value_of(store.commit({{opened(file, ann_, words), decided(file, ann_, words, tasks)}, "", {}}));
    return file;
  }
  [[nodiscard]] std::uint64_t ask(Store& store, const FileRef& file, const PersonRef& by,
                                  bool withdrawn = false) const {
    record::EntryBody entry{record::EntryKind::ErasureAsked, store.office(), {}, by, {}, {}, {}};
    entry.body = record::to_json(record::ErasureAsked{file, "time-is-over", "", withdrawn});
    return value_of(store.commit({{entry}, "", {}})).entries.front().index();
  }
  [[nodiscard]] static record::EntryBody kept(const FileRef& file, const PersonRef& by, bool held) {
    record::EntryBody entry{record::EntryKind::KeepingSet, file, {}, by, {}, {}, {}};
    record::KeepingSet set;
    set.held = held;
    entry.body = record::to_json(set);
    return entry;
  }
  void wait_out() const { *now_ms_ += kErasureWaitMs; }
  void erase(Store& store, const FileRef& file) const {
    const std::uint64_t asked = ask(store, file, ann_);
    wait_out();
    (void)value_of(store.erase(asked, ben_, kNoDraft));
  }
  void roll(Store& store) {
    succeed(ring_->begin_epoch("northbank", random_));
    succeed(store.rewrap_keys());
    succeed(ring_->end_epochs_before("northbank", keys().epoch(), random_));
  }
  [[nodiscard]] std::filesystem::path database() const { return folder() / "sharewell.db"; }
  [[nodiscard]] Bytes wrapped_of(const FileRef& file) const {
    return Tamper(place()).value("SELECT hex(wrapped) FROM file_key WHERE file = '" + file.text() + "'");
  }
  [[nodiscard]] bool on_disk(std::string_view bytes) const {
    return bytes_of_folder(data_.path()).find(bytes) != std::string::npos;
  }
};

TEST_F(ErasureTest, WhatWasErasedIsThereForNobodyAndTheRegisterStillVerifies) {
  auto store = open();
  const FileRef gone = file_in(*store), stays = file_in(*store, "Another child");
  const Looked looked = value_of(store->look(gone, ann_));
  const DraftRef draft = store->new_draft(), other = store->new_draft();
  (void)value_of(store->save_draft(draft, ann_, Personal(gone.text()), 0));
  (void)value_of(store->save_draft(other, ann_, Personal(std::string("of another")), 0));
  const std::uint64_t asked = ask(*store, gone, ann_);
  wait_out();
  (void)value_of(store->save_draft(draft, ann_, Personal(gone.text()), 1));
  (void)value_of(store->save_draft(other, ann_, Personal(std::string("of another")), 1));
  const record::Entry entry = value_of(store->erase(asked, ben_, [](const FileRef& file, const Draft& one) {
    return one.content.reveal() == file.text();
  }));
  roll(*store);
  const auto erased = value_of(record::read_body<record::FileErased>(entry.body()));
  EXPECT_EQ(erased.entries, 3u) << "two entries and a look: 0, 1 and 4";
  EXPECT_EQ(erased.numbers, "372e4610638d2bfdbe4c5557cc1581c4b41f3d87984ad458c30a897e527213bc")
      << "as sha256sum says of these numbers in eight bytes each";
  for (int start = 0; start < 2; ++start) {
    EXPECT_EQ(store->look(gone, ann_).error().code, ErrorCode::NotFound);
    EXPECT_FALSE(store->find_file(gone));
    EXPECT_EQ(store->files().size(), 1u);
    EXPECT_EQ(store->open_tasks()->size(), 1u);
    EXPECT_TRUE(store->tasks_of(gone)->empty());
    EXPECT_EQ(store->commit({{opened(gone, ann_)}, "", {}}).error().code, ErrorCode::NotFound);
    EXPECT_EQ(store->load_draft(draft, ann_).error().code, ErrorCode::NotFound);
    EXPECT_TRUE(store->load_draft(other, ann_));
    EXPECT_EQ(store->read(value_of(store->look(stays, ben_)), stays)->size(), start == 0 ? 3u : 4u);
    store.reset();
    const auto report = verify(place(), keys());
    ASSERT_TRUE(report) << one_line(report.error());
    EXPECT_EQ(report->erased, 1u);
    EXPECT_EQ(report->files, 2u);
    store = open();
  }
  EXPECT_EQ(store->read(looked, gone).error().code, ErrorCode::NotFound) << "who had looked before";
}

TEST_F(ErasureTest, NobodyErasesAloneOrTooEarlyOrWhatIsHeldOrWasWrittenTo) {
  const auto store = open();
  const auto refused = [&](const std::function<void(const FileRef&)>& before, bool wait,
                           const PersonRef& by) {
    const FileRef file = file_in(*store);
    const std::uint64_t asked = ask(*store, file, ann_);
    before(file);
    if (wait) wait_out();
    const auto done = store->erase(asked, by, kNoDraft);
    EXPECT_EQ(done.has_value(), !store->find_file(file).has_value());
    return done ? std::string("erased") : done.error().detail;
  };
  const auto nothing = [](const FileRef&) {};
  EXPECT_EQ(refused(nothing, true, ben_), "erased");
  EXPECT_EQ(refused([&](const FileRef& file) { (void)value_of(store->look(file, ben_)); }, true, ben_),
            "erased");
  EXPECT_NE(refused(nothing, true, ann_).find("somebody else"), std::string::npos);
  EXPECT_NE(refused(nothing, false, ben_).find("not over"), std::string::npos);
  EXPECT_NE(refused([&](const FileRef&) { *now_ms_ += kErasureWaitMs - 1; }, false, ben_).find("not over"),
            std::string::npos);
  EXPECT_NE(refused([&](const FileRef& file) { (void)ask(*store, file, ann_, true); }, true, ben_)
                .find("taken back"),
            std::string::npos);
  EXPECT_NE(refused([&](const FileRef& file) { (void)ask(*store, file, ben_); }, true, ben_).find("anew"),
            std::string::npos);
  EXPECT_NE(refused(
                [&](const FileRef& file) {
                  (void)value_of(store->commit({{decided(file, ann_, "more")}, "", {}}));
                },
                true, ben_)
                .find("recorded in the case file"),
            std::string::npos);
  const FileRef held = file_in(*store);
  (void)value_of(store->commit({{kept(held, ann_, true)}, "", {}}));
  const std::uint64_t asked = ask(*store, held, ann_);
  wait_out();
  EXPECT_NE(store->erase(asked, ben_, kNoDraft).error().detail.find("on hold"), std::string::npos);
  (void)value_of(store->commit({{kept(held, ann_, false)}, "", {}}));
  erase(*store, held);
  EXPECT_FALSE(store->find_file(held));
  EXPECT_EQ(store->erase(0, ben_, kNoDraft).error().code, ErrorCode::NotFound);
  EXPECT_EQ(store->erase(asked, ben_, kNoDraft).error().code, ErrorCode::NotFound);
  record::EntryBody forged{record::EntryKind::FileErased, store->office(), {}, ann_, {}, {}, {}};
  forged.body = record::to_json(record::FileErased{held, asked, 1, 0, {}});
  EXPECT_EQ(store->commit({{forged}, "", {}}).error().code, ErrorCode::BadInput);
}

TEST_F(ErasureTest, AKeyThatIsGoneWithoutAnErasureIsNamedAndSoIsOneThatIsBack) {
  FileRef gone, stays;
  Bytes key;
  {
    const auto store = open();
    gone = file_in(*store);
    stays = file_in(*store);
    key = wrapped_of(gone);
    erase(*store, gone);
  }
  ASSERT_TRUE(verify(place(), keys()));
  const auto found = [&](const std::string& sql) {
    Tamper(place()).run(sql);
    const auto report = verify(place(), keys());
    return report ? std::string("verified") : report.error().detail;
  };
  const std::string back =
      "UPDATE file_key SET epoch = 1, wrapped = x'" + to_hex(key) + "' WHERE file = '" + gone.text() + "'";
  EXPECT_NE(found(back).find("its key is here again"), std::string::npos);
  succeed(open()->destroy_again(gone));
  EXPECT_EQ(found("SELECT 1"), "verified");
  EXPECT_NE(found("UPDATE file_key SET epoch = 0, wrapped = x'' WHERE file = '" + stays.text() + "'")
                .find("no erasure by two people"),
            std::string::npos);
}

TEST_F(ErasureTest, AfterTheRollNoFileOfTheFolderHoldsAWordOrAKey) {
  const auto store = open();
  const FileRef gone = file_in(*store), stays = file_in(*store);
  const Bytes wrapped = wrapped_of(gone);
  const Sealing sealing(keys(), random_);
  const auto raw = value_of(sealing.open_file_key(gone.text(), 1, wrapped));
  const auto epoch = keys().epoch_key(1);
  const auto raw_on_disk = [&] {
    for (const ByteView key : {ByteView(raw.view()), ByteView(epoch->view())})
      for (const std::string& spelt : {std::string(text_of(key)), to_hex(key), to_base64(key).substr(0, 40),
                                       to_base64url(key).substr(0, 40)})
        if (on_disk(spelt)) return true;
    return on_disk(kWords);
  };
  EXPECT_TRUE(on_disk(text_of(wrapped))) << "the scan finds what is there";
  erase(*store, gone);
  EXPECT_TRUE(on_disk(text_of(wrapped))) << "still in the log";
  roll(*store);
  EXPECT_FALSE(on_disk(text_of(wrapped)));
  EXPECT_FALSE(raw_on_disk());
  EXPECT_TRUE(on_disk(text_of(wrapped_of(stays))));
  EXPECT_EQ(sealing.open_file_key(gone.text(), 1, wrapped).error().code, ErrorCode::KeysMissing)
      << "a copy of the row from before opens no more";
  const auto ring = value_of(crypt::KeyRing::open(data_.path()));
  EXPECT_EQ(ring.find("northbank")->oldest_epoch(), 2u);
}

TEST_F(ErasureTest, NoneOfManyErasedFilesCanBeRead) {
  const char* const wanted = std::getenv("SHAREWELL_ERASED_FILES");
  const std::size_t count = wanted == nullptr ? 40 : std::stoul(wanted);
  auto store = open();
  std::vector<FileRef> gone, stay;
  std::vector<std::pair<std::uint64_t, FileRef>> asked;
  for (std::size_t i = 0; i < count; ++i) {
    gone.push_back(file_in(*store));
    stay.push_back(file_in(*store, "Stays " + std::to_string(i)));
  }
  std::vector<Bytes> wrapped;
  wrapped.reserve(count);
  for (const FileRef& file : gone) wrapped.push_back(wrapped_of(file));
  for (const FileRef& file : gone) asked.emplace_back(ask(*store, file, ann_), file);
  wait_out();
  for (const auto& [index, file] : asked) (void)value_of(store->erase(index, ben_, kNoDraft));
  roll(*store);
  std::size_t readable = 0, lost = 0;
  const std::string bytes = bytes_of_folder(data_.path());
  for (int start = 0; start < 2; ++start) {
    for (std::size_t i = 0; i < count; ++i) {
      const auto looked = store->look(gone[i], ann_);
      readable += looked.has_value() || bytes.find(text_of(wrapped[i])) != std::string::npos;
      const auto kept = store->look(stay[i], ann_);
      lost += !kept || !store->read(*kept, stay[i]);
    }
    store.reset();
    const auto report = verify(place(), keys());
    ASSERT_TRUE(report) << one_line(report.error());
    EXPECT_EQ(report->erased, count);
    store = open();
  }
  EXPECT_EQ(readable, 0u);
  EXPECT_EQ(lost, 0u);
  std::printf("erased files that can be read: %zu of %zu; others that cannot: %zu of %zu\n", readable, count,
              lost, count);
}

TEST_F(ErasureTest, PeopleReadAndWriteWhileEpochsRoll) {
  const auto store = open();
  std::vector<FileRef> files;
  for (int i = 0; i < 20; ++i) files.push_back(file_in(*store));
  std::atomic<bool> stop = false;
  std::atomic<int> failures = 0, done = 0;
  const auto works = [&](unsigned which) {
    const DraftRef draft = store->new_draft();
    std::int64_t version = 0;
    for (unsigned i = which; !stop; ++i, ++done) {
      const FileRef& file = files[i % files.size()];
      const auto looked = store->look(file, which == 0 ? ann_ : ben_);
      const auto saved = store->save_draft(draft, ann_, Personal(std::string("words")), version);
      if (saved) version = *saved;
      const FileRef fresh = store->new_file();
      const bool all = looked && store->read(*looked, file) && saved && store->load_draft(draft, ann_) &&
                       store->commit({{opened(fresh, ann_)}, "", {}}) && store->look(fresh, ben_);
      failures += all ? 0 : 1;
    }
  };
  {
    std::jthread one([&] { works(0); });
    std::jthread two([&] { works(1); });
    for (int rolled = 0; rolled < 12 || done <= 12; ++rolled) {
      succeed(ring_->begin_epoch("northbank", random_));
      succeed(store->rewrap_keys());
      succeed(ring_->end_epochs_before("northbank", keys().epoch(), random_));
    }
    stop = true;
  }
  EXPECT_EQ(failures, 0);
  EXPECT_GT(done, 12);
  EXPECT_TRUE(verify(place(), keys()));
}

TEST_F(ErasureTest, WhoeverGoesThroughAllEntriesPassesOverWhatWasErased) {
  auto store = open();
  const FileRef gone = file_in(*store);
  (void)file_in(*store, "Another child");
  erase(*store, gone);
  ScanWork work;
  work.visitor = [](unsigned) { return [](std::uint64_t, const Personal<std::string_view>&) {}; };
  const ScanReport report = value_of(store->scan(work));
  EXPECT_EQ(report.visited, 1u);
  EXPECT_EQ(report.erased, 1u);
  EXPECT_TRUE(report.unopened.empty());
  auto follower = value_of(NamesFollower::open(place(), keys()));
  std::size_t names = 0;
  succeed(follower.follow([&](std::uint64_t, const Personal<std::string_view>& text) {
    EXPECT_EQ(text.reveal().find(kWords), std::string_view::npos);
    ++names;
  }));
  EXPECT_EQ(names, 1u);
}

}  // namespace
}  // namespace sharewell::store
