// SPDX-License-Identifier: MIT
// The tests of kill_test.cpp, or the story that they trace.
#include <gtest/gtest.h>

#include "story.h"
#include "traced.h"

int main(int count, char** arguments) {
  if (const auto told = sharewell::store::tell_if_asked(count, arguments)) return *told;
  sharewell::store::use_memory_for_folders();
  ::testing::InitGoogleTest(&count, arguments);
  return RUN_ALL_TESTS();
}
