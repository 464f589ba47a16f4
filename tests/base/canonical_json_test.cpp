// SPDX-License-Identifier: MIT
#include "base/canonical_json.h"

#include <gtest/gtest.h>

#include <random>

#include "base/json.h"
#include "base/ref.h"
#include "base/ref_code.h"

namespace sharewell {
namespace {

bool passes(std::string_view text) {
  CanonicalReading reading(text);
  return reading.pass_value() && reading.at_end();
}

/// What a text that passes promises.
bool is_canonical(std::string_view text) {
  const auto value = parse_json(text, std::size_t{1} << 20, "test");
  return value && to_canonical_json(*value) == text;
}

constexpr std::string_view kUsual[] = {
    "{}",
    "[]",
    "null",
    "0",
    "-1",
    "999999999999999999",
    R"("")",
    R"({"a":1,"b":[true,false,null],"c":{"d":"x"}})",
    R"(["\"\\\b\f\n\r\t\u0000\u001f\u000b\u000e\u000f","Siân","日本","😀",""])",
    R"({"A":"","_":0,"a":-12,"aa":[[],[{}]],"b":"/"})",
};

TEST(CanonicalReading, TakesWhatIsCanonical) {
  for (const std::string_view text : kUsual) {
    EXPECT_TRUE(is_canonical(text)) << text;
    EXPECT_TRUE(passes(text)) << text;
  }
}

TEST(CanonicalReading, TakesNothingElse) {
  for (const std::string_view text : {R"({"b":1,"a":1})",
                                      R"({"a":1,"a":1})",
                                      R"({"a":1,})",
                                      R"([1,])",
                                      R"([1 ])",
                                      " 1",
                                      "1 ",
                                      "01",
                                      "-0",
                                      "+1",
                                      "1.0",
                                      "1e3",
                                      "-",
                                      "",
                                      "{",
                                      "[",
                                      "\"",
                                      R"("\/")",
                                      R"("\u0041")",
                                      R"("\u001F")",
                                      R"("\u000a")",
                                      R"("\u0008")",
                                      R"("\u0009")",
                                      R"("\u000c")",
                                      R"("\u000d")",
                                      R"("\u0020")",
                                      R"("\u007f")",
                                      R"("\ud83d\ude00")",
                                      "\"\x01\"",
                                      "\"\t\"",
                                      "\"\xc3\"",
                                      "\"\xc3\\n\"",
                                      "\"\xed\xa0\x80\"",
                                      "tru",
                                      "nul",
                                      "True",
                                      "\"a",
                                      R"("\)",
                                      R"("\u00)",
                                      R"({"a"})",
                                      R"({a:1})",
                                      "[1]]"}) {
    EXPECT_FALSE(is_canonical(text)) << text;
    EXPECT_FALSE(passes(text)) << text;
  }
}

TEST(CanonicalReading, WhatItTakesOfTextsWithAnyByteChangedIsCanonical) {
  std::mt19937 dice(20261130);
  constexpr std::string_view kBytes = "\"\\{}[],:0123456789-eE.tfnabrul/ \n\x01\x7f\x80\xc3\xff";
  int taken = 0;
  for (int i = 0; i < 60'000; ++i) {
    std::string text(kUsual[dice() % std::size(kUsual)]);
    for (unsigned edits = 1 + dice() % 2; edits > 0 && !text.empty(); --edits) {
      const std::size_t at = dice() % text.size();
      if (dice() % 3 == 0)
        text.erase(at, 1);
      else if (dice() % 2 == 0)
        text[at] = kBytes[dice() % kBytes.size()];
      else
        text.insert(at, 1, kBytes[dice() % kBytes.size()]);
    }
    if (!passes(text)) continue;
    ++taken;
    ASSERT_TRUE(is_canonical(text)) << text;
  }
  EXPECT_GT(taken, 1000) << "the edits leave some as they should be";
}

TEST(CanonicalReading, ABadByteIsSeenWhereverItStands) {
  for (std::size_t length = 1; length < 70; ++length)
    for (std::size_t at = 0; at < length; ++at)
      for (const std::string_view bad : {"\x01", "\x1f", "\xff", "\x80", "\"", "\\"}) {
        std::string text =
            "[\"" + std::string(length, 'w') + R"(","and more than sixteen bytes of another"])";
        ASSERT_TRUE(passes(text));
        text.replace(2 + at, 1, bad);
        ASSERT_FALSE(passes(text)) << length << ' ' << at << ' ' << text;
      }
}

TEST(CanonicalReading, AnObjectHasTheValueThatOthersReadInIt) {
  for (const std::string_view usual : kUsual) {
    const std::string text = std::string(R"({"it":)") + std::string(usual) + R"(,"next":"a\nb"})";
    CanonicalReading reading(text);
    const auto value = reading.object();
    ASSERT_TRUE(value && reading.at_end()) << text;
    EXPECT_EQ(json::value(*value), *parse_json(text, text.size(), "test")) << text;
  }
  for (const std::string_view text : {"[]", "1", R"({"b":1,"a":1})", R"({"a":[1,{"b":)", ""})
    EXPECT_FALSE(CanonicalReading(text).object()) << text;
}

TEST(CanonicalReading, DeepAndWideTextsAreLeftToOthers) {
  const std::string deep = std::string(40, '[') + std::string(40, ']');
  EXPECT_FALSE(passes(deep));
  EXPECT_TRUE(passes(std::string(10, '[') + std::string(10, ']')));
  EXPECT_FALSE(passes("12345678901234567890"));
}

TEST(CanonicalReading, PlainTextsAndNumbersAreReadAndOthersLeftWhereTheyAre) {
  CanonicalReading reading(R"("one",-2,true"a\n")");
  EXPECT_FALSE(reading.number());
  EXPECT_EQ(reading.plain_text(), "one");
  EXPECT_TRUE(reading.take(","));
  EXPECT_FALSE(reading.plain_text());
  EXPECT_EQ(reading.number(), -2);
  EXPECT_TRUE(reading.take(","));
  EXPECT_EQ(reading.truth(), true);
  EXPECT_FALSE(reading.plain_text()) << "it has an escape";
  EXPECT_TRUE(reading.pass_text());
  EXPECT_TRUE(reading.at_end());
}

TEST(RefCode, StandsForEveryReferenceAsItIsStoredAndForNoOtherText) {
  std::mt19937 dice(5);
  const Random random = [&](std::span<std::uint8_t> out) {
    for (std::uint8_t& byte : out) byte = static_cast<std::uint8_t>(dice());
  };
  constexpr std::string_view kBytes = "0123456789ABCDEFGHJKMNPQRSTVWXYZILOUabc-";
  std::string before;
  for (int i = 0; i < 3000; ++i) {
    const std::string text = make_ref_text(random);
    const auto code = RefCode::of(text);
    ASSERT_TRUE(code) << text;
    EXPECT_EQ(code->text(), text);
    EXPECT_EQ(*RefCode::of(before) < *code, before < text);
    std::string other = text;
    other[dice() % other.size()] = kBytes[dice() % kBytes.size()];
    EXPECT_EQ(RefCode::of(other).has_value(), parse_ref_text(other) == other) << other;
    before = text;
  }
  EXPECT_TRUE(RefCode::of("")->empty());
  EXPECT_EQ(RefCode().text(), "");
  EXPECT_FALSE(RefCode::of("0"));
  EXPECT_FALSE(RefCode::of("000000000000"));
  EXPECT_FALSE(RefCode::of("00000000000")->empty()) << "all zeros are a reference";
}

}  // namespace
}  // namespace sharewell
