// SPDX-License-Identifier: MIT
// The words of asking others for information, and of what came from them.
//
// In: nothing. Out: plain text. Never: says what the advice says.
#pragma once

#include "web/words.h"

namespace sharewell::web::words {

// the form
inline constexpr Text kAskOthers = "Ask somebody for information";
inline constexpr Text kAskOthersLead =
    "You get a text to copy and hand over. Nothing is sent from here. If a child is in danger now, ring "
    "instead: no form has to come first.";
inline constexpr Text kAskOf = "Which body do you ask?";
inline constexpr Text kAskPerson = "Whom do you ask there?";
inline constexpr Text kAskPersonHint = "A name or a position, and how you reach them";
inline constexpr Text kAskForWhat = "What do you ask for?";
inline constexpr Text kAskForWhatHint = "As exactly as you can: about whom, which facts, from when to when";
inline constexpr Text kAskWhy = "Why do you need it?";
inline constexpr Text kAskPurpose = "What is it for?";
inline constexpr Text kAskPurposeHint = "For example: to decide whether this child needs protection";
inline constexpr Text kAskPower = "Do you ask under a section of the Children Act?";
inline constexpr Text kAskPowerNone = "No";
inline constexpr Text kAskPower16h = "Section 16H, as a safeguarding partner";
inline constexpr Text kAskPower14b = "Section 14B, as a Local Safeguarding Children Board that still works";
inline constexpr Text kAskBasis = "On which basis or power do you ask?";
inline constexpr Text kAskBasisHint = "Under a section: for which of your functions";
inline constexpr Text kAskSection = "Only if you ask under a section";
inline constexpr Text kAskOurs = "We are such a partner or board, and ask for our own functions";
inline constexpr Text kAskExplain = "How does it serve that function?";
inline constexpr Text kAskExplainHint = "Whoever is asked is told this. Needed under a section";
inline constexpr Text kAskBurden = "What does it cost them to answer, and why is that fair?";
inline constexpr Text kAskBurdenHint = "Needed under a section, and good to think of always";
inline constexpr Text kAskNoWider = "I ask for no more than this purpose needs";
inline constexpr Text kAskNoWiderAsk = "Is it no wider than it has to be?";
inline constexpr Text kAskBy = "By when do you need it? (optional)";
inline constexpr Text kAskByHint = "Without a day you are reminded after 5 working days";
inline constexpr Text kAskSaveText = "Save, and see the text";

// the text to hand over
inline constexpr Text kAskedText = "Text of the request";
inline constexpr Text kAskedTextLead =
    "It is on record that you ask. Copy this text and hand it over by a secure way. When the answer comes, "
    "note it.";
inline constexpr Text kLetterTo = "To: ";
inline constexpr Text kLetterFrom = "From: ";
inline constexpr Text kLetterDay = "Date: ";
inline constexpr Text kLetterReference = "Our reference: ";
inline constexpr Text kLetterWhat = "What we ask for:";
inline constexpr Text kLetterWhy = "Why we need it:";
inline constexpr Text kLetterPurpose = "What it is for:";
inline constexpr Text kLetterBasis = "The basis or power on which we ask:";
inline constexpr Text kLetterBurden = "What this costs you, and why we ask all the same:";
inline constexpr Text kLetterNoWider = "We ask for no more than this purpose needs.";
inline constexpr Text kLetterBy = "Please answer by ";
inline constexpr Text kLetterSoon = "Please answer as soon as you can.";
inline constexpr Text kLetterIfNot =
    "If you decide not to share it, please tell us why, so that we can note your reasons.";

// what came
inline constexpr Text kNoteReceived = "Note what somebody told you";
inline constexpr Text kNoteReceivedLead =
    "What others know belongs to the whole picture. It is shown beside the questions when somebody next "
    "decides about this child.";
inline constexpr Text kReceivedAsked = "Is it an answer to something that you asked?";
inline constexpr Text kReceivedUnasked = "No, it came unasked";
inline constexpr Text kReceivedFrom = "Which body did it come from?";
inline constexpr Text kReceivedWhom = "Who told you? (optional)";
inline constexpr Text kReceivedWhat = "What did they say?";
inline constexpr Text kReceivedWhatHint = "If they refused: that, and their reasons";
inline constexpr Text kReceivedBasis = "As they said it, is it fact or opinion?";
inline constexpr Text kReceivedFact = "Fact: they saw it, heard it or have it on record";
inline constexpr Text kReceivedOpinion = "Opinion: what they think or make of it";
inline constexpr Text kReceivedKeep = "When will you look whether it is still needed?";
inline constexpr Text kReceivedKeepHint =
    "What came from others is kept no longer than it is needed. You are asked on that day";
inline constexpr Text kReceivedWhen = "When did it come?";

// on the case file, and beside the questions
inline constexpr Text kAskedOfOthers = "Asked of others";
inline constexpr Text kFromOthers = "What others told you";
inline constexpr Text kBesideLead = "About this child, from others. Take it into account.";
inline constexpr Text kReceivedLookAgain = "Looked at again on ";
inline constexpr Text kReceivedAnswers = "Answers what was asked";
inline constexpr Text kAskedAnswered = "Answered";
inline constexpr Text kAskedOpen = "No answer yet";
inline constexpr Text kBesideFailed =
    "What others told you about this child cannot be shown at the moment. It is in the case file.";
inline constexpr Text kReadFirstTitle = "Others told you something about this child";
inline constexpr Text kReadFirst =
    "It is in the case file that you chose. Read it, change your answers if it changes them, or record your "
    "decision again.";
inline constexpr Text kDecideHere = "Decide about this child";
inline constexpr Text kWasRaisedAsking = "Raised with the request";
inline constexpr Text kWasAnswered = "No longer needed: something came";

}  // namespace sharewell::web::words
