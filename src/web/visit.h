// SPDX-License-Identifier: MIT
// One request being answered: who asks, what stands in the address, and the frame that every page shares.
//
// In: a request that was matched and, where the page needs it, signed in. Out: what page functions read, and
// their answers as responses. Never: shows a page without the edition of the advice and whom to ask.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "casework/desk.h"
#include "web/carrier.h"
#include "web/components/components.h"
#include "web/site.h"

namespace sharewell::web {

/// Drafts that became records lately, so that sending a decision twice shows the record and not "no such
/// draft".
class RecentlyRecorded {
 public:
  void note(const DraftRef& draft, const PersonRef& author, std::string path);
  /// The record's address, for its author only.
  [[nodiscard]] std::optional<std::string> find(const DraftRef& draft, const PersonRef& author) const;

 private:
  struct Row {
    PersonRef author;
    std::string path;
  };
  mutable std::mutex mutex_;
  std::map<DraftRef, Row> rows_;
};

struct Visit {
  const Parts& parts;
  const http::Request& request;
  RecentlyRecorded& recorded;
  const Carrier& carrier;
  std::vector<std::string> captured{};  ///< what stands for each {} of the route
  std::string cookie{};                 ///< the session's token; empty if nobody is signed in
  std::optional<access::Session> session{};
  Organisation* organisation = nullptr;
  std::optional<access::Person> me{};
  const guidance::Pack* in_force =
      nullptr;  ///< chosen once, so that a page does not change packs at midnight

  [[nodiscard]] bool signed_in() const { return me.has_value(); }
  [[nodiscard]] const guidance::Pack& pack() const { return in_force != nullptr ? *in_force : *parts.pack; }
  [[nodiscard]] std::string_view text(std::string_view key) const { return pack().text(key); }
  /// Only where somebody is signed in.
  [[nodiscard]] casework::Desk desk() const;
  /// The field of a form as sent, or nothing.
  [[nodiscard]] std::string typed(std::string_view field) const;
  [[nodiscard]] std::vector<std::string> typed_all(std::string_view field) const;
  /// A form to one of our pages, with the token that shows where it came from.
  [[nodiscard]] Form form(const Url& action, Html content, std::vector<Hidden> hidden = {}) const;
};

/// The reference in the address; NotFound if it is none.
template <class R>
[[nodiscard]] Result<R> ref_at(const Visit& visit, std::size_t place) {
  auto ref = R::parse(visit.captured.at(place));
  if (!ref) return fail(ErrorCode::NotFound, "the address holds no reference");
  return *std::move(ref);
}

/// What differs from page to page.
struct Frame {
  std::string title{};
  Html main{};
  Html before{};  ///< a back link
  bool has_errors = false;
  bool exit_this_page = true;
  bool emergency_line = true;
  Url emergency = "/danger";
  unsigned status = 200;
};
[[nodiscard]] http::Response respond(const Visit& visit, Frame frame);
[[nodiscard]] http::Response go_to(const Url& page);
/// A file to keep, under a neutral name.
[[nodiscard]] http::Response download(std::string type, std::string_view file_name, std::string body);
/// The friendly page of an error.
[[nodiscard]] http::Response failure(const Visit& visit, const Error& error);

}  // namespace sharewell::web
