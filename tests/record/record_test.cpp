// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <memory>
#include <random>
#include <type_traits>

#include "record/bodies.h"
#include "record/file_bodies.h"
#include "record/people_bodies.h"
#include "record/task.h"
#include "record/work_bodies.h"

using namespace sharewell;
using namespace sharewell::record;

namespace {

Random seeded(unsigned seed) {
  auto engine = std::make_shared<std::mt19937>(seed);
  return [engine](std::span<std::uint8_t> out) {
    for (auto& b : out) b = static_cast<std::uint8_t>((*engine)());
  };
}

const Random kRandom = seeded(7);

EntryBody entry_of(EntryKind kind, json::object body) {
  return {kind,   FileRef::make(kRandom), SharingRef::make(kRandom), PersonRef::make(kRandom), {1000},
          {2000}, std::move(body)};
}

Decided some_decision() {
  Decided body;
  body.answers = {{"risk", "none"}};
  body.recommendation = {{"outcome", "share"}};
  body.notes = {{"danger", "no"}};
  body.choice = Choice::DoNotShare;
  body.words = Personal<std::string>("Siân said \"no\"\n");
  body.departure = "because";
  body.late = true;
  body.tasks = {{TaskRef::make(kRandom), "minimise", {5000}, PersonRef::make(kRandom)}};
  return body;
}

}  // namespace

static_assert(!std::is_constructible_v<Entry, std::uint64_t, EntryBody>, "only the store makes an Entry");
static_assert(!std::is_default_constructible_v<Entry>);

TEST(Entry, IsReadBackFromItsCanonicalTextAndFromNoOther) {
  const EntryBody entry = entry_of(EntryKind::Decided, to_json(some_decision()));
  const std::string text = canonical(entry);
  const auto back = entry_from_canonical(text);
  ASSERT_TRUE(back) << one_line(back.error());
  EXPECT_EQ(canonical(*back), text);
  EXPECT_EQ(back->file, entry.file);
  EXPECT_FALSE(entry_from_canonical(" " + text));
  EXPECT_FALSE(entry_from_canonical(text + "\n"));
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::string cut = text;
    cut.erase(at, 1);
    const auto wrong = entry_from_canonical(cut);
    EXPECT_TRUE(!wrong || canonical(*wrong) != text) << at;
  }
}

TEST(Entry, KindsHaveOneNameAndOneNumberEach) {
  for (const int n : {1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14,
                      15, 16, 17, 18, 19, 20, 21, 22, 26, 27, 28, 29, 30, 31}) {
    const auto kind = kind_numbered(n);
    ASSERT_TRUE(kind) << n;
    EXPECT_EQ(kind_named(name_of(*kind)), kind);
  }
  EXPECT_FALSE(kind_numbered(23));
  EXPECT_FALSE(kind_named("erased"));
  EXPECT_FALSE(kind_numbered(0));
}

TEST(Bodies, DecidedKeepsEveryMember) {
  const Decided body = some_decision();
  const auto back = read_body<Decided>(entry_of(EntryKind::Decided, to_json(body)));
  ASSERT_TRUE(back);
  EXPECT_EQ(to_json(*back), to_json(body));
  EXPECT_EQ(back->words.reveal(), body.words.reveal());
  EXPECT_EQ(back->tasks.front().ref, body.tasks.front().ref);
}

TEST(Bodies, WhatAFileLivesOnKeepsEveryMember) {
  const Personal<std::string> a(std::string("a")), b(std::string("b")), c(std::string("c"));
  const json::object named = to_json(FileNamed{a, b});
  EXPECT_EQ(to_json(*read_body<FileNamed>(entry_of(EntryKind::FileNamed, named))), named);
  const json::object corrected = to_json(Corrected{7, a, b});
  EXPECT_EQ(to_json(*read_body<Corrected>(entry_of(EntryKind::Corrected, corrected))), corrected);
  const json::object noted = to_json(SignNoted{a, b, c, true, false, a});
  EXPECT_EQ(to_json(*read_body<SignNoted>(entry_of(EntryKind::SignNoted, noted))), noted);
  json::object cut = noted;
  cut.erase("fact");
  EXPECT_FALSE(read_body<SignNoted>(entry_of(EntryKind::SignNoted, cut)));
}

TEST(Bodies, SomebodyNotedKeepsEveryMember) {
  const auto text = [](const char* said) { return Personal<std::string>(said); };
  const PersonNoted body{
      7,         text("Siân Marlow"), text("Shan"), text("2014-03"), text("943 476 5919"), text("A"),
      text("B"), Part::Carer,         true,         text("why")};
  const json::object whole = to_json(body);
  EXPECT_EQ(to_json(*read_body<PersonNoted>(entry_of(EntryKind::PersonNoted, whole))), whole);
  for (const auto& member : whole) {
    json::object without = whole;
    without.erase(member.key());
    EXPECT_FALSE(task_effects(1, entry_of(EntryKind::PersonNoted, without)))
        << std::string_view(member.key());
  }
  json::object other = whole;
  other["part"] = "pet";
  EXPECT_FALSE(read_body<PersonNoted>(entry_of(EntryKind::PersonNoted, other)));
}

