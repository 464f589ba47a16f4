// SPDX-License-Identifier: MIT
// The words of a case file's life: naming it, correcting, small signs, as known on a date, deciding again.
//
// In: nothing. Out: plain text. Never: says what the advice says.
#pragma once

#include "web/words.h"

namespace sharewell::web::words {

// name
inline constexpr Text kNameTitle = "Name this case file";
inline constexpr Text kRenameTitle = "Correct the name";
inline constexpr Text kNameLabel = "Whom is it about?";
inline constexpr Text kNameHint =
    "As you would look for it: a child's name, or a family's. The earlier name stays on record";
inline constexpr Text kFirstNameHint = "As you would look for it: a child's name, or a family's";
inline constexpr Text kNameWhy = "Why is the name changed?";
inline constexpr Text kNameNow = "It is called ";

// correct
inline constexpr Text kCorrectTitle = "Correct what was recorded";
inline constexpr Text kCorrectLead =
    "What was said first stays readable, with who said it and when. Your correction stands beside it. The "
    "decision itself is not corrected: if it should be another, decide again.";
inline constexpr Text kCorrectFirst = "What was recorded";
inline constexpr Text kCorrectWords = "What it should say";
inline constexpr Text kCorrectWhy = "What was wrong, and how do you know?";
inline constexpr Text kCorrectSave = "Add the correction";
inline constexpr Text kCorrectedBy = "Corrected by ";
inline constexpr Text kCorrectedOn = " on ";
inline constexpr Text kCorrectedWhy = "Why: ";

// signs
inline constexpr Text kSignsTitle = "Small signs";
inline constexpr Text kSignAdd = "Note a small sign";
inline constexpr Text kSignLead =
    "One thing alone may mean little; several together can mean a lot. Note what you saw, then look at all "
    "of it.";
inline constexpr Text kSignsEarlier = "What was noted before";
inline constexpr Text kSignsNone = "Nothing was noted in this case file before.";
inline constexpr Text kSignWhen = "When was it?";
inline constexpr Text kSignWhat = "What was seen, heard or said?";
inline constexpr Text kSignWhatHint = "What happened, not what you think it means";
inline constexpr Text kSignOwn = "The child's own words, if they said something";
inline constexpr Text kSignPresent = "Who was there?";
inline constexpr Text kSignBasis = "Is this fact or opinion?";
inline constexpr Text kSignFact = "Fact: I saw or heard it myself";
inline constexpr Text kSignOpinion = "Opinion, or something I was told";
inline constexpr Text kSignWhole = "Looking at all of it together, does it change how worried you are?";
inline constexpr Text kSignChanges = "Yes, I am more worried";
inline constexpr Text kSignChangesHint = "You go on to the questions, to decide whether to share";
inline constexpr Text kSignSame = "No, not now";
inline constexpr Text kSignWhy = "Why?";
inline constexpr Text kSignSave = "Save";
inline constexpr Text kSignSaid = "In the child's own words: ";
inline constexpr Text kSignThere = "There: ";
inline constexpr Text kSignMore = "Together with what was noted before, this changed the concern: ";
inline constexpr Text kSignNotMore = "This did not change the concern: ";
inline constexpr Text kSignIsFact = "Fact";
inline constexpr Text kSignIsOpinion = "Opinion";

// as known on a date
inline constexpr Text kKnownTitle = "As it was known on a date";
inline constexpr Text kKnownHint = "Shows only what was recorded by the end of that day";
inline constexpr Text kKnownShow = "Show";
inline constexpr Text kKnownOn = "Only what was recorded by the end of ";
inline constexpr Text kKnownNow = "Show all that is known now";
inline constexpr Text kKnownNothing = "Nothing was recorded in this case file by then.";
inline constexpr Text kKnownBadDate = "That is no date. Write it like 27 3 2026";

// decide again
inline constexpr Text kDecideAgain = "Nothing: I decide again";
inline constexpr Text kDecideAgainHint =
    "Something has changed, or you have advice. All answers are copied; whether anybody is in danger now is "
    "asked again";
inline constexpr Text kFollows = "Decides again";
inline constexpr Text kMovedHeading = "What changed since the first decision";
inline constexpr Text kMovedWas = "Was: ";
inline constexpr Text kMovedIs = "Now: ";
inline constexpr Text kMovedUnasked = "not asked";
inline constexpr Text kMovedNothing = "The same answers lead to the same advice.";
inline constexpr Text kDecidedAgain = "This was decided again: ";

}  // namespace sharewell::web::words
