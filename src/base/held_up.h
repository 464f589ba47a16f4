// SPDX-License-Identifier: MIT
// Says that this thread is held up by a disk or by other threads, so that whoever lent it can let another go
// on meanwhile.
//
// In: the scope in which it waits. Out: the lender of this thread, if there is one, is told when that begins
// and when it is over. Never: waits itself; fails.
#pragma once

namespace sharewell {

class HeldUp {
 public:
  class Lender {
   public:
    virtual ~Lender() = default;
    virtual void begins() noexcept = 0;
    virtual void is_over() noexcept = 0;
  };
  /// Of this thread; nullptr: it is its own.
  inline static thread_local constinit Lender* lender = nullptr;

  HeldUp() noexcept : told_(lender) {
    if (told_ != nullptr) told_->begins();
  }
  ~HeldUp() {
    if (told_ != nullptr) told_->is_over();
  }
  HeldUp(const HeldUp&) = delete;
  HeldUp& operator=(const HeldUp&) = delete;

 private:
  Lender* told_;
};

}  // namespace sharewell
