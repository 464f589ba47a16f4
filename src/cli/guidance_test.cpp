// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <memory>
#include <ostream>

#include "base/json.h"
#include "base/xml.h"
#include "cli/decide_input.h"
#include "cli/guidance_commands.h"
#include "guidance/worked_cases.h"

namespace sharewell::cli {
namespace {

using guidance::CaseResult;

struct Options {
  std::string pack, junit;
  bool json = false;
};

/// What is wrong, each on a line of its own: expected on the left, got on the right.
std::vector<std::string> differences(const CaseResult& one) {
  std::vector<std::string> lines;
  if (one.outcome != one.got_outcome)
    lines.push_back(fmt::format("expected {:<24} got {}", one.outcome, one.got_outcome));
  if (one.rule != one.got_rule)
    lines.push_back(fmt::format("expected rule {:<19} got {}", one.rule, one.got_rule));
  for (const std::string& id : one.not_raised)
    lines.push_back(fmt::format("expected {:<24} got nothing", id));
  for (const std::string& id : one.also_raised)
    lines.push_back(fmt::format("expected nothing{:<17} got {}", "", id));
  return lines;
}

void print(std::ostream& out, const std::vector<CaseResult>& results, std::size_t held) {
  for (const CaseResult& one : results) {
    out << fmt::format("{:<4} {}: {}\n", one.holds() ? "ok" : "NOT", one.id, one.title);
    for (const std::string& line : differences(one)) out << "       " << line << '\n';
    if (!one.holds()) out << fmt::format("       cases.toml:{}\n", one.line);
  }
  out << fmt::format("{} of {} cases hold\n", held, results.size());
}

std::string to_json(const std::vector<CaseResult>& results, std::size_t held) {
  const auto ids = [](const std::vector<std::string>& list) {
    json::array out;
    for (const std::string& id : list) out.emplace_back(id);
    return out;
  };
  json::array cases;
  for (const CaseResult& one : results)
    cases.push_back(json::object{{"id", one.id},
                                 {"ok", one.holds()},
                                 {"line", one.line},
                                 {"expected", json::object{{"outcome", one.outcome}, {"rule", one.rule}}},
                                 {"got", json::object{{"outcome", one.got_outcome}, {"rule", one.got_rule}}},
                                 {"not_raised", ids(one.not_raised)},
                                 {"also_raised", ids(one.also_raised)}});
  return to_canonical_json(json::object{{"ok", held == results.size()},
                                        {"held", static_cast<std::int64_t>(held)},
                                        {"of", static_cast<std::int64_t>(results.size())},
                                        {"cases", std::move(cases)}});
}

std::string to_junit(const std::vector<CaseResult>& results, std::size_t held) {
  std::string out = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"worked cases\" tests=\"{}\" "
      "failures=\"{}\">\n",
      results.size(), results.size() - held);
  for (const CaseResult& one : results) {
    out += fmt::format("  <testcase classname=\"{}\" name=\"{}\">", xml_text(one.id), xml_text(one.title));
    std::string wrong;
    for (const std::string& line : differences(one)) wrong += (wrong.empty() ? "" : "\n") + xml_text(line);
    if (!one.holds()) out += fmt::format("<failure message=\"cases.toml:{}\">{}</failure>", one.line, wrong);
    out += "</testcase>\n";
  }
  return out + "</testsuite>\n";
}

Result<void> write(const std::string& path, std::string_view text) {
  std::ofstream file(path, std::ios::binary);
  file << text;
  file.close();
  if (!file) return fail(ErrorCode::Unavailable, "the report cannot be written", path);
  return {};
}

Result<void> test(const Options& options, Context& context) {
  SW_TRY(auto files, pack_files(options.pack));
  const auto results = guidance::test_pack(std::move(files));
  if (!results) return refuse_pack(results.error(), options.pack, context);
  const auto held = static_cast<std::size_t>(std::ranges::count_if(*results, &CaseResult::holds));
  if (options.json)
    context.out << to_json(*results, held) << '\n';
  else
    print(context.out, *results, held);
  if (!options.junit.empty()) SW_DO(write(options.junit, to_junit(*results, held)));
  context.exit_code = held == results->size() ? 0 : 1;
  return {};
}

}  // namespace

void add_guidance_test(CLI::App& group, Context& context) {
  CLI::App* command = group.add_subcommand(
      "test",
      "run a pack's worked cases (exit code 0: all hold, 1: some do not, 2: the pack has other faults)");
  const auto options = std::make_shared<Options>();
  command->add_option("PACK", options->pack, "a folder with a pack or an overlay, or `built-in`")->required();
  command->add_flag("--json", options->json, "print one JSON object");
  command->add_option("--junit", options->junit, "also write the results to this file, for build servers");
  command->callback([options, &context] {
    if (const auto done = test(*options, context); !done) report(context, done.error());
  });
}

}  // namespace sharewell::cli
