// SPDX-License-Identifier: MIT
// The one unit that includes Asio's TCP, TLS and Beast. One thread does all reading and writing, so
// connections need no locks; handlers run on the workers.
#include "http/server.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <thread>
#include <tuple>

#include "crypt/tls.h"
#include "http/connection.h"
#include "http/workers.h"

namespace sharewell::http {
namespace {

constexpr std::size_t kBeyondHeader =
    std::size_t{16} * 1024;  // room in a connection's buffer for what follows a header

unsigned processors() { return std::max(2u, std::thread::hardware_concurrency()); }

/// A context of Asio's over the same settings, for as long as connections use it.
std::shared_ptr<asio::ssl::context> context_of(const crypt::TlsIdentity& identity) {
  return std::make_shared<asio::ssl::context>(identity.new_reference());
}

std::unexpected<Error> cannot_bind(const Failed& failed, const Listen& listen) {
  const std::string place = fmt::format("{}:{}", listen.address, listen.port);
  if (failed == asio::error::address_in_use) {
    return fail(ErrorCode::Busy, "another program listens there; choose another port with --port", place);
  }
  return fail(ErrorCode::Unavailable, failed.message(), place);
}

}  // namespace

struct Server::Parts {
  Parts(const Listen& listen, Handler handle)
      : settings(listen), handler(std::move(handle)), workers(listen.workers, processors()) {}

  asio::awaitable<void> accept_all();
  asio::awaitable<void> serve(std::shared_ptr<Connection> connection);
  asio::awaitable<bool> one_exchange(Connection& connection);
  asio::awaitable<Response> on_worker(const Request& request);
  [[nodiscard]] bool has_room_for(const asio::ip::address& peer);
  void turn_away(tcp::socket socket) const;
  void begin_stop();

