// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <memory>
#include <ostream>

#include "base/json.h"
#include "cli/cli.h"
#include "cli/decide_input.h"
#include "cli/guidance_commands.h"
#include "cli/guidance_show.h"
#include "decide/pack_json.h"

namespace sharewell::cli {
namespace {

struct Options {
  std::string folder;
  bool json = false;
};

json::object fault_json(const guidance::Fault& fault) {
  return {{"file", fault.file},
          {"line", fault.line},
          {"column", fault.column},
          {"what", fault.what},
          {"remedy", fault.remedy}};
}

Result<void> print_faults_json(const Options& options, Context& context) {
  SW_TRY(auto files, pack_files(options.folder));
  const auto pack = guidance::Pack::load(std::move(files));
  json::array faults;
  if (!pack)
    for (const guidance::Fault& fault : pack.error()) faults.push_back(fault_json(fault));
  if (!pack) context.exit_code = row(ErrorCode::BadPack).exit_code;
  context.out << to_canonical_json(json::object{{"ok", pack.has_value()}, {"faults", std::move(faults)}})
              << '\n';
  return {};
}

Result<void> check(const Options& options, Context& context) {
  if (options.json && !options.folder.empty()) return print_faults_json(options, context);
  SW_TRY(const ChosenPack chosen, ChosenPack::load(options.folder, context));
  const guidance::Pack& pack = chosen.pack();
  if (options.json) {
    context.out << R"({"faults":[],"ok":true})" << '\n';
    return {};
  }
  const guidance::Size size = pack.size();
  context.out << fmt::format("{}, {}: no faults\nsha256 {}\nlogic  {}\n", pack.id(), pack.edition(),
                             pack.sha256(), pack.logic());
  context.out << fmt::format("{} questions, {} rules in {} rows, {} obligations, {} notices, {} cases hold\n",
                             pack.questions().size(), pack.rule_ids().size(), pack.rules().size(),
                             pack.obligations().size(), pack.parts().notices.size(), pack.cases().size());
  context.out << fmt::format(
      "diagrams: {} nodes for the rule, {} for the outcome, {} for flow, {} for obligations\n",
      size.rule_nodes, size.outcome_nodes, size.flow_nodes, size.obligation_nodes);
  return {};
}

Result<void> show(const Options& options, Context& context) {
  SW_TRY(const ChosenPack chosen, ChosenPack::load(options.folder, context));
  if (options.json)
    context.out << decide::pack_to_json(chosen.pack()) << '\n';
  else
    print_pack(context.out, chosen.pack());
  return {};
}

using Action = Result<void> (*)(const Options&, Context&);

CLI::App* add_action(CLI::App& group, Context& context, const char* name, const char* what, Action action,
                     const std::shared_ptr<Options>& options) {
  CLI::App* command = group.add_subcommand(name, what);
  command->add_option("DIR", options->folder, "a folder with a guidance pack; without it, the built-in one");
  command->callback([options, &context, action] {
    if (const auto done = action(*options, context); !done) report(context, done.error());
  });
  return command;
}

}  // namespace

void add_guidance(CLI::App& app, Context& context) {
  CLI::App* group = app.add_subcommand("guidance", "check, read or draw a guidance pack");
  group->require_subcommand(1);
  const auto options = std::make_shared<Options>();
  CLI::App* checking =
      add_action(*group, context, "check", "list every fault of a pack (exit code 2 if any)", check, options);
  checking->add_flag("--json", options->json, "print one JSON object");
  CLI::App* showing = add_action(*group, context, "show", "print questions, rules and duties", show, options);
  showing->add_flag("--json", options->json, "print one JSON object");
  add_guidance_draw(*group, context);
  add_guidance_prove(*group, context);
  add_guidance_diff(*group, context);
  add_guidance_test(*group, context);
  add_guidance_init(*group, context);
  add_guidance_install(*group, context);
}

}  // namespace sharewell::cli
