// SPDX-License-Identifier: MIT
// How long it takes to say what a recommendation rests on: every case timed by itself, since people wait for
// the slow ones. Out: lines "name value unit ratio"; the ratio is to the aim in the name. Never: asserts a
// figure.
#include "decide/rests_on.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <random>
#include <vector>

namespace {

using namespace sharewell;
using decide::Recommendation;
using guidance::built_in;

std::size_t sink = 0;  // keeps the compiler from leaving work out

/// `given` of 100 answers are given, the others left out.
std::vector<Recommendation> cases(std::size_t count, unsigned given) {
  std::mt19937_64 random(2018);
  std::vector<Recommendation> list;
  for (std::size_t i = 0; i < count; ++i) {
    guidance::Answers answers;
    for (std::size_t q = 0; q < built_in().questions().size(); ++q)
      if (random() % 100 < given)
        answers.at[q] =
            static_cast<guidance::AnswerIndex>(random() % built_in().questions()[q].answers.size());
    list.push_back(decide::recommend(built_in(), decide::Enquiry::make(built_in(), answers)));
  }
  return list;
}

/// Each case at its best of three runs, so that what else the machine does is not counted as ours.
void measure(const char* name, const std::vector<Recommendation>& list, const auto& work) {
  std::vector<double> micros;
  for (const Recommendation& one : list) {
    double best = 1e9;
    for (int run = 0; run < 3; ++run) {
      const auto start = std::chrono::steady_clock::now();
      sink += work(one);
      best = std::min(
          best, std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count());
    }
    micros.push_back(best);
  }
  std::ranges::sort(micros);
  const auto print = [&](const char* which, double value) {
    std::printf("%-44s %12.3f %-8s %6.3f\n", (std::string(name) + ", " + which).c_str(), value, "us",
                value / 1000);
  };
  print("p50", micros[micros.size() / 2]);
  print("p99 (aim 1000)", micros[micros.size() * 99 / 100]);
  print("slowest", micros.back());
}

void measure_all(const char* kind, const std::vector<Recommendation>& list) {
  const std::string of = std::string(" (") + kind + ")";
  measure(("rests on" + of).c_str(), list,
          [](const Recommendation& r) { return decide::rests_on(r).hinges.size(); });
  measure(("next question" + of).c_str(), list,
          [](const Recommendation& r) { return std::size_t{decide::next_question(r).has_value()}; });
  measure(("because" + of).c_str(), list, [](const Recommendation& r) { return decide::because(r).size(); });
  measure(("all three" + of).c_str(), list, [](const Recommendation& r) {
    return decide::rests_on(r).hinges.size() + decide::because(r).size() +
           std::size_t{decide::next_question(r).has_value()};
  });
}

/// The worst of many: those that take longest once, and those with the most to say.
std::vector<Recommendation> worst(std::vector<Recommendation> list, std::size_t count) {
  std::ranges::stable_sort(list, std::ranges::greater{}, [](const Recommendation& r) {
    std::size_t turns = 0;
    for (const decide::Hinge& hinge : decide::rests_on(r).hinges)
      turns += hinge.turns.size() * hinge.questions.size();
    return turns;
  });
  list.erase(list.begin() + static_cast<std::ptrdiff_t>(count), list.end());
  return list;
}

}  // namespace

int main() {
  const std::vector<Recommendation> full = cases(20'000, 100);
  measure_all("all answered", full);
  measure_all("half answered", cases(20'000, 50));
  measure_all("few answered", cases(5'000, 10));
  measure_all("200 worst of 20000", worst(full, 200));
  return sink == 0 ? 1 : 0;
}
