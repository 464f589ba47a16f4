// SPDX-License-Identifier: MIT
// What a story (story.h) was told, held against what is found in its folder afterwards.
//
// In: its lines, as far as they came, and the folder. Out: the first thing that is not as it was told, in
// words. Never: counts a line that was not finished.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "story.h"

namespace sharewell::store {

struct Kept {
  std::string once;
  std::uint64_t first = 0, count = 0;
};
struct Refusal {
  ErrorCode code{};
  std::string step;
};

struct Told {
  std::vector<std::string> steps;  ///< that were done
  std::vector<Kept> kept;
  std::map<std::string, std::int64_t> drafts;  ///< by reference; 0: gone
  std::map<std::string, int> tasks;            ///< by reference; state
  std::map<std::uint64_t, std::string> published;
  std::vector<Refusal> refusals;
  int restarts = 0;
  bool unreadable = false;  ///< what was kept could not be read after a refusal
  std::string wrapped;      ///< the key of the file that is erased, as it lay there
  bool erased = false;      ///< that was done
  bool ended = false;
  std::uint64_t size = 0;       ///< entries, when a step was done last
  std::uint64_t in_flight = 0;  ///< entries of the step that was not
  std::string step;             ///< that was not done, or empty
  std::string wrong;            ///< what contradicts itself in what was told
};
[[nodiscard]] Told told_by(std::string_view lines);

/// Opens what is there, holds it against what was told, keeps one decision more and verifies all. What is
/// wrong, or empty.
[[nodiscard]] std::string what_is_wrong(const Told& told, const std::filesystem::path& data);

}  // namespace sharewell::store
