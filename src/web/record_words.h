// SPDX-License-Identifier: MIT
// The words of a record that is incomplete, of what the person has been told, and of their agreement.
//
// In: the id of a part, of an element. Out: text as people read it. Never: says what the advice says; the
// page is cited beside it.
#pragma once

#include <array>

#include "web/words.h"

namespace sharewell::web::words {

inline constexpr Text kIncomplete = "Incomplete";
inline constexpr Text kIncompleteLead = "This record is incomplete. Missing: ";
inline constexpr Text kIncompleteMissing = " Missing: ";
inline constexpr Text kIncompleteNothingWaits = "Nothing waits for it.";

struct PartWords {
  std::string_view id;
  Text title;  ///< as in "Missing: the facts you rely on"
};
inline constexpr std::array<PartWords, 20> kPartTitles{{
    {"helps", "whether it is likely to help keep a child safe"},
    {"serves", "what it serves"},
    {"facts", "the facts relied on"},
    {"best_interests", "how it serves the child's best interests"},
    {"effect_shared", "what could follow if it is shared"},
    {"effect_silent", "what could follow if it is not shared"},
    {"safety_person", "what it means for the safety and well-being of the person"},
    {"safety_others", "what it means for others whom they may affect"},
    {"rights_against", "which rights and interests weigh against it"},
    {"need_to_share", "what speaks for sharing"},
    {"told_why", "what they were told about why"},
    {"told_what", "what they were told about which information"},
    {"told_how", "what they were told about how it is shared"},
    {"told_with", "what they were told about with whom"},
    {"told_when", "when they were told, and by whom"},
    {"qualities", "an answer to each of the eight qualities"},
    {"agreement", "the record of their agreement"},
    {"hub_action", "what was done in the hub"},
    {"hub_agency", "which agency did it"},
    {"hub_interests", "how that serves the child's best interests"},
}};

inline constexpr Text kAskFirst = "Ask first: ";
inline constexpr Text kAskFirstText =
    "the person does not expect this to be shared, and nobody has asked for their agreement. ";
inline constexpr Text kAskFirstDo = "Ask them, if that is safe";
inline constexpr Text kHelpsLatest = " (the latest decision)";

inline constexpr Text kOpennessTitle = "What the person has been told";
inline constexpr Text kOpennessNone = "Nothing has been written down yet.";
inline constexpr Text kOpennessMissing = "Not said yet: ";
inline constexpr Text kOpennessTaken = "Taken out again";
inline constexpr Text kOpennessBy = "Written down by ";

inline constexpr Text kBasisNotKnown = "I do not know yet";
inline constexpr Text kBasisNotKnownHint =
    "That holds nothing up, and is no reason to keep a worry to yourself. It becomes a task; your "
    "information "
    "governance lead can help";
inline constexpr Text kBasisAskLead = "To be found out; ask the information governance lead";
inline constexpr Text kBasisExplainTitle = "What this means";
inline constexpr Text kBasisExplain =
    "To hold information about somebody, and to pass it on, the law wants a basis each time: a reason that "
    "the law knows, such as a task of your organisation. Information on health, beliefs, ethnicity or sexual "
    "life needs a condition as well. To safeguard children and adults at risk is such a condition. Agreement "
    "is one basis among others, and seldom the only one.";

inline constexpr Text kAgreementTitle = "Record their agreement";
inline constexpr Text kAgreementAgain = "Change the record of their agreement";
inline constexpr Text kAgreementLead =
    "Agreement counts when it is clear, informed and free. If something here is missing, it counts as no "
    "agreement, and the recommendation is run again. Nobody who may be in danger has to wait for that. If "
    "you "
    "had doubts about it when you decided, decide again instead: a form does not take them away.";
inline constexpr Text kAgreementHeading = "Their agreement";
inline constexpr Text kAgreementCounts = "Everything is on record: it counts as agreement.";
inline constexpr Text kAgreementLacks = "It counts as no agreement, because this is missing: ";

struct AgreementWords {
  std::string_view id;
  Text ask, hint;
};
inline constexpr std::array<AgreementWords, 6> kAgreementAsks{{
    {"agreement_who", "Who agreed?", {}},
    {"agreement_for", "For whom?", "Themselves, or a child for whom they may decide"},
    {"agreement_when", "When?", "The day, and the time if it matters"},
    {"agreement_how", "How did they say it?", {}},
    {"agreement_told", "What did they know when they agreed?", {}},
    {"agreement_free", "Were they free to say no?", "Tick what you know to be so"},
}};
struct AgreementChoice {
  std::string_view note, id;
  Text label;
};
inline constexpr std::array<AgreementChoice, 9> kAgreementChoices{{
    {"agreement_how", "words", "In words"},
    {"agreement_how", "writing", "In writing"},
    {"agreement_told", "why", "Why it is shared"},
    {"agreement_told", "what", "What is shared"},
    {"agreement_told", "how", "How it is shared"},
    {"agreement_told", "with-whom", "With whom"},
    {"agreement_free", "no-pressure", "Nobody pressed them"},
    {"agreement_free", "no-service", "No help or service depended on it"},
    {"agreement_free", "nobody-coercive", "Nobody whom they fear was there"},
}};
struct AgreementElementWords {
  std::string_view id;
  Text title;
};
inline constexpr std::array<AgreementElementWords, 11> kAgreementElements{{
    {"who", "who agreed"},
    {"for", "for whom"},
    {"when", "when"},
    {"how", "in words or in writing"},
    {"told-why", "that they knew why"},
    {"told-what", "that they knew what is shared"},
    {"told-how", "that they knew how"},
    {"told-with", "that they knew with whom"},
    {"no-pressure", "that nobody pressed them"},
    {"no-service", "that no help depended on it"},
    {"nobody-coercive", "that nobody whom they fear was there"},
}};

}  // namespace sharewell::web::words
