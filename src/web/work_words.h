// SPDX-License-Identifier: MIT
// The words of the daily work: tasks, My work, Team, advice, contacts.
//
// In: nothing. Out: plain text. Never: says what the advice says.
#pragma once

#include "web/words.h"

namespace sharewell::web::words {

// counts
inline constexpr Text kNothingOwed = "You have nothing to do.";
inline constexpr Text kCountOverdue = " overdue";
inline constexpr Text kCountToday = " due today";
inline constexpr Text kCountLater = " later";
inline constexpr Text kYouHave = "You have ";
inline constexpr Text kDueToday = "Due today";
inline constexpr Text kDraftOfWorryTitle = "A draft of yours is waiting";
inline constexpr Text kDraftOfWorry =
    "On its answers a child may be at risk, and nothing is recorded yet. Decide and record today, or get "
    "advice "
    "now. Your safeguarding lead is told that a draft waits, not what it says.";

// one task
inline constexpr Text kWhose = "Whose it is";
inline constexpr Text kYours = "Yours";
inline constexpr Text kAsked = "What was asked";
inline constexpr Text kFollowsFrom = "Follows from";
inline constexpr Text kFollowedBy = "Followed by";
inline constexpr Text kOtherWays = "If it cannot be done yet";
inline constexpr Text kTaskHistory = "What happened with this task";
inline constexpr Text kWasRaised = "Raised with the decision";
inline constexpr Text kWasRaisedLater = "Raised when how to share was settled";
inline constexpr Text kWasRaisedByHand = "Raised for ";
inline constexpr Text kWasChased = "Chased; look again by ";
inline constexpr Text kWasPassed = "Passed to ";
inline constexpr Text kWasDone = "Done";
inline constexpr Text kWasNotDone = "Not done";
inline constexpr Text kWasEnded = "No longer needed, on the answers about how to share";
inline constexpr Text kYourAdvice = "Your advice";
inline constexpr Text kYourAdviceHint =
    "What you advise and why, in writing. If you cannot advise, say why and who can";
inline constexpr Text kAdviceLegend = "Can you advise?";
inline constexpr Text kAdviceYes = "Yes, this is my advice";
inline constexpr Text kAdviceNo = "No, and I say why";
inline constexpr Text kDecideNow = "Start a new decision";
inline constexpr Text kDecideNowText =
    "When you have read the advice, go through your answers again, change what it changes, and record your "
    "decision in the same case file.";

// chase, pass on, escalate
inline constexpr Text kChaseTitle = "Nobody has answered yet";
inline constexpr Text kChaseLink = "Nobody has answered: chase it";
inline constexpr Text kChaseNote = "Whom did you try, and how?";
inline constexpr Text kChaseNoteHint = "For example: rang the duty team at 3pm, left a message with Pat";
inline constexpr Text kChaseAgain = "When will you look again?";
inline constexpr Text kChaseSave = "Save, and keep it open";
inline constexpr Text kPassTitle = "Pass it to somebody else";
inline constexpr Text kPassTo = "Who does it from now on?";
inline constexpr Text kPassHint =
    "Tell them yourself too: nothing is sent. Somebody of another team sees this case file until the task is "
    "done.";
inline constexpr Text kPassNote = "Why, and what do they need to know?";
inline constexpr Text kPassSave = "Pass it on";
inline constexpr Text kEscalateTitle = "Take it to somebody more senior";
inline constexpr Text kEscalateLead =
    "If a child may come to harm while nobody acts, do not wait: ring again, go higher, or call 999.";
inline constexpr Text kEscalateTo = "Who takes it further?";
inline constexpr Text kEscalateNote = "What is not being done, and what do you fear?";
inline constexpr Text kEscalateSave = "Take it further";

// telling people
inline constexpr Text kTellTitle = "One more person to tell, or not yet";
inline constexpr Text kTellLead =
    "Each person apart: what is safe for one may put another in danger. Add one at a time.";
inline constexpr Text kTellWho = "Whom do you mean?";
inline constexpr Text kTellWhoHint = "For example: the mother; the grandfather, Mr Boone";
inline constexpr Text kTellDanger = "Could telling this person add to any danger?";
inline constexpr Text kTellNo = "No. They are to be told";
inline constexpr Text kTellYes = "Yes. They are not to be told yet";
inline constexpr Text kTellNotSure = "I'm not sure. They are not to be told yet";
inline constexpr Text kTellWhy = "If not yet: why, and who judged it?";
inline constexpr Text kTellSave = "Add this person";
inline constexpr Text kTellSoFar = "Noted so far";
inline constexpr Text kTellNone = "Nobody yet.";

// advice
inline constexpr Text kAskAdviceTitle = "Ask for advice";
inline constexpr Text kAskAdviceLead =
    "Your question and the answer become part of this case file. Whoever you ask can open it until they have "
    "answered. They are not told by e-mail: if it cannot wait, ring them as well.";
inline constexpr Text kAskWhom = "Whom do you ask?";
inline constexpr Text kAskQuestion = "What do you want to know?";
inline constexpr Text kAskQuestionHint =
    "Say what you are unsure of, and what you would do if nobody answered";
inline constexpr Text kAskSave = "Ask";
inline constexpr Text kNoAdviser = "There is nobody else here to ask inside Sharewell. Ask one of these.";
inline constexpr Text kAdviserManager = "Your manager, if you have one";
inline constexpr Text kAdviserTrustee = "A trustee, or whoever else answers for your group";
inline constexpr Text kAdviserCare = "The consultation line of children's social care at the council";
inline constexpr Text kAdviserNspcc = "The NSPCC helpline: ";
inline constexpr Text kAdviserNoNames =
    "You can ask without saying who it is about. If a child could be hurt while you wait, do not wait.";
inline constexpr Text kAdviserWrite = "Write down what they said";
inline constexpr Text kNobodyLeads =
    "A trustee or whoever answers for your group, the consultation line of children's social care, or the "
    "NSPCC";

// team
inline constexpr Text kTeam = "Team";
inline constexpr Text kTeamLead =
    "What is open in the case files that you may open. It shows where help is needed. It does not judge "
    "people.";
inline constexpr Text kTeamAdvice = "Advice wanted";
inline constexpr Text kTeamEscalated = "Taken further, not settled";
inline constexpr Text kTeamUnowned = "Nobody's any more";
inline constexpr Text kTeamUnownedHint = "Whoever had these has left the team. Pass each to somebody";
inline constexpr Text kTeamOverdue = "Overdue, by person";
inline constexpr Text kTeamDepartures = "Decided differently from the recommendation";
inline constexpr Text kTeamDeparturesHint =
    "For supervision. Deciding differently, with a reason, is good practice";
inline constexpr Text kDraftLost =
    "A draft of yours is damaged and cannot be opened. Begin again while you remember what it said. It was "
    "last saved on ";
inline constexpr Text kTeamDrafts = "Drafts of worry that wait";
inline constexpr Text kTeamDraftsHint =
    "On its author's answers a child may be at risk, and nothing is recorded yet. What it says is for them "
    "to "
    "tell. Ask them today";
inline constexpr Text kTeamDraftLost = ": cannot be opened, so it counts as one of worry";
inline constexpr Text kTeamAllWell = "Nothing is overdue, and nobody waits for advice.";
inline constexpr Text kTeamOpen = " open in all";
inline constexpr Text kFor = "For ";

}  // namespace sharewell::web::words
