// SPDX-License-Identifier: MIT
// What outsiders see of a register, and when.
#include "fixture.h"
#include "register/growth.h"
#include "register/proof_file.h"
#include "register/tiles.h"
#include "register/tree.h"

namespace sharewell::store {
namespace {

class Published : public StoreTest {
 protected:
  static std::uint64_t size_of(const Store& store) {
    return value_of(reg::open_checkpoint(store.published_checkpoint(), store.verifier_key())).size;
  }
  void work(Store& store, int decisions) {
    file_ = store.new_file();
    (void)value_of(store.commit({{opened(file_, ann_)}, "", {}}));
    for (int i = 0; i < decisions; ++i) (void)value_of(store.commit({{decided(file_, ann_, "why")}, "", {}}));
  }
  FileRef file_;
};

TEST_F(Published, StandsStillWhileSomebodyIsAtWorkUntilItIsRefreshed) {
  const auto store = open();
  EXPECT_EQ(size_of(*store), 0u);
  work(*store, 4);
  EXPECT_EQ(size_of(*store), 0u);
  EXPECT_FALSE(store->published_tile({0, 0, 1})) << "a tile tells as much as a checkpoint";
  store->publish();
  EXPECT_EQ(size_of(*store), 5u);
  EXPECT_TRUE(store->published_tile({0, 0, 5}));
  EXPECT_EQ(store->published_tile({0, 0, 6}).error().code, ErrorCode::NotFound);
}

TEST_F(Published, IsWhatWasKeptAfterAReopen) {
  {
    work(*open(), 4);
  }
  EXPECT_EQ(size_of(*open()), 5u);
}

TEST_F(Published, TilesAddUpToTheSignedRoot) {
  const auto store = open();
  work(*store, 299);
  store->publish();
  const auto checkpoint =
      value_of(reg::open_checkpoint(store->published_checkpoint(), store->verifier_key()));
  ASSERT_EQ(checkpoint.size, 300u);
  std::vector<Digest> leaves;
  for (const reg::Tile& tile : {reg::Tile{0, 0, 256}, reg::Tile{0, 1, 44}}) {
    const Bytes bytes = value_of(store->published_tile(tile));
    ASSERT_EQ(bytes.size(), 32u * tile.width);
    for (unsigned i = 0; i < tile.width; ++i)
      std::copy_n(bytes.begin() + 32 * static_cast<std::ptrdiff_t>(i), 32, leaves.emplace_back().begin());
  }
  EXPECT_EQ(reg::root_of(leaves), checkpoint.root);
}

TEST_F(Published, GrowthIsProvedFromEverySizeThatWasSeen) {
  const auto store = open();
  const std::string nothing = store->published_checkpoint();
  work(*store, 6);
  store->publish();
  const std::string seven = store->published_checkpoint();
  work(*store, 9);
  store->publish();
  for (const std::string& earlier : {nothing, seven, store->published_checkpoint()}) {
    const auto size = value_of(reg::open_checkpoint(earlier, store->verifier_key())).size;
    const Growth growth = value_of(store->growth_since(size));
    const reg::GrowthText text{growth.old_size, growth.proof, growth.checkpoint};
    EXPECT_EQ(value_of(reg::check_growth(text, earlier, store->verifier_key())).size, 17u);
  }
  EXPECT_EQ(store->growth_since(18).error().code, ErrorCode::BadInput);
}

TEST_F(Published, ProofsOfSeveralEntriesAreUnderOneCheckpoint) {
  const auto store = open();
  work(*store, 6);
  const Looked looked = value_of(store->look(file_, ann_));
  const std::vector<std::uint64_t> wanted{6, 0, 3};
  const auto proofs = value_of(store->proofs_of(looked, wanted));
  ASSERT_EQ(proofs.size(), 3u);
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    EXPECT_EQ(proofs[i].index, wanted[i]);
    EXPECT_EQ(proofs[i].checkpoint, store->checkpoint());
    const reg::ProofFile proof{proofs[i].index, proofs[i].path, proofs[i].checkpoint, {}};
    EXPECT_EQ(value_of(reg::check_proof(proof, proofs[i].leaf_hash, store->verifier_key())).size, 8u);
  }
  const std::vector<std::uint64_t> none{0, 100};
  EXPECT_EQ(store->proofs_of(looked, none).error().code, ErrorCode::NotFound);
}

}  // namespace
}  // namespace sharewell::store
