// SPDX-License-Identifier: MIT
#include "crypt/password.h"

#include <gtest/gtest.h>

#include <atomic>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "base/limits.h"
#include "crypt/secret.h"
#include "seeded.h"

using namespace sharewell;
using namespace sharewell::crypt;

namespace {
const std::string& known_hash() {
  static const std::string hash = hash_password("correct horse", seeded(1)).value();
  return hash;
}
/// The most memory that the process has had at once, in KiB.
long peak_memory() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmHWM:")) return std::stol(line.substr(6));
  return 0;
}
}  // namespace

TEST(Password, FitsItsHashAndNoOtherDoes) {
  EXPECT_TRUE(password_fits(known_hash(), "correct horse"));
  EXPECT_FALSE(password_fits(known_hash(), "correct horsf"));
  EXPECT_FALSE(password_fits(known_hash(), ""));
}

TEST(Password, IsHashedAsArgon2idOf64MebibytesAndThreePasses) {
  EXPECT_TRUE(known_hash().starts_with("$argon2id$v=19$m=65536,t=3,p=1$")) << known_hash();
  EXPECT_NE(hash_password("correct horse", seeded(2)).value(), known_hash());
}

TEST(Password, IsRefusedWhenEmptyOrTooLong) {
  const std::string longest(limits::kPasswordBytes, 'x');
  EXPECT_EQ(hash_password("", seeded(1)).error().code, ErrorCode::BadInput);
  EXPECT_EQ(hash_password(longest + "x", seeded(1)).error().code, ErrorCode::TooLarge);
  EXPECT_TRUE(password_fits(hash_password(longest, seeded(1)).value(), longest));
  EXPECT_FALSE(password_fits(known_hash(), longest + "x"));
}

TEST(Password, FitsNothingThatIsNoHashOfOurs) {
  for (const std::string& hash :
       {std::string(), std::string("correct horse"), known_hash() + "A", known_hash() + std::string(1, '\0'),
        known_hash().substr(0, known_hash().size() - 1), std::string(5000, '$'),
        // a true hash of this password, but so cheap that a thief could guess on
        std::string(
            "$argon2id$v=19$m=8,t=1,p=1$f98bs1LdteKiH5F1gTmWiw$oXFAq+e3CgYoMo8+mcMAxwFDf6gLOA9Tggc2eZdz1Q8"),
        std::string("$argon2id$v=19$m=4294967295,t=3,p=1$c29tZXNhbHQ$AAAA")})
    EXPECT_FALSE(password_fits(hash, "correct horse")) << hash;
}

TEST(Password, OfNobodyCostsAsMuchAndNeverFits) {
  EXPECT_EQ(dummy_hash().size(), known_hash().size());
  EXPECT_EQ(dummy_hash().substr(0, 31), known_hash().substr(0, 31));
  EXPECT_FALSE(password_fits(dummy_hash(), "correct horse"));
}

TEST(Password, IsHashedByAtMostTwoAtATime) {
  const long before = peak_memory();
  std::atomic<int> fits = 0;
  std::vector<std::thread> crowd;
  for (int i = 0; i < 6; ++i)
    crowd.emplace_back([&] { fits += password_fits(known_hash(), "correct horse"); });
  for (std::thread& one : crowd) one.join();
  EXPECT_EQ(fits, 6);
  // Six at once would take 384 MiB; two take 128, and some room for threads.
  EXPECT_LT(peak_memory() - before, 5 * 65536 / 2);
}
