// SPDX-License-Identifier: MIT
// Nothing leaves the installation: a decision is made and recorded with the network cut off, and no page asks
// a browser for anything of another origin. @cite requirements R190
#include <sched.h>

#include <fstream>
#include <sstream>

#include "town.h"
#include "web/routes.h"

namespace sharewell::testing_pages {
namespace {

/// A network of this process's own, in which there is nothing, not even itself.
bool cut_off() { return ::unshare(CLONE_NEWNET) == 0 || ::unshare(CLONE_NEWUSER | CLONE_NEWNET) == 0; }

/// The interfaces that this process can see, without the loopback.
std::string interfaces() {
  std::ifstream in("/proc/self/net/dev");
  std::string line, out;
  while (std::getline(in, line))
    if (const auto colon = line.find(':'); colon != std::string::npos) {
      const std::string name = line.substr(line.find_first_not_of(' '), colon - line.find_first_not_of(' '));
      if (name != "lo") out += name + " ";
    }
  return out;
}

class CutOff : public Town {
 protected:
  void SetUp() override {
    alone_ = cut_off();  // before there is a second thread
    Town::SetUp();
  }
  bool alone_ = false;
};

TEST_F(CutOff, ADecisionIsMadeRecordedAndFollowedWithoutANetwork) {
  if (!alone_) GTEST_SKIP() << "this machine does not let a process cut itself off from the network";
  ASSERT_EQ(interfaces(), "");
  Browser sam = as("northbank", "sam");
  const PageSeen form = walk_to_decide(sam, walk_to_check(sam, early_help()));
  const PageSeen kept = sam.press(
      form, "Record my decision",
      {{"choice", "share"}, {"words", "They asked for help."}, {"file", "new"}, {"file_name", "Robin"}});
  EXPECT_TRUE(kept.says("Decision recorded")) << kept.text;
  EXPECT_TRUE(sam.get(kept.link_to("Save the proof")).body.starts_with("c2sp.org/tlog-proof@v1"));
  EXPECT_FALSE(sam.get("/work").says("You have nothing to do."));
  const PageSeen urgent = sam.press(sam.get("/emergency"), "Record it", {{"told", "police"}});
  EXPECT_TRUE(urgent.says("Decision recorded")) << urgent.text;
}

class OwnOrigin : public Town {
 protected:
  /// What a browser fetches by itself, and where forms go. A link is followed only by a person.
  static void asks_only_us(const std::string& where, const std::string& body) {
    for (const char* reads :
         {"src=\"", "srcset=\"", "action=\"", "poster=\"", "data=\"", "@import", "url("}) {
      const std::string_view opens(reads);
      for (auto at = body.find(opens); at != std::string::npos; at = body.find(opens, at + 1)) {
        std::string to = body.substr(at + opens.size(), 40);
        if (to.starts_with('"') || to.starts_with('\'')) to.erase(0, 1);
        EXPECT_TRUE(to.starts_with("data:") || (to.starts_with('/') && !to.starts_with("//")))
            << where << ": " << opens << to;
      }
    }
    for (auto at = body.find("<link "); at != std::string::npos; at = body.find("<link ", at + 1)) {
      const std::string tag = body.substr(at, body.find('>', at) - at);
      EXPECT_NE(tag.find("href=\"/"), std::string::npos) << where << ": " << tag;
      EXPECT_EQ(tag.find("href=\"//"), std::string::npos) << where << ": " << tag;
    }
    EXPECT_EQ(body.find("http-equiv"), std::string::npos) << where;
  }
  void look(Browser& browser, const std::string& path) {
    const http::Response answer = browser.ask(request("GET", path));
    if (answer.status == 200) asks_only_us(path, answer.body);
  }
};

TEST_F(OwnOrigin, NoPageAsksForAnythingOfAnotherOrigin) {
  Browser sam = as("northbank", "sam"), ada = as("northbank", "ada"), nobody(*site_);
  int looked = 0;
  for (const web::Route& route : web::routes())
    if (route.method == "GET" && route.pattern.find('{') == std::string_view::npos &&
        route.pattern != "/leave")
      for (Browser* browser : {&nobody, &sam, &ada}) {
        look(*browser, std::string(route.pattern));
        ++looked;
      }
  EXPECT_GT(looked, 80);
  const PageSeen check = walk_to_check(sam, early_help());
  const PageSeen form = walk_to_decide(sam, check);
  const PageSeen kept = sam.press(
      form, "Record my decision",
      {{"choice", "share"}, {"words", "They asked for help."}, {"file", "new"}, {"file_name", "Robin"}});
  for (const PageSeen* page : {&check, &form, &kept}) asks_only_us(page->path, page->body);
  for (const auto& [words, to] : kept.links)
    if (to.starts_with(kept.path)) look(sam, to);
  for (const auto& [words, to] : nobody.get("/").links)
    if (to.starts_with('/')) look(nobody, to.substr(0, to.find('#')));
  const auto sheet = nobody.get("/").body.find("rel=\"stylesheet\"");
  ASSERT_NE(sheet, std::string::npos);
  const std::string tag = nobody.get("/").body.substr(sheet);
  const std::string href = tag.substr(tag.find("href=\"") + 6);
  look(nobody, href.substr(0, href.find('"')));
}

TEST_F(OwnOrigin, TheRulesForBrowsersAllowNoOtherOriginEither) {
  Browser nobody(*site_);
  for (const char* path : {"/guide", "/guide-worker.js"}) {
    const http::Response answer = nobody.ask(request("GET", path));
    const std::string policy(answer.header("Content-Security-Policy").value_or(""));
    EXPECT_NE(policy.find("default-src 'none'"), std::string::npos) << path;
    EXPECT_EQ(policy.find("http"), std::string::npos) << path << ": " << policy;
    EXPECT_EQ(policy.find('*'), std::string::npos) << path << ": " << policy;
  }
}

}  // namespace
}  // namespace sharewell::testing_pages
