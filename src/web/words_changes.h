// SPDX-License-Identifier: MIT
// The words of the page "What would change", beside words.h.
//
// In: nothing. Out: plain text. Never: says that a decision on record was wrong.
#pragma once

#include "web/words.h"

namespace sharewell::web::words {

inline constexpr Text kChangesTitle = "What would change";
inline constexpr Text kChangesLink = "See what other guidance would change about decisions on record";
inline constexpr Text kChangesLead =
    "Every recommendation on record is run again: under the guidance of its time, which must give the very "
    "same bytes, and under the guidance that you choose here. Nothing on record changes.";
inline constexpr Text kChangesWhich = "Which guidance";
inline constexpr Text kChangesHow =
    "Guidance is listed here once it was put into service, also for a day to come. Whoever looks after "
    "Sharewell does that with the command sharewell guidance install.";
inline constexpr Text kInForceNow = "In force now";
inline constexpr Text kInServiceFrom = "In service from ";
inline constexpr Text kCarriedInside = "Carried inside Sharewell";
inline constexpr Text kFindOut = "Find out what it would change";
inline constexpr Text kFindOutAgain = "Find out again";
inline constexpr Text kFindingOut = "Decisions are being run again";
inline constexpr Text kFindingOutFar = " of ";
inline constexpr Text kFindingOutEntries = " entries of the register are done.";
inline constexpr Text kFindingOutWait =
    "This page looks again by itself every few seconds. You may leave it and come back.";
inline constexpr Text kLookAgain = "Look again now";
inline constexpr Text kFindingOutOther =
    "Decisions are being run again now. One run at a time: wait until it is done, then choose.";
inline constexpr Text kSeeProgress = "See how far it is";

inline constexpr Text kRunAgain = "Recommendations run again";
inline constexpr Text kSameBytes = "The same as recorded, byte for byte";
inline constexpr Text kNotSame = "Not what was recorded, or their guidance is not here";
inline constexpr Text kNotSameWarning =
    "Some entries could not be run again. Tell whoever looks after Sharewell to run sharewell verify.";
inline constexpr Text kOutcomeDiffers = "Would point elsewhere";
inline constexpr Text kOnlyDutiesDiffer = "Would only ask for other things to do";
inline constexpr Text kLostAnswers = "With an answer that this guidance does not have";
inline constexpr Text kDoneAt = "Found out";
inline constexpr Text kChangesNothing = "Under this guidance nothing on record would differ.";
inline constexpr Text kChangesMeaning =
    "This says what the rules would have pointed to on the answers of that time. It does not say that a "
    "decision was wrong.";
inline constexpr Text kChangesListed = "In case files that you may open, oldest first";
inline constexpr Text kChangesOthers = "In case files of other teams, only counted: ";
inline constexpr Text kChangesCut = "Only the oldest are listed: ";
inline constexpr Text kChangesAudit = "That you looked at the case files listed here is on record.";
inline constexpr Text kWouldThen = "On record: ";
inline constexpr Text kWouldNow = "Would point to: ";
inline constexpr Text kWouldStill = "Would still point to: ";
inline constexpr Text kWouldHow = "After it was settled how to share";
inline constexpr Text kWouldNew = "New to do: ";
inline constexpr Text kWouldGone = "No longer to do: ";
inline constexpr Text kWouldLost = "Answers that this guidance does not have, taken as not given: ";
inline constexpr Text kOlder = "Earlier decisions";
inline constexpr Text kNewer = "Later decisions";

}  // namespace sharewell::web::words
