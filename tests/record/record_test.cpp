// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <memory>
#include <random>
#include <type_traits>

#include "record/asking_bodies.h"
#include "record/bodies.h"
#include "record/file_bodies.h"
#include "record/keeping_bodies.h"
#include "record/move_bodies.h"
#include "record/office_bodies.h"
#include "record/paper_bodies.h"
#include "record/people_bodies.h"
#include "record/settings_bodies.h"
#include "record/task.h"
#include "record/token_bodies.h"
#include "record/work_bodies.h"
#include "some_entry.h"

using namespace sharewell;
using namespace sharewell::record;

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
  for (const int n : {1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15, 16, 17, 18, 19,
                      20, 21, 22, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41}) {
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

TEST(Bodies, ADecisionWhoseRecommendationIsTextIsTheSameEntry) {
  const EntryBody values = entry_of(EntryKind::Decided, to_json(some_decision()));
  EntryBody text = values;
  text.body.erase("recommendation");
  EXPECT_FALSE(read_body<Decided>(text)) << "it has no recommendation";
  text.spelt = {"recommendation", R"({"open":{"outcome":["risk"]},"outcome":"share"})"};
  const auto back = entry_from_canonical(canonical(text));
  ASSERT_TRUE(back) << one_line(back.error());
  EXPECT_FALSE(back->spelt);
  EXPECT_EQ(canonical(*back), canonical(text));
  for (const EntryBody* one : std::initializer_list<const EntryBody*>{&text, &*back}) {
    const auto decided = read_body<Decided>(*one);
    ASSERT_TRUE(decided);
    EXPECT_EQ(to_canonical_json(decided->recommendation), text.spelt->text);
    EXPECT_TRUE(read_brief<Decided>(*one));
    EXPECT_EQ(advised_in(*one), "share");
  }
  text.spelt->text = R"(["share"])";
  EXPECT_FALSE(read_body<Decided>(text));
  EXPECT_EQ(advised_in(text), "");
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

TEST(Bodies, WhatLetsAProgramActKeepsEveryMember) {
  const json::object made = to_json(TokenMade{
      TokenRef::make(kRandom), "Case system", PersonRef::make(kRandom), std::string(64, 'a'), {5000}, true});
  EXPECT_EQ(to_json(*read_body<TokenMade>(entry_of(EntryKind::TokenMade, made))), made);
  const json::object ended = to_json(TokenEnded{TokenRef::make(kRandom)});
  EXPECT_EQ(to_json(*read_body<TokenEnded>(entry_of(EntryKind::TokenEnded, ended))), ended);
  for (const auto& member : made) {
    json::object without = made;
    without.erase(member.key());
    EXPECT_FALSE(task_effects(0, entry_of(EntryKind::TokenMade, without))) << std::string_view(member.key());
  }
  EXPECT_FALSE(task_effects(0, entry_of(EntryKind::TokenEnded, {})));
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

TEST(PaperBodies, SurviveWritingAndReadingAndNothingElseDoes) {
  const FormMade made{7,
                      "referral",
                      "Referral",
                      "ab",
                      {{"Who", "Name", Personal<std::string>("Amara")}, {"Who", "Team", {}}}};
  const auto back = read_body<FormMade>(entry_of(EntryKind::FormMade, to_json(made)));
  ASSERT_TRUE(back);
  EXPECT_EQ(to_json(*back), to_json(made));
  for (const auto& member : to_json(made)) {
    json::object without = to_json(made);
    without.erase(member.key());
    EXPECT_FALSE(read_body<FormMade>(entry_of(EntryKind::FormMade, without)))
        << std::string_view(member.key());
  }
  json::object strange = to_json(made);
  strange["lines"].get_array()[0].get_object()["value"] = 1;
  EXPECT_FALSE(read_body<FormMade>(entry_of(EntryKind::FormMade, strange)));
  EXPECT_TRUE(task_effects(3, entry_of(EntryKind::FormMade, to_json(made)))->raised.empty());
  EXPECT_FALSE(task_effects(3, entry_of(EntryKind::FormMade, strange))) << "a body is read whatever it does";
}

TEST(Bodies, WhatLeadsKeepKeepsEveryMember) {
  const json::object procedure = to_json(ProcedureKept{ProcedureRef::make(kRandom), "Referrals", "edition 4",
                                                       "2026-04-01", "On the shelf", "Ring first", false});
  const auto read = read_body<ProcedureKept>(entry_of(EntryKind::ProcedureKept, procedure));
  ASSERT_TRUE(read);
  EXPECT_EQ(to_json(*read), procedure);
  const json::object row =
      to_json(PolicyKept{PolicyRef::make(kRandom), "police", "any", "public-task", "safeguarding", "none",
                         "Children Act 2004, section 10", "Agreement", "Each", "Fits", true});
  const auto back = read_body<PolicyKept>(entry_of(EntryKind::PolicyKept, row));
  ASSERT_TRUE(back);
  EXPECT_EQ(to_json(*back), row);
  for (const auto& member : row) {
    json::object without = row;
    without.erase(member.key());
    EXPECT_FALSE(read_body<PolicyKept>(entry_of(EntryKind::PolicyKept, without)))
        << std::string_view(member.key());
  }
}

TEST(Bodies, ARowOfThePolicyTableNamesOnlyWhatTheClosedListsHave) {
  const json::object row = to_json(PolicyKept{PolicyRef::make(kRandom), "any", "any", "public-task", "none",
                                              "none", "p", "", "", "", false});
  for (const char* const member : {"basis", "condition", "offence"}) {
    json::object other = row;
    other[member] = "because";
    EXPECT_FALSE(read_body<PolicyKept>(entry_of(EntryKind::PolicyKept, other))) << member;
  }
}

TEST(Bodies, WhatMovesBetweenFilesKeepsEveryMember) {
  const Personal<std::string> why(std::string("why"));
  const FileRef file = FileRef::make(kRandom);
  const auto keeps = [](EntryKind kind, const json::object& whole, auto read) {
    EXPECT_EQ(to_json(*read(entry_of(kind, whole))), whole);
    for (const auto& member : whole) {
      json::object without = whole;
      without.erase(member.key());
      EXPECT_FALSE(read(entry_of(kind, without))) << std::string_view(member.key());
    }
  };
  keeps(EntryKind::SharingMoved, to_json(SharingMoved{file, 7, {TaskRef::make(kRandom)}, why}),
        read_body<SharingMoved>);
  keeps(EntryKind::SharingTaken,
        to_json(SharingTaken{file,
                             {{7, why, Personal<std::string>(std::string("b3BlbmluZw=="))}},
                             {{TaskRef::make(kRandom), "refer", Instant{5}, PersonRef::make(kRandom)}},
                             why}),
        read_body<SharingTaken>);
  keeps(EntryKind::FileJoined, to_json(FileJoined{file, true, why}), read_body<FileJoined>);
  keeps(EntryKind::FileRestricted, to_json(FileRestricted{true, {PersonRef::make(kRandom)}, why}),
        read_body<FileRestricted>);
}

TEST(Bodies, WhatAnOrganisationSaysOfItselfAndWhatItAsksOthersKeepsEveryMember) {
  const Personal<std::string> said(std::string("said"));
  const PersonRef person = PersonRef::make(kRandom);
  const auto keeps = [](EntryKind kind, const json::object& whole, auto read) {
    EXPECT_EQ(to_json(*read(entry_of(kind, whole))), whole);
    for (const auto& member : whole) {
      json::object without = whole;
      without.erase(member.key());
      EXPECT_FALSE(read(entry_of(kind, without))) << std::string_view(member.key());
      EXPECT_FALSE(task_effects(3, entry_of(kind, without))) << "a body is read whatever it does";
    }
  };
  keeps(EntryKind::ArrangementKept,
        to_json(ArrangementKept{ArrangementRef::make(kRandom), "channel", "Secure mail", "Head of records",
                                "2026-12-01", "On the shelf", "For all", true}),
        read_body<ArrangementKept>);
  keeps(EntryKind::DutyKept,
        to_json(DutyKept{DutyRef::make(kRandom), "To act", "An Act, section 1", "Schools", "Says", true}),
        read_body<DutyKept>);
  keeps(EntryKind::BarrierNoted, to_json(BarrierNoted{"late", "police", said}), read_body<BarrierNoted>);
  keeps(EntryKind::TrainingKept,
        to_json(TrainingKept{TrainingRef::make(kRandom), person, "Together", "2026-12-01", true}),
        read_body<TrainingKept>);
  const TaskRef task = TaskRef::make(kRandom);
  const FileRef file = FileRef::make(kRandom);
  keeps(EntryKind::RetentionKept,
        to_json(RetentionKept{RetentionRef::make(kRandom), "Child", "birth", 25, 0, "A code", true, false}),
        read_body<RetentionKept>);
  keeps(EntryKind::KeepingSet,
        to_json(KeepingSet{RetentionRef::make(kRandom),
                           said,
                           true,
                           said,
                           {{task, "review-keeping", Instant{5}, person}},
                           {task}}),
        read_body<KeepingSet>);
  keeps(EntryKind::ErasureAsked, to_json(ErasureAsked{file, "time-is-over", "Its time is over", true}),
        read_body<ErasureAsked>);
  keeps(EntryKind::FileErased, to_json(FileErased{file, 7, 2, 4, "ab"}), read_body<FileErased>);
  keeps(EntryKind::KeyHandedOver, to_json(KeyHandedOver{"a note"}), read_body<KeyHandedOver>);
  keeps(EntryKind::CheckpointStamped, to_json(CheckpointStamped{"a note", "AAAA"}),
        read_body<CheckpointStamped>);
  keeps(EntryKind::FiguresTaken, to_json(FiguresTaken{"barriers", "2026-Q4", "table"}),
        read_body<FiguresTaken>);
  keeps(EntryKind::WitnessesChosen, to_json(WitnessesChosen{"quorum none\n"}), read_body<WitnessesChosen>);
  keeps(EntryKind::InformationAsked,
        to_json(InformationAsked{"police",
                                 said,
                                 said,
                                 said,
                                 "To plan",
                                 "Section 47",
                                 said,
                                 "2026-12-01",
                                 {{task, "await-reply", Instant{5}, person}}}),
        read_body<InformationAsked>);
  keeps(EntryKind::InformationReceived,
        to_json(InformationReceived{3, "police", said, said, true, "2027-12-01", {task}}),
        read_body<InformationReceived>);
}

TEST(Bodies, AnArrangementAndABarrierAreOfAKindOnTheirLists) {
  json::object arrangement =
      to_json(ArrangementKept{ArrangementRef::make(kRandom), "channel", "", "", "", "", "", false});
  arrangement["kind"] = "lists";
  EXPECT_FALSE(read_body<ArrangementKept>(entry_of(EntryKind::ArrangementKept, arrangement)));
  json::object barrier = to_json(BarrierNoted{"late", "police", {}});
  barrier["kind"] = "rain";
  EXPECT_FALSE(read_body<BarrierNoted>(entry_of(EntryKind::BarrierNoted, barrier)));
}

TEST(Bodies, ATakenDecisionIsReadAsWhatItWas) {
  EntryBody decided = entry_of(EntryKind::Decided, to_json(some_decision()));
  const auto taken = [&](std::vector<std::string> texts) {
    SharingTaken out{decided.file, {}, {}, {}};
    for (std::string& text : texts) out.entries.push_back({1, Personal<std::string>(std::move(text)), {}});
    return out;
  };
  const std::string whole = canonical(decided);
  EXPECT_EQ(entries_in(taken({whole}))->size(), 1u);
  EXPECT_EQ(recommended_in(entry_of(EntryKind::SharingTaken, to_json(taken({whole}))))->size(), 1u);
  EXPECT_FALSE(entries_in(taken({})));
  EXPECT_FALSE(entries_in(taken({whole, whole}))) << "one decision";
  EXPECT_FALSE(entries_in(taken({whole.substr(1)})));
  EntryBody looked = entry_of(EntryKind::Looked, to_json(Looked{}));
  EXPECT_FALSE(entries_in(taken({canonical(looked)})));
  SharingTaken elsewhere = taken({whole});
  elsewhere.from =
      FileRef::make([](std::span<std::uint8_t> out) { std::ranges::fill(out, std::uint8_t{9}); });
  EXPECT_FALSE(entries_in(elsewhere));
}
