// SPDX-License-Identifier: MIT
// Duties in law: the advice's list, which of them bind a kind of body, and those that leads add.
#include <gtest/gtest.h>

#include "town.h"
#include "web/duty_words.h"

namespace sharewell::testing_pages {
namespace {

namespace words = web::words;

class DutyPages : public Town {
 protected:
  /// What the page says of one kind of body, and nothing of its lists.
  std::string said_of(const std::string& body) {
    Browser nobody(*site_);
    const PageSeen page = nobody.get("/guidance/duties?body=" + body);
    EXPECT_EQ(page.status, 200u);
    const auto begin = page.text.find("For this body: ");
    const auto end = page.text.find("Section 11 of the Children Act 2004: ten entries");
    EXPECT_TRUE(begin != std::string::npos && end != std::string::npos && begin < end) << page.text;
    return begin < end ? page.text.substr(begin, end - begin) : "";
  }
  static bool has(const std::string& text, std::string_view words) {
    return text.find(words) != std::string::npos;
  }
};

TEST_F(DutyPages, TheListHasTheTenEntriesOfPageSevenAndLaterLawOnlyAsNotes) {
  Browser nobody(*site_);
  const PageSeen page = nobody.get(nobody.get("/guidance").link_to("Duties in law"));
  ASSERT_EQ(page.path, "/guidance/duties");
  ASSERT_EQ(words::kSection11.size(), 10u);
  const std::array<std::string_view, 10> expected{
      "local authority",
      "NHS England",
      "Clinical commissioning groups",
      "NHS trusts and NHS foundation trusts",
      "local policing body",
      "British Transport Police Authority",
      "Prisons",
      "National Probation Service and community rehabilitation companies",
      "Youth offending teams",
      "section 74 of the Education and Skills Act 2008"};
  std::size_t after = page.body.find("role=\"rowgroup\" class=\"govuk-table__body\"");
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_NE(words::kSection11.at(i).body.find(expected.at(i)), std::string_view::npos) << expected.at(i);
    after = page.body.find(words::kSection11.at(i).body, after);
    ASSERT_NE(after, std::string::npos) << expected.at(i);
    const auto end = page.body.find("</tr>", after);
    EXPECT_NE(page.body.substr(after, end - after).find("Page 7, Legislative framework"), std::string::npos)
        << expected.at(i);
  }
  EXPECT_EQ(words::kSection11.at(2).body.find("integrated"), std::string_view::npos) << "the entry stays";
  EXPECT_TRUE(page.says("Later: integrated care boards took their place in 2022."));
  EXPECT_TRUE(page.says("Offender Management Act 2007, section 3"));
  EXPECT_TRUE(page.says("Not every school and not every charity has this duty."));
}

TEST_F(DutyPages, ACharityWithoutSection74ServicesIsNotSaidToHaveTheDutyAndSharesAllTheSame) {
  const std::string without = said_of("voluntary-without-74");
  EXPECT_FALSE(has(without, "To have arrangements") || has(without, "The same arrangements")) << without;
  EXPECT_FALSE(has(without, "Section 11 of the Children Act 2004"));
  EXPECT_TRUE(has(without, "None of the duties on this page is known to bind it."));
  EXPECT_TRUE(has(without, "Sharing is supported in full all the same."));
  EXPECT_TRUE(has(without, "this page is not complete"));
  const std::string with = said_of("voluntary-with-74");
  EXPECT_TRUE(has(with, "only so far as it provides services under section 74")) << with;
  EXPECT_TRUE(has(said_of("rehabilitation-company"), "through its contract with the Secretary of State"));
  Browser nobody(*site_);
  EXPECT_TRUE(nobody.get("/guidance/duties?body=%3Cscript%3E").says("Choose a kind of body from the list."));
}

TEST_F(DutyPages, NoSchoolAndNoCharityIsSaidToHaveTheWholeSection11Duty) {
  for (const auto& kind : words::kBodyKinds) {
    const bool limited = kind.id.find("school") != std::string_view::npos ||
                         kind.id.find("education") != std::string_view::npos ||
                         kind.id.starts_with("voluntary") || kind.id == "person-with-74" ||
                         kind.id == "another";
    const std::string said = said_of(std::string(kind.id));
    EXPECT_TRUE(has(said, "Sharing is supported in full all the same.")) << kind.id;
    if (limited) {
      EXPECT_FALSE(has(said, words::kBound11.duty)) << kind.id;
    }
  }
}

TEST_F(DutyPages, AMaintainedSchoolIsShownSection175AndNotSection11) {
  for (const char* body : {"maintained-school", "further-education"}) {
    const std::string said = said_of(body);
    EXPECT_TRUE(has(said, "Section 175 of the Education Act 2002") && has(said, "Page 8")) << said;
    EXPECT_FALSE(has(said, "Section 11 of the Children Act 2004"));
  }
  const std::string council = said_of("local-authority");
  EXPECT_TRUE(has(council, "Section 11 of") && has(council, "in its education functions")) << council;
  EXPECT_FALSE(has(said_of("other-school"), "Section 175 of the Education Act 2002."));
}

TEST_F(DutyPages, TheThreeAgenciesCanBeChosenAndAreShownSection55) {
  for (const char* body : {"uk-visas", "immigration-enforcement", "border-force"}) {
    const std::string said = said_of(body);
    EXPECT_TRUE(has(said, "Section 55 of the Borders, Citizenship and Immigration Act 2009")) << said;
    EXPECT_FALSE(has(said, "Section 11 of the Children Act 2004"));
  }
}

TEST_F(DutyPages, ALeadAddsADutyWithACitationOfItsOwnAndNobodyElseDoes) {
  Browser ada = as("northbank", "ada"), sam = as("northbank", "sam"), joe = as("elmfield", "joe");
  const PageSeen form = ada.get(ada.get("/guidance/duties").link_to("Add a duty"));
  const PageSeen wrong = ada.press(form, "Save", {{"title", "To co-operate"}});
  EXPECT_TRUE(wrong.says("Write the act and section, or where else it stands")) << wrong.text;
  EXPECT_EQ(wrong.form_with("Save").given.at("title"), "To co-operate");
  const PageSeen list = ada.press(
      wrong, "Save", {{"cites", "Children Act 2004, section 10"}, {"binds", "The council and its partners"}});
  EXPECT_EQ(list.path, "/guidance/duties") << list.text;
  const PageSeen seen = sam.get("/guidance/duties");
  EXPECT_TRUE(seen.says("To co-operate")) << seen.text;
  EXPECT_TRUE(seen.says("Stands in: Children Act 2004, section 10"));
  EXPECT_TRUE(seen.link_to("Add a duty").empty());
  EXPECT_EQ(sam.get("/duties/new").status, 403u);
  EXPECT_FALSE(joe.get("/guidance/duties").says("To co-operate")) << "another organisation has its own";
  const std::string address = list.link_to("Change To co-operate");
  EXPECT_EQ(joe.get(address).status, 404u);
  EXPECT_FALSE(sam.get(address).has_button("Save"));
  static_cast<void>(ada.press(ada.get(address), "Save", {{"gone", "yes"}}));
  EXPECT_FALSE(sam.get("/guidance/duties").says("To co-operate"));
  EXPECT_TRUE(ada.get("/guidance/duties").says("Taken off the list"));
}

}  // namespace
}  // namespace sharewell::testing_pages
