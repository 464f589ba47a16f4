// SPDX-License-Identifier: MIT
#include "register/tree.h"

#include <gtest/gtest.h>

#include <bit>
#include <random>
#include <string>

#include "crypt/hash.h"
#include "register_fixture.h"

using namespace sharewell;
using namespace sharewell::reg;

namespace {

Bytes from_hex(std::string_view hex) {
  Bytes out;
  for (std::size_t i = 0; i < hex.size(); i += 2)
    out.push_back(static_cast<std::uint8_t>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16)));
  return out;
}

// The definitions of RFC 6962 2.1 as they are written there, to compare with.
Digest plain_root(std::span<const Digest> d) {
  if (d.empty()) return crypt::sha256({});
  if (d.size() == 1) return d[0];
  const std::size_t k = std::bit_floor(d.size() - 1);
  return node_hash(plain_root(d.first(k)), plain_root(d.subspan(k)));
}

std::vector<Digest> plain_path(std::size_t m, std::span<const Digest> d) {
  if (d.size() == 1) return {};
  const std::size_t k = std::bit_floor(d.size() - 1);
  auto path = m < k ? plain_path(m, d.first(k)) : plain_path(m - k, d.subspan(k));
  path.push_back(m < k ? plain_root(d.subspan(k)) : plain_root(d.first(k)));
  return path;
}

std::vector<Digest> plain_subproof(std::size_t m, std::span<const Digest> d, bool whole) {
  if (m == d.size()) return whole ? std::vector<Digest>{} : std::vector<Digest>{plain_root(d)};
  const std::size_t k = std::bit_floor(d.size() - 1);
  auto proof = m <= k ? plain_subproof(m, d.first(k), whole) : plain_subproof(m - k, d.subspan(k), false);
  proof.push_back(m <= k ? plain_root(d.subspan(k)) : plain_root(d.first(k)));
  return proof;
}

Digest flipped(Digest digest) {
  digest[7] ^= 0x10;
  return digest;
}

}  // namespace

TEST(Tree, AgreesWithTheCertificateTransparencyVectors) {
  const std::vector<std::string> inputs{
      "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"};
  const std::vector<std::string> roots{"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                                       "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                                       "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                                       "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                                       "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                                       "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                                       "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                                       "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                                       "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};
  std::vector<Digest> leaves;
  Frontier frontier;
  EXPECT_EQ(to_hex(root_of({})), roots[0]);
  EXPECT_EQ(to_hex(frontier.root()), roots[0]);
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    leaves.push_back(leaf_hash(from_hex(inputs[i])));
    frontier.append(leaves.back());
    EXPECT_EQ(to_hex(root_of(leaves)), roots[i + 1]);
    EXPECT_EQ(to_hex(frontier.root()), roots[i + 1]);
    EXPECT_EQ(frontier.size(), i + 1);
  }
}

TEST(Tree, AgreesWithTheDefinitionForAllTreesAndProofsUpTo200Leaves) {
  const std::vector<Digest> all = numbered_leaves(200);
  Frontier frontier;
  for (std::size_t n = 1; n <= all.size(); ++n) {
    const std::span<const Digest> leaves = std::span(all).first(n);
    frontier.append(all[n - 1]);
    const Digest root = plain_root(leaves);
    ASSERT_EQ(root_of(leaves), root);
    ASSERT_EQ(frontier.root(), root);
    for (std::size_t i = 0; i < n; ++i) {
      const auto path = inclusion_proof(leaves, i);
      ASSERT_EQ(path, plain_path(i, leaves)) << i << " of " << n;
      ASSERT_TRUE(inclusion_fits(i, n, leaves[i], path, root)) << i << " of " << n;
    }
    for (std::size_t old = 1; old <= n; ++old) {
      const auto proof = consistency_proof(leaves, old);
      ASSERT_EQ(proof, plain_subproof(old, leaves, true)) << old << " of " << n;
      ASSERT_TRUE(consistency_fits(old, root_of(leaves.first(old)), n, root, proof)) << old << " of " << n;
    }
  }
}

TEST(Tree, ManyLeavesAtOnceMakeTheSameFrontierByAnyNumberOfThreads) {
  std::vector<Digest> leaves(3 * 4096 + 7);
  for (std::size_t i = 0; i < leaves.size(); ++i) leaves[i] = leaf_hash(bytes_of(std::to_string(i)));
  for (const std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{4095}, std::size_t{4096},
                                 std::size_t{4097}, std::size_t{8192}, leaves.size() - 1}) {
    const std::span<const Digest> first(leaves.data(), size);
    Frontier one_by_one;
    for (const Digest& leaf : first) one_by_one.append(leaf);
    for (const unsigned threads : {1u, 2u, 5u}) {
      Frontier at_once = frontier_of(first, threads);
      EXPECT_EQ(at_once.size(), size);
      EXPECT_EQ(at_once.root(), one_by_one.root()) << size << " leaves, " << threads << " threads";
      at_once.append(leaves[size]);
      Frontier more = one_by_one;
      more.append(leaves[size]);
      EXPECT_EQ(at_once.root(), more.root()) << "it grows as if they had come one by one";
    }
  }
}

