// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <memory>

#include "casework/command.h"
#include "cli/admin.h"
#include "cli/password.h"

namespace sharewell::cli {
namespace {

struct Options {
  std::string data;
  casework::ErasureWanted wanted{};
};

void carry(Options options, const char* what, bool by_somebody, Context& context) {
  options.wanted.what = what;
  if (by_somebody) {
    options.wanted.password =
        read_password(context, fmt::format("{}@{}", options.wanted.user, options.wanted.organisation));
    options.wanted.once = make_ref_text(context.random);
  }
  const auto done = carry_out(options.data, context, casework::command_line(options.wanted));
  if (done)
    context.out << *done;
  else
    report(context, done.error());
}

}  // namespace

void add_erasure(CLI::App& app, Context& context) {
  CLI::App* group = app.add_subcommand("erasure", "erase case files, by two safeguarding leads");
  group->require_subcommand(1);
  const auto options = std::make_shared<Options>();
  const auto part = [&](const char* name, const char* says, bool by_somebody) {
    CLI::App* command = group->add_subcommand(name, says);
    command->add_option("--org", options->wanted.organisation, "the organisation")->required();
    if (by_somebody) {
      command->add_option("--file", options->wanted.file, "the case file's reference: 7K3MP-9XQ2A-C")
          ->required();
      command
          ->add_option("--as", options->wanted.user,
                       "the lead, as they sign in (before the @); their password is read from standard input")
          ->required();
    }
    add_data_option(*command, options->data);
    command->callback([=, &context] { carry(*options, name, by_somebody, context); });
    return command;
  };
  part("list", "what waits to be erased, and what was", false);
  CLI::App* ask = part("ask", "ask that a case file be erased, 14 days from now at the earliest", true);
  ask->add_option("--why", options->wanted.ground, "time-is-over, asked-by-person, never-needed or other")
      ->required();
  ask->add_option("--words", options->wanted.words, "in your own words; name nobody");
  ask->add_option("--to", options->wanted.to, "the other lead, who is asked to agree")->required();
  part("back", "take such a request back", true);
  part("agree", "agree to what another lead asked, and erase the case file", true);
  part("finish", "destroy the keys that an erasure left, if it was cut off", false);
}

}  // namespace sharewell::cli
