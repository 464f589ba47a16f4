// SPDX-License-Identifier: MIT
#include "http/workers.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "base/held_up.h"

namespace sharewell::http {
namespace {

constexpr int kQuietLooks = 100;  // before the watcher sleeps until it is woken, which costs whoever wakes it

}  // namespace

class Workers::Worker final : public HeldUp::Lender {
 public:
  explicit Worker(Workers& of) : of_(of) {}
  void begins() noexcept override {
    const std::lock_guard lock(of_.mutex_);
    of_.stop_counting(*this);
    of_.put_to_work();
  }
  void is_over() noexcept override {
    const std::lock_guard lock(of_.mutex_);
    if (!std::exchange(counts, true)) ++of_.busy_;
  }

  Work work{};
  bool counts = false;
  std::condition_variable woken{};
  std::thread thread{};

 private:
  Workers& of_;
};

Workers::Workers(unsigned most, unsigned at_a_time, std::chrono::milliseconds patience)
    : most_(std::max(1u, most)),
      at_a_time_(std::clamp(at_a_time, 1u, std::max(1u, most))),
      patience_(patience) {
  all_.reserve(most_);
  idle_.reserve(most_);
  const std::lock_guard lock(mutex_);
  for (std::size_t i = 0; i < at_a_time_; ++i) add_worker();
  watcher_ = std::thread([this] { watch(); });
}

Workers::~Workers() { join(); }

void Workers::run(Work work) {
  const std::lock_guard lock(mutex_);
  waiting_.push_back(std::move(work));
  put_to_work();
}

void Workers::join() {
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    for (const auto& worker : all_) worker->woken.notify_one();
    watch_.notify_one();
  }
  for (const auto& worker : all_)
    if (worker->thread.joinable()) worker->thread.join();
  if (watcher_.joinable()) watcher_.join();
}

void Workers::add_worker() {
  all_.push_back(std::make_unique<Worker>(*this));
  Worker& fresh = *all_.back();
  fresh.thread = std::thread([this, &fresh] { serve(fresh); });
  idle_.push_back(&fresh);
}

/// Nullptr if there is none, and none can be added.
Workers::Worker* Workers::find_idle() {
  if (idle_.empty() && all_.size() < most_) {
    try {
      add_worker();
    } catch (
        const std::exception&) {  // no thread or no memory to be had: those that there are will come to it
      if (!all_.empty() && !all_.back()->thread.joinable()) all_.pop_back();
    }
  }
  if (idle_.empty()) return nullptr;
  Worker* const found = idle_.back();
  idle_.pop_back();
  return found;
}

void Workers::begin(Worker& worker) {
  worker.work = std::move(waiting_.front());
  waiting_.pop_front();
  worker.counts = true;
  ++busy_;
  ++begun_;
}

void Workers::stop_counting(Worker& worker) {
  if (std::exchange(worker.counts, false)) --busy_;
}

void Workers::put_to_work() {
  while (!waiting_.empty() && busy_ < at_a_time_) {
    Worker* const worker = find_idle();
    if (worker == nullptr) break;
    begin(*worker);
    worker->woken.notify_one();
  }
  if (!waiting_.empty() && !watched_) {
    watched_ = true;
    watch_.notify_one();
  }
}

void Workers::serve(Worker& me) {
  HeldUp::lender = &me;
  std::unique_lock lock(mutex_);
  while (true) {
    me.woken.wait(lock, [&] { return me.work || ended_; });
    if (!me.work) return;
    Work work = std::exchange(me.work, nullptr);
    lock.unlock();
    work();
    work = nullptr;
    lock.lock();
    stop_counting(me);
    if (!waiting_.empty() && busy_ < at_a_time_)
      begin(me);
    else
      idle_.push_back(&me);
  }
}

void Workers::watch() {
  std::unique_lock lock(mutex_);
  for (int quiet = 0; !ended_;) {
    if (quiet == kQuietLooks) {
      watched_ = false;
      watch_.wait(lock, [this] { return ended_ || watched_; });
      quiet = 0;
    }
    const std::uint64_t seen = begun_;
    watch_.wait_for(lock, patience_, [this] { return ended_; });
    quiet = waiting_.empty() ? quiet + 1 : 0;
    if (waiting_.empty() || begun_ != seen) continue;
    for (const auto& worker : all_) stop_counting(*worker);
    put_to_work();
  }
}

}  // namespace sharewell::http
