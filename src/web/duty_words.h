// SPDX-License-Identifier: MIT
// The words of the page on duties in law: the bodies that the advice lists, with later changes as notes, and
// which duty binds which kind of body.
//
// In: nothing. Out: plain text, with page and heading of the advice. Never: says that a duty binds a body
// which the law does not name; claims that the list is complete.
#pragma once

#include <array>
#include <span>

#include "web/words.h"

namespace sharewell::web::words {

inline constexpr const char* kOnLaw = "Legislative framework";

inline constexpr Text kDutyTitle = "Duties in law";
inline constexpr Text kDutyLead =
    "Which bodies the law obliges to protect children and promote their welfare, as the advice lists them.";
inline constexpr Text kDutyNotAll =
    "The advice says that there are other duties like these, so this page is not complete. Ask whoever "
    "advises you on the law.";
inline constexpr Text kDutyAsk = "What kind of body are you?";
inline constexpr Text kDutyChoose = "Choose";
inline constexpr Text kDutyShow = "Show which duty binds it";
inline constexpr Text kDutyResult = "For this body";
inline constexpr Text kDutyNone = "None of the duties on this page is known to bind it.";
inline constexpr Text kDutySharing =
    "Sharing is supported in full all the same. The advice is for every body, whether one of these duties "
    "binds it or not, and every step here works the same.";
inline constexpr Text kDutyUnknown = "Choose a kind of body from the list.";
inline constexpr Text kDutyOfJuly = "As the law stood in July 2018; the notes say what has changed since.";
inline constexpr Text kDutyNote = "Later: ";

/// The duties that the advice names, as they are said of one body.
struct Bound {
  Text id, duty, law;
  int page;
};
inline constexpr Bound kBound11{
    "section-11", "To have arrangements that safeguard children and promote their welfare in all it does",
    "Section 11 of the Children Act 2004", 7};
inline constexpr Bound kBound11Contract{
    "section-11", "The same arrangements, through its contract with the Secretary of State",
    "Section 11 of the Children Act 2004; Offender Management Act 2007, section 3", 7};
inline constexpr Bound kBound11So74{
    "section-11", "The same arrangements, but only so far as it provides services under section 74",
    "Section 11 of the Children Act 2004; Education and Skills Act 2008, section 74", 7};
inline constexpr Bound kBound175{"section-175", "To safeguard and promote the welfare of pupils or students",
                                 "Section 175 of the Education Act 2002", 8};
inline constexpr Bound kBound175Council{"section-175", "To do the same in its education functions",
                                        "Section 175 of the Education Act 2002", 8};
inline constexpr Bound kBound55{
    "section-55",
    "To safeguard and promote the welfare of children in immigration, asylum, nationality and customs",
    "Section 55 of the Borders, Citizenship and Immigration Act 2009", 8};

inline constexpr std::array<Bound, 1> kOnly11{kBound11}, kOnly11Contract{kBound11Contract},
    kOnly11So74{kBound11So74}, kOnly175{kBound175}, kOnly55{kBound55};
inline constexpr std::array<Bound, 2> kCouncilBound{kBound11, kBound175Council};
inline constexpr std::array<Bound, 2> kSchoolBound74{kBound175, kBound11So74};

struct BodyKind {
  Text id, label;
  std::span<const Bound> bound;
  Text note{};
};
inline constexpr Text kNoteAcademy =
    "Section 175 names the governing bodies of maintained schools and of further education institutions. "
    "Other schools have duties under other laws, which the advice does not name.";
inline constexpr Text kNoteCharity =
    "A charity or voluntary group is on the section 11 list only so far as it provides section 74 services.";
inline constexpr std::array<BodyKind, 22> kBodyKinds{
    {{"local-authority", "A council (local authority)", kCouncilBound},
     {"nhs-england", "NHS England", kOnly11},
     {"clinical-commissioning-group", "A clinical commissioning group, now an integrated care board",
      kOnly11},
     {"nhs-trust", "An NHS trust or NHS foundation trust", kOnly11},
     {"policing-body", "A local policing body", kOnly11},
     {"transport-police", "The British Transport Police Authority", kOnly11},
     {"prison", "A prison", kOnly11},
     {"probation", "The National Probation Service", kOnly11},
     {"rehabilitation-company", "A community rehabilitation company", kOnly11Contract},
     {"youth-offending-team", "A youth offending team", kOnly11},
     {"maintained-school", "A maintained school", kOnly175},
     {"further-education", "A further education institution", kOnly175},
     {"school-with-74", "A maintained school or further education institution with section 74 services",
      kSchoolBound74},
     {"other-school", "Another school, an academy or a nursery", {}, kNoteAcademy},
     {"education-with-74", "Another body in education, with section 74 services", kOnly11So74},
     {"voluntary-without-74", "A charity or voluntary group, no section 74 services", {}, kNoteCharity},
     {"voluntary-with-74", "A charity or voluntary group, with section 74 services", kOnly11So74,
      kNoteCharity},
     {"person-with-74", "A person by themselves who provides section 74 services", kOnly11So74},
     {"uk-visas", "UK Visas and Immigration", kOnly55},
     {"immigration-enforcement", "Immigration Enforcement", kOnly55},
     {"border-force", "Border Force", kOnly55},
     {"another", "Another body, or I am not sure", {}}}};

/// The ten entries of page 7, in its order.
inline constexpr Text kSection11Heading = "Section 11 of the Children Act 2004: ten entries";
inline constexpr Text kSection11Caption = "Bodies that the advice lists under section 11";
inline constexpr Text kListBody = "Body";
inline constexpr Text kListCite = "In the advice";
struct ListedBody {
  Text body, note{};  ///< note: what later law changed; the entry stays as it is
};
inline constexpr std::array<ListedBody, 10> kSection11{
    {{"The local authority"},
     {"NHS England"},
     {"Clinical commissioning groups", "integrated care boards took their place in 2022."},
     {"NHS trusts and NHS foundation trusts"},
     {"The local policing body", "the law's own list names the chief officer of police beside it."},
     {"The British Transport Police Authority"},
     {"Prisons", "the law's own list names secure training centres and secure colleges too."},
     {"The National Probation Service and community rehabilitation companies, these through their contracts "
      "(Offender Management Act 2007, section 3)",
      "probation was brought into one service in 2021, and the companies ended."},
     {"Youth offending teams"},
     {"Bodies in the education or voluntary sectors, and any person, so far as they provide services under "
      "section 74 of the Education and Skills Act 2008"}}};
inline constexpr Text kSection11Since =
    "later law put the National Crime Agency and others on the list. It is at legislation.gov.uk.";
inline constexpr Text kSection11Not =
    "Not every school and not every charity has this duty. The last entry says how far it goes.";

inline constexpr Text kOthersHeading = "Other duties that the advice names";
inline constexpr Text kOther175 =
    "Section 175 of the Education Act 2002: for councils in their education functions, and for the governing "
    "bodies of maintained schools and of further education institutions.";
inline constexpr Text kOther55 =
    "Section 55 of the Borders, Citizenship and Immigration Act 2009: for the immigration, asylum, "
    "nationality and customs functions of the Secretary of State. In practice UK Visas and Immigration, "
    "Immigration Enforcement and Border Force, all part of the Home Office.";

// those that leads add
inline constexpr Text kAddedHeading = "Added here";
inline constexpr Text kAddedNone = "None yet. A safeguarding lead can add a duty that binds you.";
inline constexpr Text kAddedKeptBy = "Safeguarding leads keep this list. Tell yours if a duty is missing.";
inline constexpr Text kDutyAdd = "Add a duty";
inline constexpr Text kDutyChange = "Change a duty";
inline constexpr Text kDutyName = "What is the duty?";
inline constexpr Text kDutyNameHint = "For example: to tell the council of a privately fostered child";
inline constexpr Text kDutyCites = "Where does it stand?";
inline constexpr Text kDutyCitesHint = "The act and section, with the year";
inline constexpr Text kDutyBinds = "Which bodies does it bind?";
inline constexpr Text kDutySays = "What it says, in a few sentences";
inline constexpr Text kDutyGone = "Does it still hold?";
inline constexpr Text kDutyIn = "Stands in: ";
inline constexpr Text kDutyFor = "Binds: ";

}  // namespace sharewell::web::words
