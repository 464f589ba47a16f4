// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <memory>
#include <ostream>
#include <thread>

#include "base/json.h"
#include "casework/pack_folder.h"
#include "casework/replay_decisions.h"
#include "casework/service.h"
#include "cli/admin.h"
#include "cli/decide_input.h"
#include "cli/guidance_commands.h"
#include "crypt/key_ring.h"
#include "guidance/over_cases.h"

namespace sharewell::cli {
namespace {

using casework::ReplayReport;
using casework::WouldDiffer;
using guidance::Pack;

constexpr int kDiffers = 1, kNotTheSame = 2;

struct Options {
  std::string data, pack, organisation, since;
  bool json = false;
};

/// The first moment, in London, of the day that was typed.
Result<Instant> since(const std::string& day) {
  if (day.empty()) return Instant{INT64_MIN};
  if (!casework::is_day(day)) return fail(ErrorCode::BadInput, "a day is written as 2026-12-01", "--since");
  const auto part = [&](std::size_t at, std::size_t length) { return std::stoi(day.substr(at, length)); };
  return from_london(part(0, 4), part(5, 2), part(8, 2), 0, 0).value();
}

std::string ids(const Pack& pack, const std::vector<std::size_t>& duties) {
  std::string out;
  for (const std::size_t one : duties) out += (out.empty() ? "" : ", ") + pack.obligations()[one].id;
  return out;
}

void print_one(std::ostream& out, const WouldDiffer& one, const Pack& other) {
  out << fmt::format("\n{}  case file {}, entry {}{}\n", london_date(one.recorded_at), one.file.spaced(),
                     one.index, one.considered ? " (with the how-steps)" : "");
  const std::string& then = one.made_under->outcomes()[one.outcome_then].id;
  out << (one.same_outcome
              ? fmt::format("  recorded {}, and still would be\n", then)
              : fmt::format("  recorded {}, would be {}\n", then, other.outcomes()[one.outcome_now].id));
  if (!one.duties_new.empty()) out << fmt::format("  new to do:     {}\n", ids(other, one.duties_new));
  if (!one.duties_gone.empty())
    out << fmt::format("  no longer:     {}\n", ids(*one.made_under, one.duties_gone));
  if (one.answers_lost != 0)
    out << fmt::format("  {} of its answers are not in this pack and count as not given\n", one.answers_lost);
}

std::string counted(std::uint64_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", guidance::in_digits(count), count == 1 ? one : many);
}

void print(std::ostream& out, const std::string& name, const ReplayReport& report, const Pack& other) {
  out << fmt::format(
      "{}: {}, byte for byte.\n", name,
      counted(report.replayed, "recommendation was run again under the guidance of its time and is the same",
              "recommendations were run again under the guidance of their time and are the same"));
  for (const casework::NotTheSame& one : report.faults)
    out << fmt::format("NOT THE SAME  entry {}{}: {}\n", one.index,
                       one.file.empty() ? "" : ", case file " + one.file.spaced(), one.why);
  if (report.not_the_same != 0)
    out << fmt::format("{} cannot be run again; run `sharewell verify`.\n",
                       counted(report.not_the_same, "entry", "entries"));
  out << fmt::format("Under {}, {} (sha256 {}): {}.\n", other.id(), other.edition(), other.sha256(),
                     report.differences() == 0 ? "none would differ"
                                               : fmt::format("{} would differ, {} of them in the outcome",
                                                             guidance::in_digits(report.differences()),
                                                             guidance::in_digits(report.outcomes_differ)));
  if (report.lost_answers != 0)
    out << fmt::format("{} an answer that this pack does not have; it counts as not given.\n",
                       counted(report.lost_answers, "recommendation has", "recommendations have"));
  for (const WouldDiffer& one : report.differ) print_one(out, one, other);
}

json::object pack_json(const Pack& pack) {
  return {{"id", pack.id()}, {"edition", pack.edition()}, {"sha256", pack.sha256()}, {"logic", pack.logic()}};
}

json::array ids_json(const Pack& pack, const std::vector<std::size_t>& duties) {
  json::array out;
  for (const std::size_t one : duties) out.emplace_back(pack.obligations()[one].id);
  return out;
}

json::object difference_json(const WouldDiffer& one, const Pack& other) {
  return {{"entry", static_cast<std::int64_t>(one.index)},
          {"kind", one.considered ? "considered" : "decided"},
          {"file", one.file.text()},
          {"sharing", one.sharing.text()},
          {"happened_at", to_rfc3339(one.happened_at)},
          {"recorded_at", to_rfc3339(one.recorded_at)},
          {"made_under", one.made_under->sha256()},
          {"outcome", one.made_under->outcomes()[one.outcome_then].id},
          {"would_be", other.outcomes()[one.outcome_now].id},
          {"obligations_new", ids_json(other, one.duties_new)},
          {"obligations_gone", ids_json(*one.made_under, one.duties_gone)},
          {"answers_lost", one.answers_lost}};
}

void print_json(std::ostream& out, const std::string& name, const ReplayReport& report, const Pack& other) {
  json::array differences, faults;
  for (const WouldDiffer& one : report.differ) differences.push_back(difference_json(one, other));
  for (const casework::NotTheSame& one : report.faults)
    faults.push_back(json::object{
        {"entry", static_cast<std::int64_t>(one.index)}, {"file", one.file.text()}, {"why", one.why}});
  out << to_canonical_json(json::object{{"organisation", name},
                                        {"pack", pack_json(other)},
                                        {"entries", static_cast<std::int64_t>(report.entries)},
                                        {"replayed", static_cast<std::int64_t>(report.replayed)},
                                        {"lost_answers", static_cast<std::int64_t>(report.lost_answers)},
                                        {"differences", std::move(differences)},
                                        {"not_the_same", std::move(faults)}})
      << '\n';
}

Result<ReplayReport> replay_one(const Options& options, const crypt::OrganisationKeys& keys,
                                casework::ReplayWork work, Context& context) {
  if (context.terminal)
    work.progress = [&](std::uint64_t done, std::uint64_t of) {
      context.err << fmt::format("\r{}: {} of {} entries", keys.name(), done, of) << std::flush;
      if (done == of) context.err << '\n';
    };
  work.threads = std::thread::hardware_concurrency();
  SW_TRY(const store::Place place, store::place_of(options.data, keys.name()));
  return casework::replay_decisions(
      [&](const store::ScanWork& scanning) { return store::scan(place, keys, scanning); }, work);
}

Result<void> replay(const Options& options, Context& context) {
  SW_TRY(const Instant from, since(options.since));
  SW_TRY(const ChosenPack chosen, ChosenPack::load(options.pack, context));
  SW_TRY(const auto ring, crypt::KeyRing::open(options.data, context.unlock));
  if (!options.organisation.empty() && ring.find(options.organisation) == nullptr)
    return fail(ErrorCode::NotFound, fmt::format("there is no organisation `{}` here", options.organisation));
  guidance::Shelf shelf;
  SW_DO(casework::shelve_packs(options.data, shelf));
  casework::ReplayWork work{shelf, chosen.pack()};
  work.since = from;
  for (const std::string& name : ring.organisations()) {
    if (!options.organisation.empty() && name != options.organisation) continue;
    auto report = replay_one(options, *ring.find(name), work, context);
    if (!report) {
      Error error = report.error();
      error.place = error.place.empty() ? name : name + ", " + error.place;
      return std::unexpected(std::move(error));
    }
    (options.json ? print_json : print)(context.out, name, *report, chosen.pack());
    if (report->differences() != 0) context.exit_code = std::max(context.exit_code, kDiffers);
    if (report->not_the_same != 0) context.exit_code = kNotTheSame;
  }
  return {};
}

}  // namespace

void add_guidance_replay(CLI::App& group, Context& context) {
  CLI::App* command = group.add_subcommand(
      "replay",
      "run every recorded decision again, and list which would differ under another pack (exit code 0: none, "
      "1: some, 2: bad input, or an entry that is not what was recorded)");
  const auto options = std::make_shared<Options>();
  command->add_option("--pack", options->pack, "the other: a folder with a pack or an overlay, or `built-in`")
      ->required();
  command->add_option("--org", options->organisation, "only this organisation");
  command->add_option("--since", options->since,
                      "only what was recorded on or after this day, as 2026-12-01");
  command->add_flag("--json", options->json, "one JSON object an organisation, each on a line");
  add_data_option(*command, options->data);
  command->callback([options, &context] {
    if (const auto done = replay(*options, context); !done) report(context, done.error());
  });
}

}  // namespace sharewell::cli
