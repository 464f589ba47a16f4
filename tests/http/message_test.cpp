// SPDX-License-Identifier: MIT
#include "http/message.h"

#include <gtest/gtest.h>

namespace sharewell::http {
namespace {

TEST(Request, GivesFieldsByName) {
  Request request;
  request.form = {{"tick", "a"}, {"other", "x"}, {"tick", "b"}};
  request.query = {{"page", "2"}};
  EXPECT_EQ(request.form_value("tick"), "a");
  EXPECT_EQ(request.form_values("tick"), (std::vector<std::string_view>{"a", "b"}));
  EXPECT_EQ(request.form_value("none"), std::nullopt);
  EXPECT_EQ(request.query_value("page"), "2");
}

TEST(Request, ReadsCookies) {
  Request request;
  request.headers = {{"cookie", "a=1; session=abc=def;b=2 ; bad"}, {"cookie", "late=3"}};
  EXPECT_EQ(request.cookie("a"), "1");
  EXPECT_EQ(request.cookie("session"), "abc=def");
  EXPECT_EQ(request.cookie("b"), "2");
  EXPECT_EQ(request.cookie("late"), "3");
  EXPECT_EQ(request.cookie("bad"), std::nullopt);
  EXPECT_EQ(request.cookie("ession"), std::nullopt);
  request.headers = {{"cookie", ";;; =x;"}};
  EXPECT_EQ(request.cookie("x"), std::nullopt);
}

TEST(Response, MakesCookiesThatScriptsAndOtherSitesDoNotSee) {
  EXPECT_EQ(set_cookie({.name = "s", .value = "abc"}).second, "s=abc; Path=/; HttpOnly; SameSite=Strict");
  EXPECT_EQ(set_cookie({.name = "s", .value = "", .max_age_seconds = 0, .secure = true}).second,
            "s=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0; Secure");
}

TEST(Response, ThatIsACookieWithALineEndStopsTheProgram) {
  EXPECT_DEATH((void)set_cookie({.name = "s", .value = "a\r\nb"}), "");
}

TEST(PlainPage, EscapesItsSentence) {
  EXPECT_EQ(plain_page(400, "<script>").body.find("<script>"), std::string::npos);
}

}  // namespace
}  // namespace sharewell::http
