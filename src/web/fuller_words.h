// SPDX-License-Identifier: MIT
// The words of the fuller record: what each of its fields asks, its hint, and its choices.
//
// In: the id of a field, and of a choice. Out: text as people read it. Never: says what the advice says; the
// page is cited beside it.
#pragma once

#include <array>

#include "web/words.h"

namespace sharewell::web::words {

inline constexpr Text kFullerTitle = "Complete the record";
inline constexpr Text kFullerLead =
    "Nothing here holds up a decision. Say what you can now and come back for the rest; leave what does not "
    "matter in this case. What your own words say already, you need not write again: tick it.";
inline constexpr Text kFullerHeading = "The fuller record";
inline constexpr Text kFullerSave = "Save";
inline constexpr Text kFullerWordsHere = "Your words at the decision";
inline constexpr Text kFullerRisk = "Risk, as answered: ";
inline constexpr Text kFullerQuality = "Not said";
inline constexpr Text kFullerMet = "Yes";
inline constexpr Text kFullerUnmet = "No: ";

struct FullerWords {
  std::string_view id;
  Text ask, hint;
};
inline constexpr std::array<FullerWords, 50> kFullerAsks{{
    {"covered", "What do your own words say already?", "Tick only what they really say"},
    {"helps", "Is sharing likely to help keep a child safe?", "This stands at the head of the record"},
    {"serves", "What does it serve?", {}},
    {"serves_other", "If something else: what?", {}},
    {"facts", "Which facts do you rely on?", "What you saw or were told, by whom and when"},
    {"best_interests", "How does it serve the child's best interests?", {}},
    {"system_flag", "Was there a flag in a system, such as CP-IS?",
     "Its source, date and what it says. A flag decides nothing by itself"},
    {"forms", "Which forms of abuse or neglect may be behind it?",
     "Signs can be hard to spot. A child of any age can be exploited for money, power or standing"},
    {"behind_one", "What may lie behind a change of behaviour?", {}},
    {"behind_other", "What else may lie behind it?", "A second possible reason"},
    {"effect_shared", "What could follow if it is shared?",
     "It can deeply change lives: for the child, the family and others"},
    {"effect_silent", "What could follow if it is not shared?", "For children and others at risk"},
    {"safety_person", "What does it mean for the safety and well-being of the person it is about?", {}},
    {"safety_others", "And of others whom that person may affect?", {}},
    {"need_to_share", "What speaks for sharing?", "The need that it meets"},
    {"rights_against", "Which rights and interests of the person weigh against it?", {}},
    {"living", "Is the person living?", {}},
    {"adult_child", "If it is about an adult: for which child is it, and what of it bears on that child?",
     "A parent, a carer or somebody else in the child's life"},
    {"expects", "Does the person expect this to be shared?",
     "Where they do not, telling or asking them matters more"},
    {"told_why", "What were they told about why?", {}},
    {"told_what", "What were they told about which information?", {}},
    {"told_how", "What were they told about how it is shared?", {}},
    {"told_with", "What were they told about with whom, for certain or possibly?", {}},
    {"told_when", "When were they told, and by whom?", {}},
    {"owed_whom", "If it was told in confidence: what is owed, and to whom?",
     "And which of their rights are touched"},
    {"owed_outcome", "What outweighs it, or does not?", "Your conclusion"},
    {"amount", "How much is shared, and why that much?", {}},
    {"less", "Could less do, or nothing that shows who it is about?", "Asked before how much is chosen"},
    {"whole_record", "Is it a whole record that is shared?", "If so, say above why less would not do"},
    {"enough", "Is it enough for them to act?", {}},
    {"with_whom", "Why with them?", {}},
    {"used_for", "What will they do or decide with it?", {}},
    {"when_why", "Why now?", "When the concern arose, and why it is shared now or later"},
    {"qualities", "Which of these does it meet?",
     "If one is not met, say why below: that stands as an exception, also from the first box"},
    {"unmet_necessary", "Not necessary for the purpose: why?", {}},
    {"unmet_proportionate", "Not in proportion to need and risk: why?", {}},
    {"unmet_relevant", "Not relevant in every part: why?", {}},
    {"unmet_adequate", "Not enough to go by: why?", {}},
    {"unmet_accurate", "Not accurate or not up to date: why?", {}},
    {"unmet_timely", "Not in time: why?", {}},
    {"unmet_secure", "Not secure: why?", {}},
    {"unmet_need_to_know", "Also to somebody who does not need it: why?", {}},
    {"unmet", "Anything else about what is not met", {}},
    {"in_hub", "Was it decided in a hub of several agencies, such as a MASH?",
     "If so, the record says what was done, and somebody answers for it by name"},
    {"hub_action", "In a hub: what was done?", {}},
    {"hub_agency", "In a hub: by which agency?", {}},
    {"hub_interests", "In a hub: how does it serve the child's best interests?", {}},
    {"understood", "Can it be understood and relied on?",
     "Sources and dates, when it was last checked, no jargon"},
    {"kept_secure", "How sensitive is it, and how is it kept secure?", {}},
    {"talked_with", "With whom did you talk about it?", "Who, when, and what was agreed for the child"},
}};

struct FullerChoice {
  std::string_view field, id;
  Text label;
};
inline constexpr std::array<FullerChoice, 41> kFullerChoices{{
    {"in_hub", "yes", "Yes"},
    {"in_hub", "no", "No"},
    {"covered", "facts", "The facts I rely on"},
    {"covered", "effect_shared", "What could follow if it is shared"},
    {"covered", "effect_silent", "What could follow if it is not shared"},
    {"covered", "safety_person", "What it means for the safety and well-being of the person"},
    {"covered", "safety_others", "And of others whom they may affect"},
    {"covered", "need_to_share", "What speaks for sharing"},
    {"covered", "rights_against", "Which of their rights and interests weigh against it"},
    {"covered", "best_interests", "How it serves the child's best interests"},
    {"qualities", "all", "All eight, but for what I name below"},
    {"helps", "yes", "Yes"},
    {"helps", "no", "No"},
    {"helps", "not-known", "I'm not sure"},
    {"serves", "harm", "Less risk of harm"},
    {"serves", "well-being", "Well-being"},
    {"serves", "both", "Both"},
    {"serves", "other", "Something else"},
    {"living", "yes", "Yes"},
    {"living", "no", "No"},
    {"living", "not-known", "I'm not sure"},
    {"whole_record", "yes", "Yes"},
    {"whole_record", "no", "No, a part"},
    {"expects", "expected", "Yes"},
    {"expects", "not-expected", "No"},
    {"expects", "not-known", "I'm not sure"},
    {"forms", "emotional", "Emotional abuse"},
    {"forms", "physical", "Physical abuse"},
    {"forms", "sexual", "Sexual abuse"},
    {"forms", "neglect", "Neglect"},
    {"forms", "exploitation", "Exploitation, at any age"},
    {"forms", "none-seen", "None seen"},
    {"forms", "not-known", "I'm not sure"},
    {"qualities", "necessary", "Necessary for the purpose"},
    {"qualities", "proportionate", "In proportion to need and risk"},
    {"qualities", "relevant", "Relevant"},
    {"qualities", "adequate", "Adequate"},
    {"qualities", "accurate", "Accurate and up to date"},
    {"qualities", "timely", "In time"},
    {"qualities", "secure", "Secure"},
    {"qualities", "need-to-know", "Only to those who need it"},
}};

struct FullerGroupWords {
  std::string_view id;
  Text title;
};
inline constexpr std::array<FullerGroupWords, 10> kFullerGroups{{
    {"words", "Your own words"},
    {"why", "Why"},
    {"signs", "What was seen"},
    {"either", "What could follow either way"},
    {"person", "The person it is about"},
    {"how", "How much, with whom, when"},
    {"quality", "What is shared"},
    {"exceptions", "What is not met, and why"},
    {"hub", "In a hub"},
    {"others", "Others you talked with"},
}};

}  // namespace sharewell::web::words
