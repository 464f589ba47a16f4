// SPDX-License-Identifier: MIT
#include "casework/later_tasks.h"

#include "office.h"

using namespace sharewell;
using namespace sharewell::casework;

namespace {

class LaterTasks : public testing_casework::Office {};

TEST_F(LaterTasks, BelongToWhoDecidedWhereThisPersonOnlyOwesATaskHere) {
  DecisionView decision;
  decision.by = amara().me.ref;
  CaseFileView file;
  const Desk tom = desk("northbank", "tom");
  EXPECT_EQ(owner_of_more(tom, file, decision), amara().me.ref);
  file.mine = true;
  EXPECT_EQ(owner_of_more(tom, file, decision), tom.me.ref);
}

TEST_F(LaterTasks, AreNotRaisedAgainWhereADecisionBroughtThemFromAnotherFile) {
  DecisionView decision;
  decision.decided.tasks.push_back({TaskRef::make(random_), "refer", clock_(), amara().me.ref});
  EXPECT_FALSE(was_raised_before_the_move(decision, "refer")) << "it did not move";
  decision.from = FileRef::make(random_);
  EXPECT_TRUE(was_raised_before_the_move(decision, "refer"));
  EXPECT_FALSE(was_raised_before_the_move(decision, "minimise"));
  decision.considered.emplace_back().tasks.push_back(
      {TaskRef::make(random_), "minimise", clock_(), amara().me.ref});
  EXPECT_TRUE(was_raised_before_the_move(decision, "minimise"));
}

}  // namespace
