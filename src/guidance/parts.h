// SPDX-License-Identifier: MIT
// What a guidance pack says, as read: questions, rules, duties and their words. Plain values, indexed in pack
// order.
//
// Never: how the rules are evaluated (see pack.h); anything about a person or a case.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"

namespace sharewell::guidance {

using QuestionIndex = std::uint8_t;
using AnswerIndex = std::uint8_t;
inline constexpr AnswerIndex kAbsent = 0xFF;  ///< a question that nobody has answered

/// Where the advice, or the local document of an overlay, says so.
struct Cite {
  int page = 0;  ///< printed page number
  std::string heading;
  std::string document{};  ///< empty: the advice; else the local document, as an overlay names it
  auto operator<=>(const Cite&) const = default;
};

struct Answer {
  std::string id, label, hint, said,
      reason;              ///< `said`: "You said ..."; `reason`: what the advice says about that
  std::vector<Cite> cite;  ///< its own, else empty: the question's count
  bool unknown = false;    ///< reads as "unknown" in expressions
};

struct Question {
  std::string id, ask, hint, why;
  std::vector<Answer> answers;
  std::vector<Cite> cite;
  AnswerIndex missing = 0;  ///< what an absent answer counts as
  std::vector<std::string> myths, notes;
  std::string set_by;                ///< "person", "computed", "setting" or "action"
  std::vector<AnswerIndex> ordered;  ///< lowest first, if its answers may be compared
};

struct Outcome {
  std::string id, title, lead, short_title;  ///< short_title: for a drawing; the title if the words have none
  int rank = 0;
  std::string same_as;  ///< moving to that outcome and back is no departure; may be empty
};

/// One line of the rules; a rule with two outcomes (D3) is two lines of one id, one after the other.
struct Rule {
  std::string id, text, ask;  ///< ask: its condition as a question; the text if the words have none
  std::size_t outcome = 0;
  std::vector<Cite> cite;
  std::uint64_t looks_at = 0;  ///< bit i: its condition looks at questions[i]
};

/// A stretch of the flowchart: either rules, in the order of the rules, or what comes with some outcomes.
struct Step {
  std::string id, title, lead;           ///< lead: a line of it is a line of a list
  std::vector<std::size_t> rules;        ///< the first line of each
  std::vector<QuestionIndex> questions;  ///< that are shown with it, with a case's answers
  std::vector<std::size_t> outcomes;
};

struct Obligation {
  std::string id, task, detail, due, group;
  std::vector<Cite> cite;
};

struct Notice {
  std::string id, text, evidence, date, link;
};

struct Myth {
  std::string id, myth, answer;
  std::vector<Cite> cite;
  std::vector<std::string> questions;
};

/// Whom to ask locally; only overlays have contacts.
struct Contact {
  std::string id, name, phone, email, hours, about;  ///< of the middle three, any but not all may be empty
};

struct Term {
  std::string id, term, meaning;
};

/// What was answered; every question may be absent.
struct Answers {
  std::array<AnswerIndex, limits::kPackQuestions> at{};
  Answers() { at.fill(kAbsent); }
  auto operator<=>(const Answers&) const = default;
};

/// An answer to every question of a pack; made by Pack::complete.
struct Facts {
  std::array<AnswerIndex, limits::kPackQuestions> at{};
  auto operator<=>(const Facts&) const = default;
};

enum class Truth : std::uint8_t { No, NotKnown, Yes };

/// A worked case of the pack and what the rules must say to it.
struct Case {
  std::string id, title, story;
  Answers answers;
  std::string outcome, rule;
  std::vector<std::string> include, exclude;  ///< obligations that must, and must not, be raised
};

/// Everything that a pack says, without the rules in a form that can be run.
struct Parts {
  std::string id, edition, title, publisher, reference, jurisdiction, licence, licence_url;
  std::string base;  ///< id of the pack that an overlay lies on; empty for a pack of its own
  std::string in_force_from, superseded_on;  ///< of the advice: as 2018-07-01; the second may be empty
  std::string local_from, local_until;       ///< the same of an overlay; both empty for a pack of its own
  int page_first = 1, page_last = 1;
  std::vector<Question> questions;
  std::vector<Outcome> outcomes;
  std::vector<Rule> rules;
  std::vector<Step> steps;  ///< every rule is in exactly one
  std::vector<Obligation> obligations;
  std::vector<Notice> notices;
  std::vector<Myth> myths;
  std::vector<Term> terms;
  std::vector<Contact> contacts;
  std::vector<Case> cases;
  std::map<std::string, std::string, std::less<>> texts;
};

}  // namespace sharewell::guidance
