// SPDX-License-Identifier: MIT
#include "guidance/checked.h"

#include <fmt/format.h>

#include <array>

#include "base/bytes.h"
#include "guidance/draft.h"
#include "guidance/fingerprint.h"

namespace sharewell::guidance {
namespace {

constexpr std::array<std::string_view, 6> kNames{"pack.toml",       "questions.toml", "rules.toml",
                                                 "properties.toml", "words.en.toml",  "cases.toml"};

bool is_words(std::string_view name) { return name.starts_with("words.") && name.ends_with(".toml"); }

std::string hash_of(const Sources& sources, bool with_words) {
  Fingerprint hash;
  constexpr std::string_view kEnd{"\0", 1};
  for (const auto& [name, source] : sources) {
    if (!with_words && is_words(name)) continue;
    hash.add(name).add(kEnd).add(std::to_string(source.file.bytes.size())).add(kEnd).add(source.file.bytes);
  }
  return to_hex(hash.finish());
}

Sources read_sources(std::vector<PackFile> files, Faults& faults) {
  Sources sources;
  for (PackFile& file : files) {
    if (std::ranges::find(kNames, file.name) == kNames.end()) {
      faults.add(file.name, {}, "this file is no part of a pack", suggest(file.name, kNames));
      continue;
    }
    auto root = read_toml(file);
    if (!root)
      faults.add(file.name, {root.error().line, root.error().column}, root.error().what, root.error().remedy);
    const std::string name = file.name;
    if (!sources.try_emplace(name, Source{std::move(file), root ? *std::move(root) : Value{}}).second)
      faults.add(name, {}, "this file is there twice");
  }
  for (const std::string_view name : kNames)
    if (!sources.contains(name)) faults.add(name, {}, "this file is missing", "add it to the pack's folder");
  return sources;
}

/// True if the file was TOML, so that what stands in it can be complained about.
const Source* usable(const Sources& sources, std::string_view name) {
  const auto at = sources.find(name);
  return at != sources.end() && at->second.root.kind == Value::Kind::Table ? &at->second : nullptr;
}

Draft read_draft(const Sources& sources, Faults& faults) {
  Draft draft;
  const Source* pack = usable(sources, "pack.toml");
  const Source* questions = usable(sources, "questions.toml");
  const Source* rules = usable(sources, "rules.toml");
  if (pack != nullptr) read_pack_file(*pack, draft, faults);
  if (questions != nullptr) read_questions_file(*questions, draft, faults);
  // What refers to a file that could not be read would only echo its fault.
  if (pack == nullptr || questions == nullptr || rules == nullptr) return draft;
  read_rules_file(*rules, draft, faults);
  read_notice_conditions(*pack, draft, faults);
  check_derived(draft, faults);
  check_steps(draft, faults);
  if (const Source* properties = usable(sources, "properties.toml"))
    read_properties_file(*properties, draft, faults);
  if (const Source* words = usable(sources, "words.en.toml")) read_words_file(*words, draft, faults);
  if (const Source* cases = usable(sources, "cases.toml")) read_cases_file(*cases, draft, faults);
  return draft;
}

void check_reached(const Draft& draft, const Diagrams& diagrams, Faults& faults) {
  std::vector<bool> reached(draft.parts.rules.size());
  const auto reach = [&](Ref ref) {
    if (Diagram::is_leaf(ref)) reached[ref] = true;
  };
  reach(diagrams.rule);
  for (const Ref node : diagrams.store.nodes_below(std::array<Ref, 1>{diagrams.rule}))
    for (const Ref child : diagrams.store.children_of(node)) reach(child);
  for (std::size_t r = 0; r < reached.size(); ++r)
    if (!reached[r])
      faults.add(draft.rule_when[r].file, draft.rule_when[r].spot,
                 fmt::format("no combination of answers reaches rule `{}` here", draft.parts.rules[r].id),
                 "correct its condition, or that of a rule above, or take it out");
  for (std::size_t k = 0; k < diagrams.obligations.size(); ++k)
    if (diagrams.obligations[k] == Diagram::kFalse)
      faults.add(draft.obligation_when[k].file, draft.obligation_when[k].spot,
                 fmt::format("no combination of answers raises `{}`", draft.parts.obligations[k].id),
                 "correct its condition or take it out");
}

void check_cases(const Draft& draft, const Engine& engine, Faults& faults) {
  const Parts& parts = draft.parts;
  for (std::size_t i = 0; i < parts.cases.size(); ++i) {
    const Case& one = parts.cases[i];
    const auto wrong = [&](const std::string& what) {
      faults.add("cases.toml", draft.case_spots[i], fmt::format("case `{}`: {}", one.id, what),
                 "correct the case or the rules");
    };
    Facts facts;
    for (std::size_t q = 0; q < parts.questions.size(); ++q)
      facts.at[q] = one.answers.at[q] == kAbsent ? parts.questions[q].missing : one.answers.at[q];
    const Verdict verdict = engine.evaluate(facts);
    const std::string& outcome = parts.outcomes[verdict.outcome].id;
    const std::string& rule = parts.rules[verdict.rule].id;
    if (outcome != one.outcome || rule != one.rule)
      wrong(fmt::format("says {} by {}, and the rules give {} by {}", one.outcome, one.rule, outcome, rule));
    const std::uint64_t raised = engine.obligations(facts, verdict.outcome);
    for (std::size_t k = 0; k < parts.obligations.size(); ++k) {
      const bool here = ((raised >> k) & 1u) != 0;
      const std::string& id = parts.obligations[k].id;
      if (!here && std::ranges::find(one.include, id) != one.include.end())
        wrong(fmt::format("`{}` is not raised", id));
      if (here && std::ranges::find(one.exclude, id) != one.exclude.end())
        wrong(fmt::format("`{}` is raised", id));
    }
  }
}

}  // namespace

std::expected<Checked, std::vector<Fault>> check_pack(std::vector<PackFile> files) {
  Faults faults;
  const Sources sources = read_sources(std::move(files), faults);
  Draft draft = read_draft(sources, faults);
  if (!faults.empty()) return std::unexpected(faults.take());
  const std::optional<Diagrams> diagrams = compile(draft);
  std::optional<Engine> engine;
  if (diagrams) {
    check_reached(draft, *diagrams, faults);
    engine = Engine::make(draft.parts, *diagrams);
  }
  if (!engine)
    faults.add("rules.toml", {}, "the rules are too intricate to be compiled",
               "use fewer questions in one condition");
  if (faults.empty()) check_cases(draft, *engine, faults);
  if (!faults.empty()) return std::unexpected(faults.take());
  return Checked{std::move(draft), hash_of(sources, true), hash_of(sources, false), *std::move(engine)};
}

}  // namespace sharewell::guidance
