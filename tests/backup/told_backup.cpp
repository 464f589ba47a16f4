// SPDX-License-Identifier: MIT
#include "told_backup.h"

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <map>
#include <stdexcept>

#include "backup/backup.h"
#include "backup/key_pack.h"
#include "custodian.h"

namespace sharewell::backup {
namespace {

constexpr unsigned kSecondsAtMost = 60;
constexpr const char* kWriting =
    "write,pwrite64,fsync,fdatasync,ftruncate,openat,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,"
    "fchmod,"
    "chmod";

/// Runs `strace OPTIONS THIS PROGRAM back-up DATA BACKUP PACKS`. Without -f: what age does is its own.
Ended trace(const Folders& folders, const std::vector<std::string>& options) {
  std::vector<std::string> words{"strace", "-q", "-y"};
  words.insert(words.end(), options.begin(), options.end());
  words.push_back(std::filesystem::read_symlink("/proc/self/exe").string());
  for (const std::string& word :
       {std::string("back-up"), folders.data.string(), folders.backup.string(), folders.packs.string()})
    words.push_back(word);
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  const pid_t child = ::fork();
  if (child == 0) {
    ::setenv("ASAN_OPTIONS", "detect_leaks=0", 1);  // which needs to trace the process itself
    ::execvp("strace", arguments.data());
    ::_exit(127);
  }
  int status = 0;
  if (::waitpid(child, &status, 0) != child) throw std::runtime_error("strace is lost");
  Ended ended;
  if (WIFEXITED(status)) ended.exit_code = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) ended.signal = WTERMSIG(status);
  return ended;
}

std::filesystem::path log_of(const Folders& folders) { return folders.data.string() + ".strace"; }

bool changes_something(const std::string& name, const std::string& line) {
  return name != "openat" || line.find("O_RDWR") != line.npos || line.find("O_WRONLY") != line.npos;
}

}  // namespace

bool can_trace() {
  const store::TemporaryFolder nowhere;
  // There is nothing to back up: an error that is told, and no trouble with strace.
  return trace({nowhere.path(), nowhere.path() / "b", nowhere.path() / "p"},
               {"-o", "/dev/null", "-e", "trace=none"})
             .exit_code >= 10;
}

std::vector<Call> writing_calls(const Folders& folders) {
  const auto log = log_of(folders);
  if (trace(folders, {"-o", log.string(), "-e", fmt::format("trace={}", kWriting)}).exit_code != 0)
    throw std::runtime_error("a backup without a fault fails");
  std::vector<Call> calls;
  std::map<std::string, int> numbers;
  std::ifstream in(log);
  for (std::string line; std::getline(in, line);) {
    const std::size_t end = line.find('(');
    const std::string name = line.substr(0, end);
    if (end == line.npos || name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_0123456789") != name.npos)
      continue;
    const int number = ++numbers[name];
    // What goes to age goes through a pipe; that is a write too.
    const bool ours = line.find(folders.backup.string()) != line.npos ||
                      line.find(folders.packs.string()) != line.npos || line.find("<pipe:") != line.npos;
    if (ours && changes_something(name, line)) calls.push_back({name, number});
  }
  std::filesystem::remove(log);
  return calls;
}

Ended back_up_with(const Folders& folders, const Call& call, const std::string& what) {
  return trace(folders, {"-o", "/dev/null", "-e", "trace=" + call.name, "-e",
                         fmt::format("inject={}:{}:when={}", call.name, what, call.number)});
}

std::optional<int> back_up_if_asked(int count, char** arguments) {
  if (count != 5 || std::string(arguments[1]) != "back-up") return std::nullopt;
  ::alarm(kSecondsAtMost);  // whatever hangs is found
  const Instant now = *from_rfc3339("2026-11-22T10:00:00.000Z");
  const auto made = make_backup(arguments[2], arguments[3], {now, kFew, {}});
  if (!made) return 10 + static_cast<int>(made.error().code);
  const auto pack = make_key_pack(arguments[2], arguments[4], {kCustodian}, now);
  return pack ? 0 : 10 + static_cast<int>(pack.error().code);
}

}  // namespace sharewell::backup
