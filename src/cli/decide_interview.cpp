// SPDX-License-Identifier: MIT
#include "cli/decide_interview.h"

#include <fmt/format.h>

#include <charconv>
#include <istream>
#include <ostream>
#include <string>
#include <utility>

#include "base/text.h"
#include "cli/decide_text.h"
#include "decide/recommendation.h"

namespace sharewell::cli {
namespace {

using guidance::AnswerIndex;
using guidance::Answers;
using guidance::kAbsent;
using guidance::Pack;
using guidance::Question;
using guidance::QuestionIndex;

class Interview {
 public:
  Interview(const Pack& pack, Context& context) : pack_(pack), context_(context) {}

  Result<Answers> run() {
    context_.err << "Type the number of an answer. ? why we ask, b back, a get advice first, q quit.\n";
    for (;;) {
      const auto question = next();
      if (!question) return answers_;
      show(*question);
      SW_TRY(const bool ended, take(*question));
      if (ended) return answers_;
    }
  }

 private:
  /// The first question in pack order that still bears on the outcome, then on the duties. What people say
  /// comes before what follows from what they do (how sharing was considered).
  std::optional<QuestionIndex> next() {
    const std::uint64_t outcome = pack_.open_outcome(answers_);
    if (const auto question = first_of(outcome)) return question;
    if (!std::exchange(settled_, true)) {
      print_headline(context_.err, decide::recommend(pack_, decide::Enquiry::make(pack_, answers_)));
      context_.err << "\nThe next answers make your list of things to do exact. e ends here.\n";
    }
    return first_of(pack_.open_obligations(answers_));
  }
  std::optional<QuestionIndex> first_of(std::uint64_t open) const {
    for (const std::string_view by : {"person", "computed"})
      for (std::size_t q = 0; q < pack_.questions().size(); ++q)
        if (((open >> q) & 1u) != 0 && pack_.questions()[q].set_by == by)
          return static_cast<QuestionIndex>(q);
    return std::nullopt;
  }

  void show(QuestionIndex index) {
    const Question& question = pack_.questions()[index];
    context_.err << '\n';
    print_wrapped(context_.err, "", question.ask, 0);
    if (!question.hint.empty()) print_wrapped(context_.err, "", question.hint, 0);
    for (std::size_t i = 0; i < question.answers.size(); ++i) {
      const guidance::Answer& answer = question.answers[i];
      print_wrapped(context_.err, fmt::format("  {} ", i + 1),
                    answer.hint.empty() ? answer.label : answer.label + ": " + answer.hint, 4);
    }
  }

  /// True if the person ends here.
  Result<bool> take(QuestionIndex index) {
    const Question& question = pack_.questions()[index];
    for (std::string line;;) {
      context_.err << "> " << std::flush;
      if (!std::getline(context_.in, line)) return end("the input ended before the questions did");
      const std::string typed = tidy(line);
      if (typed == "?") {
        print_wrapped(context_.err, "", question.why, 0);
      } else if (typed == "q") {
        return fail(ErrorCode::BadInput, "stopped before the end; nothing was kept");
      } else if (typed == "b") {
        back();
        return false;
      } else if (typed == "a" && ask_advice()) {
        return false;
      } else if (typed == "e" && settled_) {
        return true;
      } else if (const auto answer = chosen(question, typed)) {
        answers_.at[index] = *answer;
        asked_.push_back(index);
        return false;
      } else {
        context_.err << fmt::format("Type a number from 1 to {}, or ?, b, a{} or q.\n",
                                    question.answers.size(), settled_ ? ", e" : "");
      }
    }
  }
  Result<bool> end(std::string why) {
    if (settled_) return true;
    return fail(ErrorCode::BadInput, std::move(why), "standard input");
  }
  void back() {
    if (asked_.empty()) {
      context_.err << "This is the first question.\n";
      return;
    }
    answers_.at[asked_.back()] = kAbsent;
    asked_.pop_back();
    settled_ = false;
  }
  /// Sets the question that only this action sets; false if the pack has none.
  bool ask_advice() {
    const auto unsure = pack_.find_question("unsure");
    const auto yes = unsure ? pack_.find_answer(*unsure, "yes") : std::nullopt;
    if (!yes || answers_.at[*unsure] != kAbsent) return false;
    answers_.at[*unsure] = *yes;
    asked_.push_back(*unsure);
    return true;
  }
  static std::optional<AnswerIndex> chosen(const Question& question, std::string_view typed) {
    std::size_t number = 0;
    const auto [end, ec] = std::from_chars(typed.data(), typed.data() + typed.size(), number);
    if (ec != std::errc{} || end != typed.data() + typed.size()) return std::nullopt;
    if (number < 1 || number > question.answers.size()) return std::nullopt;
    return static_cast<AnswerIndex>(number - 1);
  }

  const Pack& pack_;
  Context& context_;
  Answers answers_;
  std::vector<QuestionIndex> asked_;
  bool settled_ = false;
};

}  // namespace

Result<Answers> interview(const Pack& pack, Context& context) { return Interview(pack, context).run(); }

}  // namespace sharewell::cli
