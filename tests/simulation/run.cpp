// SPDX-License-Identifier: MIT
#include "run.h"

#include <fmt/format.h>

#include <charconv>

#include "world.h"

namespace sharewell::simulation {
namespace {

Story now_running;
std::uint64_t at_step = 0;

std::uint64_t mixed(std::uint64_t seed, std::uint64_t step) {
  Dice dice(seed);
  return dice.next() ^ Dice(step * 2 + 1).next();
}

bool read_number(std::string_view text, std::uint64_t& out) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size();
}

}  // namespace

const Story& running() { return now_running; }
std::uint64_t running_step() { return at_step; }

Outcome run(const Story& story) {
  now_running = story;
  at_step = 0;
  Outcome out;
  World world(story.seed);
  try {
    for (std::uint64_t step = 1; step <= story.steps; ++step) {
      at_step = step;
      if (!story.left_out.contains(step)) world.step(Dice(mixed(story.seed, step)));
    }
    at_step = story.steps + 1;
    world.end();
  } catch (const Wrong& wrong) {
    out.wrong = wrong.what();
  } catch (const std::exception& thrown) {
    out.wrong = std::string("thrown: ") + thrown.what();
  }
  out.step = at_step;
  out.hash = world.hash();
  out.history = world.history();
  for (const Place& at : world.places()) out.entries += at.told.ledger.size();
  return out;
}

Story shorter(Story story, std::uint64_t step, int tries) {
  story.steps = std::min(story.steps, step);
  for (std::uint64_t chunk = std::max<std::uint64_t>(1, story.steps / 4); tries > 0; chunk /= 2) {
    if (chunk == 0) break;
    for (std::uint64_t from = 1; from <= story.steps && tries > 0; from += chunk) {
      Story less = story;
      for (std::uint64_t one = from; one < from + chunk && one <= story.steps; ++one)
        less.left_out.insert(one);
      if (less.left_out == story.left_out) continue;
      --tries;
      if (run(less).wrong) story = std::move(less);
    }
  }
  return story;
}

std::string text_of(const std::set<std::uint64_t>& numbers) {
  std::string out;
  for (auto at = numbers.begin(); at != numbers.end();) {
    const std::uint64_t from = *at;
    std::uint64_t to = from;
    for (++at; at != numbers.end() && *at == to + 1; ++at) ++to;
    out += (out.empty() ? "" : ",") + (from == to ? std::to_string(from) : fmt::format("{}-{}", from, to));
  }
  return out;
}

std::optional<std::set<std::uint64_t>> numbers_in(std::string_view text) {
  std::set<std::uint64_t> out;
  while (!text.empty()) {
    const std::string_view part = text.substr(0, text.find(','));
    text.remove_prefix(std::min(text.size(), part.size() + 1));
    const std::size_t dash = part.find('-');
    std::uint64_t from = 0, to = 0;
    if (!read_number(part.substr(0, dash), from)) return std::nullopt;
    if (dash != part.npos && !read_number(part.substr(dash + 1), to)) return std::nullopt;
    if (dash == part.npos) to = from;
    if (to < from || to - from > 1'000'000) return std::nullopt;
    for (; from <= to; ++from) out.insert(from);
  }
  return out;
}

}  // namespace sharewell::simulation
