// SPDX-License-Identifier: MIT
// Certificates and a TLS client made by somebody else: the `openssl` command.
#pragma once

#include <arpa/inet.h>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string>
#include <vector>

#include "crypt/tls.h"

namespace sharewell::http {

/// An address of this machine that is not loopback, so that a connection comes from elsewhere; empty if it
/// has none.
inline std::string address_of_this_machine() {
  ifaddrs* all = nullptr;
  if (::getifaddrs(&all) != 0) return {};
  std::string found;
  for (const ifaddrs* one = all; one != nullptr && found.empty(); one = one->ifa_next) {
    if (one->ifa_addr == nullptr || one->ifa_addr->sa_family != AF_INET ||
        (one->ifa_flags & IFF_LOOPBACK) != 0)
      continue;
    sockaddr_in address{};
    std::memcpy(&address, one->ifa_addr, sizeof address);
    char text[INET_ADDRSTRLEN]{};
    found = ::inet_ntop(AF_INET, &address.sin_addr, text, sizeof text);
  }
  ::freeifaddrs(all);
  return found;
}

/// A folder with certificates that is thrown away with the test.
class Certificates {
 public:
  Certificates() {
    std::string name = (std::filesystem::temp_directory_path() / "sharewell-tls-XXXXXX").string();
    EXPECT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  ~Certificates() { std::filesystem::remove_all(folder_); }
  Certificates(const Certificates&) = delete;
  Certificates& operator=(const Certificates&) = delete;

  /// NAME.pem for the host NAME.example, and NAME.key.
  void make(const std::string& name, const std::string& more = "") const {
    run("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -days 90 -subj /CN=" + name +
        ".example -addext subjectAltName=DNS:" + name + ".example,DNS:*." + name + ".example,IP:127.0.0.1" +
        " -keyout " + key(name).string() + " -out " + certificate(name).string() +
        (more.empty() ? " -nodes" : " " + more));
    std::filesystem::permissions(key(name), std::filesystem::perms::owner_read);
  }
  [[nodiscard]] std::filesystem::path certificate(const std::string& name) const {
    return folder_ / (name + ".pem");
  }
  [[nodiscard]] std::filesystem::path key(const std::string& name) const { return folder_ / (name + ".key"); }
  [[nodiscard]] Result<crypt::TlsIdentity> load(const std::string& name) const {
    return crypt::TlsIdentity::load(certificate(name), key(name));
  }
  [[nodiscard]] std::shared_ptr<const crypt::TlsIdentity> identity(const std::string& name) const {
    auto loaded = load(name);
    EXPECT_TRUE(loaded) << (loaded ? "" : one_line(loaded.error()));
    return std::make_shared<const crypt::TlsIdentity>(*std::move(loaded));
  }

 private:
  static void run(const std::string& command) {
    EXPECT_EQ(std::system((command + " >/dev/null 2>&1").c_str()), 0) << command;
  }
  std::filesystem::path folder_;
};

/// `openssl s_client`, which trusts one certificate and nothing else.
class TlsClient {
 public:
  TlsClient(unsigned short port, const std::filesystem::path& trusted, const std::string& name,
            std::vector<std::string> more = {}, const std::string& address = "127.0.0.1") {
    int ends[2];
    EXPECT_EQ(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends), 0);
    socket_ = ends[0];
    std::vector<std::string> words{"openssl",
                                   "s_client",
                                   "-quiet",
                                   "-verify_return_error",
                                   "-no_ign_eof",
                                   "-connect",
                                   address + ":" + std::to_string(port),
                                   "-CAfile",
                                   trusted.string(),
                                   "-verify_hostname",
                                   name};
    words.insert(words.end(), more.begin(), more.end());
    child_ = ::fork();
    if (child_ != 0) {
      ::close(ends[1]);
      return;
    }
    ::dup2(ends[1], STDIN_FILENO);
    ::dup2(ends[1], STDOUT_FILENO);
    ::dup2(::open("/dev/null", O_WRONLY), STDERR_FILENO);
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    ::execvp("openssl", arguments.data());
    ::_exit(127);
  }
  ~TlsClient() {
    ::close(socket_);
    ::kill(child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
  }
  TlsClient(const TlsClient&) = delete;
  TlsClient& operator=(const TlsClient&) = delete;

  /// The response to a request for this path; empty if the connection was refused or ended.
  std::string get(const std::string& path, const std::string& host) {
    const std::string asked = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
    if (::send(socket_, asked.data(), asked.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(asked.size()))
      return "";
    std::string heard;
    while (!whole(heard)) {
      pollfd one{socket_, POLLIN, 0};
      char piece[16384];
      const ssize_t got = ::poll(&one, 1, 10'000) <= 0 ? -1 : ::recv(socket_, piece, sizeof piece, 0);
      if (got <= 0) return "";
      heard.append(piece, static_cast<std::size_t>(got));
    }
    return heard;
  }

 private:
  static bool whole(const std::string& heard) {
    const std::size_t end = heard.find("\r\n\r\n"), at = heard.find("Content-Length: ");
    return end != std::string::npos && at != std::string::npos &&
           heard.size() >= end + 4 + std::stoul(heard.substr(at + 16));
  }
  int socket_ = -1;
  pid_t child_ = -1;
};

}  // namespace sharewell::http
