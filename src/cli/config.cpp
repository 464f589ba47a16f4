// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <iostream>
#include <memory>

#include "base/json.h"
#include "cli/admin.h"
#include "cli/settings.h"

namespace sharewell::cli {
namespace {

/// As it would stand in the file.
std::string as_toml(const SettingRow& row, const Settings& settings) {
  const std::string& value = settings.text(row.name);
  switch (row.kind) {
    case SettingKind::Number:
    case SettingKind::Truth:
      return value;
    case SettingKind::Text:
      return to_canonical_json(json::value(value));
    case SettingKind::List:
      break;
  }
  std::string out;
  for (const std::string& item : settings.list(row.name))
    out += (out.empty() ? "" : ", ") + to_canonical_json(json::value(item));
  return "[" + out + "]";
}

}  // namespace

void add_config(CLI::App& app, Context& context) {
  CLI::App* config = app.add_subcommand("config", "the settings of this installation");
  config->require_subcommand(1);
  CLI::App* show = config->add_subcommand("show", "print every setting as it would be used");
  struct Options {
    Given given;
    bool origin = false;
  };
  const auto options = std::make_shared<Options>();
  show->add_flag("--origin", options->origin, "also where each one comes from");
  add_setting_options(*show, options->given);
  show->callback([options, &context] {
    const auto settings = read_settings(options->given);
    if (!settings) return report(context, settings.error());
    for (const SettingRow& row : setting_rows()) {
      const std::string line = fmt::format("{} = {}", row.name, as_toml(row, *settings));
      if (options->origin)
        context.out << fmt::format("{:<48} # {}\n", line, settings->at(row.name).origin);
      else
        context.out << line << '\n';
    }
  });
}

}  // namespace sharewell::cli
