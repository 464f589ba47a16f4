// SPDX-License-Identifier: MIT
// The demo: two invented agencies, three practitioners and a safeguarding lead each, and case files with
// decisions of every outcome, made through the same verbs that pages use.
//
// In: an empty folder or one in which a demo was cut off, the time now, randomness. Out: a data folder; a
// mark in it that says it is a demo. Never: touches a folder with anything else in it, or makes a password:
// people are signed in by a one-time link.
#pragma once

#include <filesystem>

#include "base/ref.h"
#include "base/result.h"
#include "base/time.h"

namespace sharewell::app {

[[nodiscard]] bool is_demo(const std::filesystem::path& folder);
/// One that was being made, and nothing else was ever kept there.
[[nodiscard]] bool is_unfinished_demo(const std::filesystem::path& folder);
[[nodiscard]] Result<void> make_demo(const std::filesystem::path& folder, Instant now, const Random& random);

}  // namespace sharewell::app
