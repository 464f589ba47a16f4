// SPDX-License-Identifier: MIT
#include "casework/fuller_record.h"

#include <algorithm>
#include <set>

#include "base/limits.h"
#include "casework/case_file.h"
#include "casework/finished_record.h"
#include "casework/qualities.h"
#include "office.h"
#include "store/verify.h"

using namespace sharewell;
using namespace sharewell::casework;
using record::Choice;
using sharewell::testing_casework::Office;

namespace {

class FullerRecord : public Office {
 protected:
  Recorded one_decision() {
    return recorded(amara(), draft_with(amara(), agreed_early_help()),
                    says(Choice::Share, "They asked me to."));
  }
  json::object notes(const Recorded& done) {
    const auto file = std::get<CaseFileView>(*open_file(amara(), done.file));
    return file.find(done.sharing)->notes_now();
  }
  static std::string fault(const Result<DoneOrFaults>& kept) {
    const auto* faults = kept ? std::get_if<std::vector<decide::FieldFault>>(&*kept) : nullptr;
    return faults == nullptr ? "" : faults->front().field;
  }
};

TEST_F(FullerRecord, IsSaidBitByBitAndWhatWasSaidStays) {
  const Recorded done = one_decision();
  EXPECT_TRUE(fuller_lines(notes(done)).empty());
  ASSERT_TRUE(say_more(
      amara(), done.file, done.sharing,
      {{"facts", "Seen by the teacher on Monday."}, {"helps", "yes"}, {"system_flag", "CP-IS, today"}}, "a"));
  ASSERT_TRUE(say_more(amara(), done.file, done.sharing,
                       {{"qualities", "necessary secure"}, {"effect_silent", "He stays hungry."}}, "b"));
  const auto said = fuller_lines(notes(done));
  ASSERT_EQ(said.size(), 5u);
  EXPECT_EQ(said[0].field->id, "helps") << "in the order in which they are asked";
  EXPECT_EQ(said[1].said, "Seen by the teacher on Monday.");
  ASSERT_TRUE(say_more(amara(), done.file, done.sharing, {{"facts", " "}}, "c"));
  EXPECT_EQ(fuller_lines(notes(done)).size(), 4u)
      << "an empty one is taken out; what it said is in the timeline's entries";
  HowSteps steps;
  steps.notes["channel"] = "By telephone";
  ASSERT_TRUE(consider(amara(), done.file, done.sharing, steps, "d"));
  EXPECT_EQ(fuller_lines(notes(done)).size(), 4u) << "how to share is another page and takes nothing away";
  const auto ring = crypt::KeyRing::open(folder_);
  installation_.reset();
  EXPECT_TRUE(store::verify(*store::place_of(folder_, "northbank"), *ring->find("northbank")));
}

TEST_F(FullerRecord, TakesOnlyWhatItAsksAndOnlyFromWhoeverMayOpenTheFile) {
  const Recorded done = one_decision();
  EXPECT_EQ(fault(say_more(amara(), done.file, done.sharing, {{"helps", "perhaps"}}, "a")), "helps");
  EXPECT_EQ(fault(say_more(amara(), done.file, done.sharing, {{"qualities", "secure  necessary"}}, "a")),
            "qualities");
  EXPECT_EQ(fault(say_more(amara(), done.file, done.sharing, {{"helps", "yes no"}}, "a")), "helps");
  EXPECT_EQ(fault(say_more(amara(), done.file, done.sharing, {{"settled_tell", "yes"}}, "a")),
            "settled_tell");
  EXPECT_EQ(fault(say_more(amara(), done.file, done.sharing,
                           {{"facts", std::string(limits::kOwnWordsBytes + 1, 'a')}}, "a")),
            "facts");
  EXPECT_EQ(
      say_more(desk("northbank", "sian"), done.file, done.sharing, {{"helps", "yes"}}, "a").error().code,
      ErrorCode::NotFound);
  EXPECT_TRUE(fuller_lines(notes(done)).empty());
}

TEST_F(FullerRecord, AWholeRecordNeedsTheReasonWhyLessWouldNotDoWhereverThatStands) {
  const Recorded done = one_decision();
  const auto say = [&](const std::map<std::string, std::string>& said, const char* once) {
    return fault(say_more(amara(), done.file, done.sharing, said, once));
  };
  EXPECT_EQ(say({{"whole_record", "yes"}}, "a"), "less");
  EXPECT_EQ(say({{"whole_record", "yes"}, {"less", " \n"}}, "b"), "less");
  EXPECT_TRUE(fuller_lines(notes(done)).empty());
  EXPECT_EQ(say({{"whole_record", "no"}}, "c"), "");
  EXPECT_EQ(say({{"less", "A court has ordered all of it."}}, "d"), "");
  EXPECT_EQ(say({{"whole_record", "yes"}}, "e"), "") << "it was said before";
  EXPECT_EQ(say({{"less", ""}}, "f"), "less") << "and is not taken away from under it";
}

TEST(FullerFields, HaveOneNameEachAndAPageOfTheAdvice) {
  std::set<std::string_view> ids;
  for (const FullerGroup& group : fuller_groups())
    for (const FullerField& field : group.fields) {
      EXPECT_TRUE(ids.insert(field.id).second) << field.id;
      EXPECT_GE(field.page, 3);
      EXPECT_EQ(field.choices.empty(), field.kind == FullerKind::Text) << field.id;
    }
  EXPECT_EQ(ids.size(), 50u);
}

TEST(EightQualities, AreEachAnsweredAndAnExceptionStandsAgainstTheOneTick) {
  using Met = QualityAnswer::Met;
  const auto nothing = qualities_of({});
  ASSERT_EQ(nothing.size(), 8u);
  for (const QualityAnswer& one : nothing) EXPECT_EQ(one.met, Met::NotSaid);
  for (const QualityAnswer& one : qualities_of({{"qualities", "all"}, {"unmet_timely", "A week late."}})) {
    EXPECT_EQ(one.met, one.id == "timely" ? Met::No : Met::Yes) << one.id;
    EXPECT_EQ(one.why, one.id == "timely" ? "A week late." : "");
  }
  for (const QualityAnswer& one : qualities_of({{"qualities", "secure need-to-know"}}))
    EXPECT_EQ(one.met, one.id == "secure" || one.id == "need-to-know" ? Met::Yes : Met::NotSaid) << one.id;
  std::size_t exceptions = 0;
  for (const FullerGroup& group : fuller_groups())
    for (const FullerField& field : group.fields)
      for (const std::string_view id : quality_ids())
        if (field.id == unmet_note(id)) ++exceptions;
  EXPECT_EQ(exceptions, 8u) << "each has a box for its reason";
}

TEST(RecordParts, HaveOneNameEachAPageOfTheAdviceAndAFieldWhereTheyAreSaid) {
  for (const RecordPart& part : record_parts()) {
    EXPECT_GE(part.page, 3) << part.id;
    EXPECT_FALSE(part.heading.empty()) << part.id;
    EXPECT_EQ(std::ranges::count(record_parts(), part.id, &RecordPart::id), 1) << part.id;
    if (part.said_on != SaidOn::FullerRecord) continue;
    EXPECT_TRUE(std::ranges::any_of(fuller_groups(), [&](const FullerGroup& group) {
      return std::ranges::find(group.fields, part.id, &FullerField::id) != group.fields.end();
    })) << part.id;
  }
}

}  // namespace
