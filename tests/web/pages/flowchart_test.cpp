// SPDX-License-Identifier: MIT
// The flowchart on the Guidance page, and the path of a draft beside its recommendation.
#include "town.h"

namespace sharewell::testing_pages {
namespace {

class FlowchartPages : public Town {};

TEST_F(FlowchartPages, AnybodySeesThePicturesAndTheListThatSaysTheSame) {
  Browser anybody(*site_);
  const PageSeen page = anybody.get("/guidance");
  for (const char* path : {"/guidance/flowchart.svg", "/guidance/flowchart-phone.svg"}) {
    EXPECT_NE(page.body.find("src=\"" + std::string(path) + "\""), std::string::npos);
    const http::Response picture = anybody.ask(request("GET", path));
    EXPECT_EQ(picture.status, 200u);
    EXPECT_EQ(picture.type, "image/svg+xml");
    EXPECT_TRUE(picture.body.starts_with("<svg "));
  }
  const guidance::Pack& pack = guidance::built_in();
  for (const guidance::Rule& rule : pack.rules()) {
    EXPECT_TRUE(page.says(rule.ask)) << rule.id;
    EXPECT_TRUE(page.says(rule.text)) << rule.id;
  }
  for (const guidance::Step& step : pack.parts().steps) EXPECT_TRUE(page.says(step.title));
  EXPECT_TRUE(page.says("Yes: Get advice first. No: go on."));
}

TEST_F(FlowchartPages, TheRecommendationShowsThePathOfItsOwnAnswersAndNobodyElseSeesIt) {
  Browser sam = as("northbank", "sam");
  const PageSeen check = walk_to_check(sam, early_help());
  const std::string draft = check.path.substr(0, check.path.rfind('/'));
  const PageSeen page = sam.get(draft + "/recommendation");
  EXPECT_TRUE(page.says("Yes: You can share."));
  EXPECT_TRUE(page.says("No, by the answers above.") || page.says("No. You said"));
  EXPECT_FALSE(page.says("Before you say no")) << "the path does not get there";
  for (const char* path : {"/path.svg", "/path-phone.svg"}) {
    const http::Response picture = sam.ask(request("GET", draft + path));
    EXPECT_EQ(picture.status, 200u);
    EXPECT_NE(picture.body.find("The path of the answers given"), std::string::npos);
    Browser kit = as("northbank", "kit");
    EXPECT_EQ(kit.ask(request("GET", draft + path)).status, 404u);
  }
}

}  // namespace
}  // namespace sharewell::testing_pages
