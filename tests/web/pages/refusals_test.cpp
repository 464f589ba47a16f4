// SPDX-License-Identifier: MIT
// What the site does not do: act without a sign-in, on another site's form, or lose what was typed meanwhile.
#include "town.h"

namespace sharewell::testing_pages {
namespace {

class Refusals : public Town {
 protected:
  void give_password(const char* user, const char* password) {
    const auto hash = crypt::hash_password(password, random_);
    ASSERT_TRUE(hash);
    ASSERT_TRUE(installation_->add_person("northbank",
                                          {user, "Pat", "", record::Role::Practitioner, "Duty team", *hash}));
  }
};

TEST_F(Refusals, TheDangerPageNeedsNobodySignedInAndIsTheSameForEverybody) {
  Browser nobody(*site_), sam = as("northbank", "sam");
  const PageSeen page = nobody.get("/danger");
  EXPECT_EQ(page.status, 200u);
  EXPECT_EQ(page.link_to("Call 999"), "tel:999");
  EXPECT_TRUE(page.says("0808 800 5000"));
  EXPECT_EQ(page.body, sam.get("/danger").body);
  EXPECT_EQ(site_->handle(request("GET", "/danger")).header("Cache-Control"), "public, max-age=86400");
}

TEST_F(Refusals, WhatIsAnsweredAtOnceIsTheDangerPageAndFilesOnlyAndTheSameBytes) {
  const std::string body = site_->handle(request("GET", "/danger")).body;
  const std::size_t style = body.find("/assets/");
  ASSERT_NE(style, body.npos);
  for (const std::string& path :
       {std::string("/danger"), body.substr(style, body.find('"', style) - style)}) {
    const http::Request asked = request("GET", path);
    const http::Response page = site_->handle(asked);
    for (int times = 0; times < 2; ++times) {
      const auto now = site_->at_once(asked);
      ASSERT_TRUE(now) << path;
      EXPECT_EQ(now->body, page.body);
      EXPECT_EQ(now->headers, page.headers);
      EXPECT_EQ(now->status, 200u);
    }
    EXPECT_FALSE(site_->at_once(request("POST", path)));
  }
  for (const char* const path : {"/", "/work", "/danger/", "/sign-in", "/no-such-page"})
    EXPECT_FALSE(site_->at_once(request("GET", path))) << path;
}

TEST_F(Refusals, SigningInLeadsBackToThePageThatWasAskedFor) {
  give_password("pat", "correct horse battery");
  Browser pat(*site_);
  PageSeen page = pat.get("/work");
  EXPECT_EQ(page.path, "/sign-in");
  page = pat.press(page, "Sign in", {{"user", "pat@northbank"}, {"password", "wrong"}});
  EXPECT_TRUE(page.title.starts_with("Error: "));
  page = pat.press(page, "Sign in", {{"password", "correct horse battery"}});
  EXPECT_EQ(page.path, "/work") << page.text;
}

TEST_F(Refusals, ALostSessionLosesNothingThatWasTyped) {
  give_password("pat", "correct horse battery");
  Browser pat = as("northbank", "pat");
  const PageSeen form = walk_to_decide(pat, walk_to_check(pat, early_help()));
  *now_ = *now_ + access::kIdleMs + kMinuteMs;
  const Typed typed{{"choice", "share"}, {"words", "A long thought that took minutes."}, {"file", "unnamed"}};
  PageSeen page = pat.press(form, "Record my decision", typed);
  EXPECT_EQ(page.heading, "Sign in");
  EXPECT_TRUE(page.says("What you typed is kept"));
  page = pat.press(page, "Sign in", {{"user", "pat@northbank"}, {"password", "wrong"}});
  page = pat.press(page, "Sign in", {{"password", "correct horse battery"}});
  EXPECT_TRUE(page.says("Decision recorded")) << page.text;
  EXPECT_TRUE(page.says("A long thought that took minutes."));
}

TEST_F(Refusals, AFormFromAnotherSignInIsKeptAndCanBeSentAgain) {
  Browser sam = as("northbank", "sam");
  const PageSeen form = walk_to_decide(sam, walk_to_check(sam, early_help()));
  Browser later = as("northbank", "sam");
  PageSeen page =
      later.press(form, "Record my decision",
                  {{"choice", "share"}, {"words", "Typed in the first sign-in."}, {"file", "unnamed"}});
  EXPECT_EQ(page.heading, "This form is from another sign-in");
  EXPECT_TRUE(page.says("Typed in the first sign-in."));
  for (const auto& [name, value] : form.form_with("Record my decision").hidden)
    EXPECT_FALSE(page.says(value)) << "nobody typed " << name;
  page = later.press(page, "Send it again");
  EXPECT_TRUE(page.says("Decision recorded")) << page.text;
}

TEST_F(Refusals, APostWithoutATokenChangesNothing) {
  Browser sam = as("northbank", "sam");
  EXPECT_EQ(sam.post("/drafts", {}).heading, "This form is from another sign-in");
  EXPECT_EQ(sam.post("/drafts", {{"token", "guess"}}).heading, "This form is from another sign-in");
  EXPECT_TRUE(sam.get("/work").link_to("Carry on").empty());
}

TEST_F(Refusals, AnotherSitesFormIsNeitherObeyedNorKept) {
  Browser nobody(*site_);
  http::Request post = request("POST", "/drafts");
  post.form = {{"words", "planted"}};
  post.headers.emplace_back("sec-fetch-site", "cross-site");
  const http::Response response = nobody.ask(std::move(post));
  EXPECT_EQ(response.status, 403u);
  EXPECT_EQ(response.body.find("planted"), std::string::npos);
}

TEST_F(Refusals, SignInNeverLeadsToAnotherSite) {
  Browser sam = as("northbank", "sam");
  for (const char* next : {"https://evil.example/", "//evil.example", "/\\evil.example", "evil"}) {
    http::Request asked = request("GET", "/sign-in");
    asked.query = {{"next", next}};
    const http::Response response = sam.ask(std::move(asked));
    EXPECT_EQ(response.header("Location"), "/work") << next;
  }
}

TEST_F(Refusals, HostileTextComesBackEscapedWhereverItWasTyped) {
  const std::string hostile = "<script>alert(1)</script>\"'&<b>";
  Browser sam = as("northbank", "sam");
  const PageSeen form = walk_to_decide(sam, walk_to_check(sam, early_help()));
  Typed typed{{"choice", "do-not-share"}, {"file", "new"}};
  for (const char* field : {"words", "consulted", "file_name", "when-day", "when-time"})
    typed.emplace_back(field, hostile);
  PageSeen page = sam.press(form, "Record my decision", typed);
  EXPECT_EQ(page.body.find("<script"), std::string::npos);
  page = sam.press(page, "Record my decision", {{"departure", hostile}, {"when-day", ""}, {"when-time", ""}});
  ASSERT_TRUE(page.says("Decision recorded")) << page.text;
  EXPECT_EQ(page.body.find("<script"), std::string::npos);
  EXPECT_TRUE(page.says(hostile)) << "and is shown as it was typed";
  const PageSeen file = sam.get(page.path.substr(0, page.path.find("/decisions")));
  EXPECT_EQ(file.heading, hostile);
  for (const char* path : {"/work", "/emergency"})
    EXPECT_EQ(sam.get(path).body.find("<script"), std::string::npos);
}

TEST_F(Refusals, LeavingLocksTheSessionAndKeepsTheDraft) {
  Browser sam = as("northbank", "sam");
  const PageSeen draft = sam.press(sam.get("/"), "Start now");
  const std::string cookie = sam.cookie;
  const http::Response left = sam.ask(request("GET", "/leave"));
  EXPECT_EQ(left.status, 303u);
  EXPECT_EQ(left.header("Clear-Site-Data"), "\"cache\"");
  sam.cookie = cookie;
  EXPECT_EQ(sam.get(draft.path).heading, "Sign in");
  Browser back = as("northbank", "sam");
  EXPECT_EQ(back.get(draft.path).status, 200u);
}

TEST_F(Refusals, SigningOutEndsTheSession) {
  Browser sam = as("northbank", "sam");
  const std::string cookie = sam.cookie;
  static_cast<void>(sam.press(sam.get("/work"), "Sign out"));
  sam.cookie = cookie;
  EXPECT_EQ(sam.get("/work").heading, "Sign in");
}

TEST_F(Refusals, TheDemoPageOpensOnlyWithItsTokenAndOnThisMachine) {
  Browser here(*site_), elsewhere(*site_);
  elsewhere.loopback = false;
  EXPECT_EQ(here.get("/demo/other").status, 404u);
  EXPECT_EQ(elsewhere.get("/demo/tok").status, 404u);
  const PageSeen people = here.get("/demo/tok");
  EXPECT_TRUE(people.has_button("Sign in as Name of joe"));
  EXPECT_TRUE(here.press(people, "Sign in as Name of joe").says("Name of joe"));
}

TEST_F(Refusals, EveryPageSaysWhichAdviceThatItBindsNobodyAndWhomToAsk) {
  Browser sam = as("northbank", "sam");
  for (const char* path :
       {"/", "/work", "/guidance", "/about", "/not-covered", "/own-record", "/emergency", "/nowhere"}) {
    const PageSeen page = sam.get(path);
    EXPECT_TRUE(page.says("July 2018")) << path;
    EXPECT_TRUE(page.says("not law")) << path;
    EXPECT_TRUE(page.says("It was replaced in April 2024")) << path;
    EXPECT_TRUE(page.says("Name of ada")) << path;
    EXPECT_TRUE(page.says("Northbank Council")) << path;
    EXPECT_FALSE(page.link_to("999").empty()) << path;
  }
}

TEST_F(Refusals, NoPageShowsTheKeyOfATextInsteadOfTheText) {
  Browser sam = as("northbank", "sam");
  for (const char* path :
       {"/", "/danger", "/work", "/guidance", "/about", "/not-covered", "/own-record", "/emergency"}) {
    const PageSeen page = sam.get(path);
    for (const char* sign : {"start_", "danger_", "about_", "flow_", "guidance_", "page_", "how_"})
      EXPECT_EQ(page.text.find(sign), std::string::npos) << path << " shows " << sign;
  }
}

}  // namespace
}  // namespace sharewell::testing_pages
