// SPDX-License-Identifier: MIT
// The whole site as one function: a request in, a response out.
//
// In: the parts that `app` built. Out: pages. Any thread may call it.
// Never: lets an exception out; acts on a form that is not from this person's own sign-in; loses what was
// typed because a session ended.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/people.h"
#include "access/sessions.h"
#include "base/trouble.h"
#include "casework/arrangements.h"
#include "casework/barriers.h"
#include "casework/contacts.h"
#include "casework/duties.h"
#include "casework/erasures.h"
#include "casework/file_order.h"
#include "casework/finder.h"
#include "casework/forms.h"
#include "casework/policy.h"
#include "casework/procedures.h"
#include "casework/retention.h"
#include "casework/training.h"
#include "casework/what_would_change.h"
#include "casework/witnessing.h"
#include "guidance/pack.h"
#include "http/message.h"
#include "store/store.h"

namespace sharewell::web {

/// One organisation as the pages need it. What it points at outlives the site.
struct Organisation {
  std::string id;  ///< as typed after the @
  store::Store* store = nullptr;
  access::People* people = nullptr;
  const casework::Service* service = nullptr;
  casework::WhatWouldChange* what_would_change = nullptr;
  const casework::Witnessing* witnessing = nullptr;
  casework::Contacts* contacts = nullptr;
  casework::Procedures* procedures = nullptr;
  casework::Policy* policy = nullptr;
  const casework::Forms* forms = nullptr;
  casework::Finder* finder = nullptr;
  casework::Arrangements* arrangements = nullptr;
  casework::Duties* duties = nullptr;
  casework::Barriers* barriers = nullptr;
  casework::Trainings* trainings = nullptr;
  casework::Retentions* retentions = nullptr;
  casework::Erasures* erasures = nullptr;
  casework::FileOrder* file_order = nullptr;
  /// Takes in what other servers kept (casework::Organisation::follow); empty: nobody else writes.
  std::function<Result<void>()> follow_others{};
  [[nodiscard]] Result<void> follow() const { return follow_others ? follow_others() : Result<void>{}; }
};

struct Parts {
  std::function<Organisation*(std::string_view id)> organisation;  ///< nullptr: no such organisation
  access::Sessions* sessions = nullptr;
  const guidance::Pack* pack = nullptr;  ///< for whoever is not signed in
  Clock clock;
  Random random;
  Trouble* trouble = nullptr;                     ///< told what the machine failed at; nullptr: nobody is
  std::optional<std::string> demo_token{};        ///< opens the "sign in as" page; a demo's data folder only
  std::vector<std::string> demo_organisations{};  ///< whose people that page lists, in order
  long keep_received_days = 365;  ///< after how long somebody looks whether what came is still needed
  long least_count = 5;           ///< statistics hold back a count below this
  bool training = true;           ///< leads keep who was trained
};

class Site {
 public:
  explicit Site(Parts parts);
  ~Site();
  Site(Site&&) noexcept;

  [[nodiscard]] http::Response handle(const http::Request& request) const;
  /// What nobody has to wait for: the files of the pages, and what to do in danger. The same bytes as from
  /// `handle`; asks no disk and no lock that anybody holds for long. nullopt: ask `handle`.
  [[nodiscard]] std::optional<http::Response> at_once(const http::Request& request) const;

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace sharewell::web