  const Listen settings;
  const Handler handler;
  asio::io_context io{1};
  Workers workers;
  tcp::acceptor acceptor{io};
  asio::steady_timer patience{io};
  std::shared_ptr<asio::ssl::context> tls;  ///< none: in the clear
  std::set<Connection*> open;
  std::map<asio::ip::address, std::size_t> open_from;
  bool stopping = false;
};

/// The handler's response. The timer only serves to be woken by.
asio::awaitable<Response> Server::Parts::on_worker(const Request& request) {
  Response response;
  asio::steady_timer done(io, asio::steady_timer::time_point::max());
  workers.run([&, open = asio::make_work_guard(io)] {
    response = answer(handler, settings, request);
    asio::post(io, [&done] { done.cancel(); });
  });
  std::ignore = co_await done.async_wait(kAsTuple);
  co_return response;
}

/// One request and its response. False when the connection is over.
asio::awaitable<bool> Server::Parts::one_exchange(Connection& connection) {
  Exchange exchange;
  const bool readable = co_await read_request(connection, settings, exchange);
  if (!readable) co_return false;
  Response response;
  const std::string target = exchange.wire.target;
  if (!exchange.refusal) {
    auto request = to_request(std::move(exchange.wire), settings);
    std::optional<Response> at_once = request ? answer_at_once(settings, *request) : std::nullopt;
    if (at_once) {
      response = *std::move(at_once);
    } else if (request) {
      response = co_await on_worker(*request);
    } else {
      exchange.refusal = std::move(request).error();
    }
  }
  if (exchange.refusal) {
    exchange.keep_alive = false;
    response = refusal_page(settings, target, exchange.refusal->status, exchange.refusal->sentence);
  }
  exchange.keep_alive = exchange.keep_alive && !stopping;
  const Outgoing out = to_outgoing(std::move(response), settings, exchange);
  const bool sent = co_await send(connection, settings, out);
  if (!sent) co_return false;
  if (!exchange.keep_alive) co_await close_gently(connection);
  co_return exchange.keep_alive;
}

asio::awaitable<void> Server::Parts::serve(std::shared_ptr<Connection> connection) {
  struct Registered {
    Parts& parts;
    Connection* connection;
    Registered(Parts& p, Connection* c) : parts(p), connection(c) {
      parts.open.insert(connection);
      ++parts.open_from[connection->peer];
    }
    ~Registered() {
      parts.open.erase(connection);
      if (--parts.open_from[connection->peer] == 0) parts.open_from.erase(connection->peer);
      if (parts.stopping && parts.open.empty()) parts.patience.cancel();
    }
  } const registered(*this, connection.get());
  if (connection->stream.tls()) {
    connection->idle = false;
    const bool agreed = co_await shake_hands(*connection, settings);
    if (!agreed) co_return;
  }
  for (bool go_on = true; go_on;) {
    const bool waited = co_await wait_for_request(*connection, settings);
    if (!waited || stopping) break;
    go_on = co_await one_exchange(*connection);
  }
}

/// Whether one more connection may be taken from there. Where all are taken, the one that has been idle for
/// longest goes: keeping connections open shuts nobody out.
bool Server::Parts::has_room_for(const asio::ip::address& peer) {
  if (!peer.is_loopback()) {
    const auto held = open_from.find(peer);
    if (held != open_from.end() && held->second >= settings.connections_of_one_max) return false;
  }
  if (open.size() < settings.connections_max) return true;
  Connection* longest = nullptr;
  for (Connection* const one : open)
    if (one->idle && (longest == nullptr || one->since < longest->since)) longest = one;
  if (longest == nullptr) return false;
  longest->idle = false;  // it is on its way out
  longest->stream.plain().cancel();
  return true;
}

/// Says that all connections are taken, without waiting for anything. In TLS it could not say so in time.
void Server::Parts::turn_away(tcp::socket socket) const {
  if (tls) return;
  const Outgoing out =
      to_outgoing(refusal_page(settings, {}, 503, "Sharewell is busy. Try again in a few seconds."), settings,
                  Exchange{});
  Failed ignored;
  std::ignore = socket.non_blocking(true, ignored);
  std::ignore = socket.send(out.buffers(), 0, ignored);
}

asio::awaitable<void> Server::Parts::accept_all() {
  while (!stopping) {
    auto [failed, socket] = co_await acceptor.async_accept(kAsTuple);
    if (stopping) break;
    if (failed) {  // out of file descriptors, say: those that are open will end
      patience.expires_after(std::chrono::milliseconds(100));
      co_await patience.async_wait(kAsTuple);
      continue;
    }
    Failed gone;
    const tcp::endpoint from = socket.remote_endpoint(gone);
    if (gone) continue;
    if (!has_room_for(from.address())) {
      turn_away(std::move(socket));
      continue;
    }
    std::ignore = socket.set_option(tcp::no_delay(true), gone);
    std::ignore = socket.non_blocking(true, gone);
    auto connection = std::make_shared<Connection>(std::move(socket), from, tls.get(),
                                                   settings.header_bytes_max + kBeyondHeader);
    asio::co_spawn(io, serve(std::move(connection)), [](const std::exception_ptr&) {});
  }
}

void Server::Parts::begin_stop() {
  if (stopping) return;
  stopping = true;
  Failed ignored;
  std::ignore = acceptor.close(ignored);
  for (Connection* connection : open) {
    if (connection->idle) connection->stream.plain().cancel();
  }
  if (open.empty()) return;
  patience.expires_after(settings.stop_time);
  patience.async_wait([this](const Failed& cancelled) {
    if (cancelled) return;
    for (Connection* connection : open) connection->stream.plain().cancel();
  });
}

Server::Server(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Server::~Server() = default;

Result<std::unique_ptr<Server>> Server::listen(const Listen& listen, Handler handler) {
  Failed failed;
  const auto address =
      asio::ip::make_address(listen.address == "localhost" ? "127.0.0.1" : listen.address, failed);
  if (failed) return fail(ErrorCode::BadConfig, "is not an address; use 127.0.0.1 or ::1", listen.address);
  if (!address.is_loopback() && !listen.tls) {
    return fail(
        ErrorCode::BadConfig,
        "is not on this machine: Sharewell does not speak plain HTTP over a network; give it a certificate, "
        "or listen on 127.0.0.1 and put a proxy that speaks https in front",
        listen.address);
  }
  auto parts = std::make_unique<Parts>(listen, std::move(handler));
  if (listen.tls) parts->tls = context_of(*listen.tls);
  const tcp::endpoint endpoint(address, listen.port);
  auto& acceptor = parts->acceptor;
  if (acceptor.open(endpoint.protocol(), failed)) return cannot_bind(failed, listen);
  if (acceptor.set_option(tcp::acceptor::reuse_address(true), failed)) return cannot_bind(failed, listen);
  if (acceptor.bind(endpoint, failed)) return cannot_bind(failed, listen);
  if (acceptor.listen(asio::socket_base::max_listen_connections, failed)) return cannot_bind(failed, listen);
  return std::unique_ptr<Server>(new Server(std::move(parts)));
}

unsigned short Server::port() const {
  Failed ignored;
  return parts_->acceptor.local_endpoint(ignored).port();
}

void Server::run() {
  asio::co_spawn(parts_->io, parts_->accept_all(), [](const std::exception_ptr&) {});
  parts_->io.run();
  parts_->workers.join();
}

void Server::use(const crypt::TlsIdentity& identity) {
  SW_CHECK(parts_->settings.tls != nullptr);
  asio::post(parts_->io, [parts = parts_.get(), fresh = context_of(identity)] { parts->tls = fresh; });
}

void Server::stop() {
  asio::post(parts_->io, [parts = parts_.get()] { parts->begin_stop(); });
}

}  // namespace sharewell::http
