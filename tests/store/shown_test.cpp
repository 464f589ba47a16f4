// SPDX-License-Identifier: MIT
// A register never gets smaller than what others were shown of it.
#include "store/shown.h"

#include <sys/resource.h>

#include <csignal>
#include <fstream>

#include "fixture.h"
#include "register/checkpoint.h"

namespace sharewell::store {
namespace {

namespace fs = std::filesystem;

class ShownTest : public StoreTest {
 protected:
  [[nodiscard]] fs::path file() const { return shown_path(data_.path(), "northbank"); }
  [[nodiscard]] Result<std::unique_ptr<Store>> begin() const { return try_open({0, file()}); }
  void work(Store& store, int files) const {
    for (int i = 0; i < files; ++i) (void)value_of(store.commit({{opened(store.new_file(), ann_)}, {}, {}}));
  }
  [[nodiscard]] std::string said() const {
    std::ifstream in(file());
    return {std::istreambuf_iterator<char>(in), {}};
  }
  [[nodiscard]] fs::path earlier() const { return data_.path() / "earlier"; }
  /// Puts the records back as they were, and they alone.
  void put_back() const {
    fs::remove_all(folder());
    fs::copy(earlier(), folder(), fs::copy_options::recursive);
  }
};

TEST_F(ShownTest, IsOnTheDiskBeforeAnybodySeesACheckpoint) {
  const auto store = value_of(begin());
  work(*store, 3);
  EXPECT_EQ(said(), "") << "nothing was shown yet but that it is empty";
  store->publish();
  EXPECT_EQ(said(), "00000000000000000003 going     \n");
}

TEST_F(ShownTest, CountsAProofThatSomebodyTookBetweenTwoMinutes) {
  const auto store = value_of(begin());
  const FileRef file = store->new_file();
  (void)value_of(store->commit({{opened(file, ann_)}, {}, {}}));
  const Looked looked = value_of(store->look(file, ann_));
  const Proof proof = value_of(store->proof_of(looked, 0));
  EXPECT_EQ(value_of(reg::open_checkpoint(proof.checkpoint, store->verifier_key())).size, 2U);
  EXPECT_TRUE(said().starts_with("00000000000000000002 ")) << said();
}

TEST_F(ShownTest, RecordsOfYesterdayPutBackDoNotOpenAndSignNothing) {
  {
    work(*value_of(begin()), 3);
  }
  fs::copy(folder(), earlier(), fs::copy_options::recursive);
  {
    const auto store = value_of(begin());
    work(*store, 1);
    store->publish();
  }
  put_back();
  const std::string before = bytes_of_folder(folder());
  const auto opened = begin();
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::Damaged);
  EXPECT_NE(opened.error().detail.find("there are 3 entries, and others were shown a register of 4"),
            std::string::npos)
      << opened.error().detail;
  EXPECT_EQ(bytes_of_folder(folder()), before);
  // Without that file they would: what a store alone cannot see.
  fs::remove(file());
  EXPECT_TRUE(begin());
}

TEST_F(ShownTest, ANewRegisterIsNotBegunWhereOneWasLost) {
  {
    const auto store = value_of(begin());
    work(*store, 2);
    store->publish();
  }
  fs::remove_all(folder());
  EXPECT_EQ(begin().error().code, ErrorCode::Damaged);
  EXPECT_LE(fs::file_size(folder() / "sharewell.db"), 4096U) << "no tables were made";
}

TEST_F(ShownTest, RecordsThatWerePutBackGoOnOnlyWhenNobodySawMore) {
  {
    work(*value_of(begin()), 3);
  }
  succeed(mark_put_back(file(), 3));
  EXPECT_EQ(begin().error().code, ErrorCode::Busy);
  const auto refused = let_go_on(file(), 4);
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().detail.find("others saw a register of 4 entries, and 3 were put back"),
            std::string::npos);
  EXPECT_EQ(begin().error().code, ErrorCode::Busy);
  EXPECT_TRUE(let_go_on(file(), 3));
  EXPECT_TRUE(begin());
  EXPECT_EQ(let_go_on(file(), 3).error().code, ErrorCode::NotFound) << "it goes on already";
}

TEST_F(ShownTest, IsRefusedWhereItWasChanged) {
  {
    const auto store = value_of(begin());
    work(*store, 2);
    store->publish();
  }
  const std::string good = said();
  for (const std::string& bad : {good.substr(1), good + "x", std::string("2\n"), "x" + good.substr(1),
                                 good.substr(0, 21) + "Going     \n"}) {
    std::ofstream(file(), std::ios::trunc) << bad;
    EXPECT_EQ(begin().error().code, ErrorCode::Damaged) << bad;
  }
  std::ofstream(file(), std::ios::trunc) << good;
  EXPECT_TRUE(begin());
}

TEST_F(ShownTest, WhatTheDiskDoesNotTakeIsNotShown) {
  const auto store = value_of(begin());
  store->publish();
  work(*store, 2);
  fs::permissions(data_.path(), fs::perms::owner_all);
  // No file may grow: the first line of the small file neither.
  std::signal(SIGXFSZ, SIG_IGN);
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
  const rlimit none{0, before.rlim_max};
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &none), 0);
  store->publish();
  const auto shown = value_of(reg::open_checkpoint(store->published_checkpoint(), store->verifier_key()));
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &before), 0);
  EXPECT_EQ(shown.size, 0U);
  store->publish();
  EXPECT_EQ(value_of(reg::open_checkpoint(store->published_checkpoint(), store->verifier_key())).size, 2U);
}

}  // namespace
}  // namespace sharewell::store
