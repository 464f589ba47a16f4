// SPDX-License-Identifier: MIT
// A person's decision becomes entries of the register: the decision itself, and a new case file if it needs
// one.
//
// In: a desk, a draft (or the emergency form, or what a program sent), what the person states and which case
// file. Out: references to what was kept. Never: records twice (the draft's sharing reference is the once
// id); sends anything.
#pragma once

#include <variant>

#include "casework/choose_file.h"
#include "casework/draft.h"
#include "casework/request.h"
#include "decide/decision.h"

namespace sharewell::casework {

struct Recorded {
  FileRef file;
  SharingRef sharing;
  std::uint64_t index = 0;  ///< of the decision's entry in the register
};

/// Kept, or every fault in what was typed.
using RecordedOrFaults = std::variant<Recorded, std::vector<decide::FieldFault>>;

[[nodiscard]] decide::Recommendation recommendation_for(const Desk& desk, const Draft& draft);

/// errors  NotAllowed if the case file is not this person's to open; as Store::commit.
[[nodiscard]] Result<RecordedOrFaults> record_decision(const Desk& desk, const Draft& draft,
                                                       decide::Statement statement, const ChosenFile& file);

/// A decision that a program sends for this person whole, with no draft before it.
struct SentDecision {
  guidance::Answers answers;
  std::optional<Request> request;  ///< if somebody asked for the information
  decide::Statement statement;
  ChosenFile file;
  std::string once;  ///< made by the program
};
/// The entries as they stand in the register, the decision last; or every fault.
using KeptOrFaults = std::variant<store::Committed, std::vector<decide::FieldFault>>;
/// @errors as record_decision
[[nodiscard]] Result<KeptOrFaults> record_sent(const Desk& desk, SentDecision sent);
/// What this person recorded under that once id before; nullopt if nothing.
[[nodiscard]] Result<std::optional<store::Committed>> recorded_before(const Desk& desk,
                                                                      std::string_view once);

/// The emergency lane: what was told to whom, on one page, after the call. Nothing in it is compulsory.
struct EmergencyForm {
  std::string once;    ///< made when the form was shown
  bool adult = false;  ///< the danger is to an adult
  bool told_police = false, told_social_care = false;
  std::string told_other;
  Personal<std::string> words;  ///< what they were told; may be empty
  Instant happened_at;
  ChosenFile file;
};
/// The draft, if the emergency began as one (else nullptr), ends; that somebody had asked is kept.
[[nodiscard]] Result<RecordedOrFaults> record_emergency(const Desk& desk, const EmergencyForm& form,
                                                        const Draft* draft);

}  // namespace sharewell::casework
