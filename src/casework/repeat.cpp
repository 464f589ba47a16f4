// SPDX-License-Identifier: MIT
#include "casework/repeat.h"

#include <algorithm>
#include <array>
#include <sstream>

#include "casework/fields.h"
#include "casework/said_note.h"

namespace sharewell::casework {
namespace {

constexpr std::string_view kRepeats = "repeats", kFollows = "follows", kFile = "file";

/// What hangs on whom it is mainly about, and on who gets it. Danger now is asked each time.
constexpr std::array<std::string_view, 2> kOfPerson{"consent", "identifiable"};
constexpr std::array<std::string_view, 5> kOfRecipient{"recipient", "sharing_increases_risk",
                                                       "recipient_needs", "consent", "identifiable"};

/// What is weighed in each case anew, whoever it is about and whoever gets it. @cite hmg-2018 p.14
constexpr std::array<std::string_view, 3> kOfCase{"confidential", "confidence_ground", "lawful_reasons"};

bool stays(std::string_view field, Repeat repeat) {
  const auto within = [&](const auto& list) { return std::ranges::find(list, field) != list.end(); };
  if (field == "danger" || field == "danger_home" || within(kOfCase)) return false;
  if (repeat == Repeat::Again) return true;
  return repeat == Repeat::AnotherPerson ? !within(kOfPerson) : !within(kOfRecipient);
}

/// A field of the journey is kept as a note with its choices in a row, any other as an answer.
Values kept_values(const record::Decided& decided, std::string_view field) {
  const bool own = question_of(field) != field;
  std::istringstream words(own_text_in(own ? decided.notes : decided.answers, field));
  Values values;
  for (std::string value; words >> value;) values.push_back(std::move(value));
  return values;
}

std::optional<SharingRef> named_in(const Draft& draft, std::string_view key) {
  const Values* kept = draft.find(key);
  return kept == nullptr ? std::nullopt : SharingRef::parse(kept->front());
}

}  // namespace

Draft answers_again(const guidance::Pack& pack, const DecisionView& decision, Repeat repeat) {
  Draft draft;
  draft.set(repeat == Repeat::Again ? kFollows : kRepeats, {decision.sharing.text()});
  for (const PageDef& page : pages())
    for (const std::string_view id : field_ids(pack, page)) {
      Values values = stays(id, repeat) ? kept_values(decision.decided, id) : Values{};
      std::vector<FieldFault> faults;
      check_field(field_of(pack, id, draft), values, faults);
      if (faults.empty()) draft.set(id, std::move(values));
    }
  return draft;
}

void keep_file(Draft& draft, const FileRef& file) { draft.set(kFile, {file.text()}); }
std::optional<FileRef> file_of(const Draft& draft) {
  const Values* kept = draft.find(kFile);
  return kept == nullptr ? std::nullopt : FileRef::parse(kept->front());
}
std::optional<SharingRef> repeated_in(const Draft& draft) { return named_in(draft, kRepeats); }
std::optional<SharingRef> follows(const Draft& draft) { return named_in(draft, kFollows); }
std::optional<SharingRef> follows(const json::object& notes) {
  return SharingRef::parse(own_text_in(notes, kFollows));
}

std::optional<SharingRef> repeated_in(const json::object& notes) {
  return SharingRef::parse(own_text_in(notes, kRepeats));
}

}  // namespace sharewell::casework
