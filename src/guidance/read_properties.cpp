// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <array>

#include "guidance/draft.h"

namespace sharewell::guidance {
namespace {

using Kind = Property::Kind;
constexpr std::size_t kDefined = 256;
constexpr std::array<std::string_view, 8> kKinds{"always",   "exactly", "never-lowers", "ignores",
                                                 "same-for", "equals",  "stands",       "elsewhere"};
/// What `of` may be; "value" is said by giving a `value`.
constexpr std::array<std::string_view, 5> kOf{"outcome", "advice", "rank", "rule", "flow"};

template <class Part>
std::vector<std::string_view> ids_of(const std::vector<Part>& parts) {
  std::vector<std::string_view> ids;
  for (const Part& part : parts) ids.push_back(part.id);
  return ids;
}

/// Reads one `[[property]]`.
class Reader {
 public:
  Reader(const Source& source, const Value& value, Draft& draft, Faults& faults)
      : source_(source), value_(value), draft_(draft), faults_(faults), table_(source.file, value, faults) {}

  Property read() {
    Property property;
    property.id = table_.id("id");
    const std::string kind = table_.choice("kind", kKinds);
    property.kind = static_cast<Kind>(std::ranges::find(kKinds, kind) - kKinds.begin());
    property.says = table_.text("says");
    property.cite = table_.cites(draft_.pages);
    property.when = table_.has("when", Value::Kind::Text) ? condition("when") : always();
    if (property.kind == Kind::Elsewhere)
      property.where = table_.text("where");
    else
      read_kind(property);
    table_.finish();
    return property;
  }

 private:
  void read_kind(Property& property) {
    switch (property.kind) {
      case Kind::Exactly:
        table_.get("when", Value::Kind::Text);
        [[fallthrough]];
      case Kind::Always:
        property.then = condition("then");
        return;
      case Kind::Stands:
        property.then = condition("then");
        property.questions = questions("except", Table::Need::Optional);
        return;
      case Kind::NeverLowers:
        property.of = Of::Rank;
        one_question(property);
        property.along = chains(property.questions.front());
        property.keeps = obligations();
        return;
      case Kind::Ignores:
        property.questions = questions("questions", Table::Need::Required);
        compared(property);
        return;
      case Kind::SameFor:
        one_question(property);
        property.along = {answers_of(property.questions.front(), table_.get("answers", Value::Kind::List))};
        compared(property);
        return;
      case Kind::Equals:
        reference(property);
        compared(property);
        return;
      case Kind::Elsewhere:
        return;
    }
  }

