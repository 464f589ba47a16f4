// SPDX-License-Identifier: MIT
// A site over a real installation in a temporary folder: two organisations, a clock that the test moves.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <memory>
#include <random>

#include "browser.h"
#include "casework/installation.h"
#include "crypt/password.h"
#include "crypt/secret.h"
#include "test_database.h"

namespace sharewell::testing_pages {

class Town : public ::testing::Test {
 protected:
  void SetUp() override {
    crypt::initialise();
    folder_ = std::filesystem::temp_directory_path() / ("sharewell-pages-" + std::to_string(::getpid()));
    std::filesystem::remove_all(folder_);
    ASSERT_TRUE(casework::Installation::make(folder_, random_));
    testing_postgres::keep_in_database(folder_);
    auto opened = casework::Installation::open(folder_, clock_, random_);
    ASSERT_TRUE(opened) << one_line(opened.error());
    installation_ = *std::move(opened);
    add_organisation("northbank", "Northbank Council");
    add_organisation("elmfield", "Elmfield School");
    add("northbank", "sam", "Duty team", record::Role::Practitioner);
    add("northbank", "kit", "Duty team", record::Role::Practitioner);
    add("northbank", "lee", "Other team", record::Role::Practitioner);
    add("northbank", "ada", "Duty team", record::Role::Lead);
    add("elmfield", "joe", "Pastoral team", record::Role::Practitioner);
    sessions_ = std::make_unique<access::Sessions>(clock_, random_);
    site_ = std::make_unique<web::Site>(parts());
  }
  void TearDown() override {
    site_.reset();
    installation_.reset();
    std::filesystem::remove_all(folder_);
  }

  [[nodiscard]] web::Parts parts() {
    web::Parts parts{.organisation = [this](std::string_view id) { return organisation(id); },
                     .sessions = sessions_.get(),
                     .pack = &guidance::built_in(),
                     .clock = clock_,
                     .random = random_};
    parts.demo_token = "tok";
    parts.demo_organisations = {"northbank", "elmfield"};
    return parts;
  }
  [[nodiscard]] web::Organisation* organisation(std::string_view id) {
    const auto found = organisations_.find(std::string(id));
    return found == organisations_.end() ? nullptr : &found->second;
  }
  void add_organisation(const char* id, const char* name) {
    ASSERT_TRUE(installation_->add_organisation(id, name));
    casework::Organisation* made = installation_->find(id);
    organisations_[id] = {id,
                          made->store.get(),
                          &made->people,
                          &made->service,
                          &made->what_would_change,
                          &made->witnessing,
                          &made->contacts,
                          &made->procedures,
                          &made->policy,
                          &made->forms,
                          made->finder.get(),
                          &made->arrangements,
                          &made->duties,
                          &made->barriers,
                          &made->trainings,
                          &made->retentions,
                          &made->erasures,
                          &made->file_order};
  }
  void add(const char* organisation, const char* user, const char* team, record::Role role) {
    const auto added = installation_->add_person(
        organisation, {user, std::string("Name of ") + user, "Worker", role, team, ""});
    ASSERT_TRUE(added) << one_line(added.error());
  }
  /// A browser in which this person is signed in.
  [[nodiscard]] Browser as(const char* organisation_id, const char* user) {
    Browser browser(*site_);
    browser.cookie =
        sessions_->begin(organisation_id, organisation(organisation_id)->people->find_user(user)->ref);
    return browser;
  }

  std::shared_ptr<std::mt19937> engine_ = std::make_shared<std::mt19937>(7u);
  Random random_ = [engine = engine_](std::span<std::uint8_t> out) {
    for (auto& byte : out) byte = static_cast<std::uint8_t>((*engine)());
  };
  std::shared_ptr<Instant> now_ = std::make_shared<Instant>(Instant{1795356000000});
  Clock clock_ = [now = now_] { return *now; };
  std::filesystem::path folder_;
  std::unique_ptr<casework::Installation> installation_;
  std::map<std::string, web::Organisation> organisations_;
  std::unique_ptr<access::Sessions> sessions_;
  std::unique_ptr<web::Site> site_;
};

/// Answers to the interview's fields. A page that asks something else fails the test.
using Plan = std::map<std::string, std::vector<std::string>>;

/// From the start page through the questions to where they lead, pressing Continue on each.
PageSeen walk_questions(Browser& browser, PageSeen page, const Plan& plan);
/// Opens a draft and answers until the check page.
PageSeen walk_to_check(Browser& browser, const Plan& plan);
/// On from the check to the form on which the decision is written.
PageSeen walk_to_decide(Browser& browser, const PageSeen& check);

/// An agreed case of early help, shared with another practitioner.
Plan early_help();

}  // namespace sharewell::testing_pages
