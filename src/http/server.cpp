// SPDX-License-Identifier: MIT
// The one unit that includes Asio's TCP and Beast. One thread does all reading and writing, so connections
// need no locks; handlers run on the workers.
#include "http/server.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <sstream>
#include <tuple>

#include "http/answer.h"
#include "http/incoming.h"

namespace sharewell::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace wire = boost::beast::http;
using tcp = asio::ip::tcp;
using Failed = boost::system::error_code;
using Parser = wire::request_parser<wire::string_body>;
using Outgoing = wire::response<wire::string_body>;
constexpr auto kAsTuple = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t kBeyondHeader =
    std::size_t{16} * 1024;  // room in a connection's buffer for what follows a header
constexpr auto kLinger = std::chrono::seconds(1);

struct Connection {
  explicit Connection(tcp::socket socket, std::size_t buffer_max)
      : stream(std::move(socket)), buffer(buffer_max) {}
  beast::tcp_stream stream;
  beast::flat_buffer buffer;
  bool idle = true;  ///< between requests: may be closed without anybody losing anything
};

/// One request and what becomes of it.
struct Exchange {
  Wire wire;
  bool head = false, keep_alive = false;
  std::optional<Refusal> refusal;
};

Wire to_wire(const Parser::value_type& message) {
  Wire out{.method = std::string(message.method_string()),
           .target = std::string(message.target()),
           .version_1_1 = message.version() == 11};
  for (const auto& field : message) {
    out.headers.emplace_back(lower_case(field.name_string()), std::string(field.value()));
  }
  return out;
}

/// The refusal for bytes that are no request, or nullopt if the other side has gone or was too slow.
std::optional<Refusal> refusal_for(const Failed& failed) {
  if (failed == wire::error::header_limit || failed == wire::error::buffer_overflow) {
    return Refusal{431, "The header of the request is too long."};
  }
  if (failed == wire::error::body_limit) {
    return Refusal{413,
                   "What was sent is too long. Nothing was saved. Go back, shorten it and send it again."};
  }
  if (failed == wire::error::end_of_stream || failed == wire::error::partial_message) return std::nullopt;
  if (failed.category() != make_error_code(wire::error::bad_method).category()) return std::nullopt;
  return Refusal{400, "The request cannot be read as HTTP."};
}

Outgoing to_outgoing(Response response, const Listen& listen, const Exchange& exchange) {
  finish(response, listen.https_proxy);
  Outgoing out(static_cast<wire::status>(response.status), 11);
  for (const auto& [name, value] : response.headers) out.insert(name, value);
  const bool bodiless = response.status == 204 || response.status == 304;
  if (!bodiless) {
    out.set(wire::field::content_type, response.type);
    out.content_length(response.body.size());
  }
  out.keep_alive(exchange.keep_alive);
  if (!bodiless && !exchange.head) out.body() = std::move(response.body);
  return out;
}

asio::awaitable<Response> on_worker(const Handler& handler, const Listen& listen, const Request& request) {
  co_return answer(handler, listen, request);
}

/// Waits for the first byte of a request. False if the connection is over.
asio::awaitable<bool> wait_for_request(Connection& connection, const Listen& listen) {
  if (connection.buffer.size() > 0) co_return true;
  connection.idle = true;
  connection.stream.expires_after(listen.idle_time);
  const auto room = connection.buffer.prepare(4096);
  const auto [failed, read] = co_await connection.stream.async_read_some(room, kAsTuple);
  connection.idle = false;
  if (failed) co_return false;
  connection.buffer.commit(read);
  co_return true;
}

/// False if it has failed and the connection is over.
asio::awaitable<bool> allow_body(Connection& connection, const Parser& parser, Exchange& exchange) {
  const auto expects = parser.get().find(wire::field::expect);
  if (expects == parser.get().end()) co_return true;
  if (!beast::iequals(expects->value(), "100-continue")) {
    exchange.refusal = Refusal{417, "The request expects what this server does not do."};
    co_return true;
  }
  static constexpr std::string_view kGoOn = "HTTP/1.1 100 Continue\r\n\r\n";
  const auto [failed, sent] = co_await asio::async_write(connection.stream, asio::buffer(kGoOn), kAsTuple);
  co_return !failed;
}

/// Reads one request. False if the other side has gone or was too slow; a refusal is in the exchange.
asio::awaitable<bool> read_request(Connection& connection, const Listen& listen, Exchange& exchange) {
  Parser parser;
  parser.header_limit(static_cast<std::uint32_t>(listen.header_bytes_max));
  parser.body_limit(listen.body_bytes_max);
  connection.stream.expires_after(listen.header_time);
  const auto [header_failed, header_read] =
      co_await wire::async_read_header(connection.stream, connection.buffer, parser, kAsTuple);
  if (header_failed) {
    exchange.refusal = refusal_for(header_failed);
    co_return exchange.refusal.has_value();
  }
  exchange.wire = to_wire(parser.get());
  exchange.head = exchange.wire.method == "HEAD";
  if (auto fine = check_header(exchange.wire, listen); !fine) {
    exchange.refusal = std::move(fine).error();
    co_return true;
  }
  connection.stream.expires_after(listen.body_time);
  const bool allowed = co_await allow_body(connection, parser, exchange);
  if (!allowed || exchange.refusal) co_return allowed;
  const auto [body_failed, body_read] =
      co_await wire::async_read(connection.stream, connection.buffer, parser, kAsTuple);
  if (body_failed) {
    exchange.refusal = refusal_for(body_failed);
    co_return exchange.refusal.has_value();
  }
  exchange.keep_alive = parser.get().keep_alive();
  exchange.wire.body = std::move(parser.get().body());
  co_return true;
}

