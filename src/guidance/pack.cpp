// SPDX-License-Identifier: MIT
#include "guidance/pack.h"

#include <algorithm>
#include <cstring>

#include "base/result.h"
#include "guidance/checked.h"
#include "guidance/pieces.h"

namespace sharewell::guidance {

struct Pack::Compiled {
  Checked checked;
  /// The highest answer of each question, so that wrong facts are found in one pass.
  Facts highest;
  Pieces pieces;
};

Pack::Pack(std::unique_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}
Pack::Pack(Pack&&) noexcept = default;
Pack& Pack::operator=(Pack&&) noexcept = default;
Pack::~Pack() = default;

std::expected<Pack, std::vector<Fault>> Pack::load(std::vector<PackFile> files) {
  auto checked = check_pack(std::move(files));
  if (!checked) return std::unexpected(std::move(checked).error());
  Facts highest;
  const auto& questions = checked->draft.parts.questions;
  for (std::size_t q = 0; q < questions.size(); ++q)
    highest.at[q] = static_cast<AnswerIndex>(questions[q].answers.size() - 1);
  Pieces pieces = Pieces::of(checked->draft.parts, checked->sha256, checked->logic);
  return Pack(std::make_unique<const Compiled>(Compiled{*std::move(checked), highest, std::move(pieces)}));
}

namespace {

/// Eight answers at a time: answers are below 32, so that the top bit of each byte is free to show a borrow.
bool within(const Facts& facts, const Facts& highest) {
  constexpr std::uint64_t kTops = 0x8080'8080'8080'8080u;
  std::uint64_t beyond = 0;
  for (std::size_t q = 0; q < facts.at.size(); q += 8) {
    std::uint64_t given, most;
    std::memcpy(&given, facts.at.data() + q, 8);
    std::memcpy(&most, highest.at.data() + q, 8);
    beyond |= (given | ~((most | kTops) - given)) & kTops;
  }
  return beyond == 0;
}

template <class Part>
std::optional<std::size_t> index_of(const std::vector<Part>& parts, std::string_view id) {
  const auto at = std::ranges::find(parts, id, &Part::id);
  if (at == parts.end()) return std::nullopt;
  return static_cast<std::size_t>(at - parts.begin());
}

}  // namespace

const Parts& Pack::parts() const { return compiled_->checked.draft.parts; }
const std::string& Pack::sha256() const { return compiled_->checked.sha256; }
const std::string& Pack::logic() const { return compiled_->checked.logic; }

std::vector<std::string_view> Pack::rule_ids() const {
  std::vector<std::string_view> ids;
  for (const Rule& rule : rules())
    if (ids.empty() || ids.back() != rule.id) ids.push_back(rule.id);
  return ids;
}

std::optional<QuestionIndex> Pack::find_question(std::string_view id) const {
  const auto at = index_of(questions(), id);
  if (!at) return std::nullopt;
  return static_cast<QuestionIndex>(*at);
}

std::optional<AnswerIndex> Pack::find_answer(QuestionIndex question, std::string_view id) const {
  const auto at = index_of(questions().at(question).answers, id);
  if (!at) return std::nullopt;
  return static_cast<AnswerIndex>(*at);
}

std::optional<std::size_t> Pack::find_outcome(std::string_view id) const { return index_of(outcomes(), id); }
std::optional<std::size_t> Pack::find_obligation(std::string_view id) const {
  return index_of(obligations(), id);
}

std::string_view Pack::text(std::string_view key) const {
  const auto at = parts().texts.find(key);
  return at == parts().texts.end() ? key : std::string_view(at->second);
}

const std::vector<Cite>& Pack::cites(QuestionIndex question, AnswerIndex answer) const {
  const Question& asked = questions().at(question);
  const Answer& given = asked.answers.at(answer);
  return given.cite.empty() ? asked.cite : given.cite;
}

Facts Pack::complete(const Answers& answers) const {
  Facts facts;
  for (std::size_t q = 0; q < questions().size(); ++q)
    facts.at[q] = answers.at[q] == kAbsent ? questions()[q].missing : answers.at[q];
  return facts;
}

Verdict Pack::evaluate(const Facts& facts) const {
  SW_CHECK(within(facts, compiled_->highest));
  return compiled_->checked.engine.evaluate(facts);
}

std::uint64_t Pack::obligations_of(const Facts& facts) const {
  return obligations_of(facts, evaluate(facts));
}

std::uint64_t Pack::obligations_of(const Facts& facts, const Verdict& verdict) const {
  SW_CHECK(within(facts, compiled_->highest));
  return compiled_->checked.engine.obligations(facts, verdict.outcome);
}

std::uint64_t Pack::reasons_of(const Facts& facts) const { return reasons_of(facts, evaluate(facts)); }

std::uint64_t Pack::reasons_of(const Facts& facts, const Verdict& verdict) const {
  SW_CHECK(within(facts, compiled_->highest));
  return compiled_->checked.engine.reasons(facts, verdict.rule);
}

std::uint64_t Pack::open_outcome(const Answers& answers) const {
  return compiled_->checked.engine.open_outcome(answers);
}
std::uint64_t Pack::open_obligations(const Answers& answers) const {
  return compiled_->checked.engine.open_obligations(answers);
}
std::uint64_t Pack::open_flow(const Answers& answers) const {
  return compiled_->checked.engine.open_flow(answers);
}
bool Pack::is_settled(const Answers& answers) const { return compiled_->checked.engine.is_settled(answers); }
std::uint64_t Pack::possible_outcomes(const Answers& answers) const {
  return compiled_->checked.engine.possible_outcomes(answers);
}

const Turning& Pack::headline() const { return compiled_->checked.engine.headline(); }
const Turning& Pack::duties() const { return compiled_->checked.engine.duties(); }

std::vector<const Notice*> Pack::notices(const Facts& facts) const {
  const Verdict verdict = evaluate(facts);
  std::vector<const Notice*> list;
  for (std::size_t i = 0; i < parts().notices.size(); ++i)
    if (compiled_->checked.engine.notice_applies(i, facts, verdict.outcome))
      list.push_back(&parts().notices[i]);
  return list;
}

const Pieces& Pack::pieces() const { return compiled_->pieces; }
const Checked& Pack::checked() const { return compiled_->checked; }
Size Pack::size() const { return compiled_->checked.engine.size(); }

}  // namespace sharewell::guidance
