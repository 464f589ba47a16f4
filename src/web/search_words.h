// SPDX-License-Identifier: MIT
// The words of people on case files, of searching for them, and of the warning that two may be one.
//
// In: nothing. Out: plain text. Never: says what the advice says.
#pragma once

#include "web/words.h"

namespace sharewell::web::words {

// people on a case file
inline constexpr Text kPeopleTitle = "People on this case file";
inline constexpr Text kPeopleLead =
    "Note whom this is about and who matters to them, so that a colleague who meets the child finds this "
    "file.";
inline constexpr Text kPeopleNone = "Nobody is noted yet.";
inline constexpr Text kPersonAdd = "Note somebody";
inline constexpr Text kPersonSave = "Save";
inline constexpr Text kPersonName = "Name";
inline constexpr Text kPersonNameHint = "First and last name, as they write it";
inline constexpr Text kPersonKnownAs = "Also known as";
inline constexpr Text kPersonKnownAsHint = "A nickname or an earlier name";
inline constexpr Text kPersonBorn = "Birth date";
inline constexpr Text kPersonBornHint = "As much as you know: 27 3 2014, or only the year";
inline constexpr Text kPersonNhs = "NHS number";
inline constexpr Text kPersonPupil = "Unique pupil number";
inline constexpr Text kPersonOther = "Another number";
inline constexpr Text kPersonPart = "What are they here?";
inline constexpr Text kPersonMore = "Numbers, if you have them";
inline constexpr Text kPersonChange = "Correct or take off";
inline constexpr Text kPersonCorrectTitle = "Correct what is noted";
inline constexpr Text kPersonWhy = "What was wrong, and how do you know?";
inline constexpr Text kPersonOffTitle = "Take them off this case file";
inline constexpr Text kPersonOffLead =
    "If they do not belong here. What was noted stays on record, and they are no longer found by it.";
inline constexpr Text kPersonOffWhy = "Why do they not belong here?";
inline constexpr Text kPersonOff = "Take off";
inline constexpr Text kBornOn = "born ";
inline constexpr Text kPartChild = "Child";
inline constexpr Text kPartSibling = "Brother or sister";
inline constexpr Text kPartParent = "Parent";
inline constexpr Text kPartCarer = "Carer";
inline constexpr Text kPartOtherChild = "Another child";
inline constexpr Text kPartOtherAdult = "Another adult";

// search
inline constexpr Text kSearch = "Search";
inline constexpr Text kSearchTitle = "Find a person";
inline constexpr Text kSearchLead =
    "Type what you have. It also finds misspelt, shortened and swapped names, nicknames, and birth dates or "
    "numbers with a wrong digit.";
inline constexpr Text kSearchNumber = "NHS number, or another number";
inline constexpr Text kSearchButton = "Search";
inline constexpr Text kSearchFound = "What was found";
inline constexpr Text kSearchNothing =
    "Nobody like this was found in your organisation. They may be known under another name, or to another "
    "agency.";
inline constexpr Text kSearchOnFile = "On the case file ";
inline constexpr Text kSearchIsFile = "Name of a case file";
inline constexpr Text kSearchOnRecord = "That you looked is on record.";
inline constexpr Text kSearchOthers =
    "A case file of another team is about somebody like this. What is in it is not shown here. Ask ";
inline constexpr Text kSearchBadNhs =
    "The digits of this NHS number do not fit together: one of them is wrong.";

// why somebody was found
inline constexpr Text kWhyName = "same name";
inline constexpr Text kWhyNickname = "a name that people use for the same one";
inline constexpr Text kWhyShortened = "a shortened name";
inline constexpr Text kWhySounds = "a name that sounds alike";
inline constexpr Text kWhyOneLetter = "one letter different";
inline constexpr Text kWhyTwoLetters = "two letters different";
inline constexpr Text kWhyInitial = "only an initial";
inline constexpr Text kWhyPart = "only part of the name is noted";
inline constexpr Text kWhyOtherName = "another name beside it";
inline constexpr Text kWhyOrder = "first and last name swapped";
inline constexpr Text kWhyBorn = "same birth date";
inline constexpr Text kWhyBornFits = "birth date fits as far as it is known";
inline constexpr Text kWhyBornSwapped = "day and month swapped";
inline constexpr Text kWhyBornDigit = "birth date one digit different";
inline constexpr Text kWhyBornYear = "birth date a year different";
inline constexpr Text kWhyBornDay = "birth date a day or two different";
inline constexpr Text kWhyBornPart = "day, month or year of birth different";
inline constexpr Text kWhyBornSameYear = "same year of birth";
inline constexpr Text kWhyBornOther = "another birth date";
inline constexpr Text kWhyNumber = "same number";
inline constexpr Text kWhyNumberDigit = "number one digit different";

// look-alikes
inline constexpr Text kAlikeTitle = "Look first";
inline constexpr Text kAlikeLead = "This may be the same child as";
inline constexpr Text kAlikeChoose =
    "If it is, choose that case file below. If it is not, or you cannot tell, send this again: nothing stops "
    "you.";
inline constexpr Text kAlikeOpen =
    "If it is, open that case file and go on there. If it is not, or you cannot tell, send this again: "
    "nothing stops you.";

}  // namespace sharewell::web::words
