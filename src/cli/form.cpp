// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <memory>

#include "casework/forms.h"
#include "cli/admin.h"

namespace sharewell::cli {
namespace {

struct Options {
  std::string data, organisation, text;
};

/// One byte more than is allowed, so that whoever reads it says that it is too large.
Result<guidance::PackFile> read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in.is_open()) return fail(ErrorCode::NotFound, "there is no such file to read", path);
  guidance::PackFile file{std::filesystem::path(path).filename().string(),
                          std::string(casework::kFormBytes + 1, '\0')};
  in.read(file.bytes.data(), static_cast<std::streamsize>(file.bytes.size()));
  file.bytes.resize(static_cast<std::size_t>(in.gcount()));
  if (in.bad()) return fail(ErrorCode::Unavailable, "it cannot be read", path);
  return file;
}

std::filesystem::path folder_of(const Options& options) {
  return std::filesystem::path(options.data) / "orgs" / options.organisation;
}

/// Whole under its name or not at all, so that it is safe beside a running server, which reads it from there.
Result<std::string> add(const Options& options, Context& context) {
  SW_TRY(const guidance::PackFile file, read_file(options.text));
  const auto form = casework::read_form(file);
  if (!form) {
    for (const guidance::Fault& fault : form.error()) context.err << one_line(fault) << '\n';
    return fail(ErrorCode::BadInput, fmt::format("{} faults in it; nothing was kept", form.error().size()),
                options.text);
  }
  SW_DO(casework::keep_form(folder_of(options), file));
  return fmt::format("form {} of {} kept, sha256 {}", form->id, options.organisation, form->sha256);
}

Result<std::string> list(const Options& options) {
  SW_TRY(const auto forms, casework::Forms(folder_of(options)).all());
  std::string out;
  for (const casework::FormTemplate& form : forms)
    out += fmt::format("{}{}  {}  sha256 {}", out.empty() ? "" : "\n", form.id, form.title, form.sha256);
  return out;
}

Result<std::string> show(const Options& options) {
  SW_TRY(const auto files, casework::Forms(folder_of(options)).files());
  for (const guidance::PackFile& file : files)
    if (const auto form = casework::read_form(file); form && form->id == options.text) return file.bytes;
  return fail(ErrorCode::NotFound, "there is no form of this id; `sharewell form list` has them",
              options.text);
}

CLI::App* add_part(CLI::App& group, const char* name, const char* what,
                   const std::shared_ptr<Options>& options) {
  CLI::App* part = group.add_subcommand(name, what);
  part->add_option("--org", options->organisation, "the organisation")
      ->required()
      ->check(CLI::Validator(
          [](const std::string& id) {
            const bool plain =
                id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
            return plain ? std::string() : std::string("an organisation is named by a-z, 0-9 and dash");
          },
          "ORG"));
  add_data_option(*part, options->data);
  return part;
}

}  // namespace

void add_form(CLI::App& app, Context& context) {
  CLI::App* group = app.add_subcommand("form", "the templates of an organisation's referral forms");
  group->require_subcommand(1);
  const auto options = std::make_shared<Options>();
  CLI::App* adding =
      add_part(*group, "add", "check a template and keep it, in place of one with its id", options);
  adding->add_option("FILE", options->text, "a TOML file (docs/formats/form.md)")->required();
  adding->callback([=, &context] { finish(context, add(*options, context)); });
  add_part(*group, "list", "the forms that practitioners may fill in", options)->callback([=, &context] {
    finish(context, list(*options));
  });
  CLI::App* showing = add_part(*group, "show", "print a template, to change it and add it again", options);
  showing->add_option("ID", options->text, "as `sharewell form list` prints it")->required();
  showing->callback([=, &context] { finish(context, show(*options)); });
  group->add_subcommand("sources", "what a field may be filled from")->callback([&context] {
    for (const casework::FormSource& source : casework::form_sources())
      context.out << fmt::format("{:<16} {}\n", source.name, source.what);
  });
}

}  // namespace sharewell::cli
