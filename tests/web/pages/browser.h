// SPDX-License-Identifier: MIT
// A tiny browser without sockets or scripts: a cookie, pages, forms as they stand in them, redirects
// followed.
//
// In: a site. Out: pages as people meet them. Never: fills in a field that the page does not have.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "web/site.h"

namespace sharewell::testing_pages {

/// One form of a page.
struct FormSeen {
  std::string action;
  std::map<std::string, std::string> hidden;
  std::map<std::string, std::vector<std::string>> radios, boxes;  ///< name to values, in order
  std::map<std::string, std::string> given;                       ///< text fields and chosen radios, as shown
  std::vector<std::string> buttons;                               ///< words on them
};

struct PageSeen {
  unsigned status = 0;
  std::string path, title, heading, body, text;  ///< text: what is read, without markup
  http::Fields headers;
  std::vector<FormSeen> forms;
  std::vector<std::pair<std::string, std::string>> links;  ///< words, address

  [[nodiscard]] const FormSeen& form_with(
      std::string_view button) const;  ///< fails the test if there is none
  [[nodiscard]] bool has_button(std::string_view button) const;
  [[nodiscard]] bool says(std::string_view words) const { return text.find(words) != std::string::npos; }
  [[nodiscard]] std::string link_to(std::string_view words) const;  ///< empty if there is none
};

using Typed = std::vector<std::pair<std::string, std::string>>;

[[nodiscard]] http::Request request(std::string method, std::string path);

class Browser {
 public:
  explicit Browser(const web::Site& site) : site_(&site) {}
  /// Follows redirects.
  PageSeen get(const std::string& path);
  /// Sends the form with its hidden fields, its given ones and what is typed; follows redirects.
  PageSeen send(const FormSeen& form, const Typed& typed);
  PageSeen press(const PageSeen& page, std::string_view button, const Typed& typed = {});
  PageSeen post(const std::string& path, const http::Fields& fields);
  /// One request, redirects not followed.
  http::Response ask(http::Request request);

  std::string cookie;
  bool loopback = true;

 private:
  PageSeen follow(http::Response response, std::string path);
  const web::Site* site_;
};

}  // namespace sharewell::testing_pages
