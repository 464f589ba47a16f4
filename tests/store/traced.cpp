// SPDX-License-Identifier: MIT
#include "traced.h"

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <stdexcept>

#include "story.h"

namespace sharewell::store {
namespace {

constexpr const char* kWriting =
    "write,pwrite64,pwritev,fsync,fdatasync,sync_file_range,ftruncate,truncate,fallocate,openat,rename,"
    "renameat,"
    "renameat2,unlink,unlinkat,link,mkdir,mkdirat,fchmod";
constexpr unsigned kSecondsAtMost = 60;
constexpr const char* kThisProgram = "/proc/self/exe";

std::filesystem::path log_of(const std::filesystem::path& data) { return data.string() + ".strace"; }

std::string text_of_file(const std::filesystem::path& path) {
  std::ostringstream all;
  all << std::ifstream(path).rdbuf();
  return all.str();
}

/// Runs `strace OPTIONS -o LOG THIS PROGRAM tell DATA`; what it told, through a pipe.
Telling trace(const std::filesystem::path& data, const std::vector<std::string>& options, bool too_early) {
  // Not with --seccomp-bpf: no signal would be sent (strace 6.1).
  std::vector<std::string> words{"strace", "-f", "-q", "-y", "-o", log_of(data).string()};
  words.insert(words.end(), options.begin(), options.end());
  words.push_back(std::filesystem::read_symlink(kThisProgram).string());
  words.emplace_back(too_early ? "tell-too-early" : "tell");
  words.push_back(data.string());
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  std::array<int, 2> ends{};
  if (::pipe(ends.data()) != 0) throw std::runtime_error("no pipe");
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(ends[1], STDOUT_FILENO);
    ::close(ends[0]);
    ::close(ends[1]);
    ::setenv("ASAN_OPTIONS", "detect_leaks=0", 1);  // which needs to trace the process itself
    ::execvp("strace", arguments.data());
    ::_exit(127);
  }
  ::close(ends[1]);
  Telling run;
  std::array<char, 4096> room{};
  for (ssize_t got = 0; (got = ::read(ends[0], room.data(), room.size())) > 0;)
    run.lines.append(room.data(), static_cast<std::size_t>(got));
  ::close(ends[0]);
  int status = 0;
  if (::waitpid(child, &status, 0) != child) throw std::runtime_error("strace is lost");
  if (WIFEXITED(status)) run.exit_code = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) run.signal = WTERMSIG(status);
  return run;
}

/// "1234 pwrite64(5</data/lock>, ..." as its parts; none for a line that is not the beginning of a call.
struct CallLine {
  std::string process, name, rest;
};
std::optional<CallLine> call_line(const std::string& line) {
  std::istringstream in(line);
  CallLine call;
  in >> call.process >> std::ws;
  std::getline(in, call.name, '(');
  std::getline(in, call.rest);
  if (call.name.empty() ||
      call.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_0123456789") != std::string::npos)
    return std::nullopt;
  return call;
}

bool changes_something(const CallLine& call) {
  if (call.name != "openat") return true;
  return call.rest.find("O_RDWR") != std::string::npos || call.rest.find("O_WRONLY") != std::string::npos;
}

/// The name of the file that a call is about, below the folder.
std::string about(const std::string& rest, const std::filesystem::path& data) {
  const std::size_t from = rest.find(data.string());
  if (from == std::string::npos) return {};
  const std::size_t end = rest.find_first_of(">\"", from);
  const std::string name = std::filesystem::path(rest.substr(from, end - from)).filename();
  return name.empty() ? "folder" : name;
}

}  // namespace

bool can_trace() {
  const auto nowhere = std::filesystem::temp_directory_path() / fmt::format("sharewell-trace-{}", ::getpid());
  const Telling run = trace(nowhere, {"-e", "trace=none"}, false);
  std::filesystem::remove_all(nowhere);
  std::filesystem::remove(log_of(nowhere));
  return run.exit_code == 0 && run.lines.ends_with("end\n");
}

std::vector<WritingCall> writing_calls(const std::filesystem::path& data) {
  const Telling run = trace(data, {"-e", fmt::format("trace={}", kWriting)}, false);
  if (run.exit_code != 0) throw std::runtime_error("the story does not come to its end: " + run.lines);
  std::vector<WritingCall> calls;
  std::map<std::string, std::uint64_t> numbers;
  std::istringstream log(text_of_file(log_of(data)));
  std::string first;
  for (std::string line; std::getline(log, line);) {
    const auto call = call_line(line);
    if (!call) continue;
    if (first.empty()) first = call->process;
    const bool is_firsts = call->process == first;
    if (is_firsts) ++numbers[call->name];
    const std::string name = about(call->rest, data);
    if (name.empty() || !changes_something(*call)) continue;
    if (!is_firsts) throw std::runtime_error("another thread writes: " + line);
    calls.push_back({call->name, numbers[call->name], name});
  }
  std::filesystem::remove(log_of(data));
  return calls;
}

Telling run_story(const std::filesystem::path& data, const WritingCall& call, const Injection& injection,
                  bool too_early) {
  const std::string when =
      fmt::format("inject={}:{}:when={}{}", call.name, injection.what, call.number, injection.more);
  Telling run = trace(data, {"-e", "trace=" + call.name, "-e", when}, too_early);
  run.met = run.signal == SIGKILL || text_of_file(log_of(data)).find("(INJECTED)") != std::string::npos;
  std::filesystem::remove(log_of(data));
  return run;
}

std::optional<int> tell_if_asked(int count, char** arguments) {
  if (count != 3) return std::nullopt;
  const std::string how = arguments[1];
  if (how != "tell" && how != "tell-too-early") return std::nullopt;
  ::alarm(kSecondsAtMost);  // whatever hangs is found
  return Story(arguments[2], STDOUT_FILENO, how == "tell-too-early").tell() ? 0 : 3;
}

}  // namespace sharewell::store
