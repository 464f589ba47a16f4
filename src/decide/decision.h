// SPDX-License-Identifier: MIT
// A person's decision beside the recommendation it was made from. Third step of the corridor.
//
// In: a Recommendation and what a person states. Out: a Decision, and from it the plain body of an entry to
// be kept. Never: decides; refuses a departure (it asks for the reason); knows a disk or a key. Only `decide`
// makes one.
#pragma once

#include <string>
#include <vector>

#include "decide/recommendation.h"
#include "guidance/shelf.h"
#include "record/bodies.h"

namespace sharewell::decide {

/// What the person states; every text as they typed it.
struct Statement {
  record::Choice choice = record::Choice::Share;
  Personal<std::string> words;  ///< may be empty only in the emergency lane
  std::string departure;        ///< why, if the choice differs from the recommendation
  std::string consulted;        ///< whom they asked; may be empty
  json::object notes;
  bool emergency = false;
  Instant happened_at;
};

/// One thing to put right on the page where the person stated it. `field` is the name of the form's field.
struct FieldFault {
  std::string field;
  std::string message;
};

/// A task that follows from an obligation: the obligation's index in the pack.
using ObligationIndex = std::size_t;

class Decision {
 public:
  /// out     a Decision, or every fault in the statement: no words outside the emergency lane, a departure
  /// without
  ///         a reason, a text beyond its limit or not plain text.
  /// @cite   hmg-2018 p.4 The seven golden rules to sharing information (rule 7)
  [[nodiscard]] static std::expected<Decision, std::vector<FieldFault>> make(
      const Recommendation& recommendation, Statement statement);
  [[nodiscard]] const Recommendation& recommendation() const { return recommendation_; }
  [[nodiscard]] const Statement& statement() const { return statement_; }
  [[nodiscard]] bool departs() const;
  [[nodiscard]] std::vector<ObligationIndex> duties() const;  ///< as duties_of
  /// The entry to keep. `tasks` are the duties with references and dates. `recorded_about` only says whether
  /// it is late.
  [[nodiscard]] record::EntryBody entry_body(const FileRef& file, const SharingRef& sharing,
                                             const PersonRef& actor, std::vector<record::RaisedTask> tasks,
                                             Instant recorded_about) const;

 private:
  Decision(const Recommendation& recommendation, Statement statement)
      : recommendation_(recommendation), statement_(std::move(statement)) {}
  Recommendation recommendation_;
  Statement statement_;
};

/// Answers, and a recommendation, as an entry holds them: what answers_to_json and recommendation_to_json
/// print.
[[nodiscard]] json::object answers_object(const guidance::Pack& pack, const guidance::Answers& answers);
[[nodiscard]] json::object recommendation_object(const Recommendation& recommendation);

/// Recorded more than this after it happened is shown as late, with both times.
inline constexpr std::int64_t kLateMs = 15 * kMinuteMs;

/// The choice that follows the recommendation: `share`, `share-with-care` and `act-now` are followed by
/// sharing.
[[nodiscard]] record::Choice choice_following(const guidance::Outcome& outcome);

/// Obligations that follow from a choice: the recommendation's own, or, where the choice departs from it,
/// those that the advice attaches to the choice. What danger itself asks for stands whatever was chosen.
[[nodiscard]] std::vector<ObligationIndex> duties_of(const Recommendation& recommendation,
                                                     record::Choice choice);

/// The hash of the pack that a kept recommendation was made under, if it names one.
[[nodiscard]] std::optional<std::string> pack_hash_in(const json::object& recommendation);

/// The pack that a kept recommendation was made under.
/// errors  Damaged if it names none; NotFound if the pack with this hash is not on the shelf.
[[nodiscard]] Result<const guidance::Pack*> pack_of(const json::object& recommendation,
                                                    const guidance::Shelf& shelf);

/// Runs the engine again on what an entry kept, under the pack of that time, and compares every byte.
///
/// in      a Decided or Considered entry (others are fine as they are); the packs that may have been in
/// force. errors  Damaged, saying what differs; as pack_of.
[[nodiscard]] Result<void> re_evaluate(const record::EntryBody& entry, const guidance::Shelf& shelf);

}  // namespace sharewell::decide
