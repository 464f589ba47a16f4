// SPDX-License-Identifier: MIT
// What Sharewell itself asks somebody to do beside the pack's obligations: to advise, to decide again, to go
// to somebody more senior, to tell one person, to talk a departure over, to complete a record, to reply to
// whoever asked, to look at how something was sent, to see that an answer comes, to look again at what came,
// at how long a case file is kept and at a hold, to agree to an erasure.
//
// In: an id. Out: the same shape as an obligation of a pack, so that a page shows both alike. Never: raised
// by answers; a person raises them, or a decision, a departure or a request does.
#pragma once

#include <string_view>

#include "guidance/parts.h"

namespace sharewell::casework {

inline constexpr std::string_view kGiveAdvice = "give-advice";
inline constexpr std::string_view kDecideAgain = "decide-again";
inline constexpr std::string_view kEscalate = "escalate";
inline constexpr std::string_view kTellPerson = "tell-person";
inline constexpr std::string_view kTellPersonLater = "tell-person-later";
inline constexpr std::string_view kTalkOver = "talk-over-departure";
inline constexpr std::string_view kSeeRestricted = "see-restricted-file";
inline constexpr std::string_view kLookAtWay = "look-at-way";
inline constexpr std::string_view kCompleteRecord = "complete-record";
inline constexpr std::string_view kReplyDuty = "reply-to-request";
inline constexpr std::string_view kChaseAnswer = "chase-answer";
inline constexpr std::string_view kStillNeeded = "still-needed";
inline constexpr std::string_view kReviewKeeping = "review-keeping";
inline constexpr std::string_view kReviewHold = "review-hold";
inline constexpr std::string_view kAgreeErasure = "agree-erasure";

/// nullptr if it is none of these.
[[nodiscard]] const guidance::Obligation* own_duty(std::string_view id);

}  // namespace sharewell::casework
