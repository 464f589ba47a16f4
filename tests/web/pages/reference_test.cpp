// SPDX-License-Identifier: MIT
// The pages of reference: the data protection principles with their steps, and what the advice leads on to.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "town.h"
#include "web/reference_words.h"

namespace sharewell::testing_pages {
namespace {

namespace words = web::words;

class ReferencePages : public Town {
 protected:
  /// Whether a link of ours leads to a page, and to the place on it.
  void leads_somewhere(Browser& browser, const std::string& to) {
    const auto mark = to.find('#');
    const PageSeen page = browser.get(to.substr(0, mark));
    EXPECT_EQ(page.status, 200u) << to;
    if (mark != std::string::npos) {
      EXPECT_NE(page.body.find("id=\"" + to.substr(mark + 1) + "\""), std::string::npos) << to;
    }
  }
  void every_link_leads_somewhere(Browser& browser, const PageSeen& page) {
    for (const auto& [words, to] : page.links)
      if (to.starts_with('/') && to != "/leave") leads_somewhere(browser, to);
  }
  static std::size_t count(const PageSeen& page, std::string_view what) {
    std::size_t times = 0;
    for (auto at = page.body.find(what); at != std::string::npos; at = page.body.find(what, at + 1)) ++times;
    return times;
  }
};

TEST_F(ReferencePages, EachPrincipleHasTheStepThatGivesEffectToItAndEveryLinkLeadsThere) {
  Browser sam = as("northbank", "sam"), nobody(*site_);
  const PageSeen page = sam.get(sam.get("/guidance").link_to("Data protection principles"));
  EXPECT_EQ(page.path, "/guidance/data-protection") << page.text;
  EXPECT_EQ(words::kPrinciples.size(), 7u) << "Article 5(1) has six, and (2) accountability";
  for (const auto& one : words::kPrinciples) {
    EXPECT_TRUE(page.says(one.name)) << one.name;
    EXPECT_TRUE(page.says(one.step)) << one.name;
    for (const auto& step : one.steps) EXPECT_EQ(page.link_to(step.label), step.to);
  }
  EXPECT_EQ(count(page, "role=\"rowheader\""), 7u);
  EXPECT_TRUE(page.says("took the place of the Act of 1998"));
  EXPECT_TRUE(page.says("Page 5, The General Data Protection Regulation")) << page.text;
  every_link_leads_somewhere(sam, page);
  every_link_leads_somewhere(nobody, nobody.get("/guidance/data-protection"));
}

TEST_F(ReferencePages, FiveResourcesAndThreeReportsHaveTheEditionThatTheAdviceNamesAndADatedNote) {
  Browser sam = as("northbank", "sam");
  const PageSeen page = sam.get(sam.get("/guidance").link_to("What the advice leads on to"));
  EXPECT_EQ(page.path, "/guidance/resources") << page.text;
  EXPECT_EQ(count(page, "role=\"rowheader\""), 8u);
  for (const auto& one : words::kFiveResources) {
    EXPECT_TRUE(page.says(one.title) && page.says(one.edition) && page.says(one.note)) << one.title;
    EXPECT_FALSE(one.edition.empty() || one.note.empty()) << one.title;
    EXPECT_EQ(one.page, 15);
  }
  for (const auto& one : words::kThreeReports) {
    EXPECT_TRUE(page.says(one.title) && page.says(one.note)) << one.title;
    EXPECT_EQ(one.page, 6);
  }
  const std::array<std::pair<std::string_view, std::string_view>, 3> dated{
      {{"Working Together to Safeguard Children", "2018"},
       {"Keeping Children Safe in Education", "2016"},
       {"What to do if you're worried a child is being abused", "2015"}}};
  for (const auto& [title, edition] : dated)
    EXPECT_EQ(std::ranges::find(words::kFiveResources, title, &words::Resource::title)->edition, edition);
  EXPECT_TRUE(page.says("22 November 2026")) << "what we knew, and when";
  every_link_leads_somewhere(sam, page);
}

}  // namespace
}  // namespace sharewell::testing_pages
