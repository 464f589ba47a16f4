// SPDX-License-Identifier: MIT
#include "cli/passphrase.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <optional>
#include <utility>

#include "crypt/hash.h"

namespace sharewell::cli {
namespace {

using crypt::SecretText;

class Opened {
 public:
  Opened(const char* path, int flags) : number_(::open(path, flags | O_CLOEXEC)) {}
  Opened(const Opened&) = delete;
  Opened& operator=(const Opened&) = delete;
  ~Opened() {
    if (number_ >= 0) ::close(number_);
  }
  [[nodiscard]] int get() const { return number_; }

 private:
  int number_;
};

/// Turns echo off while a passphrase is typed.
class Unseen {
 public:
  explicit Unseen(int terminal) : terminal_(terminal), known_(tcgetattr(terminal, &before_) == 0) {
    if (!known_) return;
    termios quiet = before_;
    quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(terminal_, TCSAFLUSH, &quiet);
  }
  Unseen(const Unseen&) = delete;
  Unseen& operator=(const Unseen&) = delete;
  ~Unseen() {
    if (known_) tcsetattr(terminal_, TCSAFLUSH, &before_);
  }

 private:
  int terminal_;
  termios before_{};
  bool known_;
};

/// While somebody is asked, a signal that would end the program is an answer: it must not leave keys in
/// memory folders, or a terminal that shows nothing.
class Interruption {
 public:
  Interruption() {
    sigemptyset(&ending_);
    for (const int signal : {SIGINT, SIGQUIT, SIGTERM, SIGHUP}) sigaddset(&ending_, signal);
    pthread_sigmask(SIG_BLOCK, &ending_, &before_);
    came_ = ::signalfd(-1, &ending_, SFD_CLOEXEC);
  }
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;
  ~Interruption() {
    if (came_ >= 0) ::close(came_);
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }
  /// Waits until something can be read from this terminal; false, and the signal is taken, if one came first.
  [[nodiscard]] bool lets_read(int terminal) const {
    std::array<pollfd, 2> both{{{terminal, POLLIN, 0}, {came_, POLLIN, 0}}};
    while (::poll(both.data(), both.size(), -1) < 0 && errno == EINTR) {
    }
    signalfd_siginfo which{};
    return both[1].revents == 0 || ::read(came_, &which, sizeof which) < 0;
  }

 private:
  sigset_t ending_{}, before_{};
  int came_ = -1;
};

/// Character by character, so that nothing of what comes after the line is taken or lies in a buffer.
Result<SecretText> read_from(int descriptor, bool one_line, const std::string& place,
                             const Interruption* interruption = nullptr) {
  SecretText out;
  char c = 0;
  while (true) {
    if (interruption != nullptr && !interruption->lets_read(descriptor))
      return fail(ErrorCode::KeysMissing, "it was broken off; nothing was changed", place);
    const ssize_t got = ::read(descriptor, &c, 1);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return fail(ErrorCode::Unavailable, "it cannot be read", place);
    if (got == 0 || (one_line && c == '\n')) break;
    if (!out.add({&c, 1})) return fail(ErrorCode::TooLarge, "it is longer than it can be", place);
  }
  return out;
}

Result<SecretText> ask(int terminal, std::string_view prompt) {
  const Interruption interruption;
  const Unseen unseen(terminal);
  [[maybe_unused]] const ssize_t shown = ::write(terminal, prompt.data(), prompt.size());
  auto typed = read_from(terminal, true, "terminal", &interruption);
  [[maybe_unused]] const ssize_t ended = ::write(terminal, "\n", 1);
  return typed;
}

std::unexpected<Error> no_terminal() {
  return fail(ErrorCode::KeysMissing,
              "a passphrase is needed and there is no terminal to ask on; give --passphrase-fd N with the "
              "number of a descriptor that it can be read from");
}

std::string place_of(int descriptor) { return "descriptor " + std::to_string(descriptor); }

Result<SecretText> passphrase(int descriptor) {
  if (descriptor != kNoDescriptor) return read_from(descriptor, true, place_of(descriptor));
  const Opened terminal("/dev/tty", O_RDWR);
  if (terminal.get() < 0) return no_terminal();
  return ask(terminal.get(), "Passphrase of root.key: ");
}

SecretText copy_of(const SecretText& text) {
  SecretText out;
  out.add(text.view());
  return out;
}

}  // namespace

crypt::Unlock unlock_by(std::shared_ptr<const int> descriptor, const char* credentials_directory) {
  const auto known = std::make_shared<std::optional<SecretText>>();
  crypt::Unlock out;
  out.passphrase = [known, descriptor = std::move(descriptor)]() -> Result<SecretText> {
    if (!*known) {
      SW_TRY(*known, passphrase(*descriptor));
    }
    return copy_of(**known);
  };
  if (credentials_directory != nullptr) out.credentials = credentials_directory;
  return out;
}

Result<SecretText> new_passphrase(int descriptor) {
  if (descriptor != kNoDescriptor) return read_from(descriptor, true, place_of(descriptor));
  const Opened terminal("/dev/tty", O_RDWR);
  if (terminal.get() < 0) return no_terminal();
  SW_TRY(SecretText first, ask(terminal.get(), "New passphrase of root.key (at least 12 characters): "));
  SW_TRY(const SecretText again, ask(terminal.get(), "The same again: "));
  if (!crypt::same(bytes_of(first.view()), bytes_of(again.view())))
    return fail(ErrorCode::BadInput, "the two passphrases differ; nothing was changed, try again");
  return first;
}

Result<SecretText> read_secret(const std::string& path) {
  if (path == "-") return read_from(STDIN_FILENO, false, "standard input");
  const Opened file(path.c_str(), O_RDONLY);
  if (file.get() < 0) return fail(ErrorCode::NotFound, "there is no such file to read", path);
  return read_from(file.get(), false, path);
}

}  // namespace sharewell::cli
