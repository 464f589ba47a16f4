// SPDX-License-Identifier: MIT
#include "casework/fuller_record.h"

#include <set>

#include "base/limits.h"
#include "casework/case_file.h"
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
  EXPECT_TRUE(store::verify(folder_ / "orgs" / "northbank", *ring->find("northbank")));
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

TEST(FullerFields, HaveOneNameEachAndAPageOfTheAdvice) {
  std::set<std::string_view> ids;
  for (const FullerGroup& group : fuller_groups())
    for (const FullerField& field : group.fields) {
      EXPECT_TRUE(ids.insert(field.id).second) << field.id;
      EXPECT_GE(field.page, 3);
      EXPECT_EQ(field.choices.empty(), field.kind == FullerKind::Text) << field.id;
    }
  EXPECT_EQ(ids.size(), fuller_count());
}

}  // namespace
