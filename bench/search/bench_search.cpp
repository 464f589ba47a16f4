// SPDX-License-Identifier: MIT
// How long a search takes among a million people and more, who is found, and what it holds in memory.
//
//   bench_search [--people 1000000] [--questions 2000]
//
// Each line: name, value, unit, aim. The people, and the slips with which they are asked for, are those of
// tests/search/crowd.h.
#include <fmt/format.h>
#include <malloc.h>
#include <time.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <string_view>

#include "crowd.h"
#include "search/index.h"

namespace {

using namespace sharewell;
using SteadyTime = std::chrono::steady_clock;

double micros_since(SteadyTime::time_point start) {
  return std::chrono::duration<double, std::micro>(SteadyTime::now() - start).count();
}

/// What this thread had of a processor so far: what a search takes where nobody else wants one.
double processor_micros() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

void print_times(const char* what, std::vector<double>& micros) {
  std::ranges::sort(micros);
  fmt::print("{:<21}{:>7.3f} ms median {:>8.3f} ms p99 {:>8.3f} ms slowest\n", what,
             micros[micros.size() / 2] / 1e3, micros[micros.size() * 99 / 100] / 1e3, micros.back() / 1e3);
}

struct Made {
  search::Index index;
  std::vector<testing_search::Somebody> people;
};

void fill(Made& made, testing_search::Crowd& crowd, std::size_t count) {
  made.people.reserve(count);
  for (std::size_t i = 0; i < count; ++i) made.people.push_back(crowd.somebody());
  const std::size_t before = mallinfo2().uordblks;
  const auto start = SteadyTime::now();
  for (const auto& one : made.people) {
    const std::string name = one.name();
    search::Person person{name, {}, *search::birth_from(one.born.iso()), {}};
    if (!one.number.empty()) person.numbers.push_back(one.number);
    static_cast<void>(made.index.add(person));
  }
  made.index.settle();
  fmt::print("building             {:>10.2f} s\n", micros_since(start) / 1e6);
  fmt::print("memory               {:>10.1f} MB  (as the index counts: {:.1f})\n",
             static_cast<double>(mallinfo2().uordblks - before) / 1e6,
             static_cast<double>(made.index.bytes()) / 1e6);
}

void ask(const Made& made, testing_search::Crowd& crowd, std::size_t questions) {
  std::vector<double> spent, worked;
  std::size_t found = 0, first = 0;
  for (std::size_t q = 0; q < questions; ++q) {
    const std::size_t who = (q * 7919 + 13) % made.people.size();
    const testing_search::Asked asked = crowd.asked_about(made.people[who]);
    const search::Question question{asked.name, search::birth_from(asked.born.iso()).value_or(0), {}};
    const auto start = SteadyTime::now();
    const double before = processor_micros();
    const auto answer = made.index.find(question, 10);
    worked.push_back(processor_micros() - before);
    spent.push_back(micros_since(start));
    const auto at = std::ranges::find(answer, who, &search::Found::person);
    found += at != answer.end() ? 1 : 0;
    first += at == answer.begin() && at != answer.end() ? 1 : 0;
  }
  const auto share = [&](std::size_t some) {
    return 100.0 * static_cast<double>(some) / static_cast<double>(questions);
  };
  print_times("search (aim p99 1 ms)", spent);
  print_times("of that, processor", worked);
  fmt::print("among the first ten  {:>10.2f} %   (aim 99)\n", share(found));
  fmt::print("the first            {:>10.2f} %\n", share(first));
}

}  // namespace

int main(int argc, char** argv) {
  std::size_t people = 1'000'000, questions = 2'000;
  for (int i = 1; i + 1 < argc; i += 2) {
    const auto value = static_cast<std::size_t>(std::strtoull(argv[i + 1], nullptr, 10));
    if (std::string_view(argv[i]) == "--people") people = value;
    if (std::string_view(argv[i]) == "--questions") questions = value;
  }
  fmt::print("{} people, {} questions, half mistyped in every way at once\n", people, questions);
  testing_search::Crowd crowd(1);
  Made made;
  fill(made, crowd, people);
  ask(made, crowd, questions);
}
