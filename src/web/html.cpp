// SPDX-License-Identifier: MIT
#include "web/html.h"

#include <algorithm>

namespace sharewell::web {
namespace {

bool is_unreserved(char c) {
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

/// RFC 3986's characters; no quote, space, backslash or control character.
bool is_address_text(std::string_view text) {
  return std::ranges::all_of(text, [](char c) {
    return is_unreserved(c) || std::string_view("%/?#[]@!$&()*+,;=:").find(c) != std::string_view::npos;
  });
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

// Not find_first_of, which looks for each of the five beginning anew at each character.
void Html::append_escaped(std::string& to, std::string_view plain) {
  std::size_t from = 0;
  for (;;) {
    const std::size_t at = static_cast<std::size_t>(
        std::find_if(plain.begin() + static_cast<std::ptrdiff_t>(from), plain.end(), is_markup) -
        plain.begin());
    to += plain.substr(from, at - from);
    if (at == plain.size()) return;
    switch (plain[at]) {
      case '&':
        to += "&amp;";
        break;
      case '<':
        to += "&lt;";
        break;
      case '>':
        to += "&gt;";
        break;
      case '"':
        to += "&quot;";
        break;
      default:
        to += "&#39;";
        break;
    }
    from = at + 1;
  }
}

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

void Attributes::put(std::string_view name, std::string_view value) {
  bytes_ += ' ';
  bytes_ += name;
  bytes_ += "=\"";
  Html::append_escaped(bytes_, value);
  bytes_ += '"';
}

Attributes& Attributes::set(AttributeName name, std::string_view value) {
  put(name.text(), value);
  return *this;
}

Attributes& Attributes::flag(AttributeName name) {
  bytes_ += ' ';
  bytes_ += name.text();
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

Writer& Writer::attribute(AttributeName name, std::string_view value) {
  if (value.empty()) return *this;
  Attributes one;
  one.set(name, value);
  return *this << one;
}

Writer& Writer::url(Literal name, const Url& value) {
  html_.bytes_ += ' ';
  html_.bytes_ += name.text();
  html_.bytes_ += "=\"";
  Html::append_escaped(html_.bytes_, value.text());
  html_.bytes_ += '"';
  return *this;
}

Writer& Writer::flag(AttributeName name, bool on) {
  if (on) (html_.bytes_ += ' ') += name.text();
  return *this;
}

Writer& Writer::classes(Literal base, std::string_view more) {
  html_.bytes_ += " class=\"";
  html_.bytes_ += base.text();
  if (!more.empty()) {
    if (!base.text().empty()) html_.bytes_ += ' ';
    Html::append_escaped(html_.bytes_, more);
  }
  html_.bytes_ += '"';
  return *this;
}

Html element(Literal name, const Attributes& attributes, const Html& content) {
  Writer writer;
  writer << "<" << name << attributes << ">" << content << "</" << name << ">";
  return writer.done();
}

Html element(Literal name, const Html& content) { return element(name, Attributes{}, content); }

}  // namespace sharewell::web
