// SPDX-License-Identifier: MIT
// The words of how long case files are kept, of holds and of erasing.
//
// In: nothing. Out: plain text. Never: promises more than docs/erasure.md does.
#pragma once

#include "web/words.h"

namespace sharewell::web::words {

// the list
inline constexpr Text kRetention = "How long case files are kept";
inline constexpr Text kRetentionLead =
    "Nothing is kept any longer than it is needed. Each case file is in a class, which says from when its "
    "time "
    "counts. Nothing is erased by itself: a person proposes it and another agrees.";
inline constexpr Text kRetentionDue = "To look at now";
inline constexpr Text kRetentionDueNone = "No case file is due to be looked at.";
inline constexpr Text kRetentionDueSince = "Since ";
inline constexpr Text kRetentionDueHold = "Whether its hold is still needed";
inline constexpr Text kRetentionDueStandard =
    "Nobody has said yet how long it is kept, and by the standard class its time may be over";
inline constexpr Text kRetentionDueReview = "Whether it is still to be kept";
inline constexpr Text kRetentionAsked = "Waiting to be erased";
inline constexpr Text kRetentionAskedNone = "Nobody has asked for a case file to be erased.";
inline constexpr Text kRetentionClasses = "Classes";
inline constexpr Text kRetentionStandard = "Standard";
inline constexpr Text kRetentionAdd = "Add a class";
inline constexpr Text kRetentionChange = "Change a class";
inline constexpr Text kRetentionErased = "Erased";
inline constexpr Text kRetentionErasedNone = "No case file has been erased.";
inline constexpr Text kRetentionUnfinished =
    "The keys of what was erased last are still being destroyed. That goes on by itself.";
inline constexpr Text kRetentionBackup =
    "After an erasure the key ring is another one: whoever looks after the machine makes a new safe copy of "
    "it, and "
    "destroys the older copies within 35 days.";

// a class
inline constexpr Text kRetentionTitle = "What is the class called?";
inline constexpr Text kRetentionTitleHint = "So that a colleague knows which case files belong in it";
inline constexpr Text kRetentionFrom = "From when does its time count?";
inline constexpr Text kRetentionYears = "For how many years?";
inline constexpr Text kRetentionYearsHint = "Leave it empty if there is no end date";
inline constexpr Text kRetentionMonths = "Without an end date: after how many months is it looked at again?";
inline constexpr Text kRetentionMonthsHint = "Leave it empty if there is an end date";
inline constexpr Text kRetentionSource = "Which law, code or schedule says so?";
inline constexpr Text kRetentionIsStandard = "Is it the standard class?";
inline constexpr Text kRetentionIsStandardHint = "Of every case file that nobody has put in another";
inline constexpr Text kRetentionGone = "Is it still on the list?";
inline constexpr Text kRetentionYes = "Yes";
inline constexpr Text kRetentionNo = "No";

// one file
inline constexpr Text kKeeping = "How long it is kept";
inline constexpr Text kKeepingClass = "Class";
inline constexpr Text kKeepingByStandard = "the standard one; nobody has chosen yet";
inline constexpr Text kKeepingCounts = "Counts from";
inline constexpr Text kKeepingNoBirth = "the day it was opened, since no child's birth date is noted";
inline constexpr Text kKeepingUntil = "May be erased from";
// {0}: how many
inline constexpr Text kKeepingEveryMonth = "No end date; looked at again after a month";
inline constexpr Text kKeepingEveryMonths = "No end date; looked at again after {} months";
inline constexpr Text kKeepingYear = "{} year";
inline constexpr Text kKeepingYears = "{} years";
inline constexpr Text kKeepingWhy = "Why";
inline constexpr Text kKeepingSource = "Says who";
inline constexpr Text kKeepingHold = "Hold";
inline constexpr Text kKeepingHeld = "On hold: nothing of it may be erased";
inline constexpr Text kKeepingNotHeld = "None";
inline constexpr Text kKeepingOver =
    "Its time is over. Either say why it is kept on, or ask that it be erased.";
inline constexpr Text kKeepingChoose = "Choose a class";
inline constexpr Text kKeepingChooseWhy = "Why?";
inline constexpr Text kKeepingChooseWhyHint = "Needed for a class without an end date";
inline constexpr Text kKeepingHoldOn = "Put it on hold";
inline constexpr Text kKeepingHoldOff = "Take the hold off";
inline constexpr Text kKeepingHoldLead =
    "Put a case file on hold when an inquiry, a court, a review or an insurer may need it. It is asked every "
    "six "
    "months whether the hold is still needed.";
inline constexpr Text kKeepingHoldWhy = "Why may nothing of it be erased?";
inline constexpr Text kKeepingHoldOffWhy = "Why is the hold not needed any more?";
inline constexpr Text kErase = "Ask that it be erased";
inline constexpr Text kEraseLead =
    "Another safeguarding lead has to agree, 14 days from now at the earliest. Whatever is recorded in the "
    "case file "
    "until then stops it. Afterwards nobody can read it, and nobody can bring it back.";
inline constexpr Text kEraseGround = "Why is it to be erased?";
inline constexpr Text kEraseWords = "In your own words";
inline constexpr Text kEraseWordsHint =
    "Needed with another reason. Name nobody: this stays on record when the case file is gone";
inline constexpr Text kEraseTo = "Who is asked to agree?";
inline constexpr Text kEraseNobody =
    "There is no other safeguarding lead who may open this case file, so nobody can agree.";
inline constexpr Text kEraseAsked = "It is to be erased";
inline constexpr Text kEraseAskedBy = "Asked by ";
inline constexpr Text kEraseNotBefore = "Not before ";
inline constexpr Text kEraseWarning =
    "Once it is erased nobody can read it again: not you, not a court, not whoever looks after the machine.";
inline constexpr Text kEraseElsewhere =
    "What was taken out of it stays where it is: copies, printed records, forms that were sent, decisions "
    "that were moved "
    "to another case file.";
inline constexpr Text kEraseRead = "I have read this case file, and nothing in it is needed any more";
inline constexpr Text kEraseAgree = "Agree, and erase it now";
inline constexpr Text kEraseBack = "Take the request back";
inline constexpr Text kErasedTitle = "The case file is erased";
inline constexpr Text kErasedDone = "Its key and every key that opened it are destroyed.";
inline constexpr Text kErasedSoon =
    "Its key is destroyed. Somebody still reads from before, so the last key above it goes as soon as they "
    "have "
    "finished; that goes on by itself.";

struct NamedWords {
  std::string_view id;
  Text words;
};
inline constexpr NamedWords kRetentionEvents[] = {
    {"birth", "The birth of the youngest child on it"},
    {"last-activity", "The last entry that is no look"},
    {"opened", "The day it was opened"},
    {"never", "It has no end date, and is looked at again and again"}};
inline constexpr NamedWords kErasureGrounds[] = {
    {"time-is-over", "Its time is over by its class"},
    {"asked-by-person", "Somebody it is about asked for it, and has a right to it"},
    {"never-needed", "It should never have been opened, or nothing in it was needed"},
    {"other", "Another reason"}};

}  // namespace sharewell::web::words
