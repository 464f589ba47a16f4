// SPDX-License-Identifier: MIT
// The words of the pages on which leads keep procedures and the policy table, and on which a practitioner
// says what fits.
//
// In: nothing. Out: plain text. Never: says what the advice says; claims to be legal advice.
#pragma once

#include "web/words.h"

namespace sharewell::web::words {

inline constexpr Text kKeptHere = "Kept by your safeguarding leads";

inline constexpr Text kProcedures = "Procedures";
inline constexpr Text kProceduresLead =
    "Your own procedures say which form to use, when, and who does what. These hold today.";
inline constexpr Text kProceduresNone = "No procedures yet. A safeguarding lead can add them.";
inline constexpr Text kProceduresKeptBy = "Safeguarding leads keep this list. Tell yours if one is missing.";
inline constexpr Text kProcedureAdd = "Add a procedure";
inline constexpr Text kProcedureChange = "Change a procedure";
inline constexpr Text kProcedureTitle = "What it is called";
inline constexpr Text kProcedureEdition = "Edition or version";
inline constexpr Text kProcedureFrom = "From which day does it hold?";
inline constexpr Text kProcedureFromHint = "For example, 1 4 2026. Until then the version before it stands";
inline constexpr Text kProcedureWhere = "Where it is found";
inline constexpr Text kProcedureWhereHint = "An address that begins with https://, or in words";
inline constexpr Text kProcedureSays = "What it says, in a few sentences";
inline constexpr Text kProcedureGone = "Is it still a procedure here?";
inline constexpr Text kKeptStays = "Yes, keep it on the list";
inline constexpr Text kKeptGoes = "No, take it off the list";
inline constexpr Text kKeptGone = "Taken off the list";
inline constexpr Text kKeptOff = "Off the list";
inline constexpr Text kKeptVersions = "All versions";
inline constexpr Text kProcedureFromDay = ", from ";
inline constexpr Text kProcedureNotYet = "Not yet in force";
inline constexpr Text kProceduresThen = "Procedures that held when this was recorded";

inline constexpr Text kPolicy = "Basis, condition and power";
inline constexpr Text kPolicyLead =
    "On what your organisation relies when it shares, by who receives it and what for. After a decision you "
    "are shown the rows that may fit, and say which does.";
inline constexpr Text kPolicyNotConsent =
    "That a person agreed is one thing, the legal basis another. The first is asked for and noted apart.";
inline constexpr Text kPolicyNone = "No rows yet. A safeguarding lead can add them.";
inline constexpr Text kPolicyKeptBy =
    "Safeguarding leads keep this table with whoever leads on information governance. This is not legal "
    "advice.";
inline constexpr Text kPolicyAdd = "Add a row";
inline constexpr Text kPolicyChange = "Change a row";
inline constexpr Text kPolicyCaption = "The rows that stand";
inline constexpr Text kPolicyTo = "Shared with, and what for";
inline constexpr Text kPolicyConditions = "Conditions";
inline constexpr Text kPolicyPowers = "Power, and who answers for it";
inline constexpr Text kPolicySpecial = "Special category information: ";
inline constexpr Text kPolicyOffence = "Criminal offence information: ";
inline constexpr Text kPolicyAgreementIs = "Sharing agreement: ";
inline constexpr Text kPolicyControllersAre = "Controllers: ";
inline constexpr Text kPolicyAnyRecipient = "Anybody";
inline constexpr Text kPolicyAnyPurpose = "Any purpose";
inline constexpr Text kPolicyRecipient = "Who receives it?";
inline constexpr Text kPolicyPurpose = "What is it shared for?";
inline constexpr Text kPolicyBasis = "Legal basis";
inline constexpr Text kPolicyCondition = "Condition for special category information";
inline constexpr Text kPolicyConditionHint =
    "Most of those in Schedule 1 need your organisation's appropriate policy document";
inline constexpr Text kPolicyOffenceAsk = "Condition for criminal offence information";
inline constexpr Text kPolicyPower = "Power or duty relied on";
inline constexpr Text kPolicyPowerHint =
    "The statute and section that lets or makes you do this, apart from the basis. For example: Children Act "
    "2004, section 10";
inline constexpr Text kPolicyAgreement = "Sharing agreement between organisations";
inline constexpr Text kPolicyControllers = "Who is the controller?";
inline constexpr Text kPolicyControllersHint = "For example: each organisation for its own records";
inline constexpr Text kPolicySays = "When does this row fit?";
inline constexpr Text kPolicyGone = "Is it still relied on?";
inline constexpr Text kPolicyChoose = "Choose";

inline constexpr Text kBasisTitle = "Which legal basis fits?";
inline constexpr Text kBasisLead =
    "Say what this sharing rests on. Nothing waits for this: a child who may be at risk comes first.";
inline constexpr Text kBasisPerson = "What did the person agree to?";
inline constexpr Text kBasisPersonHint =
    "In their words if you can, or why they were not asked. This is not the legal basis";
inline constexpr Text kBasisRows = "Which of these fits this case?";
inline constexpr Text kBasisRowsHint =
    "Your organisation worked these out for this recipient and purpose. None is chosen for you";
inline constexpr Text kBasisFits = "Fits this case: ";
inline constexpr Text kBasisNoneFits = "None of them fits";
inline constexpr Text kBasisNoRows =
    "Your organisation has no row for this recipient and purpose. Say it in your own words.";
inline constexpr Text kBasisOwn = "Legal basis, in your own words";
inline constexpr Text kBasisOwnCondition = "Condition, if the information is special category";
inline constexpr Text kBasisOwnConditionHint =
    "Health, beliefs, ethnicity, sexual life and the like. Leave empty if there is none";
inline constexpr Text kBasisOwnPower = "Power or duty relied on";
inline constexpr Text kBasisChoices = "What there is to choose from";
inline constexpr Text kBasisSay = "Say on which legal basis it is shared";
inline constexpr Text kBasisSayAgain = "Change the legal basis on record";
inline constexpr Text kBasisHeading = "Basis, condition and power";
inline constexpr Text kBasisBy = "From the policy table, as it stood on ";
inline constexpr Text kBasisByOwn = "In the practitioner's own words; no row of the policy table fitted";
inline constexpr Text kBasisFrom = "Taken from";

}  // namespace sharewell::web::words
