// SPDX-License-Identifier: MIT
#include "web/html.h"

#include <gtest/gtest.h>

#include <thread>
#include <type_traits>

#include "web/components/components.h"

namespace sharewell::web {
namespace {

constexpr std::string_view kAttack = "\"><script>alert('x')</script>&amp;";

// What must not compile is shown by what the types say of themselves.
static_assert(!std::is_constructible_v<Literal, std::string>);
static_assert(!std::is_constructible_v<Url, std::string>);
static_assert(!std::is_constructible_v<Url, std::string_view>);
static_assert(!std::is_constructible_v<AttributeName, std::string>);
static_assert(!std::is_invocable_v<decltype(&markup), std::string>);
template <class T>
concept CanBeWritten = requires(Writer writer, T value) { writer << value; };
static_assert(CanBeWritten<Html>);
static_assert(!CanBeWritten<std::string>);
static_assert(!CanBeWritten<std::string_view>);

TEST(Html, EscapesEveryStringItIsMadeFrom) {
  const std::string escaped = "&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;amp;";
  EXPECT_EQ(Html(kAttack).bytes(), escaped);
  EXPECT_EQ(Html(std::string(kAttack)).bytes(), escaped);
  EXPECT_EQ(text(kAttack).bytes(), escaped);
  EXPECT_EQ(Html("a < b").bytes(), "a &lt; b");
  EXPECT_EQ(lines("a<\r\nb\nc").bytes(), "a&lt;<br>b<br>c");
}

TEST(Html, EscapesEveryCharacterOfMarkupWhereverItStandsAndNoOther) {
  for (int code = 1; code < 256; ++code) {
    const char c = static_cast<char>(code);
    const std::string one = c == '&'    ? "&amp;"
                            : c == '<'  ? "&lt;"
                            : c == '>'  ? "&gt;"
                            : c == '"'  ? "&quot;"
                            : c == '\'' ? "&#39;"
                                        : std::string(1, c);
    for (std::size_t before = 0; before < 20; ++before)
      for (const std::size_t after : {std::size_t{0}, std::size_t{1}, std::size_t{9}}) {
        const std::string left(before, 'x'), right(after, '#');
        ASSERT_EQ(Html(left + c + right).bytes(), left + one + right) << code << " after " << before;
        const Attributes attributes = Attributes{}.set("data-note", left + c + right);
        ASSERT_EQ(element("p", attributes, {}).bytes(), "<p data-note=\"" + left + one + right + "\"></p>");
      }
  }
}

TEST(Html, StandsOnAsManyPagesAsOneLikesWhereItWasMadeToLast) {
  for (const std::string& said : {std::string("short"), std::string(300, 'x')}) {
    const Lasting kept(element("p", said) + text(kAttack));
    const std::string once = (element("p", said) + text(kAttack)).bytes();
    std::string elsewhere;
    std::thread([&] { elsewhere = join({kept.html(), text("<"), kept.html()}).bytes(); }).join();
    EXPECT_EQ(elsewhere, std::string(once).append("&lt;").append(once));
    EXPECT_EQ(kept.html().bytes(), once);
  }
}

TEST(Html, EscapesAttributes) {
  const Html made = element("p", Attributes{}.classes("x").set("data-note", kAttack).flag("hidden"), "y");
  EXPECT_EQ(made.bytes(),
            "<p class=\"x\" data-note=\"&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;amp;\" "
            "hidden>y</p>");
}

TEST(Html, LetsNoComponentPutOutWhatAPersonTyped) {
  const std::string bad(kAttack);
  const ErrorMessage error{.text = bad};
  const Html all = join({
      render(Input{.id = bad,
                   .name = bad,
                   .value = bad,
                   .label = {.text = bad},
                   .hint = Hint{.text = bad},
                   .error_message = error}),
      render(Textarea{.id = bad, .name = bad, .value = bad, .label = {.text = bad}, .error_message = error}),
      render(Radios{.name = bad,
                    .value = bad,
                    .fieldset = Fieldset{.legend = {.text = bad}},
                    .error_message = error,
                    .items = {{.value = bad, .text = bad, .hint = Hint{.text = bad}}, {.divider = bad}}}),
      render(Checkboxes{
          .name = bad, .values = {bad}, .items = {{.value = bad, .text = bad, .conditional = text(bad)}}}),
      render(DateInput{.id = bad, .name_prefix = bad, .items = {{.name = bad, .value = bad}}}),
      render(Button{.text = bad, .name = bad, .value = bad, .href = Url("/x").with(bad, bad) / bad}),
      render(SummaryList{.rows = {{.key = {.text = bad}, .value = {.text = lines(bad)}}}}),
      render(Table{.caption = bad, .rows = {{{.text = bad}}}}),
      render(TaskList{.items = {{.title = {.text = bad}, .hint = bad, .status = {.tag = Tag{.text = bad}}}}}),
      timeline({{.title = bad, .when = bad, .datetime = bad, .by = bad, .text = bad, .id = bad}}),
      copy_block(bad, bad),
      render(Form{.hidden = {{bad, bad}}, .content = bad}),
      page({.title = bad, .organisation = bad, .signed_in = SignedIn{.name = bad, .csrf = bad}, .main = bad}),
  });
  EXPECT_EQ(all.bytes().find("<script"), std::string::npos);
  EXPECT_EQ(all.bytes().find("alert('"), std::string::npos);
}

TEST(Url, EncodesItsParts) {
  EXPECT_EQ((Url("/file") / "a/b?c d").text(), "/file/a%2Fb%3Fc%20d");
  EXPECT_EQ(Url("/x").with("a", "1&2").with("b", "\xC3\xA9").at("top").text(), "/x?a=1%262&b=%C3%A9#top");
  EXPECT_EQ(Url::telephone("020 7946 0018").text(), "tel:02079460018");
  EXPECT_EQ(Url::telephone("+44 (0)20 7946; javascript:").text(), "tel:+440207946");
  EXPECT_EQ(Url::fragment("a b").text(), "#a%20b");
}

TEST(Url, LeadsAwayOnlyWhereItMay) {
  for (const char* bad : {"//evil.example", "https://evil.example", "javascript:alert(1)", "", "x", "/\\evil",
                          "/a b", "/\"", "/a\nb"}) {
    EXPECT_FALSE(Url::inside(bad)) << bad;
  }
  EXPECT_EQ(Url::inside("/work?page=2#x")->text(), "/work?page=2#x");
  for (const char* bad :
       {"http://x.example", "javascript:x", "https://", "https://a@evil.example/", "https://x/\"", "/x"}) {
    EXPECT_FALSE(Url::outside(bad)) << bad;
  }
  EXPECT_TRUE(Url::outside("https://www.gov.uk/a?b=c")->leaves_site());
}

}  // namespace
}  // namespace sharewell::web
