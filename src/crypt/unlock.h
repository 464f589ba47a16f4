// SPDX-License-Identifier: MIT
// What opens a root key that does not lie open in its folder: a passphrase, or a credential of systemd.
//
// In: characters as they are typed or read; the folder where systemd puts credentials. Out: the same, in
// guarded memory. Never: takes a passphrase from an argument or the environment, where others could read it.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string_view>

#include "base/result.h"

namespace sharewell::crypt {

/// A short text that is secret: in locked, guarded pages, zeroed when it goes.
class SecretText {
 public:
  static constexpr std::size_t kMost = 1024;
  SecretText();
  /// False, and nothing added, if there is no room.
  bool add(std::string_view more);
  /// Takes the last character away, if there is one.
  void drop_last();
  [[nodiscard]] std::string_view view() const { return {bytes_.get(), size_}; }

 private:
  struct Release {
    void operator()(char* bytes) const;
  };
  std::unique_ptr<char, Release> bytes_;
  std::size_t size_ = 0;
};

struct Unlock {
  /// Asks whoever starts the program; empty: nobody can be asked.
  std::function<Result<SecretText>()> passphrase{};
  /// $CREDENTIALS_DIRECTORY; empty: there is none.
  std::filesystem::path credentials{};
};

}  // namespace sharewell::crypt
