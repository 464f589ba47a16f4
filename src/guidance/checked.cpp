// SPDX-License-Identifier: MIT
#include "guidance/checked.h"

#include <fmt/format.h>

#include <array>

#include "base/bytes.h"
#include "base/result.h"
#include "guidance/draft.h"
#include "guidance/fingerprint.h"
#include "guidance/overlay.h"
#include "guidance/worked_cases.h"

namespace sharewell::guidance {
namespace {

constexpr std::array<std::string_view, 6> kNames{"pack.toml",       "questions.toml", "rules.toml",
                                                 "properties.toml", "words.en.toml",  "cases.toml"};

bool is_words(std::string_view name) {
  name.remove_prefix(name.rfind('/') + 1);
  return name.starts_with("words.") && name.ends_with(".toml");
}

std::string hash_of(const Sources& sources, bool with_words) {
  Fingerprint hash;
  constexpr std::string_view kEnd{"\0", 1};
  for (const auto& [name, source] : sources) {
    if (!with_words && is_words(name)) continue;
    hash.add(name).add(kEnd).add(std::to_string(source.file.bytes.size())).add(kEnd).add(source.file.bytes);
  }
  return to_hex(hash.finish());
}

Sources read_sources(std::vector<PackFile> files, std::span<const std::string_view> names,
                     std::span<const std::string_view> needed, Faults& faults) {
  Sources sources;
  for (PackFile& file : files) {
    if (std::ranges::find(names, file.name) == names.end()) {
      faults.add(file.name, {}, "this file is no part of a pack", suggest(file.name, names));
      continue;
    }
    auto root = read_toml(file);
    if (!root)
      faults.add(file.name, {root.error().line, root.error().column}, root.error().what, root.error().remedy);
    const std::string name = file.name;
    if (!sources.try_emplace(name, Source{std::move(file), root ? *std::move(root) : Value{}}).second)
      faults.add(name, {}, "this file is there twice");
  }
  for (const std::string_view name : needed)
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
  for (std::size_t k = 0; k < draft.derived.size(); ++k)
    if (!diagrams.can_hold[k])
      faults.add(draft.derived_as[k].file, draft.derived_as[k].spot,
                 fmt::format("no combination of answers makes `{}` true", draft.derived[k]),
                 "correct its value, which may ask for two answers at once, or take it out");
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
  for (std::size_t k = 0; k < draft.notice_when.size(); ++k)
    if (diagrams.notices[k] == Diagram::kFalse)
      faults.add(draft.notice_when[k].file, draft.notice_when[k].spot,
                 fmt::format("no combination of answers shows `{}`", draft.parts.notices[k].id),
                 "correct its condition or take it out");
}

void check_cases(const Draft& draft, const Engine& engine, Faults& faults) {
  const std::vector<CaseResult> results = run_cases(draft, engine);
  for (std::size_t i = 0; i < results.size(); ++i) {
    const CaseResult& one = results[i];
    const auto wrong = [&](const std::string& what) {
      faults.add("cases.toml", draft.case_spots[i], fmt::format("case `{}`: {}", one.id, what),
                 "correct the case or the rules");
    };
    if (one.outcome != one.got_outcome || one.rule != one.got_rule)
      wrong(fmt::format("says {} by {}, and the rules give {} by {}", one.outcome, one.rule, one.got_outcome,
                        one.got_rule));
    for (const std::string& id : one.not_raised) wrong(fmt::format("`{}` is not raised", id));
    for (const std::string& id : one.also_raised) wrong(fmt::format("`{}` is raised", id));
  }
}

using CheckedOrFaults = std::expected<Checked, std::vector<Fault>>;

/// What remains to be done once everything was read: `base` is what an overlay lies on.
CheckedOrFaults finish(const Sources& sources, Draft draft, const Checked* base, Cases cases,
                       Faults& faults) {
  // Conditions with faults would only echo them; without, all else that is wrong is said at once.
  if (!faults.rules_stand()) return std::unexpected(faults.take());
  const std::optional<Diagrams> diagrams = compile(draft);
  std::optional<Engine> engine;
  if (diagrams) {
    check_reached(draft, *diagrams, faults);
    engine = Engine::make(draft.parts, *diagrams);
  }
  if (!engine)
    faults.add("rules.toml", {}, "the rules are too intricate to be compiled",
               "use fewer questions in one condition");
  if (engine && base != nullptr) check_adds_only(base->draft, draft, faults);
  if (faults.empty() && cases == Cases::Hold) check_cases(draft, *engine, faults);
  if (!faults.empty()) return std::unexpected(faults.take());
  return Checked{std::move(draft), hash_of(sources, true), hash_of(sources, false), *std::move(engine)};
}

/// What the base promises about its rules holds for those of the overlay too, which stand among them.
void read_again(const Source& properties, const Pages& pages, Draft& draft, Faults& faults) {
  const auto root = read_toml(properties.file);
  SW_CHECK(root.has_value());
  draft.properties = {};
  draft.pages = pages;
  read_properties_file({{"base/" + properties.file.name, properties.file.bytes}, *root}, draft, faults);
}

/// The base is checked as a pack of its own first; what it reads is what the overlay adds to.
CheckedOrFaults check_overlay(std::vector<PackFile> files, Cases cases) {
  constexpr std::array<std::string_view, 5> kMay{"overlay.toml", "questions.toml", "rules.toml",
                                                 "words.en.toml", "cases.toml"};
  constexpr std::array<std::string_view, 2> kMust{"overlay.toml", "words.en.toml"};
  std::vector<PackFile> under = take_base(files);
  Sources base_sources;
  for (const PackFile& file : under) base_sources.try_emplace("base/" + file.name, Source{file, {}});
  if (is_overlay(under))
    return std::unexpected(std::vector<Fault>{{"base/overlay.toml", 0, 0, "an overlay cannot lie on another",
                                               "put the pack that both lie on into base/"}});
  CheckedOrFaults base = check_pack(std::move(under));
  Faults faults;
  if (!base)
    for (const Fault& fault : base.error())
      faults.add("base/" + fault.file, {fault.line, fault.column}, fault.what, fault.remedy);
  Sources sources = read_sources(std::move(files), kMay, kMust, faults);
  const Source* about = usable(sources, "overlay.toml");
  if (!base || about == nullptr) return std::unexpected(faults.take());
  Draft draft = base->draft;
  begin_overlay(draft);
  read_overlay_file(*about, *base, draft, faults);
  if (const Source* questions = usable(sources, "questions.toml"))
    read_questions_file(*questions, draft, faults);
  if (const Source* rules = usable(sources, "rules.toml")) read_added_rules_file(*rules, draft, faults);
  check_derived(draft, faults);
  check_steps(draft, faults);
  if (const Source* words = usable(sources, "words.en.toml")) read_words_file(*words, draft, faults);
  if (const Source* worked = usable(sources, "cases.toml")) read_cases_file(*worked, draft, faults);
  sources.merge(base_sources);
  read_again(sources.at("base/properties.toml"), base->draft.pages, draft, faults);
  return finish(sources, std::move(draft), &*base, cases, faults);
}

}  // namespace

std::expected<Checked, std::vector<Fault>> check_pack(std::vector<PackFile> files, Cases cases) {
  if (is_overlay(files)) return check_overlay(std::move(files), cases);
  Faults faults;
  const Sources sources = read_sources(std::move(files), kNames, kNames, faults);
  return finish(sources, read_draft(sources, faults), nullptr, cases, faults);
}

}  // namespace sharewell::guidance
