// SPDX-License-Identifier: MIT
// Who is signed in, kept in memory only: a stopped server signs everybody out and loses nothing else.
//
// In: a user name, a password, a clock and randomness. Out: a session with a token for the cookie and one for
// forms. Never: tells whether the name or the password was wrong, stores a token (only its hash), or locks
// anybody out: many wrong tries make that name wait, and only that name.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "access/people.h"

namespace sharewell::access {

struct Session {
  std::string organisation;  ///< as typed after the @
  PersonRef person;
  std::string form_token;  ///< every form carries it; a form without it is not from this session
  Instant last_seen;
  Instant began;
};

inline constexpr std::int64_t kIdleMs = 30 * kMinuteMs;
inline constexpr std::int64_t kSessionMs = 12 * kHourMs;
inline constexpr int kTriesBeforeWait = 8;
inline constexpr std::int64_t kWaitMs = kMinuteMs;

class Sessions {
 public:
  Sessions(Clock clock, Random random) : clock_(std::move(clock)), random_(std::move(random)) {}

  /// Checks a password in about the same time whether or not the name exists.
  /// out     the token for the cookie.
  /// errors  SignInNeeded if the two do not belong together; TooMany after many wrong tries for this name.
  [[nodiscard]] Result<std::string> sign_in(std::string_view organisation, const People* people,
                                            std::string_view user, std::string_view password);
  /// A session without a password, for the demo's "sign in as" page only.
  [[nodiscard]] std::string begin(std::string_view organisation, const PersonRef& person);
  /// The session of a cookie's token, or nullopt if it ended or went idle; marks it as seen now.
  [[nodiscard]] std::optional<Session> find(std::string_view token);
  void end(std::string_view token);

 private:
  struct Tries {
    int wrong = 0;
    Instant last;
  };
  bool must_wait(const std::string& name);
  void note_wrong(const std::string& name);
  Clock clock_;
  Random random_;
  std::mutex mutex_;
  std::map<std::string, Session> sessions_;  ///< by SHA-256 of the token, in hex
  std::map<std::string, Tries> tries_;
};

}  // namespace sharewell::access
