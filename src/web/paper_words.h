// SPDX-License-Identifier: MIT
// The words of what leaves on paper and as files, and of referral forms.
//
// In: nothing. Out: plain text. Never: says what the advice says.
#pragma once

#include <array>

#include "web/words.h"

namespace sharewell::web::words {

// every paper
inline constexpr Text kPaperFoot = "Supports and does not replace judgement";
inline constexpr Text kPaperReference = "Reference";
inline constexpr Text kPaperOrganisation = "Organisation";
inline constexpr Text kPaperMade = "Made";
inline constexpr Text kPaperHeading = "On paper";
inline constexpr Text kPaperAudit =
    "That you take it is on record. Keep and send it as your organisation calls secure.";

// one decision
inline constexpr Text kDecisionPdf = "Save as PDF";
inline constexpr Text kDecisionPdfTaken = "a PDF of decision ";
inline constexpr Text kFirstSaid = "In the person's own words, as first recorded";
inline constexpr Text kNobodyAsked = "Nobody asked";
inline constexpr Text kNotRecorded = "Not recorded";
inline constexpr Text kToDoBy = "To do by ";

// the data protection record
inline constexpr Text kFormalHeading = "Data protection record";
inline constexpr Text kFormalDetails = "What your data protection officer asks for";
inline constexpr Text kFormalLead =
    "The Information Commissioner's decision form has these fields. Fill in what you know; none of them "
    "holds the "
    "decision up. The rest of that form is in the record already.";
inline constexpr Text kFormalReceiver = "Receiving organisation";
inline constexpr Text kFormalRequester = "Requested by";
inline constexpr Text kFormalReceived = "Request received";
inline constexpr Text kFormalData = "Information shared";
inline constexpr Text kFormalPurpose = "Purpose";
inline constexpr Text kFormalAgreed = "What the person agreed to";
inline constexpr Text kFormalBasis = "Lawful basis";
inline constexpr Text kFormalCondition = "Condition for special category information";
inline constexpr Text kFormalPower = "Legal power, apart from the basis";
inline constexpr Text kFormalSecurity = "Way it went, and how that is secure";
inline constexpr Text kFormalRetention = "How long we keep it";
inline constexpr Text kFormalDecidedBy = "Decided by, with position";
inline constexpr Text kFormalDated = "Recorded and sealed";

/// What only a practitioner, or whoever advises them, can say: a note of how it is shared.
struct FormalNote {
  std::string_view id;
  Text label, hint;
  std::string_view of_row =
      {};  ///< the note of a policy row that says it, where the person says nothing else
};
inline constexpr std::array<FormalNote, 8> kFormalNotes{{
    {"controllers", "Controllers, joint or separate", "Who answers for the information at each end",
     "legal_controllers"},
    {"agreement", "Sharing agreement relied on", "Its name and date, or that there is none",
     "legal_agreement"},
    {"necessary", "Why it is necessary to share this", "Why less, or nothing, would not do"},
    {"offence_condition", "Condition for information about criminal offences",
     "Only if it says that somebody may have committed one", "legal_offence"},
    {"part_3", "Part 3, for law enforcement",
     "Only if a police force or another competent authority shares under Part 3 of the Data Protection Act "
     "2018: the condition"},
    {"dpia", "Impact assessment",
     "Whether one was considered, what came of it, or the data protection officer's view"},
    {"recipient_keeps", "How long the recipient keeps it, and how it is deleted", ""},
    {"rights", "How people can use their rights", "Whom they ask to see or correct it"},
}};

// chronology
inline constexpr Text kChronology = "Chronology of a case file";
inline constexpr Text kChronologyPdf = "Chronology as PDF";
inline constexpr Text kChronologyCsv = "Chronology as a table (CSV)";
inline constexpr Text kChronologyPdfTaken = "a chronology as PDF";
inline constexpr Text kChronologyCsvTaken = "a chronology as a table";
inline constexpr Text kChronologyHow =
    "Oldest first, by when it happened. Fact: seen or heard by whoever noted it. Opinion: what they think, "
    "or were told. "
    "Judgement: what somebody decided, and why. History: recorded more than a day after it happened. Who "
    "looked at "
    "the file is left out; a copy with proofs has that too.";
inline constexpr Text kWhatHappened = "What happened";
inline constexpr Text kWhatKind = "What it is";
inline constexpr Text kWho = "Who";
inline constexpr Text kJudgement = "Judgement";
inline constexpr Text kWithOpinion = "with opinion in what was shared";
inline constexpr Text kWithHistory = "with history in what was shared";
inline constexpr Text kHistory = "History, recorded later by ";
inline constexpr Text kRecordOfWork = "Record";
inline constexpr Text kDecisionOf = "The decision of ";
inline constexpr Text kWasCorrected = " was corrected on ";
inline constexpr Text kCorrectedDated = "Corrected on ";
inline constexpr Text kCorrectedTo = "It should say: ";
inline constexpr Text kFirstRecorded = "First recorded: ";

// referral forms
inline constexpr Text kFormMake = "Fill in a referral form";
inline constexpr Text kFormChoose = "Which form?";
inline constexpr Text kFormLead =
    "Filled in from the record. Go over each answer: take out what the recipient does not need, and say what "
    "is "
    "missing. Nothing is sent.";
inline constexpr Text kFormMissing = "Missing";
inline constexpr Text kFormSave = "Record this and make the form";
inline constexpr Text kFormMade = "The form is ready";
inline constexpr Text kFormMadeBy = "Made by ";
inline constexpr Text kFormEmpty = "Not filled in";
inline constexpr Text kFormsOfDecision = "Forms made";
inline constexpr Text kFormPdfTaken = "a PDF of a form: ";

}  // namespace sharewell::web::words
