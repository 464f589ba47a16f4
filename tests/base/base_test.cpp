// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <random>

#include "base/bytes.h"
#include "base/json.h"
#include "base/ref.h"
#include "base/text.h"
#include "base/time.h"
#include "base/xml.h"

using namespace sharewell;

namespace {
Random seeded(unsigned seed) {
  auto engine = std::make_shared<std::mt19937>(seed);
  return [engine](std::span<std::uint8_t> out) {
    for (auto& b : out) b = static_cast<std::uint8_t>((*engine)());
  };
}
}  // namespace

TEST(Base64, AgreesWithRfc4648AndHasOneSpelling) {
  EXPECT_EQ(to_base64(bytes_of("foob")), "Zm9vYg==");
  EXPECT_EQ(to_base64(bytes_of("fooba")), "Zm9vYmE=");
  EXPECT_EQ(from_base64("Zm9vYmE="), Bytes({'f', 'o', 'o', 'b', 'a'}));
  EXPECT_FALSE(from_base64("Zm9vYmF="));  // bits beyond the end are set
  EXPECT_FALSE(from_base64("Zm9vYmE"));
  EXPECT_EQ(to_base64url(bytes_of("\xff\xfe")), "__4");
  EXPECT_EQ(from_base64url("__4"), Bytes({0xff, 0xfe}));
}

TEST(Ref, CatchesEveryWrongCharacterAndEverySwap) {
  const Random random = seeded(1);
  for (int n = 0; n < 50; ++n) {
    const auto ref = FileRef::make(random);
    const std::string text = ref.text();
    ASSERT_EQ(FileRef::parse(ref.spaced()), ref);
    for (std::size_t i = 0; i < text.size(); ++i) {
      for (const char c : std::string("0123456789ABCDEFGHJKMNPQRSTVWXY")) {
        std::string wrong = text;
        wrong[i] = c;
        EXPECT_EQ(FileRef::parse(wrong).has_value(), wrong == text) << wrong;
      }
      if (i + 2 < text.size() && text[i] != text[i + 1]) {
        std::string swapped = text;
        std::swap(swapped[i], swapped[i + 1]);
        EXPECT_FALSE(FileRef::parse(swapped)) << swapped;
      }
    }
  }
}

TEST(Time, RoundTripsAndKnowsLondonSummer) {
  const auto at = from_rfc3339("2026-06-30T23:30:00.000Z");
  ASSERT_TRUE(at);
  EXPECT_EQ(to_rfc3339(*at), "2026-06-30T23:30:00.000Z");
  EXPECT_EQ(london_date_time(*at), "1 July 2026 at 12:30am");
  EXPECT_EQ(london_offset_minutes(*from_rfc3339("2026-03-29T00:59:59.999Z")), 0);
  EXPECT_EQ(london_offset_minutes(*from_rfc3339("2026-03-29T01:00:00.000Z")), 60);
  EXPECT_EQ(london_offset_minutes(*from_rfc3339("2026-10-25T01:00:00.000Z")), 0);
  EXPECT_EQ(from_london(2026, 7, 1, 0, 30), at);
  EXPECT_FALSE(from_london(2026, 2, 29, 0, 0));
  EXPECT_FALSE(from_rfc3339("2026-02-30T00:00:00.000Z"));
}