TEST(Inclusion, IsRefusedForAnotherIndexSizeLeafRootOrPath) {
  const std::vector<Digest> all = numbered_leaves(40);
  for (std::size_t n = 1; n <= all.size(); ++n) {
    const std::span<const Digest> leaves = std::span(all).first(n);
    const Digest root = root_of(leaves);
    for (std::size_t i = 0; i < n; ++i) {
      auto path = inclusion_proof(leaves, i);
      for (std::size_t other = 0; other < n + 3; ++other)
        ASSERT_EQ(inclusion_fits(other, n, all[i], path, root), other == i)
            << i << " as " << other << " of " << n;
      ASSERT_FALSE(inclusion_fits(i, n, flipped(all[i]), path, root));
      ASSERT_FALSE(inclusion_fits(i, n, all[i], path, flipped(root)));
      for (Digest& one : path) {
        one = flipped(one);
        ASSERT_FALSE(inclusion_fits(i, n, all[i], path, root));
        one = flipped(one);
      }
      path.push_back(root);
      ASSERT_FALSE(inclusion_fits(i, n, all[i], path, root));
      path.pop_back();
      if (path.empty()) continue;
      path.pop_back();
      ASSERT_FALSE(inclusion_fits(i, n, all[i], path, root));
    }
  }
}

TEST(Inclusion, HoldsOnlyForSizesThatGiveTheSamePath) {
  const std::vector<Digest> leaves = numbered_leaves(13);
  const Digest root = root_of(leaves);
  // The last leaf's path has as many hashes as its size says, so no other size may pass.
  const auto path = inclusion_proof(leaves, 12);
  for (std::uint64_t size = 0; size < 40; ++size)
    EXPECT_EQ(inclusion_fits(12, size, leaves[12], path, root), size == 13) << size;
}

TEST(Inclusion, EndsForTheLargestNumbers) {
  const std::vector<Digest> path(64, Digest{});
  EXPECT_FALSE(inclusion_fits(~std::uint64_t{0}, ~std::uint64_t{0}, Digest{}, path, Digest{}));
  EXPECT_FALSE(inclusion_fits(~std::uint64_t{0} - 1, ~std::uint64_t{0}, Digest{}, path, Digest{}));
  EXPECT_FALSE(consistency_fits(~std::uint64_t{0} - 1, Digest{}, ~std::uint64_t{0}, Digest{}, path));
}

TEST(Consistency, IsRefusedForAnotherSizeRootOrProof) {
  const std::vector<Digest> all = numbered_leaves(40);
  for (std::size_t n = 1; n <= all.size(); ++n) {
    const std::span<const Digest> leaves = std::span(all).first(n);
    const Digest root = root_of(leaves);
    for (std::size_t old = 1; old <= n; ++old) {
      const Digest old_root = root_of(leaves.first(old));
      auto proof = consistency_proof(leaves, old);
      ASSERT_FALSE(consistency_fits(old, flipped(old_root), n, root, proof));
      ASSERT_FALSE(consistency_fits(old, old_root, n, flipped(root), proof)) << old << " of " << n;
      ASSERT_FALSE(consistency_fits(n + 1, old_root, n, root, proof));
      for (Digest& one : proof) {
        one = flipped(one);
        ASSERT_FALSE(consistency_fits(old, old_root, n, root, proof));
        one = flipped(one);
      }
      for (std::size_t other = 1; other <= n; ++other)
        ASSERT_EQ(consistency_fits(other, old_root, n, root, proof), other == old) << other << " for " << old;
      proof.push_back(root);
      ASSERT_FALSE(consistency_fits(old, old_root, n, root, proof));
    }
  }
}

TEST(Consistency, OfAnEmptyBeginningNeedsNoProofButTheEmptyRoot) {
  const std::vector<Digest> leaves = numbered_leaves(5);
  const Digest root = root_of(leaves), empty = root_of({});
  EXPECT_TRUE(consistency_proof(leaves, 0).empty());
  EXPECT_TRUE(consistency_fits(0, empty, 5, root, {}));
  EXPECT_TRUE(consistency_fits(0, empty, 0, empty, {}));
  EXPECT_FALSE(consistency_fits(0, root, 5, root, {}));
  EXPECT_FALSE(consistency_fits(0, root, 0, root, {}));
  EXPECT_FALSE(consistency_fits(0, empty, 5, root, std::vector<Digest>{root}));
  EXPECT_FALSE(consistency_fits(5, root, 5, root, std::vector<Digest>{root}));
}

TEST(Consistency, IsRefusedBetweenTreesThatPartedWays) {
  std::vector<Digest> leaves = numbered_leaves(20);
  const Digest old_root = root_of(std::span(leaves).first(11));
  leaves[4] = flipped(leaves[4]);  // history was rewritten
  EXPECT_FALSE(consistency_fits(11, old_root, 20, root_of(leaves), consistency_proof(leaves, 11)));
}
