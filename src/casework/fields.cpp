// SPDX-License-Identifier: MIT
#include "casework/fields.h"

#include <algorithm>

#include "casework/already_shared.h"

namespace sharewell::casework {
namespace {

using guidance::Pack;

/// The journey's own fields: their choices, and the question of the pack whose meaning they carry. The words
/// are texts of the pack: `words` + "ask", "hint", and for each choice `words` + choice, and that +
/// "_example".
struct OwnField {
  std::string_view id, question, words;
  bool many;
  std::vector<std::string_view> choices;
  std::vector<std::string_view> alone;  ///< choices that exclude the others
};

const std::vector<OwnField>& own_fields() {
  static const std::vector<OwnField> fields{
      {"danger", "risk", "danger_", false, {"child", "adult", "no", "not-known"}, {}},
      {"danger_home", "risk", "danger_home_", false, {"yes", "no", "not-known"}, {}},
      {"helps", "purpose", "helps_", false, {"yes", "no", "not-known"}, {}},
      {"purpose_kind",
       "purpose",
       "purpose_",
       false,
       {"keep-safe", "well-being", "identify", "assess", "manage-risk", "service", "other", "none",
        "not-known"},
       {}},
      {"lawful_reasons",
       "lawful_reason",
       "why_",
       true,
       {"child-harm", "adult-harm", "well-being", "person-interest", "public-interest", "law", "none",
        "not-known"},
       {"none", "not-known"}},
  };
  return fields;
}

const OwnField* own_field(std::string_view id) {
  for (const OwnField& field : own_fields())
    if (field.id == id) return &field;
  return nullptr;
}

/// "manage-risk" is "manage_risk" in a key, and "not-known" is what people see as "not sure".
std::string key_part(std::string_view choice) {
  std::string key(choice == "not-known" ? "not_sure" : choice);
  std::ranges::replace(key, '-', '_');
  return key;
}

/// A text of the pack, or nothing where it has none under this key.
std::string text_if_any(const Pack& pack, const std::string& key) {
  const std::string_view text = pack.text(key);
  return text == key ? std::string{} : std::string(text);
}

/// Why it is asked and where the advice says so, apart from the question whose meaning it carries.
void ask_for_the_record(const Pack& pack, Field& field) {
  field.may_wait = true;
  field.why = pack.text("helps_why");
  field.cite = {{9, "The principles", ""}};
  field.myths.clear();
}

Field own_words(const Pack& pack, const OwnField& own) {
  Field field;
  const std::string words(own.words);
  field.ask = pack.text(words + "ask");
  field.hint = text_if_any(pack, words + "hint");
  field.many = own.many;
  for (const std::string_view choice : own.choices) {
    const std::string key = words + key_part(choice);
    const bool alone = std::ranges::find(own.alone, choice) != own.alone.end();
    field.choices.push_back(
        {std::string(choice), std::string(pack.text(key)), text_if_any(pack, key + "_example"), alone});
  }
  return field;
}

std::string select_message(const Field& field) {
  return field.many ? "Tick at least one answer to: " + field.ask : "Choose an answer to: " + field.ask;
}

}  // namespace

std::string_view question_of(std::string_view field) {
  const OwnField* own = own_field(field);
  return own == nullptr ? field : own->question;
}

bool is_for_the_record(std::string_view field) { return field == "helps"; }

Field field_of(const Pack& pack, std::string_view id, const Draft& draft) {
  const auto index = pack.find_question(question_of(id));
  SW_CHECK(index.has_value());
  const guidance::Question& question = pack.questions()[*index];
  const OwnField* own = own_field(id);
  Field field = own != nullptr ? own_words(pack, *own) : Field{};
  if (own == nullptr) {
    field.ask = question.ask;
    field.hint = question.hint;
    for (const guidance::Answer& answer : question.answers)
      field.choices.push_back({answer.id, answer.label, answer.hint, false});
  }
  // The danger page is the home of "in danger now"; the concern page asks about everything short of it.
  if (id == "risk" || id == "adult_at_risk")
    std::erase_if(field.choices, [](const Choice& c) { return c.id == "immediate"; });
  field.id = id;
  field.ask = in_its_tense(pack, draft, id, field.ask);
  field.why = question.why;
  field.cite = question.cite;
  field.myths = question.myths;
  if (is_for_the_record(id)) ask_for_the_record(pack, field);
  if (const Values* chosen = draft.find(id)) field.chosen = *chosen;
  return field;
}

void check_field(const Field& field, const Values& chosen, std::vector<FieldFault>& faults) {
  const auto known = [&](const std::string& value) {
    return std::ranges::any_of(field.choices, [&](const Choice& c) { return c.id == value; });
  };
  if (chosen.empty() || !std::ranges::all_of(chosen, known) || (!field.many && chosen.size() != 1)) {
    faults.push_back({field.id, select_message(field)});
    return;
  }
  const bool alone = std::ranges::any_of(field.choices, [&](const Choice& c) {
    return c.alone && std::ranges::find(chosen, c.id) != chosen.end();
  });
  if (alone && chosen.size() > 1)
    faults.push_back({field.id, "Either tick reasons, or the one answer that says there are none"});
}

}  // namespace sharewell::casework
