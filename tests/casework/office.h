// SPDX-License-Identifier: MIT
// A small installation in a temporary folder, with a clock that the test moves and randomness from a seed.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <memory>
#include <random>

#include "casework/installation.h"
#include "casework/tasks.h"
#include "test_database.h"

namespace sharewell::testing_casework {

class Office : public ::testing::Test {
 protected:
  void SetUp() override {
    crypt::initialise();
    folder_ = std::filesystem::temp_directory_path() / ("sharewell-casework-" + std::to_string(::getpid()));
    std::filesystem::remove_all(folder_);
    ASSERT_TRUE(casework::Installation::make(folder_, random_));
    testing_postgres::keep_in_database(folder_);
    auto opened = casework::Installation::open(folder_, clock_, random_);
    ASSERT_TRUE(opened) << one_line(opened.error());
    installation_ = *std::move(opened);
    ASSERT_TRUE(installation_->add_organisation("northbank", "Northbank"));
    ASSERT_TRUE(installation_->add_organisation("elmfield", "Elmfield"));
    add("northbank", "amara", "Family support", record::Role::Practitioner);
    add("northbank", "tom", "Family support", record::Role::Practitioner);
    add("northbank", "sian", "Early help", record::Role::Practitioner);
    add("northbank", "ruth", "Family support", record::Role::Lead);
    add("elmfield", "jo", "School", record::Role::Practitioner);
  }
  void TearDown() override {
    installation_.reset();
    std::filesystem::remove_all(folder_);
  }
  void add(const char* organisation, const char* user, const char* team, record::Role role) {
    const auto added =
        installation_->add_person(organisation, {user, std::string("Name of ") + user, "", role, team, ""});
    ASSERT_TRUE(added) << one_line(added.error());
  }
  [[nodiscard]] casework::Desk desk(const char* organisation, const char* user) {
    casework::Organisation* org = installation_->find(organisation);
    return {*org->store, org->people, *org->people.find_user(user), org->service.in_force(clock_()),
            clock_,      random_,     installation_->shelf()};
  }
  [[nodiscard]] casework::Desk amara() { return desk("northbank", "amara"); }
  [[nodiscard]] casework::Witnessing& witnessing() { return installation_->find("northbank")->witnessing; }

  using Given = std::vector<std::pair<const char*, casework::Values>>;
  [[nodiscard]] casework::Draft draft_with(const casework::Desk& at, const Given& given) {
    auto draft = casework::start_draft(at);
    EXPECT_TRUE(draft);
    for (const auto& [field, values] : given) draft->set(field, values);
    EXPECT_TRUE(casework::save_draft(at, *draft));
    return *std::move(draft);
  }
  [[nodiscard]] static Given agreed_early_help() {
    return {{"danger", {"no"}},
            {"danger_home", {"no"}},
            {"risk", {"support-need"}},
            {"adult_at_risk", {"no"}},
            {"crime", {"no"}},
            {"recipient", {"other-practitioner"}},
            {"sharing_increases_risk", {"no"}},
            {"recipient_needs", {"yes"}},
            {"purpose_kind", {"service"}},
            {"consent", {"valid"}}};
  }
  [[nodiscard]] static decide::Statement says(record::Choice choice, const char* words,
                                              const char* departure = "") {
    decide::Statement statement;
    statement.choice = choice;
    statement.words = Personal<std::string>(words);
    statement.departure = departure;
    return statement;
  }
  [[nodiscard]] casework::Recorded recorded(const casework::Desk& at, const casework::Draft& draft,
                                            decide::Statement statement,
                                            const casework::ChosenFile& file = {}) {
    statement.happened_at = statement.happened_at.ms == 0 ? clock_() : statement.happened_at;
    const auto kept = casework::record_decision(at, draft, std::move(statement), file);
    EXPECT_TRUE(kept) << one_line(kept.error());
    const auto* done = kept ? std::get_if<casework::Recorded>(&*kept) : nullptr;
    EXPECT_NE(done, nullptr);
    return done == nullptr ? casework::Recorded{} : *done;
  }

  std::shared_ptr<Instant> now_ = std::make_shared<Instant>(*from_rfc3339("2026-11-20T10:00:00.000Z"));
  Clock clock_ = [at = now_] { return *at; };
  Random random_ = [engine = std::make_shared<std::mt19937>(11)](std::span<std::uint8_t> out) {
    for (auto& b : out) b = static_cast<std::uint8_t>((*engine)());
  };
  std::filesystem::path folder_;
  std::unique_ptr<casework::Installation> installation_;
};

}  // namespace sharewell::testing_casework
