// SPDX-License-Identifier: MIT
#include "cli/graphviz.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <utility>

extern char** environ;

namespace sharewell::cli {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int fd = -1) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }
  [[nodiscard]] int get() const { return fd_; }
  void close() {
    if (fd_ >= 0) ::close(std::exchange(fd_, -1));
  }

 private:
  int fd_;
};

bool write_whole(int fd, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(fd, text.data(), text.size());
    if (written <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return ::lseek(fd, 0, SEEK_SET) == 0;
}

Result<pid_t> start_dot(int in, int out) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in, 0);
  posix_spawn_file_actions_adddup2(&actions, out, 1);
  std::string name = "dot", format = "-Tsvg";
  const std::array<char*, 3> arguments{name.data(), format.data(), nullptr};
  pid_t child = 0;
  const int failed = ::posix_spawnp(&child, "dot", &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0)
    return fail(ErrorCode::Unavailable, "Graphviz `dot` cannot be run; install graphviz, or use --dot");
  return child;
}

}  // namespace

Result<std::string> svg_of(const std::string& dot) {
  const auto broken = [] { return fail(ErrorCode::Unavailable, "no pipe to Graphviz can be made"); };
  // The graph goes in through memory, not a pipe, so that neither side can wait for the other.
  const Descriptor input(::memfd_create("graph", MFD_CLOEXEC));
  if (input.get() < 0 || !write_whole(input.get(), dot)) return broken();
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return broken();
  const Descriptor from(ends[0]);
  Descriptor to(ends[1]);
  SW_TRY(const pid_t child, start_dot(input.get(), to.get()));
  to.close();
  std::string svg;
  std::array<char, 65536> buffer;
  for (ssize_t count; (count = ::read(from.get(), buffer.data(), buffer.size())) > 0;)
    svg.append(buffer.data(), static_cast<std::size_t>(count));
  int status = 0;
  ::waitpid(child, &status, 0);
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0 || svg.empty())
    return fail(ErrorCode::Unavailable, "Graphviz `dot` did not make a drawing");
  return svg;
}

}  // namespace sharewell::cli
