// SPDX-License-Identifier: MIT
// A safeguarding lead asks what other guidance would change.
#include "casework/what_would_change.h"

#include <latch>

#include "casework/case_file.h"
#include "casework/pack_folder.h"
#include "office.h"
#include "other_pack.h"

using namespace sharewell;
using namespace sharewell::casework;
using record::Choice;
using sharewell::testing_casework::never_minimise;
using sharewell::testing_casework::Office;

namespace {

class AskWhatWouldChange : public Office {
 protected:
  void SetUp() override {
    Office::SetUp();
    other_ = guidance::Pack::load(never_minimise())->sha256();
    ASSERT_TRUE(keep_pack(folder_, other_, never_minimise()));
    ASSERT_TRUE(installation_->choose_guidance("northbank", other_, "2027-01-01"));
  }
  WhatWouldChange& asked() { return installation_->find("northbank")->what_would_change; }
  Desk ruth() { return desk("northbank", "ruth"); }
  Recorded decided_by(const char* user) {
    const Desk at = desk("northbank", user);
    return recorded(at, draft_with(at, agreed_early_help()), says(Choice::Share, "They asked me to."));
  }
  void ask(const Desk& at, const std::string& pack) {
    const auto started = asked().start(at, pack);
    ASSERT_TRUE(started) << one_line(started.error());
    while (asked().under_way(at)) std::this_thread::yield();
  }
  std::optional<WhatWouldChange::Found> seen(const Desk& at, const std::string& pack, std::size_t first = 0) {
    auto found = asked().see(at, pack, first);
    EXPECT_TRUE(found) << one_line(found.error());
    return found ? *std::move(found) : std::nullopt;
  }
  std::size_t looks_of(const PersonRef& person, const FileRef& file) {
    const CaseFileView view = std::get<CaseFileView>(*open_file(amara(), file));
    return static_cast<std::size_t>(std::ranges::count_if(view.timeline, [&](const TimelineItem& item) {
      return item.kind == record::EntryKind::Looked && item.by == person;
    }));
  }
  std::string other_;
};

TEST_F(AskWhatWouldChange, OffersTheBuiltInPackAndWhatThisOrganisationChoseForDaysToCome) {
  const auto northbank = asked().choices(ruth());
  ASSERT_TRUE(northbank);
  ASSERT_EQ(northbank->size(), 2u);
  EXPECT_EQ((*northbank)[0].pack, &guidance::built_in());
  EXPECT_TRUE((*northbank)[0].in_force);
  EXPECT_EQ((*northbank)[1].pack->sha256(), other_);
  EXPECT_EQ((*northbank)[1].from, "2027-01-01");
  EXPECT_FALSE((*northbank)[1].in_force);
}

TEST_F(AskWhatWouldChange, TellsAnotherOrganisationNothingOfThatPack) {
  add("elmfield", "may", "School", record::Role::Lead);
  WhatWouldChange& elmfield = installation_->find("elmfield")->what_would_change;
  const Desk may = desk("elmfield", "may");
  EXPECT_EQ(elmfield.choices(may)->size(), 1u);
  EXPECT_EQ(elmfield.start(may, other_).error().code, ErrorCode::NotFound);
}

TEST_F(AskWhatWouldChange, IsForLeadsAlone) {
  const Desk tom = desk("northbank", "tom");
  EXPECT_EQ(asked().choices(tom).error().code, ErrorCode::NotAllowed);
  EXPECT_EQ(asked().start(tom, other_).error().code, ErrorCode::NotAllowed);
  EXPECT_EQ(asked().see(tom, other_, 0).error().code, ErrorCode::NotAllowed);
}

TEST_F(AskWhatWouldChange, ListsCaseFilesThatTheLeadMayOpenAndCountsTheOthers) {
  const Recorded first = decided_by("amara"), elsewhere = decided_by("sian"), second = decided_by("tom");
  ask(ruth(), other_);
  const auto found = seen(ruth(), other_);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->counts.replayed, 3u);
  EXPECT_EQ(found->counts.differences(), 3u);
  EXPECT_EQ(found->counts.in_reach, 2u);
  ASSERT_EQ(found->lines.size(), 2u);
  EXPECT_EQ(found->lines[0].what.file, first.file);
  EXPECT_EQ(found->lines[1].what.file, second.file);
  EXPECT_EQ(found->at, *now_);
}

TEST_F(AskWhatWouldChange, PutsTheLookOnRecordWhenADecisionIsShownAndNotBefore) {
  const Recorded done = decided_by("amara");
  ask(ruth(), other_);
  EXPECT_EQ(looks_of(ruth().me.ref, done.file), 0u);
  ASSERT_TRUE(seen(ruth(), other_));
  EXPECT_EQ(looks_of(ruth().me.ref, done.file), 1u);
  ASSERT_TRUE(seen(ruth(), other_, 20)) << "a page without this file";
  EXPECT_EQ(looks_of(ruth().me.ref, done.file), 1u);
}

TEST_F(AskWhatWouldChange, ShowsAResultToTheLeadWhoAskedAndForThePackThatWasAskedAbout) {
  add("northbank", "max", "Family support", record::Role::Lead);
  decided_by("amara");
  EXPECT_FALSE(seen(ruth(), other_));
  ask(ruth(), other_);
  EXPECT_TRUE(seen(ruth(), other_));
  EXPECT_FALSE(seen(ruth(), guidance::built_in().sha256()));
  EXPECT_FALSE(seen(desk("northbank", "max"), other_));
}

TEST_F(AskWhatWouldChange, FindsNothingUnderThePackOfTheTime) {
  decided_by("amara");
  ask(ruth(), guidance::built_in().sha256());
  const auto found = seen(ruth(), guidance::built_in().sha256());
  ASSERT_TRUE(found);
  EXPECT_EQ(found->counts.replayed, 1u);
  EXPECT_EQ(found->counts.differences(), 0u);
  EXPECT_TRUE(found->lines.empty());
}

TEST_F(AskWhatWouldChange, RunsOneAtATime) {
  add("northbank", "max", "Family support", record::Role::Lead);
  decided_by("amara");
  std::latch go_on(1);
  const Clock held = [&] {  // the last thing that a run does is to ask what time it is
    go_on.wait();
    return *now_;
  };
  Desk at = ruth();
  const Desk slow{at.store, at.people, at.me, at.pack, held, at.random, at.shelf};
  ASSERT_TRUE(asked().start(slow, other_));
  EXPECT_EQ(asked().start(desk("northbank", "max"), other_).error().code, ErrorCode::Busy);
  EXPECT_TRUE(asked().under_way(at)->mine);
  EXPECT_FALSE(asked().under_way(desk("northbank", "max"))->mine);
  EXPECT_FALSE(seen(at, other_)) << "nothing is shown of a run that is under way";
  go_on.count_down();
  while (asked().under_way(at)) std::this_thread::yield();
  EXPECT_TRUE(seen(at, other_));
  ask(desk("northbank", "max"), other_);
}

}  // namespace
