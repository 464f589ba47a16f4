// SPDX-License-Identifier: MIT
#include "http/local_socket.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace sharewell::http {
namespace {

using Moment = std::chrono::steady_clock::time_point;
constexpr int kThreads = 4;  // so that one slow command does not hold the others
constexpr auto kLineTime = std::chrono::seconds(10);

class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  [[nodiscard]] int get() const { return number_; }
  explicit operator bool() const { return number_ >= 0; }

 private:
  int number_;
};

std::unexpected<Error> system_fail(std::string_view doing, const std::filesystem::path& path) {
  return fail(ErrorCode::Unavailable, fmt::format("{}: {}", doing, std::strerror(errno)), path.string());
}

/// A socket address of 108 bytes cannot hold every path; through its folder's descriptor any path fits.
struct Address {
  Descriptor folder;
  sockaddr_un un{};
  [[nodiscard]] const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&un); }
};

Result<Address> address_of(const std::filesystem::path& path) {
  Address address;
  address.un.sun_family = AF_UNIX;
  std::string text = path.string();
  if (text.size() >= sizeof address.un.sun_path) {
    const std::string folder = path.parent_path().string();
    address.folder = Descriptor(::open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (!address.folder) return system_fail("cannot open the folder", path);
    text = fmt::format("/proc/self/fd/{}/{}", address.folder.get(), path.filename().string());
  }
  if (text.size() >= sizeof address.un.sun_path)
    return fail(ErrorCode::BadConfig, "the file name is too long", text);
  std::memcpy(address.un.sun_path, text.c_str(), text.size() + 1);
  return address;
}

Descriptor new_socket() {
  return Descriptor(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
}

bool somebody_serves(const Address& address) {
  const Descriptor probe = new_socket();
  return probe && (::connect(probe.get(), address.get(), sizeof address.un) == 0 || errno == EAGAIN);
}

/// Waits until `socket` is ready for `events` or `stop` speaks up or the time is over.
bool ready(int socket, short events, int stop, Moment until) {
  const auto left =
      std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
  std::array<pollfd, 2> both{pollfd{socket, events, 0}, pollfd{stop, POLLIN, 0}};
  const int wait = static_cast<int>(std::max<std::int64_t>(0, left.count()));
  return ::poll(both.data(), stop < 0 ? 1 : 2, wait) > 0 && both[1].revents == 0 && both[0].revents != 0;
}

/// The bytes up to the first line end, or nullopt: too long, too slow, broken off, or told to stop.
std::optional<std::string> read_line(int socket, int stop, Moment until, std::size_t bytes_max) {
  std::string line;
  std::array<char, 65536> piece{};
  while (ready(socket, POLLIN, stop, until)) {
    const ssize_t got = ::recv(socket, piece.data(), piece.size(), 0);
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) continue;
    if (got <= 0) break;
    const std::string_view fresh(piece.data(), static_cast<std::size_t>(got));
    const std::size_t end = fresh.find('\n');
    line.append(fresh.substr(0, end));
    if (line.size() > bytes_max) break;
    if (end != fresh.npos) return line;
  }
  return std::nullopt;
}

bool write_line(int socket, std::string line, int stop, Moment until) {
  line += '\n';
  for (std::string_view rest = line; !rest.empty();) {
    if (!ready(socket, POLLOUT, stop, until)) return false;
    const ssize_t sent = ::send(socket, rest.data(), rest.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno != EAGAIN && errno != EINTR) return false;
    if (sent > 0) rest.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

bool is_ours(int socket) {
  ucred peer{};
  socklen_t size = sizeof peer;
  if (::getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0) return false;
  return peer.uid == ::geteuid() || peer.uid == 0;
}

/// Of several servers only one at a time puts a socket there or takes it away. Held until it is closed. Busy
/// where somebody holds it for long, as one that was stopped meanwhile.
Result<Descriptor> turn_at(const std::filesystem::path& path) {
  constexpr int kTries = 300;  // in 3 seconds
  const std::filesystem::path name = path.string() + ".lock";
  Descriptor lock(::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (!lock) return system_fail("cannot open the lock", name);
  for (int left = kTries; ::flock(lock.get(), LOCK_EX | LOCK_NB) != 0; --left) {
    if (errno != EINTR && errno != EWOULDBLOCK) return system_fail("cannot take the lock", name);
    if (left == 0)
      return fail(ErrorCode::Busy, "another server is starting or stopping here; try again", name.string());
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return lock;
}

/// Which file a name stands for: after a server is gone another may have its name.
struct FileId {
  dev_t device = 0;
  ino_t number = 0;
  [[nodiscard]] bool operator==(const FileId&) const = default;
};
FileId id_of(const std::filesystem::path& path) {
  struct stat about{};
  return ::lstat(path.c_str(), &about) == 0 ? FileId{about.st_dev, about.st_ino} : FileId{};
}

/// A listening socket at `path`. It is made beside it and renamed, so that nobody meets it half made and a
/// dead server's file is replaced at once. @pre it is this server's turn
Result<Descriptor> listen_at(const std::filesystem::path& path) {
  SW_TRY(const Address address, address_of(path));
  if (somebody_serves(address)) {
    return fail(ErrorCode::Busy, "a server for this data folder is running already", path.string());
  }
  const std::filesystem::path fresh = path.string() + ".new";
  ::unlink(fresh.c_str());
  SW_TRY(const Address beside, address_of(fresh));
  Descriptor socket = new_socket();
  if (!socket || ::bind(socket.get(), beside.get(), sizeof beside.un) != 0)
    return system_fail("cannot bind", path);
  if (::chmod(fresh.c_str(), 0600) != 0 || ::listen(socket.get(), 16) != 0 ||
      ::rename(fresh.c_str(), path.c_str()) != 0) {
    const auto failed = system_fail("cannot listen", path);
    ::unlink(fresh.c_str());
    return failed;
  }
  return socket;
}

}  // namespace

struct LocalSocket::Parts {
  std::filesystem::path path;
  LineHandler handler;
  Descriptor listener, stop;
  FileId id{};
  std::vector<std::jthread> threads;

  void serve_one(int socket) const {
    if (!is_ours(socket)) return;
    const auto line =
        read_line(socket, stop.get(), std::chrono::steady_clock::now() + kLineTime, kLocalLineBytes);
    if (!line) return;
    try {
      write_line(socket, handler(*line), -1, std::chrono::steady_clock::now() + kLineTime);
    } catch (...) {  // NOLINT(bugprone-empty-catch): whoever asked sees that the connection broke off
    }
  }
  void serve_all() const {
    const auto never = std::chrono::hours(1);
    for (;;) {
      const bool call = ready(listener.get(), POLLIN, stop.get(), std::chrono::steady_clock::now() + never);
      pollfd asked{stop.get(), POLLIN, 0};
      if (::poll(&asked, 1, 0) > 0) return;
      if (!call) continue;
      const Descriptor socket(::accept4(listener.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
      if (socket) serve_one(socket.get());
    }
  }
};

LocalSocket::LocalSocket(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Result<std::unique_ptr<LocalSocket>> LocalSocket::serve(const std::filesystem::path& path,
                                                        LineHandler handler) {
  auto parts = std::make_unique<Parts>();
  parts->path = path;
  parts->handler = std::move(handler);
  {
    SW_TRY(const Descriptor turn, turn_at(path));
    SW_TRY(parts->listener, listen_at(path));
    parts->id = id_of(path);
  }
  parts->stop = Descriptor(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
  if (!parts->stop) return system_fail("cannot make an event", path);
  for (int i = 0; i < kThreads; ++i) parts->threads.emplace_back([p = parts.get()] { p->serve_all(); });
  return std::unique_ptr<LocalSocket>(new LocalSocket(std::move(parts)));
}

LocalSocket::~LocalSocket() {
  const std::uint64_t one = 1;
  if (::write(parts_->stop.get(), &one, sizeof one) != sizeof one) SW_CHECK(errno == EAGAIN);
  parts_->threads.clear();
  const auto turn = turn_at(parts_->path);
  if (turn && id_of(parts_->path) == parts_->id) ::unlink(parts_->path.c_str());
}

Result<std::string> ask(const std::filesystem::path& path, std::string_view line, int seconds) {
  SW_CHECK(line.find('\n') == line.npos);
  if (line.size() > kLocalLineBytes)
    return fail(ErrorCode::TooLarge, "the command is too long", path.string());
  auto address = address_of(path);
  const Descriptor socket = new_socket();
  if (!address) return fail(ErrorCode::NotFound, "no server is running", path.string());
  if (!socket) return system_fail("cannot make a socket", path);
  if (::connect(socket.get(), address->get(), sizeof address->un) != 0) {
    if (errno == ENOENT || errno == ECONNREFUSED)
      return fail(ErrorCode::NotFound, "no server is running", path.string());
    return system_fail("cannot reach the server", path);
  }
  const Moment until = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
  std::optional<std::string> reply;
  if (write_line(socket.get(), std::string(line), -1, until))
    reply = read_line(socket.get(), -1, until, kLocalReplyBytes);
  if (!reply) return fail(ErrorCode::Unavailable, "the server broke off or took too long", path.string());
  return *std::move(reply);
}

}  // namespace sharewell::http
