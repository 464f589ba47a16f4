// SPDX-License-Identifier: MIT
#include "crypt/password.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <semaphore>

#include "base/limits.h"
#include "crypt/secret.h"

namespace sharewell::crypt {
namespace {

constexpr unsigned long long kPasses = 3;
constexpr std::size_t kMemoryBytes = std::size_t{64} << 20;
constexpr std::string_view kPrefix = "$argon2id$v=19$m=65536,t=3,p=1$";  // says the two figures above

/// Waits for one of two places, so that a flood of sign-ins fills neither memory nor every core.
class Turn {
 public:
  Turn() { places().acquire(); }
  ~Turn() { places().release(); }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

 private:
  static std::counting_semaphore<2>& places() {
    static std::counting_semaphore<2> two(2);
    return two;
  }
};

std::string unpadded_base64(ByteView bytes) {
  std::string text = to_base64(bytes);
  text.erase(text.find_last_not_of('=') + 1);
  return text;
}

}  // namespace

Result<std::string> hash_password(std::string_view password, const Random& random) {
  if (password.empty()) return fail(ErrorCode::BadInput, "the password is empty", "password");
  if (password.size() > limits::kPasswordBytes)
    return fail(ErrorCode::TooLarge, fmt::format("the limit is {} bytes", limits::kPasswordBytes),
                "password");
  initialise();
  std::array<std::uint8_t, crypto_pwhash_argon2id_SALTBYTES> salt{};
  std::array<std::uint8_t, 32> hash{};
  random(salt);
  const Turn turn;
  if (crypto_pwhash_argon2id(hash.data(), hash.size(), password.data(), password.size(), salt.data(), kPasses,
                             kMemoryBytes, crypto_pwhash_argon2id_ALG_ARGON2ID13) != 0)
    return fail(ErrorCode::Unavailable, "there is no memory to hash a password (64 MiB)", "password");
  return fmt::format("{}{}${}", kPrefix, unpadded_base64(salt), unpadded_base64(hash));
}

bool password_fits(std::string_view hash, std::string_view password) {
  std::array<char, crypto_pwhash_STRBYTES> text{};
  if (password.empty() || password.size() > limits::kPasswordBytes || hash.size() >= text.size() ||
      !hash.starts_with(kPrefix) || hash.find('\0') != std::string_view::npos)
    return false;
  initialise();
  std::copy(hash.begin(), hash.end(), text.begin());
  const Turn turn;
  return crypto_pwhash_str_verify(text.data(), password.data(), password.size()) == 0;
}

std::string_view dummy_hash() {
  // Random bytes where salt and hash would stand. A constant, because making one at the first use would take
  // time that the first missing account would show.
  return "$argon2id$v=19$m=65536,t=3,p=1$jNlmZWtO9t+eoGVlfnkNUw$qppXcpTvwutAD9OPce8e3IDOjGg8+J96YIf1Z6efsP4";
}

}  // namespace sharewell::crypt
