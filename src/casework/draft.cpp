// SPDX-License-Identifier: MIT
#include "casework/draft.h"

#include <algorithm>
#include <array>

#include "base/limits.h"
#include "casework/already_shared.h"
#include "casework/request.h"

namespace sharewell::casework {
namespace {

/// Answers that hold for one recipient only. @cite hmg-2018 p.13 Myth-busting guide (consent); p.4 rule 5
constexpr std::array<std::string_view, 3> kPerRecipient{"sharing_increases_risk", "recipient_needs",
                                                        "consent"};

bool is_per_recipient(std::string_view field) {
  return std::ranges::find(kPerRecipient, field) != kPerRecipient.end();
}

/// A field of the journey whose choices mean answers of the pack: (field, choice) gives (question, answer).
struct Meaning {
  std::string_view field, choice, question, answer;
};
/// A purpose of another kind is for a person to weigh: not known, which leads to advice and not to a bare no.
constexpr std::array<Meaning, 19> kMeanings{{
    {"purpose_kind", "keep-safe", "purpose", "yes"},
    {"purpose_kind", "well-being", "purpose", "yes"},
    {"purpose_kind", "identify", "purpose", "yes"},
    {"purpose_kind", "assess", "purpose", "yes"},
    {"purpose_kind", "manage-risk", "purpose", "yes"},
    {"purpose_kind", "service", "purpose", "yes"},
    {"purpose_kind", "other", "purpose", "not-known"},
    {"purpose_kind", "none", "purpose", "no"},
    {"purpose_kind", "not-known", "purpose", "not-known"},
    {"lawful_reasons", "child-harm", "lawful_reason", "yes"},
    {"lawful_reasons", "adult-harm", "lawful_reason", "yes"},
    {"lawful_reasons", "well-being", "lawful_reason", "yes"},
    {"lawful_reasons", "person-interest", "lawful_reason", "yes"},
    {"lawful_reasons", "public-interest", "lawful_reason", "yes"},
    {"lawful_reasons", "law", "lawful_reason", "yes"},
    {"lawful_reasons", "none", "lawful_reason", "no"},
    {"lawful_reasons", "not-known", "lawful_reason", "not-known"},
    {"danger", "adult", "adult_at_risk", "immediate"},
    {"danger", "child", "risk", "immediate"},
}};

void set_answer(const guidance::Pack& pack, guidance::Answers& answers, std::string_view question,
                std::string_view answer) {
  const auto q = pack.find_question(question);
  if (!q) return;
  if (const auto a = pack.find_answer(*q, answer)) answers.at[*q] = *a;
}

bool chose(const Draft& draft, std::string_view field, std::string_view choice) {
  const Values* values = draft.find(field);
  return values != nullptr && std::ranges::find(*values, choice) != values->end();
}

std::string content_of(const Draft& draft) {
  json::object changed;
  for (const auto& [key, version] : draft.changed) changed[key] = version;
  return to_canonical_json(json::object{{"started", draft.started.ms},
                                        {"sharing", draft.sharing.text()},
                                        {"values", values_json(draft)},
                                        {"changed", std::move(changed)}});
}

std::unexpected<Error> damaged() {
  return fail(ErrorCode::Damaged, "a draft has another shape than it was saved with");
}

Result<void> read_values(const json::object& values, Draft& draft) {
  for (const auto& member : values) {
    if (!member.value().is_array()) return damaged();
    Values& list = draft.values[std::string(std::string_view(member.key()))];
    for (const json::value& one : member.value().get_array())
      if (one.is_string()) list.emplace_back(std::string_view(one.get_string()));
  }
  return {};
}

}  // namespace

std::string Draft::key_of(std::string_view field) const {
  std::string key(field);
  if (!is_per_recipient(field)) return key;
  const auto recipient = values.find("recipient");
  if (recipient == values.end() || recipient->second.empty()) return key;
  return key + "@" + recipient->second.front();
}

const Values* Draft::find(std::string_view field) const {
  const auto found = is_per_recipient(field) ? values.find(key_of(field)) : values.find(field);
  return found == values.end() || found->second.empty() ? nullptr : &found->second;
}

void Draft::set(std::string_view field, Values chosen) {
  const std::string key = key_of(field);
  changed[key] = version + 1;
  values[key] = std::move(chosen);
}

guidance::Answers answers_of(const guidance::Pack& pack, const Draft& draft) {
  guidance::Answers answers;
  for (const guidance::Question& question : pack.questions())
    if (const Values* values = draft.find(question.id))
      set_answer(pack, answers, question.id, values->front());
  if (draft.find("requested") == nullptr) set_answer(pack, answers, "requested", "no");
  for (const Meaning& meaning : kMeanings)
    if (chose(draft, meaning.field, meaning.choice))
      set_answer(pack, answers, meaning.question, meaning.answer);
  // A child about to go home to, or be met by, the person feared is a child in danger now.
  if (chose(draft, "danger_home", "yes")) set_answer(pack, answers, "risk", "immediate");
  return answers;
}

json::object notes_of(const Draft& draft) {
  json::object notes;
  for (const std::string_view field : {"danger", "danger_home", "helps", "purpose_kind", "lawful_reasons"})
    if (const Values* values = draft.find(field)) {
      std::string joined;
      for (const std::string& value : *values) joined += (joined.empty() ? "" : " ") + value;
      notes[field] = joined;
    }
  for (const char* const earlier : {"repeats", "follows"})
    if (const Values* kept = draft.find(earlier)) notes[earlier] = kept->front();
  if (shared_at(draft)) notes["already_shared"] = "yes";
  if (const auto request = request_of(draft)) note_request(*request, notes);
  return notes;
}

Result<Draft> read_draft(const store::Draft& stored) {
  if (!stored.opens) return damaged();
  SW_TRY(const json::value value, parse_json(stored.content.reveal(), limits::kEntryBytes, "draft"));
  Draft draft{stored.ref, stored.version, stored.saved_at, {}, {}, {}, {}};
  if (!value.is_object()) return damaged();
  const json::object& object = value.get_object();
  const auto* started = object.if_contains("started");
  const auto* sharing = object.if_contains("sharing");
  const auto* values = object.if_contains("values");
  const auto* changed = object.if_contains("changed");
  if (!started || !started->is_int64() || !sharing || !sharing->is_string() || !values ||
      !values->is_object() || !changed || !changed->is_object())
    return damaged();
  draft.started = {started->get_int64()};
  auto ref = SharingRef::parse(std::string_view(sharing->get_string()));
  if (!ref) return damaged();
  draft.sharing = *std::move(ref);
  SW_DO(read_values(values->get_object(), draft));
  for (const auto& member : changed->get_object())
    if (member.value().is_int64())
      draft.changed[std::string(std::string_view(member.key()))] = member.value().get_int64();
  return draft;
}

json::object values_json(const Draft& draft) {
  json::object out;
  for (const auto& [key, values] : draft.values) {
    json::array list;
    for (const std::string& value : values) list.emplace_back(value);
    out[key] = std::move(list);
  }
  return out;
}

Result<Draft> draft_with(const json::object& values) {
  Draft draft;
  SW_DO(read_values(values, draft));
  return draft;
}

Result<Draft> start_draft(const Desk& desk, Draft draft) {
  draft.ref = desk.store.new_draft();
  draft.started = desk.clock();
  draft.sharing = SharingRef::make(desk.random);
  SW_DO(save_draft(desk, draft));
  return draft;
}

Result<Draft> load_draft(const Desk& desk, const DraftRef& ref) {
  SW_TRY(const store::Draft stored, desk.store.load_draft(ref, desk.me.ref));
  return read_draft(stored);
}

Result<MyDrafts> my_drafts(const Desk& desk) {
  SW_TRY(const auto stored, desk.store.drafts_of(desk.me.ref));
  MyDrafts mine;
  for (const store::Draft& one : stored) {
    if (auto draft = read_draft(one))
      mine.drafts.push_back(*std::move(draft));
    else
      mine.lost.push_back({one.ref, one.saved_at});
  }
  return mine;
}

Result<void> save_draft(const Desk& desk, Draft& draft) {
  SW_TRY(
      const std::int64_t version,
      desk.store.save_draft(draft.ref, desk.me.ref, Personal<std::string>(content_of(draft)), draft.version));
  draft.version = version;
  draft.saved_at = desk.clock();
  return {};
}

Result<void> discard_draft(const Desk& desk, const DraftRef& ref) {
  return desk.store.drop_draft(ref, desk.me.ref);
}

}  // namespace sharewell::casework
