// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <memory>
#include <ostream>

#include "casework/command.h"
#include "casework/pack_folder.h"
#include "cli/admin.h"
#include "cli/decide_input.h"
#include "cli/guidance_commands.h"
#include "cli/proved.h"

namespace sharewell::cli {
namespace {

struct Options {
  std::string data, pack, organisation, from;
};

/// The pack is kept first, under its hash, where nothing reads it until the entry names it: that is safe
/// beside a running server, which then loads it from there.
Result<std::string> install(const Options& options, Context& context) {
  SW_TRY(const ChosenPack chosen, ChosenPack::load(options.pack, context));
  SW_TRY(const auto files, pack_files(options.pack));
  const guidance::Pack& pack = chosen.pack();
  std::error_code none;
  if (!std::filesystem::is_directory(options.data, none))
    return fail(ErrorCode::NotFound, "there is no data folder; make one with `sharewell init`", options.data);
  SW_DO(casework::check_fits_pages(pack));
  SW_DO(require_proof(options.data, pack, context.err));
  SW_DO(casework::keep_pack(options.data, pack.sha256(), files));
  const std::string from = options.from.empty() ? casework::day_of(context.clock()) : options.from;
  SW_TRY(
      const std::string done,
      carry_out(options.data, context,
                casework::command_line(casework::GuidanceChoice{options.organisation, pack.sha256(), from})));
  return fmt::format("{}, {}, sha256 {}\n{}", pack.id(), pack.edition(), pack.sha256(), done);
}

}  // namespace

void add_guidance_install(CLI::App& group, Context& context) {
  CLI::App* command = group.add_subcommand(
      "install", "put a pack or an overlay into service for new decisions of an organisation");
  const auto options = std::make_shared<Options>();
  command->add_option("PACK", options->pack, "a folder with a pack or an overlay; `built-in` goes back to it")
      ->required();
  command->add_option("--org", options->organisation, "the organisation")->required();
  command->add_option("--from", options->from, "the first day, as 2026-12-01 (default: today)");
  add_data_option(*command, options->data);
  command->callback([options, &context] { finish(context, install(*options, context)); });
}

}  // namespace sharewell::cli
