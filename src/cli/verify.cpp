// SPDX-License-Identifier: MIT
#include "store/verify.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <iostream>
#include <memory>

#include "casework/pack_folder.h"
#include "cli/admin.h"
#include "crypt/key_ring.h"
#include "decide/decision.h"

namespace sharewell::cli {
namespace {

struct Options {
  std::string data, organisation;
  bool json = false;
};

Result<store::VerifyReport> verify_one(const Options& options, const crypt::OrganisationKeys& keys,
                                       const guidance::Shelf& shelf, Context& context) {
  store::VerifyCallbacks callbacks;
  callbacks.re_evaluate = [&shelf](const record::EntryBody& entry) {
    return decide::re_evaluate(entry, shelf);
  };
  if (context.terminal)
    callbacks.progress = [&](std::uint64_t done, std::uint64_t of) {
      context.err << fmt::format("\r{}: {} of {} entries", keys.name(), done, of) << std::flush;
      if (done == of) context.err << '\n';
    };
  return store::verify(std::filesystem::path(options.data) / "orgs" / keys.name(), keys, callbacks);
}

void print(const Options& options, const std::string& name, const store::VerifyReport& report,
           Context& context) {
  if (options.json) {
    context.out << to_canonical_json(
                       json::object{{"organisation", name},
                                    {"verified", true},
                                    {"entries", static_cast<std::int64_t>(report.entries)},
                                    {"decisions", static_cast<std::int64_t>(report.decisions)},
                                    {"re_evaluated", static_cast<std::int64_t>(report.re_evaluated)},
                                    {"files", static_cast<std::int64_t>(report.files)},
                                    {"tasks", static_cast<std::int64_t>(report.tasks)},
                                    {"drafts", static_cast<std::int64_t>(report.drafts)},
                                    {"checkpoint", report.checkpoint}})
                << '\n';
    return;
  }
  context.out << fmt::format(
      "{}: verified. {} entries, {} decisions, {} recommendations run again with the same result, {} case "
      "files, {} tasks, {} drafts.\n",
      name, report.entries, report.decisions, report.re_evaluated, report.files, report.tasks, report.drafts);
}

Result<void> verify_all(const Options& options, Context& context) {
  SW_TRY(const auto ring, crypt::KeyRing::open(options.data, context.unlock));
  if (!options.organisation.empty() && ring.find(options.organisation) == nullptr)
    return fail(ErrorCode::NotFound, fmt::format("there is no organisation `{}` here", options.organisation));
  guidance::Shelf shelf;
  SW_DO(casework::shelve_packs(options.data, shelf));
  for (const std::string& name : ring.organisations()) {
    if (!options.organisation.empty() && name != options.organisation) continue;
    auto checked = verify_one(options, *ring.find(name), shelf, context);
    if (!checked) {
      Error error = checked.error();
      error.place = error.place.empty() ? name : name + ", " + error.place;
      return std::unexpected(std::move(error));
    }
    print(options, name, *checked, context);
  }
  return {};
}

}  // namespace

void add_verify(CLI::App& app, Context& context) {
  CLI::App* command =
      app.add_subcommand("verify", "replay every register and name the first thing that is wrong");
  const auto options = std::make_shared<Options>();
  command->add_option("--org", options->organisation, "only this organisation");
  command->add_flag("--json", options->json, "one JSON object a line");
  add_data_option(*command, options->data);
  command->callback([options, &context] {
    if (const auto done = verify_all(*options, context); !done) report(context, done.error());
  });
}

}  // namespace sharewell::cli
