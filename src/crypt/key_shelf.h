// SPDX-License-Identifier: MIT
// Keys that were unwrapped lately and are likely to be wanted again, in one piece of guarded memory.
//
// In: keys under names, from any thread. Out: the key of a name, or nothing, and then the caller unwraps it
// again. A shelf has a fixed number of places, and a name has one of them, so that a new key may push out
// another's. Never: grows; gives one name's key for another.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "crypt/secret.h"

namespace sharewell::crypt {

class KeyShelf {
 public:
  /// @pre places > 0
  explicit KeyShelf(std::size_t places);

  [[nodiscard]] std::optional<TransientKey> find(std::string_view name) const;
  /// @pre `name` is not empty. Returns the key where it now lies, until the next `keep` or `forget` of any
  /// thread.
  KeyView keep(std::string_view name, KeyView key);
  /// The key of this name is zeroed, if it is here.
  void forget(std::string_view name);

 private:
  struct Release {
    void operator()(std::uint8_t* bytes) const;
  };
  [[nodiscard]] std::size_t place_of(std::string_view name) const;
  [[nodiscard]] std::span<std::uint8_t, kKeyBytes> at(std::size_t place) const;

  mutable std::mutex mutex_;
  std::vector<std::string> names_;  ///< by place; empty: nothing lies there
  std::unique_ptr<std::uint8_t, Release> bytes_;
};

}  // namespace sharewell::crypt
