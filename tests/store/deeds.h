// SPDX-License-Identifier: MIT
// What is done while memory runs out, one thing of each kind that writes.
//
// In: a store. Out: whether it was done, and then lines that told.h reads. Never: needs memory of its own
// while it is done: what it takes is made before, what it says is said after.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "story.h"

namespace sharewell::store {

struct Deed {
  virtual ~Deed() = default;
  virtual Result<void> act(Store& store) = 0;
  virtual void tell(const Teller& teller) const = 0;
};

struct Kind {
  std::string name;
  std::uint64_t entries = 0;  ///< that it adds
  std::function<std::unique_ptr<Deed>()> make;
};

/// Each can be done once in a folder in which a story came to its end.
[[nodiscard]] std::vector<Kind> kinds_of_deeds();

}  // namespace sharewell::store
