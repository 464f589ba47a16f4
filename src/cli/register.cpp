// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>

#include <memory>

#include "casework/command.h"
#include "cli/admin.h"

namespace sharewell::cli {
namespace {

struct Options {
  std::string data, organisation;
  std::uint64_t from = 0;
};

/// What outsiders may have, on `out` as it is, so that it can be kept in a file.
void print(Context& context, const Options& options, const casework::RegisterWanted& wanted) {
  const auto done = carry_out(options.data, context, casework::command_line(wanted));
  if (done)
    context.out << *done;
  else
    report(context, done.error());
}

CLI::App* add_part(CLI::App& group, const char* name, const char* what,
                   const std::shared_ptr<Options>& options, Context& context) {
  CLI::App* part = group.add_subcommand(name, what);
  part->add_option("--org", options->organisation, "the organisation")->required();
  add_data_option(*part, options->data);
  part->callback([options, name, &context] {
    print(context, *options, {options->organisation, name, std::to_string(options->from)});
  });
  return part;
}

}  // namespace

void add_register(CLI::App& app, Context& context) {
  CLI::App* group = app.add_subcommand("register", "what outsiders may have of an organisation's register");
  group->require_subcommand(1);
  const auto options = std::make_shared<Options>();
  add_part(*group, "key", "the public key that it is signed with", options, context);
  add_part(*group, "checkpoint", "how many entries it holds, and their root, signed", options, context);
  add_part(*group, "cosigned", "the newest checkpoint that a witness cosigned, as it was kept", options,
           context);
  add_part(*group, "policy", "which witnesses must cosign it, and how many", options, context);
  add_part(*group, "handovers", "how it went over from one key to the next, each signed by both", options,
           context);
  add_part(*group, "growth",
           "the proof that it only grew since a size that somebody saw, with its checkpoint", options,
           context)
      ->add_option("--from", options->from, "that size: the second line of the earlier checkpoint")
      ->required();
}

}  // namespace sharewell::cli
