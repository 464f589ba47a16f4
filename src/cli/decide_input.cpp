// SPDX-License-Identifier: MIT
#include "cli/decide_input.h"

#include <fmt/format.h>

#include <fstream>
#include <ostream>

#include "base/limits.h"
#include "casework/pack_folder.h"
#include "guidance/overlay.h"

namespace sharewell::cli {
namespace {

Result<std::string> read_stream(std::istream& in, std::string_view name, std::size_t bytes_max) {
  std::string bytes(bytes_max + 1, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (in.bad()) return fail(ErrorCode::Unavailable, "it cannot be read", std::string(name));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  if (bytes.size() > bytes_max)
    return fail(ErrorCode::TooLarge, fmt::format("longer than {} bytes", bytes_max), std::string(name));
  return bytes;
}

}  // namespace

Result<Input> open_input(const std::string& path, Context& context) {
  if (path == "-") return Input{nullptr, &context.in, "standard input"};
  auto file = std::make_unique<std::ifstream>(path, std::ios::binary);
  std::error_code ec;
  if (!*file || std::filesystem::is_directory(path, ec))
    return fail(ErrorCode::NotFound, "there is no file that can be read", path);
  std::istream* stream = file.get();
  return Input{std::move(file), stream, std::filesystem::path(path).filename().string()};
}

Result<std::string> read_all(Input& input, std::size_t bytes_max) {
  return read_stream(*input.stream, input.name, bytes_max);
}

std::optional<Result<std::string_view>> next_line(Input& input, std::size_t bytes_max, std::string& buffer) {
  std::istream& in = *input.stream;
  buffer.resize(bytes_max + 2);
  in.getline(buffer.data(), static_cast<std::streamsize>(buffer.size()));
  const auto count = static_cast<std::size_t>(in.gcount());
  if (count == 0 && !in.good()) return std::nullopt;
  if (in.fail() && !in.eof()) {
    in.clear();
    in.ignore(std::numeric_limits<std::streamsize>::max(), '\n');
    return fail(ErrorCode::TooLarge, fmt::format("longer than {} bytes", bytes_max), input.name);
  }
  return std::string_view(buffer.data(), in.eof() ? count : count - 1);
}

Result<std::vector<guidance::PackFile>> pack_files(const std::string& named) {
  if (named == "built-in" || named == guidance::built_in().id()) return guidance::built_in_files();
  SW_TRY(auto files, casework::read_pack_folder(named));
  return guidance::with_base(std::move(files));
}

std::unexpected<Error> refuse_pack(const std::vector<guidance::Fault>& faults, const std::string& named,
                                   Context& context) {
  for (const guidance::Fault& fault : faults) context.err << one_line(fault) << '\n';
  return fail(ErrorCode::BadPack, fmt::format("{} fault{}", faults.size(), faults.size() == 1 ? "" : "s"),
              named);
}

Result<ChosenPack> ChosenPack::load(const std::string& folder, Context& context) {
  ChosenPack chosen;
  if (folder.empty()) return chosen;
  SW_TRY(auto files, pack_files(folder));
  auto pack = guidance::Pack::load(std::move(files));
  if (!pack) return refuse_pack(pack.error(), folder, context);
  chosen.own_ = *std::move(pack);
  return chosen;
}

}  // namespace sharewell::cli