TEST(Json, RefusesWhatIsNotOneStrictValue) {
  for (const char* bad : {R"({"a":1,"a":2})", "{\"a\":\"\xff\"}", "{} x", "[1.5]", "[1e999]", "{", "",
                          "[18446744073709551615]", "/* c */ {}", "{'a':1}"})
    EXPECT_FALSE(parse_json(bad, 1000, "test")) << bad;
  EXPECT_FALSE(parse_json(std::string(100'000, '['), 1 << 20, "test"));
  EXPECT_FALSE(parse_json("[1,2,3]", 3, "test"));
  const auto twice = parse_json("{\n \"a\":1,\n \"a\":2}", 1000, "in.json");
  ASSERT_FALSE(twice);
  EXPECT_NE(one_line(twice.error()).find("in.json:3:"), std::string::npos) << one_line(twice.error());
}

TEST(Json, CanonicalFormIsTheOneOfRfc8785ForOurSubset) {
  const auto value = parse_json(R"( {"b":[1,-2,true,null],"a":"\u20ac\n\u000f\"/\\","A":{}} )", 1000, "test");
  ASSERT_TRUE(value);
  EXPECT_EQ(to_canonical_json(*value),
            "{\"A\":{},\"a\":\"\u20ac\\n\\u000f\\\"/\\\\\",\"b\":[1,-2,true,null]}");
}

TEST(Json, CanonicalFormIsTheOneThatRfc8785Shows) {
  // 3.2.2, without the numbers that are not whole: those are refused.
  const auto shown = parse_json(
      "{\"string\": \"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\",\n \"literals\": [null, "
      "true, false]}",
      1000, "test");
  ASSERT_TRUE(shown) << one_line(shown.error());
  EXPECT_EQ(to_canonical_json(*shown),
            "{\"literals\":[null,true,false],\"string\":\"\xe2\x82\xac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
  // 3.2.3: keys in the order of UTF-16 code units, which is not that of code points.
  const auto keys = parse_json(
      "{\"\\u20ac\": \"Euro Sign\", \"\\r\": \"Carriage Return\", \"\\ufb33\": \"Hebrew Letter Dalet With "
      "Dagesh\","
      " \"1\": \"One\", \"\\ud83d\\ude00\": \"Emoji: Grinning Face\", \"\\u0080\": \"Control\","
      " \"\\u00f6\": \"Latin Small Letter O With Diaeresis\"}",
      1000, "test");
  ASSERT_TRUE(keys) << one_line(keys.error());
  EXPECT_EQ(
      to_canonical_json(*keys),
      "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\xc2\x80\":\"Control\","
      "\"\xc3\xb6\":\"Latin Small Letter O With Diaeresis\",\"\xe2\x82\xac\":\"Euro Sign\","
      "\"\xf0\x9f\x98\x80\":\"Emoji: Grinning Face\",\"\xef\xac\xb3\":\"Hebrew Letter Dalet With Dagesh\"}");
}

TEST(Json, AMemberThatIsTextAlreadyStandsWhereItsValueWould) {
  const json::object whole{
      {"b", 1}, {"m", {{"a", "\n"}, {"c", nullptr}}}, {"\uFB33", {2}}, {"\U0001F600", ""}};
  for (const auto& member : whole) {
    json::object others = whole;
    others.erase(member.key());
    std::string out = "before";
    append_canonical_json(out, others, SpeltMember{member.key(), to_canonical_json(member.value())});
    EXPECT_EQ(out, "before" + to_canonical_json(whole)) << member.key();
  }
  std::string alone;
  append_canonical_json(alone, {}, SpeltMember{"a", "{}"});
  EXPECT_EQ(alone, R"({"a":{}})");
}

TEST(Text, FindsBadUtf8AndTheNearestWord) {
  EXPECT_TRUE(is_plain_text("Siân Ó Néill Nguyễn\n"));
  for (const char* bad : {"\xc0\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe2\x82", "\x80"})
    EXPECT_FALSE(is_plain_text(bad));
  EXPECT_FALSE(is_plain_text(std::string_view("a\0b", 3)));
  EXPECT_EQ(tidy("  a\r\nb\r "), "a\nb");
  const std::vector<std::string_view> known{"significant-harm", "support-need", "none"};
  EXPECT_EQ(nearest("signficant-harm", known), "significant-harm");
  EXPECT_EQ(nearest("zzzzzzzz", known), std::nullopt);
}

TEST(Xml, LetsNoMarkupAndNoControlCharacterThrough) {
  EXPECT_EQ(xml_text("Siân said \"<b>\" & left\x01\n"), "Siân said &quot;&lt;b&gt;&quot; &amp; left  ");
}
