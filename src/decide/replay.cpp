// SPDX-License-Identifier: MIT
#include "decide/replay.h"

#include <algorithm>
#include <bit>

namespace sharewell::decide {
namespace {

using guidance::AnswerIndex;
using guidance::Answers;
using guidance::kAbsent;
using guidance::Pack;
using guidance::QuestionIndex;
using record::AdviceReading;
using Why = NotReplayed::Why;

constexpr std::size_t kNone = ~std::size_t{0};

/// Ids of one pack as indices into another.
class Translation {
 public:
  Translation(const Pack& from, const Pack& to) {
    for (const guidance::Question& question : from.questions()) {
      const auto there = to.find_question(question.id);
      Question& row = questions_.emplace_back(there.value_or(0));
      for (const guidance::Answer& answer : question.answers)
        row.answers.push_back(there ? to.find_answer(*there, answer.id).value_or(kAbsent) : kAbsent);
    }
    for (const guidance::Outcome& outcome : from.outcomes())
      outcomes_.push_back(to.find_outcome(outcome.id).value_or(kNone));
    for (const guidance::Obligation& duty : from.obligations())
      duties_.push_back(to.find_obligation(duty.id).value_or(kNone));
  }

  /// `lost` counts given answers that the other pack does not have.
  [[nodiscard]] Answers answers(const Answers& given, unsigned& lost) const {
    Answers out;
    for (std::size_t q = 0; q < questions_.size(); ++q) {
      if (given.at[q] == kAbsent) continue;
      const AnswerIndex there = questions_[q].answers[given.at[q]];
      lost += there == kAbsent ? 1 : 0;
      if (there != kAbsent) out.at[questions_[q].question] = there;
    }
    return out;
  }
  [[nodiscard]] std::size_t outcome(std::size_t index) const { return outcomes_[index]; }
  /// Takes each duty that is in both sets out of both.
  void cancel(std::uint64_t& from, std::uint64_t& to) const {
    for (std::uint64_t left = from; left != 0; left &= left - 1) {
      const auto duty = static_cast<std::size_t>(std::countr_zero(left));
      const std::uint64_t there = duties_[duty] == kNone ? 0 : std::uint64_t{1} << duties_[duty];
      if ((to & there) == 0) continue;
      to &= ~there;
      from &= ~(std::uint64_t{1} << duty);
    }
  }

 private:
  struct Question {
    QuestionIndex question;
    std::vector<AnswerIndex> answers{};
  };
  std::vector<Question> questions_;
  std::vector<std::size_t> outcomes_, duties_;
};

/// The hash of the pack that a recommendation names. A quote inside a JSON text has a backslash before it, so
/// this can only be the member's name.
std::string_view pack_named_in(std::string_view recommendation) {
  constexpr std::string_view kKey = R"("sha256":)";
  const std::size_t at = recommendation.find(kKey);
  if (at == std::string_view::npos) return {};
  return record::Reading(recommendation.substr(at + kKey.size())).text().value_or(std::string_view{});
}

}  // namespace

/// What is needed for entries of one pack.
class Replay::Under {
 public:
  Under(const Pack& pack, const Pack& other)
      : pack_(pack), other_(other), spelling_(pack), translation_(pack, other) {}
  [[nodiscard]] const Pack& pack() const { return pack_; }

  /// Nullopt if the entry's recommendation is not what this pack says to its answers.
  std::optional<Replayed> run(const AdviceReading& reading) {
    const auto answers = spelling_.read(reading.answers());
    if (!answers) return std::nullopt;
    const Recommendation then = recommend(pack_, Enquiry::make(pack_, *answers));
    spelling_.spell(then, pieces_);
    std::size_t length = 0;
    for (const std::string_view piece : pieces_) {
      if (reading.from_recommendation().substr(length, piece.size()) != piece) return std::nullopt;
      length += piece.size();
    }
    const auto on_record = reading.finish(length);
    if (!on_record) return std::nullopt;
    return compare(*on_record, *answers, then);
  }

 private:
  [[nodiscard]] Replayed compare(const record::AdviceOnRecord& on_record, const Answers& answers,
                                 const Recommendation& then) const {
    Replayed out;
    out.on_record = on_record;
    out.made_under = &pack_;
    const guidance::Facts facts = other_.complete(translation_.answers(answers, out.answers_lost));
    const guidance::Verdict now = other_.evaluate(facts);
    out.outcome_then = then.verdict().outcome;
    out.outcome_now = now.outcome;
    out.same_outcome = translation_.outcome(out.outcome_then) == now.outcome;
    out.duties_gone = then.obligation_bits();
    out.duties_new = other_.obligations_of(facts, now);
    translation_.cancel(out.duties_gone, out.duties_new);
    return out;
  }

  const Pack& pack_;
  const Pack& other_;
  Spelling spelling_;
  Translation translation_;
  std::vector<std::string_view> pieces_;
};

std::string_view says(NotReplayed::Why why) {
  switch (why) {
    case Why::NotAdvice:
      return "it does not read as a decision with its recommendation";
    case Why::PackNotHere:
      return "the guidance pack that it was made under is not here";
    case Why::OtherBytes:
      break;
  }
  return "its recommendation is not, byte for byte, what its guidance pack says to its answers";
}

Replay::Replay(const guidance::Shelf& shelf, const Pack& other) : shelf_(shelf), other_(other) {}
Replay::~Replay() = default;
Replay::Replay(Replay&&) noexcept = default;

Replay::Under* Replay::under(const Pack& pack) {
  auto at = std::ranges::find_if(known_, [&](const auto& one) { return &one->pack() == &pack; });
  if (at == known_.end()) at = known_.insert(at, std::make_unique<Under>(pack, other_));
  std::rotate(known_.begin(), at, at + 1);
  return known_.front().get();
}

std::expected<Replayed, NotReplayed> Replay::run(std::string_view canonical) {
  const auto reading = AdviceReading::begin(canonical);
  if (!reading) return std::unexpected(NotReplayed{});
  // Nearly always the pack of the entry before; to find the name in the text costs more than trying.
  if (!known_.empty())
    if (const auto done = known_.front()->run(*reading)) return *done;
  const auto whole = reading->recommendation();
  const auto on_record = whole ? reading->finish(whole->size()) : std::nullopt;
  if (!on_record) return std::unexpected(NotReplayed{});
  const Pack* const pack = shelf_.find(pack_named_in(*whole));
  if (pack == nullptr) return std::unexpected(NotReplayed{Why::PackNotHere, on_record});
  if (const auto done = under(*pack)->run(*reading)) return *done;
  return std::unexpected(NotReplayed{Why::OtherBytes, on_record});
}

}  // namespace sharewell::decide
