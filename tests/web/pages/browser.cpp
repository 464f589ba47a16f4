// SPDX-License-Identifier: MIT
#include "browser.h"

#include <gtest/gtest.h>
#include <gumbo.h>

#include <algorithm>
#include <optional>

#include "http/form.h"

namespace sharewell::testing_pages {
namespace {

std::string attribute(const GumboNode* node, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&node->v.element.attributes, name);
  return found == nullptr ? "" : found->value;
}

bool has(const GumboNode* node, const char* name) {
  return gumbo_get_attribute(&node->v.element.attributes, name) != nullptr;
}

void text_of(const GumboNode* node, std::string& out) {
  if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE) out += node->v.text.text;
  if (node->type != GUMBO_NODE_ELEMENT && node->type != GUMBO_NODE_DOCUMENT) return;
  const GumboVector* children =
      node->type == GUMBO_NODE_ELEMENT ? &node->v.element.children : &node->v.document.children;
  for (unsigned i = 0; i < children->length; ++i)
    text_of(static_cast<const GumboNode*>(children->data[i]), out);
}

std::string tidy_text(const GumboNode* node) {
  std::string raw, out;
  text_of(node, raw);
  for (const char c : raw) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

void read_input(const GumboNode* node, FormSeen& form) {
  const std::string type = attribute(node, "type"), name = attribute(node, "name"),
                    value = attribute(node, "value");
  if (type == "hidden")
    form.hidden[name] = value;
  else if (type == "radio") {
    form.radios[name].push_back(value);
    if (has(node, "checked")) form.given[name] = value;
  } else if (type == "checkbox")
    form.boxes[name].push_back(value);
  else if (!name.empty())
    form.given[name] = value;
}

/// The value of the selected option, or of the first one, as a browser sends it.
std::string chosen_of(const GumboNode* select) {
  const GumboVector* options = &select->v.element.children;
  std::optional<std::string> chosen;
  for (unsigned i = 0; i < options->length; ++i) {
    const auto* option = static_cast<const GumboNode*>(options->data[i]);
    if (option->type != GUMBO_NODE_ELEMENT) continue;
    if (!chosen || has(option, "selected")) chosen = attribute(option, "value");
  }
  return chosen.value_or("");
}

void walk(const GumboNode* node, PageSeen& page, FormSeen* form) {
  if (node->type != GUMBO_NODE_ELEMENT) return;
  const GumboTag tag = node->v.element.tag;
  if (tag == GUMBO_TAG_TITLE) page.title = tidy_text(node);
  if (tag == GUMBO_TAG_H1 && page.heading.empty()) page.heading = tidy_text(node);
  if (tag == GUMBO_TAG_A) page.links.emplace_back(tidy_text(node), attribute(node, "href"));
  FormSeen own;
  if (tag == GUMBO_TAG_FORM) {
    own.action = attribute(node, "action");
    form = &own;
  }
  if (form != nullptr && tag == GUMBO_TAG_INPUT) read_input(node, *form);
  if (form != nullptr && tag == GUMBO_TAG_TEXTAREA && !has(node, "readonly"))
    form->given[attribute(node, "name")] = tidy_text(node);
  if (form != nullptr && tag == GUMBO_TAG_SELECT) form->given[attribute(node, "name")] = chosen_of(node);
  if (form != nullptr && tag == GUMBO_TAG_BUTTON) form->buttons.push_back(tidy_text(node));
  const GumboVector* children = &node->v.element.children;
  for (unsigned i = 0; i < children->length; ++i)
    walk(static_cast<const GumboNode*>(children->data[i]), page, form);
  if (tag == GUMBO_TAG_FORM) page.forms.push_back(std::move(own));
}

}  // namespace

const FormSeen& PageSeen::form_with(std::string_view button) const {
  for (const FormSeen& form : forms)
    if (std::ranges::find(form.buttons, button) != form.buttons.end()) return form;
  ADD_FAILURE() << "no button " << button << " on " << path << ": " << text;
  static const FormSeen none;
  return none;
}

bool PageSeen::has_button(std::string_view button) const {
  return std::ranges::any_of(forms, [&](const FormSeen& form) {
    return std::ranges::find(form.buttons, button) != form.buttons.end();
  });
}

std::string PageSeen::link_to(std::string_view words) const {
  for (const auto& [text_of_link, address] : links)
    if (text_of_link.find(words) != std::string::npos) return address;
  return {};
}

http::Request request(std::string method, std::string path) {
  http::Request made;
  made.method = std::move(method);
  const std::size_t mark = path.find('?');
  if (mark != std::string::npos)
    if (auto query = http::parse_form(std::string_view(path).substr(mark + 1)))
      made.query = *std::move(query);
  made.path = path.substr(0, mark);
  return made;
}

http::Response Browser::ask(http::Request request) {
  if (!cookie.empty()) request.headers.emplace_back("cookie", "sharewell=" + cookie);
  request.headers.emplace_back("sec-fetch-site", "same-origin");
  request.loopback = loopback;
  http::Response response = site_->handle(request);
  for (const auto& [name, value] : response.headers)
    if (name == "Set-Cookie" && value.starts_with("sharewell="))
      cookie = value.substr(10, value.find(';') - 10);
  return response;
}

PageSeen Browser::follow(http::Response response, std::string path) {
  for (int hops = 0; response.status == 303 && hops < 5; ++hops) {
    const std::string location(response.header("Location").value_or(""));
    if (!location.starts_with('/')) break;
    const auto query = location.find('?');
    http::Request request = testing_pages::request("GET", location.substr(0, query));
    if (query != std::string::npos) {
      const std::string rest = location.substr(query + 1);
      std::string value;
      for (std::size_t i = rest.find('=') + 1; i < rest.size(); ++i)
        if (rest[i] == '%') {
          value += static_cast<char>(std::stoi(rest.substr(i + 1, 2), nullptr, 16));
          i += 2;
        } else
          value += rest[i];
      request.query.emplace_back(rest.substr(0, rest.find('=')), value);
    }
    path = request.path;
    response = ask(std::move(request));
  }
  PageSeen page;
  page.status = response.status;
  page.path = std::move(path);
  page.body = response.body;
  page.headers = response.headers;
  GumboOutput* tree = gumbo_parse_with_options(&kGumboDefaultOptions, page.body.data(), page.body.size());
  walk(tree->root, page, nullptr);
  page.text = tidy_text(tree->root);
  gumbo_destroy_output(&kGumboDefaultOptions, tree);
  return page;
}

PageSeen Browser::get(const std::string& path) { return follow(ask(request("GET", path)), path); }

PageSeen Browser::post(const std::string& path, const http::Fields& fields) {
  http::Request sent = request("POST", path);
  sent.form = fields;
  return follow(ask(std::move(sent)), path);
}

PageSeen Browser::send(const FormSeen& form, const Typed& typed) {
  http::Fields fields;
  for (const auto& [name, value] : form.hidden) fields.emplace_back(name, value);
  for (const auto& [name, value] : form.given)
    if (std::ranges::none_of(typed, [&](const auto& one) { return one.first == name; }))
      fields.emplace_back(name, value);
  for (const auto& [name, value] : typed) {
    const bool known = form.given.contains(name) || form.radios.contains(name) || form.boxes.contains(name) ||
                       name == "then";
    EXPECT_TRUE(known) << "the form to " << form.action << " has no field " << name;
    fields.emplace_back(name, value);
  }
  return post(form.action, fields);
}

PageSeen Browser::press(const PageSeen& page, std::string_view button, const Typed& typed) {
  return send(page.form_with(button), typed);
}

}  // namespace sharewell::testing_pages
