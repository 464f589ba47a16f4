// SPDX-License-Identifier: MIT
// The HTTP/1.1 server: reads requests within limits, hands them to one handler, writes the responses.
//
// In: an address of this machine and a handler. Out: connections served until `stop`.
// Never: listens in plain text beyond loopback or in it where it speaks TLS, answers to a host name it was
// not told, lets a handler's exception or a slow client harm the others, or sends a response without the
// headers of `harden`.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "base/result.h"
#include "http/message.h"

namespace sharewell::crypt {
class TlsIdentity;
}

namespace sharewell::http {

using Handler = std::function<Response(const Request&)>;  ///< called on a worker thread; may block
/// What can be answered without waiting for anything; nullopt for all the rest. Called on the thread that
/// reads and writes, so that it is answered though every worker is held up: it must never block.
using AtOnce = std::function<std::optional<Response>(const Request&)>;
/// Makes the page for a refusal that no handler saw: what was asked for, as it was sent and unchecked (empty:
/// it did not come so far), a status and one sentence for people.
using ErrorPage =
    std::function<Response(std::string_view target, unsigned status, std::string_view sentence)>;

struct Listen {
  std::string address = "127.0.0.1";
  unsigned short port = 0;           ///< 0: any free one
  unsigned workers = 4;              ///< threads that run the handler
  std::vector<std::string> hosts{};  ///< names beside the loopback ones that requests may ask for
  bool https_proxy = false;          ///< people reach it through a proxy on this machine that speaks https
  std::shared_ptr<const crypt::TlsIdentity> tls{};  ///< speaks https itself, and may listen anywhere
  ErrorPage error_page = [](std::string_view, unsigned status, std::string_view sentence) {
    return plain_page(status, sentence);
  };
  AtOnce at_once = [](const Request&) { return std::nullopt; };

  std::size_t connections_max = 512;         ///< of which the longest idle one goes for a new one
  std::size_t connections_of_one_max = 128;  ///< from one address that is not this machine's
  std::size_t header_bytes_max = limits::kRequestHeaderBytes;
  std::size_t body_bytes_max = limits::kRequestBodyBytes;
  std::chrono::milliseconds header_time{
      10'000};  ///< from the first byte of a request to the end of its header
  std::chrono::milliseconds body_time{20'000};
  std::chrono::milliseconds idle_time{60'000};  ///< between two requests of a connection
  std::chrono::milliseconds write_time{30'000};
  std::chrono::milliseconds stop_time{10'000};  ///< for requests under way after `stop`

  /// Whether the person's browser speaks https.
  [[nodiscard]] bool speaks_https() const { return https_proxy || tls != nullptr; }
};

class Server {
 public:
  /// Binds at once, so that the port is known and a clash is an error here. BadConfig for an address that is
  /// not loopback or not an address; Busy if the port is taken; Unavailable for what else the system refuses.
  [[nodiscard]] static Result<std::unique_ptr<Server>> listen(const Listen& listen, Handler handler);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  [[nodiscard]] unsigned short port() const;
  /// Serves on this thread until `stop`, then finishes what is under way. Call once.
  void run();
  /// The certificate for connections from now on; those that stand keep theirs. From any thread.
  /// @pre it was listening with one
  void use(const crypt::TlsIdentity& identity);
  /// From any thread or before `run`; idle connections close at once, busy ones after their response.
  void stop();

 private:
  struct Parts;
  explicit Server(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace sharewell::http
