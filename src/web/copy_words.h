// SPDX-License-Identifier: MIT
// The words of the pages on which a copy of a case file is taken.
//
// In: nothing. Out: plain text. Never: says what the advice says.
#pragma once

#include "web/words.h"

namespace sharewell::web::words {

inline constexpr Text kCopyTitle = "Take a copy with its proofs";
inline constexpr Text kCopyLead =
    "For somebody outside who must check what was decided here: a court, an inspector, a case review. They "
    "can "
    "check it without Sharewell.";
inline constexpr Text kCopyWarning =
    "The copy holds everything in this case file in the clear: names, reasons, who looked. Whoever has it "
    "can "
    "read it.";
inline constexpr Text kCopyPurpose = "Who is it for, and why?";
inline constexpr Text kCopyPurposeHint =
    "Kept in the case file, and in the copy. For example: Northbank case review panel, asked for on 3 March";
inline constexpr Text kCopyTake = "Record this and make the copy";
inline constexpr Text kCopyTaken = "The copy is ready";
inline constexpr Text kCopySave = "Save the copy";
inline constexpr Text kCopyCare =
    "Save it where only you can open it. Send it only to whom it is for, by a way that your organisation "
    "calls "
    "secure, and delete your own copy then. That you took it is on record.";
inline constexpr Text kCopyCheck = "How they check it";
inline constexpr Text kCopyCheckText =
    "They run this command. The part in quotation marks is your organisation's key: tell it to them by "
    "another "
    "way than the copy, for example on your organisation's own site.";
inline constexpr Text kCopyCommand = "The command";

}  // namespace sharewell::web::words
