// SPDX-License-Identifier: MIT
// A server on a free port of loopback for one test, and a client that says exactly the bytes it is given.
#pragma once

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <thread>

#include "http/server.h"

namespace sharewell::http {

class Client {
 public:
  explicit Client(unsigned short port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  }
  ~Client() { ::close(socket_); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  [[nodiscard]] bool connected() const { return connected_; }
  bool say(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }
  /// One response: header, and as much body as its Content-Length says (none after HEAD). Empty if the
  /// connection ended.
  std::string hear(bool head = false) {
    for (;;) {
      const std::size_t end = heard_.find("\r\n\r\n");
      if (end != std::string::npos) {
        const std::size_t whole = end + 4 + (head ? 0 : body_length(heard_.substr(0, end)));
        if (heard_.size() >= whole) {
          std::string response = heard_.substr(0, whole);
          heard_.erase(0, whole);
          return response;
        }
      }
      if (!more(10'000)) return "";
    }
  }
  /// Waits for the other side to close; false if it has not after `ms`.
  bool closed_within(int ms) {
    const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(ms);
    while (std::chrono::steady_clock::now() < until) {
      pollfd one{socket_, POLLIN, 0};
      if (::poll(&one, 1, 50) <= 0) continue;
      if (!more(0)) return true;
    }
    return false;
  }
  [[nodiscard]] const std::string& left() const { return heard_; }

 private:
  static std::size_t body_length(const std::string& header) {
    const std::size_t at = header.find("Content-Length: ");
    return at == std::string::npos ? 0 : std::stoul(header.substr(at + 16));
  }
  bool more(int wait_ms) {
    pollfd one{socket_, POLLIN, 0};
    if (::poll(&one, 1, wait_ms) <= 0) return false;
    char piece[65536];
    const ssize_t got = ::recv(socket_, piece, sizeof piece, 0);
    if (got <= 0) return false;
    heard_.append(piece, static_cast<std::size_t>(got));
    return true;
  }
  int socket_;
  bool connected_ = false;
  std::string heard_;
};

/// A server that runs on a thread of its own while this lives.
class Running {
 public:
  explicit Running(const Listen& listen, Handler handler) {
    auto made = Server::listen(listen, std::move(handler));
    EXPECT_TRUE(made) << (made ? "" : one_line(made.error()));
    server_ = *std::move(made);
    thread_ = std::thread([this] { server_->run(); });
  }
  ~Running() { stop(); }
  void stop() {
    if (!thread_.joinable()) return;
    server_->stop();
    thread_.join();
  }
  [[nodiscard]] Server& server() { return *server_; }
  [[nodiscard]] unsigned short port() const { return server_->port(); }
  /// What the server says to exactly these bytes, on a connection of its own.
  [[nodiscard]] std::string reply(std::string_view bytes, bool head = false) const {
    Client client(port());
    client.say(bytes);
    return client.hear(head);
  }
  [[nodiscard]] std::string get(std::string_view target) const {
    return reply("GET " + std::string(target) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
  }

 private:
  std::unique_ptr<Server> server_;
  std::thread thread_;
};

inline unsigned status_of(const std::string& response) {
  return response.size() < 12 ? 0 : static_cast<unsigned>(std::stoul(response.substr(9, 3)));
}
inline bool has(const std::string& response, std::string_view part) {
  return response.find(part) != std::string::npos;
}

/// Says back what it was asked.
inline Response echo(const Request& request) {
  Response response{.type = "text/plain; charset=utf-8"};
  response.body = request.method + " " + request.path;
  for (const auto& [name, value] : request.query) response.body += "\n?" + name + "=" + value;
  for (const auto& [name, value] : request.form) response.body += "\n" + name + "=" + value;
  if (request.loopback) response.body += "\nloopback";
  if (request.secure) response.body += "\nsecure";
  return response;
}

}  // namespace sharewell::http
