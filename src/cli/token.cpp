// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>

#include "casework/command.h"
#include "casework/tokens.h"
#include "cli/admin.h"

namespace sharewell::cli {
namespace {

struct Options {
  std::string data, organisation, token, name, address;
  int days = 0;
  bool reads_only = false;
};

void print(Context& context, const Result<std::string>& done) {
  if (done)
    context.out << *done;
  else
    report(context, done.error());
}

/// The token is made here and only its hash goes on, so that nothing but this terminal ever has it.
Result<void> add_now(const Options& options, Context& context) {
  const auto at = options.address.find('@');
  if (at == std::string::npos)
    return fail(ErrorCode::BadInput, "say whom it acts for, as in sam@northbank", options.address);
  const std::string user = options.address.substr(0, at), organisation = options.address.substr(at + 1);
  const casework::FreshToken fresh = casework::fresh_token(organisation, context.random);
  const casework::TokenWanted wanted{organisation, "add",        fresh.ref.text(), options.name,
                                     user,         fresh.sha256, options.days,     !options.reads_only};
  SW_TRY(const std::string done, carry_out(options.data, context, casework::command_line(wanted)));
  context.out << fresh.text << '\n';
  context.err << done << "It is shown this once and kept nowhere. Whoever has it acts as " << options.address
              << ".\n";
  return {};
}

}  // namespace

void add_token(CLI::App& app, Context& context) {
  CLI::App* group = app.add_subcommand("token", "programs that may act for somebody through the API");
  group->require_subcommand(1);
  const auto options = std::make_shared<Options>();
  CLI::App* add = group->add_subcommand("add", "make a token; it is printed this once");
  add->add_option("NAME", options->name, "which program it is for")->required();
  add->add_option("--for", options->address, "whom it acts for: user@organisation")->required();
  add->add_option("--days", options->days, "how many days it is good for, at most 366")->required();
  add->add_flag("--read-only", options->reads_only, "it may read and ask for advice, and change nothing");
  add_data_option(*add, options->data);
  add->callback([=, &context] {
    if (const auto done = add_now(*options, context); !done) report(context, done.error());
  });
  CLI::App* list = group->add_subcommand("list", "the tokens of an organisation, ended ones too");
  CLI::App* end = group->add_subcommand("end", "end a token, from this moment on");
  end->add_option("REFERENCE", options->token, "as `token list` shows it: 7K3MP-9XQ2A-C")->required();
  for (CLI::App* part : {list, end}) {
    part->add_option("--org", options->organisation, "the organisation")->required();
    add_data_option(*part, options->data);
  }
  const auto ask = [options, &context](const char* what) {
    const casework::TokenWanted wanted{
        .organisation = options->organisation, .what = what, .token = options->token};
    print(context, carry_out(options->data, context, casework::command_line(wanted)));
  };
  list->callback([ask] { ask("list"); });
  end->callback([ask] { ask("end"); });
}

}  // namespace sharewell::cli
