// SPDX-License-Identifier: MIT
#include "casework/fuller_record.h"

#include <algorithm>
#include <array>

#include "base/limits.h"
#include "casework/said_note.h"
#include "casework/typed_text.h"
#include "decide/answers_json.h"

namespace sharewell::casework {
namespace {

using enum FullerKind;
using Ids = std::string_view;

constexpr Ids kRules = "The seven golden rules to sharing information";
constexpr std::array<Ids, 4> kEnds{"harm", "well-being", "both", "other"};
constexpr std::array<Ids, 3> kHelps{"yes", "no", "not-known"};
constexpr std::array<Ids, 2> kYesNo{"yes", "no"};
constexpr Ids kInHub = "in_hub";
constexpr Ids kWhole = "whole_record", kLess = "less";
constexpr std::array<Ids, 3> kExpects{"expected", "not-expected", "not-known"};
constexpr std::array<Ids, 9> kQualities{"all",      "necessary", "proportionate", "relevant",    "adequate",
                                        "accurate", "timely",    "secure",        "need-to-know"};
constexpr std::array<Ids, 8> kCovered{"facts",         "effect_shared", "effect_silent",  "safety_person",
                                      "safety_others", "need_to_share", "rights_against", "best_interests"};
constexpr std::array<Ids, 5> kOpenness{"told_why", "told_what", "told_how", "told_with", "told_when"};
constexpr std::array<Ids, 7> kForms{"emotional",    "physical",  "sexual",   "neglect",
                                    "exploitation", "none-seen", "not-known"};

constexpr std::array<FullerField, 1> kWords{{
    {kCoveredNote, Many, kCovered, 4, kRules},
}};
constexpr std::array<FullerField, 6> kWhy{{
    {"helps", One, kHelps, 9, "The principles"},
    {"serves", One, kEnds, 3, "About this government advice"},
    {"serves_other", Text, {}, 3, "About this government advice"},
    {"facts", Text, {}, 4, kRules},
    {"best_interests", Text, {}, 8, "Legislative framework"},
    {"system_flag", Text, {}, 14, "Myth-busting guide"},
}};
constexpr std::array<FullerField, 3> kSigns{{
    {"forms", Many, kForms, 6, "Being alert to signs of abuse and neglect and taking action"},
    {"behind_one", Text, {}, 7, "Being alert to signs of abuse and neglect and taking action"},
    {"behind_other", Text, {}, 7, "Being alert to signs of abuse and neglect and taking action"},
}};
constexpr std::array<FullerField, 6> kEither{{
    {"effect_shared", Text, {}, 6, "Sharing Information"},
    {"effect_silent", Text, {}, 14, "Myth-busting guide"},
    {"safety_person", Text, {}, 4, kRules},
    {"safety_others", Text, {}, 4, kRules},
    {"need_to_share", Text, {}, 13, "Myth-busting guide"},
    {"rights_against", Text, {}, 13, "Myth-busting guide"},
}};
constexpr std::array<FullerField, 10> kPerson{{
    {"living", One, kHelps, 4, kRules},
    {"adult_child", Text, {}, 3, "About this government advice"},
    {"expects", One, kExpects, 4, kRules},
    {"told_why", Text, {}, 4, kRules},
    {"told_what", Text, {}, 4, kRules},
    {"told_how", Text, {}, 4, kRules},
    {"told_with", Text, {}, 4, kRules},
    {"told_when", Text, {}, 4, kRules},
    {"owed_whom", Text, {}, 14, "Myth-busting guide"},
    {"owed_outcome", Text, {}, 14, "Myth-busting guide"},
}};
constexpr std::array<FullerField, 7> kHow{{
    {kLess, Text, {}, 14, "Myth-busting guide"},
    {kWhole, One, kYesNo, 9, "The principles"},
    {"amount", Text, {}, 6, "Sharing Information"},
    {"enough", Text, {}, 9, "The principles"},
    {"with_whom", Text, {}, 6, "Sharing Information"},
    {"used_for", Text, {}, 9, "The principles"},
    {"when_why", Text, {}, 6, "Sharing Information"},
}};
constexpr std::array<FullerField, 4> kQuality{{
    {"qualities", Many, kQualities, 4, kRules},
    {"unmet", Text, {}, 4, kRules},
    {"understood", Text, {}, 9, "The principles"},
    {"kept_secure", Text, {}, 7, "Being alert to signs of abuse and neglect and taking action"},
}};
constexpr std::array<FullerField, 8> kExceptions{{
    {"unmet_necessary", Text, {}, 4, kRules},
    {"unmet_proportionate", Text, {}, 4, kRules},
    {"unmet_relevant", Text, {}, 4, kRules},
    {"unmet_adequate", Text, {}, 4, kRules},
    {"unmet_accurate", Text, {}, 4, kRules},
    {"unmet_timely", Text, {}, 4, kRules},
    {"unmet_secure", Text, {}, 4, kRules},
    {"unmet_need_to_know", Text, {}, 4, kRules},
}};
constexpr std::array<FullerField, 4> kHub{{
    {kInHub, One, kYesNo, 8, "Legislative framework"},
    {"hub_action", Text, {}, 8, "Legislative framework"},
    {"hub_agency", Text, {}, 8, "Legislative framework"},
    {"hub_interests", Text, {}, 8, "Legislative framework"},
}};
constexpr std::array<FullerField, 1> kOthers{{
    {"talked_with", Text, {}, 14, "Myth-busting guide"},
}};
constexpr std::array<FullerGroup, 10> kGroups{{{"words", kWords},
                                               {"why", kWhy},
                                               {"signs", kSigns},
                                               {"either", kEither},
                                               {"person", kPerson},
                                               {"how", kHow},
                                               {"quality", kQuality},
                                               {"exceptions", kExceptions},
                                               {"hub", kHub},
                                               {"others", kOthers}}};

const FullerField* field_named(std::string_view id) {
  for (const FullerGroup& group : kGroups)
    if (const auto at = std::ranges::find(group.fields, id, &FullerField::id); at != group.fields.end())
      return &*at;
  return nullptr;
}

/// Whether every word of it is a choice of the field.
bool fits(const FullerField& field, std::string_view said) {
  while (!said.empty()) {
    const std::size_t space = field.kind == Many ? said.find(' ') : said.npos;
    if (std::ranges::find(field.choices, said.substr(0, space)) == field.choices.end()) return false;
    said = space == said.npos ? std::string_view{} : said.substr(space + 1);
  }
  return true;
}

/// Whether it was decided in a hub is a fact of the pack, too, which asks for somebody who answers for it.
void set_hub(const guidance::Pack& pack, const std::map<std::string, std::string>& said,
             guidance::Answers& answers) {
  const auto hub = said.find(std::string(kInHub));
  const auto question = pack.find_question("mash");
  if (hub == said.end() || !question) return;
  if (const auto answer = pack.find_answer(*question, hub->second)) answers.at[*question] = *answer;
}

std::vector<decide::FieldFault> faults_of(const std::map<std::string, std::string>& said) {
  std::vector<decide::FieldFault> faults;
  for (const auto& [id, text] : said) {
    const FullerField* const field = field_named(id);
    if (field == nullptr)
      faults.push_back({id, "There is no such field"});
    else if (field->kind == Text)
      check_text(text, id, limits::kOwnWordsBytes, "", faults);
    else if (!fits(*field, text))
      faults.push_back({id, "Choose from the list"});
  }
  return faults;
}

/// A whole record is never what nobody thought about. @cite hmg-2018 p.9 Necessary and proportionate
void check_whole(const std::map<std::string, std::string>& said, const json::object& notes,
                 std::vector<decide::FieldFault>& faults) {
  const auto stands = [&](Ids field) {
    const auto now = said.find(std::string(field));
    return now != said.end() ? std::string_view(now->second) : text_in(notes, field);
  };
  if (stands(kWhole) == "yes" && stands(kLess).find_first_not_of(" \t\r\n") == std::string_view::npos)
    faults.push_back({std::string(kLess), "A whole record is shared: say why less would not do"});
}

}  // namespace

std::span<const FullerGroup> fuller_groups() { return kGroups; }

std::span<const std::string_view> openness_elements() { return kOpenness; }

std::vector<FullerLine> fuller_lines(const json::object& notes) {
  std::vector<FullerLine> out;
  for (const FullerGroup& group : kGroups)
    for (const FullerField& field : group.fields)
      if (const json::value* said = notes.if_contains(field.id); said != nullptr && said->is_string())
        out.push_back({&field, std::string(std::string_view(said->get_string()))});
  return out;
}

bool says_more_than(const json::object& later, const json::object& earlier) {
  return !std::ranges::equal(fuller_lines(later), fuller_lines(earlier), [](const auto& a, const auto& b) {
    return a.field == b.field && a.said == b.said;
  });
}

Result<DoneOrFaults> say_more(const Desk& desk, const FileRef& ref, const SharingRef& sharing,
                              const std::map<std::string, std::string>& said, std::string_view once) {
  if (auto faults = faults_of(said); !faults.empty()) return DoneOrFaults(std::move(faults));
  SW_TRY(const CaseFileView file, open_mine(desk, ref));
  const DecisionView* const decision = file.find(sharing);
  if (decision == nullptr) return fail(ErrorCode::NotFound, "no such decision");
  std::vector<decide::FieldFault> faults;
  check_whole(said, decision->notes_now(), faults);
  if (!faults.empty()) return DoneOrFaults(std::move(faults));
  SW_TRY(const guidance::Pack* const pack, pack_of(desk, *decision));
  SW_TRY(guidance::Answers answers,
         decide::answers_from_json(*pack, to_canonical_json(decision->answers_now()), "kept answers"));
  set_hub(*pack, said, answers);
  SW_TRY(const record::Considered body, considered(desk, file, *decision, answers, said));
  SW_TRY(const auto kept, desk.store.commit({{{record::EntryKind::Considered, ref, sharing, desk.me.ref,
                                               desk.clock(), desk.clock(), record::to_json(body)}},
                                             std::string(once),
                                             {}}));
  static_cast<void>(kept);
  return DoneOrFaults(ref);
}

}  // namespace sharewell::casework
