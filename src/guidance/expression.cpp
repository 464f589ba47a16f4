// SPDX-License-Identifier: MIT
#include "guidance/expression.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "guidance/faults.h"
#include "guidance/tokens.h"

namespace sharewell::guidance {
namespace {

using Kind = Term3::Kind;
constexpr std::array<std::string_view, 13> kReserved{"always",  "never",    "is",    "in",  "known",
                                                     "certain", "possible", "not",   "and", "or",
                                                     "outcome", "rule",     "raises"};

template <class Part>
std::vector<std::string_view> ids_of(std::span<const Part> parts) {
  std::vector<std::string_view> ids;
  for (const Part& part : parts) ids.push_back(part.id);
  return ids;
}

/// Recursive descent: or, and, not, then one condition. A wrong name is noted and read as `never`, so that
/// every wrong name of an expression is found; wrong grammar ends the reading.
class Parser {
 public:
  Parser(std::string_view text, const Names& names, Pool& pool, std::vector<Complaint>& complaints)
      : tokens_(text), names_(names), pool_(pool), complaints_(complaints) {}

  ExpressionId whole() {
    const ExpressionId root = any_of();
    if (!stopped_ && tokens_.now().kind != Token::Kind::End)
      stop(fmt::format("did not expect `{}` here", tokens_.now().text), "join conditions with `and` or `or`");
    return root;
  }

 private:
  ExpressionId put(Term3 term) {
    pool_.push_back(term);
    return static_cast<ExpressionId>(pool_.size() - 1);
  }
  ExpressionId never() { return put({}); }
  bool word(std::string_view text) const {
    return tokens_.now().kind == Token::Kind::Word && tokens_.now().text == text;
  }
  ExpressionId stop(std::string what, std::string remedy) {
    if (!stopped_) complaints_.push_back({tokens_.now().offset, std::move(what), std::move(remedy)});
    stopped_ = true;
    return never();
  }
  std::string found() const {
    return tokens_.now().kind == Token::Kind::End ? "the end" : fmt::format("`{}`", tokens_.now().text);
  }
  bool expect(Token::Kind kind, std::string_view sign) {
    if (stopped_) return false;
    if (tokens_.now().kind != kind) {
      stop(fmt::format("expected `{}` and found {}", sign, found()), {});
      return false;
    }
    tokens_.advance();
    return true;
  }

  ExpressionId any_of() {
    if (depth_ >= limits::kExpressionDepth)
      return stop(fmt::format("nested deeper than {} levels", limits::kExpressionDepth),
                  "use derived values");
    ++depth_;
    ExpressionId left = all_of();
    while (!stopped_ && word("or")) {
      tokens_.advance();
      const ExpressionId right = all_of();
      left = put({Kind::Or, 0, 0, left, right});
    }
    --depth_;
    return left;
  }
  ExpressionId all_of() {
    ExpressionId left = one();
    while (!stopped_ && word("and")) {
      tokens_.advance();
      const ExpressionId right = one();
      left = put({Kind::And, 0, 0, left, right});
    }
    return left;
  }
  ExpressionId one() {
    bool negate = false;
    for (; word("not"); tokens_.advance()) negate = !negate;
    const ExpressionId inner = condition();
    return negate ? put({Kind::Not, 0, 0, inner, 0}) : inner;
  }
  ExpressionId bracketed() {
    if (!expect(Token::Kind::Open, "(")) return never();
    const ExpressionId inner = any_of();
    expect(Token::Kind::Close, ")");
    return inner;
  }
  ExpressionId condition() {
    if (stopped_) return never();
    if (tokens_.now().kind == Token::Kind::Open) return bracketed();
    if (tokens_.now().kind != Token::Kind::Word)
      return stop(fmt::format("expected a condition and found {}", found()),
                  "for example `risk is immediate`");
    const Token name = tokens_.now();
    tokens_.advance();
    if (name.text == "always") return put({Kind::Always});
    if (name.text == "never") return never();
    if (name.text == "certain") return put({Kind::Certain, 0, 0, bracketed(), 0});
    if (name.text == "possible") return put({Kind::Possible, 0, 0, bracketed(), 0});
    if (name.text == "raises") return raised(name);
    if (word("is") || word("in") || tokens_.now().kind == Token::Kind::AtLeast) return compared(name);
    if (tokens_.now().kind == Token::Kind::Strange)
      return stop(fmt::format("did not expect {} here", found()), fmt::format("say `{} is ...`", name.text));
    return derived(name);
  }

