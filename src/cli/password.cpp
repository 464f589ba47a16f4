// SPDX-License-Identifier: MIT
#include "cli/password.h"

#include <fmt/format.h>
#include <termios.h>
#include <unistd.h>

#include <iostream>

namespace sharewell::cli {
namespace {

/// Turns off echo on a terminal while a password is typed.
class Unseen {
 public:
  Unseen() : known_(tcgetattr(STDIN_FILENO, &before_) == 0) {
    if (!known_) return;
    termios quiet = before_;
    quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
  }
  Unseen(const Unseen&) = delete;
  Unseen& operator=(const Unseen&) = delete;
  ~Unseen() {
    if (known_) tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
  }

 private:
  termios before_{};
  bool known_;
};

/// One line; asked for in words and unseen if somebody sits there.
std::string ask(Context& context, const std::string& prompt) {
  std::string typed;
  if (!context.terminal) {
    std::getline(context.in, typed);
    return typed;
  }
  const Unseen unseen;
  context.err << prompt << std::flush;
  std::getline(context.in, typed);
  context.err << '\n';
  return typed;
}

}  // namespace

Result<std::string> read_new_password(Context& context) {
  std::string password = ask(context, "Password (at least 10 characters): ");
  if (context.terminal && ask(context, "The same again: ") != password)
    return fail(ErrorCode::BadInput, "the two passwords differ; try again");
  if (password.size() < 10)
    return fail(ErrorCode::BadInput,
                "a password needs at least 10 characters; give it on standard input, or use --generate");
  return password;
}

std::string read_password(Context& context, const std::string& who) {
  return ask(context, fmt::format("Password of {}: ", who));
}

}  // namespace sharewell::cli
