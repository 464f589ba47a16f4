// SPDX-License-Identifier: MIT
#include "town.h"

namespace sharewell::testing_pages {

PageSeen walk_questions(Browser& browser, PageSeen page, const Plan& plan) {
  for (int i = 0; i < 20 && page.has_button("Continue"); ++i) {
    const FormSeen& form = page.form_with("Continue");
    Typed typed;
    const auto choose = [&](const std::string& field) {
      const auto answer = plan.find(field);
      if (answer == plan.end()) {
        ADD_FAILURE() << "nobody said what to answer to " << field;
        return;
      }
      for (const std::string& value : answer->second) typed.emplace_back(field, value);
    };
    for (const auto& [field, values] : form.radios) choose(field);
    for (const auto& [field, values] : form.boxes) choose(field);
    const std::string before = page.path;
    page = browser.press(page, "Continue", typed);
    if (page.path == before) {
      ADD_FAILURE() << "stuck at " << before << ": " << page.text;
      break;
    }
    if (page.path.ends_with("/danger-now")) page = browser.get(page.link_to("Carry on with the questions"));
  }
  return page;
}

PageSeen walk_to_check(Browser& browser, const Plan& plan) {
  return walk_questions(browser, browser.press(browser.get("/"), "Start now"), plan);
}

PageSeen walk_to_decide(Browser& browser, const PageSeen& check) {
  const PageSeen advice = browser.get(check.link_to("See what the advice says"));
  return browser.get(advice.link_to("Write down my decision"));
}

Plan early_help() {
  return {{"danger", {"no"}},
          {"danger_home", {"no"}},
          {"helps", {"yes"}},
          {"risk", {"support-need"}},
          {"adult_at_risk", {"no"}},
          {"crime", {"no"}},
          {"already_with", {"nobody"}},
          {"recipient", {"other-practitioner"}},
          {"sharing_increases_risk", {"no"}},
          {"recipient_needs", {"yes"}},
          {"purpose_kind", {"service"}},
          {"consent", {"valid"}},
          {"identifiable", {"yes"}},
          {"lawful_reasons", {"none"}},
          {"confidential", {"no"}},
          {"confidence_ground", {"none"}},
          {"compatible", {"yes"}}};
}

}  // namespace sharewell::testing_pages
