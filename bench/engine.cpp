// SPDX-License-Identifier: MIT
// How fast a case is advised on, each figure beside a limit measured in the same run on the same cases.
// Out: lines "name value unit ratio"; the ratio is to the limit named above it, or to the aim. Never: asserts
// a figure.
#include <time.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <new>
#include <random>
#include <string>
#include <vector>

#include "base/result.h"
#include "decide/answers_json.h"
#include "decide/recommendation.h"
#include "decide/recommendation_ids.h"
#include "engine_by_hand.h"
#include "measure.h"

namespace {
std::size_t allocations = 0;
}

void* operator new(std::size_t bytes) {
  ++allocations;
  if (void* memory = std::malloc(bytes)) return memory;
  std::abort();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace {

using namespace sharewell;
using namespace sharewell::bench;
using guidance::Answers;
using guidance::built_in;
using guidance::Facts;

constexpr std::size_t kCases = 4096;
std::uint64_t sink = 0;  // keeps the compiler from leaving work out

/// Of one core, so that what else runs on the machine counts less.
/// Times a second for the best of five runs of about 0.2 s: the machine is shared, the code is not slower
/// than this.
double rate(std::size_t per_round, const auto& round) {
  double best = 0;
  for (int run = 0; run < 5; ++run) {
    std::size_t done = 0;
    double spent = 0;
    while (spent < 0.2) {
      spent += seconds_of(round);
      done += per_round;
    }
    best = std::max(best, static_cast<double>(done) / spent);
  }
  return best;
}

void print(const char* name, double value, const char* unit, double limit) {
  std::printf("%-46s %12.3f %-8s %6.3f\n", name, value, unit, value / limit);
}

std::vector<Facts> random_cases() {
  std::mt19937_64 random(2018);
  std::vector<Facts> cases(kCases);
  for (Facts& facts : cases)
    for (std::size_t q = 0; q < built_in().questions().size(); ++q)
      facts.at[q] = static_cast<guidance::AnswerIndex>(random() % built_in().questions()[q].answers.size());
  return cases;
}

double each(const std::vector<Facts>& cases, const auto& one) {
  return rate(cases.size(),
              [&] {
                for (const Facts& facts : cases) sink += one(facts);
              }) /
         1e6;
}

void bench_cases(const std::vector<Facts>& cases) {
  const guidance::Pack& pack = built_in();
  for (const Facts& facts : cases)
    SW_CHECK(pack.evaluate(facts).outcome == static_cast<std::size_t>(bench::advise_by_hand(facts).outcome));
  const double by_hand =
      each(cases, [](const Facts& f) { return static_cast<std::uint64_t>(bench::advise_by_hand(f).rule); });
  print("outcome and rule, written by hand (limit)", by_hand, "M/s", by_hand);
  const std::size_t before = allocations;
  print("outcome, rule and flow (aim 20)", each(cases, [&](const Facts& f) { return pack.evaluate(f).rule; }),
        "M/s", by_hand);
  print("the same with reasons",
        each(cases, [&](const Facts& f) { return pack.reasons_of(f, pack.evaluate(f)); }), "M/s", by_hand);
  const auto all = [&](const Facts& f) {
    const guidance::Verdict verdict = pack.evaluate(f);
    return pack.reasons_of(f, verdict) + pack.obligations_of(f, verdict);
  };
  print("the same with reasons and obligations (aim 5)", each(cases, all), "M/s", by_hand);
  std::printf("%-46s %12zu\n", "memory allocations in the three lines above", allocations - before);
}

/// Answers as lines of JSON: `given` of 100 are given, the others left out.
std::vector<std::string> lines_of(const std::vector<Facts>& cases, unsigned given) {
  std::mt19937_64 random(7);
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < 512; ++i) {
    Answers answers;
    for (std::size_t q = 0; q < built_in().questions().size(); ++q)
      if (random() % 100 < given) answers.at[q] = cases[i].at[q];
    lines.push_back(decide::answers_to_json(built_in(), answers));
  }
  return lines;
}

decide::Enquiry read(const std::string& line) {
  const auto answers = decide::answers_from_json(built_in(), line, "line");
  SW_CHECK(answers.has_value());
  return decide::Enquiry::make(built_in(), *answers);
}

std::string_view full_object(const std::string& line, std::string& out) {
  return out = decide::recommendation_to_json(decide::recommend(built_in(), read(line)));
}

std::string_view ids_only(const std::string& line, std::string& out) {
  out.clear();
  decide::append_recommendation_ids(out, built_in(), read(line));
  return out;
}

/// From a line of JSON to a line of JSON, beside copying the same bytes.
void bench_lines(const std::vector<std::string>& lines, const char* name, const auto& one) {
  std::string all, out;
  for (const std::string& line : lines) {
    all += line;
    all += one(line, out);
  }
  std::string copy(all.size(), ' ');
  const auto copy_all = [&] {
    std::memcpy(copy.data(), all.data(), all.size());
    sink += static_cast<unsigned char>(copy[all.size() / 2]);
  };
  const double copied = rate(all.size(), copy_all) / 1e6;
  const std::size_t before = allocations;
  std::size_t cases = 0;
  const double done = rate(lines.size(), [&] {
    for (const std::string& line : lines) sink += one(line, out).size();
    cases += lines.size();
  });
  const double mean = static_cast<double>(all.size()) / static_cast<double>(lines.size());
  print("memcpy of the same bytes (limit)", copied, "MB/s", copied);
  print(name, done * mean / 1e6, "MB/s", copied);
  std::printf("%-46s %12.3f M/s      %.1f memory allocations each\n", "", done / 1e6,
              static_cast<double>(allocations - before) / static_cast<double>(cases));
}

}  // namespace

int main() {
  const double load = seconds_of([] { (void)built_in(); });
  const std::vector<Facts> cases = random_cases();
  bench_cases(cases);
  const std::vector<std::string> full = lines_of(cases, 100), half = lines_of(cases, 50);
  bench_lines(full, "JSON to ids only, all answered (aim 1 M/s)", ids_only);
  bench_lines(half, "JSON to ids only, half answered", ids_only);
  bench_lines(full, "JSON to full object, all answered", full_object);
  bench_lines(half, "JSON to full object, half answered", full_object);
  print("built-in pack read, checked, compiled (aim 300)", load * 1e3, "ms", 300);
  return sink == 0 ? 1 : 0;
}
