// SPDX-License-Identifier: MIT
#include "backup/age.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include "backup/files.h"

namespace sharewell::backup {
namespace {

constexpr std::size_t kPlainBytes = std::size_t{1} << 30, kSaidBytes = 4096;
constexpr const char* kProgram = "age";

class End {
 public:
  End() = default;
  explicit End(int descriptor) : descriptor_(descriptor) {}
  End(End&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  End& operator=(End&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
  }
  ~End() { close(); }
  void close() {
    if (descriptor_ >= 0) ::close(std::exchange(descriptor_, -1));
  }
  [[nodiscard]] int get() const { return descriptor_; }

 private:
  int descriptor_ = -1;
};
struct Pipe {
  End read, write;
};

Result<Pipe> make_pipe() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return system_error(errno, kProgram);
  return Pipe{End(ends[0]), End(ends[1])};
}

/// A program that went away does not take this one with it.
class NoBrokenPipe {
 public:
  NoBrokenPipe() {
    sigemptyset(&broken_);
    sigaddset(&broken_, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &broken_, &before_);
  }
  NoBrokenPipe(const NoBrokenPipe&) = delete;
  NoBrokenPipe& operator=(const NoBrokenPipe&) = delete;
  ~NoBrokenPipe() {
    const timespec at_once{};
    while (sigtimedwait(&broken_, nullptr, &at_once) > 0) {
    }
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }
  [[nodiscard]] const sigset_t& before() const { return before_; }

 private:
  sigset_t broken_{}, before_{};
};

/// Starts age with these as its standard input, output and error.
Result<pid_t> start(std::vector<std::string> words, std::array<int, 3> ends, const sigset_t& mask) {
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t files{};
  posix_spawnattr_t how{};
  posix_spawn_file_actions_init(&files);
  posix_spawnattr_init(&how);
  for (int i = 0; i < 3; ++i)
    posix_spawn_file_actions_adddup2(&files, ends.at(static_cast<std::size_t>(i)), i);
  posix_spawnattr_setsigmask(&how, &mask);
  posix_spawnattr_setflags(&how, POSIX_SPAWN_SETSIGMASK);
  pid_t child = 0;
  const int error = posix_spawnp(&child, kProgram, &files, &how, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&files);
  posix_spawnattr_destroy(&how);
  if (error == ENOENT)
    return fail(
        ErrorCode::BadConfig,
        "the program `age` is not there, which key packs are encrypted with; run `apt-get install age`");
  if (error != 0) return system_error(error, kProgram);
  return child;
}

std::string read_some(int from, std::size_t most) {
  std::string out;
  out.reserve(most < kPlainBytes ? most : kSaidBytes);
  std::array<char, 65536> room{};
  while (out.size() <= most) {
    const ssize_t got = ::read(from, room.data(), room.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    if (out.capacity() < out.size() + static_cast<std::size_t>(got)) {
      std::string larger;
      larger.reserve(2 * (out.size() + room.size()));
      larger += out;
      forget(out);
      out = std::move(larger);
    }
    out.append(room.data(), static_cast<std::size_t>(got));
  }
  ::explicit_bzero(room.data(), room.size());
  return out;
}

bool ended_well(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/// The first line of what age said, without its own name.
std::string first_line(std::string said) {
  said.resize(std::min(said.find('\n'), said.size()));
  for (const std::string_view begin : {"age: error: ", "age: "})
    if (said.starts_with(begin)) said.erase(0, begin.size());
  return said.empty() ? "it stopped" : said;
}

Result<void> write_all(int to, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(to, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) return system_error(errno, kProgram);
    if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

}  // namespace

void forget(std::string& secret) {
  ::explicit_bzero(secret.data(), secret.size());
  secret.clear();
}

Result<void> encrypt(const std::vector<std::string>& recipients, int out,
                     const std::function<Result<void>(const Sink&)>& content) {
  std::vector<std::string> words{kProgram};
  for (const std::string& one : recipients) {
    words.emplace_back(one.starts_with("age1") || one.starts_with("ssh-") ? "-r" : "-R");
    words.push_back(one);
  }
  const NoBrokenPipe calm;
  SW_TRY(Pipe in, make_pipe());
  SW_TRY(Pipe said, make_pipe());
  SW_TRY(const pid_t child, start(std::move(words), {in.read.get(), out, said.write.get()}, calm.before()));
  in.read.close();
  said.write.close();
  const auto written = content([&in](std::string_view bytes) { return write_all(in.write.get(), bytes); });
  in.write.close();
  const std::string line = first_line(read_some(said.read.get(), kSaidBytes));
  const bool well = ended_well(child);
  // What age says is the cause where it left; its pipe that broke is only what came of it.
  if (!well && line.find("no space left") != line.npos)
    return fail(ErrorCode::DiskFull, "the key pack could not be written", "age: " + line);
  if (!well) return fail(ErrorCode::BadInput, "age did not encrypt the key pack: " + line, "--to");
  return written;
}

Result<std::string> decrypt(const std::filesystem::path& identity, const std::filesystem::path& file) {
  const NoBrokenPipe calm;
  const End nothing(::open("/dev/null", O_RDONLY | O_CLOEXEC));
  const End pack(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  if (pack.get() < 0) return system_error(errno, file);
  SW_TRY(Pipe out, make_pipe());
  SW_TRY(Pipe said, make_pipe());
  SW_TRY(const pid_t child, start({kProgram, "-d", "-i", identity.string()},
                                  {pack.get(), out.write.get(), said.write.get()}, calm.before()));
  out.write.close();
  said.write.close();
  std::string plain = read_some(out.read.get(), kPlainBytes);
  out.read.close();
  const std::string line = first_line(read_some(said.read.get(), kSaidBytes));
  if (ended_well(child)) return plain;
  forget(plain);
  return fail(
      ErrorCode::KeysMissing,
      fmt::format("the key pack does not open with this identity, or is not what was written; age says: {}",
                  line),
      file.string());
}

}  // namespace sharewell::backup
