// SPDX-License-Identifier: MIT
#include "cli/verify.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <memory>
#include <thread>

#include "casework/pack_folder.h"
#include "cli/admin.h"
#include "cli/progress.h"
#include "crypt/key_ring.h"
#include "decide/decision.h"
#include "decide/replay.h"

namespace sharewell::cli {
namespace {

struct Options {
  std::string data, organisation;
  bool json = false;
};

Result<void> verify_all(const Options& options, Context& context) {
  SW_TRY(const auto ring, crypt::KeyRing::open(options.data, context.unlock));
  if (!options.organisation.empty() && ring.find(options.organisation) == nullptr)
    return fail(ErrorCode::NotFound, fmt::format("there is no organisation `{}` here", options.organisation));
  guidance::Shelf shelf;
  SW_DO(casework::shelve_packs(options.data, shelf));
  for (const std::string& name : ring.organisations()) {
    if (!options.organisation.empty() && name != options.organisation) continue;
    // Anew for each: an erasure may have rolled the epoch while another register was looked at.
    SW_TRY(const auto now, crypt::KeyRing::open(options.data, context.unlock));
    SW_CHECK(now.find(name) != nullptr);
    auto checked = verify_register(options.data, *now.find(name), shelf, context);
    if (!checked) {
      Error error = checked.error();
      error.place = error.place.empty() ? name : name + ", " + error.place;
      return std::unexpected(std::move(error));
    }
    print_verified(name, *checked, options.json, context);
  }
  return {};
}

}  // namespace

Result<store::VerifyReport> verify_register(const std::filesystem::path& data,
                                            const crypt::OrganisationKeys& keys, const guidance::Shelf& shelf,
                                            Context& context) {
  store::VerifyCallbacks callbacks;
  callbacks.re_evaluate = [&shelf](const record::EntryBody& entry) {
    return decide::re_evaluate(entry, shelf);
  };
  callbacks.same_advice = [&shelf](unsigned) {
    const auto replay = std::make_shared<decide::Replay>(shelf, guidance::built_in());
    return [replay](std::string_view text) { return replay->run(text).has_value(); };
  };
  callbacks.threads = std::max(1u, std::thread::hardware_concurrency());
  ProgressLine line(context);
  callbacks.progress = [&](std::uint64_t done, std::uint64_t of) { line.show(keys.name(), done, of); };
  SW_TRY(const store::Place place, store::place_of(data, keys.name()));
  return store::verify(place, keys, callbacks);
}

void print_verified(const std::string& name, const store::VerifyReport& report, bool as_json,
                    Context& context) {
  if (as_json) {
    context.out << to_canonical_json(
                       json::object{{"organisation", name},
                                    {"verified", true},
                                    {"entries", static_cast<std::int64_t>(report.entries)},
                                    {"decisions", static_cast<std::int64_t>(report.decisions)},
                                    {"re_evaluated", static_cast<std::int64_t>(report.re_evaluated)},
                                    {"files", static_cast<std::int64_t>(report.files)},
                                    {"erased", static_cast<std::int64_t>(report.erased)},
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
  if (report.erased > 0)
    context.out << fmt::format(
        "{}: {} of the case files were erased: their entries open to nobody, and each is named by an erasure "
        "that two people agreed to.\n",
        name, report.erased);
}

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
