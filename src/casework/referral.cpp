// SPDX-License-Identifier: MIT
#include "casework/referral.h"

#include <algorithm>
#include <functional>
#include <map>

#include "base/limits.h"
#include "base/text.h"
#include "casework/said_note.h"
#include "casework/typed_text.h"

namespace sharewell::casework {
namespace {

constexpr std::size_t kFormValuesBytes = std::size_t{96} * 1024;  // well below an entry

void add_line(std::string& lines, std::string_view line) {
  if (line.empty()) return;
  if (!lines.empty()) lines += '\n';
  lines += line;
}

std::string named(const Desk& desk, const PersonRef& ref) {
  const auto person = desk.people.find(ref);
  if (!person) return desk.people.name_of(ref);
  return person->position.empty() ? person->name : person->name + ", " + person->position;
}

/// Gives what a field asks for out of one decision and its file.
class Filling {
 public:
  Filling(const Desk& desk, const guidance::Pack& pack, const CaseFileView& file,
          const DecisionView& decision)
      : desk_(desk), pack_(pack), file_(file), decision_(decision) {}

  [[nodiscard]] std::string value(std::string_view from) const {
    if (from.starts_with("answer.")) return answer(from.substr(7));
    if (from.starts_with("note.")) return own_text_in(decision_.notes_now(), from.substr(5));
    using Part = std::string (Filling::*)() const;
    static const std::map<std::string_view, Part> parts{
        {"reference", &Filling::reference},   {"case_file", &Filling::case_file},
        {"today", &Filling::today},           {"my_name", &Filling::my_name},
        {"my_position", &Filling::position},  {"my_organisation", &Filling::organisation},
        {"decided_by", &Filling::decided_by}, {"happened", &Filling::happened},
        {"recorded", &Filling::recorded},     {"decision", &Filling::summary},
        {"departure", &Filling::departure},   {"words", &Filling::words},
        {"reasons", &Filling::reasons},       {"answers", &Filling::answers},
        {"signs", &Filling::signs},           {"own_words", &Filling::own_words}};
    const auto part = parts.find(from);
    return part == parts.end() ? std::string() : (this->*part->second)();
  }

 private:
  [[nodiscard]] std::string reference() const { return decision_.sharing.spaced(); }
  [[nodiscard]] std::string case_file() const { return file_.label; }
  [[nodiscard]] std::string today() const { return london_date(desk_.clock()); }
  [[nodiscard]] std::string my_name() const { return desk_.me.name; }
  [[nodiscard]] std::string position() const { return desk_.me.position; }
  [[nodiscard]] std::string organisation() const {
    return desk_.me.team + ", " + desk_.people.organisation_name();
  }
  [[nodiscard]] std::string decided_by() const { return named(desk_, decision_.by); }
  [[nodiscard]] std::string happened() const { return london_date_time(decision_.happened_at); }
  [[nodiscard]] std::string recorded() const { return london_date_time(decision_.recorded_at); }
  [[nodiscard]] std::string departure() const { return decision_.decided.departure; }
  [[nodiscard]] std::string summary() const {
    const auto item = std::ranges::find(file_.timeline, decision_.index, &TimelineItem::index);
    return item == file_.timeline.end() ? std::string() : item->summary;
  }
  [[nodiscard]] std::string words() const {
    return decision_.corrections.empty() ? decision_.decided.words.reveal()
                                         : decision_.corrections.back().corrected.words.reveal();
  }
  [[nodiscard]] std::string reasons() const {
    std::string out;
    const json::value* list = decision_.recommendation_now().if_contains("reasons");
    if (list != nullptr && list->is_array())
      for (const json::value& one : list->get_array())
        if (one.is_object()) add_line(out, own_text_in(one.get_object(), "text"));
    return out;
  }
  [[nodiscard]] std::string answer(std::string_view id) const {
    std::string given = own_text_in(decision_.answers_now(), id);
    const auto question = pack_.find_question(id);
    if (given.empty() || !question) return given;
    const auto found = pack_.find_answer(*question, given);
    return found ? pack_.questions()[*question].answers[*found].label : given;
  }
  [[nodiscard]] std::string answers() const {
    std::string out;
    for (const guidance::Question& question : pack_.questions())
      if (const std::string said = answer(question.id); !said.empty())
        add_line(out, question.ask + " " + said);
    return out;
  }
  [[nodiscard]] std::string signs() const {
    std::string out;
    for (const SignView& one : file_.signs)
      add_line(out, london_date(one.seen_at) + " (" + (one.sign.fact ? "fact" : "opinion") + ", " +
                        desk_.people.name_of(one.by) + "): " + one.sign.what.reveal());
    return out;
  }
  [[nodiscard]] std::string own_words() const {
    std::string out;
    for (const SignView& one : file_.signs)
      if (const std::string& said = one.sign.own_words.reveal(); !said.empty())
        add_line(out, london_date(one.seen_at) + ": " + said);
    return out;
  }

  const Desk& desk_;
  const guidance::Pack& pack_;
  const CaseFileView& file_;
  const DecisionView& decision_;
};

std::vector<decide::FieldFault> faults_of(const std::vector<std::string>& values) {
  std::vector<decide::FieldFault> faults;
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    bytes += values[i].size();
    check_text(values[i], "field-" + std::to_string(i), limits::kOwnWordsBytes, "", faults);
  }
  if (faults.empty() && bytes > kFormValuesBytes)
    faults.push_back({"field-0", "Shorten the form: all of it together is too long"});
  if (std::ranges::all_of(values, &std::string::empty))
    faults.push_back({"field-0", "Fill in something, or go back"});
  return faults;
}

}  // namespace

Result<std::vector<std::string>> filled(const Desk& desk, const FormTemplate& form, const CaseFileView& file,
                                        const DecisionView& decision) {
  SW_TRY(const guidance::Pack* const pack, pack_of(desk, decision));
  const Filling filling(desk, *pack, file, decision);
  std::vector<std::string> values;
  for (const FormSection& section : form.sections)
    for (const FormField& field : section.fields) values.push_back(filling.value(field.from));
  return values;
}

Result<FormOrFaults> make_form(const Desk& desk, const FormTemplate& form, const FileRef& ref,
                               const SharingRef& sharing, const std::vector<std::string>& typed,
                               std::string_view once) {
  std::vector<std::string> values;
  for (const std::string& value : typed) values.push_back(tidy(value));
  if (auto faults = faults_of(values); !faults.empty()) return FormOrFaults(std::move(faults));
  const auto card = desk.store.find_file(ref);
  if (!card || !access::may_open(desk.me, *card)) return fail(ErrorCode::NotFound, "no such case file");
  SW_TRY(const FileOrAsk opened, open_file(desk, ref));
  const auto* file = std::get_if<CaseFileView>(&opened);
  const DecisionView* decision = file == nullptr ? nullptr : file->find(sharing);
  if (decision == nullptr) return fail(ErrorCode::NotFound, "no such decision");
  record::FormMade made{decision->index, form.id, form.title, form.sha256, {}};
  std::size_t next = 0;
  for (const FormSection& section : form.sections)
    for (const FormField& field : section.fields) {
      made.lines.push_back({section.title, field.label,
                            Personal<std::string>(next < values.size() ? values[next] : std::string())});
      ++next;
    }
  record::EntryBody body{record::EntryKind::FormMade, ref, sharing, desk.me.ref, desk.clock(), desk.clock(),
                         record::to_json(made)};
  SW_TRY(const auto kept, desk.store.commit({{std::move(body)}, std::string(once), {}}));
  return FormOrFaults(kept.entries.front().index());
}

}  // namespace sharewell::casework
