// SPDX-License-Identifier: MIT
#include "dom.h"

#include <gumbo.h>

#include <algorithm>
#include <set>
#include <sstream>
#include <vector>

namespace sharewell::web {
namespace {

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

std::string collapsed(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (!is_space(c))
      out += c;
    else if (out.empty() || out.back() != ' ')
      out += ' ';
  }
  return out;
}

std::string trimmed(std::string text, bool front, bool back) {
  if (front && text.starts_with(' ')) text.erase(0, 1);
  if (back && text.ends_with(' ')) text.pop_back();
  return text;
}

std::string attribute_of(const GumboAttribute& attribute) {
  const std::string name = attribute.name;
  std::istringstream words(attribute.value);
  std::set<std::string> classes;
  if (name != "class") return name + "=\"" + attribute.value + "\"";
  std::string out = "class=";
  for (std::string word; words >> word;) classes.insert(word);
  for (const std::string& word : classes) out += "." + word;
  return out;
}

std::string name_of(const GumboNode& node) {
  const GumboElement& element = node.v.element;
  if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
  GumboStringPiece name = element.original_tag;
  gumbo_tag_from_original_text(&name);  // "path" of "<path d=...>", which HTML does not know
  return {name.data, name.length};
}

void write(const GumboNode& node, std::size_t depth, std::string& out);

void write_children(const GumboVector& children, std::size_t depth, std::string& out) {
  for (unsigned i = 0; i < children.length; ++i) {
    const auto& child = *static_cast<const GumboNode*>(children.data[i]);
    if (child.type == GUMBO_NODE_TEXT) {
      const std::string text = trimmed(collapsed(child.v.text.text), i == 0, i + 1 == children.length);
      if (text.find_first_not_of(' ') != text.npos) out += std::string(depth * 2, ' ') + "'" + text + "'\n";
    } else {
      write(child, depth, out);
    }
  }
}

void write(const GumboNode& node, std::size_t depth, std::string& out) {
  if (node.type != GUMBO_NODE_ELEMENT) return;
  const GumboElement& element = node.v.element;
  std::vector<std::string> attributes;
  for (unsigned i = 0; i < element.attributes.length; ++i) {
    attributes.push_back(attribute_of(*static_cast<const GumboAttribute*>(element.attributes.data[i])));
  }
  std::ranges::sort(attributes);
  out += std::string(depth * 2, ' ') + name_of(node);
  for (const std::string& attribute : attributes) out += " " + attribute;
  out += '\n';
  write_children(element.children, depth + 1, out);
}

}  // namespace

std::string dom_of(std::string_view markup) {
  GumboOutput* parsed = gumbo_parse_with_options(&kGumboDefaultOptions, markup.data(), markup.size());
  std::string out;
  write(*parsed->root, 0, out);
  gumbo_destroy_output(&kGumboDefaultOptions, parsed);
  return out;
}

}  // namespace sharewell::web
