// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "guidance/draft.h"

namespace sharewell::guidance {
namespace {

/// The tables below one table of the words ([question.risk] stands below `question`), matched with the ids of
/// the pack.
class Section {
 public:
  Section(const Source& source, Table& root, std::string_view name, Faults& faults,
          Table::Need need = Table::Need::Required)
      : source_(source), name_(name), faults_(faults), value_(root.get(name, Value::Kind::Table, need)) {}

  /// The words of this id; complains and gives nullptr if there are none.
  const Value* of(const std::string& id) {
    asked_.push_back(id);
    if (value_ == nullptr) return nullptr;
    const auto at = std::ranges::find(value_->members, id, &Member::key);
    if (at != value_->members.end()) return &at->value;
    faults_.add(source_.file.name, value_->spot, fmt::format("there are no words for {} `{}`", name_, id),
                fmt::format("add [{}.{}]", name_, id));
    return nullptr;
  }
  /// This id has its words from the base, which an overlay leaves as they are.
  void settled(const std::string& id) { settled_.push_back(id); }
  void finish() {
    if (value_ == nullptr) return;
    for (const Member& member : value_->members)
      if (std::ranges::find(settled_, member.key) != settled_.end())
        faults_.add(source_.file.name, member.spot,
                    fmt::format("{} `{}` has its words in the base", name_, member.key),
                    "an overlay only adds; take this out");
      else if (std::ranges::find(asked_, member.key) == asked_.end())
        faults_.add(source_.file.name, member.spot, fmt::format("the pack has no {} `{}`", name_, member.key),
                    suggest(member.key, asked_));
  }
  [[nodiscard]] const Value* value() const { return value_; }

