// SPDX-License-Identifier: MIT
// Markup and addresses as types. A string that came from a person can become `Html` only by being escaped,
// and a `Url` only by being encoded, so injection does not compile.
//
// In: strings, literals of the program, other Html. Out: bytes for a response.
// Never: takes markup from a value that was not known when the program was compiled.
#pragma once

#include <concepts>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "web/rope.h"

namespace sharewell::web {

/// Text that stands in the program itself; anything else does not convert.
class Literal {
 public:
  consteval Literal(const char* text) : text_(text) {}  // NOLINT(google-explicit-constructor)
  [[nodiscard]] constexpr std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

/// The name of an attribute whose value is text. Names whose value is code, style or an address are refused
/// when compiling: those have setters of their own, or none.
class AttributeName {
 public:
  consteval AttributeName(const char* name) : name_(name) {  // NOLINT(google-explicit-constructor)
    if (!fits(name_)) throw "this attribute cannot be set by name";
  }
  [[nodiscard]] constexpr std::string_view text() const { return name_; }

 private:
  static constexpr bool fits(std::string_view name) {
    if (name.empty() || name.starts_with("on")) return false;
    for (const char c : name) {
      if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')) return false;
    }
    for (const std::string_view no : {"style", "href", "src", "action", "formaction", "srcdoc", "srcset",
                                      "data", "ping", "poster", "background", "http-equiv"}) {
      if (name == no) return false;
    }
    return true;
  }
  std::string_view name_;
};

/// An address: made of literals and encoded parts, or checked to be one of ours or an https one.
class Url {
 public:
  /// A literal that begins with "/", "#", "https://", "tel:" or "mailto:".
  consteval Url(const char* literal) : literal_(literal) {  // NOLINT(google-explicit-constructor)
    if (!fits(literal_)) throw "an address begins with /, #, https://, tel: or mailto:";
  }
  /// A page of this site: begins with one '/', nothing in it that could lead elsewhere. For `next` fields.
  [[nodiscard]] static std::optional<Url> inside(std::string_view path);
  /// An https address out of data, as a notice links to.
  [[nodiscard]] static std::optional<Url> outside(std::string_view address);
  /// To ring a number as people write it; only digits and a leading + are kept.
  [[nodiscard]] static Url telephone(std::string_view number);
  /// To an element of the same page.
  [[nodiscard]] static Url fragment(std::string_view id);

  /// With "/" and the part, encoded: Url("/file") / ref.text().
  [[nodiscard]] Url operator/(std::string_view part) const;
  /// With "?key=value" or "&key=value", encoded.
  [[nodiscard]] Url with(std::string_view key, std::string_view value) const;
  [[nodiscard]] Url at(std::string_view fragment_id) const;  ///< with "#id"
  [[nodiscard]] std::string_view text() const { return made_ ? std::string_view(*made_) : literal_; }
  [[nodiscard]] bool leaves_site() const { return text().starts_with("https://"); }

 private:
  friend struct FixtureDoor;  // tests/web alone defines it, to feed the components GOV.UK's own cases
  static constexpr bool fits(std::string_view t) {
    const bool local = t.starts_with("/") && !t.starts_with("//");
    return local || t.starts_with("#") || t.starts_with("https://") || t.starts_with("tel:") ||
           t.starts_with("mailto:");
  }
  struct Made {};
  Url(Made, std::string made) : made_(std::move(made)) {}
  std::string_view literal_;
  std::optional<std::string> made_{};
};

/// A piece of markup. Every conversion from a string escapes & < > " and '. What it is put into does not copy
/// it (rope.h).
class Html {
 public:
  Html() = default;
  template <std::convertible_to<std::string_view> Text>
  Html(const Text& plain) {
    append_escaped(rope_, plain);
  }  // NOLINT(google-explicit-constructor)

  [[nodiscard]] std::string bytes() const { return rope_.bytes(); }
  [[nodiscard]] bool empty() const { return rope_.empty(); }
  Html& operator+=(const Html& more) {
    rope_.append(more.rope_);
    return *this;
  }
  friend Html operator+(Html first, const Html& then) {
    first += then;
    return first;
  }

 private:
  friend struct FixtureDoor;
  friend class Attributes;
  friend class Writer;
  friend class Lasting;
  friend Html markup(Literal);
  static void append_escaped(Rope& to, std::string_view plain);
  Rope rope_;
};

/// Plain text, escaped. The same as the conversion, where the reader should see it happen.
[[nodiscard]] inline Html text(std::string_view plain) { return Html(plain); }
/// Markup that stands in the program itself.
[[nodiscard]] inline Html markup(Literal literal) {
  Html out;
  out.rope_.literal(literal.text());
  return out;
}
[[nodiscard]] Html join(std::initializer_list<Html> pieces);
[[nodiscard]] Html join(const std::vector<Html>& pieces);
/// Escaped text in which line ends become <br>.
[[nodiscard]] Html lines(std::string_view plain);

/// Markup that is the same on every page, made once for as long as the program runs: escaped and put together
/// only then. Whatever it stands in refers to it.
class Lasting {
 public:
  explicit Lasting(const Html& html) : bytes_(html.bytes()) {}
  [[nodiscard]] Html html() const {
    Html out;
    out.rope_.literal(bytes_);
    return out;
  }

 private:
  std::string bytes_;
};

/// Attributes of one element, in the order they were set; values are escaped. `set(..., "")` writes an empty
/// value.
class Attributes {
 public:
  Attributes& set(AttributeName name, std::string_view value);
  Attributes& flag(AttributeName name);  ///< without a value, as `hidden`
  Attributes& classes(std::string_view names) { return set("class", names); }
  Attributes& id(std::string_view id) { return set("id", id); }
  Attributes& href(const Url& to);
  Attributes& action(const Url& to);
  Attributes& src(const Url& of);
  [[nodiscard]] bool empty() const { return rope_.empty(); }

 private:
  friend struct FixtureDoor;
  friend class Writer;
  void put(std::string_view name, std::string_view value);
  Rope rope_;
};

/// Appends markup piece by piece; components are written with it. Literals go in as they are, all else
/// escaped.
class Writer {
 public:
  Writer& operator<<(Literal literal) {
    html_.rope_.literal(literal.text());
    return *this;
  }
  template <std::same_as<Html> Markup>  // a string does not convert here: what is meant is said with plain()
  Writer& operator<<(const Markup& html) {
    html_.rope_.append(html.rope_);
    return *this;
  }
  Writer& operator<<(const Attributes& attributes) {
    html_.rope_.append(attributes.rope_);
    return *this;
  }
  Writer& plain(std::string_view text) {
    Html::append_escaped(html_.rope_, text);
    return *this;
  }
  Writer& number(long value) {
    html_.rope_.write(std::to_string(value));
    return *this;
  }
  /// ` name="value"`; nothing at all if the value is empty.
  Writer& attribute(AttributeName name, std::string_view value);
  Writer& url(Literal name, const Url& value);  ///< ` name="address"`
  Writer& flag(AttributeName name, bool on = true);
  /// ` class="base and more"`.
  Writer& classes(Literal base, std::string_view more = {});
  /// `<name class="classes">content</name>`.
  Writer& element(Literal name, Literal classes, const Html& content);
  [[nodiscard]] Html done() { return std::move(html_); }

 private:
  Writer& put(std::string_view name, std::string_view value);
  Html html_;
};

/// <name attributes>content</name>.
[[nodiscard]] Html element(Literal name, const Attributes& attributes, const Html& content);
[[nodiscard]] Html element(Literal name, const Html& content);

}  // namespace sharewell::web
