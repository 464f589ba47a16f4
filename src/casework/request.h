// SPDX-License-Identifier: MIT
// That somebody asked for information: who, what for, under which power and by when. The questions are the
// same then; this says what they begin with, and that whoever asked gets a reply with reasons.
//
// In: what a person typed, a draft, or the notes of a record. Out: the same as a value, and the answer about
// legal compulsion that it means. Never: takes a named power at its word; sends a reply.
#pragma once

#include <array>
#include <optional>

#include "base/personal.h"
#include "casework/draft.h"
#include "casework/own_duties.h"
#include "decide/decision.h"

namespace sharewell::casework {

/// Under which power, as named by whoever asks. @cite hmg-2018 p.8 Legislative framework
inline constexpr std::array<std::string_view, 5> kPowers{"none", "16h", "14b", "court", "unclear"};
/// Whether a request by section 16H or 14B fits: for the partners' own work, and no wider than it needs.
inline constexpr std::array<std::string_view, 4> kFits{"yes", "no", "too-wide", "not-known"};

struct Request {
  std::string from;             ///< an answer to the pack's question "recipient"
  Personal<std::string> name;   ///< who asks, and for which body
  Personal<std::string> what;   ///< what they ask for
  Personal<std::string> why;    ///< the reason that they give; may be empty
  std::string power = "none";   ///< of kPowers
  std::string fits;             ///< of kFits; empty unless a section was named
  Instant asked;                ///< when they asked
  std::optional<Instant> by{};  ///< when they want the answer: the end of that day
};

/// What has to be put right, by field of the form: request_from, request_name, request_what, request_why,
/// request_power, request_fits.
[[nodiscard]] std::vector<decide::FieldFault> faults_of(const guidance::Pack& pack, const Request& request);

/// The answer to "compulsion". A section counts as valid only for a body that may use it, for its own work
/// and no wider than needed; doubt is doubt. @cite requirements R080, R081, R082
[[nodiscard]] std::string_view compulsion_of(const Request& request);

/// Keeps the request in the draft, with what it answers: requested, compulsion, and who would get it.
void set_request(Draft& draft, const Request& request);
[[nodiscard]] std::optional<Request> request_of(const Draft& draft);

/// The request as notes of a decision, and back; nullopt if the decision was not asked for.
void note_request(const Request& request, json::object& notes);
[[nodiscard]] std::optional<Request> request_in(const json::object& notes);

/// When the task that a request leads to (kReplyDuty) is due.
[[nodiscard]] Instant reply_due(const Request& request, Instant now);

}  // namespace sharewell::casework
