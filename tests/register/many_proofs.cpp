// SPDX-License-Identifier: MIT
// Prints proofs for other people's programs to check (docs/verify/verify.go): many_proofs COUNT.
// The first line is the register's key; then, for COUNT sizes and indexes, powers of two and their neighbours
// among them, an inclusion proof as a file and a consistency proof.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "register/levels.h"
#include "register/proof_file.h"
#include "register_fixture.h"

namespace {

using namespace sharewell;

constexpr std::size_t kProofsOfASize = 5;

/// Sizes that differ: first the small ones, then powers of two with their neighbours, then any.
std::vector<std::size_t> sizes(std::size_t count) {
  std::vector<std::size_t> out;
  for (std::size_t size = 1; size <= count / 4; ++size) out.push_back(size);
  for (std::size_t power = 256; power <= 65536; power *= 2)
    for (const std::size_t size : {power - 1, power, power + 1}) out.push_back(size);
  std::mt19937 random(1);
  while (out.size() < count) out.push_back(1 + random() % 20'000);
  return out;
}

void print_inclusion(const reg::Levels& levels, std::uint64_t size, std::uint64_t index) {
  const std::string note = reg::sign_checkpoint({kOrigin, size, levels.root(size)}, test_key());
  const std::string proof = reg::write_proof(index, levels.inclusion(index, size), note);
  std::printf("inclusion %s %s\n", to_base64(bytes_of(numbered_leaf(index))).c_str(),
              to_base64(bytes_of(proof)).c_str());
}

void print_consistency(const reg::Levels& levels, std::uint64_t old_size, std::uint64_t size) {
  std::string line = "consistency";
  for (const std::uint64_t one : {old_size, size})
    line += " " + std::to_string(one) + " " + to_base64(levels.root(one));
  for (const Digest& hash : levels.consistency(old_size, size)) line += " " + to_base64(hash);
  std::printf("%s\n", line.c_str());
}

}  // namespace

int main(int count, char** arguments) {
  const std::size_t wanted = count == 2 ? std::strtoul(arguments[1], nullptr, 10) : 0;
  reg::Levels levels;
  for (const Digest& leaf : numbered_leaves(65'537)) levels.append(leaf);
  std::mt19937 random(2);
  std::printf("%s\n", test_verifier().c_str());
  for (const std::size_t size : sizes((wanted + kProofsOfASize - 1) / kProofsOfASize)) {
    for (std::size_t i = 0; i < kProofsOfASize; ++i) print_inclusion(levels, size, random() % size);
    print_consistency(levels, 1 + random() % size, size);
  }
  return wanted > 0 ? 0 : 1;
}
