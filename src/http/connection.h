// SPDX-License-Identifier: MIT
// One connection: its handshake, its requests one after the other, and its end. For server.cpp alone, so that
// Asio and Beast stay in one unit.
//
// In: bytes from the other side, within limits. Out: a request as plain values, or the refusal to send.
// Never: waits longer than a limit, or calls a handler.
#pragma once

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/buffers_suffix.hpp>
#include <boost/beast/core/detect_ssl.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>

#include <array>
#include <optional>
#include <string>
#include <tuple>

#include "http/answer.h"
#include "http/channel.h"
#include "http/incoming.h"

namespace sharewell::http {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace wire = boost::beast::http;
using tcp = asio::ip::tcp;
using Failed = boost::system::error_code;
using Parser = wire::request_parser<wire::string_body>;
inline constexpr auto kAsTuple = asio::as_tuple(asio::use_awaitable);
inline constexpr auto kLinger = std::chrono::seconds(1);

using Now = std::chrono::steady_clock;

struct Connection {
  Connection(tcp::socket socket, const tcp::endpoint& from, asio::ssl::context* tls, std::size_t buffer_max)
      : peer(from.address()), stream(std::move(socket), tls), buffer(buffer_max) {}
  const asio::ip::address peer;
  Channel stream;
  beast::flat_buffer buffer;
  bool idle = true;                    ///< between requests: may be closed without anybody losing anything
  Now::time_point since = Now::now();  ///< when it last became idle
};

/// One request and what becomes of it.
struct Exchange {
  Wire wire;
  bool head = false, keep_alive = false;
  std::optional<Refusal> refusal;
};

inline Wire to_wire(const Parser::value_type& message) {
  Wire out{.method = std::string(message.method_string()),
           .target = std::string(message.target()),
           .version_1_1 = message.version() == 11};
  for (const auto& field : message) {
    out.headers.emplace_back(lower_case(field.name_string()), std::string(field.value()));
  }
  return out;
}

/// The refusal for bytes that are no request, or nullopt if the other side has gone or was too slow.
inline std::optional<Refusal> refusal_for(const Failed& failed) {
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

/// A response as it is sent: two texts rather than a list of fields, which would be looked through for each
/// piece of it that is written.
struct Outgoing {
  std::string head, body;
  [[nodiscard]] std::array<asio::const_buffer, 2> buffers() const {
    return {asio::buffer(head), asio::buffer(body)};
  }
  [[nodiscard]] std::size_t size() const { return head.size() + body.size(); }
};

inline void append_field(std::string& head, std::string_view name, std::string_view value) {
  (((head += name) += ": ") += value) += "\r\n";
}

inline Outgoing to_outgoing(Response response, const Listen& listen, const Exchange& exchange) {
  finish(response, listen.speaks_https());
  Outgoing out;
  out.head.reserve(1024);
  const auto reason = wire::obsolete_reason(static_cast<wire::status>(response.status));
  out.head += "HTTP/1.1 " + std::to_string(response.status) + ' ';
  out.head.append(reason.data(), reason.size()) += "\r\n";
  for (const auto& [name, value] : response.headers) append_field(out.head, name, value);
  const bool bodiless = response.status == 204 || response.status == 304;
  if (!bodiless) {
    append_field(out.head, "Content-Type", response.type);
    append_field(out.head, "Content-Length", std::to_string(response.body.size()));
  }
  if (!exchange.keep_alive) append_field(out.head, "Connection", "close");
  out.head += "\r\n";
  if (!bodiless && !exchange.head) out.body = std::move(response.body);
  return out;
}

/// Waits for the first byte of a request. False if the connection is over.
inline asio::awaitable<bool> wait_for_request(Connection& connection, const Listen& listen) {
  if (connection.buffer.size() > 0) co_return true;
  connection.idle = true;
  connection.since = Now::now();
  connection.stream.expires_after(listen.idle_time);
  const auto room = connection.buffer.prepare(4096);
  const auto [failed, read] = co_await connection.stream.async_read_some(room, kAsTuple);
  connection.idle = false;
  if (failed) co_return false;
  connection.buffer.commit(read);
  co_return true;
}

/// False if it has failed and the connection is over.
inline asio::awaitable<bool> allow_body(Connection& connection, const Parser& parser, Exchange& exchange) {
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
inline asio::awaitable<bool> read_request(Connection& connection, const Listen& listen, Exchange& exchange) {
  Parser parser;
  parser.header_limit(static_cast<std::uint32_t>(listen.header_bytes_max));
  parser.body_limit(listen.body_bytes_max);
  connection.stream.expires_after(listen.header_time);
  const auto [header_failed, header_read] =
      co_await wire::async_read_header(connection.stream, connection.buffer, parser, kAsTuple);
  if (header_failed) {
    exchange.refusal = refusal_for(header_failed);
    exchange.wire.target = std::string(parser.get().target());
    co_return exchange.refusal.has_value();
  }
  exchange.wire = to_wire(parser.get());
  exchange.wire.from_this_machine = connection.peer.is_loopback();
  exchange.head = exchange.wire.method == "HEAD";
  if (auto fine = check_header(exchange.wire, listen); !fine) {
    exchange.refusal = std::move(fine).error();
    co_return true;
  }
  connection.stream.expires_after(listen.body_time);
  const bool allowed = co_await allow_body(connection, parser, exchange);
  if (!allowed || exchange.refusal) co_return allowed;
  if (!parser.is_done()) {  // what has no body is there already, and need not wait for its turn again
    const auto [body_failed, body_read] =
        co_await wire::async_read(connection.stream, connection.buffer, parser, kAsTuple);
    if (body_failed) {
      exchange.refusal = refusal_for(body_failed);
      co_return exchange.refusal.has_value();
    }
  }
  exchange.keep_alive = parser.get().keep_alive();
  exchange.wire.body = std::move(parser.get().body());
  co_return true;
}

/// What the socket takes without waiting, which mostly is all of it and then needs no clock and no turn of
/// its own. Nothing where bytes go through TLS; what fails here fails again where the rest is sent.
inline std::size_t send_at_once(Connection& connection, const Outgoing& out) {
  if (connection.stream.tls()) return 0;
  Failed ignored;
  return connection.stream.plain().socket().send(out.buffers(), 0, ignored);
}

/// False if it has failed and the connection is over.
inline asio::awaitable<bool> send(Connection& connection, const Listen& listen, const Outgoing& out) {
  const std::size_t gone = send_at_once(connection, out);
  if (gone == out.size()) co_return true;
  connection.stream.expires_after(listen.write_time);
  beast::buffers_suffix<std::array<asio::const_buffer, 2>> rest(out.buffers());
  rest.consume(gone);
  const auto [failed, sent] = co_await asio::async_write(connection.stream, rest, kAsTuple);
  co_return !failed;
}

/// Lets the other side read the last response: closing with bytes unread would cut it off.
inline asio::awaitable<void> close_gently(Connection& connection) {
  Failed ignored;
  beast::tcp_stream& plain = connection.stream.plain();
  plain.expires_after(kLinger);
  if (connection.stream.tls()) std::ignore = co_await connection.stream.tls()->async_shutdown(kAsTuple);
  std::ignore = plain.socket().shutdown(tcp::socket::shutdown_send, ignored);
  connection.buffer.clear();
  for (int pieces = 0; pieces < 64; ++pieces) {
    const auto [failed, read] = co_await plain.async_read_some(connection.buffer.prepare(16384), kAsTuple);
    if (failed) break;
  }
  plain.close();
}

/// Tells whoever speaks plain HTTP to a port for https.
inline asio::awaitable<void> point_to_https(Connection& connection, const Listen& listen) {
  const Outgoing out = to_outgoing(
      refusal_page(listen, {}, 400, "This address speaks https only. Begin the address with https://."),
      listen, Exchange{});
  const auto [failed, sent] = co_await asio::async_write(connection.stream.plain(), out.buffers(), kAsTuple);
  connection.stream.tls().reset();
  if (!failed) co_await close_gently(connection);
}

/// The TLS handshake, within the time for a header. False if the connection is over.
inline asio::awaitable<bool> shake_hands(Connection& connection, const Listen& listen) {
  connection.stream.expires_after(listen.header_time);
  const auto [failed, is_tls] =
      co_await beast::async_detect_ssl(connection.stream.plain(), connection.buffer, kAsTuple);
  if (failed) co_return false;
  if (!is_tls) {
    co_await point_to_https(connection, listen);
    co_return false;
  }
  const auto [refused, used] = co_await connection.stream.tls()->async_handshake(
      asio::ssl::stream_base::server, connection.buffer.data(), kAsTuple);
  if (refused) co_return false;
  connection.buffer.consume(used);
  co_return true;
}

}  // namespace sharewell::http
