// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <array>
#include <chrono>
#include <memory>
#include <ostream>

#include "base/json.h"
#include "cli/decide_input.h"
#include "cli/guidance_commands.h"
#include "guidance/counter_example.h"
#include "guidance/listing.h"
#include "guidance/prove.h"

namespace sharewell::cli {
namespace {

using guidance::Finding;
using guidance::Pack;
using guidance::Proof;

struct Options {
  std::string folder;
  bool json = false;
};

std::vector<guidance::ShownCase> cases_of(const Pack& pack, const Finding& finding) {
  if (!finding.broken->second) return {{&pack, finding.broken->first, "this case"}};
  return {{&pack, finding.broken->first, "one case"}, {&pack, *finding.broken->second, "beside it"}};
}

std::string counter_example(const Pack& pack, const Proof& proof, const Finding& finding) {
  std::string text =
      fmt::format("{} does not hold: {}\n  ({}; kind {})\n", finding.property->id, finding.property->says,
                  guidance::in_words(finding.property->cite), guidance::name_of(finding.property->kind));
  text += fmt::format("  {} of {} combinations break it. The smallest:\n\n",
                      guidance::in_digits(finding.broken->cases), guidance::in_digits(proof.combinations));
  return text + guidance::side_by_side(cases_of(pack, finding), "  ");
}

void print_certificate(const Pack& pack, const Proof& proof, double seconds, std::ostream& out) {
  out << fmt::format("{}, {}\nsha256 {}\nlogic  {}\n\n", pack.id(), pack.edition(), pack.sha256(),
                     pack.logic());
  std::size_t width = 0;
  for (const Finding& one : proof.findings) width = std::max(width, one.property->id.size());
  for (const Finding& one : proof.findings)
    out << fmt::format("holds  {:{}}  {}\n", one.property->id, width, one.property->says);
  for (const guidance::Property& one : guidance::properties(pack))
    if (one.kind == guidance::Property::Kind::Elsewhere)
      out << fmt::format("       {:{}}  {} Not about the rules: {}\n", one.id, width, one.says, one.where);
  out << fmt::format("\nEach of the {} properties holds in every one of {} combinations of answers.\n",
                     proof.findings.size(), guidance::in_digits(proof.combinations));
  out << fmt::format(
      "{} nodes, {:.2f} s. This is about the rules; it says nothing about anybody's answers.\n", proof.nodes,
      seconds);
}

void print_broken(const Pack& pack, const Proof& proof, std::ostream& out) {
  const Finding* smallest = proof.smallest(pack);
  std::size_t broken = 0;
  for (const Finding& one : proof.findings) broken += one.broken ? 1 : 0;
  out << fmt::format(
      "{}, {}\nsha256 {}\n\n{} of {} properties do not hold. The smallest counter-example:\n\n", pack.id(),
      pack.edition(), pack.sha256(), broken, proof.findings.size());
  out << counter_example(pack, proof, *smallest);
  if (broken > 1) out << "\nAlso broken:\n";
  for (const Finding& one : proof.findings)
    if (one.broken && &one != smallest)
      out << fmt::format("  {}: {} For example {}\n", one.property->id, one.property->says,
                         guidance::as_answers(pack, one.broken->first));
}

json::array case_list(const Pack& pack, const Finding& finding) {
  json::array list;
  for (const guidance::ShownCase& one : cases_of(pack, finding)) {
    const guidance::Verdict verdict = pack.evaluate(one.facts);
    json::object answers;
    for (std::size_t q = 0; q < pack.questions().size(); ++q)
      if (one.facts.at[q] != pack.questions()[q].missing)
        answers[pack.questions()[q].id] = pack.questions()[q].answers[one.facts.at[q]].id;
    list.push_back(json::object{{"answers", std::move(answers)},
                                {"outcome", pack.outcomes()[verdict.outcome].id},
                                {"rule", pack.rules()[verdict.rule].id}});
  }
  return list;
}

json::object to_json(const Pack& pack, const Proof& proof, std::int64_t milliseconds) {
  json::array properties;
  for (const Finding& one : proof.findings) {
    json::object property{{"id", one.property->id},
                          {"kind", std::string(guidance::name_of(one.property->kind))},
                          {"says", one.property->says},
                          {"cite", guidance::in_words(one.property->cite)},
                          {"holds", !one.broken}};
    if (one.broken)
      property["counter_example"] = {{"broken_in", guidance::in_digits(one.broken->cases)},
                                     {"cases", case_list(pack, one)}};
    properties.push_back(std::move(property));
  }
  const Finding* smallest = proof.smallest(pack);
  return {
      {"pack",
       {{"id", pack.id()}, {"edition", pack.edition()}, {"sha256", pack.sha256()}, {"logic", pack.logic()}}},
      {"holds", proof.holds()},
      {"decided", proof.decided},
      {"combinations", guidance::in_digits(proof.combinations)},
      {"nodes", proof.nodes},
      {"milliseconds", milliseconds},
      {"smallest", smallest == nullptr ? json::value(nullptr) : json::value(smallest->property->id)},
      {"properties", std::move(properties)}};
}

Result<void> prove(const Options& options, Context& context) {
  const auto began = std::chrono::steady_clock::now();
  SW_TRY(const ChosenPack chosen, ChosenPack::load(options.folder, context));
  const Proof proof = guidance::prove(chosen.pack());
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
  if (!proof.holds()) context.exit_code = 1;
  if (options.json)
    context.out << to_canonical_json(
                       to_json(chosen.pack(), proof, static_cast<std::int64_t>(took.count() * 1000)))
                << '\n';
  else if (!proof.decided)
    return fail(ErrorCode::BadPack,
                "the properties are too intricate to be decided; use fewer questions in one condition");
  else if (proof.holds())
    print_certificate(chosen.pack(), proof, took.count(), context.out);
  else
    print_broken(chosen.pack(), proof, context.out);
  return {};
}

}  // namespace

void add_guidance_prove(CLI::App& group, Context& context) {
  CLI::App* command = group.add_subcommand(
      "prove", "decide every property of a pack over every combination of answers (exit code 1: one fails)");
  const auto options = std::make_shared<Options>();
  command->add_option("DIR", options->folder, "a folder with a guidance pack; without it, the built-in one");
  command->add_flag("--json", options->json, "print one JSON object");
  command->callback([options, &context] {
    if (const auto done = prove(*options, context); !done) report(context, done.error());
  });
}

}  // namespace sharewell::cli
