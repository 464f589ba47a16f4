// SPDX-License-Identifier: MIT
// How fast a record that has grown is opened, read and verified.
//
//   bench_record [--folder DIR] [--entries 1000000] [--file-entries 20] [--rounds 5] [--data DIR]
//
// Each line: name, value, unit, and the aim. The entries are decisions of about 1 KB with two tasks, as
// bench_store's, so many to a case file; one file more has 500. They are written by a process of their own,
// so that memory is what opening takes. With --data they are kept in DIR, and used again if they are there.
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <thread>
#include <vector>

#include "../measure.h"
#include "crypt/key_ring.h"
#include "some_entries.h"
#include "store/sealing.h"
#include "store/store.h"
#include "store/verify.h"

namespace {

using namespace sharewell;
using namespace sharewell::bench;

struct Settings {
  std::filesystem::path folder = std::filesystem::temp_directory_path(), data{};
  std::uint64_t entries = 1'000'000, file_entries = 20;
  int rounds = 5;
};

constexpr std::uint64_t kLongFile = 500;

double median_of(int rounds, const auto& work) {
  std::vector<double> took;
  for (int i = 0; i < rounds; ++i) took.push_back(seconds_of(work));
  return median(std::move(took));
}

void print(std::string_view name, double value, std::string_view unit, std::string_view aim = {}) {
  fmt::print("{:<52} {:>12.2f} {:<10} {}\n", name, value, unit,
             aim.empty() ? "-" : fmt::format("(aim {})", aim));
  std::fflush(stdout);
}

double resident_mb() {
  std::ifstream status("/proc/self/statm");
  std::uint64_t size = 0, resident = 0;
  status >> size >> resident;
  return static_cast<double>(resident) * static_cast<double>(::sysconf(_SC_PAGESIZE)) / 1e6;
}

class Writer {
 public:
  explicit Writer(store::Store& store) : store_(store), actor_(PersonRef::make(random_)) {}

  /// One case file of so many entries, 64 of them a write.
  FileRef write_file(std::uint64_t entries) {
    const FileRef file = store_.new_file();
    std::vector<record::EntryBody> waiting{an_opening(file, actor_)};
    for (std::uint64_t i = 1; i < entries; ++i) {
      waiting.push_back(a_decision(file, actor_, random_));
      if (waiting.size() == 64) keep(waiting);
    }
    keep(waiting);
    return file;
  }

