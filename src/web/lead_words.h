// SPDX-License-Identifier: MIT
// The words of what stood in the way, training, times, the team's open case files and the evidence of a
// period.
//
// In: nothing. Out: plain text. Never: says what the advice says.
#pragma once

#include "web/words.h"

namespace sharewell::web::words {

// what stood in the way
inline constexpr Text kBarriers = "What stood in the way";
inline constexpr Text kBarriersLead =
    "If something made it hard to share or to be told, note it here. Your leads and safeguarding partners "
    "see "
    "only how often what was met where.";
inline constexpr Text kBarrierAdd = "Note what stood in the way";
inline constexpr Text kBarrierKind = "What was it?";
inline constexpr Text kBarrierRefused = "They would not share, or would not take it";
inline constexpr Text kBarrierNoAnswer = "Nobody answered";
inline constexpr Text kBarrierLate = "It came too late";
inline constexpr Text kBarrierNotClear = "Nobody knew whether it may be shared";
inline constexpr Text kBarrierNoWay = "There was no secure way to send it";
inline constexpr Text kBarrierSystems = "Computer systems did not let it through";
inline constexpr Text kBarrierOther = "Something else";
inline constexpr Text kBarrierAgency = "At what type of body was it met?";
inline constexpr Text kBarrierEffect = "What came of it?";
inline constexpr Text kBarrierEffectHint = "Only you read this again. Name nobody";
inline constexpr Text kBarriersMine = "What you noted";
inline constexpr Text kBarriersMineNone = "You noted nothing yet.";
inline constexpr Text kBarrierCounts = "How often";
inline constexpr Text kBarrierCountsLead =
    "No names and no free text. A count that is small is held back, and so are others from which it would "
    "follow. Held back below: ";
inline constexpr Text kBarrierQuarters =
    "Figures are of whole quarters that have ended, each by itself, so that nobody is found by comparing "
    "those "
    "of two days. Who sees them or takes them to hand over is on record.";
inline constexpr Text kBarrierNoQuarter = "Nothing was noted yet in a quarter that has ended.";
inline constexpr Text kBarrierOtherQuarters = "Other quarters";
inline constexpr Text kQuarter1 = "January to March ";
inline constexpr Text kQuarter2 = "April to June ";
inline constexpr Text kQuarter3 = "July to September ";
inline constexpr Text kQuarter4 = "October to December ";
inline constexpr Text kBarrierTotal = "All";
inline constexpr Text kHeldBack = "held back";
inline constexpr Text kFiguresShare = "Take the figures to hand over";
inline constexpr Text kFiguresAsk =
    "Could anybody be recognised from these figures, alone or with what else people know?";
inline constexpr Text kFiguresAskHint =
    "Think of how few bodies of a type there are near you, and what was in the news";
inline constexpr Text kFiguresNo = "No";
inline constexpr Text kFiguresYes = "Yes";
inline constexpr Text kFiguresNotSure = "I'm not sure";
inline constexpr Text kFiguresChoose = "Choose whether anybody could be recognised";
inline constexpr Text kFiguresNot =
    "Do not hand these figures over. Ask your information governance lead what can be left out, or wait "
    "until "
    "there are more";
inline constexpr Text kFiguresTake = "Take the figures (CSV)";

// training
inline constexpr Text kTraining = "Training with other agencies";
inline constexpr Text kTrainingLead =
    "Who here learned about sharing information together with other agencies, and who did not yet. Only "
    "leads "
    "see this.";
inline constexpr Text kTrainingAdd = "Add a training";
inline constexpr Text kTrainingChange = "Change a training";
inline constexpr Text kTrainingNone = "None yet";
inline constexpr Text kTrainingWho = "Who was trained?";
inline constexpr Text kTrainingTitle = "Which training was it?";
inline constexpr Text kTrainingDay = "On which day?";
inline constexpr Text kTrainingDayHint = "For example, 1 4 2026";
inline constexpr Text kTrainingGone = "Does it stand?";
inline constexpr Text kTrainingCount = " had none yet, of ";
inline constexpr Text kTrainingPerson = "Person";
inline constexpr Text kTrainingTeam = "Team";
inline constexpr Text kTrainingHad = "Trained";

// times of a decision
inline constexpr Text kTimes = "When it was";
inline constexpr Text kTimesTitle = "Say when the concern arose and when it was shared";
inline constexpr Text kTimesLead =
    "So that it can be seen whether information moved in time. Leave empty what is right as it stands.";
inline constexpr Text kTimeArose = "Concern arose";
inline constexpr Text kTimeAroseNotSaid = " (as far as known: nobody said it yet)";
inline constexpr Text kTimeDecided = "Decided";
inline constexpr Text kTimeShared = "Shared";
inline constexpr Text kTimeNotShared = "Nobody said yet that it was shared";
inline constexpr Text kTimeToDecide = "From the concern to the decision";
inline constexpr Text kTimeToShare = "From the decision to the sharing";
inline constexpr Text kTimeInAll = "From the concern to the sharing";
inline constexpr Text kTimeAtOnce = "less than a minute";
inline constexpr Text kTimeAroseAsk = "When did the concern arise?";
inline constexpr Text kTimeSharedAsk = "When was it shared?";
inline constexpr Text kTimeClock = "Time";
inline constexpr Text kTimeClockHint = "For example 14:30. Without one it counts as noon";
inline constexpr Text kTimeBad = "Enter a day and a time that exist, like 22 11 2026 and 14:30";

// open case files of the team
inline constexpr Text kForLeads = "For safeguarding leads";
inline constexpr Text kOpenFiles = "Open case files by risk";
inline constexpr Text kOpenFilesLead =
    "The gravest risk first, and of equal ones the oldest concern. That you looked is on record in each of "
    "the case files on this page.";
inline constexpr Text kOpenFilesCount = "{} case files. This is page {} of {}.";
inline constexpr Text kOpenFilesNone = "In no case file of your team is anything left to do.";
inline constexpr Text kOpenFilesRisk = "Risk, as answered";
inline constexpr Text kOpenFilesTimes = "When";
inline constexpr Text kOpenFilesOpen = "To do";
inline constexpr Text kOpenFilesNoDecision = "No decision yet";
inline constexpr Text kOpenFilesSince = "Since the concern arose: ";

// evidence of a period
inline constexpr Text kEvidence = "Evidence of a period";
inline constexpr Text kEvidenceLead =
    "Which decisions were recorded, and who did what when, for whoever asks your organisation to account for "
    "them. What was typed about a case is not in it. Taking it is on record in each case file.";
inline constexpr Text kEvidenceCovers =
    "Who did what when has every line of every case file that you may open, also where somebody only "
    "looked. What belongs to no case file is not in it: lists and searches, refusals, accounts and settings.";
inline constexpr Text kEvidenceFrom = "First day";
inline constexpr Text kEvidenceTo = "Last day";
inline constexpr Text kEvidenceDayHint = "For example, 1 4 2026";
inline constexpr Text kEvidenceWhat = "What do you take?";
inline constexpr Text kEvidenceDecisions = "The decisions";
inline constexpr Text kEvidenceTrail = "Who did what when";
inline constexpr Text kEvidenceChoose = "Choose what you take";
inline constexpr Text kEvidenceTake = "Take it (CSV)";
inline constexpr Text kEvidenceTaken = "the decisions of a period as a table";
inline constexpr Text kEvidenceTrailTaken = "the audit trail of a period as a table";
inline constexpr Text kColumnEntry = "Line in the register";
inline constexpr Text kColumnDecision = "Decision";
inline constexpr Text kColumnWho = "Who";
inline constexpr Text kColumnWhat = "What";
inline constexpr Text kColumnAdvice = "The advice pointed to";
inline constexpr Text kColumnDiffers = "Differs from the advice, with a reason";
inline constexpr Text kColumnEmergency = "In an emergency";
inline constexpr Text kColumnGuidance = "Advice used";
inline constexpr Text kYes = "yes";
inline constexpr Text kNo = "no";
inline constexpr Text kTrailDraftBegun = "Draft begun";
inline constexpr Text kTrailDraftSaved = "Draft changed; times saved in all: ";
inline constexpr Text kTrailOpened = "Case file opened";
inline constexpr Text kTrailLooked = "Looked at the case file";
inline constexpr Text kTrailDecided = "Decision recorded";
inline constexpr Text kTrailConsidered = "Record of a decision completed, or how to share settled";
inline constexpr Text kTrailTask = "Task settled";
inline constexpr Text kTrailTaskRaised = "Task raised";
inline constexpr Text kTrailTaskMoved = "Task chased or passed on";
inline constexpr Text kTrailCopy = "Copy, paper or table taken out";
inline constexpr Text kTrailNamed = "Case file named";
inline constexpr Text kTrailCorrected = "Record of a decision corrected";
inline constexpr Text kTrailSign = "Small sign noted";
inline constexpr Text kTrailMoved = "Decision moved to another case file";
inline constexpr Text kTrailTakenOver = "Decision came from another case file";
inline constexpr Text kTrailJoined = "Case file joined with another";
inline constexpr Text kTrailRestricted = "Case file kept to few, or opened to the team";
inline constexpr Text kTrailPerson = "Somebody on the case file noted";
inline constexpr Text kTrailForm = "Form filled in";
inline constexpr Text kTrailAsked = "Somebody else asked for information";
inline constexpr Text kTrailReceived = "Information from somebody else noted";

}  // namespace sharewell::web::words
