// SPDX-License-Identifier: MIT
// The tests of kill_test.cpp, or the backup that they trace.
#include <gtest/gtest.h>

#include "told_backup.h"

int main(int count, char** arguments) {
  if (const auto told = sharewell::backup::back_up_if_asked(count, arguments)) return *told;
  ::testing::InitGoogleTest(&count, arguments);
  return RUN_ALL_TESTS();
}
