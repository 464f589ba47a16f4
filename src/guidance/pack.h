// SPDX-License-Identifier: MIT
// A checked and compiled guidance pack: what the advice asks, what it says to every combination of answers,
// and why.
//
// In: the files of a pack. Out: either a Pack that answers every question below for every combination, or
// every fault in the files. A Pack never changes, may be shared between threads, and evaluates without
// allocating. Never: reads a clock, a disk or a random source; throws; depends on the order its diagrams
// chose inside.
#pragma once

#include <cstdint>
#include <expected>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "guidance/fault.h"
#include "guidance/parts.h"

namespace sharewell::guidance {

struct Checked;

struct Verdict {
  std::size_t rule;     ///< index of the line that fired, into Pack::rules()
  std::size_t outcome;  ///< index into Pack::outcomes()
  Truth flow;           ///< may the recipient first proposed have it?
};

/// How large the compiled pack is, for people who look after packs.
struct Size {
  std::size_t rule_nodes, outcome_nodes, flow_nodes, obligation_nodes, reason_cubes, obligation_cubes;
};

class Turning;
struct Pieces;

class Pack {
 public:
  /// Checks and compiles; lists every fault found, in file and line order.
  static std::expected<Pack, std::vector<Fault>> load(std::vector<PackFile> files);
  Pack(Pack&&) noexcept;
  Pack& operator=(Pack&&) noexcept;
  ~Pack();

  [[nodiscard]] const Parts& parts() const;
  [[nodiscard]] const std::string& id() const { return parts().id; }
  [[nodiscard]] const std::string& edition() const { return parts().edition; }
  [[nodiscard]] const std::string& title() const { return parts().title; }
  /// Over every file, sorted by name, each as name, NUL, length in decimal, NUL, bytes. Lower-case
  /// hexadecimal.
  [[nodiscard]] const std::string& sha256() const;
  /// The same without words.*.toml: two packs with one `logic` decide alike.
  [[nodiscard]] const std::string& logic() const;

  [[nodiscard]] const std::vector<Question>& questions() const { return parts().questions; }
  [[nodiscard]] const std::vector<Outcome>& outcomes() const { return parts().outcomes; }
  [[nodiscard]] const std::vector<Rule>& rules() const { return parts().rules; }
  [[nodiscard]] const std::vector<Obligation>& obligations() const { return parts().obligations; }
  [[nodiscard]] const std::vector<Myth>& myths() const { return parts().myths; }
  [[nodiscard]] const std::vector<Term>& terms() const { return parts().terms; }
  [[nodiscard]] const std::vector<Case>& cases() const { return parts().cases; }
  /// Each rule once, though some have two lines.
  [[nodiscard]] std::vector<std::string_view> rule_ids() const;
  [[nodiscard]] std::optional<QuestionIndex> find_question(std::string_view id) const;
  [[nodiscard]] std::optional<AnswerIndex> find_answer(QuestionIndex question, std::string_view id) const;
  [[nodiscard]] std::optional<std::size_t> find_outcome(std::string_view id) const;
  [[nodiscard]] std::optional<std::size_t> find_obligation(std::string_view id) const;
  /// A text of `[text]` in the words, or the key itself if there is none.
  [[nodiscard]] std::string_view text(std::string_view key) const;
  /// The citations of this answer: its own, else its question's.
  [[nodiscard]] const std::vector<Cite>& cites(QuestionIndex question, AnswerIndex answer) const;

  /// Absent answers become what the pack says that they count as.
  [[nodiscard]] Facts complete(const Answers& answers) const;
  [[nodiscard]] Verdict evaluate(const Facts& facts) const;
  /// Bit i is obligations()[i].
  [[nodiscard]] std::uint64_t obligations_of(const Facts& facts) const;
  [[nodiscard]] std::uint64_t obligations_of(const Facts& facts, const Verdict& verdict) const;
  /// Bit i is questions()[i]: answers that together force this outcome and rule whatever the others are,
  /// after dropping, in pack order, each answer that is not needed.
  [[nodiscard]] std::uint64_t reasons_of(const Facts& facts) const;
  [[nodiscard]] std::uint64_t reasons_of(const Facts& facts, const Verdict& verdict) const;
  /// Absent questions on which the outcome still depends when each absent one may have any answer.
  [[nodiscard]] std::uint64_t open_outcome(const Answers& answers) const;
  [[nodiscard]] std::uint64_t open_obligations(const Answers& answers) const;
  [[nodiscard]] std::uint64_t open_flow(const Answers& answers) const;
  /// Whether every completion of these answers leads to one outcome by one rule.
  [[nodiscard]] bool is_settled(const Answers& answers) const;
  /// The outcomes that some completion of these answers leads to; bit i is outcomes()[i].
  [[nodiscard]] std::uint64_t possible_outcomes(const Answers& answers) const;
  /// What the outcome turns on, as one function of the answers. Its values are indices into outcomes(); those
  /// that `same_as` joins count as the first of them.
  [[nodiscard]] const Turning& headline() const;
  /// What each of obligations() turns on under each outcome: function `outcome * obligations().size() +
  /// obligation`, with the value 1 where it is raised and 0 where not.
  [[nodiscard]] const Turning& duties() const;
  [[nodiscard]] std::vector<const Notice*> notices(const Facts& facts) const;
  /// What it says in JSON, spelt beforehand.
  [[nodiscard]] const Pieces& pieces() const;
  [[nodiscard]] Size size() const;
  /// What was read and compiled, for the other units of this folder (checked.h).
  [[nodiscard]] const Checked& checked() const;

 private:
  struct Compiled;
  explicit Pack(std::unique_ptr<const Compiled> compiled);
  std::unique_ptr<const Compiled> compiled_;
};

/// The pack that the program carries: HM Government advice of July 2018. Loaded once, on first use; a fault
/// in it is a broken invariant.
const Pack& built_in();
/// The files it was loaded from.
[[nodiscard]] std::vector<PackFile> built_in_files();

}  // namespace sharewell::guidance
