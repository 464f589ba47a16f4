// SPDX-License-Identifier: MIT
#include "casework/request.h"

#include "casework/interview.h"
#include "office.h"

using namespace sharewell;
using namespace sharewell::casework;
using sharewell::testing_casework::Office;

namespace {

class Requests : public Office {
 protected:
  [[nodiscard]] Request asked_by(const char* from, const char* power, const char* fits) const {
    Request request;
    request.from = from;
    request.name = Personal<std::string>("Ms Shah, Elmfield School");
    request.what = Personal<std::string>("Dates of the last visits");
    request.power = power;
    request.fits = fits;
    request.asked = clock_() + -kHourMs;
    return request;
  }
  [[nodiscard]] std::vector<std::string> fields_at_fault(const Request& request) {
    std::vector<std::string> fields;
    for (const auto& fault : faults_of(guidance::built_in(), request)) fields.push_back(fault.field);
    return fields;
  }
  [[nodiscard]] static const TaskView* reply_task(const CaseFileView& file) {
    for (const TaskView& task : file.tasks)
      if (task.row.obligation == kReplyDuty) return &task;
    return nullptr;
  }
  [[nodiscard]] CaseFileView file_of(const Desk& at, const Recorded& done) {
    return std::get<CaseFileView>(*open_file(at, done.file));
  }
};

TEST_F(Requests, ASectionCountsOnlyForABodyThatMayUseItForItsOwnWorkAndNoWider) {
  const auto means = [&](const char* from, const char* power, const char* fits) {
    return compulsion_of(asked_by(from, power, fits));
  };
  EXPECT_EQ(means("safeguarding-partner", "16h", "yes"), "statutory-request-valid");
  EXPECT_EQ(means("police", "16h", "yes"), "statutory-request-valid");
  EXPECT_EQ(means("other-practitioner", "16h", "yes"), "statutory-request-not-valid");
  EXPECT_EQ(means("not-known", "14b", "yes"), "statutory-request-unclear");
  EXPECT_EQ(means("safeguarding-partner", "16h", "no"), "statutory-request-not-valid");
  EXPECT_EQ(means("safeguarding-partner", "16h", "too-wide"), "statutory-request-unclear");
  EXPECT_EQ(means("safeguarding-partner", "14b", "not-known"), "statutory-request-unclear");
  EXPECT_EQ(means("other-person", "court", ""), "court-order-or-legal-duty");
  EXPECT_EQ(means("other-person", "unclear", ""), "statutory-request-unclear");
  EXPECT_EQ(means("police", "none", "yes"), "none");
}

TEST_F(Requests, WhoAsksAndForWhatMustBeSaidAndAllThatIsMissingIsNamedAtOnce) {
  Request nothing;
  nothing.power.clear();
  EXPECT_EQ(fields_at_fault(nothing),
            (std::vector<std::string>{"request_from", "request_name", "request_what", "request_power"}));
  EXPECT_EQ(fields_at_fault(asked_by("police", "16h", "")), std::vector<std::string>{"request_fits"});
  EXPECT_TRUE(fields_at_fault(asked_by("police", "none", "")).empty());
}

TEST_F(Requests, TheQuestionsBeginWithWhatTheRequestSays) {
  const Desk at = amara();
  Draft draft = draft_with(at, {});
  set_request(draft, asked_by("safeguarding-partner", "16h", "yes"));
  const auto answers = answers_of(at.pack, draft);
  const auto is = [&](const char* question, const char* answer) {
    const auto q = *at.pack.find_question(question);
    return answers.at[q] == *at.pack.find_answer(q, answer);
  };
  EXPECT_TRUE(is("requested", "yes"));
  EXPECT_TRUE(is("compulsion", "statutory-request-valid"));
  EXPECT_TRUE(is("recipient", "safeguarding-partner"));
}

TEST_F(Requests, AChangeToTheRequestDoesNotMoveARecipientThatWasChosenSince) {
  const Desk at = amara();
  Draft draft = draft_with(at, {});
  Request request = asked_by("other-practitioner", "none", "");
  set_request(draft, request);
  draft.set("recipient", {"childrens-social-care"});
  request.what = Personal<std::string>("Something else");
  set_request(draft, request);
  EXPECT_EQ(draft.find("recipient")->front(), "childrens-social-care");
}

TEST_F(Requests, TheRequestIsOnRecordAndItsDayBecomesATaskThatSurvivesTheHowSteps) {
  const Desk at = amara();
  Draft draft = draft_with(at, agreed_early_help());
  Request request = asked_by("other-practitioner", "none", "");
  request.by = end_of_london_day(clock_(), 5);
  set_request(draft, request);
  ASSERT_TRUE(save_draft(at, draft));
  const Recorded done =
      recorded(at, *load_draft(at, draft.ref), says(record::Choice::Share, "They need it."));
  CaseFileView file = file_of(at, done);
  const auto kept = request_in(file.decisions.front().decided.notes);
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->name.reveal(), "Ms Shah, Elmfield School");
  EXPECT_EQ(kept->asked, request.asked);
  ASSERT_NE(reply_task(file), nullptr);
  EXPECT_EQ(reply_task(file)->row.due, *request.by);
  ASSERT_NE(find_duty(at, kReplyDuty), nullptr);
  ASSERT_TRUE(consider(at, done.file, done.sharing, {}, "how-1"));
  file = file_of(at, done);
  EXPECT_EQ(reply_task(file)->row.state, record::TaskState::Open);
  ASSERT_TRUE(settle_task(at, reply_task(file)->row.ref, true, "Rang back and read it out."));
  file = file_of(at, done);
  EXPECT_EQ(reply_task(file)->note, "Rang back and read it out.");
}

TEST_F(Requests, NobodyIsOwedAReplyWhereNobodyAsked) {
  const Desk at = amara();
  const Recorded done =
      recorded(at, draft_with(at, agreed_early_help()), says(record::Choice::Share, "I want to."));
  EXPECT_EQ(reply_task(file_of(at, done)), nullptr);
}

TEST_F(Requests, AnEmergencyThatBeganWithARequestKeepsIt) {
  const Desk at = amara();
  Draft draft = draft_with(at, {});
  set_request(draft, asked_by("police", "none", ""));
  ASSERT_TRUE(save_draft(at, draft));
  EmergencyForm form;
  form.once = "once";
  form.told_police = true;
  form.happened_at = clock_();
  const auto kept = record_emergency(at, form, &draft);
  ASSERT_TRUE(kept);
  const CaseFileView file = file_of(at, std::get<Recorded>(*kept));
  EXPECT_TRUE(request_in(file.decisions.front().decided.notes));
  EXPECT_EQ(std::string_view(file.decisions.front().decided.answers.at("requested").get_string()), "yes");
  EXPECT_NE(reply_task(file), nullptr);
}

}  // namespace
