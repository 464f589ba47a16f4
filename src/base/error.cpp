// SPDX-License-Identifier: MIT
#include "base/error.h"

#include <array>
#include <cstdio>
#include <cstdlib>

namespace sharewell {
namespace {

constexpr std::array<ErrorRow, 15> kRows{{
    {"bad-input", 2, 400,
     "Something in what you sent cannot be read. Nothing was changed; correct it and send it again."},
    {"not-found", 3, 404,
     "There is nothing here that you can open. Check the address, or ask whoever sent it to you."},
    {"not-allowed", 4, 403,
     "You do not have access to this. If you need it to keep a child safe, ask the person named on the "
     "page."},
    {"sign-in-needed", 4, 401, "Sign in to go on. What you typed is kept."},
    {"stale", 5, 409,
     "This was changed in another window after you opened it. Both versions are kept; choose which to use."},
    {"too-large", 2, 413, "That is longer than can be kept here. Shorten it and send it again."},
    {"too-many", 6, 429,
     "Too many tries in a short time. Wait a minute and try again. In an emergency call 999."},
    {"bad-pack", 2, 500,
     "The guidance cannot be used because it has faults. Run 'sharewell guidance check' and mend each one."},
    {"bad-config", 2, 500, "A setting is wrong. The message names it; correct it and start again."},
    {"keys-missing", 7, 503,
     "The keys that open the records are not there. Put the key files back from your safe copy and start "
     "again."},
    {"damaged", 8, 500,
     "A stored record is not what was written. Stop, keep the folder as it is, and run 'sharewell verify'."},
    {"disk-full", 9, 503,
     "The disk is full, so nothing new can be kept. What was kept is safe. Ask whoever looks after Sharewell "
     "to "
     "free some space, then send it again."},
    {"busy", 6, 503, "Another program is using this. Wait a moment and try again."},
    {"unavailable", 9, 503,
     "This is not working at the moment. What was kept is safe. Try again; in an emergency call 999."},
    {"usage", 2, 400, "The command is not complete. Add --help to see how it is used."},
}};

}  // namespace

const ErrorRow& row(ErrorCode code) { return kRows.at(static_cast<std::size_t>(code)); }

std::string one_line(const Error& error) {
  std::string line{row(error.code).name};
  line += ": ";
  line += error.detail;
  if (!error.place.empty()) line += " (" + error.place + ")";
  for (char& c : line)
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  return line;
}

void broken_invariant(const char* condition, const char* file, int line) {
  std::fprintf(stderr, "sharewell stopped: broken invariant `%s` at %s:%d\n", condition, file, line);
  std::abort();
}

}  // namespace sharewell
