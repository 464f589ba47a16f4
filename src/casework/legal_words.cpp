// SPDX-License-Identifier: MIT
#include "casework/legal_words.h"

#include <array>

namespace sharewell::casework {
namespace {

constexpr std::array<LegalChoice, 7> kBases{{
    {"public-task", "Public task", "UK GDPR Article 6(1)(e)",
     "A public body does what the law gives it to do"},
    {"legal-obligation", "Legal obligation", "UK GDPR Article 6(1)(c)",
     "A statute or a court requires the sharing"},
    {"vital-interests", "Vital interests", "UK GDPR Article 6(1)(d)", "Somebody's life is in danger"},
    {"recognised-legitimate-interest", "Recognised legitimate interest, safeguarding",
     "UK GDPR Article 6(1)(ea) and Annex 1",
     "Since 5 February 2026, to safeguard a child or an adult at risk. Not for a public authority doing its "
     "tasks"},
    {"legitimate-interests", "Legitimate interests", "UK GDPR Article 6(1)(f)",
     "A charity or company, once the person's own interests are weighed. Not for a public authority doing "
     "its tasks"},
    {"consent", "Consent", "UK GDPR Article 6(1)(a)",
     "Rarely the one that fits: it has to be free, and can be taken back at any time"},
    {kLawEnforcement, "Law enforcement task", "Data Protection Act 2018, Part 3, section 35",
     "Only where your own organisation is a competent authority, such as a police force, and shares for law "
     "enforcement. A school or council that tells the police is not under Part 3"},
}};

constexpr std::array<LegalChoice, 15> kConditions{{
    {"none", "None: no special category information", "", ""},
    {"safeguarding", "Safeguarding of children and of individuals at risk",
     "UK GDPR Article 9(2)(g); Data Protection Act 2018, Schedule 1, paragraph 18",
     "To protect a child or an adult at risk, where consent cannot be given, cannot reasonably be had, or "
     "asking would work against the protection; and the public interest in it is substantial"},
    {"health-social-care", "Health or social care",
     "UK GDPR Article 9(2)(h); Data Protection Act 2018, Schedule 1, paragraph 2",
     "By or under somebody who is bound to secrecy"},
    {"statutory", "Statutory and government purposes",
     "UK GDPR Article 9(2)(g); Data Protection Act 2018, Schedule 1, paragraph 6", ""},
    {"unlawful-acts", "Preventing or detecting unlawful acts",
     "UK GDPR Article 9(2)(g); Data Protection Act 2018, Schedule 1, paragraph 10", ""},
    {"counselling", "Confidential counselling, advice or support",
     "UK GDPR Article 9(2)(g); Data Protection Act 2018, Schedule 1, paragraph 17", ""},
    {"economic-well-being", "Economic well-being of an adult at risk",
     "UK GDPR Article 9(2)(g); Data Protection Act 2018, Schedule 1, paragraph 19", ""},
    {"social-protection", "Social security and social protection",
     "UK GDPR Article 9(2)(b); Data Protection Act 2018, Schedule 1, paragraph 1", ""},
    {"vital-interests", "Vital interests", "UK GDPR Article 9(2)(c)",
     "Somebody's life, where the person cannot consent"},
    {"legal-claims", "Legal claims and courts", "UK GDPR Article 9(2)(f)", ""},
    {"explicit-consent", "Explicit consent", "UK GDPR Article 9(2)(a)", "Rarely the one that fits"},
    {"law-enforcement-safeguarding", "Law enforcement: safeguarding",
     "Data Protection Act 2018, Part 3, Schedule 8, paragraph 4", "Only with a law enforcement task"},
    {"law-enforcement-statutory", "Law enforcement: statutory functions",
     "Data Protection Act 2018, Part 3, Schedule 8, paragraph 1", "Only with a law enforcement task"},
    {"law-enforcement-justice", "Law enforcement: administration of justice",
     "Data Protection Act 2018, Part 3, Schedule 8, paragraph 2", "Only with a law enforcement task"},
    {"law-enforcement-vital", "Law enforcement: vital interests",
     "Data Protection Act 2018, Part 3, Schedule 8, paragraph 3", "Only with a law enforcement task"},
}};

constexpr std::array<LegalChoice, 7> kOffences{{
    {"none", "None: no criminal offence information", "", ""},
    {"official-authority", "Under the control of official authority", "UK GDPR Article 10", ""},
    {"safeguarding", "Safeguarding of children and of individuals at risk",
     "UK GDPR Article 10; Data Protection Act 2018, Schedule 1, paragraphs 18 and 36", ""},
    {"unlawful-acts", "Preventing or detecting unlawful acts",
     "UK GDPR Article 10; Data Protection Act 2018, Schedule 1, paragraphs 10 and 36", ""},
    {"statutory", "Statutory and government purposes",
     "UK GDPR Article 10; Data Protection Act 2018, Schedule 1, paragraphs 6 and 36", ""},
    {"vital-interests", "Vital interests",
     "UK GDPR Article 10; Data Protection Act 2018, Schedule 1, paragraph 30", ""},
    {"legal-claims", "Legal claims", "UK GDPR Article 10; Data Protection Act 2018, Schedule 1, paragraph 33",
     ""},
}};

const std::array<LegalLine, 7> kLines{{{"legal_basis", "Legal basis", {}},
                                       {"legal_condition", "Condition for special category information", {}},
                                       {"legal_offence", "Condition for criminal offence information", {}},
                                       {"legal_power", "Power or duty", {}},
                                       {"legal_agreement", "Sharing agreement", {}},
                                       {"legal_controllers", "Controllers", {}},
                                       {"legal_says", "When it fits", {}}}};

}  // namespace

std::span<const LegalLine> legal_lines() { return kLines; }

std::span<const LegalChoice> bases() { return kBases; }
std::span<const LegalChoice> conditions() { return kConditions; }
std::span<const LegalChoice> offence_conditions() { return kOffences; }

std::string law_words(std::span<const LegalChoice> choices, std::string_view id) {
  for (const LegalChoice& choice : choices)
    if (choice.id == id)
      return std::string(choice.words) + (choice.law.empty() ? "" : ": " + std::string(choice.law));
  return std::string(id);
}

}  // namespace sharewell::casework
