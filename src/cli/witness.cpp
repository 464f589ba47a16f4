// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>

#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>

#include "base/limits.h"
#include "casework/command.h"
#include "cli/admin.h"

namespace sharewell::cli {
namespace {

struct Options {
  std::string data, organisation, text;
};

/// One byte more than is allowed, so that whoever reads it says that it is too large.
Result<std::string> read_text(const std::string& path, Context& context) {
  std::ifstream file;
  if (path != "-") file.open(path, std::ios::binary);
  std::istream& in = path == "-" ? context.in : file;
  if (path != "-" && !file.is_open()) return fail(ErrorCode::NotFound, "there is no such file to read", path);
  std::string text(limits::kAnswersBytes / 2 + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(in.gcount()));
  if (in.bad()) return fail(ErrorCode::Unavailable, "it cannot be read", path);
  return text;
}

void ask(const Options& options, Context& context, const char* what, Result<std::string> text) {
  const auto done =
      !text ? std::move(text)
            : carry_out(options.data, context,
                        casework::command_line(casework::WitnessWanted{options.organisation, what, *text}));
  if (done)
    context.out << *done;
  else
    report(context, done.error());
}

CLI::App* add_part(CLI::App& group, const char* name, const char* what,
                   const std::shared_ptr<Options>& options) {
  CLI::App* part = group.add_subcommand(name, what);
  part->add_option("--org", options->organisation, "the organisation that is the witness")->required();
  add_data_option(*part, options->data);
  return part;
}

}  // namespace

void add_witness(CLI::App& app, Context& context) {
  CLI::App* group = app.add_subcommand(
      "witness", "cosign the register of another organisation, after seeing that it only grew");
  group->require_subcommand(1);
  const auto options = std::make_shared<Options>();
  add_part(*group, "key", "the public key that this organisation cosigns with", options)
      ->callback([=, &context] { ask(*options, context, "key", std::string()); });
  add_part(*group, "list", "the registers that it watches, and what it cosigned last", options)
      ->callback([=, &context] { ask(*options, context, "list", std::string()); });
  CLI::App* watch = add_part(*group, "watch", "watch another organisation's register from now on", options);
  watch->add_option("KEY", options->text, "its public key, as `sharewell register key` prints it there")
      ->required();
  watch->callback([=, &context] { ask(*options, context, "watch", options->text); });
  CLI::App* follow =
      add_part(*group, "follow", "take over the new key of a watched register from its handovers", options);
  follow
      ->add_option("FILE", options->text,
                   "what `sharewell register handovers` printed there, or /log/ORG/handovers there (`-` for "
                   "standard input)")
      ->required();
  follow->callback([=, &context] { ask(*options, context, "follow", read_text(options->text, context)); });
  CLI::App* cosign = add_part(*group, "cosign",
                              "cosign a checkpoint, printed with the cosignature for whoever asked", options);
  cosign
      ->add_option("FILE", options->text,
                   "what `sharewell register growth` printed there, from the size that was cosigned last on "
                   "(`-` for standard input)")
      ->required();
  cosign->callback([=, &context] { ask(*options, context, "cosign", read_text(options->text, context)); });
  CLI::App* policy =
      add_part(*group, "policy", "which witnesses must cosign this organisation's own register, and how many",
               options);
  policy->add_option("FILE", options->text, "a policy (c2sp.org/tlog-policy); copies of case files carry it")
      ->required();
  policy->callback([=, &context] { ask(*options, context, "policy", read_text(options->text, context)); });
  CLI::App* keep = add_part(
      *group, "keep", "keep a checkpoint of this organisation's own register that others cosigned", options);
  keep->add_option("FILE", options->text,
                   "what `sharewell witness cosign` printed at theirs (`-` for standard input)")
      ->required();
  keep->callback([=, &context] { ask(*options, context, "keep", read_text(options->text, context)); });
}

}  // namespace sharewell::cli
