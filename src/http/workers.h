// SPDX-License-Identifier: MIT
// The threads that run handlers: as many at a time as the machine has processors, and more only in place of
// those that are held up. More than that gain nothing and push each other's memory out of the processors'
// caches; fewer would leave everybody waiting for whoever waits for the disk.
//
// In: work, from any thread. Out: all of it done, begun in the order in which it came. Never: more threads
// than `most`; work that waits for one that is held up though another could do it, even where nobody says so.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace sharewell::http {

class Workers {
 public:
  using Work = std::move_only_function<void()>;  ///< throws nothing

  /// in      most: threads, at least one; at_a_time: of those, how many work while none is held up; patience:
  ///         where nothing was begun for so long though something waits, all that are at work count as held
  ///         up.
  Workers(unsigned most, unsigned at_a_time,
          std::chrono::milliseconds patience = std::chrono::milliseconds(2));
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  void run(Work work);
  /// Once everything was run and nothing more is to come.
  void join();

 private:
  class Worker;
  void serve(Worker& me);
  void watch();
  void put_to_work();
  void begin(Worker& worker);
  void stop_counting(Worker& worker);
  Worker* find_idle();
  void add_worker();

  const std::size_t most_, at_a_time_;
  const std::chrono::milliseconds patience_;
  std::mutex mutex_;
  std::deque<Work> waiting_;
  std::vector<std::unique_ptr<Worker>> all_;
  std::vector<Worker*> idle_;  ///< the last to become so is the first to work again: its memory is still near
  std::size_t busy_ = 0;       ///< at work and not held up
  std::uint64_t begun_ = 0;
  bool watched_ = false, ended_ = false;
  std::condition_variable watch_;
  std::thread watcher_;
};

}  // namespace sharewell::http
