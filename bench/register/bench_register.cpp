// SPDX-License-Identifier: MIT
// How fast the tree over ten million leaves is hashed and proofs are made and checked, beside what OpenSSL's
// low-level SHA-256 does with as many nodes on the same cores in the same run.
//
//   bench_register [--leaves 10000000] [--proofs 20000]
#include <fmt/format.h>
#include <openssl/sha.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <stdexcept>
#include <thread>
#include <vector>

#include "../measure.h"
#include "crypt/hash.h"
#include "register/levels.h"
#include "register/tree.h"

namespace {

using namespace sharewell;
using namespace sharewell::bench;
using SteadyTime = std::chrono::steady_clock;

double seconds_since(SteadyTime::time_point start) {
  return std::chrono::duration<double>(SteadyTime::now() - start).count();
}

/// Leaves that differ, and are the same in each run.
std::vector<Digest> made_leaves(std::size_t count) {
  std::vector<Digest> leaves(count);
  std::uint64_t state = 1;
  for (Digest& leaf : leaves)
    for (std::size_t at = 0; at < leaf.size(); at += sizeof state) {
      state = state * 6364136223846793005u + 1442695040888963407u;
      std::memcpy(leaf.data() + at, &state, sizeof state);
    }
  return leaves;
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
/// A node for each pair, as many as a tree over the leaves has, by so many threads. Returns nodes a second.
double limit_a_second(const std::vector<Digest>& leaves, unsigned threads) {
  std::vector<Digest> out(threads);
  const auto start = SteadyTime::now();
  {
    std::vector<std::jthread> running;
    for (unsigned t = 0; t < threads; ++t)
      running.emplace_back([&, t] {
        std::array<std::uint8_t, 65> block{1};
        for (std::size_t i = t; i + 1 < leaves.size(); i += threads) {
          std::memcpy(block.data() + 1, leaves[i].data(),
                      64);  // this leaf and the next, which lies behind it
          SHA256_CTX context;
          SHA256_Init(&context);
          SHA256_Update(&context, block.data(), block.size());
          SHA256_Final(out[t].data(), &context);
        }
      });
  }
  return static_cast<double>(leaves.size() - 1) / seconds_since(start);
}
#pragma GCC diagnostic pop

double root_a_second(const std::vector<Digest>& leaves, unsigned threads, Digest& root) {
  const auto start = SteadyTime::now();
  root = reg::frontier_of(leaves, threads).root();
  return static_cast<double>(leaves.size() - 1) / seconds_since(start);
}

void print_time(const char* what, std::vector<double>& us, const char* aim) {
  std::ranges::sort(us);
  fmt::print("{:<34} {:>9.1f} us median {:>9.1f} us p99{}\n", what, us.at(us.size() / 2),
             us.at(us.size() * 99 / 100), aim);
}

void hashing(const std::vector<Digest>& leaves, Digest& root) {
  const unsigned cores = std::max(1u, std::thread::hardware_concurrency());
  std::vector<double> limits, ours;
  for (int round = 0; round < 3; ++round) {
    limits.push_back(limit_a_second(leaves, cores));
    ours.push_back(root_a_second(leaves, cores, root));
  }
  fmt::print("{} leaves, {} cores\n", leaves.size(), cores);
  fmt::print("{:<34} {:>9.2f} M nodes/s\n", "OpenSSL's SHA-256 (the limit)", median(limits) / 1e6);
  fmt::print("{:<34} {:>9.2f} M nodes/s  {:.2f} of the limit (aim 0.80)\n", "leaves to the root",
             median(ours) / 1e6, median(ours) / median(limits));
}

void proofs(const std::vector<Digest>& leaves, const Digest& root, std::size_t count) {
  reg::Levels levels;
  const auto start = SteadyTime::now();
  for (const Digest& leaf : leaves) levels.append(leaf);
  fmt::print("{:<34} {:>9.2f} s\n", "all full subtrees, one core", seconds_since(start));
  std::vector<double> in, from;
  std::uint64_t at = 12345;
  for (std::size_t i = 0; i < count; ++i) {
    at = (at * 2862933555777941757u + 3037000493u) % leaves.size();
    auto before = SteadyTime::now();
    const auto path = levels.inclusion(at, leaves.size());
    if (!reg::inclusion_fits(at, leaves.size(), leaves[at], path, root)) throw std::runtime_error("no proof");
    in.push_back(seconds_since(before) * 1e6);
    const Digest old = levels.root(at + 1);
    before = SteadyTime::now();
    const auto growth = levels.consistency(at + 1, leaves.size());
    if (!reg::consistency_fits(at + 1, old, leaves.size(), root, growth))
      throw std::runtime_error("no growth");
    from.push_back(seconds_since(before) * 1e6);
  }
  print_time("an entry's proof, made and checked", in, "  (aim 200)");
  print_time("growth, proved and checked", from, "");
}

}  // namespace

int main(int argc, char** argv) {
  std::size_t leaves = 10'000'000, count = 20'000;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string_view option = argv[i];
    if (option == "--leaves") leaves = static_cast<std::size_t>(std::atoll(argv[i + 1]));
    if (option == "--proofs") count = static_cast<std::size_t>(std::atoll(argv[i + 1]));
  }
  try {
    const std::vector<Digest> made = made_leaves(std::max<std::size_t>(leaves, 2));
    Digest root{};
    hashing(made, root);
    proofs(made, root, count);
  } catch (const std::exception& failed) {
    fmt::print(stderr, "bench_register: {}\n", failed.what());
    return 1;
  }
}
