// SPDX-License-Identifier: MIT
// The stock program `age`, through pipes: what it encrypts or decrypts is never in a file in the clear.
//
// In: recipients and what to write; or an identity file and an encrypted file. Out: the encrypted bytes, on a
// descriptor; or the plain ones, in memory. Never: a shell; a key in a file, an argument or the environment.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace sharewell::backup {

/// Takes the next piece of what is to be encrypted.
using Sink = std::function<Result<void>(std::string_view)>;

/// Encrypts what `content` writes, to each recipient: a public key of age or SSH, or the path of a file with
/// one a line. errors  BadConfig: age is not installed. BadInput: age cannot use a recipient. DiskFull,
/// Unavailable.
[[nodiscard]] Result<void> encrypt(const std::vector<std::string>& recipients, int out,
                                   const std::function<Result<void>(const Sink&)>& content);

/// errors  BadConfig: age is not installed. KeysMissing: the identity does not open it, or a bit of it was
/// changed.
[[nodiscard]] Result<std::string> decrypt(const std::filesystem::path& identity,
                                          const std::filesystem::path& file);

/// Overwrites what was secret.
void forget(std::string& secret);

}  // namespace sharewell::backup
