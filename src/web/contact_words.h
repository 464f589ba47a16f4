// SPDX-License-Identifier: MIT
// The words of the pages on which contacts are shown and kept.
//
// In: nothing. Out: plain text. Never: says what the advice says.
#pragma once

#include "web/words.h"

namespace sharewell::web::words {

inline constexpr Text kContacts = "Contacts";
inline constexpr Text kContactsLead = "Whom to ring here. If somebody is in danger now, call 999 first.";
inline constexpr Text kContactsNone = "No contacts yet. A safeguarding lead can add them.";
inline constexpr Text kContactsKeptBy = "Safeguarding leads keep this list. Tell yours if a number is wrong.";
inline constexpr Text kContactsMissing = "Nobody to ring yet for: ";
inline constexpr Text kContactAdd = "Add a contact";
inline constexpr Text kContactChange = "Change a contact";
inline constexpr Text kContactKind = "What is it?";
inline constexpr Text kContactName = "Who or what is rung";
inline constexpr Text kContactNameHint = "For example: Northbank duty team";
inline constexpr Text kContactPhone = "Telephone number";
inline constexpr Text kContactHours = "Hours";
inline constexpr Text kContactHoursHint =
    "For example: Monday to Friday, 9am to 5pm. Add the out-of-hours line as a contact of its own";
inline constexpr Text kContactNotes = "What to know before you ring";
inline constexpr Text kContactGone = "Is it still rung?";
inline constexpr Text kContactsHere = "Whom to ring here";
inline constexpr Text kContactsAll = "All contacts";
inline constexpr Text kKindSocialCare = "Children's social care";
inline constexpr Text kKindPolice = "Police";
inline constexpr Text kKindMash = "Multi-agency safeguarding hub (MASH)";
inline constexpr Text kKindLado = "Local authority designated officer (LADO), for concerns about staff";
inline constexpr Text kKindGovernance = "Information governance lead";
inline constexpr Text kKindDelegated = "Does children's social care's work for the council";
inline constexpr Text kKindPartner = "Safeguarding partner";
inline constexpr Text kKindBoard = "Local safeguarding children board (LSCB) that still works";
inline constexpr Text kKindPractitioner = "Another organisation or practitioner";
inline constexpr Text kCountsAs = "From your contacts. Counts as: ";
inline constexpr Text kKindOther = "Somebody else";

}  // namespace sharewell::web::words
