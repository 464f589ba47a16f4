// SPDX-License-Identifier: MIT
#include "record/gist.h"

#include <gtest/gtest.h>

#include "record/file_bodies.h"
#include "some_entry.h"

using namespace sharewell;
using namespace sharewell::record;

namespace {

std::vector<EntryBody> usual_entries() {
  Decided decision = some_decision();
  decision.tasks.push_back({TaskRef::make(kRandom), "tell-the-family", {7000}, PersonRef()});
  Considered considered;
  considered.decision = 12;
  considered.answers = {{"how", "by-telephone"}};
  considered.recommendation = {{"outcome", "share"}};
  considered.tasks = {{TaskRef::make(kRandom), "minimise", {5000}, PersonRef::make(kRandom)}};
  considered.ended = {TaskRef::make(kRandom), TaskRef::make(kRandom)};
  EntryBody by_nobody = entry_of(EntryKind::Looked, to_json(Looked{{}, true}));
  by_nobody.actor = {};
  by_nobody.sharing = {};
  return {
      entry_of(EntryKind::Decided, to_json(decision)), entry_of(EntryKind::Considered, to_json(considered)),
      entry_of(EntryKind::Looked, to_json(Looked{{FileRef::make(kRandom), FileRef::make(kRandom)}, true})),
      by_nobody,
      entry_of(EntryKind::TaskSettled, to_json(TaskSettled{TaskRef::make(kRandom), false,
                                                           Personal<std::string>("Nobody \"there\"")}))};
}

/// Holds a gist against what the long way finds in the same text.
void compare(const std::string& text, const Gist& gist) {
  const auto entry = entry_from_canonical(text);
  ASSERT_TRUE(entry) << text;
  ASSERT_EQ(canonical(*entry), text);
  EXPECT_EQ(gist.head.kind, entry->kind);
  EXPECT_EQ(gist.head.file, entry->file.text());
  EXPECT_EQ(gist.head.sharing, entry->sharing.text());
  EXPECT_EQ(gist.head.actor, entry->actor.text());
  EXPECT_EQ(gist.head.happened_at, entry->happened_at);
  EXPECT_EQ(gist.head.recorded_at, entry->recorded_at);
  const auto effects = task_effects(3, *entry);
  ASSERT_TRUE(effects) << text;
  ASSERT_EQ(gist.raised.size(), effects->raised.size()) << text;
  for (std::size_t i = 0; i < gist.raised.size(); ++i) {
    EXPECT_EQ(gist.raised[i].ref.text(), effects->raised[i].ref.text());
    EXPECT_EQ(gist.raised[i].owner.text(), effects->raised[i].owner.text());
    EXPECT_EQ(gist.raised[i].obligation, effects->raised[i].obligation);
    EXPECT_EQ(gist.raised[i].due, effects->raised[i].due);
  }
  ASSERT_EQ(gist.changed.size(), effects->changed.size()) << text;
  for (std::size_t i = 0; i < gist.changed.size(); ++i) {
    EXPECT_EQ(gist.changed[i].ref.text(), effects->changed[i].ref.text());
    EXPECT_EQ(gist.changed[i].state, effects->changed[i].state);
    EXPECT_TRUE(effects->changed[i].owner.empty());
    EXPECT_EQ(effects->changed[i].due, Instant{});
  }
  if (entry->kind != EntryKind::Considered) {
    EXPECT_FALSE(gist.decision);
    return;
  }
  const auto considered = read_body<Considered>(*entry);
  ASSERT_TRUE(considered);
  EXPECT_EQ(gist.decision, considered->decision);
}

}  // namespace

TEST(Gist, OfEveryUsualEntryIsWhatTheLongWayFinds) {
  Gist gist;
  for (const EntryBody& entry : usual_entries()) {
    const std::string text = canonical(entry);
    ASSERT_TRUE(read_gist(text, gist)) << text;
    compare(text, gist);
  }
}

TEST(Gist, OfAnyTextWithSomeBytesChangedIsWhatTheLongWayFindsOrNone) {
  std::mt19937 dice(20261130);
  const std::vector<EntryBody> entries = usual_entries();
  constexpr std::string_view kBytes = "\"\\{}[],:0123456789-ABCXYZetfnabrul \n\x01\x80\xc3";
  Gist gist;
  int taken = 0;
  for (int i = 0; i < 40'000; ++i) {
    std::string text = canonical(entries[dice() % entries.size()]);
    for (unsigned edits = 1 + dice() % 2; edits > 0; --edits) {
      const std::size_t at = dice() % text.size();
      if (dice() % 3 == 0)
        text.erase(at, 1 + dice() % 3);
      else if (dice() % 2 == 0)
        text[at] = kBytes[dice() % kBytes.size()];
      else
        text.insert(at, 1, kBytes[dice() % kBytes.size()]);
    }
    if (!read_gist(text, gist)) continue;
    ++taken;
    compare(text, gist);
    if (HasFatalFailure()) return;
  }
  EXPECT_GT(taken, 1000);
}

TEST(Gist, OfOtherKindsAndUnusualBodiesIsLeftToTheLongWay) {
  Gist gist;
  EntryBody entry =
      entry_of(EntryKind::FileOpened, to_json(FileOpened{Personal<std::string>("A child"), "Duty team"}));
  EXPECT_FALSE(read_gist(canonical(entry), gist));
  json::object body = to_json(some_decision());
  body["zeal"] = "more than is known here";
  entry = entry_of(EntryKind::Decided, std::move(body));
  EXPECT_FALSE(read_gist(canonical(entry), gist));
  EXPECT_TRUE(entry_from_canonical(canonical(entry))) << "which takes it";
  EntryBody other = usual_entries().front();
  other.kind = EntryKind::Considered;
  EXPECT_FALSE(read_gist(canonical(other), gist)) << "a body of another kind";
}

TEST(Gist, EveryCanonicalEntryIsReadWithItsBody) {
  EntryHead head;
  for (const EntryBody& entry : usual_entries()) {
    const std::string text = canonical(entry);
    EXPECT_EQ(read_entry(text, head), entry.body);
    EXPECT_EQ(head.kind, entry.kind);
    EXPECT_EQ(head.file, entry.file.text());
    EXPECT_EQ(head.recorded_at, entry.recorded_at);
    EXPECT_FALSE(read_entry(text + " ", head));
    EXPECT_FALSE(read_entry(text.substr(0, text.size() - 1), head));
  }
}
