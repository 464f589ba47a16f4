// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <memory>
#include <random>

#include "access/sessions.h"
#include "crypt/password.h"
#include "crypt/secret.h"

using namespace sharewell;
using namespace sharewell::access;

namespace {

class SignIn : public ::testing::Test {
 protected:
  void SetUp() override {
    crypt::initialise();
    const auto hash = crypt::hash_password("correct horse battery", random_);
    ASSERT_TRUE(hash);
    person_ = PersonRef::make(random_);
    add({person_, "amara", "Amara", "", record::Role::Practitioner, "One", *hash});
    add({PersonRef::make(random_), "demo", "Demo", "", record::Role::Lead, "Two", ""});
  }
  void add(const record::PersonAdded& person) {
    ASSERT_TRUE(people_.apply(
        {record::EntryKind::PersonAdded, FileRef::make(random_), {}, {}, {}, {}, record::to_json(person)}));
  }
  Result<std::string> try_it(std::string_view user, std::string_view password) {
    return sessions_.sign_in("northbank", &people_, user, password);
  }

  std::shared_ptr<Instant> now_ = std::make_shared<Instant>(Instant{1'000'000'000'000});
  Random random_ = [engine = std::make_shared<std::mt19937>(2)](std::span<std::uint8_t> out) {
    for (auto& b : out) b = static_cast<std::uint8_t>((*engine)());
  };
  Sessions sessions_{[at = now_] { return *at; }, random_};
  People people_;
  PersonRef person_;
};

TEST_F(SignIn, TheRightPasswordBeginsASessionOfThatPersonOnly) {
  const auto token = try_it("amara", "correct horse battery");
  ASSERT_TRUE(token);
  const auto session = sessions_.find(*token);
  ASSERT_TRUE(session);
  EXPECT_EQ(session->person, person_);
  EXPECT_EQ(session->organisation, "northbank");
  EXPECT_NE(session->form_token, *token);
  EXPECT_FALSE(sessions_.find(*token + "A"));
  sessions_.end(*token);
  EXPECT_FALSE(sessions_.find(*token));
}

TEST_F(SignIn, WrongNameAndWrongPasswordLookTheSame) {
  const auto wrong_password = try_it("amara", "wrong"),
             wrong_name = try_it("nobody", "correct horse battery");
  ASSERT_FALSE(wrong_password || wrong_name);
  EXPECT_EQ(one_line(wrong_password.error()), one_line(wrong_name.error()));
  EXPECT_FALSE(sessions_.sign_in("nowhere", nullptr, "amara", "correct horse battery"));
  EXPECT_FALSE(try_it("demo", "")) << "an account without a password has none that fits";
}

TEST_F(SignIn, ManyWrongTriesMakeThatNameWaitAMinuteAndNoOther) {
  for (int n = 0; n < kTriesBeforeWait; ++n)
    EXPECT_EQ(try_it("nobody", "x").error().code, ErrorCode::SignInNeeded);
  EXPECT_EQ(try_it("nobody", "x").error().code, ErrorCode::TooMany);
  EXPECT_TRUE(try_it("amara", "correct horse battery"));
  *now_ = *now_ + kWaitMs;
  EXPECT_EQ(try_it("nobody", "x").error().code, ErrorCode::SignInNeeded);
}

TEST_F(SignIn, ASessionEndsWhenIdleForHalfAnHourOrAfterTwelveHours) {
  const auto token = *try_it("amara", "correct horse battery");
  for (int n = 0; n < 23; ++n) {
    *now_ = *now_ + kIdleMs;
    EXPECT_TRUE(sessions_.find(token)) << n;
  }
  *now_ = *now_ + kIdleMs + 1;
  EXPECT_FALSE(sessions_.find(token));
  const auto other = *try_it("amara", "correct horse battery");
  *now_ = *now_ + kIdleMs + 1;
  EXPECT_FALSE(sessions_.find(other));
}

TEST_F(SignIn, ACaseFileIsItsCreatorsAndTheirTeams) {
  const Person amara = *people_.find(person_);
  Person colleague = amara, stranger = amara;
  colleague.ref = PersonRef::make(random_);
  stranger.ref = PersonRef::make(random_);
  stranger.team = "Two";
  const store::FileCard card(FileRef::make(random_), amara.ref, {}, "One", {});
  EXPECT_TRUE(may_open(amara, card));
  EXPECT_TRUE(may_open(colleague, card));
  EXPECT_FALSE(may_open(stranger, card));
  Person moved = amara;
  moved.team = "Two";
  EXPECT_TRUE(may_open(moved, card)) << "its creator keeps it";
  EXPECT_EQ(people_.leads_of("One").front().user, "demo") << "no lead in the team: any lead";
}

}  // namespace
