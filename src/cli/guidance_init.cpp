// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <fstream>
#include <memory>
#include <ostream>

#include "cli/guidance_commands.h"
#include "embedded/starter.h"
#include "embedded/starter_overlay.h"
#include "guidance/pack.h"

namespace sharewell::cli {
namespace {

struct Options {
  std::string folder;
  bool overlay = false;
};

std::string filled(std::string text, std::string_view mark, std::string_view value) {
  if (const auto at = text.find(mark); at != std::string::npos) text.replace(at, mark.size(), value);
  return text;
}

Result<void> make(const Options& options, Context& context) {
  std::error_code error;
  if (std::filesystem::exists(options.folder, error) && !std::filesystem::is_empty(options.folder, error))
    return fail(ErrorCode::BadInput, "there is something in this folder already; name a new one",
                options.folder);
  std::filesystem::create_directories(options.folder, error);
  if (error) return fail(ErrorCode::Unavailable, "it cannot be made: " + error.message(), options.folder);
  for (const EmbeddedFile& file : options.overlay ? embedded::starter_overlay() : embedded::starter()) {
    const auto path = std::filesystem::path(options.folder) / file.name;
    std::ofstream out(path, std::ios::binary);
    out << filled(filled(std::string(file.bytes), "BASE-LOGIC", guidance::built_in().logic()), "BASE-ID",
                  guidance::built_in().id());
    out.close();
    if (!out) return fail(ErrorCode::Unavailable, "it cannot be written", path.string());
  }
  context.out << fmt::format(
      "made {0}\nnext: sharewell guidance check {0}\n      sharewell guidance test {0}\n", options.folder);
  return {};
}

}  // namespace

void add_guidance_init(CLI::App& group, Context& context) {
  CLI::App* command = group.add_subcommand("init", "make a new small pack to begin with, or an overlay");
  const auto options = std::make_shared<Options>();
  command->add_option("DIR", options->folder, "a new folder")->required();
  command->add_flag("--overlay", options->overlay, "an overlay on the built-in pack");
  command->callback([options, &context] {
    if (const auto done = make(*options, context); !done) report(context, done.error());
  });
}

}  // namespace sharewell::cli