/// Lets the other side read the last response: closing with bytes unread would cut it off.
asio::awaitable<void> close_gently(Connection& connection) {
  Failed ignored;
  std::ignore = connection.stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
  connection.stream.expires_after(kLinger);
  connection.buffer.clear();
  for (int pieces = 0; pieces < 64; ++pieces) {
    const auto [failed, read] =
        co_await connection.stream.async_read_some(connection.buffer.prepare(16384), kAsTuple);
    if (failed) break;
  }
  connection.stream.close();
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
      : settings(listen), handler(std::move(handle)), workers(std::max(1u, listen.workers)) {}

  asio::awaitable<void> accept_all();
  asio::awaitable<void> serve(std::shared_ptr<Connection> connection);
  asio::awaitable<bool> one_exchange(Connection& connection);
  void turn_away(tcp::socket socket) const;
  void begin_stop();

  const Listen settings;
  const Handler handler;
  asio::io_context io{1};
  asio::thread_pool workers;
  tcp::acceptor acceptor{io};
  asio::steady_timer patience{io};
  std::set<Connection*> open;
  bool stopping = false;
};

/// One request and its response. False when the connection is over.
asio::awaitable<bool> Server::Parts::one_exchange(Connection& connection) {
  Exchange exchange;
  const bool readable = co_await read_request(connection, settings, exchange);
  if (!readable) co_return false;
  Response response;
  if (!exchange.refusal) {
    auto request = to_request(std::move(exchange.wire), settings);
    if (request) {
      response =
          co_await asio::co_spawn(workers, on_worker(handler, settings, *request), asio::use_awaitable);
    } else {
      exchange.refusal = std::move(request).error();
    }
  }
  if (exchange.refusal) {
    exchange.keep_alive = false;
    response = refusal_page(settings, exchange.refusal->status, exchange.refusal->sentence);
  }
  exchange.keep_alive = exchange.keep_alive && !stopping;
  Outgoing out = to_outgoing(std::move(response), settings, exchange);
  connection.stream.expires_after(settings.write_time);
  const auto [failed, sent] = co_await wire::async_write(connection.stream, out, kAsTuple);
  if (failed) co_return false;
  if (!exchange.keep_alive) co_await close_gently(connection);
  co_return exchange.keep_alive;
}

asio::awaitable<void> Server::Parts::serve(std::shared_ptr<Connection> connection) {
  struct Registered {
    Parts& parts;
    Connection* connection;
    Registered(Parts& p, Connection* c) : parts(p), connection(c) { parts.open.insert(connection); }
    ~Registered() {
      parts.open.erase(connection);
      if (parts.stopping && parts.open.empty()) parts.patience.cancel();
    }
  } const registered(*this, connection.get());
  for (bool go_on = true; go_on;) {
    const bool waited = co_await wait_for_request(*connection, settings);
    if (!waited || stopping) break;
    go_on = co_await one_exchange(*connection);
  }
}

/// Says that all connections are taken, without waiting for anything.
void Server::Parts::turn_away(tcp::socket socket) const {
  std::ostringstream text;
  text << to_outgoing(refusal_page(settings, 503, "Sharewell is busy. Try again in a few seconds."), settings,
                      Exchange{});
  Failed ignored;
  std::ignore = socket.non_blocking(true, ignored);
  std::ignore = socket.send(asio::buffer(text.str()), 0, ignored);
}

asio::awaitable<void> Server::Parts::accept_all() {
  while (!stopping) {
    auto [failed, socket] = co_await acceptor.async_accept(kAsTuple);
    if (stopping) break;
    if (failed) {  // out of file descriptors, say: those that are open will end
      patience.expires_after(std::chrono::milliseconds(100));
      co_await patience.async_wait(kAsTuple);
    } else if (open.size() >= settings.connections_max) {
      turn_away(std::move(socket));
    } else {
      Failed ignored;
      std::ignore = socket.set_option(tcp::no_delay(true), ignored);
      auto connection =
          std::make_shared<Connection>(std::move(socket), settings.header_bytes_max + kBeyondHeader);
      asio::co_spawn(io, serve(std::move(connection)), [](const std::exception_ptr&) {});
    }
  }
}

void Server::Parts::begin_stop() {
  if (stopping) return;
  stopping = true;
  Failed ignored;
  std::ignore = acceptor.close(ignored);
  for (Connection* connection : open) {
    if (connection->idle) connection->stream.cancel();
  }
  if (open.empty()) return;
  patience.expires_after(settings.stop_time);
  patience.async_wait([this](const Failed& cancelled) {
    if (cancelled) return;
    for (Connection* connection : open) connection->stream.cancel();
  });
}

Server::Server(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Server::~Server() = default;

Result<std::unique_ptr<Server>> Server::listen(const Listen& listen, Handler handler) {
  Failed failed;
  const auto address =
      asio::ip::make_address(listen.address == "localhost" ? "127.0.0.1" : listen.address, failed);
  if (failed) return fail(ErrorCode::BadConfig, "is not an address; use 127.0.0.1 or ::1", listen.address);
  if (!address.is_loopback()) {
    return fail(
        ErrorCode::BadConfig,
        "is not on this machine: Sharewell does not speak plain HTTP over a network; listen on 127.0.0.1 and "
        "put a proxy that speaks https in front",
        listen.address);
  }
  auto parts = std::make_unique<Parts>(listen, std::move(handler));
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

void Server::stop() {
  asio::post(parts_->io, [parts = parts_.get()] { parts->begin_stop(); });
}

}  // namespace sharewell::http
