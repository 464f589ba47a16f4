// SPDX-License-Identifier: MIT
// What the decide and guidance commands read: answers from a file or standard input, and a pack from a
// folder.
//
// In: names given on the command line. Out: bytes within limits, or a pack. Never: reads more of anything
// than its limit.
#pragma once

#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "cli/cli.h"
#include "guidance/pack.h"

namespace sharewell::cli {

/// A file that is open for reading, or standard input for "-"; `name` is what errors call it.
struct Input {
  std::unique_ptr<std::istream> file;
  std::istream* stream = nullptr;
  std::string name;
};
[[nodiscard]] Result<Input> open_input(const std::string& path, Context& context);

/// Everything that is left, at most `bytes_max`.
[[nodiscard]] Result<std::string> read_all(Input& input, std::size_t bytes_max);

/// The next line without its end; nullopt at the end of the input; TooLarge for a line beyond the limit,
/// which is passed over whole.
[[nodiscard]] std::optional<Result<std::string_view>> next_line(Input& input, std::size_t bytes_max,
                                                                std::string& buffer);

/// The pack named so (see pack_files), or the built-in one if `folder` is empty. Lists every fault on
/// `context.err`.
class ChosenPack {
 public:
  [[nodiscard]] static Result<ChosenPack> load(const std::string& folder, Context& context);
  [[nodiscard]] const guidance::Pack& pack() const { return own_ ? *own_ : guidance::built_in(); }

 private:
  std::optional<guidance::Pack> own_;
};

/// Lists the faults of a pack on `context.err`, and is the error that says how many there are.
[[nodiscard]] std::unexpected<Error> refuse_pack(const std::vector<guidance::Fault>& faults,
                                                 const std::string& named, Context& context);

/// The files of the pack or overlay in a folder; `built-in`, or its id, names the one that the program
/// carries.
[[nodiscard]] Result<std::vector<guidance::PackFile>> pack_files(const std::string& named);

}  // namespace sharewell::cli
