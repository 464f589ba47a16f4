// SPDX-License-Identifier: MIT
// How fast decisions become durable, beside what the same disk and the same SQLite do with plain rows.
//
//   bench_store [--folder DIR] [--seconds 0.1] [--rounds 51] [--entries 20000] [--writers N]
//
// Each line: name, value, unit, and the ratio to its limit of the same run ("-" where there is none). Short
// rounds of the plain inserts and of ours alternate, so that both see the same disk and the same load. What
// is to be kept is made before the clock starts, on both sides. The ratio is the median of the pairs' ratios;
// the rates are medians too. Without --writers: 1, then 64.
#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <atomic>
#include <barrier>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <vector>

#include "../measure.h"
#include "crypt/key_ring.h"
#include "some_entries.h"
#include "store/store.h"
#include "store/verify.h"

namespace {

using namespace sharewell;
using namespace sharewell::bench;
using Seconds = std::chrono::duration<double>;
using SteadyTime = std::chrono::steady_clock;

struct Settings {
  std::filesystem::path folder = std::filesystem::temp_directory_path();
  double seconds = 0.1;
  int rounds = 51;
  std::uint64_t entries = 20'000;
  int writers = 0;  ///< 0: 1, then 64
};

struct Round {
  double a_second = 0, p50_us = 0, p99_us = 0, processor_us = 0;
};

constexpr int kFirstFew = 20;  // of a round, for nothing

/// How many of a round each thread may need: more than any disk here was seen to take.
std::size_t most_of_a_thread(int threads, double seconds) {
  constexpr double kMostASecond = 60'000;
  return static_cast<std::size_t>(kFirstFew + 1 + seconds * kMostASecond / threads);
}

/// Runs `one(thread)` on so many threads for so long, and once at least. They first run it some times for
/// nothing: a server's threads have lived longer than a round, and have the memory that they need.
template <class One>
Round measure(int threads, double seconds, const One& one) {
  std::vector<std::vector<double>> spent(static_cast<std::size_t>(threads));
  auto start = SteadyTime::now();
  std::clock_t processor = 0;
  std::barrier ready(threads, [&]() noexcept {
    processor = std::clock();
    start = SteadyTime::now();
  });
  {
    std::vector<std::jthread> running;
    for (std::size_t t = 0; t < spent.size(); ++t)
      running.emplace_back([&, t] {
        spent[t].reserve(static_cast<std::size_t>(seconds * 20'000));
        for (int i = 0; i < kFirstFew; ++i) one(t);
        ready.arrive_and_wait();
        do {
          const auto before = SteadyTime::now();
          one(t);
          spent[t].push_back(Seconds(SteadyTime::now() - before).count() * 1e6);
        } while (Seconds(SteadyTime::now() - start).count() < seconds);
      });
  }
  const double took = Seconds(SteadyTime::now() - start).count();
  std::vector<double> all;
  for (const auto& some : spent) all.insert(all.end(), some.begin(), some.end());
  std::sort(all.begin(), all.end());
  const double worked = static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC;
  const auto count = static_cast<double>(all.size());
  return {count / took, all.at(all.size() / 2), all.at(all.size() * 99 / 100), worked / count * 1e6};
}

/// 1 KB rows, one in each transaction, WAL and synchronous=FULL: what the disk allows. The first rows are
/// written in one go, so that the log has its lasting size, as ours has.
class Plain {
 public:
  explicit Plain(const std::filesystem::path& file) {
    check(sqlite3_open(file.c_str(), &connection_));
    check(sqlite3_exec(
        connection_,
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE t(id INTEGER PRIMARY KEY, b BLOB)",
        nullptr, nullptr, nullptr));
    check(sqlite3_prepare_v2(connection_, "INSERT INTO t(b) VALUES(?)", -1, &insert_, nullptr));
    crypt::system_random()(row_);
    check(sqlite3_bind_blob(insert_, 1, row_.data(), static_cast<int>(row_.size()), SQLITE_STATIC));
  }
  ~Plain() {
    sqlite3_finalize(insert_);
    sqlite3_close(connection_);
  }
  Plain(const Plain&) = delete;
  Plain& operator=(const Plain&) = delete;
  void insert() {
    const std::lock_guard lock(mutex_);
    if (sqlite3_step(insert_) != SQLITE_DONE) throw std::runtime_error("insert failed");
    sqlite3_reset(insert_);
  }

 private:
  static void check(int code) {
    if (code != SQLITE_OK) throw std::runtime_error(sqlite3_errstr(code));
  }
  sqlite3* connection_ = nullptr;
  sqlite3_stmt* insert_ = nullptr;
  Bytes row_ = Bytes(1024);
  std::mutex mutex_;
};

/// A decision of about 1 KB with two tasks and a once id, as a page would send it.
class Ours {
 public:
  Ours(const std::filesystem::path& data, const crypt::OrganisationKeys& keys)
      : folder_(data / "orgs" / "bench"), keys_(keys), store_(open()), actor_(PersonRef::make(random_)) {
    for (int i = 0; i < 64; ++i) {
      files_.push_back(store_->new_file());
      (void)value_of(store_->commit({{an_opening(files_.back(), actor_)}, "", {}}));
    }
  }
  /// Makes so many decisions for each thread to keep.
  void prepare(std::size_t threads, std::size_t each) {
    for (std::size_t t = 0; t < threads; ++t)
      while (prepared_[t].size() < each) prepared_[t].push_back(made(t));
  }
  void decide(std::size_t thread) {
    std::vector<store::Write>& mine = prepared_[thread];
    if (mine.empty()) mine.push_back(made(thread));
    store::Write write = std::move(mine.back());
    mine.pop_back();
    (void)value_of(store_->commit(std::move(write)));
  }
  double reopen_ms() {
    store_.reset();
    const auto before = SteadyTime::now();
    store_ = open();
    return Seconds(SteadyTime::now() - before).count() * 1e3;
  }
  double verify_a_second() {
    const auto before = SteadyTime::now();
    const store::VerifyReport report = value_of(store::verify(folder_, keys_));
    return static_cast<double>(report.entries) / Seconds(SteadyTime::now() - before).count();
  }
  [[nodiscard]] std::uint64_t size() const { return store_->size(); }

 private:
  std::unique_ptr<store::Store> open() {
    return value_of(store::Store::open(folder_, keys_, system_clock_now, random_));
  }
  store::Write made(std::size_t thread) {
    store::Write write{.entries = {}, .once = std::to_string(++written_), .ends_draft = {}};
    write.entries.push_back(a_decision(files_[thread], actor_, random_));
    return write;
  }
  Random random_ = crypt::system_random();
  std::filesystem::path folder_;
  const crypt::OrganisationKeys& keys_;
  std::unique_ptr<store::Store> store_;
  PersonRef actor_;
  std::vector<FileRef> files_;
  std::vector<std::vector<store::Write>> prepared_ = std::vector<std::vector<store::Write>>(64);
  std::atomic<std::uint64_t> written_ = 0;
};

Round median_round(const std::vector<Round>& rounds) {
  std::vector<double> rates, p50s, p99s, processor;
  for (const Round& round : rounds) {
    rates.push_back(round.a_second);
    p50s.push_back(round.p50_us);
    p99s.push_back(round.p99_us);
    processor.push_back(round.processor_us);
  }
  return {median(rates), median(p50s), median(p99s), median(processor)};
}

void print(std::string_view name, double value, std::string_view unit, double ratio = -1) {
  fmt::print("{:<34} {:>12.1f} {:<12} {}\n", name, value, unit,
             ratio < 0 ? "-" : fmt::format("{:.2f}", ratio));
  std::fflush(stdout);
}

void print_times(std::string_view name, const Round& round, const Round& limit) {
  print(fmt::format("{}_p50", name), round.p50_us, "us", round.p50_us / limit.p50_us);
  print(fmt::format("{}_p99", name), round.p99_us, "us", round.p99_us / limit.p99_us);
  print(fmt::format("{}_cpu", name), round.processor_us, "us", round.processor_us / limit.processor_us);
}

void compare(int writers, const Settings& settings, const std::filesystem::path& data, Ours& ours) {
  std::vector<Round> plain_rounds, our_rounds;
  Plain plain(data / fmt::format("plain-{}.db", writers));
  for (int i = 0; i < settings.rounds; ++i) {
    plain_rounds.push_back(measure(writers, settings.seconds, [&](std::size_t) { plain.insert(); }));
    ours.prepare(static_cast<std::size_t>(writers), most_of_a_thread(writers, settings.seconds));
    our_rounds.push_back(
        measure(writers, settings.seconds, [&](std::size_t thread) { ours.decide(thread); }));
  }
  std::vector<double> ratios;
  for (std::size_t i = 0; i < our_rounds.size(); ++i)
    ratios.push_back(our_rounds[i].a_second / plain_rounds[i].a_second);
  const Round limit = median_round(plain_rounds), mine = median_round(our_rounds);
  print(fmt::format("plain_insert_{}_writers", writers), limit.a_second, "/s");
  print_times(fmt::format("plain_insert_{}_writers", writers), limit, limit);
  print(fmt::format("durable_decision_{}_writers", writers), mine.a_second, "/s", median(ratios));
  print_times(fmt::format("durable_decision_{}_writers", writers), mine, limit);
}

/// Entries to open and verify with. It also grows the log to the size that it keeps, as the plain database's
/// is.
void fill(Ours& ours, std::uint64_t entries) {
  std::atomic<std::uint64_t> left = entries;
  std::vector<std::jthread> threads;
  for (std::size_t t = 0; t < 64; ++t)
    threads.emplace_back([&, t] {
      for (std::uint64_t n = left; n > 0; n = left)
        if (left.compare_exchange_weak(n, n - 1)) ours.decide(t);
    });
}

void run(const Settings& settings) {
  std::string name = (settings.folder / "sharewell-bench-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder to work in");
  const std::filesystem::path data = name;
  const Random random = crypt::system_random();
  if (!crypt::KeyRing::create(data, random)) throw std::runtime_error("no key ring");
  crypt::KeyRing ring = value_of(crypt::KeyRing::open(data));
  if (!ring.add_organisation("bench", random)) throw std::runtime_error("no organisation");
  {
    Ours ours(data, *ring.find("bench"));
    fill(ours, settings.entries);
    for (const int writers : settings.writers > 0 ? std::vector{settings.writers} : std::vector{1, 64})
      compare(writers, settings, data, ours);
    print("entries_at_open", static_cast<double>(ours.size()), "entries");
    print("open", ours.reopen_ms(), "ms");
    print("verify", ours.verify_a_second(), "entries/s");
  }
  std::filesystem::remove_all(data);
}

}  // namespace

int main(int argc, char** argv) {
  Settings settings;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string_view option = argv[i];
    if (option == "--folder") settings.folder = argv[i + 1];
    if (option == "--seconds") settings.seconds = std::atof(argv[i + 1]);
    if (option == "--rounds") settings.rounds = std::atoi(argv[i + 1]);
    if (option == "--writers") settings.writers = std::atoi(argv[i + 1]);
    if (option == "--entries") settings.entries = static_cast<std::uint64_t>(std::atoll(argv[i + 1]));
  }
  try {
    run(settings);
  } catch (const std::exception& failed) {
    fmt::print(stderr, "bench_store: {}\n", failed.what());
    return 1;
  }
}
