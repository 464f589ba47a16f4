// SPDX-License-Identifier: MIT
// The words of the furniture around pages: buttons, small headings, messages. One place, so that another
// language can follow. What the advice says, and what the journey asks, stands in the pack.
//
// In: nothing. Out: plain text. Never: says what the advice says.
#pragma once

#include <string_view>

namespace sharewell::web::words {

using Text = std::string_view;

// buttons and links
inline constexpr Text kBack = "Back";
inline constexpr Text kContinue = "Continue";
inline constexpr Text kAdviceFirst = "Get advice before I decide";
inline constexpr Text kNoAdviceFirst = "I do not want advice first";
inline constexpr Text kStartNow = "Start now";
inline constexpr Text kStartDecision = "Start a new decision";
inline constexpr Text kSignIn = "Sign in";
inline constexpr Text kSignInAs = "Sign in as ";
inline constexpr Text kSeeAdvice = "See what the advice says";
inline constexpr Text kWriteDown = "Write down my decision";
inline constexpr Text kRecordDecision = "Record my decision";
inline constexpr Text kRecordIt = "Record it";
inline constexpr Text kCalled = "I have called: record it";
inline constexpr Text kCarryOn = "Carry on with the questions";
inline constexpr Text kResume = "Carry on";
inline constexpr Text kSave = "Save";
inline constexpr Text kDiscard = "Discard";
inline constexpr Text kDiscardDraft = "Discard this draft";
inline constexpr Text kKeepDraft = "Keep it";
inline constexpr Text kChange = "Change";
inline constexpr Text kSendAgain = "Send it again";
inline constexpr Text kKeepMine = "Keep what I chose here";
inline constexpr Text kKeepTheirs = "Keep what was saved in the other window";
inline constexpr Text kSettleHow = "Settle how to share";
inline constexpr Text kOpenFile = "Open the case file";

// navigation
inline constexpr Text kNewDecision = "New decision";
inline constexpr Text kMyWork = "My work";
inline constexpr Text kGuidance = "Guidance";
inline constexpr Text kAbout = "About Sharewell";

// questions
inline constexpr Text kWhyWeAsk = "Why we ask this";
inline constexpr Text kHowToDoThese = "How to do these, why, and where the advice says so";
inline constexpr Text kMyth = "A common myth about this";
inline constexpr Text kMyths = "Common myths about this";
inline constexpr Text kSavedAt = "Your answers so far were saved at ";
inline constexpr Text kOptional = " (optional)";
inline constexpr Text kOnePage = "Page ";
inline constexpr Text kDangerSaid =
    "You said that somebody is in danger. If you have not called yet, call 999 now.";
inline constexpr Text kDangerAgain = "See what to say";

// another window
inline constexpr Text kConflictTitle = "You answered this in another window";
inline constexpr Text kConflictLead =
    "Nothing was overwritten. Choose which answers to keep; you can change them again afterwards.";
inline constexpr Text kSavedThere = "Saved in the other window";
inline constexpr Text kChosenHere = "Chosen here";
inline constexpr Text kNotAnswered = "Not answered";

// check
inline constexpr Text kCheckTitle = "Check your answers";
inline constexpr Text kCheckLead = "Nothing has been decided, sent or recorded yet.";
inline constexpr Text kUnused = "Kept, not used";
inline constexpr Text kUnusedHint =
    "This answer makes no difference now. It counts again if it matters again.";
inline constexpr Text kStillMatters = "One more answer could change what the advice says.";
inline constexpr Text kAnswerIt = "Answer it";

// recommendation
inline constexpr Text kOnYourAnswers = "On your answers, the advice points to";
inline constexpr Text kWhyHeading = "Why";
inline constexpr Text kRuleHeading = "Which rule of the advice decides";
inline constexpr Text kDutiesHeading = "Do these things";
inline constexpr Text kDutiesLead = "They become your task list when you record your decision.";
inline constexpr Text kRestsHeading = "What this rests on";
inline constexpr Text kRestsOnOne =
    "This rests on one answer. If that answer is wrong, the advice points elsewhere. Please check it.";
inline constexpr Text kRestsOnSome =
    "If any one of these answers is wrong, the advice may point elsewhere. Please check them; what it hangs "
    "on "
    "most comes first.";
inline constexpr Text kRestsOnNone =
    "No single answer of yours decides this. Something else would have to be otherwise as well.";
inline constexpr Text kRestsActFirst = "Act first. Do not let checking hold you up.";
inline constexpr Text kOtherwise = "Another answer could lead to: ";
inline constexpr Text kCheckAnswer = "Check this answer";
inline constexpr Text kRestsMore = "Other answers can change it too: they are listed below.";
inline constexpr Text kRestsDetails = "Every answer that would change it, and to what";
inline constexpr Text kRestsDetailsLead =
    "One answer, or two or three together. Under each: what you could have answered instead, and what the "
    "advice would then point to. Whether how to share is settled makes no difference here.";
inline constexpr Text kRestsCut = "There are more. Only the first are listed.";
inline constexpr Text kOpenNext = "Most useful to answer next: ";
inline constexpr Text kOpenHeading = "What could still change this";
inline constexpr Text kOpenNothing =
    "None of the answers that you have not given could change what the advice points to.";
inline constexpr Text kOpenLead = "An answer to any of these could change what the advice points to:";
inline constexpr Text kPathHeading = "Your path through the advice";
inline constexpr Text kPathAlternative =
    "The flowchart with your path marked. The list says the same in words.";
inline constexpr Text kPathInWords = "The same as a list";
inline constexpr Text kMythsHeading = "Myths that matter here";
inline constexpr Text kNoticesHeading = "Newer guidance and law";
inline constexpr Text kNotAsked =
    "It also rests on this, which you were not asked and which is taken to be so:";
inline constexpr Text kOpenDrawing = "Open the drawing on its own";
inline constexpr Text kDue = "Due: ";
inline constexpr Text kAdviceWanted = "You asked for advice before you decide.";

// decide
inline constexpr Text kDecideTitle = "What have you decided?";
inline constexpr Text kShare = "Share";
inline constexpr Text kDoNotShare = "Do not share";
inline constexpr Text kSeekAdvice = "Get advice first";
inline constexpr Text kChooseDecision = "Choose what you have decided";
inline constexpr Text kAnswersChanged =
    "Your answers or the guidance changed since you saw this page. Look at what the advice says now, then "
    "decide";
inline constexpr Text kOwnWords = "Why, in your own words";
inline constexpr Text kDepartureLabel = "Why do you decide differently from what the advice points to?";
inline constexpr Text kDepartureSummary = "If you decide differently from what the advice points to";
inline constexpr Text kDepartureInset =
    "This differs from what the advice points to. You may always do so: say why, and record it again. Your "
    "safeguarding lead sees it as a matter for supervision, not as a fault.";
inline constexpr Text kConsultedLabel = "Whom did you ask?";
inline constexpr Text kAdvicePointsTo = "What the advice points to";

// when, and which case file
inline constexpr Text kWhenLegend = "When did you decide?";
inline constexpr Text kWhenHappenedLegend = "When did it happen?";
inline constexpr Text kJustNow = "Just now";
inline constexpr Text kEarlier = "Earlier";
inline constexpr Text kEarlierSummary = "Enter the date and time";
inline constexpr Text kTime = "Time";
inline constexpr Text kTimeHint = "For example 14:30";
inline constexpr Text kBadDate = "Enter a date and time that exist, like 22 11 2026 and 14:30";
inline constexpr Text kFuture = "Enter a date and time that are not in the future";
inline constexpr Text kFileLegend = "Which case file does it belong to?";
inline constexpr Text kFileHint = "Look first whether the child already has one";
inline constexpr Text kNewFile = "A new case file";
inline constexpr Text kFileName = "Whom the new file is about";
inline constexpr Text kFileNameHint = "Seen only by your team. Leave it empty if you do not know yet";
inline constexpr Text kUnnamedFile = "A new file, not yet named";
inline constexpr Text kChooseFile = "Choose which case file it belongs to";
inline constexpr Text kNameTooLong = "Shorten the name to 200 characters or fewer";
inline constexpr Text kNameFile = "Write whom the new file is about, or choose not yet named";
inline constexpr Text kNotYetNamed = "Not yet named";

// emergency record
inline constexpr Text kEmergencyTitle = "Record what you told them";
inline constexpr Text kEmergencyLead =
    "About 30 seconds. Nothing here is compulsory; the rest becomes a task due tomorrow.";
inline constexpr Text kWhoInDanger = "Who is in danger?";
inline constexpr Text kChild = "A child";
inline constexpr Text kAdult = "An adult";
inline constexpr Text kWhoTold = "Whom have you told?";
inline constexpr Text kPolice = "The police";
inline constexpr Text kSocialCare = "Children's social care";
inline constexpr Text kToldOther = "Somebody else";
inline constexpr Text kWhatTold = "What did you tell them?";

// record
inline constexpr Text kRecordedTitle = "Decision recorded";
inline constexpr Text kRecordTitle = "Record of a decision";
inline constexpr Text kReference = "Reference ";
inline constexpr Text kNextHeading = "What happens next";
inline constexpr Text kTasksNone = "Nothing is left to do.";
inline constexpr Text kAdviceSaid = "The advice pointed to";
inline constexpr Text kDecided = "You decided";
inline constexpr Text kTheyDecided = "Decision";
inline constexpr Text kDeparted = "Why this differs from the advice";
inline constexpr Text kConsulted = "Asked";
inline constexpr Text kReasonsInWords = "In the person's own words";
inline constexpr Text kHappened = "Happened";
inline constexpr Text kRecorded = "Recorded";
inline constexpr Text kBy = "By";
inline constexpr Text kCaseFile = "Case file";
inline constexpr Text kLate = "Late";
inline constexpr Text kEmergency = "Emergency";
inline constexpr Text kEmergencyLane = "Recorded in an emergency; the rest follows";
inline constexpr Text kAnswersHeading = "Answers it rests on";
inline constexpr Text kReasonsHeading = "Reasons from the advice";
inline constexpr Text kNotesHeading = "Notes";
inline constexpr Text kSummaryHeading = "Copy into another system";
inline constexpr Text kSummaryLabel = "Plain-text summary";
inline constexpr Text kPrint = "To print or save this page as a PDF, use your browser's Print.";
inline constexpr Text kUnderPack = "Advice used";
inline constexpr Text kNotAskedThen = "Not asked, and taken to be so:";

// proof
inline constexpr Text kProofHeading = "Proof";
inline constexpr Text kProofText =
    "This record is one line of a register that can only grow. Its leaf is a keyed hash: with the record and "
    "the "
    "opening anybody can compute it, and the proof leads from it to a root that the register signed. If one "
    "letter "
    "of the record or of the register had been changed afterwards, this would no longer fit.";
inline constexpr Text kProofIndex = "Line in the register";
inline constexpr Text kProofSize = "Lines when the proof was made";
inline constexpr Text kProofLeaf = "Leaf";
inline constexpr Text kProofOpening = "Opening of the leaf";
inline constexpr Text kProofKey = "Key of the register";
inline constexpr Text kProofFile = "The proof itself";
inline constexpr Text kProofDownload = "Save the proof";
inline constexpr Text kEntryDownload = "Save the record as JSON";

// how to share
inline constexpr Text kHowTitle = "How will you share it?";
inline constexpr Text kHowSettled = "Which of these have you settled?";
inline constexpr Text kHowNotes = "For the record";
inline constexpr Text kNoteWhat = "What exactly was shared";
inline constexpr Text kNoteRecipient = "Who received it, and how you know that it was the right person";
inline constexpr Text kNoteChannel = "Which way it went";
inline constexpr Text kNoteWords = "Anything else";

// tasks and work
inline constexpr Text kTaskTitle = "Is this done?";
inline constexpr Text kDone = "Yes, done";
inline constexpr Text kNotDone = "No, and it will not be done";
inline constexpr Text kTaskNote = "What was done, or why not";
inline constexpr Text kTaskNoteHint = "Needed if it will not be done";
inline constexpr Text kChooseDone = "Choose whether this is done";
inline constexpr Text kTaskSettled = "This task is settled.";
inline constexpr Text kToDo = "To do";
inline constexpr Text kStateDone = "Done";
inline constexpr Text kStateNotDone = "Not done";
inline constexpr Text kStateNoLonger = "No longer needed";
inline constexpr Text kOverdue = "Overdue";
inline constexpr Text kDueLater = "Later";
inline constexpr Text kDrafts = "Drafts";
inline constexpr Text kDraftsNone = "No drafts. A draft is seen only by you, and goes after 14 days.";
inline constexpr Text kDraftOf = "Draft begun ";
inline constexpr Text kLastSaved = "last saved ";
inline constexpr Text kCaseFiles = "Case files of your team";
inline constexpr Text kFilesNone = "No case files yet. The first decision that is recorded opens one.";
inline constexpr Text kDiscardTitle = "Discard this draft?";
inline constexpr Text kDiscardText =
    "Its answers are destroyed at once and cannot be brought back. Nothing was recorded.";

// case file
inline constexpr Text kTimeline = "Timeline";
inline constexpr Text kDecisions = "Decisions";
inline constexpr Text kTasks = "Tasks";
inline constexpr Text kContactsHeading = "Whom to ask here";
inline constexpr Text kOpenedOn = "Opened";
inline constexpr Text kSeeRecord = "See the decision that this comes from";
inline constexpr Text kOpenedBy = "Opened by ";
inline constexpr Text kFileExists = "A case file exists";
inline constexpr Text kFileExistsText =
    "It belongs to another team, so what is in it is not shown here. That you asked is on record. To learn "
    "more, ask ";
inline constexpr Text kSomebodyElse = "their safeguarding lead";

// sign in
inline constexpr Text kSignInTitle = "Sign in";
inline constexpr Text kUser = "Your name here";
inline constexpr Text kUserHint = "For example sam@northbank";
inline constexpr Text kPassword = "Password";
inline constexpr Text kKeptInset =
    "You were signed out. What you typed is kept: sign in and it is saved as if nothing had happened.";
inline constexpr Text kWrongSignIn =
    "The name and the password do not belong together. Check both and try again";
inline constexpr Text kTooManyTries = "Too many tries for this name. Wait a minute, then try again";
inline constexpr Text kOtherSignIn = "This form is from another sign-in";
inline constexpr Text kOtherSignInText =
    "You signed in again after this page was opened, so nothing was saved yet. Nothing is lost: what you "
    "typed is "
    "below. Send it again to save it.";
inline constexpr Text kWhatYouTyped = "What you typed";
inline constexpr Text kOtherSite =
    "This came from another site, so nothing was done. Go to the page and send it from there.";
inline constexpr Text kDemoTitle = "Sign in as";
inline constexpr Text kDemoLead = "Everybody here is invented. Choose whose eyes to look through.";
inline constexpr Text kLead = "Safeguarding lead";

// the guide on the person's own phone
inline constexpr Text kGuideTitle = "See what the advice says, without signing in";
inline constexpr Text kGuideWithout =
    "On this page your own phone or computer works it out, and nothing that you choose is kept or sent. That "
    "needs "
    "JavaScript, which is off here or did not start. You can answer the same questions without it.";
inline constexpr Text kGuideEmergency = " if someone is in danger now. ";
inline constexpr Text kGuideChoose = "Choose an answer to: ";
inline constexpr Text kGuideWithin = "within ";
inline constexpr Text kGuidePage = "Page ";
inline constexpr Text kGuideReady =
    "What you choose stays on this device and goes when you close the page. It now works without a network.";
inline constexpr Text kGuideRecordHeading = "This is not recorded";
inline constexpr Text kGuideRecord =
    "Nothing of this was kept or sent. A decision has to be recorded, whether you share or not. Sign in, "
    "start a new "
    "decision and answer again there.";
inline constexpr Text kGuideAgain = "Clear my answers";

// on every page
inline constexpr Text kProblem = "There is a problem";
inline constexpr Text kAskHeading = "In doubt, ask";
inline constexpr Text kNotFoundTitle = "Page not found";
inline constexpr Text kErrorTitle = "Sorry, that did not work";
inline constexpr Text kWrongMethod = "This page cannot be sent that way. Go back and use its button.";

}  // namespace sharewell::web::words
