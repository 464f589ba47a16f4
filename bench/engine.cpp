// SPDX-License-Identifier: MIT
// How fast a case is advised on, each figure beside a limit measured in the same run on the same cases.
// Out: lines "name value unit ratio"; the ratio is to the limit named in the line above it. Never: asserts a
// figure.
#include <chrono>
#include <cstdio>
#include <cstring>
#include <random>
#include <string>
#include <vector>

#include "base/result.h"
#include "decide/answers_json.h"
#include "decide/recommendation.h"
#include "engine_by_hand.h"

namespace {

using namespace sharewell;
using guidance::Answers;
using guidance::built_in;
using guidance::Facts;

constexpr std::size_t kCases = 4096;
std::uint64_t sink = 0;  // keeps the compiler from leaving work out

double seconds_of(const auto& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

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
  std::printf("%-44s %12.3f %-8s %6.3f\n", name, value, unit, value / limit);
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
  print("outcome, rule and flow", each(cases, [&](const Facts& f) { return pack.evaluate(f).rule; }), "M/s",
        by_hand);
  print("the same with reasons",
        each(cases, [&](const Facts& f) { return pack.reasons_of(f, pack.evaluate(f)); }), "M/s", by_hand);
  const auto all = [&](const Facts& f) {
    const guidance::Verdict verdict = pack.evaluate(f);
    return pack.reasons_of(f, verdict) + pack.obligations_of(f, verdict);
  };
  print("the same with reasons and obligations", each(cases, all), "M/s", by_hand);
}

std::string line_to_line(const std::string& line) {
  const auto answers = decide::answers_from_json(built_in(), line, "line");
  SW_CHECK(answers.has_value());
  return decide::recommendation_to_json(
      decide::recommend(built_in(), decide::Enquiry::make(built_in(), *answers)));
}

/// `given` of 100 answers are given, the others left out.
void bench_lines(const std::vector<Facts>& cases, const char* name, unsigned given) {
  std::mt19937_64 random(7);
  std::vector<std::string> lines;
  std::string all;
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < 512; ++i) {
    Answers answers;
    for (std::size_t q = 0; q < built_in().questions().size(); ++q)
      if (random() % 100 < given) answers.at[q] = cases[i].at[q];
    lines.push_back(decide::answers_to_json(built_in(), answers));
    const std::string result = line_to_line(lines.back());
    bytes += lines.back().size() + result.size();
    all += lines.back() + result;
  }
  std::string copy(all.size(), ' ');
  const double copied = rate(all.size(),
                             [&] {
                               std::memcpy(copy.data(), all.data(), all.size());
                               sink += static_cast<unsigned char>(copy[all.size() / 2]);
                             }) /
                        1e6;
  const double done = rate(lines.size(), [&] {
    for (const std::string& line : lines) sink += line_to_line(line).size();
  });
  const double mean = static_cast<double>(bytes) / static_cast<double>(lines.size());
  print("memcpy of the same bytes (limit)", copied, "MB/s", copied);
  print(name, done * mean / 1e6, "MB/s", copied);
  std::printf("%-44s %12.0f %-8s\n", "", done, "lines/s");
}

}  // namespace

int main() {
  const double load = seconds_of([] { (void)built_in(); });
  const std::vector<Facts> cases = random_cases();
  bench_cases(cases);
  bench_lines(cases, "JSON line to JSON line, all answered", 100);
  bench_lines(cases, "JSON line to JSON line, half answered", 50);
  std::printf("%-44s %12.3f %-8s %6.3f\n", "built-in pack read, checked, compiled (aim 50)", load * 1e3, "ms",
              load * 1e3 / 50);
  return sink == 0 ? 1 : 0;
}
