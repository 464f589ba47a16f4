// SPDX-License-Identifier: MIT
// The words of the pages that put right which case file holds what, and who opens it.
// In: nothing. Out: text as people read it. Never: words of the guidance (those are the pack's).
#pragma once

#include "web/words.h"

namespace sharewell::web::words {

// move a decision
inline constexpr Text kMoveTitle = "Move this decision to the case file where it belongs";
inline constexpr Text kMoveLead =
    "It goes there with what followed it, and what is still to be done is to be done there. This case file "
    "says that it was moved, and no longer shows what it said. To split a case file, move a decision to a "
    "new one.";
inline constexpr Text kMoveWhy = "Why does it belong there, and how do you know?";
inline constexpr Text kMoveSave = "Move it";
inline constexpr Text kMovedAway = "This decision is in another case file";
inline constexpr Text kMovedAwayText = "It was recorded here by mistake. It is now in case file ";
inline constexpr Text kTakenFrom = "Recorded first in case file";

// join
inline constexpr Text kJoinTitle = "Join with another case file";
inline constexpr Text kJoinLead =
    "For two case files about the same child. Both stay readable, as they were. From then on you work in the "
    "one that goes on, which shows the other too.";
inline constexpr Text kJoinWhich = "Which one goes on?";
inline constexpr Text kJoinHint = "This case file goes on as the one that you choose";
inline constexpr Text kJoinWhy = "How do you know that it is the same child?";
inline constexpr Text kJoinSave = "Join them";
inline constexpr Text kJoinNone = "There is no other case file that you can open.";
inline constexpr Text kGoesOnAs = "This case file was joined with another. Go on in case file ";
inline constexpr Text kJoinedErased = "It was erased: nothing of it can be read any more.";
inline constexpr Text kJoinedHeading = "Also about this child: case file ";

// keep to few
inline constexpr Text kRestrictTitle = "Keep this case file to few";
inline constexpr Text kRestrictLead =
    "For a concern about somebody who works here, or another reason why the team should not see it yet. Only "
    "whoever opened it and those you choose can open it, until a safeguarding lead opens it to the team.";
inline constexpr Text kRestrictOpener =
    "If the concern is about whoever opened this case file, do not write it here: start a new case file.";
inline constexpr Text kRestrictWho = "Which safeguarding leads are to look into it?";
inline constexpr Text kRestrictWhoHint = "Nobody whom the concern is about";
inline constexpr Text kRestrictWhy = "Why should few see it?";
inline constexpr Text kRestrictSave = "Keep it to them";
inline constexpr Text kOpenFileTitle = "Open this case file to the team";
inline constexpr Text kOpenFileLead = "Everybody of the team can open it then, with all that it says.";
inline constexpr Text kOpenFileWhy = "Why may the team see it now?";
inline constexpr Text kOpenFileSave = "Open it to the team";
inline constexpr Text kKeptToFew = "Kept to few";
inline constexpr Text kKeptTo = "Only these people can open this case file: ";
inline constexpr Text kAboutStaff = "The concern is about somebody who works here";
inline constexpr Text kAboutStaffHint =
    "Only you and your safeguarding leads can open the new case file, until a lead opens it to the team";
inline constexpr Text kAboutStaffNew =
    "Choose a new case file, or go to the one that stands and keep it to few there";

}  // namespace sharewell::web::words