  ExpressionId derived(const Token& name) {
    const auto found_at = std::ranges::find(names_.derived, name.text);
    if (found_at != names_.derived.end())
      return put({Kind::Derived, static_cast<std::uint32_t>(found_at - names_.derived.begin())});
    if (question_named(name.text))
      return complain(name, fmt::format("`{}` is a question, and a condition is needed", name.text),
                      fmt::format("say `{} is ...`", name.text));
    std::vector<std::string_view> known(names_.derived.begin(), names_.derived.end());
    return complain(name, fmt::format("there is no derived value `{}`", name.text),
                    suggest(name.text, known));
  }
  /// `(obligation)` after `raises`.
  ExpressionId raised(const Token& name) {
    if (!expect(Token::Kind::Open, "(")) return never();
    const Token duty = tokens_.now();
    if (duty.kind != Token::Kind::Word)
      return stop(fmt::format("expected an obligation and found {}", found()), {});
    tokens_.advance();
    if (!expect(Token::Kind::Close, ")")) return never();
    if (names_.obligations.empty())
      return complain(name, "only a property looks at what is raised", "say it with answers");
    const auto at = std::ranges::find(names_.obligations, duty.text, &Obligation::id);
    if (at == names_.obligations.end())
      return complain(duty, fmt::format("there is no obligation `{}`", duty.text),
                      suggest(duty.text, ids_of(names_.obligations)));
    return put({Kind::Raised, static_cast<std::uint32_t>(at - names_.obligations.begin())});
  }
  ExpressionId complain(const Token& at, std::string what, std::string remedy) {
    complaints_.push_back({at.offset, std::move(what), std::move(remedy)});
    return never();
  }
  const Question* question_named(std::string_view id) const {
    const auto at = std::ranges::find(names_.questions, id, &Question::id);
    return at == names_.questions.end() ? nullptr : &*at;
  }

