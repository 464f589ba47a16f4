// SPDX-License-Identifier: MIT
#include "crypt/secret.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <memory>
#include <set>
#include <type_traits>

#include "crypt/hash.h"
#include "crypt/key_shelf.h"
#include "crypt/unlock.h"
#include "seeded.h"

using namespace sharewell;
using namespace sharewell::crypt;

static_assert(!std::is_copy_constructible_v<SecretKey> && !std::is_copy_constructible_v<TransientKey>);
static_assert(!std::is_convertible_v<ByteView, KeyView>, "a text must not pass for a key");

TEST(SecretKeyTest, HoldsWhatItWasGivenAndCopiesOnlyWhenAsked) {
  const Random random = seeded(1);
  const SecretKey key = SecretKey::make(random);
  const SecretKey again = key.copy();
  EXPECT_NE(key.view().data(), again.view().data());
  EXPECT_TRUE(same(key.view(), again.view()));
  EXPECT_TRUE(same(SecretKey::from(key.view()).view(), key.view()));
}

TEST(SecretKeyTest, CannotBeWrittenToWhileItLives) {
  const SecretKey key = SecretKey::make(seeded(2));
  EXPECT_DEATH(const_cast<std::uint8_t*>(key.view().data())[0] = 1, "");
}

namespace {

/// Whether the system was told to leave the page of this address out of core dumps ("dd" in
/// /proc/self/smaps).
bool is_left_out_of_dumps(const void* address) {
  std::ifstream maps("/proc/self/smaps");
  const auto at = reinterpret_cast<std::uintptr_t>(address);
  bool inside = false;
  for (std::string line; std::getline(maps, line);) {
    std::uintptr_t from = 0, to = 0;
    if (std::sscanf(line.c_str(), "%lx-%lx ", &from, &to) == 2) inside = from <= at && at < to;
    if (inside && line.starts_with("VmFlags:")) return line.find(" dd") != std::string::npos;
  }
  return false;
}

}  // namespace

TEST(SecretKeyTest, IsLeftOutOfCoreDumpsAsAreAllSecretsThatStay) {
  const SecretKey key = SecretKey::make(seeded(1));
  EXPECT_TRUE(is_left_out_of_dumps(key.view().data()));
  SecretText text;
  text.add("correct horse battery");
  EXPECT_TRUE(is_left_out_of_dumps(text.view().data()));
  KeyShelf shelf(2);
  EXPECT_TRUE(is_left_out_of_dumps(shelf.keep("file", key).bytes().data()));
  const auto ordinary = std::make_unique<std::array<std::uint8_t, 32>>();
  EXPECT_FALSE(is_left_out_of_dumps(ordinary.get())) << "the negative control";
}

TEST(SecretKeyTest, IsMadeAlsoWhereNoMemoryMayBeLocked) {
  rlimit before{};
  ASSERT_EQ(getrlimit(RLIMIT_MEMLOCK, &before), 0);
  const rlimit none{0, before.rlim_max};
  ASSERT_EQ(setrlimit(RLIMIT_MEMLOCK, &none), 0);
  const SecretKey key = SecretKey::make(seeded(3));
  EXPECT_TRUE(same(key.copy().view(), key.view()));
  setrlimit(RLIMIT_MEMLOCK, &before);
}

TEST(SystemRandom, GivesAChildOtherBytesThanItsParent) {
  const Random random = system_random();
  Bytes mine(32), theirs(32);
  random(mine);  // from here on there is a state that a fork copies
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  const pid_t child = ::fork();
  if (child == 0) {
    random(theirs);
    ::_exit(::write(ends[1], theirs.data(), theirs.size()) == 32 ? 0 : 1);
  }
  random(mine);
  ASSERT_EQ(::read(ends[0], theirs.data(), theirs.size()), 32);
  int status = 1;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_EQ(status, 0);
  EXPECT_FALSE(same(mine, theirs));
  for (const int end : ends) ::close(end);
}

TEST(TransientKeyTest, LeavesNothingBehindWhenItMovesOrEnds) {
  alignas(TransientKey) std::uint8_t room[sizeof(TransientKey)];
  const Bytes full(kKeyBytes, 0x5a);
  auto* const key = new (room) TransientKey(TransientKey::from(full));
  const std::span<const std::uint8_t, kKeyBytes> view = key->view();
  EXPECT_TRUE(same(view, full));
  TransientKey moved = std::move(*key);
  EXPECT_TRUE(same(moved.view(), full));
  EXPECT_TRUE(same(view, Bytes(kKeyBytes, 0)));
  *key = std::move(moved);
  EXPECT_TRUE(same(view, full));
  EXPECT_TRUE(same(moved.view(), Bytes(kKeyBytes, 0)));
  key->~TransientKey();
  EXPECT_TRUE(same(ByteView(room, kKeyBytes), Bytes(kKeyBytes, 0)));
}

TEST(Derive, GivesOneKeyForEachParentPurposeAndContext) {
  const Random random = seeded(4);
  const SecretKey parent = SecretKey::make(random), other = SecretKey::make(random);
  std::set<std::string> seen;
  for (const SecretKey* one : {&parent, &other})
    for (const auto& [purpose, context] : {std::pair<const char*, const char*>{"entry", "7"},
                                           {"entry", "8"},
                                           {"entr", "y7"},
                                           {"entry7", ""},
                                           {"", "entry7"},
                                           {"draft", "7"}}) {
      const SecretKey derived = derive(*one, purpose, bytes_of(context));
      EXPECT_TRUE(seen.insert(to_hex(derived.view())).second) << purpose << context;
      EXPECT_TRUE(same(derived.view(), derive_transient(*one, purpose, bytes_of(context)).view()));
    }
}

TEST(Derive, StaysTheSameFromOneVersionToTheNext) {
  // Made once with Python's hashlib.blake2b(bytes([5]) + b"entry" + b"7", key=bytes(range(32)),
  // digest_size=32).
  Bytes parent(kKeyBytes);
  for (std::size_t i = 0; i < parent.size(); ++i) parent[i] = static_cast<std::uint8_t>(i);
  EXPECT_EQ(to_hex(derive(SecretKey::from(parent), "entry", bytes_of("7")).view()),
            "ea2e418075439f8a55de7d9da0847f9cb4ff850e525fc6e39aa8e59cae6cc614");
}

TEST(SystemRandom, DoesNotRepeatItself) {
  const Random random = system_random();
  EXPECT_FALSE(same(SecretKey::make(random).view(), SecretKey::make(random).view()));
}
