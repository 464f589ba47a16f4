// SPDX-License-Identifier: MIT
// simulate --seeds A..B [--steps N] [--brief] | --seed N [--steps N] [--skip 3-7,9] [--history]
//
// Runs simulations, says how far it is, and at the first that goes wrong the seed, the step, what was wrong
// and (unless
// --brief) a short history. Exit code 0: all held; 1: something went wrong; 2: it was not understood.
#include <fmt/format.h>
#include <sys/time.h>
#include <unistd.h>

#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <string_view>

#include "disk.h"
#include "run.h"
#include "world.h"

namespace {

using sharewell::simulation::Outcome;
using sharewell::simulation::Story;

constexpr std::size_t kLastLines = 12;
constexpr int kTriesToShorten = 60;
constexpr std::uint64_t kSteps = 200;

struct Wanted {
  std::uint64_t from = 1, to = 0, steps = kSteps;
  std::set<std::uint64_t> left_out;
  bool history = false, brief = false;
};

std::optional<std::uint64_t> number_in(std::string_view text) {
  std::uint64_t out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return out;
}

bool read_option(std::string_view name, std::string_view value, Wanted& wanted) {
  if (name == "--skip") {
    const auto numbers = sharewell::simulation::numbers_in(value);
    if (numbers) wanted.left_out = *numbers;
    return numbers.has_value();
  }
  if (name == "--seeds") {
    const std::size_t dots = value.find("..");
    const auto from = number_in(value.substr(0, dots));
    const auto to = dots == value.npos ? std::nullopt : number_in(value.substr(dots + 2));
    if (from && to) wanted.from = *from, wanted.to = *to;
    return from && to;
  }
  const auto number = number_in(value);
  if (!number) return false;
  if (name == "--seed") wanted.from = wanted.to = *number;
  if (name == "--steps") wanted.steps = *number;
  return name == "--seed" || name == "--steps";
}

std::optional<Wanted> read_arguments(int count, char** words) {
  Wanted wanted;
  for (int i = 1; i < count; ++i) {
    const std::string_view name = words[i];
    if (name == "--history")
      wanted.history = true;
    else if (name == "--brief")
      wanted.brief = true;
    else if (i + 1 >= count || !read_option(name, words[++i], wanted))
      return std::nullopt;
  }
  if (wanted.to < wanted.from) return std::nullopt;
  return wanted;
}

/// The product stopped the process: its invariants are a finding like any other.
void on_abort(int) {
  const Story& story = sharewell::simulation::running();
  const std::string said = fmt::format("WRONG: seed {} step {}: the product stopped the process\n",
                                       story.seed, sharewell::simulation::running_step());
  [[maybe_unused]] const auto written = ::write(STDOUT_FILENO, said.data(), said.size());
  std::error_code none;
  std::filesystem::remove_all(sharewell::simulation::folder_in_use(), none);
  std::_Exit(1);
}

void print_history(const Outcome& outcome, std::size_t most) {
  const std::size_t from = outcome.history.size() > most ? outcome.history.size() - most : 0;
  for (std::size_t i = from; i < outcome.history.size(); ++i) fmt::print("  {}\n", outcome.history[i]);
}

void print_wrong(const Story& story, const Outcome& outcome, bool brief) {
  fmt::print("WRONG: seed {} step {}: {}\n", story.seed, outcome.step, *outcome.wrong);
  std::fflush(stdout);
  if (brief) return;
  const Story less = sharewell::simulation::shorter(story, outcome.step, kTriesToShorten);
  const Outcome again = sharewell::simulation::run(less);
  const auto last = std::min(less.steps, outcome.step);
  fmt::print("shorter: simulate --seed {} --steps {}{}\n", less.seed, last,
             less.left_out.empty() ? "" : " --skip " + sharewell::simulation::text_of(less.left_out));
  fmt::print("there at step {}: {}\n", again.step, again.wrong.value_or("nothing"));
  print_history(again, kLastLines);
}

}  // namespace

int main(int count, char** words) {
  const auto wanted = read_arguments(count, words);
  if (!wanted) {
    fmt::print(
        stderr,
        "simulate --seeds A..B [--steps N] [--brief] | --seed N [--steps N] [--skip 3-7,9] [--history]\n");
    return 2;
  }
  sharewell::store::Disk::get();
  std::signal(SIGABRT, on_abort);
  const auto began = std::chrono::steady_clock::now();
  std::uint64_t entries = 0;
  for (std::uint64_t seed = wanted->from; seed <= wanted->to; ++seed) {
    const Story story{seed, wanted->steps, wanted->left_out};
    const Outcome outcome = sharewell::simulation::run(story);
    if (wanted->history) print_history(outcome, outcome.history.size());
    if (outcome.wrong) return print_wrong(story, outcome, wanted->brief), 1;
    entries += outcome.entries;
    if (wanted->from == wanted->to) fmt::print("seed {}: {}\n", seed, outcome.hash);
    if (seed % 50 == 0) {
      const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
      fmt::print("  {} of {} seeds, {:.0f} s\n", seed - wanted->from + 1, wanted->to - wanted->from + 1,
                 took.count());
      std::fflush(stdout);
    }
  }
  fmt::print("{} seeds of {} steps, {} entries kept: all held\n", wanted->to - wanted->from + 1,
             wanted->steps, entries);
  return 0;
}
