// SPDX-License-Identifier: MIT
// What whoever runs the server is told when a program is answered that something failed.
#include "../store/tamper.h"
#include "programs.h"

namespace sharewell::testing_api {
namespace {

class ApiTrouble : public Programs {
 protected:
  unsigned status(const std::string& token, const std::string& target) {
    return api::handle(*installation_, request(token, "GET", target), &trouble_).status;
  }
  std::vector<std::string> lines_;
  Trouble trouble_{clock_, [this](std::string_view line) { lines_.emplace_back(line); }};
};

TEST_F(ApiTrouble, IsToldOfBrokenRecordsOnceAndOfNothingThatAProgramGotWrong) {
  const casework::Recorded done = recorded(amara(), draft_with(amara(), agreed_early_help()),
                                           says(record::Choice::Share, "They asked me to."));
  const std::string file = "/api/v1/files/" + done.file.text();
  EXPECT_EQ(status(reads_, file), 200u);
  EXPECT_EQ(status("nonsense", file), 401u);
  EXPECT_EQ(status(reads_, "/api/v1/files/nonsense"), 404u);
  EXPECT_TRUE(lines_.empty()) << lines_.front();
  store::Tamper(*store::place_of(folder_, "northbank")).run("UPDATE entry SET uid = sealed");
  EXPECT_EQ(status(reads_, file), 500u);
  EXPECT_EQ(status(reads_, file), 500u);
  ASSERT_EQ(lines_.size(), 1u);
  EXPECT_TRUE(lines_[0].starts_with("damaged: ")) << lines_[0];
  EXPECT_EQ(lines_[0].find(done.file.text()), std::string::npos) << lines_[0];
}

}  // namespace
}  // namespace sharewell::testing_api
