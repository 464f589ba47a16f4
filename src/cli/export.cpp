// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <iostream>
#include <memory>
#include <system_error>

#include "base/bytes.h"
#include "casework/command.h"
#include "cli/admin.h"
#include "cli/password.h"

namespace sharewell::cli {
namespace {

struct Options {
  std::string data, organisation, user, file, purpose, out;
};

std::unexpected<Error> system_fail(int number, const std::string& path) {
  const bool full = number == ENOSPC || number == EDQUOT;
  const bool there = number == EEXIST;
  return fail(full    ? ErrorCode::DiskFull
              : there ? ErrorCode::BadInput
                      : ErrorCode::Unavailable,
              there ? "there is a file of this name already, and it is left as it is; choose another"
                    : std::generic_category().message(number),
              path);
}

/// A new file that only its owner can open; gone again if nothing whole was written to it.
class PrivateFile {
 public:
  explicit PrivateFile(std::string path)
      : path_(std::move(path)),
        descriptor_(::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)),
        error_(descriptor_ < 0 ? errno : 0) {}
  PrivateFile(const PrivateFile&) = delete;
  PrivateFile& operator=(const PrivateFile&) = delete;
  ~PrivateFile() {
    if (descriptor_ < 0) return;
    ::close(descriptor_);
    if (!whole_) ::unlink(path_.c_str());
  }
  [[nodiscard]] Result<void> made() const {
    if (error_ != 0) return system_fail(error_, path_);
    return {};
  }
  [[nodiscard]] Result<void> write(ByteView bytes) {
    while (!bytes.empty()) {
      const ssize_t done = ::write(descriptor_, bytes.data(), bytes.size());
      if (done < 0 && errno == EINTR) continue;
      if (done < 0) return system_fail(errno, path_);
      bytes = bytes.subspan(static_cast<std::size_t>(done));
    }
    if (::fsync(descriptor_) != 0 && errno != EINVAL) return system_fail(errno, path_);
    whole_ = true;
    return {};
  }

 private:
  std::string path_;
  int descriptor_;
  int error_;
  bool whole_ = false;
};

Result<void> export_now(const Options& options, Context& context) {
  PrivateFile file(options.out);
  SW_DO(file.made());
  const std::string password =
      read_password(context, fmt::format("{}@{}", options.user, options.organisation));
  const casework::CopyWanted wanted{options.organisation, options.user,    password,
                                    options.file,         options.purpose, make_ref_text(context.random)};
  SW_TRY(const std::string done, carry_out(options.data, context, casework::command_line(wanted)));
  const auto bytes = from_base64(done);
  if (!bytes) return fail(ErrorCode::Unavailable, "the server's reply is no bundle");
  SW_DO(file.write(*bytes));
  context.out << fmt::format("{}: {} bytes\n", options.out, bytes->size());
  context.err << fmt::format(
      "This file holds personal information in the clear. Give it only to whom it is for, by a way that "
      "your\n"
      "organisation calls secure, and destroy it when it has served. That you took it is on record.\n"
      "Check it: sharewell-verify {}\n",
      options.out);
  return {};
}

}  // namespace

void add_export(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand(
      "export", "take a copy of a case file, with its proofs, for somebody who must check");
  const auto options = std::make_shared<Options>();
  command->add_option("--file", options->file, "the case file's reference: 7K3MP-9XQ2A-C")->required();
  command->add_option("--org", options->organisation, "the organisation")->required();
  command
      ->add_option("--as", options->user,
                   "who takes it, as they sign in (before the @); their password is read from standard input")
      ->required();
  command->add_option("--for", options->purpose, "who it is for, and why; kept on record")->required();
  command->add_option("-o,--output", options->out, "the file to make")->required();
  add_data_option(*command, options->data);
  command->callback([options, &context] {
    if (const auto done = export_now(*options, context); !done) report(context, done.error());
  });
}

}  // namespace sharewell::cli