 private:
  const Source& source_;
  std::string_view name_;
  Faults& faults_;
  const Value* value_;
  std::vector<std::string_view> asked_, settled_;
};

struct Words {
  const Source& source;
  Table& root;
  Draft& draft;
  Faults& faults;
};

void read_answer_words(const Words& words, Table& question_words, Question& question) {
  const Value* answers = question_words.get("answer", Value::Kind::Table);
  if (answers == nullptr) return;
  Table holder(words.source.file, *answers, words.faults);
  for (Answer& answer : question.answers) {
    const Value* value = holder.get(answer.id, Value::Kind::Table);
    if (value == nullptr) continue;
    Table table(words.source.file, *value, words.faults);
    answer.label = table.text("label");
    answer.hint = table.text("hint", Table::Need::Optional);
    answer.said = table.text("said");
    answer.reason = table.text("reason");
    answer.cite = table.cites(words.draft.pages, Table::Need::Optional);
    table.finish();
  }
  holder.finish();
}

void read_question_words(const Words& words) {
  std::vector<Question>& questions = words.draft.parts.questions;
  const bool any = std::ranges::any_of(questions, [](const Question& one) { return one.ask.empty(); });
  Section section(words.source, words.root, "question", words.faults,
                  any ? Table::Need::Required : Table::Need::Optional);
  for (Question& question : questions) {
    if (!question.ask.empty()) {
      section.settled(question.id);
      continue;
    }
    const Value* value = section.of(question.id);
    if (value == nullptr) continue;
    Table table(words.source.file, *value, words.faults);
    question.ask = table.text("ask");
    question.hint = table.text("hint", Table::Need::Optional);
    question.why = table.text("why");
    read_answer_words(words, table, question);
    table.finish();
  }
  section.finish();
}

/// A word of a part: its key and where it goes. One that may be missing counts as the part's first word.
template <class Part>
struct Word {
  std::string_view key;
  std::string Part::* into;
  Table::Need need = Table::Need::Required;
};

/// Reads the words of each part of a list: [outcome.share] title, lead.
template <class Part>
void read_plain(const Words& words, std::string_view name, std::vector<Part>& parts,
                std::initializer_list<Word<Part>> wanted) {
  std::string Part::* const into_first = wanted.begin()->into;
  const bool any = std::ranges::any_of(parts, [&](const Part& one) { return (one.*into_first).empty(); });
  Section section(words.source, words.root, name, words.faults,
                  any ? Table::Need::Required : Table::Need::Optional);
  for (Part& part : parts) {
    if (!(part.*into_first).empty()) {
      section.settled(part.id);
      continue;
    }
    const Value* value = section.of(part.id);
    if (value == nullptr) continue;
    Table table(words.source.file, *value, words.faults);
    for (const Word<Part>& word : wanted) {
      part.*word.into = table.text(word.key, word.need);
      if (word.need == Table::Need::Optional && !table.has(word.key, Value::Kind::Text))
        part.*word.into = part.*wanted.begin()->into;
    }
    table.finish();
  }
  section.finish();
}

/// The one step of a pack that has no steps has no name, and needs no words.
void read_step_words(const Words& words) {
  std::vector<Step>& steps = words.draft.parts.steps;
  const auto wants = [](const Step& step) { return !step.id.empty() && step.title.empty(); };
  Section section(words.source, words.root, "step", words.faults,
                  std::ranges::any_of(steps, wants) ? Table::Need::Required : Table::Need::Optional);
  for (Step& step : steps) {
    if (!step.title.empty()) section.settled(step.id);
    const Value* value = wants(step) ? section.of(step.id) : nullptr;
    if (value == nullptr) continue;
    Table table(words.source.file, *value, words.faults);
    step.title = table.text("title");
    step.lead = table.text("lead", Table::Need::Optional);
    table.finish();
  }
  section.finish();
}

/// Every table below [name.*], handed on with its id.
template <class Read>
void each_table(const Words& words, std::string_view name, Read read) {
  const Value* holder = words.root.get(name, Value::Kind::Table, Table::Need::Optional);
  if (holder == nullptr) return;
  for (const Member& member : holder->members) {
    if (!is_id(member.key))
      words.faults.add(words.source.file.name, member.spot, fmt::format("`{}` is no id", member.key));
    Table table(words.source.file, member.value, words.faults);
    if (table.is_table()) read(member.key, table);
    table.finish();
  }
}

void read_myths(const Words& words) {
  Parts& parts = words.draft.parts;
  std::vector<std::string_view> questions, myths;
  for (const Question& question : parts.questions) questions.push_back(question.id);
  each_table(words, "myth", [&](const std::string& id, Table& table) {
    Myth myth{id, table.text("myth"), table.text("answer"), table.cites(words.draft.pages),
              table.texts("questions", Table::Need::Optional)};
    for (const std::string& one : myth.questions)
      if (std::ranges::find(questions, one) == questions.end())
        table.fault(table.spot("questions"), fmt::format("there is no question `{}`", one),
                    suggest(one, questions));
    if (std::ranges::find(parts.myths, id, &Myth::id) != parts.myths.end())
      table.fault(table.spot(), fmt::format("the base has a myth `{}`", id), "give this one another id");
    parts.myths.push_back(std::move(myth));
  });
  for (const Myth& myth : parts.myths) myths.push_back(myth.id);
  for (std::size_t q = 0; q < parts.questions.size(); ++q)
    for (const std::string& one : parts.questions[q].myths)
      if (std::ranges::find(myths, one) == myths.end())
        words.faults.add("questions.toml", words.draft.myth_spots[q],
                         fmt::format("the myth `{}` has no words", one), suggest(one, myths));
}

void read_texts(const Words& words) {
  const Value* texts = words.root.get("text", Value::Kind::Table, Table::Need::Optional);
  if (texts == nullptr) return;
  for (const Member& member : texts->members) {
    if (member.value.kind == Value::Kind::Text) {
      if (!words.draft.parts.texts.emplace(member.key, member.value.text).second)
        words.faults.add(words.source.file.name, member.spot,
                         fmt::format("the base has a text `{}`", member.key),
                         "an overlay only adds; give this one another key");
    } else {
      words.faults.add(words.source.file.name, member.value.spot,
                       fmt::format("`{}` must be a text and is {}", member.key, name_of(member.value.kind)));
    }
  }
}

}  // namespace

void read_words_file(const Source& source, Draft& draft, Faults& faults) {
  Table root(source.file, source.root, faults);
  const Words words{source, root, draft, faults};
  Parts& parts = draft.parts;
  read_question_words(words);
  constexpr auto kOptional = Table::Need::Optional;
  read_plain(
      words, "outcome", parts.outcomes,
      {{"title", &Outcome::title}, {"lead", &Outcome::lead}, {"short", &Outcome::short_title, kOptional}});
  read_plain(words, "rule", parts.rules, {{"text", &Rule::text}, {"ask", &Rule::ask, kOptional}});
  read_step_words(words);
  read_plain(words, "obligation", parts.obligations,
             {{"task", &Obligation::task}, {"detail", &Obligation::detail}});
  read_plain(words, "notice", parts.notices, {{"text", &Notice::text}});
  read_plain(words, "contact", parts.contacts, {{"name", &Contact::name}, {"about", &Contact::about}});
  read_myths(words);
  each_table(words, "term", [&](const std::string& id, Table& table) {
    if (std::ranges::find(parts.terms, id, &Term::id) != parts.terms.end())
      table.fault(table.spot(), fmt::format("the base has a word `{}`", id), "give this one another id");
    parts.terms.push_back({id, table.text("term"), table.text("meaning")});
  });
  read_texts(words);
  root.finish();
}

}  // namespace sharewell::guidance
