// SPDX-License-Identifier: MIT
#include "bundle/report.h"

#include <gtest/gtest.h>

#include "made.h"

using namespace sharewell;
using namespace sharewell::bundle;
using namespace sharewell::testing_bundle;

namespace {

Report good(const Case& made, std::string_view key) {
  return check_bundle(write_bundle(made.bundle()).value(), key);
}

Report bad() {
  const Case made;
  Bundle bundle = made.bundle();
  bundle.entries[1].opening[0] ^= 1;
  return check_bundle(write_bundle(bundle).value(), "");
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

}  // namespace

TEST(AReport, SaysInWordsWhatPassed) {
  const Case made;
  const std::string text = report_text(good(made, made.reg.verifier_key()), "b.tar");
  EXPECT_TRUE(text.starts_with("PASS  b.tar\n")) << text;
  EXPECT_TRUE(has(text, "6 entries")) << text;
  EXPECT_TRUE(has(text, "Ann Example (Social worker) took this copy")) << text;
  EXPECT_TRUE(has(text, "for: Case review")) << text;
  EXPECT_TRUE(has(text, "1 decision; 2 recommendations run again with the same result")) << text;
  EXPECT_TRUE(has(text, "the one that you gave")) << text;
  EXPECT_TRUE(has(text, "does not show that what people wrote or answered is true")) << text;
}

TEST(AReport, SaysPlainlyThatOnlyTheKeyInsideTheBundleWasUsed) {
  const Case made;
  const std::string text = report_text(good(made, ""), "b.tar");
  EXPECT_TRUE(has(text, "only the one inside the bundle was used")) << text;
  EXPECT_TRUE(has(text, made.reg.verifier_key())) << text;
}

TEST(AReport, SaysTheFirstThingThatIsWrongAndTheStep) {
  const std::string text = report_text(bad(), "b.tar");
  EXPECT_EQ(text,
            "FAIL  b.tar\n"
            "entries/2.json: this text, with its opening, is not what stands in this line of the register\n"
            "It is not so that every entry is a line of the register, under one checkpoint that the key "
            "signed. Nothing after that was looked at.\n");
}

TEST(AReport, LetsNothingThatAStrangerWroteMoveTheCursorOrBeginALine) {
  Register reg;
  Events events;
  std::vector<std::uint64_t> mine{reg.add(events.opened())};
  record::CopyTaken copy = reg.copy_of(mine);
  copy.purpose = Personal<std::string>(
      "a\x1b[2Jb\nPASS\xc2\x9b"
      "c");
  mine.push_back(reg.add(events.copied(copy)));
  const std::string text = report_text(check_bundle(write_bundle(reg.take(mine)).value(), ""), "b.tar");
  EXPECT_TRUE(has(text, "for: a [2Jb PASS c\n")) << text;
}

TEST(AReport, IsOneJsonObjectForPrograms) {
  const Case made;
  const std::string text = report_json(good(made, ""), "b.tar");
  const auto value = parse_json(text, 1 << 20, "test");
  ASSERT_TRUE(value) << text;
  EXPECT_TRUE(value->at("verified").as_bool());
  EXPECT_FALSE(value->at("key_was_given").as_bool());
  EXPECT_EQ(value->at("shown").at("entries").as_int64(), 6);
  EXPECT_FALSE(has(text, "They asked for help.")) << "a report says nothing of what the file says";
  const auto wrong = parse_json(report_json(bad(), "b.tar"), 1 << 20, "test");
  EXPECT_FALSE(wrong->at("verified").as_bool());
  EXPECT_EQ(wrong->at("wrong").at("step").as_string(), "register");
  EXPECT_EQ(wrong->at("wrong").at("place").as_string(), "entries/2.json");
}

TEST(AReport, IsAJunitSuiteWithOneCaseAStep) {
  const std::string text = report_junit(bad(), "a<b>.tar");
  EXPECT_TRUE(has(text, "<testsuite name=\"a&lt;b&gt;.tar\" tests=\"9\" failures=\"1\" skipped=\"6\">"))
      << text;
  EXPECT_TRUE(has(text, "<failure message=\"entries/2.json: this text")) << text;
  const Case made;
  EXPECT_TRUE(has(report_junit(good(made, ""), "b"), "failures=\"0\" skipped=\"0\""));
}
