// SPDX-License-Identifier: MIT
// How fast recorded decisions are run again under their own pack and another, beside only opening them.
//
//   bench_replay [--folder DIR] [--rounds 5]; SHAREWELL_BENCH_DECISIONS=1000000 (default 100000)
//
// Each line: name, value, unit, and the ratio to its limit of the same run: a scan whose visitor does
// nothing. Rounds of both alternate; the median counts. The data lies in the page cache, as it was just
// written. The decisions have 60 to 100 of 100 answers at random: no two alike, which is worse than life.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <stdexcept>
#include <thread>
#include <vector>

#include "../measure.h"
#include "casework/replay_decisions.h"
#include "crypt/key_ring.h"
#include "decide/decision.h"
#include "store/store.h"

namespace {

using namespace sharewell;
using namespace sharewell::bench;
using guidance::Pack;

struct Settings {
  std::filesystem::path folder = std::filesystem::temp_directory_path();
  int rounds = 5;
  std::uint64_t decisions = 100'000;
};

void print(std::string_view name, double value, std::string_view unit, double ratio = -1) {
  fmt::print("{:<38} {:>12.2f} {:<12} {}\n", name, value, unit,
             ratio < 0 ? "-" : fmt::format("{:.2f}", ratio));
  std::fflush(stdout);
}

/// The built-in advice with one rule changed.
Pack changed_pack() {
  auto files = guidance::built_in_files();
  for (guidance::PackFile& file : files) {
    if (file.name == "cases.toml") file.bytes.clear();
    const std::string rule = "id = \"D9\"\nwhen = \"";
    if (const std::size_t at = file.bytes.find(rule); file.name == "rules.toml" && at != std::string::npos)
      file.bytes.insert(at + rule.size(), "crime is yes and ");
  }
  auto pack = Pack::load(std::move(files));
  if (!pack) throw std::runtime_error(one_line(pack.error().front()));
  return *std::move(pack);
}

/// One thread's decisions: four to a case file, 64 to a write.
void write_decisions(store::Store& store, std::uint64_t count, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  const Random system = crypt::system_random();
  const PersonRef actor = PersonRef::make(system);
  std::vector<record::EntryBody> waiting;
  FileRef file;
  const auto keep = [&] { (void)value_of(store.commit({std::exchange(waiting, {}), "", {}})); };
  for (std::uint64_t i = 0; i < count; ++i) {
    if (i % 4 == 0) {
      file = store.new_file();
      record::EntryBody& opened = waiting.emplace_back();
      opened.kind = record::EntryKind::FileOpened;
      opened.file = file;
      opened.actor = actor;
      opened.body = record::to_json(record::FileOpened{Personal(std::string("A child")), "Duty team"});
    }
    const Pack& pack = guidance::built_in();
    guidance::Answers answers;
    const std::uint64_t given = 60 + random() % 41;
    for (std::size_t q = 0; q < pack.questions().size(); ++q)
      if (random() % 100 < given)
        answers.at[q] = static_cast<guidance::AnswerIndex>(random() % pack.questions()[q].answers.size());
    const auto advice = decide::recommend(pack, decide::Enquiry::make(pack, answers));
    decide::Statement says;
    says.choice = decide::choice_following(advice.outcome());
    says.words = Personal(std::string(300, 'w'));
    const auto decision = decide::Decision::make(advice, says);
    waiting.push_back(decision->entry_body(file, SharingRef::make(system), actor, {}, says.happened_at));
    if (waiting.size() >= 60) keep();
  }
  if (!waiting.empty()) keep();
}

void fill(const std::filesystem::path& folder, const crypt::OrganisationKeys& keys, std::uint64_t decisions) {
  const auto store = value_of(store::Store::open(folder, keys, system_clock_now, crypt::system_random()));
  constexpr std::uint64_t kWriters = 8;
  std::vector<std::jthread> writers;
  for (std::uint64_t w = 0; w < kWriters; ++w)
    writers.emplace_back([&, w] { write_decisions(*store, decisions / kWriters, w); });
}

struct Times {
  std::vector<double> raw, replayed;
  void sort() {
    std::ranges::sort(raw);
    std::ranges::sort(replayed);
  }
};

void measure(const std::filesystem::path& folder, const crypt::OrganisationKeys& keys,
             const Settings& settings, unsigned threads) {
  const Pack other = changed_pack();
  const guidance::Shelf shelf;
  casework::ReplayWork work{shelf, other};
  work.threads = threads;
  work.listed_max = 10'000;
  store::ScanWork nothing;
  nothing.threads = threads;
  nothing.visitor = [](unsigned) { return [](std::uint64_t, const Personal<std::string_view>&) {}; };
  Times times;
  std::uint64_t done = 0, differ = 0;
  for (int i = 0; i < settings.rounds; ++i) {
    times.raw.push_back(seconds_of([&] { done = value_of(store::scan(folder, keys, nothing)).visited; }));
    times.replayed.push_back(seconds_of([&] {
      const auto report = value_of(casework::replay_decisions(
          [&](const store::ScanWork& scanning) { return store::scan(folder, keys, scanning); }, work));
      if (report.replayed != done || report.not_the_same != 0) throw std::runtime_error("it is not the same");
      differ = report.differences();
    }));
  }
  times.sort();
  const auto count = static_cast<double>(done);
  const double raw = times.raw[times.raw.size() / 2], mine = times.replayed[times.replayed.size() / 2];
  print(fmt::format("unsealed, {} thread(s)", threads), count / raw / 1000, "thousand/s");
  print(fmt::format("replayed, {} thread(s) (aim 0.60)", threads), count / mine / 1000, "thousand/s",
        raw / mine);
  print(fmt::format("{} decisions, {} thread(s)", done, threads), mine, "s");
  if (threads == 1) print("of which would differ", static_cast<double>(differ), "decisions");
}

void run(const Settings& settings) {
  std::string name = (settings.folder / "sharewell-bench-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder to work in");
  const std::filesystem::path data = name, folder = data / "orgs" / "bench";
  const Random random = crypt::system_random();
  if (!crypt::KeyRing::create(data, random)) throw std::runtime_error("no key ring");
  crypt::KeyRing ring = value_of(crypt::KeyRing::open(data));
  if (!ring.add_organisation("bench", random)) throw std::runtime_error("no organisation");
  fill(folder, *ring.find("bench"), settings.decisions);
  print("database", static_cast<double>(std::filesystem::file_size(folder / "sharewell.db")) / 1e6, "MB");
  for (const unsigned threads : {1u, std::max(2u, std::thread::hardware_concurrency())})
    measure(folder, *ring.find("bench"), settings, threads);
  std::filesystem::remove_all(data);
}

}  // namespace

int main(int argc, char** argv) {
  Settings settings;
  if (const char* decisions = std::getenv("SHAREWELL_BENCH_DECISIONS"); decisions != nullptr)
    settings.decisions = static_cast<std::uint64_t>(std::atoll(decisions));
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string_view option = argv[i];
    if (option == "--folder") settings.folder = argv[i + 1];
    if (option == "--rounds") settings.rounds = std::atoi(argv[i + 1]);
  }
  try {
    run(settings);
  } catch (const std::exception& failed) {
    fmt::print(stderr, "bench_replay: {}\n", failed.what());
    return 1;
  }
}
