// SPDX-License-Identifier: MIT
// The register as anybody may fetch it, signed out.
#include "register/checkpoint.h"
#include "register/handover.h"
#include "town.h"

namespace sharewell::testing_pages {
namespace {

using Log = Town;

TEST_F(Log, HandsOutTheKeyTheCheckpointAndTheTilesThatItCounts) {
  Browser anybody(*site_);
  store::Store& store = *organisation("northbank")->store;
  store.publish();
  const http::Response key = anybody.ask(request("GET", "/log/northbank/key"));
  EXPECT_EQ(key.body, store.verifier_key() + "\n");
  const http::Response note = anybody.ask(request("GET", "/log/northbank/checkpoint"));
  EXPECT_EQ(note.type, "text/plain; charset=utf-8");
  EXPECT_EQ(note.header("Cache-Control"), "no-cache");
  const auto checkpoint = reg::open_checkpoint(note.body, key.body.substr(0, key.body.size() - 1));
  ASSERT_TRUE(checkpoint) << one_line(checkpoint.error());
  ASSERT_GT(checkpoint->size, 0u);
  const std::string width = std::to_string(checkpoint->size);
  const http::Response tile = anybody.ask(request("GET", "/log/northbank/tile/0/000.p/" + width));
  EXPECT_EQ(tile.status, 200u);
  EXPECT_EQ(tile.type, "application/octet-stream");
  EXPECT_EQ(tile.body.size(), 32 * checkpoint->size);
  EXPECT_TRUE(tile.header("Cache-Control")->find("immutable") != std::string_view::npos);
}

TEST_F(Log, HasNoEntriesAndNothingThatIsNotPublished) {
  Browser anybody(*site_);
  for (const char* path :
       {"/log/northbank/tile/entries/000", "/log/northbank/tile/entries/000.p/1", "/log/northbank/tile/0/000",
        "/log/northbank/tile/0/000.p/255", "/log/northbank/tile/9/000", "/log/northbank/tile/0/x001/000",
        "/log/northbank/tile/0/x001/x000/x000/000.p/1", "/log/nobody/checkpoint", "/log/nobody/key",
        "/log/nobody/tile/0/000.p/1", "/log/northbank", "/log/northbank/tile"})
    EXPECT_EQ(anybody.ask(request("GET", path)).status, 404u) << path;
}

TEST_F(Log, HandsOutTheHandoversOnceTheKeyWasRotated) {
  Browser anybody(*site_);
  EXPECT_EQ(anybody.ask(request("GET", "/log/northbank/handovers")).status, 404u) << "it never was";
  const std::string first = organisation("northbank")->store->verifier_key();
  ASSERT_TRUE(installation_->rotate_signing("northbank"));
  const http::Response notes = anybody.ask(request("GET", "/log/northbank/handovers"));
  EXPECT_EQ(notes.status, 200u);
  EXPECT_EQ(notes.type, "text/plain; charset=utf-8");
  EXPECT_EQ(notes.header("Cache-Control"), "no-cache");
  const auto split = reg::split_handovers(notes.body);
  ASSERT_TRUE(split) << one_line(split.error());
  EXPECT_EQ(split->size(), 1u);
  EXPECT_NE(notes.body.find(organisation("northbank")->store->verifier_key()), std::string::npos)
      << "to the key of now: " << notes.body;
  EXPECT_NE(organisation("northbank")->store->verifier_key(), first);
  EXPECT_EQ(anybody.ask(request("GET", "/log/elmfield/handovers")).status, 404u) << "each has its own";
  EXPECT_EQ(anybody.ask(request("GET", "/log/nobody/handovers")).status, 404u);
}

TEST_F(Log, HandsOutThePolicyOnceWitnessesWereChosen) {
  Browser anybody(*site_);
  EXPECT_EQ(anybody.ask(request("GET", "/log/northbank/policy")).status, 404u) << "none were chosen";
  store::Store& store = *organisation("northbank")->store;
  const std::string policy = "log " + store.verifier_key() + "\nwitness Elmfield " +
                             organisation("elmfield")->store->cosigner_key() + "\nquorum Elmfield\n";
  const auto chosen = installation_->find("northbank")->witnessing.choose(store, policy, *now_);
  ASSERT_TRUE(chosen) << one_line(chosen.error());
  const http::Response kept = anybody.ask(request("GET", "/log/northbank/policy"));
  EXPECT_EQ(kept.status, 200u);
  EXPECT_EQ(kept.body, policy);
  EXPECT_EQ(kept.type, "text/plain; charset=utf-8");
  EXPECT_EQ(kept.header("Cache-Control"), "no-cache");
  EXPECT_EQ(anybody.ask(request("GET", "/log/elmfield/policy")).status, 404u) << "each has its own";
}

}  // namespace
}  // namespace sharewell::testing_pages
