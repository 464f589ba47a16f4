// SPDX-License-Identifier: MIT
#include "access/sessions.h"

#include <array>

#include "base/limits.h"
#include "crypt/hash.h"
#include "crypt/password.h"

namespace sharewell::access {
namespace {

constexpr std::size_t kSessionsMax = 10'000;
constexpr std::size_t kTriesMax = 10'000;

std::string key_of(std::string_view token) { return to_hex(crypt::sha256(bytes_of(token))); }

std::string fresh_token(const Random& random) {
  std::array<std::uint8_t, 32> drawn{};
  random(drawn);
  return to_base64url(drawn);
}

}  // namespace

bool Sessions::must_wait(const std::string& name) {
  const std::lock_guard lock(mutex_);
  const auto found = tries_.find(name);
  if (found == tries_.end() || found->second.wrong < kTriesBeforeWait) return false;
  return clock_() - found->second.last < kWaitMs;
}

void Sessions::note_wrong(const std::string& name) {
  const std::lock_guard lock(mutex_);
  const Instant now = clock_();
  std::erase_if(tries_, [&](const auto& one) { return now - one.second.last > 10 * kMinuteMs; });
  if (tries_.size() >= kTriesMax) return;
  Tries& tries = tries_[name];
  ++tries.wrong;
  tries.last = now;
}

Result<std::string> Sessions::sign_in(std::string_view organisation, const People* people,
                                      std::string_view user, std::string_view password) {
  if (password.size() > limits::kPasswordBytes || user.size() > limits::kShortTextBytes)
    return fail(ErrorCode::SignInNeeded, "the name and the password do not belong together");
  const std::string name = std::string(user) + "@" + std::string(organisation);
  if (must_wait(name)) return fail(ErrorCode::TooMany, "many wrong passwords for this name; wait a minute");
  const auto known = people == nullptr ? std::nullopt : people->password_hash(user);
  const bool fits = crypt::password_fits(known ? *known : crypt::dummy_hash(), password);
  if (!known || !fits) {
    note_wrong(name);
    return fail(ErrorCode::SignInNeeded, "the name and the password do not belong together");
  }
  {
    const std::lock_guard lock(mutex_);
    tries_.erase(name);
  }
  return begin(organisation, people->find_user(user)->ref);
}

std::string Sessions::begin(std::string_view organisation, const PersonRef& person) {
  const std::string token = fresh_token(random_);
  const Instant now = clock_();
  const std::lock_guard lock(mutex_);
  std::erase_if(sessions_, [&](const auto& one) {
    return now - one.second.last_seen > kIdleMs || now - one.second.began > kSessionMs;
  });
  if (sessions_.size() >= kSessionsMax) sessions_.erase(sessions_.begin());
  sessions_[key_of(token)] = {std::string(organisation), person, fresh_token(random_), now, now};
  return token;
}

std::optional<Session> Sessions::find(std::string_view token) {
  const std::string key = key_of(token);
  const Instant now = clock_();
  const std::lock_guard lock(mutex_);
  const auto found = sessions_.find(key);
  if (found == sessions_.end()) return std::nullopt;
  if (now - found->second.last_seen > kIdleMs || now - found->second.began > kSessionMs) {
    sessions_.erase(found);
    return std::nullopt;
  }
  found->second.last_seen = now;
  return found->second;
}

void Sessions::end(std::string_view token) {
  const std::lock_guard lock(mutex_);
  sessions_.erase(key_of(token));
}

}  // namespace sharewell::access
