// SPDX-License-Identifier: MIT
#include "casework/find_people.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "casework/copy.h"
#include "casework/file_life.h"
#include "office.h"
#include "store/verify.h"

using namespace sharewell;
using namespace sharewell::casework;
using record::Choice;
using sharewell::testing_casework::Office;

namespace {

class FindPeople : public Office {
 protected:
  FileRef file(const Desk& at, const char* label = "") {
    return recorded(at, draft_with(at, agreed_early_help()), says(Choice::Share, "They asked me to."),
                    {{}, Personal<std::string>(label)})
        .file;
  }
  static TypedPerson typed(const char* name, TypedDay born = {}, const char* nhs = "") {
    return {name, "", std::move(born), nhs, "", "", "child", ""};
  }
  std::uint64_t note(const Desk& at, const FileRef& on, const TypedPerson& person) {
    const auto kept = note_person(at, on, person, "");
    EXPECT_TRUE(kept && std::holds_alternative<FileRef>(*kept));
    return view(at, on).people.back().index;
  }
  static CaseFileView view(const Desk& at, const FileRef& ref) {
    return std::get<CaseFileView>(*open_file(at, ref));
  }
  static std::string fault(const Result<DoneOrFaults>& kept) {
    const auto* faults = kept ? std::get_if<1>(&*kept) : nullptr;
    return faults == nullptr ? "" : faults->front().field;
  }
  Finder& finder() { return *installation_->find("northbank")->finder; }
  PeopleFound find(const Desk& at, const char* name, TypedDay born = {}, const char* number = "") {
    const auto found = find_people(at, finder(), {name, std::move(born), number});
    EXPECT_TRUE(found) << one_line(found.error());
    return found ? *found : PeopleFound{};
  }
  PeopleFound alike(const Desk& at, const char* name, TypedDay born = {}, const FileRef& on = {}) {
    return *find_look_alikes(at, finder(), {name, std::move(born), ""}, on);
  }
  /// The looks at lists in the office file that name this case file.
  std::size_t looks_at(const Desk& by, const FileRef& ref) {
    std::size_t count = 0;
    const auto entries = by.store.read_office();
    for (const record::Entry& entry : *entries) {
      if (entry.body().kind != record::EntryKind::Looked || entry.body().actor != by.me.ref) continue;
      const auto looked = record::read_body<record::Looked>(entry.body());
      count += looked && looked->listed && std::ranges::find(looked->files, ref) != looked->files.end();
    }
    return count;
  }
};

TEST_F(FindPeople, SomebodyOnAFileIsFoundInSpiteOfSlipsWithTheReason) {
  const FileRef ref = file(amara());
  note(amara(), ref, typed("Siân Ó Néill", {"9", "3", "2014"}, "943 476 5919"));
  const PeopleFound found = find(amara(), "sian oneil", {"3", "9", "2014"});
  ASSERT_EQ(found.seen.size(), 1u);
  EXPECT_EQ(found.seen[0].hit.file, ref);
  EXPECT_EQ(found.seen[0].hit.name, "Siân Ó Néill");
  EXPECT_EQ(found.seen[0].hit.born, "2014-03-09");
  EXPECT_EQ(found.seen[0].hit.why.birth, search::BirthHow::Swapped);
  EXPECT_EQ(found.seen[0].label, "");
  EXPECT_EQ(find(amara(), "", {}, "9434765918").seen.size(), 1u);
  EXPECT_TRUE(find(amara(), "Zachary Quill").nothing());
}

TEST_F(FindPeople, WhatIsKeptIsFoundAtOnceAndWhatIsTakenBackIsNot) {
  const FileRef ref = file(amara(), "Marlow");
  EXPECT_EQ(find(amara(), "Marlowe").seen.size(), 1u) << "the file's own name";
  ASSERT_TRUE(name_file(amara(), ref, "Thornbury", "Another child.", "a"));
  EXPECT_TRUE(find(amara(), "Marlow").nothing());
  const std::uint64_t who = note(amara(), ref, typed("Ada Finch", {"", "", "2015"}));
  EXPECT_EQ(find(amara(), "Ada Finch").seen.size(), 1u);
  TypedPerson right = typed("Adele Goldfinch", {"", "", "2015"});
  EXPECT_EQ(fault(correct_person(amara(), ref, who, right, "b")), "why");
  right.why = "Her birth certificate says so.";
  ASSERT_TRUE(correct_person(amara(), ref, who, right, "b"));
  EXPECT_EQ(find(amara(), "Adele Goldfinch").seen.front().hit.person, who);
  EXPECT_EQ(fault(take_person_off(amara(), ref, who, " ", "c")), "why");
  ASSERT_TRUE(take_person_off(amara(), ref, who, "It is another family.", "c"));
  EXPECT_TRUE(find(amara(), "Adele Goldfinch").nothing());
  EXPECT_TRUE(view(amara(), ref).people.empty());
  EXPECT_EQ(take_person_off(amara(), ref, who, "Again.", "d").error().code, ErrorCode::NotFound);
  installation_.reset();
  installation_ = *Installation::open(folder_, clock_, random_);
  EXPECT_EQ(find(amara(), "Thornbury").seen.size(), 1u) << "after a start";
  EXPECT_TRUE(find(amara(), "Ada Finch").nothing());
}

TEST_F(FindPeople, OfAnotherTeamsFileOnlyWhomToAskIsSaidAndTheLookIsOnRecord) {
  const FileRef ref = file(amara(), "Marlow");
  note(amara(), ref, typed("Ada Marlow", {"9", "3", "2014"}));
  const Desk sian = desk("northbank", "sian");
  EXPECT_EQ(looks_at(sian, ref), 0u);
  const PeopleFound found = find(sian, "Ada Marlow");
  EXPECT_TRUE(found.seen.empty());
  ASSERT_EQ(found.ask.size(), 1u);
  EXPECT_EQ(found.ask[0], "Name of ruth");
  EXPECT_EQ(looks_at(sian, ref), 1u);
  EXPECT_EQ(looks_at(amara(), ref), 0u) << "who finds nothing out is not said to have looked";
  EXPECT_TRUE(
      find_people(desk("elmfield", "jo"), *installation_->find("elmfield")->finder, {"Ada Marlow", {}, ""})
          ->nothing())
      << "another organisation finds nothing";
}

TEST_F(FindPeople, WhatCannotBeReadIsSaidFieldByField) {
  const auto first = [&](const TypedSearch& typed) {
    const auto faults = faults_of(typed, clock_());
    return faults.empty() ? std::string() : faults.front().field;
  };
  EXPECT_EQ(first({" ", {}, ""}), "name");
  EXPECT_EQ(first({"Ada", {"31", "2", "2014"}, ""}), "born");
  EXPECT_EQ(first({"Ada", {"", "", "2031"}, ""}), "born") << "yet to come";
  EXPECT_EQ(first({std::string(300, 'a'), {}, ""}), "name");
  EXPECT_EQ(first({"", {"", "", "2014"}, ""}), "");
  EXPECT_EQ(birth_as_typed({"", "3", "2014"}, clock_()), "2014-03");
  EXPECT_EQ(birth_as_typed({"9", "", "2014"}, clock_()), std::nullopt);
}

TEST_F(FindPeople, NotingAPersonSaysEveryFault) {
  const FileRef ref = file(amara());
  EXPECT_EQ(fault(note_person(amara(), ref, typed(""), "a")), "name");
  EXPECT_EQ(fault(note_person(amara(), ref, typed("Ada", {}, "943 476 5918"), "a")), "nhs_number");
  TypedPerson nobody = typed("Ada");
  nobody.part = "pet";
  EXPECT_EQ(fault(note_person(amara(), ref, nobody, "a")), "part");
  EXPECT_EQ(note_person(desk("northbank", "sian"), ref, typed("Ada"), "a").error().code, ErrorCode::NotFound);
}

TEST_F(FindPeople, AWarningComesForTheSameChildAndNeitherForTheFileItselfNorForAnotherChild) {
  const FileRef ref = file(amara(), "Marlow");
  note(amara(), ref, typed("Ada Marlow", {"9", "3", "2014"}));
  EXPECT_EQ(alike(desk("northbank", "tom"), "Ada Marlowe").seen.size(), 1u);
  EXPECT_EQ(alike(desk("northbank", "tom"), "Ada Marlow", {"9", "3", "2015"}).seen.size(), 1u);
  EXPECT_TRUE(alike(amara(), "Ada Marlow", {}, ref).nothing()) << "the file itself";
  EXPECT_TRUE(alike(amara(), "Ada Marlow", {"28", "11", "2009"}).nothing());
  EXPECT_TRUE(alike(amara(), "Ben Marlow").nothing());
  EXPECT_TRUE(alike(amara(), "", {}).nothing()) << "a warning stands in nobody's way";
  EXPECT_EQ(alike(desk("northbank", "sian"), "Ada Marlow").ask.size(), 1u);
}

TEST_F(FindPeople, NothingThatCanBeSearchedLiesOnDisk) {
  const FileRef ref = file(amara(), "Quillfeather");
  note(amara(), ref, typed("Ada Quillfeather", {"9", "3", "2014"}));
  static_cast<void>(find(amara(), "Quillfeather"));
  for (const auto& one : std::filesystem::recursive_directory_iterator(folder_)) {
    if (!one.is_regular_file()) continue;
    std::ifstream in(one.path(), std::ios::binary);
    std::string bytes((std::istreambuf_iterator<char>(in)), {});
    std::ranges::transform(bytes, bytes.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    EXPECT_EQ(bytes.find("quillfeather"), std::string::npos) << one.path();
  }
}

TEST_F(FindPeople, TheTimelineTellsOfItAndACopyHoldsAllOfIt) {
  const FileRef ref = file(amara(), "Marlow");
  const std::uint64_t who = note(amara(), ref, typed("Ada Marlow"));
  ASSERT_TRUE(take_person_off(amara(), ref, who, "It is another family.", "a"));
  const CaseFileView now = view(amara(), ref);
  const auto told = [&](const char* summary, const char* detail) {
    return std::ranges::any_of(now.timeline, [&](const TimelineItem& item) {
      return item.summary == summary && item.detail.find(detail) != std::string::npos;
    });
  };
  EXPECT_TRUE(told("Somebody noted on this case file", "Ada Marlow"));
  EXPECT_TRUE(told("Somebody taken off this case file", "It is another family."));
  const auto copy = take_copy(amara(), ref, "A review.", "d");
  ASSERT_TRUE(copy) << one_line(copy.error());
  const auto ring = crypt::KeyRing::open(folder_);
  installation_.reset();
  const auto report = store::verify(*store::place_of(folder_, "northbank"), *ring->find("northbank"));
  EXPECT_TRUE(report) << one_line(report.error());
}

}  // namespace