  Names names() const {
    return {draft_.parts.questions, draft_.parts.outcomes, draft_.properties.derived, draft_.parts.rules,
            draft_.parts.obligations};
  }
  Condition condition(std::string_view key) {
    return read_condition(source_, table_, value_, key, draft_.properties, names(), faults_);
  }
  Condition always() {
    Pool& pool = draft_.properties.pool;
    pool.push_back({Term3::Kind::Always});
    const auto at = static_cast<ExpressionId>(pool.size() - 1);
    return {source_.file.name, value_.spot, at, at, false};
  }
  /// The index of `id` among `known`; a fault and 0 if it is not there.
  std::size_t index(Spot spot, std::string_view what, const std::string& id,
                    const std::vector<std::string_view>& known) {
    const auto at = std::ranges::find(known, id);
    if (at != known.end()) return static_cast<std::size_t>(at - known.begin());
    if (!id.empty()) table_.fault(spot, fmt::format("there is no {} `{}`", what, id), suggest(id, known));
    return 0;
  }
  QuestionIndex question(Spot spot, const std::string& id) {
    return static_cast<QuestionIndex>(index(spot, "question", id, ids_of(draft_.parts.questions)));
  }
  void one_question(Property& property) {
    property.questions = {question(table_.spot("question"), table_.text("question"))};
  }
  std::vector<QuestionIndex> questions(std::string_view key, Table::Need need) {
    std::vector<QuestionIndex> list;
    for (const std::string& id : table_.texts(key, need)) list.push_back(question(table_.spot(key), id));
    return list;
  }
  std::vector<AnswerIndex> answers_of(QuestionIndex question, const Value* list) {
    std::vector<AnswerIndex> answers;
    if (list == nullptr || question >= draft_.parts.questions.size()) return answers;
    const Question& asked = draft_.parts.questions[question];
    for (const Value& item : list->items)
      answers.push_back(static_cast<AnswerIndex>(index(
          item.spot, fmt::format("answer to `{}` called", asked.id), item.text, ids_of(asked.answers))));
    if (answers.size() < 2) table_.fault(list->spot, "fewer than two answers are nothing to compare");
    return answers;
  }
  std::vector<std::vector<AnswerIndex>> chains(QuestionIndex question) {
    std::vector<std::vector<AnswerIndex>> list;
    if (const Value* along = table_.get("along", Value::Kind::List))
      for (const Value& chain : along->items) list.push_back(answers_of(question, &chain));
    return list;
  }
  std::vector<std::size_t> obligations() {
    std::vector<std::size_t> list;
    for (const std::string& id : table_.texts("keeps", Table::Need::Optional))
      list.push_back(index(table_.spot("keeps"), "obligation", id, ids_of(draft_.parts.obligations)));
    return list;
  }
  void compared(Property& property) {
    if (table_.has("value", Value::Kind::Text)) {
      property.of = Of::Value;
      property.then = condition("value");
    } else if (table_.has("of", Value::Kind::Text)) {
      property.of = static_cast<Of>(std::ranges::find(kOf, table_.choice("of", kOf)) - kOf.begin());
    }
  }
  void reference(Property& property) {
    for (const Value* row : tables_of(table_, "reference")) {
      Table table(source_.file, *row, faults_);
      Condition when = read_condition(source_, table, *row, "when", draft_.properties, names(), faults_);
      const std::size_t outcome =
          index(table.spot("outcome"), "outcome", table.text("outcome"), ids_of(draft_.parts.outcomes));
      table.finish();
      property.reference.push_back({std::move(when), outcome});
    }
  }

  const Source& source_;
  const Value& value_;
  Draft& draft_;
  Faults& faults_;
  Table table_;
};

}  // namespace

std::string_view name_of(Property::Kind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

void read_properties_file(const Source& source, Draft& draft, Faults& faults) {
  Table root(source.file, source.root, faults);
  auto defined = tables_of(root, "define", Table::Need::Optional);
  if (defined.size() > kDefined) {
    root.fault(root.spot("define"),
               fmt::format("{} defined values, and the limit is {}", defined.size(), kDefined));
    defined.resize(kDefined);
  }
  Properties& properties = draft.properties;
  read_derived_ids(source, defined, draft.parts, properties, faults);
  const Names names{draft.parts.questions, draft.parts.outcomes, properties.derived, draft.parts.rules,
                    draft.parts.obligations};
  for (const Value* value : defined) {
    Table table(source.file, *value, faults);
    table.get("id", Value::Kind::Text, Table::Need::Optional);
    properties.derived_as.push_back(
        read_condition(source, table, *value, "value", properties, names, faults));
    table.finish();
  }
  order_derived(properties, faults);
  const auto tables = tables_of(root, "property", Table::Need::Optional);
  if (tables.size() > limits::kPackProperties)
    root.fault(root.spot("property"),
               fmt::format("{} properties, and the limit is {}", tables.size(), limits::kPackProperties));
  std::set<std::string> seen;
  for (const Value* value : std::span(tables).first(std::min(tables.size(), limits::kPackProperties))) {
    Property property = Reader(source, *value, draft, faults).read();
    Table table(source.file, *value, faults);
    note_id(seen, table, property.id, "property");
    properties.list.push_back(std::move(property));
  }
  root.finish();
}

}  // namespace sharewell::guidance
