// SPDX-License-Identifier: MIT
// The words of the ways in: already shared, asked, on one page, again, without signing in.
//
// In: nothing. Out: plain text. Never: says what the advice says.
#pragma once

#include "web/words.h"

namespace sharewell::web::words {

// on the start page
inline constexpr Text kWaysHeading = "Other ways to begin";

// already shared
inline constexpr Text kAlreadyTitle = "Record what you have already shared";
inline constexpr Text kAlreadyLead =
    "The questions are the same, about how things stood when you shared it. You see what the advice says, "
    "and "
    "what is still to do. Recording late is better than not recording: both times are kept.";
inline constexpr Text kAlreadyLegend = "When did you share it?";
inline constexpr Text kAlreadyShared = "You shared it: ";
inline constexpr Text kAlreadyAnswer = ". Answer as things stood then. ";
inline constexpr Text kAlreadyChange = "Change when";
inline constexpr Text kAlreadyAdvice =
    "You have shared this already. Below is what the advice says on your answers, and what it asks for "
    "still.";
inline constexpr Text kAlreadyTell =
    "The advice does not point to sharing. Tell your safeguarding lead or your information governance lead "
    "today, "
    "so that what can still be put right is put right. Then record it as it was.";
inline constexpr Text kAlreadyRecord = "Record what you shared";
inline constexpr Text kAlreadyDecide = "Record what you shared, and why";
inline constexpr Text kAlreadyWords = "Why you shared it, in your own words";
inline constexpr Text kAlreadyDeparture =
    "This differs from what the advice points to. Say why, and record it again. Your safeguarding lead sees "
    "it as a "
    "matter for supervision, not as a fault.";
inline constexpr Text kAlreadyDepartureLabel = "Why did you share it, though the advice points elsewhere?";
inline constexpr Text kAlreadyDepartureSummary = "If the advice points elsewhere";
inline constexpr Text kDelay = "Delay";
inline constexpr Text kDelayAfter = " after it happened";
inline constexpr Text kDelayRecorded = "Recorded ";

// somebody asked
inline constexpr Text kAskedTitle = "Write down what you are asked for";
inline constexpr Text kAskedLead =
    "The questions that follow are the same as when nobody asks. At the end there is a text to reply with, "
    "whether you "
    "share or not. Nothing is sent from here.";
inline constexpr Text kAskedFrom = "Who asks?";
inline constexpr Text kAskedName = "Their name, and the body they ask for";
inline constexpr Text kAskedNameHint =
    "Ring them back on a number that you found yourself, not on one that they gave you";
inline constexpr Text kAskedWhat = "What do they ask for?";
inline constexpr Text kAskedWhy = "What reason do they give? (optional)";
inline constexpr Text kAskedWhyHint = "In their words. It is fine to ask them";
inline constexpr Text kAskedPower = "Do they name a law or an order?";
inline constexpr Text kPowerNone = "No";
inline constexpr Text kPower16h = "Yes: section 16H of the Children Act 2004";
inline constexpr Text kPower16hHint = "For safeguarding partners: the council, the NHS or the police";
inline constexpr Text kPower14b = "Yes: section 14B of the Children Act 2004";
inline constexpr Text kPower14bHint = "For a local safeguarding children board, where there still is one";
inline constexpr Text kPowerCourt = "Yes: a court order, or another legal duty";
inline constexpr Text kPowerUnclear = "They say that the law requires it, but not which law";
inline constexpr Text kAskedFits =
    "If they name section 16H or 14B: is it for the partners' own work, and no wider than it needs to be?";
inline constexpr Text kFitsYes = "Yes, both";
inline constexpr Text kFitsNo = "It is not for their own work";
inline constexpr Text kFitsWide = "It asks for more than it seems to need";
inline constexpr Text kFitsNotSure = "I'm not sure";
inline constexpr Text kAskedWhen = "When did they ask?";
inline constexpr Text kAskedBy = "By when do they want an answer? (optional)";
inline constexpr Text kAskedByHint =
    "For example 27 11 2026. It becomes a task for you. Without a day, three working days";
inline constexpr Text kBadDay = "Enter a day that exists, like 27 11 2026, or leave it empty";
inline constexpr Text kAskedChange = "See or change what was asked";
inline constexpr Text kAskedAnswering = "You are answering a request from ";
inline constexpr Text kRequestHeading = "The request";
inline constexpr Text kReplyBy = "Reply by";
inline constexpr Text kDraftReplyBy = "reply to whoever asked by ";
inline constexpr Text kAskedOn = "Asked";

// the reply
inline constexpr Text kReplyTitle = "Reply to whoever asked";
inline constexpr Text kReplyLead =
    "A text to start from. Change it as you like, then say it or send it yourself, by a way that your "
    "organisation "
    "calls secure. Nothing is sent from here.";
inline constexpr Text kReplyCare =
    "Read it once more before you give it. It must not give away what you hold back.";
inline constexpr Text kReplyText = "Your reply";
inline constexpr Text kReplyHow = "How did you give it, and to whom?";
inline constexpr Text kReplyHowHint =
    "For example: rang the school office back and read it to Ms Shah, 25 November, 3pm";
inline constexpr Text kReplyRecord = "I have given it: record it";
inline constexpr Text kReplyWrite = "Write the reply";
inline constexpr Text kReplyGiven = "The reply";
inline constexpr Text kReplyNoText = "Write what you replied";
inline constexpr Text kReplyNoHow = "Say how you gave the reply, and to whom";
inline constexpr Text kReplyTooLong = "Shorten the reply to 20,000 characters of ordinary text";
inline constexpr Text kReplyNotDone = "If you will not reply, say so on the task";
// the text itself: asked = when, then what
inline constexpr Text kReplyBegin = "You asked me on ";
inline constexpr Text kReplyFor = " for this: ";
inline constexpr Text kReplyShare =
    "I have decided to share with you what you need for the purpose that you named, and no more. My reason: "
    "it helps to "
    "keep a child safe or well, and it fits the HM Government advice on information sharing of July 2018 "
    "(page 11).\n"
    "Please use it for this purpose only, keep it secure, keep it no longer than you need it, and ask me "
    "before you "
    "pass it on, unless somebody could be in danger.";
inline constexpr Text kReplyNoShare = "I have decided not to give it to you for now. My reason: ";
inline constexpr Text kReplyNoShareEnd =
    "This does not say what I do or do not hold, or that a child is safe. If you know something that could "
    "change this, "
    "please tell me, and I shall look at it again. If you think that a child is in danger, call 999, or "
    "children's "
    "social care.";
inline constexpr Text kReplyAdvice =
    "I cannot answer yet. My reason: something that matters is not clear to me, and I am taking advice "
    "first, as the HM "
    "Government advice on information sharing of July 2018 says that one should in doubt (page 11). I shall "
    "come back to "
    "you.\nIf you can tell me more about what exactly you need, what for and how soon, please do. If you "
    "think that a "
    "child is in danger, call 999, or children's social care.";
inline constexpr Text kReplyNoPurpose =
    "from what you told me I cannot see a clear and proper purpose for it, which is the first question of "
    "the HM "
    "Government advice on information sharing of July 2018 (page 11).";
inline constexpr Text kReplyNoNeed =
    "from what you told me I cannot see that you need it to do your part. The HM Government advice on "
    "information "
    "sharing of July 2018 says that only those who need it should have it (page 9).";
inline constexpr Text kReplyNoGround =
    "on what I know now I have no good enough ground to give it without agreement, by the HM Government "
    "advice on "
    "information sharing of July 2018 (page 11).";

// on one page
inline constexpr Text kOnePageBegin = "Answer everything on one page";
inline constexpr Text kOnePageTitle = "All questions on one page";
inline constexpr Text kOnePageLead =
    "For people who know the questions. Answer what you can, then press Enter: the page comes back with what "
    "follows "
    "from your answers, and only what can still matter is asked.";
inline constexpr Text kOnePageOn = "See what follows";
inline constexpr Text kOnePageOpen =
    "Saved. An answer to any of these can still change what the advice says:";
inline constexpr Text kOnePageNothing = "Nothing else can change what the advice says.";
inline constexpr Text kOneByOne = "One question at a time instead";

// again
inline constexpr Text kRepeatTitle = "Repeat for another person or recipient";
inline constexpr Text kRepeatLead =
    "Your answers are copied into a new draft, as far as they can still hold. The decision is not: you make "
    "it anew, and "
    "whether anybody is in danger is asked again, and so are confidence and the reason to share without "
    "agreement.";
inline constexpr Text kRepeatLegend = "What is different?";
inline constexpr Text kRepeatRecipient = "Who would get it";
inline constexpr Text kRepeatRecipientHint =
    "Asked again: who, whether it is safe, whether they need it, and whether the person agreed to this "
    "recipient";
inline constexpr Text kRepeatPerson = "Whom it is mainly about";
inline constexpr Text kRepeatPersonHint =
    "Asked again: whether this person agreed, can be recognised, and told it in confidence";
inline constexpr Text kRepeatChoose = "Choose what is different";
inline constexpr Text kRepeatOf = "Answers copied from";
inline constexpr Text kRepeatCheck = "Some answers were copied from ";
inline constexpr Text kRepeatCheckEach = ". Look at each: does it hold here too?";

// without signing in
inline constexpr Text kSignedOutBegin = "Answer the questions without signing in";
inline constexpr Text kSignedOutLead = "Nothing is stored. Your answers travel, sealed, in this page only.";
inline constexpr Text kSignedOutBack = "Back";
inline constexpr Text kSignedOutKeep = "Sign in and keep these answers";
inline constexpr Text kSignedOutKeepHeading = "This is not recorded";
inline constexpr Text kSignedOutKeepText =
    "Nothing is stored yet. A decision has to be recorded, whether you share or not. Sign in within two "
    "hours, and your "
    "answers become a draft that only you can see.";
inline constexpr Text kSignedOutAnswers = "Your answers";
inline constexpr Text kSignedOutGone = "Your answers could not be carried on";
inline constexpr Text kSignedOutGoneText =
    "They were stored nowhere, and what this page carried is older than two hours or was made before "
    "Sharewell was last "
    "started. Please answer again. If somebody is in danger, call 999 now.";
inline constexpr Text kSignedOutAgain = "Begin again";

// the card
inline constexpr Text kCardLink = "Print a card for your wallet";
inline constexpr Text kCardTitle = "A card for your wallet";
inline constexpr Text kCardPrint = "Print this page and cut along the line. Fold it in the middle.";
inline constexpr Text kCardSave = "Save this page, to read without a network";
inline constexpr Text kCardFront = "A child in danger now?";
inline constexpr Text kCardLocal = "Duty line of social care here:";
inline constexpr Text kCardOut = "Out of hours:";
inline constexpr Text kCardMyLead = "My safeguarding lead:";

}  // namespace sharewell::web::words
