// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "dom.h"
#include "web/assets.h"
#include "web/components/components.h"

namespace sharewell::web {
namespace {

bool has(const Html& html, std::string_view part) { return html.bytes().find(part) != std::string::npos; }

TEST(Page, CarriesWhatEveryPageMust) {
  const Html made =
      page({.title = "How worried are you?", .organisation = "Brightwater Schools", .main = heading_l("x")});
  EXPECT_TRUE(made.bytes().starts_with("<!DOCTYPE html>\n<html lang=\"en\""));
  EXPECT_TRUE(has(made, "<title>How worried are you? - Sharewell</title>"));
  for (const char* part : {"Call 999", "href=\"/danger\"", "href=\"#main-content\"", "id=\"main-content\"",
                           "name=\"viewport\"", "href=\"/leave\"", "Brightwater Schools",
                           "supports and does not replace your judgement", "Open Government Licence"}) {
    EXPECT_TRUE(has(made, part)) << part;
  }
  EXPECT_FALSE(has(made, "<script"));
  EXPECT_FALSE(has(made, "style="));
  EXPECT_FALSE(has(made, "Sign out"));
}

TEST(Page, SaysInItsTitleThatThereAreErrors) {
  EXPECT_TRUE(
      has(page({.title = "Consent", .has_errors = true}), "<title>Error: Consent - Sharewell</title>"));
}

TEST(Page, SignsOutWithAFormThatCarriesTheToken) {
  const Html made = page({.signed_in = SignedIn{.name = "Asha Rahman", .csrf = "t0ken"}});
  EXPECT_TRUE(has(made, "Asha Rahman"));
  EXPECT_TRUE(has(made, "<form action=\"/sign-out\""));
  EXPECT_TRUE(has(made, "name=\"csrf\" value=\"t0ken\""));
}

TEST(Page, LeavesOutTheEmergencyLineWhereThePageIsTheEmergency) {
  EXPECT_FALSE(has(page({.emergency_line = false}), "href=\"/danger\""));
}

TEST(Assets, AreServedAtAnAddressThatChangesWithTheirContent) {
  const Url css = asset_url("sharewell.css");
  EXPECT_TRUE(css.text().starts_with("/assets/"));
  const auto response = asset(css.text());
  ASSERT_TRUE(response);
  EXPECT_EQ(response->type, "text/css; charset=utf-8");
  EXPECT_NE(response->header("cache-control")->find("immutable"), std::string::npos);
  EXPECT_FALSE(asset("/assets/0000000000000000/sharewell.css"));
  EXPECT_FALSE(asset("/assets/../sharewell.css"));
  EXPECT_EQ(asset("/favicon.ico")->type, "image/svg+xml");
}

TEST(Assets, HoldNothingOfTheGovukBrand) {
  const std::string css = asset(asset_url("sharewell.css").text())->body;
  for (const char* brand : {"GDS Transport", "#1d70b8", "crest", "crown", "@font-face", "url("}) {
    EXPECT_EQ(css.find(brand), std::string::npos) << brand;
  }
  EXPECT_LT(css.size(), 150'000u);
}

}  // namespace
}  // namespace sharewell::web
