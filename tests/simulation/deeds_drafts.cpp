// SPDX-License-Identifier: MIT
// Drafts and what becomes of them: begun, saved in two windows, tried by others, thrown away, decided.
#include <fmt/format.h>

#include "casework/record_decision.h"
#include "casework/repeat.h"
#include "deeds.h"

namespace sharewell::simulation {
namespace {

using casework::Desk;
using model::Organisation;

constexpr const char* kMark = "simulated";  ///< a field that no page has

casework::Draft agreed_early_help(const std::string& words) {
  casework::Draft draft;
  const std::pair<const char*, const char*> given[] = {{"danger", "no"},
                                                       {"danger_home", "no"},
                                                       {"risk", "support-need"},
                                                       {"adult_at_risk", "no"},
                                                       {"crime", "no"},
                                                       {"recipient", "other-practitioner"},
                                                       {"sharing_increases_risk", "no"},
                                                       {"recipient_needs", "yes"},
                                                       {"purpose_kind", "service"},
                                                       {"consent", "valid"}};
  for (const auto& [field, value] : given) draft.set(field, {value});
  draft.set(kMark, {words});
  return draft;
}

Answer answer_of(const Result<void>& result) { return result ? Answer::Done : answer_to(result.error()); }

void doubt(Place& at, const std::string& ref, std::optional<model::Draft> after) {
  auto& could_be = at.draft_doubts[ref];
  const auto before = at.told.drafts.find(ref);
  if (could_be.empty() && before != at.told.drafts.end()) could_be.emplace_back(before->second);
  could_be.push_back(std::move(after));
}

void begin(World& world, Place& at) {
  const model::File* const file = world.dice.chance(30) ? some_file(world, at) : nullptr;
  const model::Person who = somebody(world, at, file);
  model::Draft made{who.ref, world.new_words("a draft"), file == nullptr ? "" : file->ref, 1, world.now().ms};
  std::string ref;
  const Answer got = world.take(at, {"begins a draft", who, [&](const Desk& desk) {
                                       casework::Draft begun = agreed_early_help(made.words);
                                       if (file != nullptr) casework::keep_file(begun, ref_of(*file));
                                       const auto draft = casework::start_draft(desk, std::move(begun));
                                       if (draft) ref = draft->ref.text();
                                       return draft ? Answer::Done : answer_to(draft.error());
                                     }});
  if (got == Answer::Done) at.told.drafts.emplace(ref, made);
  if (got == Answer::Failed) at.draft_doubts["new " + who.ref].push_back(made);
}

/// In two windows: the second to save is told so.
void save(World& world, Place& at, const std::string& ref, const model::Draft& draft) {
  model::Draft after = draft;
  after.words = world.new_words("a draft");
  after.version += 1;
  after.saved = world.now().ms;
  const bool twice = world.dice.chance(40);
  const model::Person& who = at.told.person(draft.author);
  const auto change = [&](casework::Draft& one, const Desk& desk) {
    one.set(kMark, {after.words});
    return answer_of(casework::save_draft(desk, one));
  };
  std::optional<casework::Draft> other;
  const Answer got = world.take(at, {"saves the draft " + ref, who, [&](const Desk& desk) {
                                       auto first = casework::load_draft(desk, *DraftRef::parse(ref));
                                       if (!first) return answer_to(first.error());
                                       other = *first;
                                       return change(*first, desk);
                                     }});
  if (got == Answer::Failed) return doubt(at, ref, after);
  at.told.drafts[ref] = after;
  at.draft_doubts.erase(ref);
  if (!twice) return;
  world.take(at, {"saves it in another window", who, [&](const Desk& desk) { return change(*other, desk); },
                  Answer::Stale});
}

/// By somebody whose it is not.
void pry(World& world, Place& at, const std::string& ref, const model::Draft& draft) {
  const model::Person who = world.dice.of(at.told.people);
  if (who.ref == draft.author) return;
  const DraftRef id = *DraftRef::parse(ref);
  const std::size_t way = world.dice.below(3);
  world.take(at, {"tries the draft of somebody else", who,
                  [&](const Desk& desk) {
                    if (way == 0) {
                      const auto loaded = casework::load_draft(desk, id);
                      return loaded ? Answer::Done : answer_to(loaded.error());
                    }
                    if (way == 1) return answer_of(casework::discard_draft(desk, id));
                    const auto saved = desk.store.save_draft(
                        id, desk.me.ref, Personal(std::string("mine now")), draft.version);
                    return saved ? Answer::Done : answer_to(saved.error());
                  },
                  Answer::NotFound});
}

void discard(World& world, Place& at, const std::string& ref, const model::Draft& draft) {
  const Answer got =
      world.take(at, {"discards the draft " + ref, at.told.person(draft.author), [&](const Desk& desk) {
                        return answer_of(casework::discard_draft(desk, *DraftRef::parse(ref)));
                      }});
  if (got == Answer::Failed) return doubt(at, ref, std::nullopt);
  at.told.drafts.erase(ref);
  at.draft_doubts.erase(ref);
}

void sweep(World& world, Place& at) {
  const Instant now = world.now();
  const Answer got =
      world.take(at, {"(the hour) sweeps drafts", at.told.people.front(), [&](const Desk& desk) {
                        const auto swept = desk.store.sweep_drafts();
                        return swept ? Answer::Done : answer_to(swept.error());
                      }});
  if (got != Answer::Failed) return at.told.sweep(now.ms);
  // They may be gone already, and only the log is not emptied.
  std::erase_if(at.told.drafts, [&](const auto& one) {
    return Organisation::is_old(one.second, now.ms) && world.draft_is(at, one.first, std::nullopt);
  });
  for (const auto& [ref, draft] : at.told.drafts)
    if (Organisation::is_old(draft, now.ms)) doubt(at, ref, std::nullopt);
}

/// Which file something is recorded in, and what that adds.
struct Into {
  casework::ChosenFile file;
  Answer expected = Answer::Done;
  Kinds kinds;
};

Into choose(World& world, const Place& at, const model::Person& who) {
  Into into;
  const model::File* const file = world.dice.chance(45) ? some_file(world, at) : nullptr;
  if (file == nullptr) {
    into.file.label = Personal(world.new_words("A child, seen"));
    into.kinds[""] = {model::kFileOpened, model::kDecided};
    return into;
  }
  into.file.existing = ref_of(*file);
  const model::File& standing = at.told.standing(*file);
  into.expected = standing.erased                    ? Answer::NotFound
                  : !at.told.may_open(who, standing) ? Answer::NotAllowed
                                                     : Answer::Done;
  into.kinds[standing.ref] = {model::kDecided};
  return into;
}

void decide_draft(World& world, Place& at, const std::string& ref, const model::Draft& drafted) {
  const model::Person who = at.told.person(drafted.author);
  Into into = choose(world, at, who);
  decide::Statement said;
  const std::string words = world.new_words("They agreed, seen");
  said.words = Personal<std::string>(words);
  said.happened_at = world.now();
  if (world.dice.chance(30)) said.choice = record::Choice::DoNotShare;
  if (said.choice == record::Choice::DoNotShare && world.dice.chance(80)) said.departure = "It can wait";
  if (said.choice == record::Choice::DoNotShare && said.departure.empty() && into.expected == Answer::Done)
    into.expected = Answer::Faults;
  auto draft = casework::load_draft(world.desk(at, who), *DraftRef::parse(ref));
  if (!draft) throw Wrong("a draft is lost: " + one_line(draft.error()));
  const auto first = std::make_shared<std::uint64_t>(UINT64_MAX);
  world.take(at, {"decides " + ref,
                  who,
                  [=, draft = *std::move(draft), file = into.file](const Desk& desk) {
                    const auto kept = casework::record_decision(desk, draft, said, file);
                    const Answer got = simulation::answer_of(kept);
                    if (got != Answer::Done) return got;
                    const std::uint64_t index = std::get<casework::Recorded>(*kept).index;
                    if (*first == UINT64_MAX) *first = index;
                    if (*first != index) throw Wrong("one decision, sent twice, has two numbers");
                    return got;
                  },
                  into.expected,
                  into.kinds,
                  {},
                  words,
                  [ref](Organisation& told) { told.drafts.erase(ref); }});
}

}  // namespace

void use_drafts(World& world, Place& at) {
  if (at.told.drafts.empty() || world.dice.chance(35)) return begin(world, at);
  if (world.dice.chance(10)) return sweep(world, at);
  const auto chosen =
      std::next(at.told.drafts.begin(), static_cast<std::ptrdiff_t>(world.dice.below(at.told.drafts.size())));
  const auto [ref, draft] = *chosen;
  switch (world.dice.below(5)) {
    case 0:
      return pry(world, at, ref, draft);
    case 1:
      return discard(world, at, ref, draft);
    default:
      return save(world, at, ref, draft);
  }
}

void decide_something(World& world, Place& at) {
  if (!at.told.drafts.empty() && world.dice.chance(70)) {
    const auto chosen = std::next(at.told.drafts.begin(),
                                  static_cast<std::ptrdiff_t>(world.dice.below(at.told.drafts.size())));
    const auto [ref, draft] = *chosen;
    return decide_draft(world, at, ref, draft);
  }
  const model::Person who = world.dice.of(at.told.people);
  const Into into = choose(world, at, who);
  casework::EmergencyForm form;
  const std::string words = world.new_words("The police were told");
  form.once = words;
  form.told_police = true;
  form.words = Personal<std::string>(words);
  form.happened_at = world.now();
  form.file = into.file;
  world.take(at, {"tells of an emergency",
                  who,
                  [form](const Desk& desk) {
                    return simulation::answer_of(casework::record_emergency(desk, form, nullptr));
                  },
                  into.expected,
                  into.kinds,
                  {},
                  words});
}

}  // namespace sharewell::simulation
