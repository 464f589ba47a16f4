// SPDX-License-Identifier: MIT
#include "casework/own_duties.h"

#include <vector>

namespace sharewell::casework {
namespace {

constexpr const char* kRules = "The seven golden rules to sharing information";

const std::vector<guidance::Obligation>& own_duties() {
  static const std::vector<guidance::Obligation> duties{
      {std::string(kGiveAdvice),
       "Give advice on a decision",
       "A colleague asks for advice. Answer in writing, even if you have talked. They decide; the question "
       "and "
       "your answer stay in the case file. If a child is in danger now, ring first.",
       "today",
       "advice",
       {{4, kRules, ""}, {9, "The principles", ""}}},
      {std::string(kDecideAgain),
       "Read the advice and decide",
       "You asked for advice. Read what came back, then decide and record your decision, with what you made "
       "of the advice.",
       "today",
       "advice",
       {{12, "How", ""}}},
      {std::string(kEscalate),
       "Take it to somebody more senior there",
       "There is no answer, or not enough is being done. Go to a team manager, then to whoever is above "
       "them, "
       "and say in one sentence what you fear happens if nobody acts. If things get worse, call 999.",
       "today",
       "emergency",
       {{6, "Sharing Information", ""},
        {7, "Being alert to signs of abuse and neglect and taking action", ""}}},
      {std::string(kTellPerson),
       "Tell one person what was shared",
       "You judged that telling this person adds to no danger. Tell them what was shared, with whom and why. "
       "Note when and how you told them.",
       "2 working days",
       "tell",
       {{4, kRules, ""}, {11, "How", ""}}},
      {std::string(kTellPersonLater),
       "Look again whether one person can be told",
       "You judged that telling this person could add to the danger, or you do not know yet. Look again now. "
       "Until it is safe, send nothing that they could see.",
       "5 working days",
       "tell",
       {{4, kRules, ""}, {11, "How", ""}}},
      {std::string(kTalkOver),
       "Talk over a decision that differs from the recommendation",
       "A colleague decided differently from what the advice points to, and said why. That is a matter for "
       "supervision, not a fault. Note what you concluded together.",
       "5 working days",
       "record",
       {{9, "The principles", ""}}},
      {std::string(kSeeRestricted),
       "Look into a case file that is kept to few",
       "A colleague keeps it from the team, as when a concern is about somebody who works here. Read it, see "
       "who else has to know, ring the LADO where the person works with children, and open it to the team "
       "once that is safe.",
       "today",
       "advice",
       {{10, "Secure", ""}, {8, "Being alert to signs of abuse and neglect and taking action", ""}}},
      {std::string(kLookAtWay),
       "Look at how something was sent",
       "It went by a way that is not among those that your organisation allows. See what left, whether it "
       "arrived where it should, and who has to know, such as whoever leads on information governance. If "
       "the way is a good one, put it on the list. That a child came first is no fault.",
       "2 working days",
       "record",
       {{10, "Secure", ""}}},
      {std::string(kCompleteRecord),
       "Finish a record that is incomplete",
       "Something is still to be said of this decision: the facts it rests on, what follows either way, or "
       "the like. Where your own words say it already, tick that they do. This task ends by itself when the "
       "last part is said.",
       "5 working days",
       "record",
       {{4, kRules, ""}, {10, "Record", ""}}},
      {std::string(kReplyDuty),
       "Reply to whoever asked, with your reasons",
       "Say what you decided and why, whether you share or not. Do not give away what you hold back. You "
       "give "
       "the reply yourself; nothing is sent from here. The decision has a text that you can use.",
       "3 working days",
       "advice",
       {{10, "Record", ""}, {11, "When and how to share information", ""}}},
      {std::string(kChaseAnswer),
       "See that the answer comes",
       "You asked somebody else for information. Note what came, or ask again. If they will not share it, "
       "ask "
       "them why, note that as what stood in the way, and take it to somebody more senior where a child may "
       "come to harm.",
       "5 working days",
       "advice",
       {{4, kRules, ""}, {8, "Legislative framework", ""}}},
      {std::string(kStillNeeded),
       "See whether what came is still needed",
       "Information that others gave is kept no longer than its purpose needs. Look whether it still serves "
       "this child. Note until when it is kept and why, or ask your information governance lead to take it "
       "out.",
       "today",
       "record",
       {{10, "Record", ""}}},
      {std::string(kReviewKeeping),
       "See whether a case file is still to be kept",
       "Its time is over by its class, or it is kept without an end date and looked at at set intervals. "
       "Open it, and either say why it is kept on or ask that it be erased.",
       "today",
       "record",
       {{10, "Record", ""}}},
      {std::string(kReviewHold),
       "See whether a hold is still needed",
       "Nothing of this case file may be erased while it is on hold. Ask whoever wanted that, such as an "
       "inquiry, a court or an insurer. Note why it stays, or take it off.",
       "today",
       "record",
       {{10, "Record", ""}}},
      {std::string(kAgreeErasure),
       "Agree to an erasure, or not",
       "A colleague asks that this case file be erased. Read it yourself. If nothing in it is needed any "
       "more, agree once the waiting period is over; otherwise take the request back.",
       "today",
       "record",
       {{10, "Record", ""}}},
  };
  return duties;
}

}  // namespace

const guidance::Obligation* own_duty(std::string_view id) {
  for (const guidance::Obligation& duty : own_duties())
    if (duty.id == id) return &duty;
  return nullptr;
}

}  // namespace sharewell::casework