TEST(Bodies, ACopyKeepsEveryMember) {
  const Random random = [engine = std::make_shared<std::mt19937>(3)](std::span<std::uint8_t> out) {
    for (auto& byte : out) byte = static_cast<std::uint8_t>((*engine)());
  };
  CopyTaken body{Personal<std::string>("Case review"), 12, "root", {}};
  body.people.push_back({PersonRef::make(random), "Ann Example", "Social worker"});
  const json::object whole = to_json(body);
  const auto back = read_body<CopyTaken>(entry_of(EntryKind::CopyTaken, whole));
  ASSERT_TRUE(back);
  EXPECT_EQ(to_json(*back), whole);
  for (const auto& member : whole) {
    json::object without = whole;
    without.erase(member.key());
    EXPECT_FALSE(read_body<CopyTaken>(entry_of(EntryKind::CopyTaken, without)))
        << std::string_view(member.key());
  }
}

TEST(Bodies, AnyMemberOfAnotherTypeOrMissingIsDamaged) {
  const json::object whole = to_json(some_decision());
  for (const auto& member : whole) {
    json::object without = whole, wrong = whole;
    without.erase(member.key());
    wrong[member.key()] = nullptr;
    EXPECT_FALSE(read_body<Decided>(entry_of(EntryKind::Decided, without))) << std::string_view(member.key());
    EXPECT_FALSE(read_body<Decided>(entry_of(EntryKind::Decided, wrong))) << std::string_view(member.key());
  }
  EXPECT_FALSE(read_body<Decided>(entry_of(EntryKind::Looked, whole)));
}

TEST(Tasks, AreRaisedByDecisionsAndSettledByEntries) {
  const EntryBody decided = entry_of(EntryKind::Decided, to_json(some_decision()));
  const auto raised = task_effects(4, decided);
  ASSERT_TRUE(raised);
  ASSERT_EQ(raised->raised.size(), 1u);
  EXPECT_EQ(raised->raised[0].obligation, "minimise");
  EXPECT_EQ(raised->raised[0].raised_by, 4u);
  EXPECT_EQ(raised->raised[0].file, decided.file);

  const TaskRef task = raised->raised[0].ref;
  const auto done = task_effects(5, entry_of(EntryKind::TaskSettled, to_json(TaskSettled{task, true, {}})));
  const auto not_done =
      task_effects(5, entry_of(EntryKind::TaskSettled, to_json(TaskSettled{task, false, {}})));
  ASSERT_TRUE(done && not_done);
  EXPECT_EQ(done->changed.at(0).state, TaskState::Done);
  EXPECT_EQ(not_done->changed.at(0).state, TaskState::NotDone);

  Considered considered;
  considered.ended = {task};
  const auto ended = task_effects(6, entry_of(EntryKind::Considered, to_json(considered)));
  ASSERT_TRUE(ended);
  EXPECT_EQ(ended->changed.at(0).state, TaskState::NoLongerNeeded);
}

TEST(WorkBodies, SurviveWritingAndReadingAndNothingElseDoes) {
  const PersonRef owner = PersonRef::make(kRandom);
  const TaskRaised raised{{TaskRef::make(kRandom), "give-advice", {5000}, owner},
                          TaskRef::make(kRandom),
                          Personal<std::string>("May I?")};
  const auto back = read_body<TaskRaised>(entry_of(EntryKind::TaskRaised, to_json(raised)));
  ASSERT_TRUE(back);
  EXPECT_EQ(to_json(*back), to_json(raised));
  const TaskMoved moved{raised.task.ref, owner, {}, true, Personal<std::string>("Rang.")};
  const auto moved_back = read_body<TaskMoved>(entry_of(EntryKind::TaskMoved, to_json(moved)));
  ASSERT_TRUE(moved_back);
  EXPECT_EQ(to_json(*moved_back), to_json(moved));
  const ContactKept contact{ContactRef::make(kRandom), "police", "Public protection", "101", "", "", true};
  const auto kept = read_body<ContactKept>(entry_of(EntryKind::ContactKept, to_json(contact)));
  ASSERT_TRUE(kept);
  EXPECT_EQ(to_json(*kept), to_json(contact));
  json::object strange = to_json(contact);
  strange["kind"] = "plumber";
  EXPECT_FALSE(read_body<ContactKept>(entry_of(EntryKind::ContactKept, strange)));
  EXPECT_FALSE(read_body<TaskMoved>(entry_of(EntryKind::TaskMoved, to_json(raised))));
}

TEST(Tasks, AreMovedWithoutBeingSettled) {
  const PersonRef before = PersonRef::make(kRandom), after = PersonRef::make(kRandom);
  const TaskRaised raised{{TaskRef::make(kRandom), "escalate", {5000}, before}, {}, {}};
  const auto effects = task_effects(3, entry_of(EntryKind::TaskRaised, to_json(raised)));
  ASSERT_TRUE(effects);
  TaskRow row = effects->raised.at(0);
  const auto chased =
      task_effects(4, entry_of(EntryKind::TaskMoved, to_json(TaskMoved{row.ref, {}, {9000}, true, {}})));
  ASSERT_TRUE(chased);
  apply_change(row, chased->changed.at(0), 4);
  EXPECT_EQ(row.state, TaskState::Open);
  EXPECT_EQ(row.owner, before);
  EXPECT_EQ(row.due, Instant{9000});
  EXPECT_EQ(row.settled_by, 0u);
  const auto passed =
      task_effects(5, entry_of(EntryKind::TaskMoved, to_json(TaskMoved{row.ref, after, {}, false, {}})));
  ASSERT_TRUE(passed);
  apply_change(row, passed->changed.at(0), 5);
  EXPECT_EQ(row.owner, after);
  EXPECT_EQ(row.due, Instant{9000});
}
