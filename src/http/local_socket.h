// SPDX-License-Identifier: MIT
// A door for commands on the same machine: one line in, one line out, over a Unix-domain socket of mode 0600.
//
// In: a path in the data folder and a handler. Out: replies to whoever owns the data folder (or root).
// Never: answers another user, holds more than kLocalLineBytes of a line or kLocalReplyBytes of a reply, or
// removes a socket that is alive or another server's.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sharewell::http {

inline constexpr std::size_t kLocalLineBytes = std::size_t{64} * 1024;
inline constexpr std::size_t kLocalReplyBytes = std::size_t{96} * 1024 * 1024;

using LineHandler = std::function<std::string(std::string_view line)>;  ///< without line ends; may block

class LocalSocket {
 public:
  /// Binds and starts to serve on threads of its own. A file left by a dead server is replaced; a living one
  /// is Busy.
  [[nodiscard]] static Result<std::unique_ptr<LocalSocket>> serve(const std::filesystem::path& path,
                                                                  LineHandler handler);
  /// Stops, waits for handlers that run, removes the file.
  ~LocalSocket();
  LocalSocket(const LocalSocket&) = delete;
  LocalSocket& operator=(const LocalSocket&) = delete;

 private:
  struct Parts;
  explicit LocalSocket(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

/// Sends one line (without line end) and waits for the reply line. NotFound if no server serves there;
/// Unavailable if it broke off or took longer than `seconds`.
[[nodiscard]] Result<std::string> ask(const std::filesystem::path& path, std::string_view line,
                                      int seconds = 60);

}  // namespace sharewell::http
