// SPDX-License-Identifier: MIT
#include "casework/interview.h"

#include <set>

#include "office.h"

using namespace sharewell;
using namespace sharewell::casework;
using sharewell::testing_casework::Office;

namespace {

class Interview : public Office {
 protected:
  const guidance::Pack& pack_ = guidance::built_in();

  struct Walk {
    int pages = 0, taps = 1, may_wait = 0;  ///< may_wait: of what may be left and said later
  };  ///< one tap on Start

  /// Answers every page that is put, each field with a random choice, until it is time to see the
  /// recommendation.
  Walk walk(Draft& draft, std::mt19937& engine) {
    Walk walked;
    while (const PageDef* page = next_page(pack_, draft)) {
      ++walked.pages;
      EXPECT_LE(walked.pages, 12) << "the interview does not end";
      if (walked.pages > 12) break;
      const std::size_t before = draft.values.size();
      for (const Field& field : fields_on(pack_, *page, draft)) {
        draft.set(field.id, {field.choices[engine() % field.choices.size()].id});
        ++(field.may_wait ? walked.may_wait : walked.taps);
      }
      EXPECT_GT(draft.values.size(), before) << "a page was put that asks nothing new: " << page->slug;
      ++walked.taps;  // Continue
    }
    walked.taps += 1;  // see the recommendation
    return walked;
  }
};

TEST_F(Interview, AlwaysBeginsWithDanger) {
  Draft draft;
  ASSERT_NE(next_page(pack_, draft), nullptr);
  EXPECT_EQ(next_page(pack_, draft)->slug, "danger");
}

TEST_F(Interview, EndsWithNothingOpenOnEveryWalkAndWithinTwentyFiveTaps) {
  std::mt19937 engine(3);
  int longest = 0, shortest = 99, with_all = 0;
  for (int n = 0; n < 2000; ++n) {
    Draft draft;
    const Walk walked = walk(draft, engine);
    longest = std::max(longest, walked.taps);
    shortest = std::min(shortest, walked.taps);
    with_all = std::max(with_all, walked.taps + walked.may_wait);
    guidance::Answers answers = answers_of(pack_, draft);
    // However the questions that were not put are answered, the outcome stays.
    const auto told = pack_.evaluate(pack_.complete(answers)).outcome;
    for (int k = 0; k < 5; ++k) {
      guidance::Answers other = answers;
      for (std::size_t q = 0; q < pack_.questions().size(); ++q) {
        const auto& question = pack_.questions()[q];
        const std::set<std::string_view> later{"how_considered", "retention", "mash", "unsure", "compulsion"};
        if (other.at[q] == guidance::kAbsent && !later.contains(question.id))
          other.at[q] = static_cast<guidance::AnswerIndex>(engine() % question.answers.size());
      }
      EXPECT_EQ(pack_.evaluate(pack_.complete(other)).outcome, told);
    }
  }
  RecordProperty("taps_longest", longest);
  std::printf("taps from Start to the recommendation over 2000 random walks: %d to %d", shortest, longest);
  std::printf(", %d with the question that may be left\n", with_all);
  EXPECT_LE(longest, 25);
  EXPECT_LE(shortest, 12);
}

TEST_F(Interview, AskingForAdviceInTheMiddleNeverLeavesAPageThatCannotBeFinished) {
  std::mt19937 engine(9);
  for (int n = 0; n < 1000; ++n) {
    Draft draft;
    int pages_put = 0;
    while (const PageDef* page = next_page(pack_, draft)) {
      ASSERT_LE(++pages_put, 20) << "stuck on " << page->slug;
      for (const Field& field : fields_on(pack_, *page, draft))
        if (field.chosen.empty()) draft.set(field.id, {field.choices[engine() % field.choices.size()].id});
      if (engine() % 3 == 0) draft.set("unsure", {engine() % 2 == 0 ? "yes" : "no"});
    }
  }
}

TEST_F(Interview, APageShowsTheQuestionThatItsOwnAnswerOpened) {
  Draft draft;
  for (const auto& [field, value] : {std::pair{"danger", "no"},
                                     {"danger_home", "no"},
                                     {"risk", "none"},
                                     {"adult_at_risk", "not-known"},
                                     {"crime", "yes"},
                                     {"unsure", "yes"},
                                     {"already_with", "nobody"}})
    draft.set(field, {value});
  const PageDef* page = next_page(pack_, draft);
  ASSERT_NE(page, nullptr);
  const auto fields = fields_on(pack_, *page, draft);
  EXPECT_TRUE(std::ranges::any_of(fields, [](const Field& field) { return field.chosen.empty(); }))
      << page->slug;
}

TEST_F(Interview, ShowsTheSameFieldsWhenAPersonGoesBack) {
  std::mt19937 engine(5);
  for (int n = 0; n < 200; ++n) {
    Draft draft;
    while (const PageDef* page = next_page(pack_, draft)) {
      std::vector<std::string> shown;
      for (const Field& field : fields_on(pack_, *page, draft)) {
        shown.push_back(field.id);
        draft.set(field.id, {field.choices[engine() % field.choices.size()].id});
      }
      std::vector<std::string> again;
      for (const Field& field : fields_on(pack_, *page, draft)) again.push_back(field.id);
      // Its own answers may open another question of the page; none that was shown disappears.
      for (const std::string& field : shown)
        EXPECT_TRUE(std::ranges::find(again, field) != again.end()) << page->slug;
    }
  }
}

TEST_F(Interview, AnAnswerAboutOneRecipientNeverFollowsToAnother) {
  Draft draft;
  for (const auto& [field, values] : agreed_early_help()) draft.set(field, values);
  draft.set("recipient", {"other-person"});
  EXPECT_EQ(draft.find("sharing_increases_risk"), nullptr);
  EXPECT_EQ(draft.find("consent"), nullptr);
  draft.set("recipient", {"other-practitioner"});
  ASSERT_NE(draft.find("consent"), nullptr);
  EXPECT_EQ(draft.find("consent")->front(), "valid");
}

TEST_F(Interview, TheChildAboutToGoHomeToThePersonFearedIsInDangerNow) {
  Draft draft;
  draft.set("danger", {"not-known"});
  draft.set("danger_home", {"yes"});
  EXPECT_TRUE(in_danger(draft));
  const auto verdict = pack_.evaluate(pack_.complete(answers_of(pack_, draft)));
  EXPECT_EQ(pack_.outcomes()[verdict.outcome].id, "act-now");
}

TEST_F(Interview, EveryFieldHasWordsAndEveryQuestionItsPage) {
  Draft draft;
  for (const PageDef& page : pages()) {
    EXPECT_NE(pack_.text(page.title), page.title);
    for (const Field& field : fields_on(pack_, page, draft)) {
      EXPECT_FALSE(field.ask.empty() || field.why.empty() || field.cite.empty()) << field.id;
      EXPECT_EQ(field.ask.find('_'), std::string::npos) << field.ask;
      for (const Choice& choice : field.choices)
        EXPECT_EQ(choice.label.find('_'), std::string::npos) << choice.label;
    }
  }
}

TEST_F(Interview, APageWithAMissingOrUnknownAnswerKeepsNothingAndNamesTheField) {
  const Desk at = amara();
  Draft draft = draft_with(at, {});
  const PageDef& page = *find_page("danger");
  for (const std::vector<FieldValues>& bad : {std::vector<FieldValues>{},
                                              {{"danger", {"maybe"}}, {"danger_home", {"no"}}},
                                              {{"danger", {"no", "child"}}, {"danger_home", {"no"}}}}) {
    const auto posted = answer_page(at, draft, page, bad, draft.version);
    ASSERT_TRUE(posted);
    EXPECT_EQ(posted->what, Posted::What::Faults);
    EXPECT_EQ(posted->faults.front().field, "danger");
    EXPECT_EQ(draft.find("danger"), nullptr);
  }
}

TEST_F(Interview, TwoWindowsThatAnswerTheSamePageDifferentlyLoseNeither) {
  const Desk at = amara();
  Draft first = draft_with(at, {});
  Draft second = *load_draft(at, first.ref);
  const PageDef& page = *find_page("danger");
  const std::int64_t seen = first.version;
  ASSERT_EQ(answer_page(at, first, page, {{"danger", {"no"}}, {"danger_home", {"no"}}}, seen)->what,
            Posted::What::Saved);
  second = *load_draft(at, first.ref);
  const auto conflict = answer_page(at, second, page, {{"danger", {"child"}}, {"danger_home", {"no"}}}, seen);
  ASSERT_TRUE(conflict);
  EXPECT_EQ(conflict->what, Posted::What::Conflict);
  EXPECT_EQ(conflict->theirs.front().chosen, Values{"no"});
  EXPECT_EQ(load_draft(at, first.ref)->find("danger")->front(), "no");
  // The same answers from a stale window are no conflict, nor are answers to another page.
  EXPECT_EQ(answer_page(at, second, page, {{"danger", {"no"}}, {"danger_home", {"no"}}}, seen)->what,
            Posted::What::Saved);
}

TEST_F(Interview, TickingNoReasonAndAReasonIsAFault) {
  const Desk at = amara();
  Draft draft = draft_with(at, {});
  const auto posted =
      answer_page(at, draft, *find_page("why"), {{"lawful_reasons", {"law", "none"}}}, draft.version);
  ASSERT_TRUE(posted);
  EXPECT_EQ(posted->what, Posted::What::Faults);
}

TEST_F(Interview, ADraftIsItsAuthorsAlone) {
  const Desk at = amara();
  const Draft draft = draft_with(at, {});
  EXPECT_FALSE(load_draft(desk("northbank", "ruth"), draft.ref));
  EXPECT_FALSE(load_draft(desk("elmfield", "jo"), draft.ref));
  EXPECT_TRUE(load_draft(at, draft.ref));
}

}  // namespace
