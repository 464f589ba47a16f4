// SPDX-License-Identifier: MIT
// Passwords, kept as Argon2id hashes of 64 MiB and three passes.
//
// In: what somebody typed. Out: the PHC text to store ("$argon2id$v=19$m=65536,t=3,p=1$..."), or whether it
// fits. Never: more than two hashes at a time in one process (each fills 64 MiB for about 0.1 s); others wait
// their turn.
#pragma once

#include <string>
#include <string_view>

#include "base/ref.h"
#include "base/result.h"

namespace sharewell::crypt {

/// The text to store. BadInput if the password is empty, TooLarge beyond limits::kPasswordBytes, Unavailable
/// if there is no memory for it.
[[nodiscard]] Result<std::string> hash_password(std::string_view password, const Random& random);

/// Whether the password is the one that was hashed. False for anything that is no hash of ours.
[[nodiscard]] bool password_fits(std::string_view hash, std::string_view password);

/// A hash that no password is known for. Match a password against it where the account does not exist, so
/// that the time taken does not tell.
[[nodiscard]] std::string_view dummy_hash();

}  // namespace sharewell::crypt