 private:
  void keep(std::vector<record::EntryBody>& waiting) {
    if (!waiting.empty()) (void)value_of(store_.commit({std::exchange(waiting, {}), "", {}}));
  }
  Random random_ = crypt::system_random();
  store::Store& store_;
  PersonRef actor_;
};

std::unique_ptr<store::Store> open(const std::filesystem::path& data, const crypt::OrganisationKeys& keys) {
  return value_of(
      store::Store::open(data / "orgs" / "bench", keys, system_clock_now, crypt::system_random()));
}

void fill(const std::filesystem::path& data, const Settings& settings) {
  const Random random = crypt::system_random();
  if (!crypt::KeyRing::create(data, random)) throw std::runtime_error("no key ring");
  crypt::KeyRing ring = value_of(crypt::KeyRing::open(data));
  if (!ring.add_organisation("bench", random)) throw std::runtime_error("no organisation");
  const auto store = open(data, *ring.find("bench"));
  (void)Writer(*store).write_file(kLongFile);
  std::atomic<std::int64_t> left = static_cast<std::int64_t>(settings.entries);
  std::vector<std::jthread> threads;
  for (int t = 0; t < 16; ++t)
    threads.emplace_back([&] {
      Writer writer(*store);
      const auto entries = static_cast<std::int64_t>(settings.file_entries);
      while (left.fetch_sub(entries) > 0) (void)writer.write_file(settings.file_entries);
    });
}

void fill_apart(const std::filesystem::path& data, const Settings& settings) {
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("no process to write with");
  if (child == 0) {
    try {
      fill(data, settings);
    } catch (const std::exception& failed) {
      fmt::print(stderr, "bench_record: {}\n", failed.what());
      ::_exit(1);
    }
    ::_exit(0);
  }
  int how = 0;
  if (::waitpid(child, &how, 0) != child || how != 0) throw std::runtime_error("nothing was written");
}

void measure_opening(const std::filesystem::path& data, const crypt::OrganisationKeys& keys,
                     const Settings& settings) {
  const double before = resident_mb();
  std::unique_ptr<store::Store> store;
  const double first = seconds_of([&] { store = open(data, keys); });
  print("entries", static_cast<double>(store->size()), "entries");
  print("case files", static_cast<double>(store->files().size()), "files");
  print("resident before opening", before, "MB");
  print("resident once open", resident_mb(), "MB");
  print("opened first", first * 1e3, "ms", "1000");
  std::vector<double> took, worked;
  for (int i = 0; i < settings.rounds; ++i) {
    store.reset();
    const std::clock_t processor = std::clock();
    took.push_back(seconds_of([&] { store = open(data, keys); }));
    worked.push_back(static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC);
  }
  print("opened again, median", median(took) * 1e3, "ms", "1000");
  print("opened again, processor, median", median(worked) * 1e3, "ms");
}

void measure_reading(const std::filesystem::path& data, const crypt::OrganisationKeys& keys) {
  const auto store = open(data, keys);
  const PersonRef person = PersonRef::make(crypt::system_random());
  const FileRef file = store->files().front().file();
  std::size_t entries = 0;
  const auto look = [&] {
    const store::Looked looked = value_of(store->look(file, person));
    entries = value_of(store->read(looked, file)).size();
  };
  const double first = seconds_of(look);
  const double again = median_of(101, look);
  print(fmt::format("case file of {} entries opened, look recorded", entries), first * 1e3, "ms");
  print(fmt::format("case file of {} entries opened again, median", entries), again * 1e3, "ms", "3");
}

/// What no way of reading can go below: an entry like these opened, and its leaf computed, where it lies.
/// Entries a second.
double measure_cryptography(const crypt::OrganisationKeys& keys) {
  constexpr int kTimes = 20'000;
  const Random random = crypt::system_random();
  const store::Sealing sealing(keys, random);
  const FileRef file = FileRef::make(random);
  const record::EntryBody entry = a_decision(file, PersonRef::make(random), random);
  const crypt::TransientKey key = crypt::TransientKey::make(random);
  const store::SealedEntry sealed = sealing.seal_entry(key, file, entry.kind, record::canonical(entry), {});
  Bytes room;
  const double took = median_of(5, [&] {
    for (int i = 0; i < kTimes; ++i)
      (void)value_of(sealing.open(
          key, {0, file.text(), static_cast<std::int64_t>(entry.kind), sealed.uid, sealed.sealed}, room));
  });
  return kTimes / took;
}

void measure_verify(const std::filesystem::path& data, const crypt::OrganisationKeys& keys,
                    unsigned threads) {
  store::VerifyCallbacks how;
  how.threads = threads;
  std::uint64_t entries = 0;
  const std::clock_t processor = std::clock();
  const double took =
      seconds_of([&] { entries = value_of(store::verify(data / "orgs" / "bench", keys, how)).entries; });
  const double worked = static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC;
  print(fmt::format("verified by {} thread(s)", threads), static_cast<double>(entries) / took, "entries/s",
        "200000");
  print(fmt::format("verified by {} thread(s), a second of processor", threads),
        static_cast<double>(entries) / worked, "entries/s");
}

void run(const Settings& settings) {
  std::string name = (settings.folder / "sharewell-bench-XXXXXX").string();
  if (settings.data.empty() && ::mkdtemp(name.data()) == nullptr)
    throw std::runtime_error("no folder to work in");
  const std::filesystem::path data = settings.data.empty() ? std::filesystem::path(name) : settings.data;
  std::filesystem::create_directories(data);
  if (!std::filesystem::exists(data / "keyring")) fill_apart(data, settings);
  const crypt::KeyRing ring = value_of(crypt::KeyRing::open(data));
  measure_opening(data, *ring.find("bench"), settings);
  measure_reading(data, *ring.find("bench"));
  print("opened and hashed alone (the limit)", measure_cryptography(*ring.find("bench")), "entries/s");
  for (const unsigned threads : {1u, std::max(2u, std::thread::hardware_concurrency())})
    measure_verify(data, *ring.find("bench"), threads);
  print("resident at the end", resident_mb(), "MB");
  if (settings.data.empty()) std::filesystem::remove_all(data);
}

}  // namespace

int main(int argc, char** argv) {
  Settings settings;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string_view option = argv[i];
    if (option == "--folder") settings.folder = argv[i + 1];
    if (option == "--data") settings.data = argv[i + 1];
    if (option == "--rounds") settings.rounds = std::atoi(argv[i + 1]);
    if (option == "--entries") settings.entries = static_cast<std::uint64_t>(std::atoll(argv[i + 1]));
    if (option == "--file-entries")
      settings.file_entries = static_cast<std::uint64_t>(std::atoll(argv[i + 1]));
  }
  try {
    run(settings);
  } catch (const std::exception& failed) {
    fmt::print(stderr, "bench_record: {}\n", failed.what());
    return 1;
  }
}
