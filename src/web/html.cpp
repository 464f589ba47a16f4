// SPDX-License-Identifier: MIT
#include "web/html.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/eight_bytes.h"

namespace sharewell::web {
namespace {

constexpr bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~';
}

std::string percent_encoded(std::string_view part) {
  static constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : part) {
    if (is_unreserved(c)) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
    }
  }
  return out;
}

bool is_markup(char c) { return c == '&' || c == '<' || c == '>' || c == '"' || c == '\''; }

/// Where the first character that must be escaped stands, or the length. Most text has none, and is passed
/// over eight characters at a time: with bits 0 and 2 set, `"`, `&` and `'` are one and the same (and `#`
/// too, so each of what was found is looked at by itself), and with bit 1 set so are `<` and `>`.
std::size_t markup_at(std::string_view plain) {
  using namespace eight_bytes;
  std::size_t at = 0;
  for (; at + 8 <= plain.size(); at += 8) {
    const std::uint64_t word = load(plain.data() + at);
    if ((any_is(word | each(0x05), '\'') | any_is(word | each(0x02), '>')) == 0) continue;
    for (std::size_t i = at; i < at + 8; ++i)
      if (is_markup(plain[i])) return i;
  }
  while (at < plain.size() && !is_markup(plain[at])) ++at;
  return at;
}

std::string_view escaped(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    default:
      return "&#39;";
  }
}

void write_escaped(Rope& to, std::string_view plain) {
  while (true) {
    const std::size_t at = markup_at(plain);
    to.write(plain.substr(0, at));
    if (at == plain.size()) return;
    to.write(escaped(plain[at]));
    plain.remove_prefix(at + 1);
  }
}

/// ` name="value"`, which mostly has nothing to escape: then it is one write.
void write_attribute(Rope& to, std::string_view name, std::string_view value) {
  if (markup_at(value) == value.size()) return to.write({" ", name, "=\"", value, "\""});
  to.write({" ", name, "=\""});
  write_escaped(to, value);
  to.write("\"");
}

/// RFC 3986's characters; no quote, space, backslash or control character.
bool is_address_text(std::string_view text) {
  static constexpr auto kFine = [] {
    std::array<bool, 256> fine{};
    for (std::size_t c = 0; c < fine.size(); ++c) fine[c] = is_unreserved(static_cast<char>(c));
    for (const char c : std::string_view("%/?#[]@!$&()*+,;=:")) fine[static_cast<unsigned char>(c)] = true;
    return fine;
  }();
  return std::ranges::all_of(text, [](char c) { return kFine[static_cast<unsigned char>(c)]; });
}

}  // namespace

std::optional<Url> Url::inside(std::string_view path) {
  if (!path.starts_with('/') || path.starts_with("//") || !is_address_text(path)) return std::nullopt;
  return Url(Made{}, std::string(path));
}

std::optional<Url> Url::outside(std::string_view address) {
  if (!address.starts_with("https://") || address.size() < 9 || !is_address_text(address))
    return std::nullopt;
  if (address.substr(0, address.find('/', 8)).find('@') != address.npos) return std::nullopt;
  return Url(Made{}, std::string(address));
}

Url Url::telephone(std::string_view number) {
  std::string out = "tel:";
  for (const char c : number) {
    if ((c >= '0' && c <= '9') || (c == '+' && out.size() == 4)) out += c;
  }
  return {Made{}, std::move(out)};
}

Url Url::fragment(std::string_view id) { return {Made{}, "#" + percent_encoded(id)}; }

Url Url::operator/(std::string_view part) const {
  std::string out(text());
  if (!out.ends_with('/')) out += '/';
  return {Made{}, out + percent_encoded(part)};
}

Url Url::with(std::string_view key, std::string_view value) const {
  std::string out(text());
  out += out.find('?') == out.npos ? '?' : '&';
  return {Made{}, out + percent_encoded(key) + '=' + percent_encoded(value)};
}

Url Url::at(std::string_view fragment_id) const {
  return {Made{}, std::string(text()) + '#' + percent_encoded(fragment_id)};
}

void Html::append_escaped(Rope& to, std::string_view plain) { write_escaped(to, plain); }

Html join(std::initializer_list<Html> pieces) {
  Html out;
  for (const Html& piece : pieces) out += piece;
  return out;
}

Html join(const std::vector<Html>& pieces) {
  Html out;
  for (const Html& piece : pieces) out += piece;
  return out;
}

Html lines(std::string_view plain) {
  Html out;
  for (;;) {
    const std::size_t end = plain.find('\n');
    std::string_view line = plain.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    out += text(line);
    if (end == plain.npos) return out;
    out += markup("<br>");
    plain.remove_prefix(end + 1);
  }
}

void Attributes::put(std::string_view name, std::string_view value) { write_attribute(rope_, name, value); }

Attributes& Attributes::set(AttributeName name, std::string_view value) {
  put(name.text(), value);
  return *this;
}

Attributes& Attributes::flag(AttributeName name) {
  rope_.write(" ");
  rope_.write(name.text());
  return *this;
}

Attributes& Attributes::href(const Url& to) {
  put("href", to.text());
  return *this;
}

Attributes& Attributes::action(const Url& to) {
  put("action", to.text());
  return *this;
}

Attributes& Attributes::src(const Url& of) {
  put("src", of.text());
  return *this;
}

Writer& Writer::put(std::string_view name, std::string_view value) {
  write_attribute(html_.rope_, name, value);
  return *this;
}

Writer& Writer::attribute(AttributeName name, std::string_view value) {
  return value.empty() ? *this : put(name.text(), value);
}

Writer& Writer::url(Literal name, const Url& value) { return put(name.text(), value.text()); }

Writer& Writer::flag(AttributeName name, bool on) {
  if (!on) return *this;
  html_.rope_.write(" ");
  html_.rope_.write(name.text());
  return *this;
}

Writer& Writer::classes(Literal base, std::string_view more) {
  Rope& rope = html_.rope_;
  if (more.empty()) {
    write_attribute(rope, "class", base.text());
    return *this;
  }
  rope.write(" class=\"");
  rope.write(base.text());
  if (!base.text().empty()) rope.write(" ");
  Html::append_escaped(rope, more);
  rope.write("\"");
  return *this;
}

Writer& Writer::element(Literal name, Literal classes, const Html& content) {
  html_.rope_.write({"<", name.text(), " class=\"", classes.text(), "\">"});
  html_.rope_.append(content.rope_);
  html_.rope_.write({"</", name.text(), ">"});
  return *this;
}

Html element(Literal name, const Attributes& attributes, const Html& content) {
  Writer writer;
  writer << "<" << name << attributes << ">" << content << "</" << name << ">";
  return writer.done();
}

Html element(Literal name, const Html& content) { return element(name, Attributes{}, content); }

}  // namespace sharewell::web
