// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <array>
#include <memory>
#include <ostream>

#include "base/json.h"
#include "cli/decide_input.h"
#include "cli/decide_text.h"
#include "cli/guidance_commands.h"
#include "guidance/diff.h"

namespace sharewell::cli {
namespace {

using guidance::CaseClass;
using guidance::Comparison;
using guidance::Difference;
using guidance::Question;

constexpr std::size_t kClassesShown = 5;
constexpr std::uint32_t kAll = ~std::uint32_t{0};

struct Options {
  std::string a, b;
  bool json = false;
};

std::string_view name_of(Difference::About about) {
  constexpr std::array<std::string_view, 5> kNames{"outcome", "rule", "flow", "obligation", "notice"};
  return kNames.at(static_cast<std::size_t>(about));
}

/// "A gives the outcome share, B do-not-share"
std::string headline(const Difference& one) {
  using About = Difference::About;
  switch (one.about) {
    case About::Outcome:
      return fmt::format("A says {}, B says {}", one.a, one.b);
    case About::Rule:
      return fmt::format("the same outcome, in A by rule {}, in B by rule {}", one.a, one.b);
    case About::Flow:
      return fmt::format("may this recipient have it: A says {}, B says {}", one.a, one.b);
    case About::Obligation:
    case About::Notice:
      return fmt::format("{} {}: {} by A, {} by B", name_of(one.about), one.id, one.a, one.b);
  }
  return {};
}

/// "`risk` is one of `none` (No worry), ..."; of many answers, those that are left out.
std::string condition(const Question& question, std::uint32_t allowed) {
  std::vector<std::string> in, out;
  for (std::size_t i = 0; i < question.answers.size(); ++i)
    (((allowed >> i) & 1u) != 0 ? in : out)
        .push_back(fmt::format("`{}` ({})", question.answers[i].id, question.answers[i].label));
  const bool most = out.size() < in.size();
  return fmt::format("`{}` is {}{}", question.id, most ? "not " : "",
                     fmt::join(most ? out : in, most ? " and not " : " or "));
}

void print_class(std::ostream& out, const Comparison& found, const CaseClass& one) {
  std::string text;
  for (std::size_t q = 0; q < found.questions.list.size(); ++q)
    if (one.cube.allowed[q] != kAll)
      text += (text.empty() ? "" : "; ") + condition(found.questions.list[q], one.cube.allowed[q]);
  print_wrapped(
      out, "  - ",
      fmt::format("{} where {}", guidance::in_digits(one.adds), text.empty() ? "anything is answered" : text),
      4);
}

void print_difference(std::ostream& out, const Comparison& found, const Difference& one) {
  out << '\n';
  print_wrapped(out, "",
                fmt::format("{}: {} of {} combinations", headline(one), guidance::in_digits(one.count),
                            guidance::in_digits(found.total)),
                2);
  const std::size_t shown = std::min(kClassesShown, one.classes.size());
  for (std::size_t i = 0; i < shown; ++i) print_class(out, found, one.classes[i]);
  if (one.classes.empty()) out << "  - too many kinds of case to list\n";
  if (shown < one.classes.size()) {
    guidance::Combinations rest = 0;
    for (std::size_t i = shown; i < one.classes.size(); ++i) rest += one.classes[i].adds;
    out << fmt::format("  - {} in {} smaller kinds of case (--json lists them)\n", guidance::in_digits(rest),
                       one.classes.size() - shown);
  }
  print_wrapped(out, "  ", "For example: " + guidance::said(found.questions, one.example), 4);
}

void print_texts(std::ostream& out, const Comparison& found) {
  if (found.texts.empty()) return;
  out << fmt::format("\nTexts and lists that differ: {}\n", found.texts.size());
  for (const guidance::TextChange& one : found.texts) {
    const char* only = one.b.empty() ? " (only A)" : one.a.empty() ? " (only B)" : "";
    print_wrapped(out, "  ", fmt::format("{}, {}{}", one.part, one.aspect, only), 4);
    if (!one.a.empty()) print_wrapped(out, "    A: ", one.a, 7);
    if (!one.b.empty()) print_wrapped(out, "    B: ", one.b, 7);
  }
}

void print(std::ostream& out, const guidance::Pack& a, const guidance::Pack& b, const Comparison& found) {
  out << fmt::format("A: {}, {}, sha256 {}\nB: {}, {}, sha256 {}\n", a.id(), a.edition(), a.sha256(), b.id(),
                     b.edition(), b.sha256());
  if (found.differences.empty())
    out << fmt::format("They say the same in every one of {} combinations of answers.\n",
                       guidance::in_digits(found.total));
  for (const Difference& one : found.differences) print_difference(out, found, one);
  print_texts(out, found);
}

json::object answers_json(const Comparison& found, const guidance::Facts& facts) {
  json::object given;
  for (std::size_t q = 0; q < found.questions.list.size(); ++q) {
    const Question& question = found.questions.list[q];
    if (facts.at[q] != question.missing || ((found.questions.differ >> q) & 1u) != 0)
      given[question.id] = question.answers[facts.at[q]].id;
  }
  return given;
}

json::object class_json(const Comparison& found, const CaseClass& one) {
  json::object where;
  for (std::size_t q = 0; q < found.questions.list.size(); ++q) {
    if (one.cube.allowed[q] == kAll) continue;
    json::array allowed;
    for (std::size_t i = 0; i < found.questions.list[q].answers.size(); ++i)
      if (((one.cube.allowed[q] >> i) & 1u) != 0) allowed.emplace_back(found.questions.list[q].answers[i].id);
    where[found.questions.list[q].id] = std::move(allowed);
  }
  return {{"combinations", guidance::in_digits(one.adds)}, {"where", std::move(where)}};
}

std::string to_json(const guidance::Pack& a, const guidance::Pack& b, const Comparison& found) {
  const auto pack = [](const guidance::Pack& one) {
    return json::object{
        {"id", one.id()}, {"edition", one.edition()}, {"sha256", one.sha256()}, {"logic", one.logic()}};
  };
  json::array differences, texts;
  for (const Difference& one : found.differences) {
    json::array classes;
    for (const CaseClass& part : one.classes) classes.push_back(class_json(found, part));
    differences.push_back(json::object{{"about", name_of(one.about)},
                                       {"id", one.id},
                                       {"a", one.a},
                                       {"b", one.b},
                                       {"combinations", guidance::in_digits(one.count)},
                                       {"classes", std::move(classes)},
                                       {"example", answers_json(found, one.example)}});
  }
  for (const guidance::TextChange& one : found.texts)
    texts.push_back(json::object{{"part", one.part}, {"aspect", one.aspect}, {"a", one.a}, {"b", one.b}});
  return to_canonical_json(json::object{{"a", pack(a)},
                                        {"b", pack(b)},
                                        {"same", found.same()},
                                        {"combinations", guidance::in_digits(found.total)},
                                        {"differences", std::move(differences)},
                                        {"texts", std::move(texts)}});
}

Result<void> diff(const Options& options, Context& context) {
  SW_TRY(const ChosenPack a, ChosenPack::load(options.a, context));
  SW_TRY(const ChosenPack b, ChosenPack::load(options.b, context));
  const auto found = guidance::compare(a.pack(), b.pack());
  if (!found) return fail(ErrorCode::BadInput, "these packs cannot be compared: " + found.error());
  if (options.json)
    context.out << to_json(a.pack(), b.pack(), *found) << '\n';
  else
    print(context.out, a.pack(), b.pack(), *found);
  context.exit_code = found->same() ? 0 : 1;
  return {};
}

}  // namespace

void add_guidance_diff(CLI::App& group, Context& context) {
  CLI::App* command = group.add_subcommand(
      "diff", "say in which cases two packs differ (exit code 0: the same, 1: they differ, 2: bad input)");
  const auto options = std::make_shared<Options>();
  command->add_option("A", options->a, "a folder with a pack or an overlay, or `built-in`")->required();
  command->add_option("B", options->b, "the other")->required();
  command->add_flag("--json", options->json, "print one JSON object");
  command->callback([options, &context] {
    // Not 1, which would say that they differ.
    if (const auto done = diff(*options, context); !done) {
      report(context, done.error());
      context.exit_code = row(ErrorCode::BadInput).exit_code;
    }
  });
}

}  // namespace sharewell::cli
