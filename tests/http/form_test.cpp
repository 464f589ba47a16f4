// SPDX-License-Identifier: MIT
#include "http/form.h"

#include <gtest/gtest.h>

#include "base/limits.h"

namespace sharewell::http {
namespace {

TEST(Form, ReadsFieldsInTheirOrder) {
  const auto fields = parse_form("a=1&b=x+y&a=%C3%A9%26%3D&empty=&bare&=noname");
  ASSERT_TRUE(fields);
  EXPECT_EQ(
      *fields,
      (Fields{{"a", "1"}, {"b", "x y"}, {"a", "\xC3\xA9&="}, {"empty", ""}, {"bare", ""}, {"", "noname"}}));
  EXPECT_TRUE(parse_form("")->empty());
  EXPECT_EQ(parse_form("&&a=b=c&")->size(), 1u);
  EXPECT_EQ(parse_form("a=b=c")->front().second, "b=c");
}

TEST(Form, RefusesBrokenEscapesAndWhatIsNotText) {
  for (const char* bad : {"a=%", "a=%4", "a=%zz", "a=% 1", "a=%C3", "a=%ff", "a=%00", "a=%1b", "a=%ED%A0%80",
                          "%zz=1", "%00=1"}) {
    const auto refused = parse_form(bad);
    ASSERT_FALSE(refused) << bad;
    EXPECT_EQ(refused.error().code, ErrorCode::BadInput);
  }
}

TEST(Form, NamesTheFieldButNeverItsContent) {
  const auto refused = parse_form("x=1&own-words=secret%ff");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().place, "field own-words");
  EXPECT_EQ(one_line(refused.error()).find("secret"), std::string::npos);
  EXPECT_EQ(parse_form("ok=1&na%20me<=%ff").error().place, "field number 2");
}

TEST(Form, KeepsToItsLimits) {
  EXPECT_TRUE(parse_form("a=" + std::string(limits::kFormFieldBytes, 'x')));
  EXPECT_EQ(parse_form("a=" + std::string(limits::kFormFieldBytes + 1, 'x')).error().code,
            ErrorCode::TooLarge);
  EXPECT_FALSE(parse_form(std::string(limits::kShortTextBytes + 1, 'n') + "=1"));
  std::string many;
  for (std::size_t i = 0; i < limits::kFormFields; ++i) many += "&a=1";
  EXPECT_TRUE(parse_form(many));
  EXPECT_EQ(parse_form(many + "&a=1").error().code, ErrorCode::TooLarge);
}

TEST(Path, IsDecodedOnce) {
  EXPECT_EQ(*parse_path("/"), "/");
  EXPECT_EQ(*parse_path("/a%20b/c+d"), "/a b/c+d");
  EXPECT_EQ(*parse_path("/%2541"), "/%41");
  EXPECT_EQ(*parse_path("/..a/.b/c.."), "/..a/.b/c..");
}

TEST(Path, RefusesWhatCouldLeadElsewhere) {
  for (const char* bad : {"",      "a",      "*",         "http://x/", "/..",    "/../a",  "/a/..", "/a/../b",
                          "/./a",  "/.",     "/%2e%2e/a", "/%2E./a",   "/a%2fb", "/a%2Fb", "/a%00", "/a%0a",
                          "/a\\b", "/a%5cb", "/%ff",      "/%c3",      "/%",     "/%4"}) {
    EXPECT_FALSE(parse_path(bad)) << bad;
  }
}

}  // namespace
}  // namespace sharewell::http
