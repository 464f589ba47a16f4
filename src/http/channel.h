// SPDX-License-Identifier: MIT
// One connection's bytes, in the clear or through TLS, so that the server is written once for both. For
// server.cpp alone: nothing else includes Asio's TCP.
//
// In: an accepted socket, and a TLS context if there is to be TLS. Out: an AsyncStream with time limits.
// Never: speaks in the clear to somebody who began a handshake, or the reverse.
#pragma once

#include <boost/asio/async_result.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/beast/core/tcp_stream.hpp>

#include <chrono>
#include <optional>

namespace sharewell::http {

class Channel {
 public:
  using executor_type = boost::beast::tcp_stream::executor_type;
  using Tls = boost::asio::ssl::stream<boost::beast::tcp_stream&>;
  using Failed = boost::system::error_code;

  Channel(boost::asio::ip::tcp::socket socket, boost::asio::ssl::context* context)
      : plain_(std::move(socket)) {
    if (context != nullptr) tls_.emplace(plain_, *context);
  }
  executor_type get_executor() { return plain_.get_executor(); }
  [[nodiscard]] boost::beast::tcp_stream& plain() { return plain_; }
  /// Nothing where bytes go in the clear.
  [[nodiscard]] std::optional<Tls>& tls() { return tls_; }
  /// For what begins from now on.
  void expires_after(std::chrono::milliseconds time) { plain_.expires_after(time); }

  template <class Buffers, class Token>
  auto async_read_some(const Buffers& room, Token&& token) {
    return boost::asio::async_initiate<Token, void(Failed, std::size_t)>(
        [this](auto handler, const Buffers& to) {
          if (tls_)
            tls_->async_read_some(to, std::move(handler));
          else
            plain_.async_read_some(to, std::move(handler));
        },
        token, room);
  }
  template <class Buffers, class Token>
  auto async_write_some(const Buffers& bytes, Token&& token) {
    return boost::asio::async_initiate<Token, void(Failed, std::size_t)>(
        [this](auto handler, const Buffers& from) {
          if (tls_)
            tls_->async_write_some(from, std::move(handler));
          else
            plain_.async_write_some(from, std::move(handler));
        },
        token, bytes);
  }

 private:
  boost::beast::tcp_stream plain_;
  std::optional<Tls> tls_;
};

}  // namespace sharewell::http