  /// What stands after `name`: `is known`, `is x`, `in (x, y)` or `>= x`.
  ExpressionId compared(const Token& name) {
    const bool at_least = tokens_.now().kind == Token::Kind::AtLeast;
    const bool list = word("in");
    tokens_.advance();
    if (!at_least && !list && word("known")) {
      tokens_.advance();
      return known(name);
    }
    std::vector<Token> values;
    if (list && !expect(Token::Kind::Open, "(")) return never();
    do {
      if (!values.empty()) tokens_.advance();
      if (tokens_.now().kind != Token::Kind::Word)
        return stop(fmt::format("expected an answer and found {}", found()), {});
      values.push_back(tokens_.now());
      tokens_.advance();
    } while (list && tokens_.now().kind == Token::Kind::Comma);
    if (list && !expect(Token::Kind::Close, ")")) return never();
    if (name.text == "outcome") return outcome(name, values, at_least);
    if (name.text == "rule") return rule(name, values, at_least);
    return answers(name, values, at_least);
  }
  ExpressionId known(const Token& name) {
    if (name.text == "outcome" || name.text == "rule")
      return complain(name, fmt::format("the {} is always known", name.text), "leave this out");
    if (const Question* question = question_named(name.text))
      return put({Kind::Known, static_cast<std::uint32_t>(question - names_.questions.data())});
    const ExpressionId inner = derived(name);
    return put({Kind::IsKnown, 0, 0, inner, 0});
  }
  ExpressionId outcome(const Token& name, const std::vector<Token>& values, bool at_least) {
    if (at_least) return complain(name, "outcomes cannot be compared", "say `outcome in (...)`");
    Term3 term{Kind::OutcomeOneOf};
    for (const Token& value : values) {
      const auto at = std::ranges::find(names_.outcomes, value.text, &Outcome::id);
      if (at != names_.outcomes.end()) {
        term.set |= std::uint64_t{1} << (at - names_.outcomes.begin());
        continue;
      }
      complain(value, fmt::format("there is no outcome `{}`", value.text),
               suggest(value.text, ids_of(names_.outcomes)));
    }
    return put(term);
  }
  ExpressionId rule(const Token& name, const std::vector<Token>& values, bool at_least) {
    if (names_.rules.empty())
      return complain(name, "only a property looks at the rule", "say it with answers");
    if (at_least) return complain(name, "rules cannot be compared", "say `rule in (...)`");
    std::optional<ExpressionId> any;
    for (const Token& value : values) {
      const auto at = std::ranges::find(names_.rules, value.text, &Rule::id);
      if (at == names_.rules.end())
        complain(value, fmt::format("there is no rule `{}`", value.text),
                 suggest(value.text, ids_of(names_.rules)));
      const auto end =
          std::find_if(at, names_.rules.end(), [&](const Rule& one) { return one.id != value.text; });
      const ExpressionId one = put({Kind::RuleIs, static_cast<std::uint32_t>(at - names_.rules.begin()),
                                    static_cast<std::uint64_t>(end - at)});
      any = any ? put({Kind::Or, 0, 0, *any, one}) : one;
    }
    return any.value_or(0);
  }
  ExpressionId answers(const Token& name, const std::vector<Token>& values, bool at_least) {
    const Question* question = question_named(name.text);
    if (question == nullptr) {
      return complain(name, fmt::format("there is no question `{}`", name.text),
                      suggest(name.text, ids_of(names_.questions)));
    }
    if (at_least && question->ordered.empty())
      return complain(name, fmt::format("the answers of `{}` have no order", name.text), "say `in (...)`");
    Term3 term{Kind::OneOf, static_cast<std::uint32_t>(question - names_.questions.data())};
    for (const Token& value : values) term.set |= answer_set(*question, value, at_least);
    return put(term);
  }
  std::uint64_t answer_set(const Question& question, const Token& value, bool at_least) {
    const auto at = std::ranges::find(question.answers, value.text, &Answer::id);
    if (at == question.answers.end()) {
      complain(value, fmt::format("`{}` has no answer `{}`", question.id, value.text),
               suggest(value.text, ids_of(std::span(question.answers))));
      return 0;
    }
    const auto index = static_cast<AnswerIndex>(at - question.answers.begin());
    if (at->unknown) {
      complain(value,
               fmt::format("`{}` is an unknown answer of `{}`, which no condition can name", value.text,
                           question.id),
               fmt::format("say `not ({} is known)`", question.id));
      return 0;
    }
    if (!at_least) return std::uint64_t{1} << index;
    const auto from = std::ranges::find(question.ordered, index);
    if (from == question.ordered.end())
      complain(value, fmt::format("`{}` has no place in the order of `{}`", value.text, question.id), {});
    std::uint64_t set = 0;
    for (auto one = from; one != question.ordered.end(); ++one) set |= std::uint64_t{1} << *one;
    return set;
  }

  Tokens tokens_;
  const Names& names_;
  Pool& pool_;
  std::vector<Complaint>& complaints_;
  std::size_t depth_ = 0;
  bool stopped_ = false;
};

}  // namespace

bool is_reserved(std::string_view word) { return std::ranges::find(kReserved, word) != kReserved.end(); }

std::optional<ExpressionId> parse_expression(std::string_view text, const Names& names, Pool& pool,
                                             std::vector<Complaint>& complaints) {
  if (text.size() > limits::kExpressionBytes) {
    complaints.push_back({0,
                          fmt::format("{} bytes, and the limit is {}", text.size(), limits::kExpressionBytes),
                          "use derived values"});
    return std::nullopt;
  }
  const std::size_t before = complaints.size();
  const ExpressionId root = Parser(text, names, pool, complaints).whole();
  if (complaints.size() != before) return std::nullopt;
  return root;
}

}  // namespace sharewell::guidance
