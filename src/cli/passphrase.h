// SPDX-License-Identifier: MIT
// Passphrases of root keys: asked for on the terminal, or read from a descriptor that whoever starts the
// program hands over.
//
// In: a prompt, or the number of a descriptor. Out: one line, in guarded memory. Never: shows what is typed;
// takes it from the command line or the environment.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "base/result.h"
#include "crypt/unlock.h"

namespace sharewell::cli {

inline constexpr int kNoDescriptor = -1;

/// Asks at most once for the passphrase of root.key, when something needs it. `descriptor` is read at that
/// time, so that it can be that of an option; kNoDescriptor: the terminal.
[[nodiscard]] crypt::Unlock unlock_by(std::shared_ptr<const int> descriptor,
                                      const char* credentials_directory);

/// A new one: asked for twice on the terminal, or one line of the descriptor.
[[nodiscard]] Result<crypt::SecretText> new_passphrase(int descriptor);

/// A short secret file; `-` is standard input.
[[nodiscard]] Result<crypt::SecretText> read_secret(const std::string& path);

}  // namespace sharewell::cli
