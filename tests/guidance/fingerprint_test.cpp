// SPDX-License-Identifier: MIT
#include "guidance/fingerprint.h"

#include <gtest/gtest.h>

#include <string>

#include "crypt/hash.h"

using namespace sharewell;

TEST(Fingerprint, AgreesWithFips180) {
  EXPECT_EQ(to_hex(guidance::Fingerprint().finish()),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(to_hex(guidance::Fingerprint().add("a").add("").add("bc").finish()),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(to_hex(guidance::Fingerprint().add(std::string(1'000'000, 'a')).finish()),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Fingerprint, IsWhatTheCryptoLibraryComputesForEveryLengthAroundABlock) {
  std::string bytes;
  for (int length = 0; length < 300; ++length) {
    EXPECT_EQ(guidance::Fingerprint().add(bytes).finish(), crypt::sha256(bytes_of(bytes))) << length;
    bytes += static_cast<char>(length * 37 + 11);
  }
}
