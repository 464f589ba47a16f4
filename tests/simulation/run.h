// SPDX-License-Identifier: MIT
// One simulation from its seed: so many steps, each with chance of its own, so that leaving some out leaves
// the others as they were.
//
// In: a seed, how many steps, which of them to leave out. Out: a hash of all that happened, or what went
// wrong at which step. Never: depends on what ran before it in the process.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace sharewell::simulation {

struct Story {
  std::uint64_t seed = 0, steps = 0;
  std::set<std::uint64_t> left_out{};
};

struct Outcome {
  std::string hash;
  std::size_t entries = 0;           ///< that are kept in the end
  std::optional<std::string> wrong;  ///< none: all held
  std::uint64_t step = 0;            ///< at which it went wrong
  std::vector<std::string> history;
};

[[nodiscard]] Outcome run(const Story& story);
/// A story that goes wrong still, with as many steps left out as `tries` runs find. @pre run(story).wrong
[[nodiscard]] Story shorter(Story story, std::uint64_t step, int tries);
/// "3-7,9": what --skip takes.
[[nodiscard]] std::string text_of(const std::set<std::uint64_t>& numbers);
[[nodiscard]] std::optional<std::set<std::uint64_t>> numbers_in(std::string_view text);
/// What runs now, for whoever has to say it when the product stops the process.
[[nodiscard]] const Story& running();
[[nodiscard]] std::uint64_t running_step();

}  // namespace sharewell::simulation
