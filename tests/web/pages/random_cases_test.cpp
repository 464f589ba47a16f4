// SPDX-License-Identifier: MIT
// Two hundred random cases answered through the pages: the record holds what the engine says to those
// answers.
#include <algorithm>

#include "base/json.h"
#include "casework/interview.h"
#include "decide/answers_json.h"
#include "decide/recommendation.h"
#include "town.h"

namespace sharewell::testing_pages {
namespace {

/// What a choice on a page means, written down again for the test.
void mean(std::map<std::string, std::string>& answers, const std::string& field,
          const std::vector<std::string>& chosen) {
  const std::string& first = chosen.front();
  if (field == "purpose_kind")
    answers["purpose"] = first == "none"                            ? "no"
                         : first == "not-known" || first == "other" ? "not-known"
                                                                    : "yes";
  else if (field == "lawful_reasons")
    answers["lawful_reason"] = first == "none" ? "no" : first == "not-known" ? "not-known" : "yes";
  else if (field == "danger" && first == "adult")
    answers["adult_at_risk"] = "immediate";
  else if (field == "danger" || field == "danger_home" || field == "helps") {
  } else
    answers.try_emplace(field, first);
}

class RandomCases : public Town {
 protected:
  std::size_t below(std::size_t n) { return static_cast<std::size_t>((*engine_)()) % n; }

  /// Answers every page at random until the check; notes what the answers mean.
  PageSeen answer_at_random(Browser& browser, std::map<std::string, std::string>& answers) {
    PageSeen page = browser.press(browser.get("/"), "Start now");
    bool danger = false;
    for (int i = 0; i < 20 && page.has_button("Continue"); ++i) {
      const FormSeen& form = page.form_with("Continue");
      Typed typed;
      const auto choose = [&](const std::string& field, const std::vector<std::string>& values) {
        std::string value = values[below(values.size())];
        // In danger now is one case in four, not one in two, so that the other rules are met as well.
        if ((field == "danger" || field == "danger_home") && below(4) != 0) value = "no";
        typed.emplace_back(field, value);
        danger =
            danger || (field == "danger" && value == "child") || (field == "danger_home" && value == "yes");
        mean(answers, field, {value});
      };
      for (const auto& [field, values] : form.radios) choose(field, values);
      for (const auto& [field, values] : form.boxes) choose(field, values);
      page = browser.press(page, "Continue", typed);
      if (page.path.ends_with("/danger-now")) page = browser.get(page.link_to("Carry on with the questions"));
    }
    if (danger) answers["risk"] = "immediate";
    return page;
  }
  json::object kept_in(Browser& browser, const PageSeen& record) {
    const http::Response entry = browser.ask(request("GET", record.path + "/entry.json"));
    const auto value = parse_json(entry.body, 1u << 20, "entry");
    EXPECT_TRUE(value) << record.text;
    return value ? value->at("body").as_object() : json::object{};
  }
};

TEST_F(RandomCases, TheRecordHoldsExactlyWhatTheEngineSaysToTheSameAnswers) {
  const guidance::Pack& pack = guidance::built_in();
  std::map<std::string, int> met;
  for (int i = 0; i < 200; ++i) {
    Browser sam = as("northbank", "sam");
    std::map<std::string, std::string> said;
    const PageSeen check = answer_at_random(sam, said);
    const PageSeen record =
        sam.press(walk_to_decide(sam, check), "Record my decision",
                  {{"choice", "seek-advice-first"}, {"words", "w"}, {"departure", "d"}, {"file", "unnamed"}});
    ASSERT_TRUE(record.says("Decision recorded")) << record.text;
    const json::object kept = kept_in(sam, record);
    json::object answers{{"requested", "no"}};
    for (const auto& [question, answer] : said) answers[question] = answer;
    ASSERT_EQ(to_canonical_json(kept.at("answers")), to_canonical_json(answers));
    const auto given = decide::answers_from_json(pack, to_canonical_json(answers), "test");
    ASSERT_TRUE(given);
    const auto advice = decide::recommend(pack, decide::Enquiry::make(pack, *given));
    const auto wanted = parse_json(decide::recommendation_to_json(advice), 1u << 20, "test");
    ASSERT_TRUE(wanted);
    ASSERT_EQ(to_canonical_json(kept.at("recommendation")), to_canonical_json(*wanted));
    ++met[advice.outcome().id];
  }
  EXPECT_GE(met.size(), 4u) << "the cases meet every outcome that is possible before the how-steps";
}

}  // namespace
}  // namespace sharewell::testing_pages
