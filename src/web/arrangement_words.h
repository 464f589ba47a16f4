// SPDX-License-Identifier: MIT
// The words of the pages on how an organisation is set up to share, and of the ways by which information may
// leave.
//
// In: nothing. Out: plain text. Never: says what the advice says in its words; names a gap as a reason to
// wait.
#pragma once

#include <array>

#include "web/words.h"

namespace sharewell::web::words {

inline constexpr Text kArrangements = "How we share";
inline constexpr Text kArrangementsLead =
    "How your organisation collects, stores, shares, keeps and secures information, how it shares inside, "
    "and "
    "by which ways information may leave.";
inline constexpr Text kArrangementsNone = "Nothing yet. A safeguarding lead can add it.";
inline constexpr Text kArrangementsKeptBy =
    "Safeguarding leads keep this list with whoever leads on information governance.";
inline constexpr Text kArrangementAdd = "Add an arrangement or a way";
inline constexpr Text kArrangementChange = "Change an arrangement or a way";
inline constexpr Text kArrangementKind = "What is it about?";
inline constexpr Text kArrangementTitle = "What it is called";
inline constexpr Text kArrangementTitleHint =
    "For example: Information sharing policy. Of a way: Secure email";
inline constexpr Text kArrangementOwner = "Who answers for it?";
inline constexpr Text kArrangementOwnerHint = "A position, not a name. For example: Head of records";
inline constexpr Text kArrangementReview = "When is it looked at again?";
inline constexpr Text kArrangementReviewHint = "For example, 1 4 2027";
inline constexpr Text kArrangementWhere = "Where it is found";
inline constexpr Text kArrangementWhereHint = "An address that begins with https://, or in words";
inline constexpr Text kArrangementSays = "What it says, in a few sentences";
inline constexpr Text kArrangementGone = "Does it still hold?";
inline constexpr Text kOwnerIs = "Answers for it: ";
inline constexpr Text kReviewIs = "Looked at again by ";

struct KindWords {
  Text id, heading;
};
inline constexpr std::array<KindWords, 7> kArrangementKinds{{{"collection", "Collecting information"},
                                                             {"storage", "Storing it"},
                                                             {"sharing", "Sharing it with others"},
                                                             {"retention", "How long it is kept"},
                                                             {"security", "Keeping it secure"},
                                                             {"internal", "Sharing it inside"},
                                                             {"channel", "Ways by which it may leave"}}};
inline constexpr Text kWaysFree =
    "No way is listed, so how something went is said in words. Once one is listed, only listed ways can be "
    "chosen for what is still to go.";
inline constexpr Text kWaysListed =
    "Only these can be chosen for what is still to go. What has gone another way is recorded as it was, and "
    "a safeguarding lead looks at it.";

// what is missing
inline constexpr Text kGapsHeading = "Missing or overdue";
inline constexpr Text kGapsNever = "Nothing waits for these: a child who may be at risk comes first.";
inline constexpr Text kGapMissing = ": there is none";
inline constexpr Text kGapOverdue = ": was to be looked at by ";
inline constexpr Text kGapNoReview = ": no day is set on which it is looked at again";
inline constexpr Text kGapsTeam = " arrangements for sharing are missing or overdue";
inline constexpr Text kGapTeam = "1 arrangement for sharing is missing or overdue";

// inside the organisation
inline constexpr Text kInsideHeading = "How information is shared inside your organisation";

// the way of one sharing
inline constexpr Text kWayAsk = "Which way does it go, or did it go?";
inline constexpr Text kWayHint = "These are the ways that your organisation allows";
inline constexpr Text kWayAnother = "It has already gone another way";
inline constexpr Text kWayAnotherHint = "It is recorded as it was, and a safeguarding lead looks at it";
inline constexpr Text kWayWords = "Which way, and why?";
inline constexpr Text kWayBefore = "On record so far: ";
inline constexpr Text kWayOutside = " (by a way that is not on the organisation's list)";

}  // namespace sharewell::web::words
