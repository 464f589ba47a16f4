// SPDX-License-Identifier: MIT
// The words of the pages of reference: the data protection principles with the step of Sharewell that gives
// effect to each, and what the advice leads on to.
//
// In: nothing. Out: plain text, with page and heading of the advice. Never: says what the advice says in its
// words; says that a newer edition does not exist because we did not find one.
#pragma once

#include <array>

#include "web/words.h"

namespace sharewell::web::words {

// heads of the advice that the reference pages cite
inline constexpr const char* kOnGdpr =
    "The General Data Protection Regulation (GDPR) and Data Protection Act 2018";
inline constexpr const char* kOnSharing = "Sharing Information";
inline constexpr const char* kOnSigns = "Being alert to signs of abuse and neglect and taking action";
inline constexpr const char* kOnResources = "Useful resources and external organisations";
inline constexpr const char* kOnOtherAdvice = "Other relevant departmental advice and statutory guidance";

inline constexpr Text kReferenceHeading = "More about the advice and the law";

// data protection
inline constexpr Text kPrinciplesTitle = "Data protection principles, step by step";
inline constexpr Text kPrinciplesLead =
    "The law has seven principles for personal information. They let you share what keeps a child safe. "
    "Beside each: where Sharewell helps you keep to it.";
inline constexpr Text kPrinciplesLaw =
    "The Data Protection Act 2018 took the place of the Act of 1998, together with the General Data "
    "Protection Regulation (GDPR). The advice asks you to have regard to the principles.";
inline constexpr Text kPrinciplesSince =
    "Since 2021 the Regulation is called the UK GDPR; the principles are in its Article 5. The police follow "
    "six much like them when they enforce the law (Part 3 of the Act).";
inline constexpr Text kPrinciplesCaption = "The seven principles and what gives effect to them";
inline constexpr Text kPrincipleHead = "Principle";
inline constexpr Text kPrincipleStep = "Step in Sharewell";
inline constexpr Text kPrincipleAdvice = "In the advice";

struct Step {
  Text label, to;  ///< an address of ours
};
struct Principle {
  Text name, says, step;
  std::array<Step, 2> steps;
  int page;
  const char* heading;
};
inline constexpr std::array<Principle, 7> kPrinciples{
    {{"Lawful, fair and open",
      "There is a legal basis, nobody is treated unfairly, and people know what is done with what is known "
      "about them.",
      "The questions ask for agreement or another good reason. After the decision you say the legal basis, "
      "and telling the person is a task.",
      {{{"The question about a good reason", "/guidance#question-lawful_reason"},
        {"Basis, condition and power", "/policy"}}},
      5,
      kOnGdpr},
     {"For a stated purpose",
      "What was collected for one thing is not used for another that clashes with it.",
      "The purpose comes first, and the questions ask whether it fits why you have the information.",
      {{{"The question about the reason", "/guidance#question-purpose"},
        {"The question about the first use", "/guidance#question-compatible"}}},
      11,
      "When"},
     {"No more than is needed",
      "Enough for the purpose, and no more.",
      "The questions ask whether they need it; how much to share is a step and a task of its own.",
      {{{"The question about need", "/guidance#question-recipient_needs"},
        {"The steps of how to share", "/guidance#question-how_considered"}}},
      9,
      "Necessary and proportionate"},
     {"Accurate",
      "Right, and where needed up to date.",
      "Opinion is told apart from fact, and what is old from what holds now. A record is corrected beside "
      "what was said first.",
      {{{"The question about opinion", "/guidance#question-contains_opinion"},
        {"The question about the past", "/guidance#question-contains_historical"}}},
      9,
      "Accurate"},
     {"Kept no longer than needed",
      "What names people goes when it is no longer needed.",
      "Each sharing says how long it is kept, and what has no end date is looked at again. A draft is "
      "destroyed after 14 days.",
      {{{"The question about how long", "/guidance#question-retention"},
        {"How long we keep it, in our arrangements", "/arrangements"}}},
      10,
      "Record"},
     {"Secure",
      "Nobody sees, changes or loses it who should not.",
      "Records are sealed, a look is on record, and only the team opens a case file. What leaves goes by a "
      "way that your organisation allows.",
      {{{"The ways that are allowed here", "/arrangements"}, {"How records are kept", "/about"}}},
      10,
      "Secure"},
     {"Accountable",
      "Whoever is responsible keeps to all this and can show it.",
      "Every decision is on record with its reasons, whether it is to share or not, and nobody can change it "
      "unseen.",
      {{{"How it is asked whether to share", "/guidance"}, {"How records are kept", "/about"}}},
      5,
      kOnGdpr}}};

// resources
inline constexpr Text kResourcesTitle = "What the advice leads on to";
inline constexpr Text kResourcesLead =
    "The advice of July 2018 names these. Beside each: the edition that it names, and what we know of newer "
    "ones.";
inline constexpr Text kResourcesSeen =
    "The notes say what we knew on 22 November 2026. Seen: in the source or an extract of it. Reported: we "
    "read that it is there, not the thing itself. Look for the newest edition before you rely on one.";
inline constexpr Text kResourcesFive = "Five resources";
inline constexpr Text kResourcesThree = "Three reports in its footnotes";
inline constexpr Text kResourceHead = "Resource";
inline constexpr Text kResourceEdition = "Edition that the advice names";
inline constexpr Text kResourceNote = "Newer editions";
inline constexpr Text kNoYear = "It names no year";

struct Resource {
  Text title, edition, note;
  int page;
  const char* heading;
};
inline constexpr std::array<Resource, 5> kFiveResources{
    {{"Information Commissioner's Office website", "A website, without an edition",
      "Its code on sharing data has been in force since 5 October 2021 (seen). Its ten steps for sharing to "
      "keep children safe are of 14 September 2023 (seen in part).",
      15, kOnResources},
     {"Practice guidance on sharing adult safeguarding information", kNoYear,
      "We have not established which edition is the newest.", 15, kOnResources},
     {"Working Together to Safeguard Children", "2018",
      "Replaced by the edition of December 2023 (seen in extracts). One dated 18 March 2026 is reported.", 15,
      kOnOtherAdvice},
     {"Keeping Children Safe in Education", "2016",
      "There is a new edition most school years. That of 2025 has been in force since 1 September 2025 "
      "(reported). One for 1 September 2026 is reported.",
      15, kOnOtherAdvice},
     {"What to do if you're worried a child is being abused", "2015",
      "We know of no newer edition, and have not established that there is none.", 15, kOnOtherAdvice}}};
inline constexpr std::array<Resource, 3> kThreeReports{
    {{"The Munro review of child protection: final report, a child centred system", kNoYear,
      "A report that was made once. It has no newer edition.", 6, kOnSharing},
     {"Lord Laming's progress report: The Protection of Children in England", kNoYear,
      "A report that was made once. The advice calls it a progress plan.", 6, kOnSharing},
     {"What to do if you're worried a child is being abused: advice for practitioners", "2015",
      "The same as in the list above, where it stands with its year.", 6, kOnSigns}}};

}  // namespace sharewell::web::words
